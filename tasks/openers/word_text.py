"""The text of a word processor's file, wherever it stands: paragraphs, tables, text boxes, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tasks.openers import xml

if TYPE_CHECKING:
    from tasks.openers.office import Parts

_TWICE = ("Fallback", "del", "moveFrom")  # older copies of a text box, struck text
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n"}
_MAIN = b'="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SAID = re.compile(rb'<\?xml [^<>]*encoding=["\']utf-8["\'][^<>]*\?>\s*<w:document[ >]', re.IGNORECASE)
_NAMES_UNDONE = (name.encode() for name in _TWICE)  # what only a tree can leave out
_UNDONE = tuple(b":" + name + end for name in _NAMES_UNDONE for end in (b" ", b">"))
_PARAGRAPH = b"\0"  # no XML holds this sign
_KEPT = b'<w:t xml:space="preserve">'
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def main_part(parts: Parts) -> bytes:
    return parts.read(parts.names(r"word/document\d*\.xml")[0])


def text_in(parts: Parts, main: bytes) -> str:
    """All of a document's text: that of its main part, which is good XML, and the notes."""
    return "\n".join([text_of_part(main), *notes_of(parts)])


def notes_of(parts: Parts) -> Iterator[str]:
    for name in parts.names(r"word/(footnotes|endnotes)\.xml"):
        yield text_of(without_twice(xml.parse(parts.read(name))))


def text_of_part(content: bytes) -> str:
    """What `text_of` reads in its tree, without building one where the part allows it, as nearly all do."""
    said = _SAID.match(content)
    if said is not None and _is_plain(content, said.end()):
        return _text_of_plain(content)
    root = without_twice(xml.parse(content))
    return text_of(root, xml.space(root))


def _is_plain(content: bytes, body: int) -> bool:
    """Whether it is written as word processors write it: one name for the namespace, nothing that has to be undone."""
    return (
        content.count(_MAIN) == 1
        and b" xmlns:w" + _MAIN in content
        and not any(content.find(sign, body) >= 0 for sign in (b"\r", b"\n", b"\t"))
        and not (b"!" in content and b"<!" in content)
        and content.count(b"<w:t ") == content.count(_KEPT)
        and not any(sign in content for sign in _UNDONE)
    )


def _text_of_plain(content: bytes) -> str:
    for name, sign in ((b"p", _PARAGRAPH), (b"tab", b"\t"), (b"br", b"\n"), (b"cr", b"\n")):
        if b"<w:" + name in content:
            for end in (b">", b" ", b"/"):
                content = content.replace(b"<w:" + name + end, b"<w:t>" + sign + b"<")
    runs = [run[: run.find(b"<")] for run in content.replace(_KEPT, b"<w:t>").split(b"<w:t>")[1:]]
    paragraphs = b"".join(runs).decode("utf-8").split("\0")
    lines = [line if line.endswith("\n") else f"{line}\n" for line in paragraphs[:-1] if line]
    text = "".join([*lines, paragraphs[-1]])
    return _ENTITY.sub(_sign, text) if "&" in text else text


def _sign(entity: re.Match[str]) -> str:
    sixteen, ten, named = entity.groups()
    return _NAMED[named] if named else chr(int(sixteen, 16) if sixteen else int(ten))


def text_of(element: xml.Element, space: str = "{*}") -> str:
    """Runs joined, a line for each paragraph and row. Of a part read by `without_twice`; `space` is its namespace,
    which makes it four times as fast where it is known."""
    pieces: list[str] = []
    for current in element.iter(f"{space}t", f"{space}p", f"{space}tab", f"{space}br", f"{space}cr"):
        tag = current.tag
        if tag.endswith("}t"):
            pieces += [current.text] if current.text else []
        elif not tag.endswith("}p"):
            pieces.append(_BREAKS[tag.rpartition("}")[2]])
        elif pieces and not pieces[-1].endswith("\n"):
            pieces.append("\n")
    return "".join(pieces)


def without_twice(root: xml.Element) -> xml.Element:
    """The same part without older copies of its text boxes, and without what was struck out."""
    xml.strip(root, _TWICE)
    return root
