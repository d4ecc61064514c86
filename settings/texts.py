"""The texts that are sent besides the rungs' own: shipped ones, overridden by the files of texts/."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from settings.mistakes import Mistakes
from settings.template_check import check_template
from settings.text_samples import EMPTY_LETTER, EMPTY_SUMMARY, LETTER, SUMMARY
from settings.toml_text import decode
from settings.words import right_one

_SHIPPED = Path(__file__).with_name("texts")
SAMPLE_LETTERS = (LETTER, EMPTY_LETTER)
_SAMPLE_SUMMARIES = (SUMMARY, EMPTY_SUMMARY)


@lru_cache(maxsize=1)
def shipped_texts() -> Mapping[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(_SHIPPED.glob("*.*"))}


def load_texts(files: Mapping[str, bytes], mistakes: Mistakes | None = None) -> Mapping[str, str]:
    """All texts by their files' names: the shipped ones, with those of the county in their place.

    Raises BadFiles when no `mistakes` are given to gather them in.
    """
    found = mistakes or Mistakes()
    texts = dict(shipped_texts())
    own = [path for path in sorted(files) if path.startswith("texts/")]
    for path in own:
        name = path.removeprefix("texts/")
        text = decode(files[path])
        if name not in texts:
            found.add(path, "", f"没有叫 {name} 的文本", right_one(name, texts))
        elif text is None:
            found.add(path, "", "认不出文件的编码", "用记事本另存为 UTF-8")
        else:
            texts[name] = text
    for path in own:
        name = path.removeprefix("texts/")
        if name in texts:
            for samples in samples_for(name):
                check_template(path, texts[name], texts, samples, found)
    if mistakes is None:
        found.stop_if_any()
    return texts


def samples_for(name: str) -> tuple[tuple[object, ...], ...]:
    """What a text is tried on: letters, summaries, or both where both are laid out in it."""
    if name.startswith("summary"):
        return (_SAMPLE_SUMMARIES,)
    return (SAMPLE_LETTERS, _SAMPLE_SUMMARIES) if name == "layout.html" else (SAMPLE_LETTERS,)
