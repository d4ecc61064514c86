"""What a mail with a 50 MB attachment adds to the memory of the process that reads it: in megabytes, and as a curve."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import groupby
from pathlib import Path

from mailserver import mail_server, mail_with_file

SENTENCE = (
    "megabytes that one mail with a 50 MB attachment adds at its peak to a process that has read small mails before"
)
GOAL = 64
AT_MOST = True
_ROWS, _BAR = 16, 60  # of the curve, and characters in it
_READ = """
import json, re, sys, threading, time
from pathlib import Path
sys.path[:0] = sys.argv[4:]
sys.modules["bench"] = type(sys)("bench"); sys.modules["bench"].PeerMissing = Exception
from mailserver import MailServer
from reader import Reader
server = MailServer(Path(sys.argv[1]), int(sys.argv[2]))
says = lambda name: int(re.search(name + r":\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
Reader(Path(sys.argv[3]) / "small", server, "small").read()
Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here
curve, began, over = [(0.0, says("VmRSS"))], time.monotonic(), threading.Event()
def watch():
    while not over.wait(0.01):
        curve.append((time.monotonic() - began, says("VmRSS")))
watching = threading.Thread(target=watch)
watching.start()
Reader(Path(sys.argv[3]) / "large", server, "large").read()
over.set(); watching.join()
print(json.dumps({"before": curve[0][1], "peak": says("VmHWM"), "curve": curve}))
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
    told = json.loads(done.stdout.splitlines()[-1])
    before, peak = float(told["before"]), float(told["peak"])
    print(f"  after 20 small mails: {before:.0f} MB; peak while the large one was read: {peak:.0f} MB")
    _draw(told["curve"], before)
    return peak - before


def _draw(curve: list[tuple[float, float]], before: float) -> None:
    """The most in each stretch of time, as a bar of what was added."""
    step = (curve[-1][0] or 1.0) / _ROWS
    for stretch, points in groupby(curve, lambda point: min(_ROWS - 1, int(point[0] / step))):
        most = max(megabytes for _, megabytes in points)
        bar = "#" * round(max(0.0, most - before) / GOAL * _BAR)
        print(f"  {stretch * step:5.2f} s {most:6.1f} MB (+{most - before:4.1f}) {bar}")
