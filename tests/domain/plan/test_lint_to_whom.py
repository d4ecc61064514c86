"""What is told of one office, one season or one group does not speak of all: nothing is told of such wordings."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
HEAD = "关于做好年度工作的通知\n{}：\n{}\n某县某局\n2026年2月24日\n"
POLITE = "各有关学会、县科协"
FINE = (
    (POLITE, "请各有关单位于4月16日前将科普总结1份发至kepu@example.com。"),
    ("各镇", "一、汛期时间为5月1日至9月30日。\n二、各镇于4月16日前将防汛工作总结1份发至fx@example.com。"),
    (
        "各院",
        "一、报县疾控中心的材料，均以电子版发至jk@example.com。\n"
        "二、《防控小结》1份于4月16日前报县疾控中心。\n"
        "三、《整改报告》1份（纸质，盖章）于4月16日前送县卫生监督所（和平路18号）。",
    ),
    ("各院", "一、上报材料均以电子版发至jk@example.com。\n二、《防控小结》1份于4月16日前报县疾控中心。"),
    (
        "各系",
        "一、表中“邮箱”指教务科邮箱jw@example.com。\n"
        "序号\t材料\t截止\t报送方式\n1\t《选手报名表》1份\t4月14日\t邮箱\n2\t《裁判推荐表》1份\t4月15日\t邮箱\n"
        "二、自愿参展的，可在4月16日前将《参展登记表》1份发至邮箱。",
    ),
)
LACKING = (
    ("各学会", "请有关单位于4月16日前将科普总结1份发至kepu@example.com。", "who-unclear"),
    (
        "各镇",
        "一、宣传活动时间为3月1日至4月30日。\n二、各镇于4月16日前将宣传活动总结1份发至fx@example.com。",
        "before-activity-ends",
    ),
    (
        "各院",
        "一、《防控小结》只收电子版，发至jk@example.com。\n"
        "二、各院将《防控小结》纸质件1份于4月16日前送县疾控中心（和平路18号）。",
        "channel-unclear",
    ),
    ("各系", "一、《选手报名表》1份于4月14日前发至指定邮箱。", "unnamed-channel"),
)


@pytest.mark.parametrize(("to", "text"), FINE)
def test_what_is_limited_by_its_own_words_is_not_told(to: str, text: str) -> None:
    assert _kinds(to, text) == set()


@pytest.mark.parametrize(("to", "text", "kind"), LACKING)
def test_the_same_without_the_limit_is_told(to: str, text: str, kind: str) -> None:
    assert _kinds(to, text) == {kind}


def _kinds(to: str, text: str) -> set[str]:
    return {found.kind for found in lint_circular(HEAD.format(to, text), CALENDAR)}
