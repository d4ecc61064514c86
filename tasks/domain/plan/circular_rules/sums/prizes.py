"""Prizes by their rank and their number behind them: 一等奖3名、二等奖5名、三等奖8名,共15名."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.sums.counted_lists import sum_told_wrong
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_UNIT = r"[名人篇件个份项节幅部本套首支场]"
_RANK = "(?:特等|[一二三四]等|优秀|优胜|鼓励|入围)奖"
_PRIZE = rf"{_RANK}\s?{_N}\s?{_UNIT}"
_AWARDED = re.compile(
    rf"(?P<ahead>[^。;]{{0,30}}?)(?P<prizes>{_PRIZE}(?:[、,]{_PRIZE}){{1,5}}),"
    rf"(?:(?P<groups>{_N})个?[一-龥]{{0,4}})?(?:一?共计?|合计|总计)(?![一-龥]{{0,2}}{_RANK})[一-龥]{{0,4}}?(?P<whole>{_N})\s?(?P<unit>{_UNIT})"
)
_PART = re.compile(rf"奖\s?({_N})\s?{_UNIT}")
_TOLD_AGAIN = re.compile("(?:合计|总计|共计|累计)[一-龥]{0,2}$")  # 每科一等奖1名,6个学科合计一等奖6名、二等奖12名
_OF_EACH = re.compile(r"[每各]|分别")
_NAMES = re.compile(r"([一-龥]{1,8}(?:[、和][一-龥]{1,8})+)(?:各自?|分别)(?:设|评出|评选|取)?$")


def prizes_counted(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """However far apart the two are: what has a rank has no other number."""
    for one in sentences(circular):
        for found in _AWARDED.finditer(one.text):
            whole, parts = number_of(found["whole"]), _all_parts(found)
            if parts and whole != parts:
                yield sum_told_wrong(one.line, found[0][:60].strip(",;: "), whole, parts, found["unit"])


def _all_parts(found: re.Match[str]) -> int:
    """小学组设一等奖3名…,初中组设一等奖2名…,共26名: those of all groups; 0 where nobody can tell how many groups."""
    ahead = found.string[: found.start("prizes")]
    several = _PART.findall(ahead)
    if several and not _TOLD_AGAIN.search(ahead):
        return 0 if _OF_EACH.search(ahead) else sum(map(number_of, (*several, *_PART.findall(found["prizes"]))))
    return _groups(found) * sum(map(number_of, _PART.findall(found["prizes"])))


def _groups(found: re.Match[str]) -> int:
    """In how many groups they are awarded, 小学组、初中组分别设…,两组共…; 0 where it is not told twice, or at all."""
    named = _NAMES.search(found["ahead"])
    if found["groups"]:
        many = number_of(found["groups"])
        return many if not named or len(re.split("[、和]", named[1])) == many else 0
    return 0 if _OF_EACH.search(found["ahead"]) else 1
