"""300 unchanged pages against urlwatch, 50 ms server delay, four connections each: seconds on the clock of one poll."""

from __future__ import annotations

from poll import measure_poll

SENTENCE = "seconds on the clock: one poll of 300 unchanged pages, against urlwatch on as many connections"
GOAL = 1.1
AT_MOST = True


def measure() -> float:
    return measure_poll().wall
