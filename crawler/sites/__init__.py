"""One file a site, each declaring SITE."""
