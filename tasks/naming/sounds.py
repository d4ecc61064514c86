"""How a name sounds, and how it is written in Latin letters: 课程表 is ke cheng biao, and kcb for short."""

from __future__ import annotations

from functools import lru_cache

from pypinyin import Style, lazy_pinyin, pinyin

_DIGITS = "零一二三四五六七八九"


@lru_cache(maxsize=32768)
def sound_of(sign: str) -> str:
    """The first reading of one sign, without its tone; what is no Han sign sounds like itself."""
    written = _DIGITS[int(sign)] if sign.isdecimal() and sign.isascii() else sign
    return "".join(lazy_pinyin(written, style=Style.NORMAL)) or sign


@lru_cache(maxsize=32768)
def readings_of(sign: str) -> frozenset[str]:
    """All readings of one sign, without their tones: 长 is chang and zhang."""
    written = _DIGITS[int(sign)] if sign.isdecimal() and sign.isascii() else sign
    return frozenset(sound for readings in pinyin(written, style=Style.NORMAL, heteronym=True) for sound in readings)


@lru_cache(maxsize=8192)
def letters_of(name: str) -> tuple[str, ...]:
    """How a folded name may be written in letters: its words' readings, and those of each sign by itself."""
    spoken = "".join(_DIGITS[int(sign)] if sign.isdecimal() and sign.isascii() else sign for sign in name)
    return tuple(dict.fromkeys(("".join(lazy_pinyin(spoken)), "".join(sound_of(sign) for sign in name))))


def initials_of(name: str) -> str:
    return "".join(sound_of(sign)[:1] for sign in name)
