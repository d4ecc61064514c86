"""The items that are left out where the others are told by their marks: 第（1）、（2）项于11月7日前, and (3) never."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.places.placed import all_are_placed
from tasks.domain.plan.circular_rules.reading.dated import RECURS, dated_in
from tasks.domain.plan.circular_rules.reading.places_told import ADDRESS, LABEL, URL, says_where
from tasks.domain.plan.circular_rules.reading.referred import items_meant, lists_of
from tasks.domain.plan.circular_rules.reading.spoken import are_one, told_elsewhere
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.circulars.not_handed_in import STAYS, stays
from tasks.domain.plan.defect import Defect, defect

_OF_ITS_OWN = re.compile(rf"鼓励|自愿|自行投稿|不[用需必](?:再|另)?[报交]|不[收交报](?=[,。;])|{STAYS}")
_FOR_ALL = re.compile(r"其[余他它]|上述|以上|所有|全部|各项|均|一律")
_LEAST, _SHARE = 3, 0.5  # items of a list; of them told by their marks
_NAME = re.compile(r"《([^《》]{2,40})》")
_PLACE = re.compile(
    rf"{ADDRESS.pattern}|{URL.pattern}|\d{{3,4}}室|[“][^“”]{{2,20}}[”](?:的|平台|系统|[QqA-Za-z一-龥]{{0,2}}群)"
)
_HEADS_NO_PAPER = re.compile(
    r"^[^,。;:]{0,8}(?:学时|学分|考核|要求|保障|纪律|奖惩|安排)[^,。;:]{0,6}$"
)  # 五、考核与学时
_NO_MORE = re.compile(r"(?:报送|上报|提交|上交)$")  # and not 报教研室


def items_left_out(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    dated = dated_in(circular)
    yield from _left_out(
        circular,
        lambda one: one.line in dated or bool(RECURS.search(one.text)),
        lambda line: line in dated or bool(RECURS.search(circular.narrow[line])),
        ("no-date", "别的各项都写了时间，这一项没有说什么时候交"),
    )
    yield from _left_out(
        circular,
        lambda one: says_where(one.text),
        lambda line: says_where(circular.narrow[line]),
        ("no-channel", "别的各项都写了交到哪里，这一项没有说"),
    )


def _left_out(
    circular: Circular, tells: Callable[[Sentence], bool], own: Callable[[int], bool], what: tuple[str, str]
) -> Iterator[Defect]:
    telling = [one for one in sentences(circular) if tells(one)]
    told = frozenset(line for one in telling for line in items_meant(circular, one))
    spoken = frozenset(line for one in sentences(circular) for line in items_meant(circular, one))
    in_general = any(_FOR_ALL.search(one.text) and not items_meant(circular, one) for one in telling)
    numbered = any(Column.NUMBER in table.columns for table in circular.tables)  # 第2项 is of the table, not 二、
    for run in lists_of(circular) if not in_general else ():
        if numbered and circular.places[run[0]].style == "一、":
            continue
        lacking = [line for line in run if line not in told and not any(map(own, _of_part(circular, line)))]
        if len(run) < _LEAST or len(set(run) & told) < _SHARE * len(run):
            continue
        for line in lacking:
            if _OF_ITS_OWN.search(circular.narrow[line]) or stays(circular.narrow[line]):
                continue  # 鼓励教师参加…,自行投稿
            if _HEADS_NO_PAPER.search(circular.places[line].text):
                continue
            if line in spoken or documents_in(circular.places[line].text):
                yield defect(what[0], line, circular.narrow[line].strip()[:30], what[1])


def _of_part(circular: Circular, line: int) -> list[int]:
    """An item; or the whole part below 五、教师材料, of which any line may say when, or where to."""
    if circular.places[line].section != line:
        return [line]
    return [n for n, place in circular.places.items() if place.section == line]


def papers_left_out(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """《甲表》《乙表》发至…;《承诺书》送至203室: all by their names, and 《丙表》, due like them, is not there."""
    placed = [one for one in sentences(circular) if _PLACE.search(one.text)] if not circular.is_endless else []
    told = [frozenset(_NAME.findall(one.text)) for one in placed]
    names = frozenset().union(*told)
    if len(names) < _LEAST or not all(told) or all_are_placed(circular):
        return
    if any(_FOR_ALL.search(one.text) for one in placed):
        return
    lacking = [
        (one, name)
        for one in sentences(circular)
        for name in _NAME.findall(one.text)
        if one.asks and one not in placed and _NO_MORE.search(one.text)
        if not any(are_one(circular, name, other) for other in names)
    ]
    for one, name in lacking if len(lacking) == 1 else ():
        yield defect("no-channel", one.line, name, f"别的材料都点名写了交到哪里，没有说《{name}》交到哪里")


def paragraphs_left_out(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """新闻稿1篇,于5月30日前报送。, in a section whose other paragraphs each say where their paper goes."""
    labelled = any(LABEL.search(text) for _, text in circular.lines)
    if circular.is_endless or labelled or all_are_placed(circular):
        return
    dated, places = dated_in(circular), circular.places
    asked: dict[int, list[Sentence]] = {}
    for one in sentences(circular):
        if one.asks and not places[one.line].style and one.line not in circular.rows:
            asked.setdefault(places[one.line].item, []).append(one)
    for beside in asked.values():
        lacking = [one for one in beside if not says_where(circular.narrow[one.line])]
        of_all = any(_FOR_ALL.search(one.text) or (not documents_in(one.text) and "材料" in one.text) for one in beside)
        if len(lacking) != 1 or len(beside) <= _LEAST or of_all:
            continue
        (one,) = lacking
        if one.line in dated and _NO_MORE.search(one.text) and not told_elsewhere(circular, one, _is_placed):
            yield defect("no-channel", one.line, one.text[-30:], "别的各项都写了交到哪里，这一项没有说")


def _is_placed(one: Sentence) -> bool:
    return says_where(one.text)
