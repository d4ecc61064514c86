"""Nothing new among 20,000 mails: our whole reading against connect, login and one bare STATUS."""

from __future__ import annotations

import time

from bench import paired
from mailserver import mail_server
from reader import logged_in, reader

SENTENCE = (
    "seconds of a reading that finds nothing new in 20,000 mails (our cursor, each folder's STATUS, their list),"
    " over imapclient's one bare STATUS; connection, login and logout in both, median of paired ratios"
)
GOAL = 1.3
AT_MOST = True
_MAILS = 20_000


def measure() -> float:
    with mail_server() as server, reader(server, "box") as ours:
        server.fill("box", _MAILS, lambda n: f"Message-ID: <{n}@x>\r\nSubject: {n}\r\n\r\nx {n}\r\n".encode())
        ours.already_knows(_MAILS)
        ours.read()

        def bare() -> float:
            began = time.perf_counter()
            with logged_in(server, "box") as client:
                client.folder_status("INBOX", ["UIDVALIDITY", "UIDNEXT", "MESSAGES"])
            return time.perf_counter() - began

        return paired(ours.read, bare, pairs=61)
