"""A list that sums up at the end what the text asks for, and says another day, another number, or another name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular import Circular
from tasks.domain.plan.circular_dates import Mention, number_of
from tasks.domain.plan.circular_duty import documents_due, sentences
from tasks.domain.plan.defect import Defect, defect

_LABEL = re.compile(r"(?:\(?\d{1,2}[.、)])?\s{0,2}(?P<label>[一-龥“”《》]{2,16}):(?P<told>[^。]{2,60})[。;]?$")
_NO_PAPER = re.compile(r"时间|日期|地点|地址|邮箱|电话|联系|方式|网址|主题|对象|名称|单位|备注|说明")
_N = r"\d{1,2}|[一二两三四五六七八九十]{1,2}"
_COUNT = re.compile(
    rf"(?:各|每[^,。;\d]{{0,8}}|限报?|选送|报送|推荐|提交|上报|选报)(?P<n>{_N})\s{{0,2}}(?P<unit>[部件篇份节幅张个])"
)
_HEADS = re.compile(r"一览|汇总|小结|节点|安排表|清单|总表|列表|要求汇总")
_TWINS = (
    ("小结", "总结"),
    ("计划", "方案"),
    ("心得", "体会"),
    ("统计表", "汇总表"),
    ("名册", "名单"),
    ("登记表", "备案表"),
)

_Row = tuple[int, str, str]  # line, label, what is told there


def summaries_differ(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for row in _rows(circular):
        yield from _other_day(circular, row)
        yield from _other_number(circular, row)
        yield from _other_name(circular, row)


def _rows(circular: Circular) -> Iterator[_Row]:
    """The labelled lines below a heading that says that it sums up, and the rows of tables without a way to hand in."""
    for line, text in circular.lines:
        place = circular.places[line]
        found = _LABEL.match(text) if line not in circular.rows else None
        if found and not _NO_PAPER.search(found["label"]) and _sums_up(circular, line, place.heading):
            yield line, re.sub(r"[“”《》]", "", found["label"]), found["told"]
    for table in circular.tables:
        for row in table.rows:
            cells = [cell.text for cell in row.cells if cell.text and not cell.text.isdigit()]
            if table.aligned and len(cells) > 1 and re.fullmatch(r"[一-龥《》“”]{2,16}", cells[0]):
                yield row.line, re.sub(r"[“”《》]", "", cells[0]), "\t".join(cells[1:])


def _sums_up(circular: Circular, line: int, heading: str) -> bool:
    above = [text for number, text in circular.lines if line - 12 < number < line and not _LABEL.match(text)]
    return bool(_HEADS.search(heading) or (above and len(above[-1]) < 30 and _HEADS.search(above[-1])))


def _is_short_for(label: str, name: str) -> bool:
    """校车备案 for 校车驾驶人及照管员备案表."""
    name, signs = re.sub(r"[“”《》]", "", name), iter(re.sub(r"[“”《》]", "", name))
    near = label[:2] in name and label[-2:] in name
    return len(label) >= 3 and near and label != name and all(sign in signs for sign in label)


def _other_day(circular: Circular, row: _Row) -> Iterator[Defect]:
    line, label, _ = row
    here = [one for one in circular.mentions if one.line == line and one.date and not one.starts_range]
    told: dict[str, list[Mention]] = {}
    for mention in circular.deadlines:
        for name in documents_due(circular, mention) if mention.line != line else ():
            if _is_short_for(label, name) or label == name:
                told.setdefault(name, []).append(mention)
    if len(here) != 1 or len(told) != 1 or here[0].ends_range:
        return
    (name, mentions), days = next(iter(told.items())), {(here[0].month, here[0].day)}
    if not days & {(one.month, one.day) for one in mentions}:
        message = f"“{name}”在第 {mentions[0].line} 行是 {mentions[0].quote}，这里是 {here[0].quote}，以哪个为准没有定"
        yield defect("conflicting-dates", line, here[0].quote, message)


def _other_number(circular: Circular, row: _Row) -> Iterator[Defect]:
    line, label, told = row
    here = _COUNT.search(told)
    if here is None:
        return
    for one in sentences(circular):
        head = re.split(r"[。:;,(]", circular.places[one.line].text)[0]
        if one.line == line or one.line in circular.rows or not (_is_short_for(label, head) or label == head):
            continue
        there = _COUNT.search(one.text)
        if there and there["unit"] == here["unit"] and number_of(there["n"]) != number_of(here["n"]):
            message = f"第 {one.line} 行说“{there[0]}”，这里说“{here[0]}”，以哪个为准没有说"
            yield defect("count-unclear", line, here[0], message)
            return


def _other_name(circular: Circular, row: _Row) -> Iterator[Defect]:
    line, label, _ = row
    if any(label in text for number, text in circular.lines if number != line):
        return
    for pair in _TWINS:
        for own, other in (pair, pair[::-1]):
            twin = label[: -len(own)] + other
            at = next((n for n, text in circular.lines if n != line and twin in text), 0)
            if label.endswith(own) and len(label) > len(own) and at:
                message = f"这里叫“{label}”，第 {at} 行叫“{twin}”，是不是一回事没有说"
                yield defect("names-vary", line, label, message)
                return
