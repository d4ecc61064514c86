"""What a mail with a 50 MB attachment adds to the memory of the process that reads it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from mailserver import mail_server, mail_with_file

SENTENCE = "megabytes that a mail with a 50 MB attachment adds to the process that reads it"
GOAL = 64
AT_MOST = True
_READ = """
import re, sys
from pathlib import Path
sys.path[:0] = sys.argv[4:]
sys.modules["bench"] = type(sys)("bench"); sys.modules["bench"].PeerMissing = Exception
from mailserver import MailServer
from reader import Reader
server = MailServer(Path(sys.argv[1]), int(sys.argv[2]))
peak = lambda: int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])  # rusage keeps a parent's
Reader(Path(sys.argv[3]) / "small", server, "small").read()
before = peak()
Reader(Path(sys.argv[3]) / "large", server, "large").read()
print((peak() - before) / 1024)
"""


def measure() -> float:
    here = Path(__file__).parent.parent
    with mail_server() as server:
        server.fill("small", 20, lambda n: mail_with_file(n, 200_000))
        server.fill("large", 1, lambda n: mail_with_file(n, 50_000_000 * 4 // 3))
        stores = server.folder / "stores"
        for name in ("small", "large"):
            (stores / name).mkdir(parents=True)
        line = [sys.executable, "-c", _READ, str(server.folder), str(server.port), str(stores)]
        done = subprocess.run([*line, str(here), str(here.parent.parent)], check=True, capture_output=True, text=True)
        return float(done.stdout.split()[-1])
