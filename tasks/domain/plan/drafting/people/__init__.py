"""Who hands in, and how many each."""
