"""Setting up a website without CSS: a page is looked at, and a source file that reads it is proposed."""
