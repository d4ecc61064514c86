"""The kinds of sources that can be read: one place to add a kind of mailbox or website to."""

from __future__ import annotations

# one file in tasks/mailboxes/ for each
MAILBOX_KINDS = ("imap", "maildir")
# one file in tasks/sites/ for each
WEBSITE_KINDS = ("html_list", "json_list")

# provider -> IMAP host; all of them TLS on 993
PROVIDERS = {"126": "imap.126.com", "163": "imap.163.com", "qq": "imap.qq.com", "generic": ""}
