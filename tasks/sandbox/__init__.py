"""A made-up county that is real on the wire: people, story and truth, website, mailboxes and SMTP server."""
