"""Word processing: the text wherever it stands (tables, text boxes, notes), the tables, the pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.domain.evidence.contents import ContentKind, Contents, Picture, Table
from tasks.openers import xml
from tasks.openers.data import Data
from tasks.openers.facts import table_facts, text_facts
from tasks.openers.image import look_at
from tasks.openers.limits import IN_MEMORY, PICTURES, Budget, OpeningError, broken
from tasks.openers.numbered_word import as_seen
from tasks.openers.sniff import kind_hint
from tasks.openers.spanned import Spanned, filled, spanned
from tasks.openers.word_text import main_part, notes_of, text_in, text_of, without_twice

if TYPE_CHECKING:
    from tasks.openers.office import Parts

_IN_CELLS = ("gridSpan", "vMerge", "t", "p", "tab", "br", "cr")
_LINES = {"p", "h"}  # of OpenDocument


def open_word(parts: Parts) -> Contents:
    main = main_part(parts)
    root = without_twice(xml.parse(main))
    text = "" if parts.budget.as_written else text_in(parts, main)
    if xml.local(root) not in {"document", "wordDocument"}:
        raise broken("文件已损坏，打不开")
    if parts.budget.as_written:
        text = "\n".join([text_of(as_seen(parts, root), xml.space(root)), *notes_of(parts)])
    tables = tables_of(root, parts.budget)
    pictures = pictures_in(parts, r"word/media/.+")
    return text_facts(ContentKind.DOCUMENT, "docx", text, parts.budget, tables=tables, pictures=pictures)


def open_odt(parts: Parts) -> Contents:
    root = xml.parse(parts.read("content.xml"))
    paragraphs = [e for e in xml.walk(root, frozenset({"tracked-changes"})) if xml.local(e) in _LINES]
    text = "\n".join("".join(_own_text(paragraph)) for paragraph in paragraphs)
    tables = []
    for number, table in enumerate((e for e in xml.walk(root, frozenset()) if xml.local(e) == "table"), 1):
        rows = (e for child in table for e in xml.walk(child, frozenset({"table"})) if xml.local(e) == "table-row")
        cells = ([_spanned(c) for c in row if xml.local(c) == "table-cell"] for row in rows)
        tables.append(table_facts(f"表{number}", filled(cells), parts.budget))
    pictures = pictures_in(parts, r"Pictures/.+")
    return text_facts(ContentKind.DOCUMENT, "odt", text, parts.budget, tables=tables, pictures=pictures)


def _spanned(cell: xml.Element) -> Spanned:
    rows, columns = xml.attribute(cell, "number-rows-spanned"), xml.attribute(cell, "number-columns-spanned")
    return spanned("".join(cell.itertext()), rows, columns)


def _own_text(paragraph: xml.Element) -> Iterator[str]:
    """Without that of a text box which hangs in it: its paragraphs speak for themselves."""
    yield paragraph.text or ""
    for child in paragraph:
        if xml.local(child) not in _LINES:
            yield from _own_text(child)
        yield child.tail or ""


def pictures_in(parts: Parts, pattern: str) -> tuple[Picture, ...]:
    """The pictures that a document holds; one that cannot be read is no reason to refuse the document."""
    found: list[Picture] = []
    for name in parts.names(pattern)[:PICTURES]:
        if parts.budget.pictures <= 0 or parts.budget.is_late:
            break
        parts.budget.pictures -= 1
        try:
            content = parts.read(name, IN_MEMORY)
            if kind_hint(content[:4096]) == "image":
                found.append(look_at(Data.of(content))[1])
        except OpeningError:
            continue
    return tuple(found)


def tables_of(root: xml.Element, budget: Budget) -> list[Table]:
    return [
        _table(table, number, budget)
        for number, table in enumerate(
            root.iter(f"{xml.space(root)}tbl" if xml.local(root) == "document" else "{*}tbl"), 1
        )
    ]


def _table(table: xml.Element, number: int, budget: Budget) -> Table:
    space = xml.space(table)
    if next(table.iterdescendants(f"{space}tbl"), None) is None:
        return table_facts(f"表{number}", _plain_rows(table, space), budget)
    return table_facts(f"表{number}", _filled(table.iterchildren(f"{space}tr")), budget)


@dataclass(slots=True)
class _Cell:
    pieces: list[str] = field(default_factory=list)
    spans: int = 1
    goes_on: bool = False  # with the cell above


def _plain_rows(table: xml.Element, space: str) -> Iterator[list[str]]:
    """What `_filled` gives, in one walk: for a table with no other in it, as nearly all are."""
    row: list[_Cell] = []
    above: list[str] = []
    for element in table.iter(*(space + name for name in ("tr", "tc", *_IN_CELLS))):
        name = element.tag[len(space) :]
        if name == "tr":
            if row:
                yield (above := _joined(row, above))
            row = []
        elif name == "tc":
            row.append(_Cell())
        elif row:
            _take(row[-1], name, element)
    if row:
        yield _joined(row, above)


def _take(cell: _Cell, name: str, element: xml.Element) -> None:
    if name == "t":
        cell.pieces.append(element.text or "")
    elif name == "gridSpan":
        wide = xml.attribute(element, "val")
        cell.spans = min(int(wide), 60) if wide.isdecimal() else 1
    elif name == "vMerge":
        cell.goes_on = xml.attribute(element, "val") != "restart"
    else:
        cell.pieces.append(" ")


def _joined(row: list[_Cell], above: list[str]) -> list[str]:
    told: list[str] = []
    for cell in row:
        goes_on = cell.goes_on and len(told) < len(above)
        told.append(above[len(told)] if goes_on else " ".join("".join(cell.pieces).split()))
        told += [""] * (cell.spans - 1)
    return told


def _filled(rows: Iterable[xml.Element]) -> Iterator[list[str]]:
    """Each row's cells in their columns: what is merged downwards stands in each row, what is merged across, once."""
    above: list[str] = []
    for row in rows:
        told: list[str] = []
        for cell in _cells(row):
            spans, goes_on = _merged(cell)
            told.append(
                above[len(told)]
                if goes_on and len(told) < len(above)
                else " ".join(text_of(cell, xml.space(cell)).split())
            )
            told += [""] * (spans - 1)
        yield told
        above = told


def _merged(cell: xml.Element) -> tuple[int, bool]:
    """How many columns a cell takes up, and whether it goes on with the cell above."""
    if not len(cell) or not cell[0].tag.endswith("}tcPr"):
        return 1, False
    spans, goes_on = 1, False
    for element in cell[0]:
        if element.tag.endswith("}gridSpan") and (wide := xml.attribute(element, "val")).isdecimal():
            spans = min(int(wide), 60)
        elif element.tag.endswith("}vMerge"):
            goes_on = xml.attribute(element, "val") != "restart"
    return spans, goes_on


def _cells(row: xml.Element) -> list[xml.Element]:
    """Also the cells inside content controls, as forms have them."""
    found: list[xml.Element] = []
    for element in row.iterchildren("{*}tc", "{*}sdt"):
        if element.tag.endswith("}tc"):
            found.append(element)
        else:
            found += [e for e in xml.walk(element, frozenset({"tbl"})) if xml.local(e) == "tc"]
    return found
