"""A list without marks: 申报材料: and below it 《申请书》,一式2份; 审计报告复印件,1份; a line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from tasks.domain.plan.drafting.papers.names.finding import names_in

if TYPE_CHECKING:
    from tasks.domain.plan.drafting.page import Line

_LEADS = re.compile(
    "(?:材料|资料)(?:清单|目录)?:$|(?:以下|下列|如下)[^,。;]{0,12}:$"
    r"|^(?![^:]*(?:不|免|无[须需]))[^,。;:]{2,20}(?:[报交](?:送|的)?|提交的?):$"  # 各镇和县直各单位均报:
    "|(?:以下|下[列面述])[几一二两三四五六七八九十]{1,2}[项样种份类件][^。;]{0,120}:$"  # 下面三样由学校传入…:
)
_LEAST, _LONGEST = 2, 60  # items, and signs of one


def with_unmarked_lists(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with those of such a list as bullets."""
    found = [*lines]
    for at, lead in enumerate(lines):
        items = _items(lines[at + 1 :]) if _LEADS.search(lead.body) else []
        named = [item for item in items if names_in(item.head)]
        if len(items) < _LEAST or len(named) * 2 < len(items):
            continue
        for n, item in enumerate(items, at + 1):
            found[n] = replace(item, kind="—", block=items[0].number, parents=lead.parents)
    return tuple(found)


def _items(below: Sequence[Line]) -> list[Line]:
    """The paragraphs that each end in a semicolon, and the one behind them."""
    items = [*takewhile(lambda line: not line.kind and line.text.endswith(";") and len(line.text) <= _LONGEST, below)]
    last = below[len(items)] if items and len(items) < len(below) else None
    ends = last is not None and not last.kind and last.text.endswith("。") and len(last.text) <= _LONGEST
    return [*items, last] if ends and last is not None else items
