"""One page of a PDF as plain values: where each sign stands, and where a line was ruled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import IOBase
from typing import IO, cast

_THIN = 3.0  # points: a box as thin as this is a ruled line
_SHORT = 5.0  # a line shorter than this rules nothing


@dataclass(frozen=True, slots=True)
class Sign:
    """A character; `top` and `bottom` are measured from the top of the page, in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Ruled:
    """A straight line, upright where left and right are the same."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def upright(self) -> bool:
        return self.right - self.left < self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    width: float
    height: float
    signs: tuple[Sign, ...]
    ruled: tuple[Ruled, ...]


def pages_of(stream: IO[bytes], most: int) -> Iterator[Page]:
    """The pages of a PDF, as they are printed. Raises what pdfminer raises for a damaged one."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTPage

    for number, page in enumerate(extract_pages(cast(IOBase, stream), maxpages=most, laparams=None), 1):
        assert isinstance(page, LTPage)
        signs = tuple(_once(_signs(page, page.height)))
        yield Page(page.width, page.height, signs, tuple(_ruled(page, page.height)))
        if number >= most:
            return


def _signs(items: Iterable[object], height: float) -> Iterator[Sign]:
    from pdfminer.layout import LTChar, LTContainer

    for item in items:
        if isinstance(item, LTChar):
            if item.upright and item.get_text() != "\0":
                yield Sign(item.get_text(), item.x0, item.x1, height - item.y1, height - item.y0)
        elif isinstance(item, LTContainer):
            yield from _signs(item, height)


def _once(signs: Iterable[Sign]) -> Iterator[Sign]:
    """Bold print made by printing twice is one sign."""
    seen: set[tuple[str, int, int]] = set()
    for sign in signs:
        at = (sign.text, round(sign.left / 2), round(sign.top / 2))
        if at not in seen or sign.text.isspace():
            seen.add(at)
            yield sign


def _ruled(items: Iterable[object], height: float) -> Iterator[Ruled]:
    from pdfminer.layout import LTContainer, LTCurve

    for item in items:
        if isinstance(item, LTCurve):
            yield from (line for line in _lines_of(item, height) if max(_sides(line)) >= _SHORT)
        elif isinstance(item, LTContainer):
            yield from _ruled(item, height)


def _sides(line: Ruled) -> tuple[float, float]:
    return line.right - line.left, line.bottom - line.top


def _lines_of(item: object, height: float) -> Iterator[Ruled]:
    """A thin box or a straight line is one, a drawn box four; a box that is only filled is a shade, no line."""
    from pdfminer.layout import LTCurve

    assert isinstance(item, LTCurve)
    box = Ruled(item.x0, item.x1, height - item.y1, height - item.y0)
    wide, high = _sides(box)
    if min(wide, high) <= _THIN:
        yield box
    elif item.stroke and len(item.pts) >= 4 and _is_box(item.pts):
        yield replace(box, bottom=box.top)
        yield replace(box, top=box.bottom)
        yield replace(box, right=box.left)
        yield replace(box, left=box.right)


def _is_box(points: list[tuple[float, float]]) -> bool:
    both = zip(points, points[1:], strict=False)
    return all(abs(a[0] - b[0]) < _THIN or abs(a[1] - b[1]) < _THIN for a, b in both)
