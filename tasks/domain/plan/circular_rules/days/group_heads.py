"""Whose papers a heading lists: under 一、完小 the 任课安排表 by one day, and under 二、教学点 by another."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.circular import Circular

_MARK = r"(?:[\s(【●•■◆▲★○◇□—]{0,3}(?:[一二三四五六七八九十]{1,3}|[A-Z]|[Ⅰ-Ⅻ]|[甲乙丙丁戊]|\d{1,2})?[)、.:\s]{0,3})"
_GROUP = (
    r"(?:学校|小学|初中|高中|[中完]小|中学|幼儿园|教学点|[公民]办园|附属园|企业|单位|机构|乡镇|街道|镇|乡|村|社区|卫生[院室所]|医院|站|学院|中心|公司"
    r"|合作社|农场|教师|学生|班主任|家长|科室|部门|学区|场馆|门店|商户|工地|项目部|农户|党支部|团支部)"
)
_HEAD = re.compile(
    rf"{_MARK}(?P<who>[一-龥“”]{{0,12}}{_GROUP})(?:\([^()]{{0,40}}\))?(?:[要需须应]?(?:报送?|提交|上报|交)?的?(?:材料|事项|内容)?)?[】:]?"
)
_ANY_HEAD = frozenset(("一、", "（一）", "【】", "第一条", "第一部分"))


def group_of(circular: Circular, line: int) -> str:
    """The group that the nearest heading above a line names, and nothing else; "" where it tells another thing."""
    for number, text in reversed([told for told in circular.lines if told[0] < line]):
        if found := _HEAD.fullmatch(text):
            return found["who"]
        if circular.places[number].style in _ANY_HEAD and circular.places[number].is_heading:
            break
    return ""


def are_of_other_groups(circular: Circular, line: int, other: int) -> bool:
    """Whether each of two lines stands under the heading of a group of its own."""
    groups = {group_of(circular, line), group_of(circular, other)}
    return len(groups) > 1 and "" not in groups
