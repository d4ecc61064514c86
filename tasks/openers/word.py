"""Word processing: the text wherever it stands (tables, text boxes, notes), the tables, the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks.domain.evidence.contents import ContentKind, Contents, Picture, Table
from tasks.openers import xml
from tasks.openers.data import Data
from tasks.openers.facts import table_facts, text_facts
from tasks.openers.image import look_at
from tasks.openers.limits import IN_MEMORY, PICTURES, Budget, OpeningError, broken
from tasks.openers.sniff import kind_hint

if TYPE_CHECKING:
    from tasks.openers.office import Parts

_TWICE = ("Fallback", "del", "moveFrom")  # older copies of a text box, struck text
_LINES = {"p", "h"}  # of OpenDocument
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n"}


def open_word(parts: Parts) -> Contents:
    names = parts.names(r"word/document\d*\.xml")
    root = without_twice(xml.parse(parts.read(names[0])))
    texts = [text_of(root)]
    texts += [
        text_of(without_twice(xml.parse(parts.read(name)))) for name in parts.names(r"word/(footnotes|endnotes)\.xml")
    ]
    if xml.local(root) not in {"document", "wordDocument"}:
        raise broken("文件已损坏，打不开")
    tables = tables_of(root, parts.budget)
    return text_facts(
        ContentKind.DOCUMENT,
        "docx",
        "\n".join(texts),
        parts.budget,
        tables=tables,
        pictures=pictures_in(parts, r"word/media/.+"),
    )


def open_odt(parts: Parts) -> Contents:
    root = xml.parse(parts.read("content.xml"))
    paragraphs = [e for e in xml.walk(root, frozenset({"tracked-changes"})) if xml.local(e) in _LINES]
    text = "\n".join("".join(_own_text(paragraph)) for paragraph in paragraphs)
    tables = []
    for number, table in enumerate((e for e in xml.walk(root, frozenset()) if xml.local(e) == "table"), 1):
        rows = (e for child in table for e in xml.walk(child, frozenset({"table"})) if xml.local(e) == "table-row")
        cells = (["".join(c.itertext()) for c in row if xml.local(c) == "table-cell"] for row in rows)
        tables.append(table_facts(f"表{number}", cells, parts.budget))
    pictures = pictures_in(parts, r"Pictures/.+")
    return text_facts(ContentKind.DOCUMENT, "odt", text, parts.budget, tables=tables, pictures=pictures)


def _own_text(paragraph: xml.Element) -> Iterator[str]:
    """Without that of a text box which hangs in it: its paragraphs speak for themselves."""
    yield paragraph.text or ""
    for child in paragraph:
        if xml.local(child) not in _LINES:
            yield from _own_text(child)
        yield child.tail or ""


def text_of(element: xml.Element) -> str:
    """Runs joined, a line for each paragraph and row. Of a part read by `without_twice`."""
    pieces: list[str] = []
    for current in element.iter("{*}t", "{*}p", "{*}tab", "{*}br", "{*}cr"):
        name = current.tag.rpartition("}")[2]
        if name == "t":
            pieces.append(current.text or "")
        elif name != "p":
            pieces.append(_BREAKS[name])
        elif pieces and not pieces[-1].endswith("\n"):
            pieces.append("\n")
    return "".join(pieces)


def without_twice(root: xml.Element) -> xml.Element:
    """The same part without older copies of its text boxes, and without what was struck out."""
    xml.strip(root, _TWICE)
    return root


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
    return [_table(table, number, budget) for number, table in enumerate(root.iter("{*}tbl"), 1)]


def _table(table: xml.Element, number: int, budget: Budget) -> Table:
    rows = [element for element in table if xml.local(element) == "tr"]
    return table_facts(f"表{number}", _filled(rows), budget)


def _filled(rows: list[xml.Element]) -> Iterator[list[str]]:
    """Each row's cells in their columns: what is merged downwards stands in each row, what is merged across, once."""
    above: list[str] = []
    for row in rows:
        told: list[str] = []
        for cell in _cells(row):
            spans, goes_on = _merged(cell)
            told.append(above[len(told)] if goes_on and len(told) < len(above) else " ".join(text_of(cell).split()))
            told += [""] * (spans - 1)
        yield told
        above = told


def _merged(cell: xml.Element) -> tuple[int, bool]:
    """How many columns a cell takes up, and whether it goes on with the cell above."""
    shape = cell.find("{*}tcPr")
    if shape is None:
        return 1, False
    spans, goes_on = shape.find("{*}gridSpan"), shape.find("{*}vMerge")
    wide = xml.attribute(spans, "val") if spans is not None else ""
    return min(int(wide), 60) if wide.isdigit() else 1, goes_on is not None and xml.attribute(
        goes_on, "val"
    ) != "restart"


def _cells(row: xml.Element) -> list[xml.Element]:
    """Also the cells inside content controls, as forms have them."""
    found: list[xml.Element] = []
    for element in row:
        if xml.local(element) == "tc":
            found.append(element)
        elif xml.local(element) == "sdt":
            found += [e for e in xml.walk(element, frozenset({"tbl"})) if xml.local(e) == "tc"]
    return found
