"""Runs one row of the benchmarks: a ratio of ours against a named peer or limit, taken side by side in one run.

A row is a file in rows/ with SENTENCE (what is compared), GOAL, AT_MOST (else the goal is a least) and measure(),
which gives the ratio, and raises PeerMissing with what to install where the peer is not there.
"""

from __future__ import annotations

import importlib
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]


class PeerMissing(Exception):
    """The peer to be measured against is not on this machine; the message says how to get it."""


def interleaved(ours: Callable[[], float], theirs: Callable[[], float], pairs: int = 5) -> float:
    """Median of ours divided by median of theirs, measured in turns so that a busy machine hits both."""
    taken = [(ours(), theirs()) for _ in range(pairs)]
    return statistics.median(a for a, _ in taken) / statistics.median(b for _, b in taken)


def paired(ours: Callable[[], float], theirs: Callable[[], float], pairs: int = 5) -> float:
    """Median of the ratios of neighbours, each first in turn: what slows the machine for a while slows both."""
    ratios = []
    for turn in range(pairs):
        if turn % 2:
            peer, own = theirs(), ours()
        else:
            own, peer = ours(), theirs()
        ratios.append(own / peer)
    return statistics.median(ratios)


def main(words: list[str]) -> int:
    rows = sorted(path.stem.replace("_", "-") for path in (HERE / "rows").glob("[a-z]*.py"))
    if words == ["--list"]:
        for name in rows:
            print(f"{name:<24} {_row(name).SENTENCE}")
        return 0
    if len(words) != 1 or words[0] not in rows:
        print(f"usage: deploy/bench/run ROW | --list; rows: {', '.join(rows) or 'none yet'}", file=sys.stderr)
        return 2
    row = _row(words[0])
    print(f"{row.SENTENCE}; wanted: {'at most' if row.AT_MOST else 'at least'} {row.GOAL}")
    try:
        ratio = row.measure()
    except PeerMissing as missing:
        print(f"{words[0]}: {missing}", file=sys.stderr)
        return 2
    print(f"{words[0]}: ratio {ratio:.2f} (goal {row.GOAL})")
    return 0 if (ratio <= row.GOAL if row.AT_MOST else ratio >= row.GOAL) else 1


def _row(name: str) -> Any:
    return importlib.import_module(f"rows.{name.replace('-', '_')}")


if __name__ == "__main__":
    sys.modules["bench"] = sys.modules["__main__"]  # so that a row's PeerMissing is the one caught here
    sys.exit(main(sys.argv[1:]))
