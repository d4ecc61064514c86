"""Where to hand in: not said at all, an office without a way to it, or said twice differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.covering import coverage, speaks_for_all
from tasks.domain.plan.circular_rules.reading.doers import is_done_by_an_office
from tasks.domain.plan.circular_rules.reading.lacking import NO_PLACE
from tasks.domain.plan.circular_rules.reading.places_told import (
    ADDRESS,
    ANY_SITE,
    CHANNEL,
    LABEL,
    TO_PERSON,
    URL,
    places_of_the_table,
    says_where,
)
from tasks.domain.plan.circular_rules.reading.spoken import told_elsewhere
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, around, documents_in, numbers_in, sentences
from tasks.domain.plan.circulars.office import handed_over, open_office
from tasks.domain.plan.defect import Defect, defect

_TO_OFFICE = re.compile(
    r"(?:上报|报送|提交|上交|报给|交到|交给|报至|报到|送至|送交|报)[本全]?([一-龥]{0,6}(?:校|局|委|中心|部门|单位|站))"
)
_ONLINE = re.compile(r"在线(?:填[写报]|提交|申报|报送)|网上(?:填报|提交|申报|报送)|点击“")
_CONTACT = re.compile(r"联系人|联系电话|联系方式|电话|老师|咨询")
_SHOWN = re.compile(
    r"将在[^,。;]{2,20}(?:刊发|刊登|公布|展示|展播|发布|公示|公开|推送|宣传)|(?:公示|公布|通报)[^,。;]{0,12}结果"
)
_WITHIN = re.compile(  # 材料交本校教导处,由学校统一报送: a step on the way to the place that is told elsewhere
    r"(?:交|送|报)[至到给]?(?:本|所在|各自|所属)(?:校|园|单位|学校|村|社区|车间|科室)的?[一-龥]{0,6}(?=[,。;审初汇]|$)"
)
_BY_TABLE = re.compile(r"(?:按照?|见|如)(?:下|附|上)表")  # 各单位按下表报送: and 上表第1、2项发送至… says where
_BY_LIST = re.compile(  # 评优方面的材料,请对照附件六核对后报送: what and where, the list there says
    r"(?:对照|参照|按照?|依照|根据|[详参]?见)(?:本通知)?(?:附[件表]\s{0,2}[\d一二三四五六七八九十]{0,3}|第[一二三四五六七八九十\d]{1,3}(?:部分|[条项款章]))"
)
_OF_NO_NAME = frozenset({"附表", "报表"})  # 按附表要求报送材料,报表由主要负责人审签
_OF_TABLE = re.compile(r"(?:[上下附]?表)(?:[中内]|所列|中所列)?(?:第|序号)[\d一二三四五六七八九十]")
_NO_THING_OF_ITS_OWN = re.compile(  # 无数据的,也要填“0”上报; 由11种减为6种,其中月报3种; 经报县局同意; 考核结果报县局
    r"(?:经|已)报[^,。;]{2,14}(?:同意|批准|审定|批复)(?!后)|(?<!自)(?:考核|考评|评选|评审|评定|认定|检查|验收)(?:结果|成绩)(?:将|统一)?报[^,。;]{2,14}(?:[,。;]|$)|"
    r"^[^,。;]{0,14}(?:无|没有)[^,。;]{1,10}的,?(?:也|均|仍|都|一律)|\d{1,3}种[^。;]{0,40}\d{1,3}种"
)
_COMES_IN_PERSON = re.compile(r"报到(?=[,。;、)]|$|时|[前后]|并|手续|须知|当[天日])")  # 教师凭短信通知报到
_MAX_ASKED = 300  # of one circular
_HANDS_IN = re.compile(SUBMIT)
_KINDS = (
    ("网站", re.compile(r"网站|网页|班级|共享")),
    ("邮箱", re.compile(r"邮箱|邮件")),
    ("平台", re.compile(r"平台|系统")),
    ("纸质", re.compile(r"纸质")),
)


def no_channel(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    asked = _asked(circular)
    if _is_placed_by_label(circular, asked):
        return
    tabled = places_of_the_table(circular)
    within = _WITHIN if any(ADDRESS.search(line) for _, line in circular.lines) else re.compile("$^")
    covered = coverage(circular, lambda one: one not in tabled and says_where(within.sub("", _SHOWN.sub("", one.text))))
    has_url = bool(URL.search(circular.all_narrow))
    in_columns = any(Column.CHANNEL in table.columns for table in circular.tables)
    for one in asked:
        if in_columns and one.is_generic:
            continue  # 各项材料均由各校报送,每校1份: and a column of the table says where
        office = _TO_OFFICE.search(one.text)
        told = _is_placed(circular, one, office[1]) if office else covered.of(circular, one)
        told = told or one in tabled or bool(tabled and _is_in_the_table(circular, one))
        told = told or bool(_ONLINE.search(one.text) and (ANY_SITE.search(circular.all_narrow) or has_url))
        if (verb := one.asks) and not told and not open_office(one.text, circular.all_narrow):
            if is_done_by_an_office(circular, one, verb.start()):
                continue  # 进修学校于7月3日将完成情况汇总后报县教育局
            if not office and (told_elsewhere(circular, one, _sends) or _leads_in(circular, one)):
                continue
            yield defect("no-channel", one.line, around(one.text, verb.start()), NO_PLACE)


def _is_in_the_table(circular: Circular, one: Sentence) -> bool:
    """摸底表务必于5月13日前报送: a row of the table has it; 报送花名册, which no row has, is not 上表所列材料."""
    own = frozenset(documents_in(one.text))
    rows = frozenset(name.strip("《》") for name in circular.row_names.values())
    return not own or any(paper in row or row in paper for paper in own for row in rows)


def _asked(circular: Circular) -> Sequence[Sentence]:
    table_lines = {line for table in circular.tables for line in table.lines} | circular.head_lines
    by_row = any(_OF_TABLE.search(one.text) and says_where(one.text) for one in sentences(circular))
    return [
        one
        for one in sentences(circular)
        if one.asks
        and one.line not in table_lines
        and not (by_row and _BY_TABLE.search(one.text))
        and not (_BY_LIST.search(one.text) and _OF_NO_NAME.issuperset(documents_in(one.text)))
        and not _NO_THING_OF_ITS_OWN.search(one.text)
        and _HANDS_IN.search(_COMES_IN_PERSON.sub("", one.text))
    ][:_MAX_ASKED]


def _leads_in(circular: Circular, one: Sentence) -> bool:
    """材料由各镇汇总后报送。, and below it a list of which each item says where."""
    place = circular.places[one.line]
    below = [n for n, other in circular.places.items() if n > one.line and other.section == place.section]
    if place.style or documents_in(one.text) or not below or not circular.places[below[0]].style:
        return False
    return "材料" in one.text and says_where(circular.narrow[below[0]])


def _sends(one: Sentence) -> bool:
    return bool(says_where(one.text) and (_HANDS_IN.search(one.text) or handed_over(one.text)))


def open_offices(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """A whole bureau, 上报县教育局, is no channel at all; 报教研室 means its room, and on paper."""
    asked = _asked(circular)
    for one in () if _is_placed_by_label(circular, asked) else asked:
        office = open_office(one.text, circular.all_narrow)
        if office and office.whole and (verb := one.asks) and not _is_placed(circular, one, office.name):
            yield defect("no-channel", one.line, around(one.text, verb.start()), NO_PLACE)


def _is_placed_by_label(circular: Circular, asked: Sequence[Sentence]) -> bool:
    return _is_labelled(circular, contacts_too=not any(says_where(one.text) for one in asked))


def _is_labelled(circular: Circular, *, contacts_too: bool) -> bool:
    """Whether a label names the place for everything: 报送邮箱：…, or where no item has its own, the contact's."""
    for _, line in circular.lines:
        label = LABEL.search(line)
        if not label or "*" in line or (_CONTACT.search(line) and not contacts_too):
            continue
        if ADDRESS.search(line) or URL.search(line) or CHANNEL.search(line, label.end()):
            return True
    return False


