"""Where the circular speaks of a requirement: its lines, by the requirement's names and by what was ruled about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.requirement import Requirement
from tasks.domain.plan.ruling import Ruling

_MOST = 6
_PLAIN = re.compile(r"[\s《》“”\"'（）()]+")
_NUMBERED = re.compile(r"[(]?(\d{1,2})[.、)]")
_SPAN = re.compile(r"(?:材料|第)(\d{1,2})(?:[-—~至到](\d{1,2}))?(?=项|[^\d年月日号条期])")
_NEAR = 0.8  # of the pairs of signs of a name
_QUOTE = 80  # characters shown of a line


@dataclass(frozen=True, slots=True)
class Cited:
    """One line of the circular, as written, cut where it is long."""

    line: int
    quote: str


def lines_about(circular: Circular, requirement: Requirement, rulings: Iterable[Ruling]) -> tuple[Cited, ...]:
    """At most six lines: those that name the requirement, then those on which its rulings rest, in the text's order."""
    names = [plain for name in (requirement.title, *requirement.aliases) if len(plain := _PLAIN.sub("", name)) >= 3]
    naming = [number for number, line in circular.written.items() if any(n in _PLAIN.sub("", line) for n in names)]
    naming = naming or _likest(circular, names[0] if names else "")
    naming = [*naming[:_MOST], *_by_number(circular, naming[:_MOST])]
    ruled = [number for ruling in rulings for number in _lines_of(ruling) if number in circular.written]
    kept = sorted([*dict.fromkeys([*naming, *ruled])][:_MOST])
    return tuple(Cited(number, _cut(circular.written[number], names)) for number in kept)


def _likest(circular: Circular, name: str) -> list[int]:
    """Where no line has the whole name, the two that have most of it: “推门听课”活动的材料 for “推门听课”材料."""
    pairs = {name[i : i + 2] for i in range(len(name) - 1)}
    shares = {n: sum(p in _PLAIN.sub("", line) for p in pairs) for n, line in circular.written.items()}
    near = [n for n, count in shares.items() if pairs and count >= _NEAR * len(pairs)]
    return sorted(near, key=lambda n: (-shares[n], n))[:2]


def _by_number(circular: Circular, naming: Iterable[int]) -> Iterator[int]:
    """Lines below a numbered item that speak of it by its number: 材料1-5于2月24日下班前."""
    for item in naming:
        numbered = _NUMBERED.match(circular.narrow[item])
        if numbered is None:
            continue
        for number, line in circular.lines:
            spans = ((int(s[1]), int(s[2] or s[1])) for s in _SPAN.finditer(line))
            if number > item and any(first <= int(numbered[1]) <= last for first, last in spans):
                yield number
                break


def rulings_about(requirement: str, rulings: Iterable[Ruling]) -> tuple[Ruling, ...]:
    return tuple(r for r in rulings if any(settled.split("/")[0] == requirement for settled in r.settles))


def _lines_of(ruling: Ruling) -> Sequence[int]:
    """impossible-date@18 speaks of line 18; a ruling on a requirement or a file of no line."""
    place = ruling.defect.partition("@")[2]
    return [int(place)] if place.isdecimal() else []


def _cut(line: str, names: Sequence[str]) -> str:
    """The part of a long line around the first name in it."""
    if len(line) <= _QUOTE:
        return line
    at = min((found for name in names if (found := line.find(name[:4])) >= 0), default=0)
    start = max(0, min(at - 20, len(line) - _QUOTE))
    return ("…" if start else "") + line[start : start + _QUOTE] + ("…" if start + _QUOTE < len(line) else "")
