"""Looks whether a mail of ours lies in a mailbox, the Sent folder included: so it is known that it left."""

from __future__ import annotations

import re
from collections.abc import Collection

from imapclient.exceptions import IMAPClientError

from tasks.domain.errors import CannotReach
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import folders as choosing
from tasks.mailboxes.connect import hang_up, in_words, open_mailbox
from tasks.mailboxes.wire import Wire

_NEWEST = 500  # mails of a folder that are looked at; SEARCH is not to be trusted (FACTS: QQ, NetEase)
_HEADER = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID X-ROLLCALL-NOTICE)]"


def find_own(source: MailboxSource, secret: str, message_ids: Collection[str]) -> frozenset[str]:
    """Those of the Message-IDs (without angle brackets), or marks, that lie among the newest mails of any folder.

    Raises CannotReach or LoginRefused. Not found proves nothing: a copy may still be on its way.
    """
    found: set[str] = set()
    client = open_mailbox(source, secret)
    try:
        for folder in choosing.listed(client.list_folders()):
            if folder.is_readable and not folder.is_everything:
                client.select_folder(folder.wire, readonly=True)
                found |= _in_folder(client) & set(message_ids)
    except (OSError, IMAPClientError) as trouble:
        raise CannotReach(f"邮箱 {source.id} 查不了：{in_words(trouble)}") from trouble
    finally:
        hang_up(client)
    return frozenset(found)


def _in_folder(client: Wire) -> set[str]:
    uids = sorted(client.search(["ALL"]))[-_NEWEST:]
    if not uids:
        return set()
    answer = client.fetch(uids, [_HEADER])
    headers = [value for item in answer.values() for key, value in item.items() if key.startswith(b"BODY[")]
    text = "\n".join(header.decode("latin-1") for header in headers if header)
    lines = re.sub(r"\r?\n[ \t]+", " ", text).splitlines()
    return {line.partition(":")[2].strip().strip("<>") for line in lines if ":" in line}
