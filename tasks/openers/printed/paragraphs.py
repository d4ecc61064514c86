"""Lines of print put together into paragraphs: by where they begin and end, by their distance and their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from tasks.domain.plan.circulars.text import begins_item, ends_sentence, is_date_alone
from tasks.openers.printed.lines import Line, joined

_MARK = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?|[①-⑳•●])\t")


@dataclass(frozen=True, slots=True)
class Shape:
    """How a document is set: its margins, the size of its print, the distance of lines within a paragraph."""

    left: float
    right: float
    size: float
    pitch: float
    indented: bool  # paragraphs begin two signs to the right
    spaced: bool  # paragraphs stand further apart than lines


def shape_of(pages: Iterable[Sequence[Line]]) -> Shape:
    pages = [page for page in pages if page]
    lines = [line for page in pages for line in page]
    size = median(line.size for line in lines)
    lefts = Counter(round(line.left / 3) for line in lines)
    left = 3.0 * min(at for at, count in lefts.items() if count >= min(2, max(lefts.values())))
    right = sorted(line.right for line in lines)[-max(1, len(lines) // 12)]
    apart = Counter(round(b.top - a.top) for page in pages for a, b in zip(page, page[1:], strict=False))
    usual = [gap for gap, count in apart.items() if gap >= size * 0.9 and count >= min(2, max(apart.values()))]
    pitch = float(min(usual, default=round(size * 1.5)))
    wider = sum(count for gap, count in apart.items() if pitch * 1.1 < gap < pitch * 2.5)
    stepped = sum(size * 1.3 < line.left - left < size * 2.8 and not line.far_apart for line in lines)
    return Shape(left, right, size, pitch, stepped >= max(2, len(lines) * 0.2), wider >= max(3, len(lines) * 0.15))


def paragraphs(pages: Iterable[Sequence[Line]], shape: Shape, width: float) -> list[tuple[int, float, str]]:
    """(page, top, text) of each paragraph; one that goes on over the page stands where it begins."""
    told: list[tuple[int, float, list[Line]]] = []
    for number, page in enumerate(pages):
        for at, line in enumerate(page):
            if told and _goes_on(told[-1][2], line, shape, width, turned=at == 0):
                told[-1][2].append(line)
            else:
                told.append((number, line.top, [line]))
    return [(page, top, _MARK.sub(_marked, joined(line.text for line in lines))) for page, top, lines in told]


def _marked(found: re.Match[str]) -> str:
    """A list's number stands apart from its text, and belongs to it; two columns of numbers do not."""
    return found[0].rstrip("\t") if found.start() == 0 else found[0]


def _goes_on(before: Sequence[Line], line: Line, shape: Shape, width: float, *, turned: bool) -> bool:
    last = before[-1]
    if not turned and _is_title(last, line, shape, width):
        return True
    if line.far_apart or last.far_apart and not _MARK.match(last.text) or is_date_alone(line.text):
        return False
    if not _is_full(last, line, shape) or abs(last.size - line.size) > shape.size * 0.2:
        return False
    if not turned and line.top - last.top > shape.pitch * (1.12 if shape.spaced else 1.6):
        return False
    if begins_item(line.text) and (ends_sentence(last.text) or not shape.indented and not shape.spaced):
        return False
    if not _in_place(before, line, shape):
        return False
    return shape.indented or shape.spaced or not ends_sentence(last.text)


def _is_title(last: Line, line: Line, shape: Shape, width: float) -> bool:
    """Two lines in the middle of the page, in the same large print, one right below the other."""
    in_middle = all(abs((one.left + one.right) / 2 - width / 2) < shape.size * 1.5 for one in (last, line))
    large = last.size > shape.size * 1.15 and abs(last.size - line.size) < 0.6
    near = line.top - last.top < last.size * 2.2
    return in_middle and large and near and not re.search(r"文件$|[〔\[]\d{4}[〕\]]", last.text)


def _is_full(last: Line, line: Line, shape: Shape) -> bool:
    """Whether what the next line begins with had no room in this one: a sign, or a whole word in Latin letters."""
    word = re.match(r"[〔（“《]?[\w.@:/-]*[A-Za-z\d][\x21-\x7e〕]*", line.text, re.ASCII)
    wide = (line.right - line.left) / max(1, len(line.text)) * len(word[0]) if word else shape.size
    return shape.right - last.right <= wide + shape.size * 1.4


def _in_place(before: Sequence[Line], line: Line, shape: Shape) -> bool:
    """At the margin, or where the lines of this item began before."""
    if line.left <= shape.left + shape.size * 0.8:
        return True
    if len(before) > 1:
        return abs(line.left - before[-1].left) < shape.size * 0.5
    return (
        begins_item(before[0].text) and 0 < line.left - before[0].left < shape.size * 5 and not begins_item(line.text)
    )
