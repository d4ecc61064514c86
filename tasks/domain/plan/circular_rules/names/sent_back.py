"""What is sent back, or missed, by a name that no paper has: 整改报告照抄的退回, where a 自查报告 was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circular_rules.reading.spoken import names_in
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect

_SENT_BACK = re.compile(r"》?[^。]{0,60}?(?:退回|重[写报填做]|打回|不予受理)")
_MISSED = re.compile(
    r"(?:未|没有|逾期(?:未|不)|拒不|漏|迟)(?:按[期时]|按(?:要求|规定))?(?:报送|上报|提交|上交|上传|报|交|填写?)《?$"
)
_OF_ITS_OWN = re.compile(r"月\d|\d份|附件|去年|上年|往年|上学期|上一|已[于经收]|不再|另|原")
_KINDS = (re.compile("(?:方案|计划|规划|安排)$"), re.compile("(?:报告|总结|小结|汇报)$"), re.compile("[表册单卡]$"))
_LEAST, _SHARED = 5, 2  # signs of a name, and of what two names have in common


def sent_back_otherwise(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Told where nobody asks for the paper by that name, and one paper alone is of its kind and shares a word."""
    if circular.is_endless:
        return
    asked = _asked(circular)
    for line, text in circular.lines:
        for name in names_in(text) if line not in circular.rows else ():
            known = circular.all_narrow.count(name) > 1 or any(name in one or one in name for one in asked)
            if len(name) < _LEAST or known or not _is_judged(text, name):
                continue
            if other := _meant(name, asked):
                yield vary(line, name, other, asked[other])


def _asked(circular: Circular) -> Mapping[str, int]:
    """Each paper that a sentence asks for, or a row, or that is attached, and its line."""
    listed = {re.sub(r"[《》.。;]", "", name): line for name, line in attachments_of(circular).values()}
    rows = {name.strip("《》"): line for line, name in circular.row_names.items()}
    due = {day.line for day in circular.deadlines}
    told: dict[str, int] = {}
    for one in sentences(circular):
        asks = one.asks or one.line in due or re.search(SUBMIT, one.text)
        for name in names_in(one.text) if asks else ():
            if not _is_judged(one.text, name):
                told.setdefault(name, one.line)
    return {**listed, **rows, **told}


def _is_judged(text: str, name: str) -> bool:
    """Whether a line tells what becomes of the paper, and does not ask for it."""
    before, _, behind = text.partition(name)
    judged = _SENT_BACK.match(behind) or _MISSED.search(before)
    return bool(judged) and not _OF_ITS_OWN.search(text)


def _meant(name: str, asked: Mapping[str, int]) -> str:
    """The one paper of the same kind that shares the longest word with it; "" where two do, or none."""
    kind = next((kind for kind in _KINDS if kind.search(name)), None)
    whole = [one for one in asked if not any(one != other and one.endswith(other) for other in asked)]
    bare = {one: kind.sub("", one) for one in whole if kind and kind.search(one)}
    shared = {one: _in_common(kind.sub("", name), own) for one, own in bare.items() if kind}
    best = max(shared.values(), default=0)
    likest = [one for one, size in shared.items() if size == best]
    return likest[0] if len(likest) == 1 and best >= _SHARED else ""


def _in_common(one: str, other: str) -> int:
    """The signs of the longest word that both names have."""
    words = (one[at : at + size] for size in range(2, len(one) + 1) for at in range(len(one) - size + 1))
    return max((len(word) for word in words if word in other), default=0)
