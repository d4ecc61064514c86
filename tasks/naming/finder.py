"""An index of names in which what differs by one slip lies under one key, so that nothing is compared with all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from tasks.domain.evidence.near import Near, Nearness
from tasks.naming.shapes import look_alike
from tasks.naming.sounds import initials_of, letters_of, readings_of, sound_of

_LATIN = re.compile(r"[a-z]+(?: [a-z]+)*")
_LEAST_SIGNS, _LEAST_LETTERS, _LEAST_INITIALS = 3, 6, 3
_LONG = 5
_MOST_SIGNS = 80  # of a text: what is longer is no name


class NameFinder:
    """Known names, folded as the domain folds them (no separators, Chinese numbers as digits)."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(name for name in names if len(name) >= _LEAST_SIGNS)
        self.lengths = sorted({len(name) for name in self.names})
        self.near = lru_cache(maxsize=4096)(self._near)

    def _near(self, folded: str) -> tuple[Near, ...]:
        """Every place where a text comes within one slip of a known name, or spells it in letters."""
        if len(folded) > _MOST_SIGNS:
            return ()
        found: dict[tuple[str, int, int], Near] = {}
        for near in (*self._by_sound(folded), *self._by_slip(folded), *self._by_letters(folded)):
            found.setdefault((near.name, near.start, near.end), near)
        return tuple(found.values())

    # -- sound

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        return _grouped((self._sound(name), name) for name in self.names)

    @staticmethod
    def _sound(text: str) -> str:
        return " ".join(map(sound_of, text))

    def _by_sound(self, text: str) -> Iterator[Near]:
        spoken = [sound_of(sign) for sign in text]
        for length in self.lengths:
            for start in range(len(text) - length + 1):
                for name in self._sounds.get(" ".join(spoken[start : start + length]), ()):
                    yield Near(name, text[start : start + length], start, start + length, Nearness.SOUND)

    # -- slips: a text and a name with one slip between them are equal once a sign is left out of one or of both

    @cached_property
    def _shortened(self) -> dict[str, list[str]]:
        return _grouped((short, name) for name in self.names for short in _without_one(name))

    @cached_property
    def _ends(self) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
        """Of the names of each length, the two signs they begin with and the two they end with."""
        found = {}
        for length in self.lengths:
            names = [name for name in self.names if len(name) == length]
            found[length] = (frozenset(name[:2] for name in names), frozenset(name[-2:] for name in names))
        return found

    def _by_slip(self, text: str) -> Iterator[Near]:
        pairs = [text[n : n + 2] for n in range(len(text) - 1)]
        for length in self.lengths:
            finds = {length - 1: self._missing, length: self._other, length + 1: self._extra}
            for start, size in self._windows(pairs, length):
                yield from finds[size](text, start, size)

    def _windows(self, pairs: list[str], length: int) -> Iterable[tuple[int, int]]:
        """(start, signs) of what may be a name of that length with one slip in it: in a name of five signs or more
        a slip leaves the first two or the last two as they are."""
        sizes, signs = (length - 1, length, length + 1), len(pairs) + 1
        if length < _LONG:
            return [(start, size) for size in sizes for start in range(signs - size + 1)]
        begins, ends = self._ends[length]
        starts = [n for n, pair in enumerate(pairs) if pair in begins]
        stops = [n + 2 for n, pair in enumerate(pairs) if pair in ends]
        found = {(start, size) for start in starts for size in sizes if start + size <= signs}
        return sorted(found | {(stop - size, size) for stop in stops for size in sizes if stop >= size})

    def _missing(self, text: str, start: int, length: int) -> Iterator[Near]:
        said = text[start : start + length]
        if length >= _LEAST_SIGNS:
            for name in self._shortened.get(said, ()):
                yield Near(name, said, start, start + length, Nearness.MISSING)

    def _other(self, text: str, start: int, length: int) -> Iterator[Near]:
        said = text[start : start + length]
        names = {name for short in _without_one(said) for name in self._shortened.get(short, ()) if len(name) == length}
        for name in names:
            if name != said and OSA.distance(name, said, score_cutoff=1) == 1:
                yield Near(name, said, start, start + length, _how(name, said))

    def _extra(self, text: str, start: int, length: int) -> Iterator[Near]:
        said = text[start : start + length]
        for name in {short for short in _without_one(said)[1:-1] if short in self.names}:
            yield Near(name, said, start, start + length, Nearness.EXTRA)

    # -- Latin letters

    @cached_property
    def _letters(self) -> dict[str, list[str]]:
        pairs = ((letters, name) for name in self.names for letters in letters_of(name))
        return _grouped((letters, name) for letters, name in pairs if len(letters) >= _LEAST_LETTERS)

    @cached_property
    def _initials(self) -> dict[str, list[str]]:
        return _grouped((initials_of(name), name) for name in self.names if len(name) >= _LEAST_INITIALS)

    def _by_letters(self, text: str) -> Iterator[Near]:
        for run in _LATIN.finditer(text):
            said = run.group().replace(" ", "")
            for letters in _parts(said, self._letter_lengths):
                for name in self._letters.get(letters, ()):
                    yield Near(name, letters, run.start(), run.end(), Nearness.LETTERS)
            for word in run.group().split():
                for name in self._initials.get(word, ()):
                    yield Near(name, word, run.start(), run.end(), Nearness.INITIALS)

    @cached_property
    def _letter_lengths(self) -> list[int]:
        return sorted({len(letters) for letters in self._letters})


def _how(name: str, said: str) -> Nearness:
    """Of two names of one length with one slip: 长 for 常 sounds alike, though it is mostly read otherwise."""
    if sorted(name) == sorted(said):
        return Nearness.ORDER
    differ = [(a, b) for a, b in zip(name, said, strict=True) if a != b]
    alike = all(readings_of(a) & readings_of(b) for a, b in differ)
    if alike:
        return Nearness.SOUND
    return Nearness.SHAPE if all(look_alike(a, b) for a, b in differ) else Nearness.OTHER_SIGN


def _parts(said: str, lengths: list[int]) -> Iterator[str]:
    return (said[start : start + n] for n in lengths for start in range(len(said) - n + 1))


def _without_one(name: str) -> list[str]:
    return [name[:n] + name[n + 1 :] for n in range(len(name))]


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, name in pairs:
        named = groups.setdefault(key, [])
        if name not in named:
            named.append(name)
    return groups
