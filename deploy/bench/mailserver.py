"""A private Dovecot for the rows that read a mailbox: Maildirs on the disk, served on a loopback port."""

from __future__ import annotations

import base64
import os
import random
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import PeerMissing

SECRET = "abcd-efgh-ijkl"
_CONFIG = """
base_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail/%u
mail_uid = mail
mail_gid = mail
first_valid_uid = 1
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service imap-login {{
  process_min_avail = 1
}}
passdb {{
  driver = static
  args = password={secret}
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={folder}/mail/%u
}}
"""


@dataclass(frozen=True)
class MailServer:
    folder: Path
    port: int

    def fill(self, user: str, count: int, mail: Callable[[int], bytes]) -> None:
        """Put `count` mails into the user's inbox, as files."""
        box = self.folder / "mail" / user
        for part in ("cur", "new", "tmp"):
            (box / part).mkdir(parents=True)
        for number in range(count):
            (box / "cur" / f"{1_676_000_000 + number}.{number}.bench:2,").write_bytes(mail(number))
        subprocess.run(["chown", "-R", "mail:mail", str(box)], check=True)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    program = shutil.which("dovecot", path=os.environ["PATH"] + ":/usr/sbin")
    if program is None or os.geteuid() != 0:
        raise PeerMissing("needs Debian's dovecot-imapd, and root to start one of our own")
    with tempfile.TemporaryDirectory(prefix="rollcall-bench-") as name, socket.socket() as probe:
        folder = Path(name)
        for passed in (folder, folder / "mail"):  # Dovecot reads as another user, whatever mask we were started with
            passed.mkdir(exist_ok=True)
            passed.chmod(0o755)
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
        probe.close()
        (folder / "dovecot.conf").write_text(_CONFIG.format(folder=folder, port=port, secret=SECRET))
        server = subprocess.Popen([program, "-F", "-c", str(folder / "dovecot.conf")], umask=0o022)
        try:
            _wait_for(port)
            yield MailServer(folder, port)
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise PeerMissing("the Dovecot of this row does not answer")


def mail_with_file(number: int, size: int) -> bytes:
    """A school's mail with one file of about so many bytes on the wire."""
    data = base64.encodebytes(random.Random(number).randbytes(size * 3 // 4))
    head = (
        f"From: school{number % 60}@county.example\r\nTo: box@county.example\r\n"
        f"Message-ID: <{number}@county.example>\r\n"
        f"Date: Fri, 24 Feb 2023 08:30:15 +0800\r\nSubject: 课程表 {number}\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=edge\r\n\r\n--edge\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        "见附件\r\n--edge\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Disposition: attachment; filename=a.zip\r\n\r\n"
    )
    return head.encode() + data.replace(b"\n", b"\r\n") + b"--edge--\r\n"
