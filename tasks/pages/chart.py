"""The way to the deadline, drawn as an SVG without scripts or links."""

from __future__ import annotations

from html import escape

from tasks.domain.notice.trend import Trend

_WIDE, _HIGH, _EDGE = 680, 220, 44


def trend_chart(trend: Trend) -> str:
    """The days below, the count at the left, the deadline as a line; an empty text without points."""
    if not trend.points or not trend.total:
        return ""
    xs, ys = _places(trend)
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True))
    parts = [_open(_WIDE, _HIGH, "完成趋势"), _frame(trend)]
    for place in range(0, len(trend.points), 7):
        day = trend.points[place].day
        parts.append(_text(xs[place], _HIGH - 10, f"{day.month}月{day.day}日", "middle"))
    for point, x in zip(trend.points, xs, strict=True):
        if point.day == trend.due:
            parts.append(f'<path d="M{x:.1f} 16V{_HIGH - 30}" stroke="#b5533c" stroke-dasharray="4 3"/>')
            parts.append(_text(x - 4, 26, "截止", "end"))
    parts.append(f'<polyline points="{line}" fill="none" stroke="#3a7ca5" stroke-width="2.5"/>')
    parts.append(_text(xs[-1], ys[-1] - 8, str(trend.points[-1].done), "end"))
    return "".join([*parts, "</svg>"])


def _places(trend: Trend) -> tuple[list[float], list[float]]:
    step = (_WIDE - 2 * _EDGE) / max(len(trend.points) - 1, 1)
    high = _HIGH - 30 - 30
    xs = [_EDGE + step * number for number in range(len(trend.points))]
    return xs, [_HIGH - 30 - high * point.done / trend.total for point in trend.points]


def _frame(trend: Trend) -> str:
    right = _WIDE - _EDGE
    return (
        f'<path d="M{_EDGE} 30H{right}M{_EDGE} {_HIGH - 30}H{right}" stroke="#d5dae1"/>'
        + _text(_EDGE - 6, 34, str(trend.total), "end")
        + _text(_EDGE - 6, _HIGH - 26, "0", "end")
    )


def _open(width: float, height: float, title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="13"><title>{title}</title>'
    )


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
