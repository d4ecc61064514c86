"""The photos of one archive: read, checked whole and hashed, against plain imagehash on the same bytes."""

from __future__ import annotations

import io
import random
import time

from bench import interleaved
from peers import fetch
from PIL import Image, ImageFilter

SENTENCE = "times as fast as plain imagehash.phash on the photos of a 30-photo archive"
GOAL = 3.0
AT_MOST = False


def measure() -> float:
    fetch("ImageHash==4.3.2", "scipy", "PyWavelets")
    import imagehash

    from tasks.openers.data import Data
    from tasks.openers.image import look_at

    photos = [_photo(seed) for seed in range(30)]

    def ours() -> float:
        began = time.perf_counter()
        for photo in photos:
            look_at(Data.of(photo))
        return time.perf_counter() - began

    def theirs() -> float:
        began = time.perf_counter()
        for photo in photos:
            imagehash.phash(Image.open(io.BytesIO(photo)))
        return time.perf_counter() - began

    ours(), theirs()
    return 1 / interleaved(ours, theirs, 5)


def _photo(seed: int) -> bytes:
    """As a telephone takes it: twelve megapixels, some noise, turned by EXIF."""
    chance = random.Random(seed)
    rough = Image.frombytes("RGB", (40, 30), chance.randbytes(40 * 30 * 3)).resize(
        (1600, 1200), Image.Resampling.BICUBIC
    )
    grain = Image.effect_noise((1600, 1200), 24).convert("RGB").filter(ImageFilter.GaussianBlur(1))
    image = Image.blend(rough, grain, 0.2).resize((4032, 3024))
    exif = Image.Exif()
    exif[0x0112] = chance.choice([1, 3, 6, 8])
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85, exif=exif)
    return out.getvalue()
