"""Texts that are much alike, found among very many: which essay is another one with a few words changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from tasks.alike.sketch import BINS, Matrix, sketches

__all__ = ["much_alike", "pairs_alike", "shared", "sketches"]

ROWS = 8  # bins that must agree in one band; 16 bands of 8 find 99 of 100 pairs that share 85 % of their pieces
_CROWD = 400  # texts in one bucket: a template that all share; then only neighbours in another order are compared
_SLACK = 0.12  # how far an estimate from BINS bins may lie below what the pieces themselves say


def much_alike(
    texts: Sequence[str], above: float, fresh: Sequence[bool] | None = None
) -> Iterator[tuple[int, int, float]]:
    """(place, place, share of pieces in common) of each pair above the limit, the share counted, not estimated.

    With `fresh`, only pairs of which one is fresh.
    """
    for one, other, _ in pairs_alike(sketches(texts), max(0.0, above - _SLACK)):
        if fresh is not None and not (fresh[one] or fresh[other]):
            continue
        share = shared(texts[one], texts[other])
        if share >= above:
            yield one, other, share


def shared(one: str, other: str) -> float:
    """Of all the pieces of four signs in both texts, the share that both have."""
    mine, theirs = _pieces(one), _pieces(other)
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


def _pieces(text: str) -> frozenset[str]:
    said = "".join(sign for sign in text if sign.isalnum())
    return frozenset(said[n : n + 4] for n in range(len(said) - 3))


def pairs_alike(signatures: Matrix, above: float) -> list[tuple[int, int, float]]:
    """Pairs of rows whose bins agree in at least this share, by bands; each pair once, smaller place first."""
    found: list[np.ndarray[tuple[int, ...], np.dtype[np.int64]]] = []
    for band in range(0, BINS, ROWS):
        found.append(_candidates(signatures[:, band : band + ROWS]))
    codes = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
    left, right = codes >> 32, codes & 0xFFFFFFFF
    result: list[tuple[int, int, float]] = []
    for start in range(0, len(codes), 1 << 16):
        a, b = left[start : start + (1 << 16)], right[start : start + (1 << 16)]
        alike = (signatures[a] == signatures[b]).mean(axis=1)
        kept = alike >= above
        result += zip(a[kept].tolist(), b[kept].tolist(), alike[kept].tolist(), strict=True)
    return result


def _candidates(band: Matrix) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """Rows that agree in all bins of the band, as pairs in one number each."""
    keys = np.zeros(len(band), np.uint64)
    for column in range(band.shape[1]):
        keys = (keys ^ band[:, column]) * np.uint64(0x9E3779B97F4A7C15)
        keys ^= keys >> np.uint64(29)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    codes: list[np.ndarray[tuple[int, ...], np.dtype[np.int64]]] = []
    for step in range(1, _CROWD):
        same = np.flatnonzero(keys[step:] == keys[:-step])
        if not len(same):
            break
        a, b = order[same].astype(np.int64), order[same + step].astype(np.int64)
        codes.append((np.minimum(a, b) << 32) | np.maximum(a, b))
    return np.concatenate(codes) if codes else np.empty(0, np.int64)
