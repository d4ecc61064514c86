"""Which items a sentence speaks of by their marks: 第（1）、（2）项于11月7日前, 第6.1项, 上述第一项."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.duty import Sentence, documents_in
from tasks.domain.plan.drafting.papers.names.references import Reference, counts_of, find_references

_STYLES = {"cn()": ("（一）",), "1()": ("（1）",), "1.1": ("1.1",), "①": ("①",), "": ("1.", "1)", "一、")}
_SINCE = re.compile(r"[,;。]|\d日[^、,]{0,10}、")  # 材料1于3月13日前、材料2于3月20日前
_UNDER = re.compile(r"(\d{1,2})\.\d{1,2}")

_STEMS = "甲乙丙丁戊己庚辛壬癸A-K"
_MARKED = re.compile(rf"(?<![A-Za-z])([{_STEMS}])(?=[、和及与{_STEMS}]{{0,8}}项)")
_MOST_ROWS = 50

_List = tuple[int, ...]  # the lines of its items


@lru_cache(maxsize=1024)  # each rule asks of each sentence
def items_meant(circular: Circular, one: Sentence) -> frozenset[int]:
    """The lines of the items that the sentence names by their marks; none where it names no list of this circular."""
    found = (ref for ref in find_references(one.text, 0, len(one.text)) if ref.what == "材料")
    return frozenset(line for ref in found for line in _lines_of(circular, one, ref))


def rows_meant(circular: Circular, one: Sentence) -> frozenset[int]:
    """The lines of a table's rows that the sentence names by their number: 第3、4项, where no list is so numbered."""
    found = [ref for ref in find_references(one.text, 0, len(one.text)) if ref.what == "材料" and not ref.kind]
    if any(circular.places[line].style != "一、" for line in items_meant(circular, one)):
        return frozenset()
    numbers = {str(number) for ref in found for number in counts_of(ref, _MOST_ROWS)}
    return frozenset(line for line, row in circular.rows.items() if row.cells[0].text in numbers)


def rows_marked(circular: Circular, text: str) -> frozenset[int]:
    """The lines of a table's rows that a text names by the letter in their first cell: 把丙项发到表中邮箱."""
    marks = set(_MARKED.findall(text))
    return frozenset(line for line, row in circular.rows.items() if row.cells[0].text.strip() in marks)


def names_meant(circular: Circular, mention: Mention) -> tuple[str, ...]:
    """The papers of the items that a date is for: 第（一）、（二）项于9月6日前; none where two lists may be meant."""
    lines = lines_meant(circular, mention)
    return tuple(dict.fromkeys(name for line in lines for name in documents_in(circular.places[line].text)[:1]))


def lines_meant(circular: Circular, mention: Mention) -> tuple[int, ...]:
    """The lines of the items that a date is for."""
    one = Sentence(mention.line, 0, _SINCE.split(mention.before)[-1] + mention.quote)
    refs = [ref for ref in find_references(one.text, 0, len(one.text)) if ref.what == "材料"]
    if any(len(_lists_meant(circular, one, ref)) > 1 for ref in refs):
        return ()
    return tuple(sorted(items_meant(circular, one)))


def _lines_of(circular: Circular, one: Sentence, ref: Reference) -> Iterator[int]:
    for run in _lists_meant(circular, one, ref):
        numbers = counts_of(ref, len(run))
        yield from (line for line in run if ref.others or circular.places[line].number in numbers)


def _lists_meant(circular: Circular, one: Sentence, ref: Reference) -> list[_List]:
    """Those above whose items bear all these marks, else those below, never the sentence's own: 学校材料(一) and
    申报人材料(一) are the first items of two lists, and which is meant the mark does not say."""
    runs = [
        run
        for run in lists_of(circular)
        if circular.places[run[0]].style in _STYLES.get(ref.kind, ())
        and (not ref.under or _major(circular, run[0]) == ref.under)
        and {circular.places[line].number for line in run} >= counts_of(ref, len(run))
        and one.line not in run
    ]
    runs = [run for run in runs if run[0] < one.line] or runs
    called = [run for run in runs if _is_called(circular, run[0], one.line)]
    chapters = [run for run in runs if circular.places[run[0]].style == "一、"]
    items = [run for run in runs if run not in chapters]  # 第4项 is no chapter
    return called if len(called) == 1 else items or runs


def _is_called(circular: Circular, first: int, line: int) -> bool:
    """学员作业第1项于…, and the list stands under 三、学员作业."""
    place = circular.places[first]
    heads = (other.text for n, other in circular.places.items() if n < first and other.style not in {"", place.style})
    head = re.sub(r"[(:].*", "", next(iter(reversed(tuple(heads))), ""))
    return len(head) > 2 and bool(re.search(rf"{re.escape(head)}(?:中的?|里的?)?第", circular.narrow[line]))


@lru_cache(maxsize=1)
def lists_of(circular: Circular) -> tuple[_List, ...]:
    """Items 1, 2, 3 of one style under one heading."""
    runs: dict[tuple[str, int, int], list[int]] = {}
    attached = {line for _, line in attachments_of(circular).values()}
    for line, place in circular.places.items():
        if place.style and line not in circular.rows and line not in attached:
            top = place.section == line
            runs.setdefault((place.style, 0 if top else place.section, _major(circular, line)), []).append(line)
    return tuple(sorted((tuple(run) for run in runs.values() if len(run) > 1), key=lambda run: run[0]))


def _major(circular: Circular, line: int) -> int:
    found = _UNDER.match(circular.narrow[line].strip()) if circular.places[line].style == "1.1" else None
    return int(found[1]) if found else 0
