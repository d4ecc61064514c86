"""A paper asked for in a sentence of its own, where every other one has its day: 填写《推荐表》,每户1张,送镇妇联."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tasks.domain.plan.circular_rules.reading.covering import WHERE
from tasks.domain.plan.circular_rules.reading.dated import dated_headings, dated_in, leads_to_days
from tasks.domain.plan.circular_rules.reading.doers import is_done_by_an_office, is_of_applicants
from tasks.domain.plan.circular_rules.reading.kept_up import is_kept_up
from tasks.domain.plan.circular_rules.reading.lacking import NO_DAY
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circular_rules.reading.of_its_own import MARKED, OF_ALL, PAPER, names_its_own, reaches
from tasks.domain.plan.circular_rules.reading.places_told import says_where
from tasks.domain.plan.circular_rules.reading.referred import rows_marked
from tasks.domain.plan.circular_rules.reading.spoken import names_in
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, documents_in, numbers_in, sentences
from tasks.domain.plan.circulars.not_handed_in import STAYS, stays
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.draft import DraftRequirement

_SENDS = re.compile(rf"{SUBMIT}|[报交]来|报出|[报交]上来")
_MOVES = re.compile(r"[报发送交寄传填]")
_NOT_SENT = re.compile(
    rf"不(?:[再需必用上单重另]|报|交|要求)|无[需须]|{STAYS}|如有|若有|凡(?!例)|^[^,]{{0,12}}(?:审定|筛选)|印发|通知如下|制定了|已经?[报送交]|同意,"
    r"|(?:上传|报送|提交|上[报交])的《"
    r"|[报写](?:不[实准全]|有误|失实|错误)(?:的|,|$)"  # 《情况表》填报不实的,取消评优资格
)
_OF_A_TABLE = re.compile(r"[上下附]表")
_DAY = re.compile(
    r"(?<!\d)\d{1,2}\s?[月日号]|[一二三四五六七八九十]月|[周旬][一二三四五六日天末初底]|星期|学期[初末]|[年月季周]底|[年月季]初|[上中下]旬|\d[./-]\d|\d\s?:\s?\d"
    r"|按[时期月季周年]|逐[月周]|每(?:月|季|周|学期|年|半年)|[一二三两四五六七\d]\s?个?(?:工作)?[日天周](?:之|以)?内|同[日期步]|[当次]月(?:最后|第|[底末初])|[这当该][一]?[天日场]|届时|会上|会前|[参到]会时|现场[提上]?交|报到[时当]|即日"
    r"|[时期]限|截[止至]|(?:报送|上报|提交|申报|报名|完成)时间|(?<!收到)(?<!送达)时间(?:见|为|:|另|同|按)|[前](?=[,报交送提发由将把])|(?<!同)时(?=[,报交送提发由将把])|[假节]后|另行|与[^,。;]{2,14}(?:一并|一起|一同|同时)|随|逾期(?!户|贷款|账款|情况)|过时"
)  # fmt: skip
_WITH_WORKS = re.compile(r"(?:所有|全部|各类|参评|参赛|推荐|入选)的?[一-龥]{0,6}(?:作品|论文|案例|课例|材料)")
_BESIDE = re.compile(r"同时|一并|一同|还[须应要需]|另[须应需附交报]|也[须应要]")
_BROUGHT, _HELD = re.compile("携带|随带|带(?=[本齐《])"), re.compile("召开|举行|举办")  # to a meeting, whose day it has
_HOLDS_ON = re.compile(  # said behind the paper in another sentence of its line, and of it
    r"每[月季周]|[一二三两四五六七\d]\s?个?(?:工作)?[日天周](?:之|以)?内|同一?[日天]|届时|当[天日]|随|截[止至]|[时期]限|逾期|过时"
)
_GIVEN = re.compile(rf"{SUBMIT}|截|[报交]")
_EACH_DATED = 3  # papers of a section with a day in their own line
_PLAIN = re.compile(  # 各校另报送教研员考核表1份, 写成设备处置建议1份: unmarked, and yet a paper by its number
    r"(?:[另还][须需应要]?报送|另[报交附]|写[成出]|形成|撰写|编写|填写)(?P<name>(?!本|该|此)[一-龥]{4,14}(?:[表书册单]|报告|总结|小结|台账|清单|方案|建议书?|意见书?|说明))[一1]\s?份"
)
_TITLE = re.compile("《[^《》]{2,40}》")  # (3)《采购清单》。县图书馆编制,一式2份,盖章后送412室: its item's head
_SURE = 0.9  # of a reading that leaves nothing open
_MARK = 4  # signs of an ending by which a paper is spoken of elsewhere


def days_left_out(circular: Circular, requirements: Iterable[DraftRequirement]) -> Iterator[Defect]:
    """Told where no sentence dates all papers, or those of its section, and no other line with a day speaks of it."""
    if circular.is_endless:
        return
    dated = _dated(circular)
    if not any(names_its_own(circular, one) for one in dated):
        return  # the days of the circular are told of all papers
    for_all = [one for one in dated if one.line not in circular.rows and _is_for_all(circular, one)]
    undated = {(one.line, one.title.strip("《》")) for one in requirements if not one.due and not one.due_quote}
    read = {(one.line, one.title.strip("《》")) for one in requirements if _is_dated(circular, one)}
    for one in _sent(circular):
        drafted = [name for line, name in undated if line == one.line and name in one.text]
        asked = documents_in(one.text)  # 与《名册》逐项核对: nothing but compared with
        plain = [found["name"] for found in _PLAIN.finditer(one.text)]
        named = [name for name in MARKED.findall(one.text) if name in asked] if "《" in one.text else [*drafted, *plain]
        named = named or MARKED.findall(one.head if _TITLE.fullmatch(one.head) else "")
        names = [name for name in named if (PAPER.search(name) or name in plain) and (one.line, name) not in read]
        told = any(reaches(circular, other, one) for other in for_all) or any(
            _has_day(circular, one, name) for name in names
        )
        told = told or bool(_BESIDE.search(one.text)) and all(_is_listed_above(circular, one, name) for name in names)
        others = _is_an_office_s(circular, one, names) or is_of_applicants(circular, one)
        if names and not told and not is_kept_up(one.text) and not others:
            yield defect("no-date", one.line, names[0], NO_DAY)


def _is_listed_above(circular: Circular, asked: Sentence, name: str) -> bool:
    """《报告书》电子版同时发送至…, below the list of what is bound together by a day: one of its items."""
    section = circular.places[asked.line].section
    return any(
        name in text and line < asked.line and circular.places[line].section == section and circular.places[line].style
        for line, text in circular.lines
    )


def _is_an_office_s(circular: Circular, one: Sentence, names: Iterable[str]) -> bool:
    """县统计局对上报数据逐表审核,疑问以《查询单》形式向企业核实."""
    return all(is_done_by_an_office(circular, one, one.text.find(name)) for name in names)


def _is_dated(circular: Circular, one: DraftRequirement) -> bool:
    """Whether its line has its day, or another line tells it by the number of its item: 材料2于2024年3月22日前."""
    if one.due and one.confidence >= _SURE and one.due_quote in circular.narrow[one.line]:
        return True
    elsewhere = one.due_line not in (0, one.line) and (one.due or one.due_quote)
    return bool(elsewhere) and bool(numbers_in(circular.narrow.get(one.due_line, "")))


def _dated(circular: Circular) -> list[Sentence]:
    """The sentences that tell a deadline."""
    lines, told = dated_in(circular), circular.deadlines
    return [
        one
        for one in sentences(circular)
        if one.line in lines and any(day.line == one.line and day.quote in one.text for day in told)
    ]


def _is_for_all(circular: Circular, one: Sentence) -> bool:
    """以上材料5月8日前报送, 5月8日前报送: of no paper alone."""
    if OF_ALL.search(one.text):
        return True
    if rows_marked(circular, one.text):
        return False  # 8月18日前把丙项发到表中邮箱: of that row
    return not names_its_own(circular, one) and not is_past(one.text) and bool(_GIVEN.search(one.text))


def _sent(circular: Circular) -> Iterator[Sentence]:
    """The sentences that ask to hand something in, and tell no day for it."""
    sheets = {line for _, line in attachments_of(circular).values()}
    passed = dated_headings(circular) | sheets | circular.rows.keys()
    by_line: dict[int, list[Sentence]] = {}
    for one in sentences(circular):
        by_line.setdefault(one.line, []).append(one)
    for line, told in by_line.items():
        if line in passed or leads_to_days(circular, line) or _is_of_places(circular, line):
            continue
        for one in told:
            if _asks(one) and not any(_tells_of_it(circular, one, other) for other in told if other is not one):
                yield one


def _is_of_places(circular: Circular, line: int) -> bool:
    """Under 三、报送要求 a line may say where a paper goes; not where each paper beside it has its day there."""
    place = circular.places[line]
    days = {day.line for day in circular.deadlines if circular.places[day.line].section == place.section}
    papers = [n for n in days if MARKED.search(circular.narrow[n])]
    return bool(WHERE.search(place.heading)) and len(papers) < _EACH_DATED


def _asks(one: Sentence) -> bool:
    sends = _SENDS.search(one.text) or (says_where(one.text) and _MOVES.search(one.text))
    told = re.sub("《[^《》]*》", "", one.text)
    if (
        not sends
        or is_past(one.text)
        or _NOT_SENT.search(one.text)
        or stays(one.text)
        or _OF_A_TABLE.search(one.text)
        or _WITH_WORKS.search(one.text)
    ):
        return False
    return not _DAY.search(told)


def _tells_of_it(circular: Circular, asked: Sentence, other: Sentence) -> bool:
    """Whether another sentence of the line tells when: 逾期不补, 3个工作日内, a deadline of no other paper, or the one
    beside which it is asked for: …前报送《自查报告》;药店同时报送《对账表》."""
    day = any(day.line == other.line and day.quote in other.text for day in circular.deadlines)
    ahead = other.start < asked.start
    beside = ahead and _BESIDE.search(asked.text)
    if ahead and _BROUGHT.search(asked.text) and _HELD.search(other.text):
        return any(one.line == other.line and one.quote in other.text for one in circular.mentions)
    return bool(_HOLDS_ON.search(other.text)) or (day and (bool(beside) or not names_in(other.text)))


def _has_day(circular: Circular, asked: Sentence, name: str) -> bool:
    """Whether another line speaks of it, by the end of its name, and tells a day or asks for it."""
    others = (text for line, text in circular.lines if line != asked.line and name[-_MARK:] in text)
    return any(_DAY.search(text) or _SENDS.search(text) for text in others)
