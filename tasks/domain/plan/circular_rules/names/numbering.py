"""Numbers that leave one out, come twice, or point at an attachment that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.numbered_elsewhere import attachments_lacking, gap
from tasks.domain.plan.circular_rules.reading.lists import ITEM_BEHIND
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.order import number_at
from tasks.domain.plan.defect import Defect

_ONE_BY_ONE = re.compile(r"(?:^|[:,;。、\s])([一二三四五六七八九])(?:是|要)(?=[一-龥“《])")
_VERBS = "看问查抓比讲学帮送促防强严评听访验创亮改建管定选测核盯练晒议谈补"
_DEED_BY_DEED = re.compile(  # 一看灭火器,二看通道,三看电线,五看值班: three at least, or it is 一查 that nothing follows
    rf"(?:^|[:,;。、\s])([一二三四五六七八九])(?:[{_VERBS}])(?=[一-龥“《\dA-Z])"
)
_RUNS = (  # 须交:1.许可证;2.登记表;4.照片 in one line, of each writing alone
    re.compile(r"(?:^|[:;,。、\s])\((\d{1,2})\)"),
    re.compile(r"(?:^|[:;,。、\s])([①-⑳])"),
    re.compile(r"(?:^|[:;,。、\s])其([一二三四五六七八九])[,、:是]"),
    re.compile(r"(?:^|[:;。\s])(?<!\d:)(\d{1,2})[.、](?=\s?(?:[一-龥《“]|\d{1,2}月|\d{4}年|\d{1,4}[个名所家人]))"),
    re.compile(r"(?:^|[:;。、\s])第([一二三四五六七八九十])步?[,:]"),
    re.compile(r"(?:^|[:;。\s])([一二三四五六七八九十])、(?![一二三四五六七八九十])(?=\s?[一-龥《“])"),
)
_ATTACHED = re.compile(r"附\s{0,4}[件表]?\s{0,2}:\s{0,3}")
_BARE_HEAD = re.compile(  # 教师材料; 十一月　主题:课堂诊断与改进
    r"[^\s。,;:、!?]{2,14}|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:\s{1,4}|[:(])[^。;]{2,40}(?<!,)|第[一二三四五六七八九十\d]{1,3}[周季月]度?(?:\s{1,4}|[:(])[^。;]{2,40}(?<!,)"
)
_DEEPEST = 40  # lists within lists that are remembered
_HAN = "一二三四五六七八九十"
_INSTEAD = {1: "首先", 2: "其次"}  # 首先，…其次，…第三，…
_ORDINALS = frozenset({"第一，", "第一步", "第一部分"})

_Number = tuple[str, int]  # style, number


def numbering_gaps(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    yield from _of_clauses(circular)
    yield from _of_lines(circular)
    yield from _first_twice(circular)
    yield from _in_lines(circular)
    yield from _over_lines(circular)
    yield from attachments_lacking(circular)
    yield from _of_rows(circular)


def _of_clauses(circular: Circular) -> Iterator[Defect]:
    """第三条 goes on from chapter to chapter."""
    article = 0
    rows = {line for table in circular.tables for line in table.lines}
    for line, text in circular.lines:
        style, number, behind = number_at(text)
        if style == "第一条" and (line not in rows or number == article + 1):  # right below a table, and no row of it
            if number not in {article + 1, 1}:
                yield gap(line, text[:20], article, number)
            article = number
        elif _begins_in(behind) == "第一条":
            article = 1


def _of_lines(circular: Circular) -> Iterator[Defect]:
    """Walk the headings and items as a stack: an item closes what stands inside the one before it."""
    stack: list[_Number] = []
    reached: dict[str, int] = {}  # style -> the last number of it
    in_list = False  # among the names of the attachments
    rows = {line for table in circular.tables for line in table.lines}
    anew, headed = _begun_anew(circular), set[int]()  # places in the stack
    for line, text in circular.lines:
        style, number, behind = number_at(text)
        if attached := _ATTACHED.match(text):
            stack = _named_in_list(text[attached.end() :])
            in_list = bool(stack)
            continue
        if style in {"", "——", "一是", "第一条"} or line in rows:
            continue
        del stack[:-_DEEPEST]
        if style == "附件1":
            stack = _at_attachment(stack, number)
            continue
        _close_the_one_beside(stack, style, headed if line in anew else set())
        before = _place(stack, style, number)
        headed = _still_headed(headed, len(stack) - 1, first=number == 1, anew=line in anew)
        if in_list := in_list and style == stack[0][0]:
            stack[-1] = (style, number + len(ITEM_BEHIND.findall(text)))
        if begins := _begins_in(behind):
            stack.append((begins, 1))
        goes_on = number > 2 and reached.get(style) == number - 1  # (二)教师材料 4. below (一) 1. to 3.
        reached[style] = number
        told = goes_on or (style == "1 " and _stands_above(circular, line, number - 1))
        if before is not None and not told and not (before == 0 and _begins_within(circular, line, style, number)):
            yield gap(line, text[:20], before, number)


def _stands_above(circular: Circular, line: int, number: int) -> bool:
    """3  附则, and above it 2  报送要求：纸质、电子各1份: too long for a heading, and its number all the same."""
    above = (text for n, text in circular.lines if n < line and n not in circular.rows)
    return any(re.match(rf"{number}\s{{1,3}}\S", text) for text in above)


def _begun_anew(circular: Circular) -> frozenset[int]:
    """The lines with 1. right below 九月份, 教师材料: a heading that bears no number."""
    above, found = "", set()
    for line, text in circular.lines:
        if number_at(text)[1] == 1 and _BARE_HEAD.fullmatch(above):
            found.add(line)
        above = text if line not in circular.rows and not number_at(text)[0] else ""
    return frozenset(found)


def _close_the_one_beside(stack: list[_Number], style: str, headed: set[int]) -> None:
    """十二月份, and 1. below it: no list within that of 十一月份, which began under such a heading too."""
    last = next((at for at in reversed(range(len(stack))) if stack[at][0] == style), -1)
    if last in headed:
        del stack[last:]


def _still_headed(headed: set[int], top: int, *, first: bool, anew: bool) -> set[int]:
    """Which lists of the stack began right below a bare heading, once one more number stands on it."""
    kept = {at for at in headed if at < top or (at == top and not first)}
    return kept | {top} if anew else kept


def _named_in_list(text: str) -> list[_Number]:
    """Behind 附件: 一、登记表, and 二、 below it; 1.名额表　2.推荐表, and 3. in the line below."""
    begins, first, _ = number_at(text)
    return [(begins, 1 + len(ITEM_BEHIND.findall(text)))] if begins and first == 1 else []


def _begins_in(behind: str) -> str:
    """The style of a list that begins right behind a number: 二、(一)台账内容, and (二)报送 in the line below."""
    begins, first, _ = number_at(behind)
    return begins if first == 1 and begins not in {"", "——", "一是", "附件1"} else ""


def _first_twice(circular: Circular) -> Iterator[Defect]:
    """一、…, right below it 一、… again, and then 二、: no list of one item, which would have a heading of its own."""
    rows = {line for table in circular.tables for line in table.lines}
    told = [(line, text, *number_at(text)[:2]) for line, text in circular.lines if line not in rows]
    for (_, _, *before), (line, text, style, number), (_, _, *behind) in zip(told, told[1:], told[2:], strict=False):
        if before == [style, 1] and number == 1 and behind == [style, 2]:
            yield gap(line, text[:20], 1, 1)


def _begins_within(circular: Circular, line: int, style: str, number: int) -> bool:
    """四、征文要求:1、体裁不限, and 2、 in a line of its own: the first stands behind its heading; 第一步 to 第三步 are
    told in one paragraph, 第四步 begins the next."""
    if style in _ORDINALS:
        told = "".join(text for n, text in circular.lines if n < line)
        before_it = range(1, min(number, len(_HAN)))
        unit = style[2:].strip("，")
        return all(f"第{_HAN[n - 1]}{unit}" in told or (not unit and _INSTEAD.get(n, "\n") in told) for n in before_it)
    above = "\n".join(text for n, text in circular.lines if line - 8 <= n < line)
    signs = ((str(n), _HAN[n - 1]) for n in range(1, min(number, len(_HAN))))
    before, behind = (r"\(", r"\)") if style in {"（一）", "（1）"} else ("", "[、.]")
    return number <= len(_HAN) and all(
        re.search(rf"[:。; ] {{0,2}}{before}(?:{digit}|{han}){behind}(?!\d)", above) for digit, han in signs
    )


def _at_attachment(stack: list[_Number], number: int) -> list[_Number]:
    """附件2 closes all that stands above it; one that does not follow is only spoken of."""
    first = ("附件1", number)
    kept = [one for one in stack if one[0] == "附件1"][:1] or ([first] if number == 1 else [])
    return [first] if kept and kept[0][1] in {number, number - 1} else kept


def _place(stack: list[_Number], style: str, number: int) -> int | None:
    """Put a number on the stack; the one before it, 0 for none, where it does not follow."""
    at = next((i for i in reversed(range(len(stack))) if stack[i] == (style, number - 1)), None)
    if at is None and number == 1:
        stack.append((style, 1))
        return None
    if at is not None:
        stack[at:] = [(style, number)]
        return None
    at = next((i for i in reversed(range(len(stack))) if stack[i][0] == style), None)
    before = stack[at][1] if at is not None else 0
    stack[len(stack) if at is None else at :] = [(style, number)]
    return before


def _in_lines(circular: Circular) -> Iterator[Defect]:
    for line, text in circular.lines:
        words = [_HAN.index(word) + 1 for word in _ONE_BY_ONE.findall(text)]
        deeds = [_HAN.index(word) + 1 for word in _DEED_BY_DEED.findall(text)]
        runs = ([_number_of_row(sign) for sign in run.findall(text)] for run in _RUNS)
        for numbers, mark in ((words, "是"), (deeds if len(deeds) > 2 else [], ""), *((run, "") for run in runs)):
            if len(numbers) < 2 or numbers[0] != 1:
                continue
            for before, number in zip(numbers, numbers[1:], strict=False):
                if number not in {before + 1, 1}:
                    yield gap(line, f"{_HAN[number - 1]}是" if mark else f"({number})", before, number)


def _over_lines(circular: Circular) -> Iterator[Defect]:
    """一是…, 二是…, 四是…, each in a line of its own."""
    before = 0
    for line, text in circular.lines:
        found = re.match(r"([一二三四五六七八九])(?:是|要)(?=[一-龥])", text)
        number = _HAN.index(found[1]) + 1 if found else 0
        if number and before and number not in {before + 1, 1}:
            yield gap(line, text[:2], before, number)
        before = number


def _of_rows(circular: Circular) -> Iterator[Defect]:
    for table in circular.tables:
        if Column.NUMBER not in table.columns:
            continue
        at, before = table.columns.index(Column.NUMBER), 0
        for row in table.rows:
            text = row.cells[at].text if at < len(row.cells) else ""
            number = _number_of_row(text)
            if number and before and number != before + 1:
                yield gap(row.line, text, before, number)
            before = number or before


def _number_of_row(text: str) -> int:
    """3, 三 or ③; 0 for what is no number. Circled ones are digits to Python, and int() cannot read them."""
    if re.fullmatch(r"[①-⑳]", text):
        return ord(text) - ord("①") + 1
    return int(text) if text.isdecimal() else number_of(text) if text and set(text) <= set(_HAN) else 0
