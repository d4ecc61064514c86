"""What is named as a paper is, and is not handed in."""
