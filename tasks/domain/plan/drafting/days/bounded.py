"""From when to when something comes again: 4月28日首次报送,6月16日末次报送; 10月1日至10月8日每天16:00以前."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from tasks.domain.plan.drafting.days.numbers import NUMBER, number
from tasks.domain.plan.drafting.days.real_days import day_or_none
from tasks.domain.plan.drafting.days.short_dates import year_of
from tasks.domain.plan.drafting.days.when import Frame, When

_OPEN_FROM_TO = re.compile(r"每[天日][^,。;]{0,10}\d\s*(?:时|点|:\d\d)\s*(?:至|到|[-—–~～]+)")  # 每天9时至16时
_ONLY_SAYS = re.compile(r"[\s,)、]*(?:期间|内|的)?[\s,)]*")


def _a_day(n: int) -> str:
    return rf"(?:(?P<y{n}>20\d\d)\s*年\s*)?(?P<m{n}>{NUMBER})\s*月\s*(?P<d{n}>{NUMBER})\s*[日号]"


_RANGE = re.compile(
    rf"{_a_day(1)}\s*(?:\([^()]{{0,8}}\))?\s*(?:[-—–~～]+|至|到)\s*(?:(?P<m2>{NUMBER})\s*月\s*)?(?P<d2>{NUMBER})\s*[日号]"
    r"(?:\([^()]{0,8}\))?(?:期间|止|\))*,?(?:期间)?(?:[一-龥]{0,8}?),?$"
)
_BEGINS_OR_ENDS = re.compile(r"\s*(?:\([^()]*\))?\s*[起止]")
_MONTHS_OVER = re.compile(  # 6月份每周四, 3月至6月每周五
    rf"(?:(?P<a>{NUMBER})月份?(?:至|到|[-—–~～]+))?(?<![\d年])(?P<b>{NUMBER})月份?(?:期间|内|里|间)?的?,?$"
)
_FIRST = re.compile(
    rf"(?:首次|第一[次期报]|首[报期])[^,。;\d]{{0,8}}{_a_day(1)}|{_a_day(2)}[^,。;\d]{{0,4}}(?:首次|第一次|起)"
)
_LAST = re.compile(
    rf"(?:末次|末[报期]|终[报期]|最后一[次期报])[^,。;\d]{{0,8}}{_a_day(1)}|{_a_day(2)}[^,。;\d]{{0,4}}(?:末[次报]|最后一次|止|结束)"
)


def bounded(rule: str, text: str, start: int, end: int, frame: Frame) -> str:
    """The rule from its first day to its last, where the line names them; the rule as it is where it names neither."""
    if frame.year is None or not re.search("WEEKLY|DAILY", rule):
        return rule
    ranged, first, last = _RANGE.search(text[:start]), _FIRST.search(text), _LAST.search(text, end)
    since = _day(ranged, "1", frame) if ranged else _either(first, frame)
    until = _end_of(ranged, frame) if ranged else _either(last, frame)
    over = _MONTHS_OVER.search(text[:start]) if until is None else None
    if over:
        since = since or _of(frame, number(over["a"] or over["b"]), 1)
        until = _last_of(year_of(frame, number(over["b"]), 1), number(over["b"]))
    if ranged is None and "DAILY" in rule and not (first and last):
        return rule
    body = rule.removeprefix("rrule:")
    opening = f"DTSTART={since:%Y%m%d};" if since else ""
    ending = f";UNTIL={until:%Y%m%d}" if until and (since is None or until >= since) else ""
    return f"rrule:{opening}{body}{ending}"


def is_bound_of(when: When, behind: str, others: Iterable[When]) -> bool:
    """每天9:00前报,2月3日起,3月14日止: the first or the last day of what comes again, and no day beside it."""
    bound = when.quote.endswith("止") or _BEGINS_OR_ENDS.match(behind)
    rules = [other.due or "" for other in others if other.repeats]
    return bool(bound and when.day and any(f"={when.day:%Y%m%d}" in rule for rule in rules))


def _either(found: re.Match[str] | None, frame: Frame) -> date | None:
    return _day(found, "1" if found["m1"] else "2", frame) if found else None


def _day(found: re.Match[str], which: str, frame: Frame) -> date | None:
    return _of(frame, number(found[f"m{which}"]), number(found[f"d{which}"]), found[f"y{which}"])


def _end_of(found: re.Match[str], frame: Frame) -> date | None:
    return _of(frame, number(found["m2"] or found["m1"]), number(found["d2"]), found["y1"])


def _of(frame: Frame, month: int, day: int, year: str | None = None) -> date | None:
    """The day; in a circular of December, 2月3日 is of the year after."""
    return day_or_none((int(year) if year else year_of(frame, month, day)) or 0, month, day)


def _last_of(year: int | None, month: int) -> date | None:
    first = day_or_none((year or 0) + month // 12, month % 12 + 1, 1) if 1 <= month <= 12 else None
    return first - timedelta(days=1) if first else None


def bounded_by_ranges(whens: Iterable[When], text: str) -> Iterator[When]:
    """春耕期间(3月10日至4月20日)每周一: what comes again goes from the first day to the last of the range before it,
    and a range that only says so is no moment of its own."""
    found = list(whens)
    for at, when in enumerate(found):
        ahead = found[at + 1] if at + 1 < len(found) else None
        if when.ranged and ahead is not None and ahead.repeats and _ONLY_SAYS.fullmatch(text[when.end : ahead.start]):
            if _OPEN_FROM_TO.search(ahead.quote) and "DAILY" in (ahead.due or ""):
                clock = (ahead.due or "").rpartition(" ")[2]
                found[at + 1] = replace(when, due=f"{when.due} {clock}", end=ahead.end)
            elif when.first and when.day:
                found[at + 1] = within(ahead, when.first, when.day)
            continue
        yield found[at]


def within(when: When, first: date, last: date) -> When:
    """It, but only from the one day to the other; one that has bounds of its own keeps them."""
    due = when.due or ""
    if "UNTIL" in due or not re.search("WEEKLY|DAILY", due):
        return when
    body, _, clock = due.removeprefix("rrule:").partition(" ")
    start = "" if "DTSTART" in body else f"DTSTART={first:%Y%m%d};"
    return replace(when, due=f"rrule:{start}{body};UNTIL={last:%Y%m%d} {clock}".strip())
