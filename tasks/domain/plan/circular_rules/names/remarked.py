"""A title that only a remark has: 《需求摸底表》须经分管领导签字, and what was asked for is the 《意愿调查表》."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.defect import Defect

_TITLE = re.compile(r"《([^《》]{4,30})》")
_PAPER = re.compile(
    r"(?:[表册单簿卡书]|台账|[日周月季]报|清单|名单|方案|计划|总结|报告|小结|案例|记录|预案|设计|心得|体会)$"
)
_KIND = re.compile(  # what a form is for says little: 登记, 汇总, 意愿; the rest is what it is of
    r"(?:登记|申报|申请|报名|推荐|统计|汇总|信息|情况|记录|审批|备案|调查|摸底|采集|核查|核对|检查|自查|排查|意愿|需求|进度"
    r"|基本|一览|月|周|日|季){0,3}(?:[表册单簿卡]|台账|报|清单|名单|方案|计划|总结|报告|小结|案例|预案)$"
)
_WHOSE = "幼儿园?|学生|学校"  # 幼儿体检表 and 幼儿园食谱表 are of two things
_REMARK = re.compile(  # how it is to look, and who sees it: neither how many nor by when
    r"(?:[须应需要请]|必须|一律|均|都|先|再)[^《》]{0,14}?(?:签[字名章署]|盖|审[核定签批]|核[对实一准]|把关|手[写填]|打印"
    r"|填写|填全|填齐|如实|逐[项人条]|校对|复核|负责|装订|密封|加密|命名|涂改|留空|空[项格]|漏)"
)
_OF_ITS_OWN = re.compile(r"月\d|\d份|附件")  # a day, a number, a sheet: then it is asked for itself
_SHARED = 2  # signs of what it is of


def remarked_otherwise(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    listed = [name.strip("《》") for name, _ in attachments_of(circular).values()]
    first = {name: line for line, text in reversed(circular.lines) for name in _TITLE.findall(text)}
    for one in sentences(circular):
        name = _remarked(one) if one.line not in circular.rows else ""
        known = circular.all_narrow.count(name) > 1 or any(name in sheet or sheet in name for sheet in listed)
        if name and not known and (other := _meant(name, one.line, first)):
            yield vary(one.line, name, other, first[other])


def _remarked(one: Sentence) -> str:
    """The only title of a sentence that is nothing but a remark on it."""
    found = list(_TITLE.finditer(one.text))
    if len(found) != 1 or not _PAPER.search(found[0][1]) or _OF_ITS_OWN.search(one.text.replace(found[0][0], "")):
        return ""
    return found[0][1] if _REMARK.search(one.text, found[0].end()) else ""


def _meant(name: str, line: int, first: Mapping[str, int]) -> str:
    """The one title of other lines that is the most like it; "" where two are so, or none is."""
    others = [other for other, at in first.items() if other != name and at != line and _PAPER.search(other)]
    close = {
        other: (
            _in_common(*(re.sub(_WHOSE, "", _KIND.sub("", each)) for each in (name, other))),
            _in_common(name, other),
        )
        for other in others
    }
    best = max(close.values(), default=(0, 0))
    likest = [other for other, own in close.items() if own == best]
    return likest[0] if len(likest) == 1 and best[0] >= _SHARED else ""


def _in_common(one: str, other: str) -> int:
    return (Counter(one) & Counter(other)).total()
