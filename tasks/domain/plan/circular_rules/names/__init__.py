"""One thing under two names, and numbers of items and attachments."""
