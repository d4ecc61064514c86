"""The chart of a summary: how much of each requirement each stage has done, as an SVG without scripts or links."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tasks.domain.notice.summary import StageFigures

_ROW, _LEFT, _BAR = 26, 260, 360


def completion_chart(rows: Sequence[StageFigures]) -> str:
    """One bar for each row, the share done in colour; an empty text when there is nothing to draw."""
    if not rows:
        return ""
    height = _ROW * len(rows) + 12
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{_LEFT + _BAR + 90}" height="{height}" '
        f'viewBox="0 0 {_LEFT + _BAR + 90} {height}" font-family="sans-serif" font-size="13">',
        "<title>各学段完成情况</title>",
    ]
    for number, row in enumerate(rows):
        top = number * _ROW + 6
        done = round(_BAR * row.done / row.total) if row.total else 0
        label = escape(_short(f"{row.stage} {row.title}"))
        parts.append(f'<text x="{_LEFT - 8}" y="{top + 14}" text-anchor="end">{label}</text>')
        parts.append(f'<rect x="{_LEFT}" y="{top}" width="{_BAR}" height="18" fill="#e3e7ea"/>')
        parts.append(f'<rect x="{_LEFT}" y="{top}" width="{done}" height="18" fill="#3a7ca5"/>')
        parts.append(f'<text x="{_LEFT + _BAR + 8}" y="{top + 14}">{row.done}/{row.total}</text>')
    return "".join([*parts, "</svg>"])


def _short(text: str) -> str:
    return text if len(text) <= 18 else f"{text[:17]}…"
