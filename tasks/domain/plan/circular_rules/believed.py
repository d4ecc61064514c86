"""What cannot be believed of a clerk: that he forgot the place of paper after paper. Then the reading failed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.defect import Defect
from tasks.domain.plan.draft import DraftRequirement
from tasks.domain.plan.drafting.papers.not_owed.bare_names import writes_in_marks

_SELDOM = 2  # so many of a kind are slips of the pen; more of them are told somewhere in words that were not understood
_ANSWERED = {"no-channel": "channels", "no-date": "due", "count-missing": "count"}
_OF_ALL = frozenset({*_ANSWERED, "in-vacation", "before-activity-ends", "channel-unclear"})
# what shows that a paper is asked for: 《甲表》, 1份, 将甲表发至
_MARKED = re.compile("《[^《》]{2,40}》")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十]\s{0,2}[份篇个张件套本册节条]|一式")
_HANDED = re.compile(r"(?:^|[,。;:、.)\s])(?:[并再]|请[^,。;]{0,8}|各[^,。;]{1,8})?[将把][^,。;]{2,24}[报送交发传]")
_OF_TWO_ENDS = frozenset({"conflicting-dates", "names-vary"})


_WRITTEN = re.compile(r"写 ([\d.]+)[^。]*?加起来是 ([\d.]+)")
_OF_A_COLUMN = re.compile(r"“([^”]+)”一栏[^。]*?加起来是 ([\d.]+)")  # of a finding's message: its column and its sum


def believable(
    found: Iterable[Defect], circular: Circular, requirements: tuple[DraftRequirement, ...]
) -> Iterator[Defect]:
    """The findings without those of a kind that nearly every paper would have, and without the day or place of what a
    circular that puts 《》 round its papers neither marks nor counts nor sends: 记录由工作室留存."""
    told = tuple(found)
    often = Counter(one.kind for one in {(one.kind, one.line): one for one in told}.values())
    marks = writes_in_marks(one.title for one in requirements)
    for one in told:
        if marks and one.kind in {"no-date", "no-channel"} and _is_no_paper(circular, one):
            continue
        if one.kind not in _OF_ALL or often[one.kind] <= _SELDOM or _is_for_none(one.kind, requirements):
            yield one


def _is_no_paper(circular: Circular, one: Defect) -> bool:
    """Whether the line of a finding asks for nothing in the manner of an office that marks its papers."""
    text = circular.narrow[one.line]
    if one.line in circular.rows or any(told.search(text) for told in (_MARKED, _COUNTED, _HANDED)):
        return False
    return one.kind == "no-date" or not re.search(SUBMIT, text)


def told_once(found: Iterable[Defect], circular: Circular) -> Iterator[Defect]:
    """The findings without that of a row with —— for its number, where the same is told of the paper in the text, and
    without that of a day that nobody tells where it is 本学期内, which is told as a vague word; two days, or two
    names, of one paper are told at the later line, and so is a sum that its table does not reach."""
    all_ = tuple(found)
    vague = {(one.line, one.quote) for one in all_ if one.kind == "vague-word" and "另行" not in one.quote}
    told = tuple(one for one in all_ if one.kind != "no-date" or not any(_meet(one, *word) for word in vague))
    text = [circular.narrow[one.line] for one in told if one.kind == "count-missing" and one.line not in circular.rows]
    pairs = {(one.kind, one.line, line) for one in told if one.kind in _OF_TWO_ENDS for line in _lines_told(one)}
    columns = {one: hit.groups() for one in told if (hit := _OF_A_COLUMN.search(one.message))}
    sums = {one: _sums_told(one) for one in told if one.kind == "sum-mismatch" and one.line in circular.rows}
    for one in told:
        if any(_is_carried_on(one, other, sums) for other in sums):
            continue  # 420 below a row whose 65 should be 55, and the whole column makes 430
        if any(other.line > one.line and columns[other] == columns.get(one) for other in columns):
            continue  # 全县46.8万亩, which the last row of its table says too
        if any((one.kind, line, one.line) in pairs and line > one.line for line in _lines_told(one)):
            continue
        name = circular.row_names.get(one.line, "") if one.kind == "count-missing" else ""
        papers = re.split("[、和及]", name.replace("《", "").replace("》", ""))
        if not name or not any(all(paper in line for paper in papers) for line in text):
            yield one


def _sums_told(one: Defect) -> tuple[Decimal, Decimal]:
    """The whole and what its parts make, of a finding's message."""
    found = _WRITTEN.search(one.message)
    return (Decimal(found[1]), Decimal(found[2])) if found else (Decimal(0), Decimal(0))


def _is_carried_on(one: Defect, row: Defect, sums: Mapping[Defect, tuple[Decimal, Decimal]]) -> bool:
    """Whether the total of a table differs from its rows by what one of these rows differs from its own parts."""
    if one not in sums or row.line >= one.line:
        return False
    (whole, parts), (own, made) = sums[one], sums[row]
    return whole != parts and parts - whole == own - made


def _lines_told(one: Defect) -> list[int]:
    return [int(line) for line in re.findall(r"第 (\d+) 行", one.message)]


def _meet(one: Defect, line: int, word: str) -> bool:
    return one.line == line and (word in one.quote or one.quote in word)


def _is_for_none(kind: str, requirements: tuple[DraftRequirement, ...]) -> bool:
    """Whether no paper at all has what is said to be lacking: a circular that names no place is one without."""
    lacking = _ANSWERED.get(kind)
    return lacking is not None and not any(getattr(one, lacking) for one in requirements)
