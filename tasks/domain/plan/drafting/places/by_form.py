"""Where papers of one form go, whichever they are: 电子材料一律发至邮箱…,纸质材料一律送教研室."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import COUNT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.places.online import ANEW
from tasks.domain.plan.drafting.places.places import find_places

_FORM = r"(?:电子|纸质)(?:版|件|稿|档|表|文档)?"
_TOLD_FORM = rf"{_FORM}(?:\s*各?{COUNT}\s*[份册套本])?"
_CELL = re.compile(rf"{_TOLD_FORM}(?:\s*[、,;和及与+]?\s*{_TOLD_FORM})*")  # 纸质1份,电子版1份
_TOLD = re.compile(
    r"(?:^|(?<=[,。;:]))\s*(?:凡)?(?P<form>电子|纸质)(?:版|件|稿|形式)?的?(?:材料|资料|文件|表格|报表|件)?"
    r"(?:一律|统一|均|都|全部)(?P<told>(?:\([^()]*\)|[^,。;])+)"
)
_OF_ALL = re.compile(
    r"(?:^|(?<=[,。;:]))\s*(?P<form>电子|纸质)(?:版|件|稿|档|形式)?的?(?:材料|资料|文件|表格|报表)?"
    r"(?:[^,。;《》]{0,8}(?:盖章|公章|签字|签名|装订),)?(?P<told>(?=[送交寄报发传上提])(?:\([^()]*\)|[^,。;])+)"
)  # 纸质材料加盖公章,送科研室;电子版发至邮箱, beside papers of 纸质1份、电子版1份
_COUNTED = re.compile(rf"(?P<form>电子|纸质)(?:版|件|稿|档|材料)?\s*各?{COUNT}\s*[份册套本]")
_WAY = re.compile(r"方式|途径|渠道|地址|地点|去向")


def _each_form(text: str) -> Iterator[re.Match[str]]:
    """电子版发至邮箱,纸质版送306室: what begins a sentence, and the other form right behind it."""
    ended = -1
    for found in _OF_ALL.finditer(text):
        if text[found.start() - 1 : found.start()] != "," or found.start() - 1 == ended:
            yield found
            ended = found.end()


def _is_of_all(page: Page, line: Line) -> bool:
    """Whether a line speaks of the way alone: a paragraph, or what stands under 报送方式."""
    return not line.kind or bool(_WAY.search(page.above(line)))


def forms_of(cells: Mapping[str, str]) -> tuple[str, ...]:
    """电子, 纸质 or both, as a cell of a row's cells says that and nothing else."""
    told = [cell for cell in cells.values() if _CELL.fullmatch(cell)]
    return tuple(dict.fromkeys(re.findall("电子|纸质", told[0]))) if told else ()


def by_form(page: Page, owed: Owed) -> None:
    """Send what names no more than its form to where the circular sends all of that form."""
    forms = owed.forms or tuple(dict.fromkeys(m["form"] for m in _COUNTED.finditer(owed.line.body)))
    for line in page.lines if forms and not owed.channels else ():
        for found in (*_TOLD.finditer(line.text), *(_each_form(line.text) if _is_of_all(page, line) else ())):
            if found["form"] in forms:
                places = find_places(line.text, found.start("told"), found.end("told"))
                owed.goes_to([place.channel.removeprefix(ANEW) for place in places], found[0])
