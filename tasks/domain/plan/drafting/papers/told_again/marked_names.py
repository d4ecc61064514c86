"""What the end of a name stands for, where the circular writes the whole of it in 《》: 自查表 for 《消防自查表》."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.page import narrow, split_lines
from tasks.domain.plan.drafting.papers.names.name import Name

_SURE = 3  # signs of a short name
OF_A_MONTH = re.compile(
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|第?[一二三四1-4]季度|[上下]半年)的?"
    r"(?=[月季周]报|半年报|报表|.{0,2}表$)"
)
_OF_A_TURN = re.compile("(?:第[一二三四五1-5][轮次批期]|[春秋]季|[上下](?:半年|学期))的?")  # 第一轮台账, 春季名册
_MARKED = re.compile("《([^《》]+)》")
_FORM = re.compile("[一-龥]{2,}(?:[表册单书卡案]|报告|总结|小结)|台账")


def marked_in_full(page: Page, demand: Demand, name: Name) -> str:
    """The whole name: of its line, or of the paragraph over it; else the only one of the circular that is a form and
    ends so, where it stands before or in its line. "" for a name that is none of those."""
    return _near(page, demand, name) or _of_the_circular(page, demand, name)


def _near(page: Page, demand: Demand, name: Name) -> str:
    """对照《校园消防自查表》检查。自查表于…前报."""
    over = page.before(demand.line.number)
    beside = over.text if over and not over.kind and over.parents == demand.line.parents else ""
    before = beside + demand.line.text[: name.start]
    short = OF_A_MONTH.sub("", _OF_A_TURN.sub("", name.title))  # 《调查表》,二季度表于7月3日前、三季度表于…
    told = {one for one in re.findall("《[^》]+》", before) if one.endswith(f"{short}》")}
    ahead = demand.text[: demand.text.find(name.title)].strip()
    moved = before.endswith(("将", "把"))  # 填写《…清单》,将清单送…
    sure = len(name.title) >= _SURE or not ahead or moved  # 台账于…前报
    return told.pop() if len(told) == 1 and sure else ""


def _of_the_circular(page: Page, demand: Demand, name: Name) -> str:
    """备案表须由负责人签字,于1月21日前送达, where an item above asks for 《年度考核结果备案表》."""
    short = name.title.rpartition("的")[2]  # 推荐对象的审批表
    if not _FORM.fullmatch(short):
        return ""
    first_at = _marked_in(page.text)
    whole = [told for told in first_at if told.endswith(short)]
    is_told = len(whole) == 1 and whole[0] != short and first_at[whole[0]] <= demand.line.number
    return f"《{whole[0]}》" if is_told else ""


@lru_cache(maxsize=4)
def _marked_in(text: str) -> Mapping[str, int]:
    """Each name in 《》 -> the line in which it stands first."""
    found: dict[str, int] = {}
    for number, line in enumerate(split_lines(text), 1):
        for told in _MARKED.findall(narrow(line)):
            found.setdefault(told, number)
    return found
