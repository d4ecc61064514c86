"""One thing with two opening hours: 每天8:00—17:00开放 here, 每日开放时间为8:30至16:30 there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_CLOCK = rf"(?:上午|下午|早|晚)?\s{{0,2}}(?:{_N})\s{{0,2}}(?:[:点时]\s{{0,2}}(?:\d{{2}}|半)?分?)"
_HOURS = re.compile(rf"(?P<first>{_CLOCK})\s{{0,2}}(?:[-—–~～]{{1,2}}|至|到)\s{{0,2}}(?P<last>{_CLOCK})")
_DAILY = re.compile(
    r"每[天日]|开放|开馆|开门|办公时间|上班时间|受理|接[收待]|收[件取]|服务时间|工作时间|周一至周五|工作日|营业|登[录记]时间|办理时间"
)
_NAMED = re.compile(
    r"“([^“”]{2,20})”|([一-龥]{2,10}?(?:小程序|系统|平台|窗口|大厅|服务中心|图书馆|阅览室|资料室|档案室|体育馆|文化馆|展厅|收件处|报名点|接种点|门诊|食堂|中心|[一-龥][股科室]))"
)
_APART = re.compile(
    r"夏[季令]|冬[季令]|周[六日末]|双休|节假日|寒假|暑假|\d{1,2}月\d{1,2}日|第[一二三四]|小学|初中|高中|幼儿"
)


def hours_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    known: list[tuple[int, frozenset[str], frozenset[str], frozenset[str], str]] = []
    for one in sentences(circular):
        told = list(_HOURS.finditer(one.text)) if _DAILY.search(one.text) else []
        names = frozenset(_core(first or second) for first, second in _NAMED.findall(one.text))
        if not told or not names:
            continue
        hours = frozenset(f"{_plain(found['first'])}-{_plain(found['last'])}" for found in told)
        apart = frozenset(_APART.findall(re.sub(r"\d{1,2}月\d{1,2}日", "", one.text)))
        other = next((k for k in known if k[1] & names and k[3] == apart and k[2] != hours and k[0] != one.line), None)
        if other and len(other[2]) == len(hours):
            what = "、".join(sorted(other[1] & names))
            message = f"{what}的时间第 {other[0]} 行是“{other[4]}”，这里是“{told[0][0]}”，以哪个为准没有定"
            yield defect("conflicting-dates", one.line, told[0][0], message)
        known.append((one.line, names, hours, apart, told[0][0]))


def _core(name: str) -> str:
    return re.split(r"[到在至登录的由]", name)[-1][-8:]


def _plain(clock: str) -> str:
    numbers = re.findall(_N, clock)
    hour = number_of(numbers[0]) + 12 * (clock.startswith(("下午", "晚")) and number_of(numbers[0]) < 12)
    minute = "30" if "半" in clock else numbers[1] if len(numbers) > 1 else "00"
    return f"{hour}:{int(minute) if minute.isdecimal() else 0:02d}"
