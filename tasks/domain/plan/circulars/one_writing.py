"""One writing for what clerks write in many: 3 月 20 日, 三月二十号 and 2026.3.20 are read as 3月20日."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from tasks.domain.plan.circulars.dates import number_of

_CHINESE = "[一二三四五六七八九十]{1,3}"
_N = rf"(?:\d{{1,2}}|{_CHINESE})"
_YEAR = r"(?:(?:19|20)\d{2}|[一二][〇○零0一二三四五六七八九]{3})"
_GAP = r"[ \u3000\u00a0]{0,2}"
_TO = rf"{_GAP}(?:[-—–~～]{{1,3}}|[至到、和及]){_GAP}"
_NO_NUMBER_BEFORE = r"(?<![\d一二三四五六七八九十第])"
_DAY = re.compile(
    rf"(?:(?P<year>{_YEAR}){_GAP}年{_GAP})?{_NO_NUMBER_BEFORE}(?P<month>{_N}){_GAP}月{_GAP}"
    rf"(?P<day>{_N})(?:{_GAP}[日号]|(?={_TO}{_N}{_GAP}[日号]))"
)
_DAY_AFTER = re.compile(rf"(?<=[\d日])(?P<to>{_TO})(?P<day>{_N}){_GAP}[日号](?!楼|公寓|线|文)")
_DOTTED = re.compile(
    r"(?<![A-Za-z0-9./@_-])(?P<year>(?:19|20)\d{2})(?P<dot>[-./])(?P<month>\d{1,2})(?P=dot)(?P<day>\d{1,2})日?(?![A-Za-z0-9/@_-]|\.\d)"
)
_YEAR_ALONE = re.compile(rf"{_YEAR}(?={_GAP}年)(?<!\d{{4}})|(?<=20\d\d)[ \u3000\u00a0](?=年)")
_PART_OF_MONTH = re.compile(rf"{_NO_NUMBER_BEFORE}(?P<month>{_N}){_GAP}月{_GAP}(?P<part>底|末|初|[上中下]旬|份)")
_COUNTED = re.compile(  # 报送 3 份: the space of a text that parts Chinese and figures
    r"(?P<lead>[^\s\d.、(（])[ \u00a0]?(?P<number>\d{1,4})[ \u00a0](?P<unit>[份张篇件套册部节幅页名人项条段]|个(?!人)|分钟|[字年日时元](?![一-龥]))"
)
_BEFORE_DAY = re.compile(r"(?<=[于在至到从自截为])[ \u00a0](?=(?:20\d\d年)?\d{1,2}月)")
_BEHIND_DAY = re.compile(r"(?<=[日号])[ \u00a0](?=[之以]?前|[上下中]午|[至到起止])|(?<=日前)[ \u00a0](?=[一-龥])")
_HALT = re.compile(  # 3月20日前,将《…》报送
    r"(?<=[日底末旬时分)）\d][前])[,，] ?(?=[将把]|报送|上报|提交|上传|发送|发[至到]|送[至到]|交[至到]|上交)"
)
_CORNERS = str.maketrans("「」", "“”")


@dataclass(frozen=True)
class Writing:
    """A line in the one writing, and for each of its signs where it stands in the line as it came."""

    came: str

    @cached_property
    def _read(self) -> tuple[str, tuple[int, ...]]:
        text, at = _quotes(self.came), tuple(range(len(self.came) + 1))
        for pattern, put in _STEPS:
            text, at = _replaced(pattern, put, text, at)
        return text, at

    @property
    def text(self) -> str:
        return self._read[0]

    def as_it_came(self, start: int, end: int) -> str:
        """What stands in the line as it came where `text` has these signs."""
        at = self._read[1]
        return self.came[at[start] : at[end]].strip().rstrip(",，")


def in_one_writing(text: str) -> str:
    """A whole text in the one writing, line for line."""
    return "\n".join(Writing(line).text for line in text.split("\n"))


def _replaced(
    pattern: re.Pattern[str], put: Callable[[re.Match[str]], str], text: str, at: tuple[int, ...]
) -> tuple[str, tuple[int, ...]]:
    parts: list[str] = []
    places: list[int] = []
    done = 0
    for found in pattern.finditer(text):
        new = put(found)
        parts += [text[done : found.start()], new]
        places += [*at[done : found.start()], *[at[found.start()]] * len(new)]
        done = found.end()
    return "".join([*parts, text[done:]]), (*places, *at[done:])


def _quotes(line: str) -> str:
    """Straight quotes and corners as “ ”, where they stand in pairs."""
    line = line.translate(_CORNERS)
    if '"' not in line or line.count('"') % 2:
        return line
    parts = line.split('"')
    return "".join(f"{part}{'“' if place % 2 == 0 else '”'}" for place, part in enumerate(parts[:-1])) + parts[-1]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else number_of(text)


def _day(found: re.Match[str]) -> str:
    year = f"{_number(found['year'].replace('○', '〇'))}年" if found["year"] else ""
    ends = "日" if found[0][-1] in "日号" else ""
    return f"{year}{_number(found['month'])}月{_number(found['day'])}{ends}"


def _dotted(found: re.Match[str]) -> str:
    return f"{found['year']}年{int(found['month'])}月{int(found['day'])}日"


def _year(found: re.Match[str]) -> str:
    return str(_number(found[0].replace("○", "〇"))) if found[0].strip() else ""


_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_DAY, _day),
    (_DAY_AFTER, lambda found: f"{found['to'].strip()}{_number(found['day'])}日"),
    (_DOTTED, _dotted),
    (_YEAR_ALONE, _year),
    (_PART_OF_MONTH, lambda found: f"{_number(found['month'])}月{found['part']}"),
    (_COUNTED, lambda found: f"{found['lead']}{found['number']}{found['unit']}"),
    (_BEFORE_DAY, lambda _: ""),
    (_BEHIND_DAY, lambda _: ""),
    (_HALT, lambda _: ""),
)
