"""The odd entry of a list of papers: every other one tells in its own line by when, or where to, and this one not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.covering import Coverage, coverage
from tasks.domain.plan.circular_rules.reading.dated import RECURS, dated_headings, dated_in
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circular_rules.reading.places_told import says_where
from tasks.domain.plan.circular_rules.reading.spoken import names_in, share_a_paper
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SOON, SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, numbers_in, sentences
from tasks.domain.plan.circulars.not_handed_in import STAYS, stays
from tasks.domain.plan.circulars.office import handed_over
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect

_LEAST = 2  # other entries
_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,2})"
_COUNTED = re.compile(rf"{_N}\s{{0,2}}[份篇张幅件个册套本节段条部期盘](?!月|工作|学期)|一式|若干")
_OWN_NUMBER = re.compile(r"(?:编号|序号)\s{0,2}\d{1,2}[\s:.、]{1,3}")  # 编号2 整改报告 每校1份 3月13日前
_LABEL = re.compile(r"《?[一-龥A-Za-z]{2,20}》?(?:\([^()]{1,12}\))?\s{0,2}[:,|]")  # 活动方案:每校1份,3月6日前
_ONLY_COUNTED = re.compile(
    rf"《?[一-龥A-Za-z]{{2,20}}》?(?:\([^()]{{1,12}}\))?[,:]?(?:每[校园人]|一式)?{_N}[份篇张册套节个][;。]?"
)
_SOME_DAY = re.compile(
    rf"{SOON}|\d\s?[月日号周天]|[一二三四五六七八九十][月日天周]|[按当同届及随]|[年月季周学期][底末初内]|[旬期]|会上|现场|前|后|一并|另行|见|时"
)
_SOME_PLACE = re.compile(  # 报师训处, 拷给专干, 在东河教师研修网提交
    r"[报送交][一-龥]{2,14}(?:[股科室处部办馆站所]|中心)(?=[^一-龥]|$)|[报送交发寄拷传][至到给往]|网|平台"
)
_NOT_OWED = re.compile(
    rf"不[用需必收再报上]|无[需须]|{STAYS}|保存|保管|鼓励|自愿|如[有需遇]|若有|凡|的,|印发|可以?[将把]"
)
_NOT_ASKED = re.compile(
    r"由[^,。;]{2,14}(?:局|中心|学会|协会|评委|专家|教研室)[^。;]{0,30}(?:评[定选出审]|公布|颁发|印发|审核)|(?:检查|督查|评审|考核|专家|工作)组[于在将]|[由请]?[县市区省我][^,。;]{0,10}(?:负责|组织|将)|格式|参照|样式"
)
_ABOVE = re.compile(r"以上|上述|前述")
_AS_ABOVE = re.compile(r"同[上前]|上述|前述|该|统一|(?<![额模])以上|均|一并|一同|随|附后|如前|会上|现场|当场")


@dataclass(frozen=True, slots=True)
class _Entry:
    line: int
    text: str  # with the lines that stand under it
    lines: frozenset[int]


def odd_entries(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """1.计划…3月6日前发至a@…; 2.总结…6月5日前送203室; 3.名册1份,3月6日前报送: nothing else says where it goes."""
    if circular.is_endless:
        return
    dated, under = dated_in(circular), dated_headings(circular)

    def is_dated(one: Sentence) -> bool:  # and 台账同时抄送县局 tells no day
        return one.line in dated or bool(RECURS.search(one.text.replace("同时", "")))

    for run in _runs(circular):
        papers = [one for one in run if _asks_for_a_paper(one, dated)]
        timed = [one for one in papers if dated & one.lines or RECURS.search(_bare(one.text))]
        open_ones = [one for one in papers if one in timed or not _SOME_DAY.search(_bare(one.text))]
        odd = _only(open_ones, timed)
        if odd and odd.line not in under and _is_sent(odd) and _is_left(circular, odd, run, is_dated):
            yield defect("no-date", odd.line, odd.text[:30], "别的各项都写了时间，这一项没有说什么时候交")
        placed = [one for one in papers if says_where(one.text) or _SOME_PLACE.search(one.text)]
        if (
            (odd := _only(papers, placed))
            and odd.line in dated
            and _is_left(circular, odd, run, lambda one: says_where(one.text))
        ):
            yield defect("no-channel", odd.line, odd.text[:30], "别的各项都写了交到哪里，这一项没有说")


def _is_sent(one: _Entry) -> bool:
    """Told as handed in, or by nothing but its name and number: ③发展规划1份."""
    return bool(re.search(SUBMIT, one.text) or handed_over(one.text) or _ONLY_COUNTED.fullmatch(one.text))


def _bare(text: str) -> str:
    return re.sub(r"《[^《》]*》|“[^“”]*”|\([^()]*\)", "", text)


def _only(papers: Sequence[_Entry], told: Sequence[_Entry]) -> _Entry | None:
    odd = [one for one in papers if one not in told]
    return odd[0] if len(odd) == 1 and len(told) >= _LEAST else None


def _asks_for_a_paper(one: _Entry, dated: frozenset[int]) -> bool:
    """With a name, and a number or a day of its own; not what is kept, or left to each."""
    if _NOT_OWED.search(one.text) or _NOT_ASKED.search(one.text) or stays(one.text) or is_past(one.text):
        return False
    counted = bool(_COUNTED.search(_bare(one.text)))
    if counted and (dated & one.lines or _ONLY_COUNTED.fullmatch(one.text)):
        return True
    return bool(names_in(one.text)) and (counted or bool(dated & one.lines))


def _is_left(circular: Circular, odd: _Entry, run: Sequence[_Entry], says: Callable[[Sentence], bool]) -> bool:
    """Whether nothing outside of the list says it for all, for the section, or for this paper."""
    listed = frozenset().union(*(one.lines for one in run))
    outside: Coverage = coverage(
        circular, lambda one: one.line not in listed and says(one) and not _is_of_those_above(circular, one, odd)
    )
    names = names_in(odd.text)
    here = [one for one in sentences(circular) if one.line in odd.lines]
    if _AS_ABOVE.search(odd.text) or any(outside.of(circular, one) for one in here):
        return False
    others = [one for one in sentences(circular) if one.line not in odd.lines and says(one)]
    if any(numbers_in(one.text) for one in others):
        return False  # 材料1于…, 材料2于…
    return not any(share_a_paper(circular, names, names_in(one.text)) for one in others)


def _is_of_those_above(circular: Circular, telling: Sentence, odd: _Entry) -> bool:
    """以上材料由申报人交人事干部, and the list stands in the next section."""
    apart = circular.places[telling.line].section != circular.places[odd.line].section
    return telling.line < odd.line and apart and bool(_ABOVE.search(telling.text))


def _runs(circular: Circular) -> Iterator[tuple[_Entry, ...]]:
    """The items of one style below one heading, rows that bear 编号1, and labels below one another."""
    attached = {line for _, line in attachments_of(circular).values()}
    runs: dict[tuple[str, int, int], list[int]] = {}
    own, at = 0, 0
    for line, place in circular.places.items():
        if line in circular.rows or line in circular.head_lines or line in attached:
            continue
        if place.style and line != place.section:
            own = own + 1 if place.number == 1 else own
            runs.setdefault((place.style, place.section, own), []).append(line)
        elif _OWN_NUMBER.match(place.text) or _LABEL.match(place.text):
            at = at if runs.get(("", 0, at), [0])[-1] == line - 1 else at + 1
            runs.setdefault(("", 0, at), []).append(line)
    for run in runs.values():
        yield tuple(_entry(circular, line, run) for line in run)


def _entry(circular: Circular, line: int, run: Sequence[int]) -> _Entry:
    """An item with the lines under it that bear no number."""
    lines = [line]
    for number, place in circular.places.items():
        if number > line:
            if place.style or number in run:
                break
            lines.append(number)
    return _Entry(line, "\n".join(circular.places[n].text for n in lines), frozenset(lines))