def _is_placed(circular: Circular, asked: Sentence, office: str) -> bool:
    """What names a place of its own, 上报进修校, is told where only by its own line or for all materials."""
    if CHANNEL.search(circular.narrow[asked.line]) or handed_over(asked.text) or TO_PERSON.search(asked.text):
        return True
    return _has_shared_place(circular) or _has_room(circular, office) or _takes_all(circular, office)


@lru_cache(maxsize=64)  # a long circular names one office often
def _has_room(circular: Circular, office: str) -> bool:
    name, number = re.escape(office), r"(?:\d{3,4}(?![\d年届级])|[\d一二三四五六七]楼|[一-龥]股|办公室)"
    ahead = r"(?:\d{3,4}室?|[\d一二三四五六七]楼)[,(、]{0,1}"  # 教育局西楼105室,县资助中心
    room = re.compile(rf"{name}[一-龥(]{{0,6}}{number}|{ahead}{name}")
    return bool(room.search(circular.all_narrow))


@lru_cache(maxsize=64)
def _takes_all(circular: Circular, office: str) -> bool:
    """报县疾控中心的材料,均发至…: what this office gets goes there."""
    told = re.compile(rf"{re.escape(office)}的(?:各[项类种])?(?:材料|资料|表格|文件)")
    return any(told.search(one.text) and says_where(one.text) for one in sentences(circular))


@lru_cache(maxsize=1)
def _has_shared_place(circular: Circular) -> bool:
    return any(CHANNEL.search(one.text) and speaks_for_all(circular, one) for one in sentences(circular))


def channel_unclear(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """An item's own text sends it to one place, the line of the deadlines to another. circular L30 against L38"""
    items: dict[int, str] = {}
    for number, line in circular.lines:
        place = circular.places[number]
        if place.style == "1.":
            items[place.number] = line
        for clause in re.split(r"(?=材料\s{0,2}\d)", line):
            for material in numbers_in(clause):
                own, here = _channels(items.get(material, "")), _channels(clause)
                if own and here and own != here:
                    said = f"前面说交到{'、'.join(sorted(own))}，这里说交到{'、'.join(sorted(here))}"
                    message = f"材料 {material} {said}，是不是每份都要交两处没有说"
                    yield defect("channel-unclear", number, clause[:30], message)


def _channels(text: str) -> frozenset[str]:
    if not re.search(r"上传|发[至到送]|报送|提交", text):
        return frozenset()
    return frozenset(name for name, pattern in _KINDS if pattern.search(text))
