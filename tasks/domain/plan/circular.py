"""An official circular 通知 as text: its lines, the dates in them, and which of these are deadlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

_FULL_WIDTH = str.maketrans("０１２３４５６７８９：，；（）", "0123456789:,;()")
_DIGITS = {word: number for number, word in enumerate("〇一二三四五六七八九")} | {"零": 0}
_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_YEAR_NUMBER = r"(?:19|20)\d{2}|[一二][〇零一二三四五六七八九]{3}"
_DATE = re.compile(
    rf"(?:(?P<year>{_YEAR_NUMBER})\s*年\s*)?(?<![\d十])"
    rf"(?P<month>{_NUMBER})\s*(?P<unit>[月年])\s*(?P<day>{_NUMBER})\s*[日号]"
    r"|(?P<year2>(?:19|20)\d{2})[-./](?P<month2>\d{1,2})[-./](?P<day2>\d{1,2})(?!\d)"
)
_YEAR = re.compile(rf"(?<!\d)({_YEAR_NUMBER})\s*(?:年|[-./]\d)")
_BEFORE = re.compile(r"(?:截[止至](?:时间|日期)?|期限|务必?于|请于|不[迟晚]于)[为是:\s]*$")
_BEHIND = re.compile(
    r"\s*(?:[(（][^)）]*[)）])?\s*(?:\d{1,2}[:点时]\d{0,2}分?)?\s*(?:下班)?(?:之前|以前|前|截[止至]|止)"
)
_DASH = re.compile(r"\s*(?:[-—–~～－]+|至|到)\s*$")
_QUOTED = re.compile(r"《[^《》]+》|“[^“”]+”")


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as one line writes it. `date` is None where no calendar has such a day."""

    line: int  # from 1
    quote: str
    year: int
    month: int
    day: int
    slip: bool  # 年 stands where 月 is meant
    deadline: bool
    ends_range: bool  # the second date of "A—B"
    before: str  # the line's text before it
    behind: str

    @property
    def date(self) -> date | None:
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True)
class Circular:
    text: str

    @cached_property
    def written(self) -> Mapping[int, str]:
        """Line number, from 1 -> the line as written, without the space around it; blank lines are left out."""
        split = self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return {number: line.strip() for number, line in enumerate(split, 1) if line.strip()}

    @cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """The lines, full-width digits and signs made narrow, sign for sign."""
        return tuple((number, line.translate(_FULL_WIDTH)) for number, line in self.written.items())

    @cached_property
    def year(self) -> int | None:
        """The year it speaks of: the one that it names most often."""
        years = Counter(_number(year) for _, line in self.lines for year in _YEAR.findall(line))
        return years.most_common(1)[0][0] if years else None

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return tuple(mention for number, line in self.lines for mention in self._in_line(number, line))

    def _in_line(self, number: int, line: str) -> Iterator[Mention]:
        year = self.year or 2000
        for match in _DATE.finditer(line):
            year = _number(match["year"] or match["year2"] or str(year))
            before, behind = line[: match.start()], line[match.end() :]
            yield Mention(
                line=number,
                quote=match[0].strip(),
                year=year,
                month=_number(match["month"] or match["month2"]),
                day=_number(match["day"] or match["day2"]),
                slip=match["unit"] == "年",
                deadline=bool(_BEFORE.search(before) or _BEHIND.match(behind)),
                ends_range=bool(_DASH.search(before)),
                before=before,
                behind=behind,
            )

    def as_written(self, line: int, quote: str) -> str:
        """A quote from `lines` as the circular itself writes it."""
        written = self.written.get(line, "")
        at = written.translate(_FULL_WIDTH).find(quote)
        return written[at : at + len(quote)] if at >= 0 else quote


def quoted_names(text: str) -> tuple[str, ...]:
    """What a text calls by name: 《课程表》, “推门听课”."""
    return tuple(dict.fromkeys(_QUOTED.findall(text)))


def _number(text: str) -> int:
    """24, 二十四, 二〇二三."""
    if text.isdigit() and text.isascii():
        return int(text)
    if "十" not in text:
        return int("".join(str(_DIGITS[sign]) for sign in text))
    tens, _, ones = text.partition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
