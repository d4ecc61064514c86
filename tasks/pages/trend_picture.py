"""The way to the deadline as a picture for mail programs that draw no SVG; it has figures only, so any font will do."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from tasks.domain.notice.trend import Trend

_SIZE = (960, 420)  # figures that can be read on a phone, too
_LEFT, _RIGHT, _TOP, _BOTTOM = 100, 900, 60, 340
_BLUE, _RED, _GREY, _INK = "#3a7ca5", "#b5533c", "#d5dae1", "#444c56"


def trend_picture(trend: Trend) -> bytes:
    """A PNG; empty when there is nothing to draw."""
    if not trend.points or not trend.total:
        return b""
    image = Image.new("RGB", _SIZE, "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(32)
    for y, label in ((_TOP, str(trend.total)), (_BOTTOM, "0")):
        draw.line((_LEFT, y, _RIGHT, y), fill=_GREY, width=2)
        draw.text((_LEFT - 12, y), label, fill=_INK, font=font, anchor="rm")
    step = (_RIGHT - _LEFT) / max(len(trend.points) - 1, 1)
    places = [
        (_LEFT + step * n, _BOTTOM - (_BOTTOM - _TOP) * point.done / trend.total)
        for n, point in enumerate(trend.points)
    ]
    for place, point in zip(places, trend.points, strict=True):
        if point.day == trend.due:
            draw.line((place[0], _TOP - 20, place[0], _BOTTOM), fill=_RED, width=3)
    for number in range(0, len(places), 7):
        draw.text((places[number][0], _BOTTOM + 36), f"{trend.points[number].day:%m-%d}", _INK, font, anchor="mm")
    draw.line(places, fill=_BLUE, width=6, joint="curve")
    draw.text((places[-1][0], places[-1][1] - 24), str(trend.points[-1].done), _BLUE, font, anchor="rm")
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
