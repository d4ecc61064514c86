"""The one form of the list of attachments that nobody asks for, beside the one asked for that is not in the list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import dropwhile, islice, takewhile

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect

_TITLE = re.compile(r"《([^《》]{4,30})》")
_FORM = re.compile(r"[表书单册]$")
_GIVEN = re.compile(
    "任务|分配|名额|安排|日程|标准|指标|分解|数量|名单|目录|样[表式]"
)  # comes with the circular, to be read
_KIND = re.compile(r"(?:登记|申报|申请|报名|推荐|统计|汇总|信息|情况|记录|审批|备案)?[表书单册]$")
_ASIDE = re.compile(r"\([^()]{1,12}\)|[《》\s]|[.。;;]$")
_SHEET, _FILLED = re.compile(r"附[件表]\s{0,2}\d{1,2}$"), re.compile(r"[\t|]\s{0,2}\d")
_MATCHED, _SHARED = 2, 2  # attachments that the text names; signs in common beside the kind


def attachment_left_over(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """附件:1.游戏案例申报表 where the text asks for the 《参评案例登记表》, and names all other attachments."""
    if circular.is_endless:
        return
    listed = {_ASIDE.sub("", name): line for name, line in attachments_of(circular).values()}
    if not listed:
        return
    body = {n: text for n, text in circular.lines if n < min(listed.values())}
    asked = {_ASIDE.sub("", name): n for n in sorted(body, reverse=True) for name in _TITLE.findall(body[n])}
    told = _ASIDE.sub("", "".join(body.values()))
    matched = [name for name in listed if name in told]
    over = [name for name in listed if _FORM.search(name) and name not in told and not _is_given(circular, name)]
    missing = [name for name in asked if _FORM.search(name) and not any(name in one or one in name for one in listed)]
    if len(over) == len(missing) == 1 and len(matched) >= _MATCHED and _are_alike(over[0], missing[0]):
        yield vary(listed[over[0]], over[0], missing[0], asked[missing[0]])


def _is_given(circular: Circular, name: str) -> bool:
    """Whether it comes with the circular to be read: by its name, or the sheet that bears it is filled in."""
    below = dropwhile(lambda text: not text.startswith(name), (text for _, text in circular.lines))
    sheet = takewhile(lambda text: not _SHEET.match(text), islice(below, 1, None))
    return bool(_GIVEN.search(name)) or any(map(_FILLED.search, sheet))


def _are_alike(one: str, other: str) -> bool:
    shared = Counter(_KIND.sub("", one)) & Counter(_KIND.sub("", other))
    return shared.total() >= _SHARED and one[-1] == other[-1]
