"""One file a rule, each declaring CHECK."""
