"""Groups that all hand in, and a number for each but some: 高中、初中、小学、幼儿园均须参加,高中6件、初中6件."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.defect import Defect, defect

_LIST = re.compile(r"(?P<groups>(?:[一-龥()]{2,14}[、和及]){2,8}[一-龥()]{2,14}?)(?:均|都)(?:须|要|应|需)?[参报推选承]")
_ALL_OF_SO_MANY = re.compile(
    r"(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,3})个(?:乡镇|学校|单位|学区|片区|街道|社区|村)(?:均|都)"
)
_UNIT = r"[份篇张幅件个册套本节条项名盘首段部]"
_HANDS_IN = "各?(?:报送|提交|推荐|选送|上报)[一-龥]{0,4}?"
_COUNTED = re.compile(rf"(?P<who>[一-龥]{{2,16}}?)(?:{_HANDS_IN})?\d{{1,3}}\s?{_UNIT}")
_QUOTA = re.compile(rf"[:、,](?P<who>[一-龥]{{2,6}}?(?:镇|乡|街道|学区|中心校|村|社区))\d{{1,3}}\s?{_UNIT}")
_OF_EACH = re.compile(rf"每[校园所家个站村院镇班][^,。;\d]{{0,8}}?\d{{1,3}}\s?{_UNIT}")
_AS_THEY_NEED = re.compile(  # 小学每校3篇,初中每校4篇,高中、幼儿园按要求报送
    r"[,;](?P<who>[一-龥、()]{2,14}?)(?:可以?|则|也|均|应|须)?"
    r"(?:按(?:照)?(?:要求|规定|需要?|实际(?:情况)?)|酌情|适量|适当|视情况?|根据(?:实际|情况|需要)[一-龥]{0,4}?|结合实际|自行确定数量)"
    r"(?:进行|予以)?(?:报送|推荐|选送|上报|提交|申报|报)(?=[,。;]|$)"
)
_SAID_WHERE = re.compile("附件|下表|名额|数量|人数|另行")
_EACH = re.compile(r"^(?:其中|每[所个家]?|各)")
_LEAST = 2  # groups with a number


def all_but_one(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for number, line in circular.lines:
        if (missing := _uncounted(line)) and number not in circular.rows:
            said = "、".join(missing)
            yield defect("count-missing", number, missing[0], f"别的都写了数量，“{said}”要报多少没有说")
        elif (open_ := _as_they_need(line)) and number not in circular.rows:
            yield defect("count-missing", number, open_, f"别的都写了数量，“{open_}”要报多少没有说")
        elif told := _fewer(line):
            yield defect("count-missing", number, told[0], f"“{told[0]}”，但只给 {told[1]} 个写了数量")


def _uncounted(line: str) -> list[str]:
    """The groups of a list that has numbers for most of them behind it."""
    found = _LIST.search(line)
    if found is None:
        return []
    groups = [_EACH.sub("", group) for group in re.split("[、和及]", found["groups"])]
    counted = [_EACH.sub("", one["who"]) for one in _COUNTED.finditer(line, found.end())]
    told = [group for group in groups if any(_is_one(group, who) for who in counted)]
    missing = [group for group in groups if group not in told]
    return missing if len(told) >= _LEAST and len(missing) < len(told) else []


def _as_they_need(line: str) -> str:
    """Those who hand in as they are asked to, in a sentence that has a number for each of the others."""
    for sentence in re.split("[。;]", line):
        found = _AS_THEY_NEED.search(sentence)
        if found and _OF_EACH.search(sentence, 0, found.start()) and not _SAID_WHERE.search(sentence):
            return found["who"]
    return ""


def _is_one(group: str, who: str) -> bool:
    return who.endswith(group) or group.endswith(who)


def _fewer(line: str) -> tuple[str, int] | None:
    """白溪镇3段、龙潭镇2段,…6个乡镇均须申报, where five have their number: those words, and how many have one."""
    found = _ALL_OF_SO_MANY.search(line)
    quotas = {one["who"] for one in _QUOTA.finditer(line)}
    return (found[0], len(quotas)) if found and _LEAST < len(quotas) < number_of(found["n"]) else None
