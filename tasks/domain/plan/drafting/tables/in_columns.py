"""The cells of a row that lacks some, given to their columns."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.draft_words import PAPER
from tasks.domain.plan.drafting.tables.headers import LOOKS
from tasks.domain.plan.drafting.tables.rows import Row

_A_DAY = re.compile(r"\d\s*[月日号]")  # and 每园1份 only where no cell has one


def aligned(cells: list[str], header: list[str]) -> dict[str, str]:
    """Cells of a row that lacks some, given to columns by what they look like, else in order."""
    rest = list(cells)
    named: dict[str, str] = {}
    for role, looks in LOOKS.items():
        alike = [cell for cell in rest if looks.search(cell) and (role != "party" or not PAPER.search(cell))]
        cell = next((cell for cell in alike if role == "due" and _A_DAY.search(cell)), alike[0] if alike else None)
        if role in header and cell is not None:
            named[role] = cell
            rest.remove(cell)
    for role in (role for role in header if role not in LOOKS):
        if rest:
            named[role] = rest.pop(0)
    if rest and "place" in header:
        named.setdefault("place", rest[-1])  # 康复部(一楼103室): looks like none, and is all that is left
    return named


def filled(named: dict[str, str], rows: list[Row], merged: set[str]) -> dict[str, str]:
    dated = "due" in named and bool(named["due"])
    for role in ("due", "place", "party", "group", *(["title"] if dated else [])) if rows else ():
        same = role in merged and not named.get(role) or named.get(role, "") in {"〃", "同上", "″"}
        if role in rows[-1].cells and same:
            named[role] = rows[-1].cells[role]
    return named
