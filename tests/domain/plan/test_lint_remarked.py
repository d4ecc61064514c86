"""The linter on a title that only a remark has: what was asked for is called otherwise."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "fw@example.com"


def told(text: str) -> list[tuple[str, str]]:
    whole = f"县教研室关于做好今年教研工作的通知\n各中小学：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


def asked(*names: str) -> str:
    return "\n".join(f"{at}.填写《{name}》1份，于3月1{at}日17:00前发至{BOX}。" for at, name in enumerate(names, 1))


@pytest.mark.parametrize(
    ("name", "other", "remark"),
    [
        ("教师培训意愿调查表", "教师研修需求摸底表", "须经分管校长签字后，按规定的日期发送"),
        ("晨检进度月报", "晨检进度统计表", "报来以前，请校长先把数字核一遍"),
        ("学时登记表", "学时认定表", "要校长签字、学校盖章，扫描后再发"),
        ("校本研修工作方案", "校本研训计划书", "须体现本校主题，由校长审签后方可备案"),
        ("会员企业信息登记表", "会员单位情况统计表", "所填内容要逐项核对"),
        ("学校安全自查报告", "安全隐患排查报告", "必须由负责人签字，未签字的退回重报"),
    ],
)
def test_what_only_a_remark_calls_so_is_told(name, other, remark):
    text = f"{asked('心理辅导台账', name)}\n3.《{{}}》{remark}。"
    assert told(text.format(other)) == [("names-vary", other)]
    assert told(text.format(name)) == []


@pytest.mark.parametrize(
    "remark",
    [
        "《学生评价表》由教师自己留存，须由教师签字",  # nothing of what was asked for
        "《教师培训考勤表》由校长签字，于3月18日17:00前发至fw@example.com",  # asked for itself
        "各校按照《教师法》开展培训",  # no paper
    ],
)
def test_a_title_of_something_else_is_left_alone(remark):
    assert told(f"{asked('心理辅导台账', '教师培训意愿调查表')}\n3.{remark}。") == []


def test_a_title_that_may_mean_two_is_left_alone():
    text = f"{asked('教师培训意愿表', '教师培训考勤表')}\n3.《教师培训情况表》须由校长签字。"
    assert told(text) == []
