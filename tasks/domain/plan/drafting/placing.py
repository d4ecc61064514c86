"""Where a thing goes whose own words do not say it: what its circular, its section or its sentence says for all."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.bound import Binding
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.by_default import is_by_default
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.page import shared_headings
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.places.by_form import by_form
from tasks.domain.plan.drafting.places.labelled import labelled_place
from tasks.domain.plan.drafting.places.online import find_online

_CONTACT = re.compile(r"联系人|联系方式|联系电话|咨询")
_WHERE = re.compile(
    r"(?:报送|上报|提交|接收|收件|材料|发送|投稿|收稿|上传|指定|电子)(?:方式|途径|渠道|地址|邮箱|平台|地点|信箱)|^(?:邮箱(?!使用|管理|密码)|E-?mail)"
)
_ITS_FIELD = re.compile(r"(?:方式|途径|渠道|地址|邮箱|地点)\s*[:。]")
_HANDING_IN = re.compile(r"(?:报送|上报|提交|上交|申报|投稿|填报|材料|作品)[一-龥]{0,8}$")
_ALL_HERE = re.compile(
    r"(?:以上|上述|所有|全部|各项|各类)(?:各项|[一二两三四五六七八九十\d]{1,2}[项种类])?"
    r"(?:材料|资料|表格|报表|内容|文件)"
    r"|^\s*(?:以上|上述)(?:各项)?(?=[发报送交寄传]|上传|提交)"  # 以上发到邮箱
    r"|(?:[月周日]历|行事历|日程)[^,。;]{0,12}(?:标|注|一栏|所列)|每项报|(?:各月|^)“[^”]{1,10}”一?[项栏]"
)
_OF_A_PART = re.compile(
    r"(?P<whose>(?!以上|上述|所有|全部|各项|各类|本|该|电子|纸质|书面)[一-龥()]{2,12}?(?:材料|资料))(?=[由均以应须统请需发报送上提]|\()"
)
_MEANS = re.compile(r"“([^“”]{2,8})”(?:均|都)?(?:指|是指|表示)")
_OWN_WAYS = re.compile(r"(?:渠道|方式|途径|去向)(?:分别)?(?:如下|见下|见各项)|凡[注标写]明?“(?=[邮网平系纸])")
_BARE_LABEL = re.compile("(?:邮箱|网站|平台)[为是:]")
_IN_HOUSE = re.compile(r"(?:移交)?本(?:单位|校|园|馆|公司|企业|科室|部门)(?!网|班级|共享)")  # 全部移交本单位档案室
_ALSO = re.compile(  # 三项均发至邮箱;第二项同时报送纸质件1份,送绩效股
    r"(?:另外?|同时|还|再)[须需应要]?(?:报送|提交|上交|寄送|送交?|交|[将把]其?)[^,。;]{0,6}(?:纸质|原件|书面|盖章件)"
)


def place(owed: Owed, binding: Binding) -> None:
    """Its own words first, then a place that its section names for everything, then its sentence's other stretch."""
    by_form(binding.page, owed)
    if owed.place_open and not owed.channels:
        binding.leave(owed.line, owed.title, f"{owed.title}交到哪里要另行通知")
        owed.doubted(0.2)
    if owed.channels and not owed.place_open and any(_ALSO.search(way) for way in owed.ways):
        for one in _said_of_all(owed, binding):
            owed.goes_to(one.channels, one.text)
    if owed.channels or owed.place_open:
        return
    usual = (demand.channels for demand in binding.demands if is_by_default(demand.sentence))
    if labelled := next(filter(None, usual), ()) or labelled_place(binding.page):
        owed.goes_to(labelled)
        owed.doubted(0.1)
        return
    said = _said_of_all(owed, binding)
    if said := [one for one in said if not _only_takes(one)] or said:
        nearest = max(said, key=lambda one: shared_headings((*one.line.parents, one.line.number), owed.line.parents))
        owed.goes_to(nearest.channels, nearest.text)
        owed.is_told(nearest.text, nearest.sentence)
        owed.doubted(0.1)
        return
    if owed.due_line is not None:
        for demand in binding.demands:  # 报送《A》；报送《B》，均发至…
            if demand.line is owed.due_line and re.search(r"均|都|一并|统一", demand.text):
                owed.goes_to(demand.channels, demand.text)
    owed.goes_to(owed.beside)
    owed.doubted(0.1 if owed.beside else 0.2)


def _only_takes(demand: Demand) -> bool:
    """Whether a sentence only says who takes it, 应当向县消安办报送以下材料, and not by which way."""
    return any(
        re.search(rf"向(?:本?[县市区])?{re.escape(office)}(?:报送|上报|提交|报告|填报)", demand.text)
        for office in demand.channels
    )


def _said_of_all(owed: Owed, binding: Binding) -> list[Demand]:
    """The sentences that say where everything goes; 上传至指定网盘 goes to no mailbox, whatever they say."""
    unnamed = any(not one.word for text in owed.ways for one in find_online(text, 0, len(text)))
    for_all = (one for one in binding.demands if one.all_of_them and not (one.names or one.references or one.whens))
    return [
        demand
        for demand in (*binding.loose, *for_all)
        if demand.channels
        and not all(map(_IN_HOUSE.match, demand.channels))
        and not (unnamed and demand.channels == ("mailbox",))
        and not _is_told_with_each(demand, owed, binding.page)
        and _speaks_of(demand, owed, binding.page)
    ]


def _is_told_with_each(demand: Demand, owed: Owed, page: Page) -> bool:
    """“双报”指电子稿发邮箱,同时在教育网上传, of those that say 双报; 各项材料的具体渠道如下: each item says its own,
    and 邮箱:… only tells which one is meant."""
    if _BARE_LABEL.match(demand.line.body) and any(_OWN_WAYS.search(line.text) for line in page.lines):
        return True
    if word := _MEANS.search(demand.line.text):
        return word[1] not in owed.line.text
    return bool(_OWN_WAYS.search(demand.line.text))


def _speaks_of(demand: Demand, owed: Owed, page: Page) -> bool:
    """学校材料发至邮箱;教师材料上传到平台, where each is the heading of a list: a place for that list alone."""
    named = _OF_A_PART.match(demand.sentence.strip(" ,;"))
    whose = named["whose"].strip() if named else ""
    heads = [line for line in page.lines if line.kind and line.body.strip(" :。").endswith(whose)] if whose else []
    if demand.hands_in and demand.line.number in owed.line.parents:
        return True  # 教师材料由本人上传至…,具体如下: over its list
    if heads:
        return any(line.number in owed.line.parents for line in heads)
    return _says_where(demand, owed, page.above(demand.line))


def _says_where(demand: Demand, owed: Owed, above_it: str) -> bool:
    """报送邮箱: … holds for the whole circular, 将活动材料上传到… for its section; a contact's is none."""
    text = demand.line.text
    if _CONTACT.search(text) and not re.search(r"报送|接收|上报", text):
        return False
    if _WHERE.search(demand.line.body) or _WHERE.search(above_it) or _ALL_HERE.search(demand.text) or demand.the_rest:
        return True
    if demand.all_of_them and re.search(r"均|都|一律|统一|全部", demand.text):
        return True  # 以上均发至邮箱
    if _ITS_FIELD.match(demand.line.body) and _HANDING_IN.search(above_it):
        return True  # 二、报送要求 over 1.时间:…; 2.方式:发送至…
    above = demand.line.parents
    return demand.hands_in and bool(above) and owed.line.parents[: len(above)] == above
