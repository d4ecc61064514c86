"""A text that tells nothing but those for whom a day is, and the day: 离退休支部:4月3日(星期五)截止."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.papers.names.finding import is_paper

_ASIDE = re.compile(r"\([^()]*\)")
_DAY = r"(?:20\d\d年)?\d{1,2}月\d{1,2}[日号][\d:时点分]{0,6}(?:之?前|以前|截[止至]|止)?"
_GROUP = (  # 城关片的报名学校, A类企业, 第一批, 其余乡镇
    r"(?:第[一二三四五六]批(?:[一-龥]{0,8})|[其剩][余他它下](?:的)?[一-龥]{1,10}"
    r"|[一-龥A-D]{1,8}?(?:片区?|[组类批]|学区)的?[一-龥]{0,8}|[一-龥]{2,6}(?:乡镇|学校|企业|单位|社区|机构|部门))"
)
_BY = r"(?:最[迟晚](?:[于在]|不得?[迟晚超]于)?|不得?[迟晚]于|[请须应]?[于在])?"
_TAKES_IT = r"(?:[送交报发寄传](?:[^,。;]{0,30}))?"
_THEIRS = re.compile(rf"(?:(?P<who>[一-龥、]{{2,30}}):{_DAY}|(?P<group>{_GROUP})[,:]{_BY}{_DAY}{_TAKES_IT})[。;]?")


def whose_day(text: str) -> str:
    """Those for whom it tells a day; "" where it tells more, or less."""
    told = _THEIRS.fullmatch(_ASIDE.sub("", text).strip())
    who = (told["who"] or told["group"]) if told else ""
    return "" if is_paper(who) else who  # 活动总结:5月18日前 is a paper's
