"""What those addressed have to do, soon or some time: 尽快到学籍室更正; 适时核对信息; 尽快将结论告知本人."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect

_SOON = r"(?P<when>尽[快早]|及早|抓紧|适时|近期)"
_MUST = r"(?:[要须应]|务必|必须)"
_WHO = (
    r"(?:^|[,;:、.)的])\s{0,2}(?:请|望)?"
    r"(?:各[一-龥()]{1,8}?|学校|幼儿园|单位|企业|[一-龥]{0,4}(?:管理|联络|信息)员)(?:均|都)?"
)
_PUT_RIGHT = r"更正|更新|修改|调整|变更|补录|登记|核对|办理"
# at an office or in a system, where it shows by when it was done; 损坏的尽快维修 is their own business
_AT_A_PLACE = re.compile(
    rf"{_WHO}{_MUST}{_SOON}(?:[到在]|登录)[^,。;\d]{{0,16}}(?:系统|平台|[股科室]|窗口|大厅|中心)[中内里上]?(?:{_PUT_RIGHT})"
)
_SOME_TIME = re.compile(  # 适时调整作息 is left to them
    rf"{_WHO}{_MUST}(?P<when>适时)(?:核对|清点|更新|补录|登记|组织学习|组织自查|进行自查)"
)
_TOLD = re.compile(
    rf"(?:后|,)(?:[要须应])?{_SOON}[将把][^,。;\d]{{2,14}}(?:书面(?:告知|通知|反馈|答复)|(?:告知|通知)本人)"
)
_DAY = re.compile(
    r"\d{1,2}\s{0,2}[月日号]|\d{1,3}\s{0,2}个?(?:工作)?[日天]|[一二三四五六七八九十]月|[上中下]旬"
    r"|每[月周学日天]|当[日天]"
)


def put_off_deeds(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """A deed of theirs that shows by the day when it was done, and no day in its sentence."""
    for one in sentences(circular):
        found = next((hit for words in (_AT_A_PLACE, _SOME_TIME, _TOLD) if (hit := words.search(one.text))), None)
        if found and not _DAY.search(one.text) and not is_past(one.text):
            yield defect("vague-word", one.line, found["when"], f"“{found['when']}”没有写明是哪一天")
