"""Parts and their whole, in sentences, lists and tables."""
