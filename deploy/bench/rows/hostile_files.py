"""Files made to hurt, one after another: how long the slowest takes until its sentence is said."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from hostile.samples import Sample, samples

from tasks.domain.evidence.contents import Contents

SENTENCE = "seconds until the slowest of some fifty hostile files is refused, or opened harmlessly, with its sentence"
GOAL = 1.0
AT_MOST = True


def measure() -> float:
    """The slowest file's seconds, the best of three; a thousand where one does not come out as it has to."""
    from tasks.openers.process import OpeningProcess

    process, slowest, wrong = OpeningProcess(), 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "evidence"
        path.write_bytes(b"warm")
        process.open(path, "a.txt")
        for sample in samples():
            path.write_bytes(sample.make())
            taken, contents = min((_timed(process, path, sample) for _ in range(3)), key=lambda found: found[0])
            opening, said = outcome(contents)
            good = is_as_wanted(sample, opening, said)
            slowest, wrong = max(slowest, taken), wrong + (not good)
            print(f"{taken:6.2f} s  {sample.name:<34}{opening:<9}{said or '-'}{'' if good else '   <-- wrong'}")
    process.close()
    return 1000.0 if wrong else slowest


def _timed(process: object, path: Path, sample: Sample) -> tuple[float, Contents]:
    began = time.perf_counter()
    contents = process.open(path, sample.file)  # type: ignore[attr-defined]
    return time.perf_counter() - began, contents


def outcome(contents: Contents) -> tuple[str, str]:
    """How the file came out, or else its worst member; and all that is said of both."""
    every = [contents]
    for one in every:
        every += [member.contents for member in one.members]
    worst = next((one for one in every if one.opening.value != "opened"), contents)
    said = dict.fromkeys(text for one in every for text in (one.reason, one.note) if text)
    return worst.opening.value, "；".join(said)


def is_as_wanted(sample: Sample, opening: str, said: str) -> bool:
    return sample.opening in {"any", opening} and sample.said in said
