"""Plain text, tables as text, web pages saved under any ending, rich text."""

from __future__ import annotations

import csv
import email
import io
import re

from tasks.domain.evidence.contents import ContentKind, Contents, Opening, Table
from tasks.openers.data import Data
from tasks.openers.facts import table_facts, text_facts
from tasks.openers.limits import Budget, broken

_CODE = re.compile(r"\\'([0-9a-fA-F]{2})|\\u(-?\d+) ?\??|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_ODD = re.compile(r"[^\s!-~\u00a0-\u024f\u2000-\u2bff\u3000-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
_SILENT = {"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore", "latentstyles"}


def contents_of_text(text: str) -> Contents:
    """A body as a document."""
    return text_facts(ContentKind.DOCUMENT, "text", text, Budget(), tables=tables_in(text, Budget()))


def open_text_file(data: Data, budget: Budget) -> Contents:
    content = data.all()
    if content.startswith(b"{\\rtf"):
        return text_facts(ContentKind.DOCUMENT, "rtf", _rich_text(content), budget)
    if content.lstrip()[:13].lower() == b"mime-version:" or content[:14].lower() == b"from: <saved b":
        return _saved_page(content, budget)
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
        table_facts(
            f"表{n}", ([" ".join(c.text_content().split()) for c in r.xpath("./td|./th")] for r in t.iter("tr")), budget
        )
        for n, t in enumerate(root.iter("table"), 1)
    ]
    lines = (" ".join(line.split()) for line in root.text_content().splitlines())
    return text_facts(ContentKind.DOCUMENT, "html", "\n".join(line for line in lines if line), budget, tables=tables)


def _saved_page(content: bytes, budget: Budget) -> Contents:
    """A web page with its pictures in one file, as some programs save a .doc."""
    for part in email.message_from_bytes(content).walk():
        if part.get_content_type() in {"text/html", "text/plain"}:
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                return _web_page(decode(body), budget)
    raise broken("网页文件已损坏，打不开")


def _rich_text(content: bytes) -> str:
    """The text of an RTF: groups of fonts, styles and pictures left out."""
    out: list[bytes | str] = []
    silent: list[bool] = [False]
    for match in _CODE.finditer(content.decode("latin-1")):
        byte, wide, word, _, sign, brace, plain = match.groups()
        if brace == "{":
            silent.append(silent[-1])
        elif brace == "}":
            silent[:] = silent[:-1] or [False]
        elif word in _SILENT or sign == "*":
            silent[-1] = True
        elif silent[-1]:
            continue
        elif byte:
            out.append(bytes([int(byte, 16)]))
        elif wide:
            out.append(chr(int(wide) % 65536))
        elif word in {"par", "line", "row", "cell", "tab"}:
            out.append("\t" if word in {"cell", "tab"} else "\n")
        elif plain:
            out.append(plain.encode("latin-1"))
    return _joined(out)


def _joined(pieces: list[bytes | str]) -> str:
    """Bytes side by side are one Chinese text; half a character must not be decoded alone."""
    text, held = "", b""
    for piece in [*pieces, ""]:
        if isinstance(piece, bytes):
            held += piece
        else:
            text, held = text + held.decode("gb18030", "replace") + piece, b""
    return text
