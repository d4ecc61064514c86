"""What an office does itself, in whatever words a paper comes up there: 进修学校于7月3日将完成情况汇总后报县教育局."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence
from tasks.domain.plan.drafting.papers.not_owed.by_others import is_private
from tasks.domain.plan.drafting.papers.not_owed.own_work import asked_of_others

_HEAD = 8  # lines among which the circular says whom it is to
_BULLET = re.compile(
    r"^[\W_]{0,3}(?:答:)?(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.)]{1,2}\s{0,2})?(?=[^\W\d]|《|\d{1,2}月)"
)
_OFFICE = (  # no office that one of those addressed may have: 教导处, 学校办公室, 中心校
    r"(?:(?!各|每|本校|学校|所在|各自)[一-龥]){0,10}(?:局[一-龥]{1,8}(?:[科站所]|[大支中]队)|[局委股]|(?<!校)中心(?!校|学校|小学|幼儿园)|进修学?校|教研室|督导室|教科[所院]"
    r"|教研[组员](?!长)|评审组|检查组|专家组?|评委会?|组委会|学会|协会|编辑部|医院|公司|主办方|承办方)"
)
_BY_ONE = re.compile(rf"(?:由|经){_OFFICE}(?:(?!各校|各园|各单位|学校|教师)[^,。;]){{0,20}}$")
_BY_THEN = r"(?:[^,。;]{0,14}\d{1,2}[日号](?:\([^()]{1,8}\))?前?(?:\([^()]{1,8}\))?,)"  # 12月31日前(含当日),督导室…
_ONE_DOES = re.compile(rf"(?:{_BY_THEN}|随后|届时|会后|课后)?{_OFFICE}(?:向各|[于在将把从对依按]|根据|\d{{1,2}}月)")
_OTHERS = re.compile(r"[,:][^,]{0,8}(?:各|每[校园名位所个]|请|须|应|学校|教师|单位)")


def is_done_by_an_office(circular: Circular, one: Sentence, at: int) -> bool:
    """Whether what stands at a place in a sentence is told of an office, and asked of none of those addressed."""
    addressed = _addressees(circular)
    text = _BULLET.sub("", one.text)
    behind = len(one.text) - len(text)
    if is_all_its_own(text, addressed):
        return True
    ahead = text[: max(0, at - behind)]
    told = None if _OTHERS.search(ahead) else _ONE_DOES.match(ahead)
    return is_by_an_office(ahead, addressed) or (told is not None and not _is_addressed(told[0], addressed))


def is_of_applicants(circular: Circular, one: Sentence) -> bool:
    """学生或监护人向学校提出申请,填写《申请表》: asked of those who apply, whenever they do."""
    addressed = _addressees(circular)
    return any(is_private(clause, addressed) for clause in re.split("[,;]", one.text))


def _addressees(circular: Circular) -> str:
    return next((line for _, line in circular.lines[:_HEAD] if line.endswith(":")), "")


def is_by_an_office(ahead: str, addressed: str) -> bool:
    """会议号由人事股当天发到: what stands before something says that an office does it."""
    told = _BY_ONE.search(ahead)
    return told is not None and not _is_addressed(told[0], addressed)


def is_all_its_own(text: str, addressed: str) -> bool:
    """★ 月底,进修学校汇总情况,向县局提交报告: what the office does itself, and owes to others."""
    return not any(asked_of_others(0, text, addressed))


def _is_addressed(told: str, addressed: str) -> bool:
    office = re.match(rf"[由经]?(?P<who>{_OFFICE})", told)
    return bool(office and office["who"][-4:] in addressed)
