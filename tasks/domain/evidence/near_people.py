"""Which teacher of a school a mistyped name was meant to be: 王莉 for 王丽, 将大为 for 蒋大为, 许文净 for 许文静."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tasks.domain.evidence.near import Nearness

Readings = Callable[[str], frozenset[str]]  # how one sign may be read, without tones
_SHORTEST, _LONGEST = 2, 4
_ALIKE = (("zh", "z"), ("ch", "c"), ("sh", "s"))  # what a northern or southern tongue does not tell apart
_NASAL = re.compile(r"(?<=[aeiou]n)g$")


@dataclass(frozen=True, slots=True)
class NearName:
    """`said` comes near to the teacher's `name`; a person confirms it unless it is sure."""

    name: str
    said: str
    how: Nearness
    is_sure: bool

    @property
    def sentence(self) -> str:
        return f"“{self.said}”（{self.how.label}，应为{self.name}）"


def near_names(said: str, names: Iterable[str], readings: Readings) -> tuple[NearName, ...]:
    """The names that a folded piece of text was meant to be; those that are sure, else those that are not."""
    if not _SHORTEST <= len(said) <= _LONGEST:
        return ()
    found = [near for name in names if (near := _near(name, said, readings)) is not None]
    return tuple(near for near in found if near.is_sure) or tuple(found)


def _near(name: str, said: str, readings: Readings) -> NearName | None:
    if len(name) != len(said) or name == said:
        return None
    differ = [(a, b) for a, b in zip(name, said, strict=True) if a != b]
    same = len(name) - len(differ)
    if len(differ) == 2 and sorted(name) == sorted(said) and len(name) > _SHORTEST:
        return NearName(name, said, Nearness.ORDER, is_sure=True)
    if not same:
        return None
    if all(readings(a) & readings(b) for a, b in differ):
        return NearName(name, said, Nearness.SOUND, is_sure=True)
    if all(_blurred(readings(a)) & _blurred(readings(b)) for a, b in differ):
        return NearName(name, said, Nearness.SOUND, is_sure=same >= _SHORTEST)
    if len(differ) == 1 and len(name) > _SHORTEST:
        return NearName(name, said, Nearness.OTHER_SIGN, is_sure=False)
    return None


def _blurred(sounds: frozenset[str]) -> frozenset[str]:
    found = set()
    for sound in sounds:
        for clear, blurred in _ALIKE:
            if sound.startswith(clear):
                sound = blurred + sound[len(clear) :]
        found.add(_NASAL.sub("", sound))
    return frozenset(found)


def only_itself(sign: str) -> frozenset[str]:
    """The reading of a sign where nobody knows how signs are read."""
    return frozenset({sign})
