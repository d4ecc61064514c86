"""A day, or a number, that a circular only shows as one written wrong or hidden: 请勿把9月末写成“9月31日”."""

from __future__ import annotations

import re

_OPEN, _SHUT = '[“"‘「『]', '[”"’」』]'
_WRITTEN = r"(?:写|填|录入?|印|打|登记?|标注?|排|抄|报|输入?|记)(?:成了?|为|作)"
_IN_MARKS = rf"{_OPEN}[^“”\"‘’「」『』]{{0,12}}$"
_NOT_SO = r"(?:误|错|勿|不[要得能可]|切忌|避免|防止|杜绝|严禁|不存在|没有)"
_SHOWN_BEFORE = re.compile(
    rf"{_WRITTEN}{_IN_MARKS}|{_NOT_SO}[^,。;]{{0,30}}{_IN_MARKS}"
    rf"|误(?:{_WRITTEN}|作|为)\s?$|{_NOT_SO}[^,。;]{{0,30}}{_WRITTEN}\s?$"
)
_SHOWN_BEHIND = re.compile(
    rf"[^“”\"‘’「」『』,。;]{{0,16}}{_SHUT}(?:这样|这类|这种|之类|一类|等(?:错误|不存在)|的?(?:错误|笔误|写法)"
    r"|(?:均|都)?(?:系|属|属于|是|为)(?:笔误|误写|错误|写错)|有误|写错|不存在|应[为是])"
)
_MARK_BEFORE = re.compile(_IN_MARKS)
_LAST_TIME = r"(?:有的|有些|个别|曾|去年|上一?[年次届]|以往|往年|[两三四五六七八九\d][个份所名家])"
_TOLD_BEFORE = re.compile(  # 去年两个村把验收日写为2月30日, 没有9月31日这一天
    rf"{_LAST_TIME}[^。;]{{0,20}}{_WRITTEN}\s?$|(?:没有|并?无|竟有|出现过?)\s?$"
)
_DUE_BEHIND = re.compile(
    rf"{_SHUT}\s?(?:\([^()]{{0,12}}\))?(?:\d{{1,2}}[:点时]\d{{0,2}}分?)?\s?(?:(?:之|以)?前(?!后)|截止|下班)"
)
_NUMBER_OF_A_CARD = re.compile(r"[\d*]{15,19}[\dXx]?")  # 000***********1234
_HIDES = re.compile(  # 身份证号中间8位以“*”代替,例如…; 手机号须隐去中间四位,如138****1234
    r"(?:身份证|证件|银行卡|社保卡|账号|卡号|脱敏|替代|代替|隐[去藏]|遮[盖挡住]|打码|屏蔽|星号|[只仅]保?[留显])[^。;]*$"
)


def is_shown_hidden(before: str, masked: str) -> bool:
    """Whether a number with signs for its figures shows how to hide one, or is that of a person's card."""
    return bool(_NUMBER_OF_A_CARD.fullmatch(masked) or _HIDES.search(before))


def is_shown_as_wrong(before: str, behind: str) -> bool:
    """Whether what stands between is shown as a mistake of writing: 3份表格把日期误填为“2月30日”, 原文“4月31日”有误."""
    return bool(_SHOWN_BEFORE.search(before) or (_MARK_BEFORE.search(before) and _SHOWN_BEHIND.match(behind)))


def is_only_spoken_of(before: str, behind: str) -> bool:
    """Whether a day that cannot be is one in marks by which nothing is due, or one written by somebody else:
    有的园把“4月31日”写成落款; but not 于“4月31日”17:00前."""
    in_marks = _MARK_BEFORE.search(before) and not _DUE_BEHIND.match(behind)
    return bool(in_marks or _TOLD_BEFORE.search(before))
