"""Photos and scans: size, day, and a 64-bit hash of what they look like."""

from __future__ import annotations

import hashlib
import math
import warnings
from datetime import date

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from tasks.domain.evidence.contents import ContentKind, Contents, Opening, Picture
from tasks.openers import gallery, limits
from tasks.openers.data import Data
from tasks.openers.limits import Budget, broken, refused

_SIDE, _WAVES = 32, 8
_COSINES = [[math.cos(math.pi * wave * (2 * x + 1) / (2 * _SIDE)) for x in range(_SIDE)] for wave in range(_WAVES)]
_FLAT = 2.0  # standard deviation of brightness below which a picture has no shapes


def warm_up() -> None:
    Image.init()
    pillow_heif.register_heif_opener(thumbnails=False)


def open_image(data: Data, budget: Budget) -> Contents:
    """Raises OpeningError for a picture that is cut short, or larger than any camera's."""
    format_, picture = look_at(data)
    return Contents(ContentKind.IMAGE, Opening.OPENED, format_, pictures=(picture,))


def look_at(data: Data) -> tuple[str, Picture]:
    data.stream.seek(0)
    Image.MAX_IMAGE_PIXELS = limits.JPEG_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(data.stream)
        width, height = image.size
        if width * height > (limits.JPEG_PIXELS if image.format == "JPEG" else limits.PIXELS):
            raise refused("图片的像素过多，未展开查看")
        taken_on = _day(image)
        side = gallery.wanted_side(2 * _SIDE)
        image.draft("RGB", (side, side))
        image.load()  # the whole of it: a cut picture shows only at its end
        gallery.hang(image)
        picture = Picture(width, height, perceptual_hash(image), taken_on)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise refused("图片的像素过多，未展开查看") from error
    except UnidentifiedImageError as error:
        raise broken("图片已损坏，打不开") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise broken("图片不完整，可能上传时被截断") from error
    return {"jpeg": "jpg", "mpo": "jpg", "heif": "heic"}.get(
        (image.format or "").lower(), (image.format or "").lower()
    ), picture


def perceptual_hash(image: Image.Image) -> int:
    """64 bits that stay alike when a photo is made smaller or saved again; of a plain area, its colour."""
    plain = image if image.mode in {"RGB", "RGBA", "L", "CMYK"} else image.convert("RGB")
    small = plain.resize((_SIDE, _SIDE), Image.Resampling.BOX, reducing_gap=2).convert("RGB")
    small = ImageOps.exif_transpose(small)
    grey = list(small.convert("L").tobytes())
    mean = sum(grey) / len(grey)
    if math.sqrt(sum((value - mean) ** 2 for value in grey) / len(grey)) < _FLAT:
        colour = bytes(value >> 4 for value in small.resize((1, 1), Image.Resampling.BOX).tobytes())
        return int.from_bytes(hashlib.blake2b(colour, digest_size=8).digest(), "big")
    waves = _low_waves(grey)
    middle = sorted(waves[1:])[len(waves) // 2 - 1]
    bits = [mean > 128, *(wave > middle for wave in waves[1:])]
    return sum(1 << place for place, bit in enumerate(bits) if bit)


def _low_waves(grey: list[int]) -> list[float]:
    """The 8 x 8 lowest frequencies of a cosine transform."""
    rows = [grey[y * _SIDE : (y + 1) * _SIDE] for y in range(_SIDE)]
    across = [[sum(map(float.__mul__, wave, map(float, row))) for row in rows] for wave in _COSINES]
    return [sum(map(float.__mul__, wave, column)) for wave in _COSINES for column in across]


def _day(image: Image.Image) -> date | None:
    exif = image.getexif()
    for value in (exif.get_ifd(0x8769).get(0x9003), exif.get_ifd(0x8769).get(0x9004), exif.get(0x0132)):
        try:
            year, month, day = str(value).strip()[:10].replace("-", ":").split(":")
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None
