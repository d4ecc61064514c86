"""What stands on each page beside the text: page numbers, running heads, notes at the foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tasks.openers.printed.lines import Line
from tasks.openers.printed.page import Page

_NUMBER = re.compile(
    r"[-—–－·~\s]*\d{1,3}[-—–－·~\s]*|[-—\s]*第\s*[\d一二三四五六七八九十]{1,4}\s*页.{0,12}|\d{1,3}\s*/\s*\d{1,3}"
    r"|[Pp]age\s*\d{1,3}.{0,9}"
)
_MARGIN = 0.13  # of the page's height: where page numbers and running heads stand
_AT_EDGE = 2  # lines of each edge that may be running ones
_SMALL = 0.95  # of the print: a note's size


def without_running(pages: Sequence[tuple[Page, list[Line]]]) -> list[list[Line]]:
    """The lines of each page without its number, and without what stands at the same place of other pages too."""
    told = Counter(key for page, lines in pages for key in {_key(page, line) for line in _at_edges(lines)})
    kept: list[list[Line]] = []
    for page, lines in pages:
        edges = [line for line in _at_edges(lines) if _in_margin(page, line)]
        gone = [line for line in edges if _NUMBER.fullmatch(line.text) or told[_key(page, line)] > 1]
        kept.append([line for line in lines if line not in gone])
    return kept


def _at_edges(lines: Sequence[Line]) -> list[Line]:
    return [*lines[:_AT_EDGE], *lines[_AT_EDGE:][-_AT_EDGE:]]


def _in_margin(page: Page, line: Line) -> bool:
    return line.bottom < page.height * _MARGIN or line.top > page.height * (1 - _MARGIN)


def _key(page: Page, line: Line) -> tuple[str, bool, int]:
    low = line.middle > page.height / 2
    return re.sub(r"\d+", "0", line.text), low, round((page.height - line.top if low else line.top) / 6)


def notes_apart(page: Page, lines: Sequence[Line], size: float) -> tuple[list[Line], list[Line]]:
    """The text, and the notes in smaller print below a short line at the foot of the page."""
    short = [r.top for r in page.ruled if not r.upright and r.right - r.left < page.width * 0.4]
    rule = next((at for at in sorted(short) if at > page.height / 2 and _only_notes(lines, at, size)), page.height)
    return [line for line in lines if line.top < rule], [line for line in lines if line.top >= rule]


def _only_notes(lines: Sequence[Line], at: float, size: float) -> bool:
    below = [line for line in lines if line.top >= at - 1]
    return bool(below) and all(line.size < size * _SMALL for line in below)
