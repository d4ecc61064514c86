"""A contact sheet 缩略图: all photos of one file, or of one archive, side by side in a single small picture."""

from __future__ import annotations

from contextvars import ContextVar
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

_ACROSS, _MOST, _GAP = 5, 40, 4
_hung: ContextVar[tuple[int, list[Image.Image]] | None] = ContextVar("_hung", default=None)


def wanted_side(least: int) -> int:
    """How large a photo is to be loaded: larger than `least` only while a contact sheet is made."""
    hung = _hung.get()
    return max(least, hung[0]) if hung else least


def hang(image: Image.Image) -> None:
    """Keep a small copy of a photo that was just looked at, while a contact sheet is made."""
    hung = _hung.get()
    if hung is None or len(hung[1]) >= _MOST:
        return
    side, photos = hung
    small = ImageOps.exif_transpose(image.convert("RGB"))
    small.thumbnail((side, side))
    photos.append(small)


def contact_sheet(path: Path, name: str, side: int) -> bytes:
    """A JPEG with every photo in the file, each at most `side` pixels long; no bytes where there is none.

    To be called in a limited child process: the photos come from outside.
    """
    from tasks.openers.opening import open_path

    photos: list[Image.Image] = []
    token = _hung.set((side, photos))
    try:
        open_path(path, name)
    finally:
        _hung.reset(token)
    if not photos:
        return b""
    out = BytesIO()
    _arranged(photos, side).save(out, "JPEG", quality=82)
    return out.getvalue()


def _arranged(photos: list[Image.Image], side: int) -> Image.Image:
    across = min(len(photos), _ACROSS)
    down = -(-len(photos) // across)
    cell = side + _GAP
    sheet = Image.new("RGB", (across * cell + _GAP, down * cell + _GAP), "white")
    for number, photo in enumerate(photos):
        left, top = number % across * cell + _GAP, number // across * cell + _GAP
        sheet.paste(photo, (left + (side - photo.width) // 2, top + (side - photo.height) // 2))
    return sheet
