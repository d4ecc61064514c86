"""What is attached under a number, called one thing in the text and another in the list. 信息表（附件1）, 1.登记表."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular import Circular
from tasks.domain.plan.circular_duty import documents_in, sentences
from tasks.domain.plan.circular_rules.names import attachments_of
from tasks.domain.plan.defect import Defect, defect

_HELD = re.compile(r"(?P<name>[一-龥]{4,24})\((?:见|详见)?附件\s{0,2}(?P<n>\d{1,2})\)")
_KINDS = re.compile(
    r"(?:登记|统计|汇总|信息|情况|记录|采集|审核|认定|交接|移交|申报|报名|推荐)(?=表|单|清单|目录|名册|台账|书)"
)
_ENDS = (("清单", "目录", "一览表", "明细"), ("台账", "登记簿", "登记册"), ("名册", "名单", "花名册"))


def attachments_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    listed = attachments_of(circular)
    for number, line in circular.lines:
        for found in _HELD.finditer(line):
            papers, (title, at) = documents_in(found["name"]), listed.get(int(found["n"]), ("", 0))
            named = papers[-1] if papers and found["name"].endswith(papers[-1]) else ""
            if title and at != number and len(named) >= 5 and _alike(named, title.strip("《》。;")):
                yield _vary(at, title, named, number)


def papers_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """核对档案交接目录 where 档案移交清单 is what was asked for: a paper that nobody hands in, almost called so."""
    asked: dict[str, int] = {}
    spoken: dict[str, int] = {}
    for one in sentences(circular):
        for name in (*documents_in(one.text), *documents_in(circular.places[one.line].text[:24])):
            if f"《{name}》" in circular.narrow[one.line]:
                continue  # names.names_vary compares these
            place = circular.places[one.line]
            head = place.style and re.split(r"[。:;,(]", place.text)[0] == name
            (asked if one.asks or head else spoken).setdefault(name, one.line)
    for name, line in spoken.items():
        for other, at in asked.items() if name not in asked else ():
            same = _core(name).endswith(_core(other)) and not name.endswith(other)  # 初验时核对档案交接目录
            if line != at and min(len(name), len(other)) >= 5 and same:
                yield _vary(line, name[-len(other) :], other, at)
                break


def _vary(line: int, here: str, there: str, other: int) -> Defect:
    return defect("names-vary", line, here, f"这里叫“{here}”，第 {other} 行叫“{there}”，是不是一回事没有说")


def _alike(one: str, other: str) -> bool:
    """Whether two names of one attachment differ by more than a word left out."""
    short, long = sorted((one, other), key=len)
    signs = iter(long)
    return not all(sign in signs for sign in short) and one[:2] == other[:2]


def _core(name: str) -> str:
    """A name with its kind of list made one: 交接目录 and 移交清单."""
    for ends in _ENDS:
        for end in ends:
            if name.endswith(end):
                name = name[: -len(end)] + ends[0]
                break
    return _KINDS.sub("〇", name)
