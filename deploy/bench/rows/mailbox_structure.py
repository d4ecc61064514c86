"""Headers and structure of 2,000 mails in the first pass of our reading, against imapclient asking for just these."""

from __future__ import annotations

import time

from bench import paired
from mailserver import mail_server, mail_with_file
from reader import logged_in, outlined

SENTENCE = (
    "seconds for headers and structure of 2,000 mails, ours decoded to sender, subject and file names, over imapclient"
    " fetching them alone; connection, login and the list of UIDs in both, median of paired ratios"
)
GOAL = 1.5
AT_MOST = True
_MAILS, _AT_ONCE = 2_000, 500


def measure() -> float:
    with mail_server() as server:
        server.fill("box", _MAILS, lambda n: mail_with_file(n, 1_500))

        def theirs() -> float:
            began = time.perf_counter()
            with logged_in(server, "box") as client:
                client.select_folder("INBOX", readonly=True)
                uids = client.search(["ALL"])
                for start in range(0, len(uids), _AT_ONCE):
                    items = ["ENVELOPE", "BODYSTRUCTURE", "RFC822.SIZE", "INTERNALDATE", "FLAGS"]
                    client.fetch(uids[start : start + _AT_ONCE], items)
            return time.perf_counter() - began

        return paired(lambda: outlined(server, "box", _MAILS), theirs, pairs=11)
