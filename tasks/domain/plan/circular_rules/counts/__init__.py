"""How many: no number, one that can be read in two ways, or two of them."""
