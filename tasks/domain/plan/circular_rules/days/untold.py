"""按时上报 where no time is told: the paper is named, and nothing says by when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.covering import Coverage, coverage
from tasks.domain.plan.circular_rules.reading.dated import is_dated_among, leads_a_dated_part
from tasks.domain.plan.circular_rules.reading.own_lists import items_for
from tasks.domain.plan.circular_rules.reading.referred import items_meant
from tasks.domain.plan.circular_rules.reading.spoken import is_name
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, documents_due, documents_in, numbers_in, sentences
from tasks.domain.plan.defect import Defect, defect

_SOON = re.compile(rf"(及时)(?:形成|撰写|填写|整理|编制)[^,。;]{{2,24}}?(?:{SUBMIT})")
_IN_TIME = re.compile(
    rf"(按时|按期|如期|(?:按|在)规定(?:的)?时间内?)(?:[将把][^,。;]{{1,24}}|[一-龥]{{2,8}}[并后])?(?:{SUBMIT})"
)
_COMES = re.compile(r"(?:按时|按期|如期)(?:报到|到[会岗场校])")  # comes in person, and hands in nothing
_AT_ONCE = re.compile(rf"(及时)(?:{SUBMIT}|发送|[报送传发][交送至到往给])")
_LEADS_IN = re.compile(r"(?:现将|现就)[^。;]{0,60}如下:?$")  # what is owed and when follows
_HAPPENS = re.compile(r"发现|发生|出现|变[更动化]|调整|异常|如[有遇需]|的,")
_ISSUED = re.compile(
    r"[将把]?《[^《》]{2,60}》(?:予以)?(?:印发|转发|下发)(?:给你们|给各[一-龥]{1,6})?"
)  # the calendar, and no paper
_INTRODUCES = re.compile("(?:通知|安排|要求|事[情项])[^,。;]{0,4}如下")
_REMARK = re.compile(r"未|不能|没有|逾期|通报|确保|责任|考核|纳入")


def untold_times(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    dated = {name for mention in circular.deadlines for name in documents_due(circular, mention)}
    covered = coverage(circular, is_dated_among(circular))
    for one in sentences(circular):
        if re.search(r"关于[^。]{2,60}的(?:通知|函)", one.text) or _LEADS_IN.search(circular.narrow[one.line]):
            continue
        soon = None if re.search(r"\d{1,2}月\d|[日天时]内", one.text) else _SOON.search(one.text)
        found = _IN_TIME.search(_COMES.sub("", one.text)) or soon
        if not found and not _HAPPENS.search(one.text) and not re.search(r"\d{1,2}月\d|[日天时]内", one.text):
            found = _AT_ONCE.search(one.text)
        names = (
            _papers(circular, replace(one, text=_ISSUED.sub("", one.text)))
            if found and not _REMARK.search(one.text)
            else ()
        )
        if not found or not names or (_has_its_day(circular, one, covered) and not soon):
            continue
        if leads_a_dated_part(circular, one):
            continue  # 学校应按时报送下列材料。
        if dated and _INTRODUCES.search(circular.narrow[one.line]):
            continue  # 请各单位按时报送开学材料。现将有关事情通知如下
        if dated and not circular.places[one.line].item and not any(is_name(name) for name in names):
            continue  # above all items: 请对照月历安排工作,按时报送有关材料
        by_mark = bool(items_meant(circular, one))
        if by_mark or not any(name in other or other in name for name in names for other in dated):
            yield defect("vague-word", one.line, found[1], f"“{found[1]}”没有写明是哪一天、几点")


def _has_its_day(circular: Circular, one: Sentence, covered: Coverage) -> bool:
    """Whether what it asks for is dated: of the items that it names by their marks, where they or another say it."""
    meant = items_meant(circular, one)
    if not meant or re.search(r"\d{1,2}月", one.text):
        return covered.of(circular, one)
    others = (other for other in sentences(circular) if re.search(r"\d{1,2}[月日]", other.text))
    return any(other.line in meant or items_meant(circular, other) & meant for other in others)


def _papers(circular: Circular, one: Sentence) -> tuple[str, ...]:
    """Those that it names, else those of the items that it names: 第5项材料由各校及时送交, 材料(四)建好后及时发送."""
    meant = sorted(items_meant(circular, one))
    items = items_for(circular, one.line, one.text) if (numbers := numbers_in(one.text)) else {}
    lines = (*(circular.narrow[line] for line in meant), *(items[n][1] for n in numbers if n in items))
    named = tuple(name for name in documents_in(one.text) if not numbers_in(name)) or ((one.head,) if one.head else ())
    return named or tuple(name for line in lines for name in documents_in(line)[:1])
