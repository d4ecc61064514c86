"""Lists of papers, and what points at them."""
