"""By when: days that cannot be, that fall on a day off, that two places tell differently, or that nobody tells."""
