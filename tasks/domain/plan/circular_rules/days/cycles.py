"""How often a paper is owed, told twice differently, or without a day: 每月5日前, and 每季度末; 每季度报送一次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.kept_up import is_kept_up
from tasks.domain.plan.circular_rules.reading.places_told import says_where
from tasks.domain.plan.circular_rules.reading.spoken import papers_of, share_a_paper
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.circulars.not_handed_in import STAYS
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect

_CYCLE = re.compile(
    r"每(?:一?个)?(?P<what>月|季度|季|周|半年|学期|学年|年(?!级)|[日天](?!常))|按(?P<by>月|季度?|周|半年|年)(?=[报上提填])"
)
_SAME = {"季": "季度", "天": "日", "学年": "年"}
_SENT = re.compile(rf"{SUBMIT}|前报|报一次")
_NAMED = re.compile(r"(?P<what>月|季|周|日|半年|年)报(?:表|告)?$")
_BOTH = re.compile(r"同时|以及|分别|既要|汇总|其中|累计|年度")
_DAY = re.compile(
    r"\d{1,2}\s{0,2}[日号]|[一二三四五六日天][前(]|(?:星期|周|礼拜)[一二三四五六日天]|最后|第[一二三四\d]|[底末初中](?:前|报|将|把|之)?|[上中下]旬|[一二三四五六七八九十]{1,3}日"
    r"|\d\s{0,2}个?(?:工作)?[日天]内|\d{1,2}:\d{2}|当[日天]|\d月|[日期学]前|结束|开学|放假|期间|[前后]一?[周天日月]|会上|随|同时"
)
_MARKED = re.compile(r"《[^《》]{2,40}》")
_BY_OFFICE = re.compile(r"^[^,。;]{0,14}(?:局|中心|进修学校|教研室|办公室|科|股)(?:将)?每|不要求|调取|通报一次")
_IS_HEARD = re.compile(r"听取?[^,。;]{0,12}汇报|汇报记录")  # 每学期听取课题组汇报1次: nothing is handed in
_IN_A_TABLE = re.compile(r"见(?:下|上|附)?表|见附件")
_LIMIT = 120  # sentences compared
_HALVES = re.compile(r"每半年|半年(?:报|一次)")


def cycles_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    told = [] if circular.is_endless else _cyclic(circular)
    for at, (one, cycle, quote) in enumerate(told[:_LIMIT]):
        for other, before, other_quote in told[:at]:
            mine, its = papers_of(circular, one), papers_of(circular, other)
            if one.line != other.line and cycle != before and share_a_paper(circular, mine, its):
                message = f"第 {other.line} 行是“{other_quote}”，这里是“{quote}”，多久报一次没有定"
                yield defect("conflicting-dates", one.line, quote, message)
                break
        for name in _nearest(one.text, quote):
            named = _NAMED.search(name)
            if named and (meant := _plain(named["what"])) != cycle and not _BOTH.search(one.text):
                message = f"名称是{name}，这里是“{quote}”，多久报一次没有定"
                yield defect("conflicting-dates", one.line, quote, f"{message}（{meant}报）")
    yield from _undated(circular, told)


def _nearest(text: str, quote: str) -> tuple[str, ...]:
    """The paper of which a cycle speaks: 《月报》每月25日前,《年报》12月25日前: the one named last before it."""
    before, _, behind = text.partition(quote)
    return documents_in(before)[-1:] or documents_in(behind)[:1]


_DAILY = re.compile(r"每[天日]")  # is itself the day


def _cyclic(circular: Circular) -> list[tuple[Sentence, str, str]]:
    """(sentence, cycle, its words) of each sentence that asks for a paper again and again, by one cycle alone."""
    found = []
    for one in sentences(circular):
        hits = {_plain(hit["what"] or hit["by"]): hit[0] for hit in _CYCLE.finditer(one.text)}
        asked = one.asks is not None or bool(documents_in(one.text))
        if (
            len(hits) == 1
            and asked
            and _SENT.search(_IS_HEARD.sub("", one.text))
            and not _BOTH.search(one.text)
            and not (is_past(one.text) or is_kept_up(one.text))
        ):
            cycle, quote = next(iter(hits.items()))
            found.append((one, cycle, quote))
    return found


def _undated(circular: Circular, told: list[tuple[Sentence, str, str]]) -> Iterator[Defect]:
    """每季度报送一次, and no day anywhere; each half-year, and one day only."""
    for one, cycle, quote in told:
        papers = papers_of(circular, one)
        if one.line in circular.rows or one.asks is None or not papers or _BY_OFFICE.search(one.text):
            continue
        line = circular.narrow[one.line]
        if not (says_where(one.text) and _MARKED.search(one.text)):
            continue  # 每月召开一次例会并上报情况: how often something is done, and no paper of its own
        dated = _DAY.search(one.text) or _DAY.search(line) or _IN_A_TABLE.search(line)
        elsewhere = any(
            other is not one and _DAY.search(other.text) and share_a_paper(circular, papers, papers_of(circular, other))
            for other in sentences(circular)
        )
        in_general = any(
            hit and _plain(hit["what"] or hit["by"]) == cycle and _DAY.search(line)
            for number, line in circular.lines
            if number != one.line and (hit := _CYCLE.search(line))
        )
        names = [name.strip("《》") for name in papers]
        tabled = any(
            name in circular.narrow[n] and _DAY.search(circular.narrow[n]) for n in circular.rows for name in names
        )
        kept = re.search(rf"由[^,。;]{{1,10}}(?:{STAYS})", one.text)  # 每月交流,交流记录由工作室留存
        if not dated and not (kept or tabled) and not elsewhere and not in_general and not _DAILY.fullmatch(quote):
            yield defect("no-date", one.line, quote, f"“{quote}”要报，但没有说哪一天前报")
        days = [mention for mention in circular.deadlines if mention.line == one.line]
        if _HALVES.search(one.text) and len(days) == 1 and days[0].quote in one.text:
            yield defect("conflicting-dates", one.line, quote, f"“{quote}”报，只写了 {days[0].quote} 一个日子")


def _plain(cycle: str) -> str:
    return _SAME.get(cycle, cycle)
