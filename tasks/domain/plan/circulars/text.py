"""Other people's files as a circular's lines: rows of a table as one line each, lines cut by a page put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

Rows = Sequence[Sequence[str]]

_ENDS = re.compile(r"[。；;：:！？!?]$")
_BEGINS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十\d]{1,3}[条章节部步]"
    r"|\d{1,2}(?:[、.．]\d{0,2}|[)）])|[①-⑳]|附\s*件|联\s*系|抄\s*送)"
)
_DATE_ALONE = re.compile(r"\s*[\d〇○零一二三四五六七八九十]{2,4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月.{1,5}日\s*")
_BARRED = re.compile(r"\|.+\|")
_APART = re.compile(r" {2,}")
_HAN = r"[一-龥《“”》（），。、；：]"
_SPACED = re.compile(rf"(?<={_HAN}) (?=[\dA-Za-z@])|(?<=[\dA-Za-z]) (?={_HAN})")
_FULL = 0.86  # of the longest line: a line as long as this was cut by the page's edge


def with_rows(text: str, tables: Iterable[Rows]) -> str:
    """A text whose tables stand in it one cell a line, empty cells left out: each row becomes a line with tabs."""
    lines = text.split("\n")
    at = 0
    for rows in tables:
        if not rows or max(map(len, rows)) < 2:
            continue
        found = _stretch(lines, at, list(_cells(rows)))
        if found:
            width = max(map(len, rows))
            told = ["\t".join([" ".join(cell.split()) for cell in (*row, *[""] * (width - len(row)))]) for row in rows]
            lines[found[0] : found[1]] = told
            at = found[0] + len(told)
    return "\n".join(lines)


def _cells(rows: Rows) -> Iterator[tuple[str, bool]]:
    """Each cell without blanks, and whether it may be missing from the text: it repeats the one above, as merged."""
    above: Sequence[str] = ()
    for row in rows:
        for at, cell in enumerate(row):
            if cell.strip():
                yield _bare(cell), at < len(above) and above[at] == cell
        above = row


def _bare(text: str) -> str:
    return "".join(text.split())


def _stretch(lines: Sequence[str], since: int, cells: Sequence[tuple[str, bool]]) -> tuple[int, int] | None:
    """From which line to which the text is exactly these cells, blanks aside."""
    bare = [_bare(line) for line in lines]
    for start in range(since, len(lines)):
        at: int | None = start
        for cell, may_lack in cells:
            assert at is not None
            at, here = _behind(bare, at, cell), at
            at = here if at is None and may_lack else at
            if at is None:
                break
        if at is not None and at > start:
            return start, at
    return None


def _behind(bare: Sequence[str], at: int, cell: str) -> int | None:
    """The line behind the one or more lines that are this cell; None where they are not."""
    while cell and at < len(bare) and cell.startswith(bare[at]):
        cell, at = cell[len(bare[at]) :], at + 1
    return None if cell else at


def filled_rows(text: str) -> str:
    """Rows with bars, as the readers of old files print them, with tabs. They tell no merged cell, so an empty one
    repeats the one above; a row without the number that the others bear goes on with the row above."""
    told: list[str] = []
    table: list[list[str]] = []
    for line in (*text.split("\n"), ""):
        if _BARRED.fullmatch(line.strip()):
            _row([cell.strip() for cell in line.strip()[1:-1].split("|")], table)
            continue
        told += ["\t".join(row) for row in table]
        table.clear()
        told.append(line)
    return "\n".join(told[:-1])


def _row(cells: list[str], table: list[list[str]]) -> None:
    if not any(cells):
        return
    above = table[-1] if table else [""] * len(cells)
    if table and not cells[0] and table[0][0] in {"序号", "编号"} and above[0].isdecimal():
        table[-1] = [old + new for old, new in zip(above, cells, strict=False)]
    else:
        table.append([cell or (above[at] if at < len(above) else "") for at, cell in enumerate(cells)])


def begins_item(line: str) -> bool:
    """一、 (二) 3. 第四条 附件: a line that begins something of its own."""
    return bool(_BEGINS.match(line))


def ends_sentence(line: str) -> bool:
    return bool(_ENDS.search(line))


def is_date_alone(line: str) -> bool:
    """As it stands under the seal."""
    return bool(_DATE_ALONE.fullmatch(line))


def unwrapped(text: str) -> str:
    """A page's text with its paragraphs in one line each: a full line that ends in no stop goes on in the next. Cells
    that stand apart are parted by tabs."""
    lines = [line.rstrip() for line in text.replace("\f", "\n").split("\n") if line.strip()]
    lines = [_SPACED.sub("", line) for line in lines]
    lines = [_APART.sub("\t", line.strip()) if len(_APART.findall(line.strip())) > 1 else line for line in lines]
    longest = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line.strip() and not _BEGINS.match(line) and not _DATE_ALONE.fullmatch(line):
            joined[-1] += line.strip()
        else:
            joined.append(line)
        goes_on = "\t" not in line and len(line) >= _FULL * longest and not _ENDS.search(line)
    return "\n".join(joined)
