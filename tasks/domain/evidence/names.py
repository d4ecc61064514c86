"""How names are compared: quotation marks, spaces, full-width signs and 一 for 1 make no difference."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import parse_qs, unquote, urlsplit

from tasks.domain.evidence.simplified import simplified

_MARK = "\x01"  # stands where a Chinese number was: "2023一中" is not 20231中
_DIGITS = {sign: str(number) for number, sign in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_NUMBER = re.compile(
    r"[二一][〇零九][〇零一二三四五六七八九]{2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[〇零一二三四五六七八九]"
)
_ENDING = re.compile(r"(?:\.[A-Za-z0-9]{1,5})+\s*$")
_TERM = r"(?:第[12]学期|[上下]学期|[春秋]季?(?:学期)?)"
_YEARS = re.compile(
    rf"(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)"
    rf"|(?<!\d)20\d\d(?:年?[ 至到]?20\d\d|[ 至到]\d\d(?=学年))?(?!\d)(?:学年度?|年度?)?{_TERM}?"
    rf"|学年度?{_TERM}?|第[12]学期|[上下]学期|[春秋]季学期"
)


_FILLERS = re.compile(r"电子|工作|活动|信息|情况|实施|具体|有关|相关|[的之]")


@lru_cache(maxsize=8192)
def spell(text: str) -> str:
    """The text in plain signs (NFKC), simplified, lower case, its Chinese numbers as digits between marks; separators
    kept."""
    return _NUMBER.sub(_digits, simplified(unicodedata.normalize("NFKC", text).casefold()))


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """What is compared: `spell`, without spaces, quotation marks and punctuation.

    Between two ASCII letters or digits one space is kept, so that "1.一中" does not become 11中.
    """
    return _squeeze(spell(text))


@lru_cache(maxsize=8192)
def without_years(folded: str) -> str:
    """A folded text without its years, school years and terms: 2022—2023学年度第二学期课程表 is a 课程表."""
    return _squeeze(_YEARS.sub(_MARK, folded))


@lru_cache(maxsize=8192)
def without_fillers(folded: str) -> str:
    """A folded text without words that change nothing: 校本研修工作计划 is the 校本研修计划."""
    return _FILLERS.sub("", folded)


def without_ending(name: str) -> str:
    """A file's name without folder and ending ("a/课程表.tar.gz" gives 课程表)."""
    last = re.split(r"[/\\]", name.strip().rstrip("/\\"))[-1]
    return _ENDING.sub("", last) or last


def account_key(account: str) -> str:
    """An account as it is compared: an address by its uid parameter or last path segment, in lower case."""
    account = unicodedata.normalize("NFKC", account).strip()
    if "/" in account or "?" in account:
        parts = urlsplit(account)
        uid = parse_qs(parts.query).get("uid")
        segments = [segment for segment in parts.path.split("/") if segment]
        account = uid[0] if uid else segments[-1] if segments else parts.netloc
    return unquote(account).strip().casefold()


def _digits(found: re.Match[str]) -> str:
    signs = found.group()
    if "十" in signs:
        tens, _, ones = signs.partition("十")
        number = int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))
        return f"{_MARK}{number}{_MARK}"
    return f"{_MARK}{''.join(_DIGITS[sign] for sign in signs)}{_MARK}"


def _squeeze(text: str) -> str:
    kept: list[str] = []
    gap = False
    for sign in text:
        if not sign.isalnum():
            gap = True
            continue
        if gap and kept and sign.isascii() and kept[-1].isascii():
            kept.append(" ")
        kept.append(sign)
        gap = False
    return "".join(kept)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a folded text: where, and whose it is (the keys it was entered under)."""

    start: int
    end: int
    keys: frozenset[str]

    @property
    def length(self) -> int:
        return self.end - self.start

    def lies_in(self, other: Hit) -> bool:
        return other.start <= self.start and self.end <= other.end and other.length > self.length


@dataclass(frozen=True)
class Lexicon:
    """Names that can be found in a text in one pass; one name may stand for several keys."""

    names: Mapping[str, frozenset[str]]  # folded name -> keys
    _lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)  # first two signs -> lengths of names

    def __post_init__(self) -> None:
        lengths: dict[str, set[int]] = {}
        for name in self.names:
            lengths.setdefault(name[:2], set()).add(len(name))
        self._lengths.update({begins: tuple(sorted(of)) for begins, of in lengths.items()})

    @classmethod
    def of(cls, entries: Iterable[tuple[str, str]]) -> Lexicon:
        """From (name, key) pairs, names as they are written; one sign alone is no name."""
        names: dict[str, set[str]] = {}
        for name, key in entries:
            folded = fold(name)
            if len(folded) >= 2:
                names.setdefault(folded, set()).add(key)
        return cls({name: frozenset(keys) for name, keys in names.items()})

    def all_in(self, folded: str) -> list[Hit]:
        """Every occurrence, those inside longer ones too; digits and letters are never cut in two."""
        hits = []
        for start in range(len(folded) - 1):
            for length in self._lengths.get(folded[start : start + 2], ()):
                end = start + length
                keys = self.names.get(folded[start:end])
                if keys and end <= len(folded) and _is_whole(folded, start, end):
                    hits.append(Hit(start, end, keys))
        return hits

    def find(self, folded: str) -> tuple[Hit, ...]:
        """The occurrences that lie in no longer one."""
        return longest(self.all_in(folded))


def longest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits that lie in no longer hit: 第一小学 inside 城关第一小学 does not count."""
    every = list(hits)
    return tuple(hit for hit in every if not any(hit.lies_in(other) for other in every))


def _is_whole(text: str, start: int, end: int) -> bool:
    return not (_one_word(text[start - 1 : start], text[start]) or _one_word(text[end - 1], text[end : end + 1]))


def _one_word(left: str, right: str) -> bool:
    """Whether the two signs belong to one number or one Latin word."""
    if not (left and right and left.isascii() and right.isascii()):
        return False
    return (left.isdecimal() and right.isdecimal()) or (left.isalpha() and right.isalpha())
