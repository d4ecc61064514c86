"""What the rules read alike: which papers a sentence speaks of, what is told for all of them, who does it."""
