"""Years that cannot be meant: 自2025年11月至2062年10月 for a piece of research, 2015 behind 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect, defect

_YEAR_MONTH = re.compile(r"(?<!\d)((?:19|20)\d{2})年\s{0,2}\d{1,2}月")
_SPAN = re.compile(
    r"(?<!\d)((?:19|20)\d{2})年\s{0,2}\d{1,2}月(?:\s{0,2}\d{1,2}[日号])?\s{0,2}(?:起|开始)?,?\s{0,2}(?:至|到|[-—–~]{1,2})"
    r"\s{0,2}(?P<end>((?:19|20)\d{2})年\s{0,2}\d{1,2}月)"
)
_LASTS_LONG = re.compile(r"承包|租|权|有效期|贷款|合同|协议|债|规划|远景|年限|出让|期满|退休|届满")  # 有效期至2051年3月
_NEAR, _FAR = range(-1, 3), 5  # years from the one of issue


def far_years(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """2062 for 2026: two digits change places; an end that lies years before its beginning."""
    if circular.issued is None:
        return
    now = circular.issued.year
    for number, line in circular.lines:
        for sentence in re.split("[。;]", line):
            if _LASTS_LONG.search(sentence):
                continue
            for found in _YEAR_MONTH.finditer(sentence):
                if int(found[1]) > now + _FAR and (meant := _meant_by(found[1], now)):
                    yield defect("slip", number, found[0], f"“{found[1]}年”像是“{meant}年”的笔误，两个数字颠倒了")
            for span in _SPAN.finditer(sentence):
                if int(span[3]) < int(span[1]):
                    yield defect("slip", number, span["end"], f"结束的 {span[3]} 年比开始的 {span[1]} 年还早，像是笔误")


def _meant_by(year: str, now: int) -> int | None:
    """The year near the one of issue that has the same digits in another order."""
    return next((now + step for step in _NEAR if sorted(str(now + step)) == sorted(year)), None)
