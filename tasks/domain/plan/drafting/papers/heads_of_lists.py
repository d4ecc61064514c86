"""The heading of a list of papers, which is none itself: 一、申报材料 over ①《申报表》;②…."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.papers import Name

_OF_A_LIST = re.compile(
    r"(?:需|应|须|所)?(?:申报|报送|上报|提交|上交|参评|参赛|评审|推荐|报名)?的?(?:材料|资料|文件)(?:清单|目录|要求|内容|名称)?[:。]?"
)
_SPOKEN_OF = re.compile(r"(?:情况|信息|数据)$")


def only_heads_papers(page: Page, line: Line) -> bool:
    """Whether a line only calls the list under it 申报材料, and the items of that list name the papers."""
    return bool(_OF_A_LIST.fullmatch(line.body)) and any(page.names_of(item) for item in page.children(line))


def names_asked(page: Page, item: Line) -> tuple[Name, ...]:
    """The papers of an item; 对幼儿园情况进行摸底,完成《统计表》 asks for the table alone."""
    names = page.names_of(item)
    quoted = any("《" in name.title for name in names)
    return tuple(name for name in names if not (quoted and _SPOKEN_OF.search(name.title)))
