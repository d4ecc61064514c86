"""What they are to hold or to be ready for, on a day that nobody tells: 近期将组织评选,请各园做好准备."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect

_SOME_DAY = r"(?:适时|近期|择[期日机]|不日|近日|稍后)"
_TO_HOLD = re.compile(  # 各校要适时召开备课组长例会; 县局将适时召开 is no duty of theirs
    r"(?:^|[,;:])\s{0,2}(?:\(?[\d一二三四五六七八九十]{1,3}[)、.]\s{0,2})?(?:请|望)?(?:各[一-龥]{1,6}?|学校|幼儿园)(?:均|都)?(?:[要须应]|务必|必须)"
    rf"(?P<when>{_SOME_DAY})(?:召开|举行|举办)[一-龥“”]{{2,20}}(?=[,。;]|$)"
)
_TO_BE_READY = re.compile(
    rf"(?P<when>{_SOME_DAY})[,]?[^,。;\d]{{0,10}}?(?:将|拟|要)?(?:组织|举办|举行|召开|开展|启动)[^,。;\d]{{2,30}}"
    r",(?:请|望)[^,。;]{0,12}(?:做好|提前|及早|认真)[^,。;\d]{0,10}准备(?:工作)?(?=[,。;]|$)"
)
_TOLD = re.compile(r"\d{1,2}\s{0,2}[月日号]|[一二三四五六七八九十]月|另行|见附|[上中下]旬|每[月周学]")


def held_some_day(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        found = _TO_HOLD.search(one.text) or _TO_BE_READY.search(one.text)
        if found and not _TOLD.search(one.text) and not is_past(one.text):
            yield defect("vague-word", one.line, found["when"], f"“{found['when']}”没有写明是哪一天")
