"""Killed at each step and started again: how many mails arrived, and what the outbox says at the end."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

SENDER = Path(__file__).with_name("crash_sender.py")
TOP = Path(__file__).resolve().parents[3]

# step, mails that arrived in all, state at the end, and when a copy lies in a mailbox that is read
TABLE = [
    ("claimed", 1, "sent", "sent"),
    ("started", 1, "sent", "sent"),
    ("phase", 0, "uncertain", "uncertain"),
    ("dot", 1, "uncertain", "sent"),
    ("recording", 1, "uncertain", "sent"),
    ("recorded", 1, "sent", "sent"),
]


def killed(town, when: str, step: str) -> None:
    done = subprocess.run(
        [sys.executable, str(SENDER), str(town.home), f"2023-{when.replace(' ', 'T')}:00", step],
        cwd=TOP,
        env={"PYTHONPATH": str(TOP), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


@pytest.mark.parametrize(("step", "arrived", "state", "with_copy"), TABLE, ids=[row[0] for row in TABLE])
def test_nothing_is_lost_or_doubled_in_silence(town, step, arrived, state, with_copy):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    killed(town, "02-17 09:00", step)
    assert town.send("02-17 09:16").counts["uncertain"] == (state == "uncertain")  # the lease has run out
    assert (len(town.post.mails), of_wang(town, "02-17 09:16")) == (arrived, state)
    if with_copy != state:
        town.copied(town.post.mails[0], "02-17 09:41")
        town.cycle("02-17 09:45")
        assert (len(town.post.mails), of_wang(town, "02-17 09:45")) == (arrived, with_copy)


def of_wang(town, when: str) -> str:
    [state] = [state for kind, who, state in town.states(when) if (kind, who) == ("T-7", "c-wang")]
    return state
