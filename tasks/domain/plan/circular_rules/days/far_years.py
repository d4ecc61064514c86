"""Years that cannot be meant: 自2025年11月至2062年10月 for a piece of research, 2015 behind 2025."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.defect import Defect, defect

_YEAR_MONTH = re.compile(
    r"(?<!\d)((?:19|20)\d{2}|[一二][〇零一二三四五六七八九]{3})年\s{0,2}(?:\d{1,2}|[一二三四五六七八九十]{1,2})月"
)
_SPAN = re.compile(
    r"(?<!\d)((?:19|20)\d{2})年\s{0,2}\d{1,2}月(?:\s{0,2}\d{1,2}[日号])?\s{0,2}(?:起|开始|开学|启动)?,?\s{0,2}(?:至|到|[-—–~]{1,2})"
    r"\s{0,2}(?P<end>((?:19|20)\d{2})年\s{0,2}\d{1,2}月)"
)
_TO_COME = re.compile(  # 定于2015年11月12日在…举行: what is still to be held
    r"(?:(?<![原规约])定[于在]|(?:[将拟]|计划|决定|安排)[于在]|(?:活动|培训|比赛|会议|展演|评选|报名|报送|考试|举办|集中)(?:的?时间|日期)[:为是])\s{0,2}"
    r"(?P<day>(?P<year>(?:19|20)\d{2})年\s{0,2}\d{1,2}月(?:\s{0,2}\d{1,2}[日号])?)"
)
_PHASE = re.compile(  # 2.自查阶段(2014年3月25日至4月12日)
    r"阶段\s{0,2}\(?(?P<day>(?P<year>(?:19|20)\d{2})年\s{0,2}\d{1,2}月(?:\s{0,2}\d{1,2}[日号])?)"
)
_WILL = re.compile(  # 2025年4月20日至24日,我局将组织抽查
    r"(?P<day>(?P<year>(?:19|20)\d{2})年\s{0,2}\d{1,2}月\d{1,2}[日号])(?:\s{0,2}(?:至|到|[-—–~])[\d月日号]{2,6})?,?(?:我[局校中]|县局|区局)心?将"
)
_RECALLED = re.compile(r"原[计定]|已|[去前上]一?[年届次]|曾")
_LASTS_LONG = re.compile(r"承包|租|权|有效期|贷款|合同|协议|债|规划|远景|年限|出让|期满|退休|届满")  # 有效期至2051年3月
_NEAR, _FAR = range(-1, 3), 5  # years from the one of issue


def far_years(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """2062 for 2026: two digits change places; an end that lies years before its beginning."""
    if circular.issued is None:
        return
    now = circular.issued.year
    if circular.sealed and circular.sealed[1].year in range(now - _FAR, now):
        at, day = circular.sealed
        yield defect("slip", at, circular.narrow[at], f"文号和标题是 {now} 年，落款写成了 {day.year} 年，像是笔误")
    for number, line in circular.lines:
        for sentence in re.split("[。;]", line):
            if _LASTS_LONG.search(sentence):
                continue
            for found in _YEAR_MONTH.finditer(sentence):
                year = number_of(found[1])
                if year > now + _FAR and (meant := _meant_by(str(year), now)):
                    yield defect("slip", number, found[0], f"“{found[1]}年”像是 {meant} 年的笔误，两个数字颠倒了")
            yield from _held_in_the_past(number, sentence, now)
            for span in _SPAN.finditer(sentence):
                if int(span[3]) < int(span[1]):
                    yield defect("slip", number, span["end"], f"结束的 {span[3]} 年比开始的 {span[1]} 年还早，像是笔误")


def _held_in_the_past(number: int, sentence: str, now: int) -> Iterator[Defect]:
    """定于2015年11月12日在第一小学举行, in a circular of 2025; not 原定于2024年10月, and not 活动时间:2024年12月至…."""
    for held in (*_TO_COME.finditer(sentence), *_WILL.finditer(sentence), *_PHASE.finditer(sentence)):
        goes_on = re.match(r"\s{0,2}(?:起|开始)?,?\s{0,2}(?:至|到|[-—–~])\s{0,2}20\d{2}年", sentence[held.end() :])
        if int(held["year"]) < now and not goes_on and not _RECALLED.search(sentence):
            message = f"要办的事写在 {held['year']} 年，比落款的 {now} 年还早，像是笔误"
            yield defect("slip", number, held["day"], message)


def _meant_by(year: str, now: int) -> int | None:
    """The year near the one of issue that has the same digits in another order."""
    return next((now + step for step in _NEAR if sorted(str(now + step)) == sorted(year)), None)
