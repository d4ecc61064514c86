"""Plain text, tables as text, web pages saved under any ending, rich text."""

from __future__ import annotations

import csv
import email
import io
import re
from itertools import groupby
from typing import Any

from tasks.domain.evidence.contents import ContentKind, Contents, Opening, Table
from tasks.openers.data import Data
from tasks.openers.facts import table_facts, text_facts
from tasks.openers.flat import open_flat
from tasks.openers.limits import Budget, broken
from tasks.openers.rich_rows import shaped, shapes_in
from tasks.openers.row_edges import in_columns
from tasks.openers.spanned import Spanned, filled, spanned

_PICTURE_DATA = re.compile(rb"[0-9a-fA-F\r\n]{200,}")
_NOT_TEXT = re.compile(rb"\{\\deleted[^{}]*\}|\{\\sp\s*\{\\sn[^{}]*\}\s*\{\\sv[^{}]*\}\s*\}")
_ODD = re.compile(r"[^\s!-~\u00a0-\u024f\u2000-\u2bff\u3000-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")


def contents_of_text(text: str) -> Contents:
    """A body as a document."""
    return text_facts(ContentKind.DOCUMENT, "text", text, Budget(), tables=tables_in(text, Budget()))


def open_text_file(data: Data, budget: Budget) -> Contents:
    content = data.all()
    if content.startswith(b"{\\rtf"):
        return _rich_text(content, budget)
    if content.lstrip()[:13].lower() == b"mime-version:" or content[:14].lower() == b"from: <saved b":
        return _saved_page(content, budget)
    if content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml") and (flat := open_flat(content, budget)) is not None:
        return flat
    text = decode(content)
    if len(_ODD.findall(text[:20000])) * 10 > len(text[:20000]):
        raise broken("内容不是任何认得的格式，可能已损坏")
    if not text.strip():
        return Contents(ContentKind.DOCUMENT, Opening.EMPTY, "txt", reason="文件里没有文字")
    if re.match(
        r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body|table|div|p)\b",
        text[:4096],
        re.I | re.S,
    ):
        return _web_page(text, budget)
    if text.lstrip().lower().startswith(("[internetshortcut]", "[{000214a0")):
        raise broken("是网址快捷方式，不是文件本身")
    return text_facts(ContentKind.DOCUMENT, "txt", text, budget, tables=tables_in(text, budget))


def decode(content: bytes) -> str:
    """Marked encodings as they say, else UTF-8, else Chinese, else UTF-16 without a mark."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    if b"\x00" in content:
        big = content[::2].count(0) > content[1::2].count(0)
        return content.decode("utf-16-be" if big else "utf-16-le", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("gb18030", "replace")


def tables_in(text: str, budget: Budget) -> tuple[Table, ...]:
    """The text as one table, if each line has the same number of tabs or commas, two columns and two rows at least."""
    lines = [line for line in text.splitlines()[:5000] if line.strip()]
    for mark in ("\t", ","):
        if len(lines) < 2 or sum(mark in line for line in lines) < max(2, len(lines) * 0.8):
            continue
        rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter=mark))
        widths = [len(row) for row in rows]
        even = mark == "\t" or max(widths.count(width) for width in widths) >= len(rows) * 0.9
        if even and all(len(cell) <= 100 for row in rows for cell in row):
            return (table_facts("文字表格", rows, budget),)
    return ()


def _web_page(text: str, budget: Budget) -> Contents:
    from lxml import etree, html

    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))
    except (etree.ParserError, ValueError) as error:
        raise broken("网页文件已损坏，打不开") from error
    for silent in list(root.iter("script", "style", "head")):
        silent.drop_tree()
    for line in root.iter("p", "br", "tr", "div", "li", "h1", "h2", "h3", "h4"):
        line.tail = "\n" + (line.tail or "")
    tables = [
        table_facts(f"表{n}", filled(map(_cells, t.iter("tr"))), budget) for n, t in enumerate(root.iter("table"), 1)
    ]
    lines = (" ".join(line.split()) for line in root.text_content().splitlines())
    return text_facts(ContentKind.DOCUMENT, "html", "\n".join(line for line in lines if line), budget, tables=tables)


def _cells(row: Any) -> list[Spanned]:
    cells = row.xpath("./td|./th")
    return [spanned(" ".join(c.text_content().split()), c.get("rowspan"), c.get("colspan")) for c in cells]


def _saved_page(content: bytes, budget: Budget) -> Contents:
    """A web page with its pictures in one file, as some programs save a .doc."""
    for part in email.message_from_bytes(content).walk():
        if part.get_content_type() in {"text/html", "text/plain"}:
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                return _web_page(decode(body), budget)
    raise broken("网页文件已损坏，打不开")


def _rich_text(content: bytes, budget: Budget) -> Contents:
    """The text of an RTF, with a table for each run of lines that are rows."""
    from striprtf.striprtf import rtf_to_text

    source = (
        _NOT_TEXT.sub(b"", _PICTURE_DATA.sub(b"", content)).replace(rb"{\*\shpinst", rb"{\shpinst").decode("latin-1")
    )
    text: str = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    rows = [line.split("|")[:-1] if line.endswith("|") else None for line in text.splitlines()]
    shapes = iter(found if len(found := shapes_in(source)) == sum(row is not None for row in rows) else [])
    runs = [list(in_columns(shaped([row for row in run if row is not None], shapes))) for run in _runs(rows)]
    tables = [table_facts(f"表{number}", run, budget) for number, run in enumerate(runs, 1)]
    whole = (row for run in runs for row in run)
    plain = "\n".join(
        line if row is None else "\t".join(next(whole)) for line, row in zip(text.splitlines(), rows, strict=True)
    )
    return text_facts(ContentKind.DOCUMENT, "rtf", plain, budget, tables=tables)


def _runs(rows: list[list[str] | None]) -> list[list[list[str] | None]]:
    """The rows that follow each other."""
    return [list(run) for is_row, run in groupby(rows, key=lambda row: row is not None) if is_row]
