"""The odd one of a list, a table or a row of sentences: it lacks what all the others have."""
