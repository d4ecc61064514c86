"""Where papers of one form go, whichever they are: 电子材料一律发至邮箱…,纸质材料一律送教研室."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.places.online import ANEW
from tasks.domain.plan.drafting.places.places import find_places

_FORM = r"(?:电子|纸质)(?:版|件|稿|档|表|文档)?"
_CELL = re.compile(rf"{_FORM}(?:\s*[、和及与+]?\s*{_FORM})*")
_TOLD = re.compile(
    r"(?:^|(?<=[,。;:]))\s*(?:凡)?(?P<form>电子|纸质)(?:版|件|稿|形式)?的?(?:材料|资料|文件|表格|报表|件)?"
    r"(?:一律|统一|均|都|全部)(?P<told>(?:\([^()]*\)|[^,。;])+)"
)


def forms_of(cells: Mapping[str, str]) -> tuple[str, ...]:
    """电子, 纸质 or both, as a cell of a row's cells says that and nothing else."""
    told = [cell for cell in cells.values() if _CELL.fullmatch(cell)]
    return tuple(dict.fromkeys(re.findall("电子|纸质", told[0]))) if told else ()


def by_form(page: Page, owed: Owed) -> None:
    """Send a row that names no more than its form to where the circular sends all of that form."""
    for line in page.lines if owed.forms and not owed.channels else ():
        for found in _TOLD.finditer(line.text):
            if found["form"] in owed.forms:
                places = find_places(line.text, found.start("told"), found.end("told"))
                owed.goes_to([place.channel.removeprefix(ANEW) for place in places], found[0])
