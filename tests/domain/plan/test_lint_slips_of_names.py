"""The linter on one thing that is called otherwise once: an activity, a paper of the list, a system, a festival."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
ADDRESS = "cailiao@example.com"
TO = f"17:00前发送至{ADDRESS}。"


def told(text: str) -> set[str]:
    whole = f"关于报送材料的通知\n各校：\n{text}\n县教育局\n2026年3月2日\n"
    return {found.kind for found in lint_circular(whole, CALENDAR)}


ACTIVITY = (
    "一、内容\n1.“云端共研”活动。全体教师在线备课。\n二、材料\n1.“云端共研”活动记录8份；\n2.“云端共研”课例1个；\n"
    f"以上材料于4月24日{TO}\n三、要求\n课例须为"
)


def test_an_activity_called_otherwise_once_is_told():
    assert told(f"{ACTIVITY}“云上共研”活动中的同一节课。") == {"names-vary"}
    assert told(f"{ACTIVITY}“云端教研”活动中的同一节课。") == {"names-vary"}
    assert told(f"{ACTIVITY}“云端共研”活动中的同一节课。") == set()


@pytest.mark.parametrize("names", [("书香校园", "书香班级"), ("线上教研", "线下教研"), ("春季共读", "秋季共读")])
def test_activities_of_one_set_are_not_one(names):
    first, second = names
    text = ACTIVITY.replace("云端共研", first)
    assert told(f"{text}“{second}”活动中的同一节课。") == set()


LISTED = (
    "一、标准\n（一）德育案例要来源真实。\n（二）{}要目标明确。\n"
    "二、材料\n1.德育案例，每校2篇；\n2.{}，每校3份；\n3.德育微课视频，每校1个；\n"
)


@pytest.mark.parametrize("names", [("主题班会教案", "主题班会设计"), ("德育故事录像", "德育故事视频")])
def test_a_listed_paper_called_otherwise_among_the_criteria_is_told(names):
    days = f"材料1—3于4月17日{TO}"
    assert told(LISTED.format(*names) + days) == {"names-vary"}
    assert told(LISTED.format(names[1], names[1]) + days) == set()
    both = LISTED.format(*names).replace("3.德育微课视频", f"3.{names[0]}")
    assert told(both + days) == set()


def test_a_system_told_again_by_another_name_is_told():
    online = "一、方式\n家长登录“义务教育招生服务平台”填写信息。\n不便上网的家庭，可到学校由教师协助在{}中填写。\n"
    paper = f"二、报送\n《招生方案》1份，4月17日{TO}"
    assert told(online.format("招生报名系统") + paper) == {"names-vary"}
    assert told(online.format("该平台") + paper) == set()
    assert told(online.format("学籍管理系统") + paper) == set()


def test_a_festival_told_by_another_name_is_told():
    named = f"决定举办第六届中小学生体育艺术节（以下简称体育艺术节）。\n《报名表》1份，4月17日{TO}\n"
    assert told(f"{named}（一）校园文体节期间，各校安排专人带队。") == {"names-vary"}
    assert told(f"{named}（一）体育艺术节期间，各校安排专人带队。") == set()
    assert told(f"{named}（一）国庆节期间，各校安排专人值班。") == set()
    assert told(f"{named}（一）读书节期间，各校安排专人值班。") == set()
