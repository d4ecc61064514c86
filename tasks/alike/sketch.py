"""A text as 128 numbers that agree with another's as often as the two share their pieces of four signs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

BINS = 128
_BITS = 25  # of a 32-bit hash are left once the bin is taken
_EMPTY = np.uint32(0xFFFFFFFF)
_AT_ONCE = 50_000  # signs worked on together: what fits the processor's own memory
Matrix: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[np.uint32]]


def sketches(texts: Sequence[str]) -> Matrix:
    """One row of BINS numbers for each text; texts of less than four signs have empty rows, alike to nothing."""
    out = np.full((len(texts), BINS), _EMPTY, np.uint32)
    start = 0
    while start < len(texts):
        end, signs = start, 0
        while end < len(texts) and (signs < _AT_ONCE or end == start):
            signs += len(texts[end])
            end += 1
        _fill(texts[start:end], out[start:end])
        start = end
    _lend(out)
    return out


def _fill(texts: Sequence[str], out: Matrix) -> None:
    """The smallest hash of each bin, of all these texts at once."""
    codes = np.frombuffer("\0".join(texts).encode("utf-32-le", "replace"), np.uint32)
    told = _IS_TOLD[np.minimum(codes, _LAST)]
    places = np.cumsum(codes == 0, dtype=np.int32)[told]
    codes = codes[told]
    if len(codes) < 4:
        return
    hashes = codes * np.uint32(0x9E3779B1)
    whole = hashes[:-3] * np.uint32(0x85EBCA6B) + hashes[1:-2] * np.uint32(0xC2B2AE35)
    whole += hashes[2:-1] * np.uint32(0x27D4EB2F) + hashes[3:]
    whole ^= whole >> np.uint32(15)
    whole *= np.uint32(0x2C1B3C6D)
    whole ^= whole >> np.uint32(12)
    whole *= np.uint32(0x297A2D39)
    whole ^= whole >> np.uint32(15)
    inside = places[:-3] == places[3:]  # a piece does not reach from one text into the next
    whole, places = whole[inside], places[:-3][inside]
    bins = places.astype(np.int64) * BINS + (whole >> np.uint32(_BITS))
    np.minimum.at(out.reshape(-1), bins, whole & np.uint32((1 << _BITS) - 1))


def _lend(out: Matrix) -> None:
    """An empty bin takes what its neighbour to the right holds, so that short texts can be compared too."""
    for step in range(1, BINS):
        empty = out == _EMPTY
        rows = np.flatnonzero(empty.any(axis=1) & ~empty.all(axis=1))
        if not len(rows):
            break
        part, lent = out[rows], np.roll(out[rows], -1, axis=1)
        lent = np.where(lent == _EMPTY, lent, lent + np.uint32(step << _BITS))
        out[rows] = np.where(part == _EMPTY, lent, part)
    bare = np.flatnonzero((out == _EMPTY).all(axis=1))
    out[bare] = (np.arange(len(bare), dtype=np.uint32) + np.uint32(0x80000000))[:, None]


_LAST = np.uint32(0x10000)
# Which code points are letters, digits or Han; all beyond the first plane are.
_IS_TOLD = np.array([chr(code).isalnum() for code in range(0x10000)] + [True])
