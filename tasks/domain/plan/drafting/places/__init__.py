"""Where something goes: mailboxes, columns of a website, platforms, an office's table."""
