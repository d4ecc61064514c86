"""Where to: no place, one that nobody can find, or two of them."""
