"""1,000 mails of 200 KB, read, decoded, hashed and stored, against mbsync, which only copies them."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from bench import PeerMissing, paired
from mailserver import SECRET, MailServer, mail_server, mail_with_file
from reader import reader

SENTENCE = "seconds for 1,000 mails of 200 KB read, decoded, hashed and synced to disk, ours over mbsync's copying"
GOAL = 2.0
AT_MOST = True
_MAILS, _SIZE = 1_000, 200_000


def measure() -> float:
    program = shutil.which("mbsync")
    if program is None:
        raise PeerMissing("mbsync is not here: apt-get install isync")
    with mail_server() as server:
        server.fill("box", _MAILS, lambda n: mail_with_file(n, _SIZE))

        def ours() -> float:
            with reader(server, "box") as fresh:
                return fresh.read()

        ratio = paired(ours, lambda: _copied(program, server), pairs=5)
        if getmail := shutil.which("getmail"):
            getmail_seconds = _fetched(getmail, server)
            print(f"getmail6: {getmail_seconds:.1f} s, ours {ours():.1f} s")
        return ratio


def _copied(program: str, server: MailServer) -> float:
    with tempfile.TemporaryDirectory(prefix="rollcall-bench-") as name:
        (Path(name) / "box").mkdir()
        (Path(name) / "rc").write_text(
            f"IMAPAccount a\nHost 127.0.0.1\nPort {server.port}\nUser box\nPass {SECRET}\nSSLType None\n"
            "AuthMechs LOGIN\n\n"
            f"IMAPStore far\nAccount a\n\nMaildirStore near\nInbox {name}/box/INBOX\nPath {name}/box/\n\n"
            "Channel c\nFar :far:\nNear :near:\nPatterns INBOX\nCreate Near\nSync Pull\nSyncState *\n"
        )
        began = time.perf_counter()
        subprocess.run([program, "-q", "-c", f"{name}/rc", "c"], check=True, capture_output=True)
        seconds = time.perf_counter() - began
        assert sum(1 for path in Path(name).rglob("*") if path.is_file()) > _MAILS
        return seconds


def _fetched(program: str, server: MailServer) -> float:
    with tempfile.TemporaryDirectory(prefix="rollcall-bench-") as name:
        for part in ("cur", "new", "tmp"):
            (Path(name) / "box" / part).mkdir(parents=True)
        (Path(name) / "getmailrc").write_text(
            f"[retriever]\ntype = SimpleIMAPRetriever\nserver = 127.0.0.1\nport = {server.port}\nusername = box\n"
            f"password = {SECRET}\n[destination]\ntype = Maildir\npath = {name}/box/\n[options]\nread_all = true\n"
        )
        subprocess.run(["chown", "-R", "mail:mail", name], check=True)  # it delivers nothing as root
        line = ["runuser", "-u", "mail", "--", program, "-q", "--getmaildir", name]
        began = time.perf_counter()
        subprocess.run(line, check=True, capture_output=True)
        return time.perf_counter() - began
