"""Signs that stand side by side are a line of print; where they stand far apart the line has several pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from tasks.openers.printed.page import Sign

_APART = 0.85  # times the size of the print: a gap wider than this parts two pieces
_FAR = 1.9  # and wider than this they are told apart by a tab
_RAISED = 0.72  # of the line's size: a number as small as this is a mark for a note
_ADDRESS = re.compile(r"[@/][\x21-\x7e]*$")  # one that the line's end cut
_LATIN = re.compile(r"[A-Za-z0-9,.;:)]")


@dataclass(frozen=True, slots=True)
class Piece:
    left: float
    right: float
    text: str
    near: bool = False  # to the piece before


@dataclass(frozen=True, slots=True)
class Line:
    top: float
    bottom: float
    size: float
    pieces: tuple[Piece, ...]

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def text(self) -> str:
        told = "".join((" " if piece.near else "\t") + piece.text for piece in self.pieces)
        return told[1:]

    @property
    def far_apart(self) -> bool:
        return any(not piece.near for piece in self.pieces[1:])

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


def lines_of(signs: Iterable[Sign]) -> list[Line]:
    """The lines from the top down."""
    rows: list[list[Sign]] = []
    for sign in sorted((s for s in signs if not s.text.isspace()), key=lambda s: s.middle[1]):
        if rows and _beside(rows[-1], sign):
            rows[-1].append(sign)
        else:
            rows.append([sign])
    blanks = [sign for sign in signs if sign.text.isspace()]
    return [line for row in rows if (line := _line(row, blanks)) is not None]


def _beside(row: Sequence[Sign], sign: Sign) -> bool:
    """Whether it stands at the same height as the line, half its own height aside."""
    last = row[-1] if abs(row[-1].size - sign.size) < sign.size / 2 else max(row, key=lambda one: one.size)
    return abs(last.middle[1] - sign.middle[1]) < max(last.size, sign.size) / 2


def _line(row: Sequence[Sign], blanks: Sequence[Sign]) -> Line | None:
    size = median(sorted(sign.size for sign in row))
    middle = median(sign.middle[1] for sign in row)
    row = [sign for sign in row if not _is_mark(sign, size, middle)] or row
    signs = sorted([*row, *(b for b in blanks if abs(b.middle[1] - middle) < size / 2)], key=lambda one: one.left)
    while signs and signs[0].text.isspace():
        signs = signs[1:]
    pieces = tuple(_pieces(signs, size))
    return Line(min(s.top for s in row), max(s.bottom for s in row), size, pieces) if pieces else None


def _is_mark(sign: Sign, size: float, middle: float) -> bool:
    raised = sign.middle[1] < middle - size * 0.1
    return sign.size < size * _RAISED and raised and bool(re.fullmatch(r"[\d①-⑳*]", sign.text))


def _pieces(signs: Sequence[Sign], size: float) -> list[Piece]:
    found: list[Piece] = []
    text, left, right = "", 0.0, 0.0
    blank, near = False, False
    apart = _FAR if _is_spread(signs, size) else _APART
    for sign in signs:
        if sign.text.isspace():
            blank = bool(text)
            continue
        gap = sign.left - right
        if text and gap > size * apart:
            found.append(Piece(left, right, text, near))
            text, near = "", gap <= size * _FAR
        elif text and (blank and gap > size * 0.1 or _parts_words(text[-1], sign.text, gap, size)):
            text += " "
        left = left if text else sign.left
        text, right, blank = text + sign.text, max(sign.right, right if text else 0.0), False
    return [*found, Piece(left, right, text, near)] if text else found


def _is_spread(signs: Sequence[Sign], size: float) -> bool:
    """Whether the line is set with wide gaps between all of its signs, as titles are."""
    seen = [sign for sign in signs if not sign.text.isspace()]
    wide = sum(b.left - a.right > size * _APART / 2 for a, b in zip(seen, seen[1:], strict=False))
    return wide * 2 >= len(seen)


def _parts_words(before: str, after: str, gap: float, size: float) -> bool:
    """Some programs print no blank, but only leave a gap between two words."""
    return gap > size * 0.22 and bool(_LATIN.match(before)) and bool(re.match(r"[A-Za-z0-9(]", after))


def joined(texts: Iterable[str]) -> str:
    """Lines of one paragraph or cell as one: a blank only between two words in Latin letters."""
    told = ""
    for text in texts:
        words = re.search(r"[A-Za-z,;]$", told) and re.match(r"[A-Za-z]", text)
        blank = words and not _ADDRESS.search(told) and not re.match(r"[\x21-\x7e]*@", text)
        told += (" " if blank else "") + text
    return told
