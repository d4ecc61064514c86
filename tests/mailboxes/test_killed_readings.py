"""A reading that is killed at any of its steps loses nothing and stores nothing twice."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

SWEEP = Path(__file__).resolve().parents[2] / "deploy" / "bench" / "kill_reading.py"


def test_a_killed_reading_is_taken_up_where_it_was() -> None:
    """Each ninth step here; `deploy/bench/kill_reading.py` alone tries them all."""
    line = [sys.executable, str(SWEEP), "3", "9"]
    done = subprocess.run(line, capture_output=True, text=True, timeout=200, check=False)
    told = re.search(r"killed at (\d+) steps of a reading of 3 mails; 0 wrong", done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert told, done.stdout
    assert int(told[1]) >= 5
