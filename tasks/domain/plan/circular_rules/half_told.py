"""A paper that has its day and no place, or its place and no day, is a gap; a line with neither hardly asks for one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from tasks.domain.plan.circular_rules.reading.dated import RECURS, dated_in
from tasks.domain.plan.circular_rules.reading.lacking import NO_DAY, NO_PLACE
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect

_ADDRESS = re.compile(r"@|邮箱|信箱|\d{2,4}(?:室|房间|号房)|网(?!络)|平台|系统|栏|空间|[Qq微]\w{0,2}群")
_OFFICE = re.compile(
    r"[\d一二三四五六七八九十]楼|[报送交寄][送至到给]?[^,。;《》]{0,14}?(?:[股科室站办部处]|中心|服务窗口)"
    r"(?=[,。;、()]|备案|审[核查]|汇总|存|$)"
)
_OTHERWISE = re.compile(  # handed over where they meet, or kept: 会上交招考办, 交学校教导处保存; not 交到德育处存档
    "会上|会后|会前|参会|到会|现场|携带|报到|保存|留存|(?<![处股室科办])存档|备查|装入|归入|印发"
)
_SENT = re.compile(r"报送|上报|提交|报[^,。;《》]{0,10}[局股室组](?=[,。;、]|备案|$)")
_PAPER = re.compile(r"《[^《》]{2,40}》|[\d一二两三四五六七八九十]\s{0,2}[份张篇件]")
_GOES_UP = re.compile(r"上报[一-龥]{0,6}(?:校|局|中心|室)")  # 考核合格的教师按12学时上报进修校. circular L11


def with_the_other_half(found: Iterable[Defect], circular: Circular) -> Iterator[Defect]:
    """The findings without a day, or a place, that one rule alone misses in a line that does not tell the other; but
    where no line at all tells a place, it is a gap wherever it is noticed."""
    told, said = tuple(found), defaultdict[str, set[str]](set)
    for one in told:
        said[one.id].add(one.message)
    days = dated_in(circular)
    nowhere = not any(_is_placed(line) for _, line in circular.lines)
    for one in told:
        text = circular.narrow[one.line]
        dateless = said[one.id] == {NO_PLACE} and not (nowhere or one.line in days or RECURS.search(text))
        placeless = said[one.id] == {NO_DAY} and not (_is_placed(text) or _is_sent(text))
        if not (dateless or placeless) or _GOES_UP.search(text):
            yield one


def _is_sent(line: str) -> bool:
    return bool(_SENT.search(line) and _PAPER.search(line) and not _OTHERWISE.search(line))


def _is_placed(line: str) -> bool:
    return bool(_ADDRESS.search(line) or (_OFFICE.search(line) and not _OTHERWISE.search(line)))
