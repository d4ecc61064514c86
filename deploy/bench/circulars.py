"""Holds the linter and the draft against circulars whose truth is known: what was found, missed, invented.

.venv/bin/python deploy/bench/circulars.py FOLDER...: each NAME.txt with its truth beside it in NAME.toml: `clean`,
`defects` ("KIND@LINE"), `[[requirement]]` `title`, `due` (2026-03-13, "recurring", or "" where no day can be read).
A line for each circular that is not read as its truth says, and the sums; without a folder, those of the tests.
"""

from __future__ import annotations

import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tasks.calendars import calendar_for
from tasks.domain.plan.circulars.broken import rejoined
from tasks.domain.plan.defect import Defect
from tasks.domain.plan.draft import DraftRequirement, draft
from tasks.domain.plan.drafting.papers.names.same_names import plain, same_name
from tasks.domain.plan.lint import lint_circular

TOP = Path(__file__).resolve().parents[2]
OURS = TOP / "tests" / "data" / "circulars_many"
CALENDAR = calendar_for(range(2021, 2029))
# one matter may be told at either of its two ends
_OF_TWO_PLACES = frozenset({"conflicting-dates", "names-vary", "sum-mismatch", "count-unclear", "numbering-gap"})
_A_SERIES = 3  # days of one paper
_YEAR_AFTER = "next "  # a rule holds in one year: what comes again is written day by day in the one after
_DAY = re.compile(r"(?:20\d\d-)?(\d\d-\d\d)")


@dataclass(frozen=True, slots=True)
class Reading:
    """One circular beside its truth. `days`: how many papers have one; `wrong`: the papers that were not read so."""

    path: Path
    is_clean: bool
    defects: int
    missed: tuple[str, ...]
    false: tuple[str, ...]
    days: int
    wrong: tuple[str, ...]
    invented: tuple[str, ...]


def read(path: Path) -> Reading:
    """Lint and draft one circular. Raises FileNotFoundError without its truth, KeyError for one that lacks a field."""
    text = rejoined(path.read_text("utf-8"))  # as a circular is opened
    truth = tomllib.loads(path.with_suffix(".toml").read_text("utf-8"))
    wanted, owed = list(truth["defects"]), list(truth.get("requirement", []))
    found = {one.id: one for one in lint_circular(text, CALENDAR)}
    told = _told(wanted, found)
    lines = {_line(one) for one in wanted}
    wrong, invented = _papers(owed, draft(text).requirements)
    return Reading(
        path,
        bool(truth["clean"]),
        len(wanted),
        tuple(one for one in wanted if one not in told),
        tuple(one for one in found if one not in told.values() and _line(one) not in lines),
        sum(1 for one in owed if one["due"]),
        wrong,
        invented,
    )


def _told(wanted: Iterable[str], found: dict[str, Defect]) -> dict[str, str]:
    """Each planted defect that was found -> the finding: at its line, beside it, or at the matter's other end."""
    told: dict[str, str] = {}
    manners: tuple[Callable[[str, str], bool], ...] = (
        lambda one, id_: id_ == one,
        lambda one, id_: _kind(id_) == _kind(one) and abs(_line(id_) - _line(one)) <= 1,
        lambda one, id_: _kind(id_) == _kind(one) and f"第 {_line(one)} 行" in found[id_].message,
        lambda one, id_: _kind(id_) == _kind(one) and _kind(one) in _OF_TWO_PLACES,
    )
    for fits in manners:
        for one in wanted:
            left = (id_ for id_ in sorted(found) if id_ not in told.values() and fits(one, id_))
            if one not in told and (hit := next(left, None)):
                told[one] = hit
    return told


def _papers(
    owed: Sequence[dict[str, Any]], drafted: Sequence[DraftRequirement]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The papers with a day that were not drafted by it, and what was drafted beside them all."""
    left, waiting = list(drafted), sorted(owed, key=lambda one: not one["due"])
    manners: tuple[Callable[[dict[str, Any], DraftRequirement], bool], ...] = (
        lambda one, other: _bare(other.title) == _bare(one["title"]) and _is_by(one, other),
        lambda one, other: _is_one(other.title, one["title"]) and _is_by(one, other),
        lambda one, other: _is_one(other.title, one["title"]),
    )
    right: set[int] = set()
    for at_once, fits in enumerate(manners):
        for one in [*waiting]:
            if hit := next((other for other in left if fits(one, other)), None):
                left.remove(hit)
                waiting.remove(one)
                right |= {id(one)} if at_once < len(manners) - 1 else set()
    again = {_bare(one["title"]) for one in owed if one["due"] == "recurring"}
    series = Counter(_bare(one.title) for one in drafted if one.due)
    in_days = {title for title in again if series[title] >= _A_SERIES}  # 每月第5个工作日, which no rule can tell
    right |= {id(one) for one in owed if one["due"] == "recurring" and _bare(one["title"]) in in_days}
    wrong = tuple(f"{one['title']} {one['due']}" for one in owed if one["due"] and id(one) not in right)
    ahead = [one for one in left if _bare(one.title) in again and (one.due or "").startswith(_YEAR_AFTER)]
    left = [one for one in left if one not in ahead and _bare(one.title) not in in_days]
    return wrong, tuple(f"{one.title} {one.due or ''}".strip() for one in left)


def _is_by(one: dict[str, Any], other: DraftRequirement) -> bool:
    """Whether a paper was drafted by its day; a rule of several days stands for all that come again."""
    due = other.due or ""
    day = None if due.startswith("rrule") or " of " in due else _DAY.search(due)
    return (day[1] if day else "recurring" if due else "") == (one["due"][5:] if one["due"][:2] == "20" else one["due"])


def _bare(title: str) -> str:
    return plain(re.sub(r"[“”\"《》]", "", unicodedata.normalize("NFKC", title)))


def _is_one(drafted: str, told: str) -> bool:
    one, other = _bare(drafted), _bare(told)
    return same_name(one, other) or one in other or other in one


def _kind(id_: str) -> str:
    return id_.partition("@")[0]


def _line(id_: str) -> int:
    return int(id_.partition("@")[2])


def shares(readings: Sequence[Reading]) -> str:
    """All of them in one line."""
    defects, days = sum(one.defects for one in readings), sum(one.days for one in readings)
    clean = [one for one in readings if one.is_clean]
    dated = days - sum(len(one.wrong) for one in readings)
    return (
        f"circulars {len(readings)}: defects {defects - sum(len(one.missed) for one in readings)}/{defects}, "
        f"false alarms {sum(len(one.false) for one in readings)} (more than two in "
        f"{sum(len(one.false) > 2 for one in readings)}), clean ones without any "
        f"{sum(not one.false for one in clean)}/{len(clean)}, days {dated}/{days}, "
        f"invented or twice {sum(len(one.invented) for one in readings)}"
    )


def main(folders: Sequence[str]) -> int:
    """Print what was read otherwise, and the shares; 2 for a folder without circulars."""
    paths = [path for folder in folders or [OURS] for path in sorted(Path(folder).glob("*.txt"))]
    if not paths:
        print(f"no circulars in {' '.join(folders)}; each is NAME.txt with NAME.toml beside it", file=sys.stderr)
        return 2
    readings = [read(path) for path in paths]
    for one in readings:
        for what in ("missed", "false", "wrong", "invented"):
            for told in getattr(one, what):
                print(f"{one.path.stem}: {what}: {told}")
    print(shares(readings))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
