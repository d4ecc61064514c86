"""Who has to."""
