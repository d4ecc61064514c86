"""A table or list that sums up what the text asks for, and says another day, another number, or another name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.days.dates import two_days
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention, number_of
from tasks.domain.plan.circulars.duty import documents_due, sentences
from tasks.domain.plan.defect import Defect, defect

_LABEL = re.compile(r"(?:\(?\d{1,2}[.、)])?\s{0,2}(?P<label>[一-龥“”《》]{2,16}):(?P<told>[^。]{2,60})[。;]?$")
_NO_PAPER = re.compile(r"时间|日期|地点|地址|邮箱|电话|联系|方式|网址|主题|对象|名称|单位|备注|说明")
_N = r"\d{1,2}|[一二三四五六七八九十]{1,2}"
_UNIT = r"[部件篇份节幅张个项条名]"
_COUNT = re.compile(
    rf"(?:各|每[^,。;\d]{{0,8}}|限报?|选送|报送|推荐|提交|上报|选报)(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})"
)
_CELL = re.compile(rf"(?:各|每[一-龥]{{1,3}}|共)?(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})")
_HEADS = re.compile(r"一览|汇总|小结|节点|安排表|清单|总表|列表|要求汇总")
_DONE = re.compile(r"(?:的)?(?:发送|送达|提交|报送|上报|填报|上传|递交|送交|交送|交|截止|完成|汇总报送)$")
_OF_A_MONTH = re.compile(r"(?:20\d\d年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:\t|$)")
_NAME = re.compile(r"[一-龥《》“”()A-Za-z]{2,24}")
_TWINS = (
    ("小结", "总结"),
    ("计划", "方案"),
    ("心得", "体会"),
    ("统计表", "汇总表"),
    ("名册", "名单"),
    ("登记表", "备案表"),
)


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    label: str  # without its marks and its verb
    told: str  # what is told there
    tabled: bool


def summaries_differ(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for row in _rows(circular):
        yield from _other_day(circular, row)
        yield from _other_number(circular, row)
        yield from _other_name(circular, row)


def _rows(circular: Circular) -> Iterator[_Row]:
    """The labelled lines below a heading that says that it sums up, and the cells with a name of a table's rows."""
    for line, text in circular.lines:
        place = circular.places[line]
        found = _LABEL.match(text) if line not in circular.rows else None
        if found and not _NO_PAPER.search(found["label"]) and _sums_up(circular, line, place.heading):
            yield _Row(line, _bare(found["label"]), found["told"], tabled=False)
    for table in circular.tables:
        for row in table.rows if table.aligned else ():
            cells = [cell.text for cell in row.cells if cell.text and not cell.text.isdecimal()]
            named = [
                cell for cell in ([table.name_of(row)] if table.name_of(row) else cells[:2]) if _NAME.fullmatch(cell)
            ]
            for name in named:
                yield _Row(row.line, _bare(name), "\t".join(cell for cell in cells if cell != name), tabled=True)


def _bare(label: str) -> str:
    return _DONE.sub("", re.sub(r"[“”《》]|\([^()]{0,16}\)", "", label))


def _sums_up(circular: Circular, line: int, heading: str) -> bool:
    above = [text for number, text in circular.lines if line - 12 < number < line and not _LABEL.match(text)]
    return bool(_HEADS.search(heading) or (above and len(above[-1]) < 30 and _HEADS.search(above[-1])))


def _is_short_for(label: str, name: str) -> bool:
    """校车备案 for 校车驾驶人及照管员备案表, 申报汇总表 for 微型课题申报汇总表."""
    name, signs = re.sub(r"[“”《》]", "", name), iter(re.sub(r"[“”《》]", "", name))
    near = (label[:2] in name and label[-2:] in name) or (len(label) >= 3 and name.endswith(label))
    return len(label) >= 3 and near and label != name and all(sign in signs for sign in label)


def _other_day(circular: Circular, row: _Row) -> Iterator[Defect]:
    here = [one for one in circular.mentions if one.line == row.line and one.date and not one.starts_range]
    told: dict[str, list[Mention]] = {}
    for mention in circular.deadlines:
        for name in documents_due(circular, mention) if mention.line != row.line else ():
            same = row.label == name and mention.line < row.line  # below it, that line is where the two days are told
            if mention.line not in circular.rows and (_is_short_for(row.label, name) or same):
                told.setdefault(name, []).append(mention)
    if len(here) != 1 or len(told) != 1 or here[0].ends_range:
        return
    (name, mentions), days = next(iter(told.items())), {(here[0].month, here[0].day)}
    if not days & {(one.month, one.day) for one in mentions}:
        yield from two_days(row.line, here[0].quote, name, mentions[0].line, mentions[0].quote)


def _other_number(circular: Circular, row: _Row) -> Iterator[Defect]:
    cells = [found for cell in row.told.split("\t") if (found := _CELL.fullmatch(cell))]
    here = _COUNT.search(row.told) or (cells[0] if row.tabled and len(cells) == 1 else None)
    if here is None or len(row.label) < 3:
        return
    behind = re.compile(
        rf"{re.escape(row.label)}[》”]?[^,。;\d一二三四五六七八九十]{{0,6}}(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})"
    )
    for one in sentences(circular):
        if one.line == row.line or one.line in circular.rows:
            continue
        head = re.split(r"[。:;,(]", circular.places[one.line].text)[0]
        is_its_item = _is_short_for(row.label, head) or row.label == head
        there = (_COUNT.search(one.text) if is_its_item else None) or (
            behind.search(one.text) if len(row.label) >= 4 else None
        )
        if there and there["unit"] == here["unit"] and number_of(there["n"]) != number_of(here["n"]):
            message = f"第 {one.line} 行说“{there[0]}”，这里说“{here[0]}”，以哪个为准没有说"
            yield defect("count-unclear", row.line, here[0], message)
            return


def _other_name(circular: Circular, row: _Row) -> Iterator[Defect]:
    line, label = row.line, row.label
    if row.tabled and _OF_A_MONTH.match(row.told):
        return  # 1月 学期工作小结, beside 家长会: what is done that month
    if any(label in text for number, text in circular.lines if number != line):
        return
    for pair in _TWINS:
        for own, other in (pair, pair[::-1]):
            twin = label[: -len(own)] + other
            at = next((n for n, text in circular.lines if n != line and twin in text), 0)
            if label.endswith(own) and len(label) > len(own) and at:
                yield vary(line, label, twin, at)
                return
