"""A new list of schools and teachers, and what it does to the roster."""
