"""The front doors: the command line, the web pages, and the wiring."""
