"""A first reading that somebody stops with Ctrl-C at a terminal shows how far it is, and goes on where it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

DRILL = Path(__file__).resolve().parents[2] / "deploy" / "bench" / "interrupted_reading.py"


def test_a_reading_stopped_with_ctrl_c_loses_nothing_and_keeps_nothing_twice() -> None:
    """Once among 1,600 mails here; `deploy/bench/interrupted_reading.py` alone takes 20,000, and stops twice."""
    line = [sys.executable, str(DRILL), "1600", "0.3"]
    done = subprocess.run(line, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 times Ctrl-C in a first reading of 1600 mails; 0 wrong" in done.stdout
    assert "Ctrl-C at 500, exit 130" in done.stdout
