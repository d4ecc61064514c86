"""Words that count as themselves, and not as a part of another word: 应, but not 应急; 报送, but not 汇报送."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Word(NamedTuple):
    """It counts not behind one of the signs `not_behind`, nor before one of the words `not_before`, which `|` parts."""

    text: str
    not_behind: str = ""
    not_before: str = ""


def any_of(plain: str, guarded: Iterable[Word] = (), patterns: Iterable[str] = ()) -> str:
    """A pattern for one of the `plain` words, which blanks part, for a guarded one, or for another pattern; of plain
    words that begin alike the longest counts (至少, not 至)."""
    words = sorted(plain.split(), key=len, reverse=True)
    return "|".join((*words, *map(_pattern, guarded), *patterns))


def _pattern(word: Word) -> str:
    behind = f"(?<![{word.not_behind}])" if word.not_behind else ""
    before = f"(?!{word.not_before})" if word.not_before else ""
    return f"{behind}{word.text}{before}"
