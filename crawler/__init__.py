"""Site to raw pages, politely; every page kept as received."""
