"""Each thing owed by its bare name: without a verb that came with it, and once; what is no name goes to a person."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.bound import Binding
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.papers.clauses import without_verb
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.papers.said_twice import is_same_rule
from tasks.domain.plan.drafting.papers.same_names import plain
from tasks.domain.plan.drafting.papers.titled import by_topic
from tasks.domain.plan.drafting.papers.well_named import why_no_paper

_HOW_AND_WHEN = re.compile("(?:填报|申报|报名|上报|报送)(?:(?:时间|方式|要求|途径|期限)[及和与、]?)+")  # a heading
_GROUP = re.compile("(?<!小)[组类]$|片区$|企业$|单位$|[学各]校$|园$|部门$|机构$|街道$|[乡镇村]$|社区$|团体$")


def name_plainly(binding: Binding) -> None:
    """Without a verb that came with the name, and once where that is a known one; what is no name goes to a person."""
    told = {plain(owed.title) for owed in binding.owed}
    for owed in [*binding.owed]:
        bare = without_verb(owed.title)
        if _GROUP.search(bare) and (over := _paper_over(owed, binding.page)) and plain(over) not in told:
            owed.title = bare = over
        if _HOW_AND_WHEN.fullmatch(bare) and (about := by_topic(binding.page, "")):
            owed.title = bare = about.title
        headed = owed.title == owed.line.head and any(_is_told_under(owed, other) for other in binding.owed)
        if headed or bare != owed.title and any(_is_one(owed, other, bare) for other in binding.owed):
            binding.owed.remove(owed)
            continue
        owed.title = bare
        if why := why_no_paper(owed):
            binding.owed.remove(owed)
            binding.leave(owed.line, owed.title, why)


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
    return named and other.title.strip("《》").endswith(head.title)
