"""What all kinds of websites share: asking politely, believing only what is whole, and keeping what was seen."""
