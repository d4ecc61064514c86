"""Each thing owed by its bare name: without a verb that came with it, and once; what is no name goes to a person."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.domain.plan.drafting.bound import Binding
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import COUNT, UNITS
from tasks.domain.plan.drafting.papers.names.finding import names_in
from tasks.domain.plan.drafting.papers.names.same_names import plain
from tasks.domain.plan.drafting.papers.not_owed.bare_names import only_named, why_in_its_item
from tasks.domain.plan.drafting.papers.not_owed.clauses import without_verb
from tasks.domain.plan.drafting.papers.not_owed.handed_over import why_not_handed_over
from tasks.domain.plan.drafting.papers.not_owed.well_named import why_no_paper
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.papers.told_again.said_twice import is_same_rule
from tasks.domain.plan.drafting.papers.told_again.titled import by_topic

_HOW_AND_WHEN = re.compile("(?:填报|申报|报名|上报|报送)(?:(?:时间|方式|要求|途径|期限)[及和与、]?)+")  # a heading
_BY_NET = re.compile("(?:网上|线上|在线)(?:填报|申报|报送|提交|注册)")  # (一)网上填报。…提交《年度检查报告书》
_STEP = re.compile("(?:备案|报送|上报|申报|填报|推荐|汇总|提交)$")  # 3.结果备案(1月19日至1月23日)。…将《备案表》…
_COUNTED = re.compile(rf"{COUNT}[{UNITS}]")  # 精选教学设计3篇
_OF_A_GROUP = re.compile("(?:学生|教师|家长|小学|初中|高中|幼儿|个人|集体)作品")
_OF_AN_ART = re.compile("(?:绘画|书法|摄影|美术|手工|书画|工艺)作品")
_OF_ALL_ARTS = re.compile("(?<!类)作品$")  # 学生艺术作品; beside 展览类作品 each art tells what it is
_ART = re.compile(
    "(?:师生|学生|教师|少儿|儿童|毛笔|硬笔)?(?:书法|绘画|国画|书画|摄影|篆刻|剪纸|手工|版画|漫画|泥塑|陶艺|刺绣|动漫|朗诵|舞蹈|合唱)"
)
_SHORT = 3  # signs: 鉴定
_GROUP = re.compile(  # whose a row is; but 送教下乡, 法治进校园 are what is done
    "(?!.*(?:[下进入](?:乡|[乡镇]?村|社区|校园|企业)|[进入](?:单位|学校|机关))$).*"
    "(?:(?<!小)[组类]$|片区$|企业$|单位$|[学各]校$|园$|部门$|机构$|街道$|[乡镇村]$|社区$|团体$)"
)


def name_plainly(binding: Binding) -> None:
    """Without a verb that came with the name, and once where that is a known one; what is no name goes to a person."""
    told = {plain(owed.title) for owed in binding.owed}
    for owed in [*binding.owed]:
        bare = without_verb(owed.title)
        bare = _paper_of_head(owed, bare, binding.page) or bare
        if _GROUP.match(bare) and (over := _paper_over(owed, binding.page)) and plain(over) not in told:
            owed.title = bare = over
        if _HOW_AND_WHEN.fullmatch(bare) and (about := by_topic(binding.page, "")):
            owed.title = bare = about.title
        headed = owed.title == owed.line.head and any(_is_told_under(owed, other) for other in binding.owed)
        if headed or bare != owed.title and any(_is_one(owed, other, bare) for other in binding.owed):
            binding.owed.remove(owed)
            continue
        owed.title = bare
        if why := why_no_paper(owed) or why_not_handed_over(owed, binding.page) or why_in_its_item(owed):
            if instead := _told_instead(owed, binding):
                owed.title = instead
                owed.doubted(0.1)
                continue
            binding.owed.remove(owed)
            binding.leave(owed.line, owed.title, why)
    _leave_what_is_only_named(binding)


def _leave_what_is_only_named(binding: Binding) -> None:
    for owed, why in [*only_named(binding.owed)]:
        binding.owed.remove(owed)
        binding.leave(owed.line, owed.title, why)


def _told_instead(owed: Owed, binding: Binding) -> str:
    """检查过后,写一份《整改说明》,5月15日前发到邮箱: the one paper of the same words, or of the item's head, that is
    not owed yet, where the name that was read is none; "" where there is no such paper, or more than one."""
    beside = (one for one in binding.owed if one is not owed and one.line is owed.line)
    if owed.when is None or any(one.when and is_same_rule(one.when, owed.when) for one in beside):
        return ""
    titles = {
        name.title
        for text in owed.told
        for name in names_in(text)
        if name.title.startswith("《") or _COUNTED.match(text, text.find(name.title, name.start) + len(name.title))
    }
    heads = binding.page.names_of(owed.line) if owed.line.kind else ()
    titles |= {name.title for name in heads if name.title.startswith("《") or name.title == owed.line.head}
    rest = [title for title in titles if not any(one.resembles(title) for one in binding.owed if one is not owed)]
    fits = [
        title
        for title in rest
        if not owed.resembles(title)
        and not why_no_paper(other := replace(owed, title=title, aliases=[]))
        and not why_not_handed_over(other, binding.page)
    ]
    return fits[0] if len(fits) == 1 else ""


def _paper_of_head(owed: Owed, bare: str, page: Page) -> str:
    """考核鉴定表。由学校作出鉴定,每人1份; 大赛作品。每校学生作品4件、教师作品2件: the paper that the item's head names,
    where what was read stands within that name, or is of one group; 书法:每校报送毛笔、硬笔作品10件: its art."""
    if owed.line.kind and bare.endswith("作品") and _ART.fullmatch(owed.line.head):
        return owed.line.head
    names = page.names_of(owed.line) if owed.line.kind and "《" not in bare else ()
    head = names[0].title if len(names) == 1 else ""
    within = bare in head[:-1] and len(bare) <= _SHORT
    of_group = _OF_A_GROUP.fullmatch(bare) and head.endswith("作品")
    of_art = _OF_AN_ART.fullmatch(bare) and _OF_ALL_ARTS.search(head)
    return head if within and not head.endswith(bare) or of_group or of_art else ""


def _paper_over(owed: Owed, page: Page) -> str:
    """一、统计年报 over 工业组3月20日前、商贸组3月24日前: the paper of its heading, where only the group was read."""
    names = page.names_of(page.line[owed.line.parents[-1]]) if owed.line.parents and not owed.line.kind else ()
    return names[0].title if len(names) == 1 else ""


def _is_one(owed: Owed, other: Owed, title: str) -> bool:
    """Whether another thing owed bears this name, and by the same day."""
    if other is owed or not other.resembles(title):
        return False
    return owed.when is other.when or bool(owed.when and other.when and is_same_rule(owed.when, other.when))


def _is_told_under(head: Owed, other: Owed) -> bool:
    """(三)统计表。各单位填写《活动情况统计表》…: a head that is the end of the name which its own item tells."""
    named = other is not head and other.line is head.line and "《" in other.title and "《" not in head.title
    named = named and (other.when is not None or head.when is None)
    stage = head.when is not None and head.when.ranged and _STEP.search(head.title)
    own = other.title.strip("《》").endswith(head.title) or _BY_NET.fullmatch(head.title) is not None
    return named and bool(own or stage)
