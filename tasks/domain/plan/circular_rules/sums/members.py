"""So many schools, people or attachments said, and so many named or tabled: 共12所学校：…; 全县14个乡镇, 见下表."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circular_rules.sums.listed_counts import counted
from tasks.domain.plan.circular_rules.sums.table_sums import is_whole
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_UNIT = r"所|个|家|名|位|户|支|处|座|人|对|件|本"
_NAME = r"[一-龥A-Za-z0-9·“”]{2,20}"
_LIST = rf"(?P<list>{_NAME}(?:、{_NAME}){{1,60}}(?:(?:和|及|与|以及){_NAME})?)(?=[。;,]|$)"
_NAMED = re.compile(
    rf"(?P<n>{_N})(?P<unit>{_UNIT})(?P<what>[一-龥]{{0,10}})(?::|,?(?:即|分别[是为]|包括|依次为)|[,:]?(?:具体)?(?:名单"
    rf"|单位|学校|人员)[^,。;:]{{0,4}}(?:如下|为)?:)\s{{0,2}}{_LIST}"
)
_OPEN = re.compile(r"等$|等[一-龥]{0,3}\d|其中|每|至少|以上|不少于|任选|另外")
_TABLED = re.compile(
    rf"(?:全[县市区省]|共有?|涉及|确定)[^,。;\d]{{0,4}}(?P<n>{_N})(?:所|个|家|处|座|支)(?P<what>乡镇|镇街|街道|学校"
    rf"|单位|社区|村|企业|站点?|水库|支部|园所|幼儿园|医院|县区)"
)
_SEE = re.compile(r"下表|附表|如下|名单|分配表|见表|附件")
_ATTACHED = re.compile(
    rf"(?:本通知)?(?:共有?|附有?)(?P<n>{_N})[个份](?:附件|附表)|附件,?(?:共有?|共?计)(?P<m>{_N})[个份]"
)


def members_differ(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in () if circular.is_endless else sentences(circular):
        yield from _named(one)
        yield from _tabled(circular, one)
        yield from _attached(circular, one)


def _named(one: Sentence) -> Iterator[Defect]:
    text = re.sub(r"\([^()]{0,24}\)", "", one.text)
    for found in _NAMED.finditer(text):
        listed = found["list"]
        if _OPEN.search(listed) or _OPEN.search(text[: found.start()][-6:]):
            continue
        said, fit = number_of(found["n"]), counted(listed)
        if said > 1 and said not in fit and abs(said - fit[0]) <= max(2, said // 3):
            yield _differs(one.line, f"{found['n']}{found['unit']}{found['what']}", said, fit[-1])


def _tabled(circular: Circular, one: Sentence) -> Iterator[Defect]:
    """全县6个乡镇…见下表 over a table whose column 乡镇 has five rows."""
    for found in _TABLED.finditer(one.text):
        for table in circular.tables if _SEE.search(one.text) else ():
            at = next(
                (i for i, head in enumerate(table.heads) if head.strip() in {found["what"], f"{found['what']}名称"}), -1
            )
            if at < 0 or not table.aligned or one.line in table.lines:
                continue
            cells = [row.cells[at].text for row in table.rows if at < len(row.cells) and not is_whole(row)]
            names, said = [name for name in cells if name], number_of(found["n"])
            if len(set(names)) == len(names) and said != len(names) > 1:
                yield _differs(one.line, found[0], said, len(names))


def _attached(circular: Circular, one: Sentence) -> Iterator[Defect]:
    found, listed = _ATTACHED.search(one.text), attachments_of(circular)
    if found and listed and number_of(found["n"] or found["m"]) != len(listed):
        yield _differs(one.line, found[0], number_of(found["n"] or found["m"]), len(listed))


def _differs(line: int, quote: str, said: int, listed: int) -> Defect:
    return defect("sum-mismatch", line, quote, f"写的是 {said}，列出来的是 {listed}，以哪个为准没有定")
