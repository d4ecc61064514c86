"""Rows between bars that have no head over them: 3月19日 | 协议复印件 | 教务处 | 一份, 材料：…｜时间：…｜方式：…."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import without_days
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import all_papers
from tasks.domain.plan.drafting.places.places import of_cell
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, owed_of, titles_of, whens_of

_BAR = re.compile(r"\s*[|｜]\s*")
_FEWEST = 3  # cells
_FIELD = re.compile(r"(?P<label>[一-龥]{2,6})\s*:\s*(?P<what>.+)")
_ROLES = (
    ("title", re.compile(r"(?:报送|上报|提交|上交)?(?:材料|资料|内容|名称|事项|表格)(?:名称)?")),
    ("due", re.compile(r"(?:报送|上报|提交|截止)?(?:时间|时限|期限|日期)")),
    ("place", re.compile(r"(?:报送|上报|提交)?(?:方式|途径|渠道|去向|地点|邮箱|地址|交法)")),
    ("count", re.compile(r"份数|数量")),
    ("party", re.compile(r"(?:报送|责任)?(?:单位|对象|主体)")),
)
_COUNT = re.compile(r"(?:每[一-龥]{1,4})?(?:各|一式)?[\d一二两三四五六七八九十]{1,3}\s*[份张篇本套件个册]")
_SAME_PLACE = re.compile(r"(?:同上|同前|同一|上述)(?:平台|邮箱|地点|系统|处|栏目|群)?|(?:平台|邮箱|系统)同上")
_PLACE = re.compile(r"@|邮箱|平台|系统|网|群|APP|小程序|栏目?$|[科股室处部办站所馆局](?:$|[(\d])|中心|窗口")
_COPY = re.compile(r"^[^,。;]{2,20}(?:复印|扫描|原)件$")
_LITTLE = 2  # signs beside the day of a cell that is a day


def read_bars(page: Page, tabled: Tabled) -> None:
    """Each such line that no table has taken as what it asks for; a line without a day or without a paper is none."""
    place = ""
    for line in page.lines:
        cells = _BAR.split(line.body.strip("|｜ "))
        if line.number in tabled.taken or len(cells) < _FEWEST:
            continue
        named = _by_label(cells) or _by_look(page, line, cells)
        if not {"title", "due", "place"} <= set(named):
            continue
        place = place if _SAME_PLACE.fullmatch(named["place"]) else named["place"]
        row = Row({**named, "place": place}, line)
        whens = [when for when in whens_of(named["due"], page, line) if when.due]
        titles = titles_of(named["title"], sure=True) if whens else ()
        for title in titles:
            tabled.owed += [owed_of(row, title, when) for when in whens]
            tabled.taken.add(line.number)


def _by_label(cells: list[str]) -> dict[str, str]:
    """材料:…｜时间:…｜方式:…: the cells by their labels; empty where one has none."""
    fields = [_FIELD.fullmatch(cell) for cell in cells]
    named: dict[str, str] = {}
    for found in fields:
        role = next((role for role, label in _ROLES if found and label.fullmatch(found["label"])), "")
        if found is None or not role or role in named:
            return {}
        named[role] = found["what"]
    return named


def _by_look(page: Page, line: Line, cells: list[str]) -> Mapping[str, str]:
    """3月19日, 协议复印件, 教务处, 一份: one cell that is a day and nothing more, one of papers, and one of a place."""
    named: dict[str, str] = {}
    for cell in cells:
        moments = page.moments(line, cell)
        bare = re.sub(r"\([^()]*\)", "", cell)
        if len(moments) == 1 and len(without_days(cell, moments).strip(" 前()止")) <= _LITTLE:
            role = "due"
        elif all_papers(bare) or _COPY.search(bare):
            role = "title"
        elif _COUNT.fullmatch(cell):
            role = "count"
        elif _PLACE.search(cell) and of_cell(cell) or _SAME_PLACE.fullmatch(cell):
            role = "place"
        else:
            continue
        if role in {"due", "title"} and role in named:
            return {}
        named.setdefault(role, cell)
    return named
