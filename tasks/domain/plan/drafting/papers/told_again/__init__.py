"""Papers that are told more than once, of which another sentence tells the day."""
