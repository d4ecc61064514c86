"""The heading of a list of papers, which is none itself: 一、申报材料 over ①《申报表》;②…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import names_in
from tasks.domain.plan.drafting.papers.names.name import Name

_OF_A_LIST = re.compile(
    r"(?:第[一二三四五六]{1,2}(?:阶段|批次?|部分))?的?(?:需|应|须|所)?(?:申报|报送|上报|提交|上交|参评|参赛|评审|推荐|报名)?的?(?:材料|资料|文件)(?:清单|目录|要求|内容|名称)?[:。]?"
    r"|(?:各[校园单位]{1,2}|每个?[月周年]|每个?季度?|每学[期年]|全年|平时|年[中末底终])?(?:应当?|须|需要?|所|要)(?:填?报送?|上报|提交|上?交|填)的(?:报表|表格|表册|材料|资料)[:。]?"
)  # 每月应报的报表:
_TELLS = re.compile(r"(?:报送|上报|提交|申报)?(?:内容|材料|资料)\s*:\s*\S|[^。;]{0,20}(?:以下|下列|如下)[一-龥]{0,4}:")
_SPOKEN_OF = re.compile(r"(?:情况|信息|数据)$")


def only_heads_papers(page: Page, line: Line) -> bool:
    """Whether a line only calls the list under it 申报材料, and the items of that list name the papers."""
    if not _OF_A_LIST.fullmatch(line.body):
        return False
    return any(page.names_of(item) for item in page.children(line)) or any(papers_under(page, line))


def papers_under(page: Page, heading: Line) -> Iterator[tuple[Line, tuple[Name, ...]]]:
    """Paragraphs without a number under a heading that tell papers: 报送内容:…; 须提交以下材料:(1)…;(2)…"""
    for one in page.lines:
        is_under = not one.kind and one.parents and one.parents[-1] == heading.number
        names = names_in(one.text) if is_under and _TELLS.match(one.body) else ()
        if names:
            yield one, names


def names_asked(page: Page, item: Line) -> tuple[Name, ...]:
    """The papers of an item; 对幼儿园情况进行摸底,完成《统计表》 asks for the table alone."""
    names = page.names_of(item)
    quoted = any("《" in name.title for name in names)
    return tuple(name for name in names if not (quoted and _SPOKEN_OF.search(name.title)))
