"""Whether two deadlines of one paper are for different people: 4所学校 and 各镇, 图书馆 and those without it."""

from __future__ import annotations

import re

_GROUP = re.compile(
    r"第[一二三四五六七八九十\d]{1,2}[批组片]|[东西南北中]片区?|[甲乙丙丁]组|城区|乡镇|县直|小学|初中|高中|中学|幼儿园"
)
_RUN_BY = re.compile("公办|民办|公立|私立|国有|民营|规模?以?上|规模?以?下")  # 公办高中 and 民办高中
_SO_MANY = re.compile(r"\d{1,3}[所家](?!长)")
_BODIES = re.compile(
    r"(?:(?:各|每个?)(?!学校)|\d{1,3}[所家个])[一-龥]{0,4}?(?P<what>学校|幼儿园|小学|初中|高中|[镇乡村]|街道|社区|企业|公司|医院|卫生院|支部|科室|班级)"
    "(?=[的、,和及与各每:于在])"
)
_TELL_APART = (_GROUP, _RUN_BY, _SO_MANY, _BODIES)
_BUT_THEM = re.compile("除(?P<who>[一-龥]{2,10}?)[以之]?外(?![,，]?(?:还|也|其[余他]))")  # 除图书馆外的八个部门
_IN_THEIR_PLACE = re.compile("递补|候补|替补")  # 递补学校的《确认书》截止时间为5月8日


def is_for_others(told: str, other: str, sentence: str) -> bool:
    """Whether `other`, a stretch of `sentence`, and what was `told` before speak of people that share nobody."""
    for groups in _TELL_APART:
        one, two = (frozenset(groups.findall(text)) for text in (told, other))
        if one and two and one.isdisjoint(two):
            return True
    return bool(_IN_THEIR_PLACE.search(other)) or _are_left_aside(told, sentence) or _are_left_aside(sentence, told)


def _are_left_aside(one: str, other: str) -> bool:
    """Whether the one leaves aside those of whom the other speaks."""
    bare = _BUT_THEM.sub("", other)
    return any(found["who"] in bare for found in _BUT_THEM.finditer(one))
