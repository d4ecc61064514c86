"""The linter on pairs: a small circular with one mistake, in which it is found, and the same without it: nothing.

tests/data/circular_pairs holds them, each text once: `== KIND…: name`, then the circular, in it [[the mistake||as it
should be]]. The finding stands on a line of the mistake, on one marked ¦, or names such a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

PAIRS = Path(__file__).parents[2] / "data" / "circular_pairs"
CALENDAR = calendar_for(range(2023, 2029))
MARK = re.compile(r"\[\[(.*?)\|\|(.*?)\]\]", re.DOTALL)


def pairs() -> Iterator[object]:
    for path in sorted(PAIRS.glob("*.txt")):
        for block in re.split(r"^== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            head, _, text = block.partition("\n")
            kinds, _, name = head.partition(": ")
            yield pytest.param(kinds.split(), text.rstrip("\n"), id=f"{path.stem}: {name}")


def lines_of(text: str) -> set[int]:
    """The lines, from 1, of the faulty text on which a mistake begins or that bear a ¦."""
    faulty, lines = text, set()
    while found := MARK.search(faulty):
        lines.add(faulty.count("\n", 0, found.start()) + 1)
        faulty = faulty[: found.start()] + found[1] + faulty[found.end() :]
    return lines | {number for number, line in enumerate(faulty.split("\n"), 1) if "¦" in line}


@pytest.mark.parametrize(("kinds", "text"), pairs())
def test_it_finds_the_mistake_and_nothing_where_it_is_put_right(kinds, text):
    faulty, right = (MARK.sub(lambda mark, n=n: mark[n], text).replace("¦", "") for n in (1, 2))
    lines = lines_of(text)

    found = [defect for defect in lint_circular(faulty, CALENDAR) if defect.kind in kinds]

    assert any(one.line in lines or any(f"第 {n} 行" in one.message for n in lines) for one in found)
    assert lint_circular(right, CALENDAR) == ()
