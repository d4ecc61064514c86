"""Lines of a year's schedule: 3月6日前　各单位：校本研修计划1份；管理员登记表（附件1）1份。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import UNITS
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import is_paper
from tasks.domain.plan.drafting.tables.rows import Row, Tabled, owed_of

_ROW = re.compile(r"(?:之?前|以前|截[止至])?(?:\([^()]{1,8}\))?\s+(?P<party>[^:,。;]{2,20}):(?P<papers>[^。]+)")
_PARTED = re.compile(r"[;,]")
_SIGN = re.compile(r"^[★☆▲△●◆※*]\s*")
_COUNT = re.compile(rf"(?:每[^,;]{{1,8}}?)?(?:\d{{1,2}}|[一二两三四五六])\s?[{UNITS}]$")
_ATTACHED = re.compile(r"\(附[件表][^()]*\)")
_HANDED_IN = re.compile(r"报送|上报|提交|上交|材料|上传")
_FORM = re.compile(r"(?:电子|纸质)(?:版|稿|文档)$")
_NO_NAME = ("每", "附", "与", "无", "按", "由", "也", "须", "另", "如", "限", "共", "参训")
_SURE = 4  # signs of a name that a number stands behind
_LEAST = 3  # such lines make a schedule


def read_day_and_whom(page: Page, tabled: Tabled) -> None:
    """Taken where the section asks to hand in, and where there are several such lines, each with a paper."""
    found = [(line, *row) for line in page.lines if line.number not in tabled.taken and (row := _row(page, line))]
    if len(found) < _LEAST:
        return
    for line, when, party, papers in found:
        for title, count in papers:
            cells = {"title": title, "party": party, "count": count}
            tabled.owed.append(owed_of(Row(cells, line), title, when))
        tabled.taken.add(line.number)


def _row(page: Page, line: Line) -> tuple[When, str, list[tuple[str, str]]] | None:
    """The day with which a line begins, whom it names behind it, and the papers; None where it names none."""
    when = next((one for one in page.moments(line) if one.start == line.start and one.due), None)
    found = _ROW.match(line.text, when.end) if when and not when.ranged else None
    if when is None or found is None or not _HANDED_IN.search(f"{_headings(page, line)}{found['papers']}"):
        return None
    papers = list(_papers(found["papers"]))
    return (when, found["party"], papers) if papers else None


def _headings(page: Page, line: Line) -> str:
    """The headings over a line; over one under 【三月】 also the last one with a number of its own."""
    above = (other for other in reversed(page.lines) if other.number < line.number and other.kind in {"cn", "第"})
    numbered = next((other.body[:40] for other in above), "")
    return "|".join((page.above(line), numbered))


def _papers(told: str) -> Iterator[tuple[str, str]]:
    """(name, how many) of each piece that is a paper's name; 每校1份 behind a name is its number."""
    pieces = [_ATTACHED.sub("", _SIGN.sub("", piece.strip())) for piece in _PARTED.split(told)]
    for piece, behind in zip(pieces, (*pieces[1:], ""), strict=True):
        count = _COUNT.search(piece)
        name = _FORM.sub("", piece[: count.start()] if count else piece)
        named = is_paper(name) or (count is not None and len(name) >= _SURE)  # 工作室成果集1册
        if named and not name.startswith(_NO_NAME):
            beside = _COUNT.fullmatch(behind)
            yield name, count[0] if count else beside[0] if beside else ""
