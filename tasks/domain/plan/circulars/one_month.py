"""The month of a schedule that tells it once, in its title: 2025年10月工作安排, and 9日 in its rows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tasks.domain.plan.circulars.dates import number_of

_N = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_MONTH = re.compile(
    rf"(?<![\d一二三四五六七八九十至到、—–~～-])(?P<month>{_N})\s?月份?(?![\d底末初至到、—–~～-]|[一二三]?十|[上中下]旬)"
)
_TITLE = re.compile(
    rf"{_MONTH.pattern}[^\d,，。；;]{{0,16}}?(?:安排|计划|要点|日程|行事历|一览|清单|预告)(?:表)?(?:的通知|》的?通知)?"
    r"\s*(?:[（(][^（）()]{1,20}[)）])?\s*$"
)
BARE_DAY = re.compile(
    r"(?:^|(?<=[\t|｜])|(?<=[ \u3000]{2}))[ \u3000]*(?=(?:[12]?\d|3[01])[日号]"
    r"(?:$|[\t|｜ \u3000（(:：,，、—–~～至前]|之前|以前|[上下中]午))"
)
_TITLE_LINES, _LONG, _LEAST_ROWS = 3, 30, 3
_TOLD = re.compile(rf"{_N}\s?月\s?\d{{1,2}}")


def month_of_rows(lines: Mapping[int, str]) -> Mapping[int, int]:
    """Line number -> the month of the days without one in that row: that of the one title above it.

    `lines` are those that are not blank. Without a title that names one month, or with fewer rows than a schedule
    has, nothing is told: 9日 may be anybody's.
    """
    titles = [(number, _number(told["month"])) for at, (number, line) in enumerate(lines.items())
              if (told := _TITLE.search(line)) and (at < _TITLE_LINES or len(line) < _LONG)]  # fmt: skip
    rows = [number for number, line in lines.items() if BARE_DAY.search(line) and not _TOLD.match(line)]
    if len(rows) < _LEAST_ROWS:
        return {}
    over = {number: max((title for title in titles if title[0] < number), default=(0, 0)) for number in rows}
    return {number: month for number, (_, month) in over.items() if month}


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else number_of(text)
