"""The same archives opened by one opening process, and by two at once."""

from __future__ import annotations

import io
import random
import tempfile
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench import interleaved
from PIL import Image

SENTENCE = "times as fast with two opening processes as with one, the same archives"
GOAL = 1.6
AT_MOST = False


def measure() -> float:
    from tasks.openers.pool import OpeningPool

    with tempfile.TemporaryDirectory() as folder:
        paths = [_archive(Path(folder), seed) for seed in range(24)]
        alone, pair = OpeningPool(1), OpeningPool(2)

        def opened(pool: OpeningPool, threads: int) -> float:
            began = time.perf_counter()
            with ThreadPoolExecutor(threads) as workers:
                list(workers.map(lambda path: pool.open(path, "听课.zip"), paths))
            return time.perf_counter() - began

        opened(alone, 1), opened(pair, 2)
        ratio = interleaved(lambda: opened(alone, 1), lambda: opened(pair, 2), 7)
        alone.close(), pair.close()
    return ratio


def _archive(folder: Path, seed: int) -> Path:
    chance = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(5):
            rough = Image.frombytes("RGB", (40, 30), chance.randbytes(40 * 30 * 3))
            photo = io.BytesIO()
            rough.resize((2400, 1800), Image.Resampling.BICUBIC).save(photo, "JPEG", quality=85)
            archive.writestr(f"照片/{number}.jpg", photo.getvalue())
    path = folder / f"{seed}"
    path.write_bytes(out.getvalue())
    return path
