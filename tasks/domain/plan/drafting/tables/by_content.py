"""Columns known by what stands in them: days are when, places are where, and papers are what."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.papers.names.finding import all_papers, names_in
from tasks.domain.plan.drafting.places.places import of_cell
from tasks.domain.plan.drafting.tables.rows import Row, cells_of

_FEWEST, _MOST = 3, 8  # columns
_ROWS = 2  # that must be alike, before a table is one
_SHARE = 0.6  # of a column's cells
_FEW = 0.3
_MAY_NAME = ("other", "group", "note")
_WORK = re.compile(r"(?:制定|修订|调整|开展|做好|完成|组织|上报|报送|健全|完善|召开|举办|进行|落实|检查|抽查|学习)")
_IN_ORDER = re.compile(r"(?:依次|按顺序|顺序|分别)(?:分别)?(?:为|是|列明?|填写?):?(?P<columns>[一-龥、,]{6,60})")
_WORD = re.compile(r"[一-龥]{1,8}")
_NUMBER = re.compile(r"[A-Z]{0,2}\d{1,4}(?:-\d{1,2})?[号]?表")  # 102-1表, of a column of numbers
_COUNT = re.compile(r"(?:每[一-龥]{1,4})?[\d一二两三四五六七八九十]{1,3}\s*[份张篇本套件个册]?")


def columns_of(page: Page, at: int) -> int:
    """How many columns a table of one cell a line has that begins here with its head: the rows are numbered 1, 2."""
    for width in range(_FEWEST, _MOST + 1):
        texts = [line.text for line in page.lines[at : at + 3 * width]]
        if len(texts) < 3 * width or not all(_WORD.fullmatch(text) for text in texts[:width]):
            return 0
        if texts[width] == "1" and texts[2 * width] == "2":
            return width
    return 0


def columns_without_head(page: Page, at: int) -> int:
    """How many lines each row takes of a table of one cell a line that begins here with no head: 1, …, 2, …, 3, …."""
    for width in range(_FEWEST, _MOST + 1):
        if [line.text for line in page.lines[at : at + 3 * width : width]] == ["1", "2", "3"]:
            return width
    return 0


def columns_in_order(text: str) -> list[str]:
    """每六行为一项,依次为序号、材料名称、报送单位、截止日期: the words of a head that is told in a sentence."""
    told = _IN_ORDER.search(text)
    return re.split("[、,和及]", told["columns"]) if told else []


def roles_by_content(
    page: Page, at: int, named: Sequence[str], *, tall: bool = False, headed: bool = True
) -> list[str]:
    """The roles of a table's columns, those whose word is not known by their cells; none where it dates no papers."""
    rows = _tall(page, at + len(named) * headed, len(named)) if tall else _wide(page, at, len(named))
    if not _FEWEST <= len(named) <= _MOST or len(rows) < _ROWS or all(named):
        return []
    columns = [[row[n] for row in rows if row[n]] for n in range(len(named))]
    roles = [role if role and named.count(role) == 1 else "" for role in named]
    looks: dict[str, Callable[[str], bool]] = {
        "due": lambda cell: any(when.due for when in page.moments(page.lines[at], cell)),
        "title": lambda cell: bool(names_in(cell)),
        "place": lambda cell: bool(of_cell(cell)),
        "count": lambda cell: bool(_COUNT.fullmatch(cell)),
    }
    for role, fits in looks.items():
        shares = [_share(column, fits) if not own else 0.0 for column, own in zip(columns, roles, strict=True)]
        if role not in roles and max(shares) >= _SHARE:
            roles[shares.index(max(shares))] = role
    if not {"due", "title"} <= set(roles):
        return []
    return [role or f"other {n}" for n, role in enumerate(roles)]


def _share(column: Sequence[str], fits: Callable[[str], bool]) -> float:
    return sum(map(fits, column)) / len(column) if column else 0.0


def _wide(page: Page, at: int, width: int) -> list[list[str]]:
    rows: list[list[str]] = []
    for line in page.lines[at + 1 :]:
        cells = cells_of(line.written)
        if len(cells) != width:
            break
        rows.append(cells)
    return rows


def _tall(page: Page, at: int, width: int) -> list[list[str]]:
    texts = [line.text for line in page.lines[at:]]
    rows: list[list[str]] = []
    while len(texts) >= width and texts[0] == str(len(rows) + 1):
        rows.append(texts[:width])
        texts = texts[width:]
    return rows


def by_their_papers(rows: Sequence[Row]) -> list[Row]:
    """The rows, with 成果形式 as the title where it holds the papers and 主要工作 none, as their cells say."""
    columns = {role: [row.cells.get(role, "") for row in rows] for role in (rows[0].cells if rows else ())}
    shares = {role: _share([cell for cell in cells if cell], _is_named) for role, cells in columns.items()}
    other = max((role for role in shares if role.startswith(_MAY_NAME)), key=lambda role: shares[role], default="")
    if shares.get("title", 1.0) > _FEW or shares.get(other, 0.0) < _SHARE:
        return [*rows]
    swapped = {"title": "group", other: "title"}
    return [Row({swapped.get(role, role): cell for role, cell in row.cells.items()}, row.line) for row in rows]


def _is_named(cell: str) -> bool:
    """工作计划、课程表(每班1张) names papers; 制定计划,调整课表 says what is done."""
    bare = re.sub(r"\([^()]*\)", "", cell)
    return bool(all_papers(bare)) and not _WORK.match(bare) and not _NUMBER.fullmatch(bare)
