"""The linter on what belongs to each: a registration to its own event, a paper to its own activity and day."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
ADDRESS = "cailiao@example.com"
TO = f"17:00前发送至{ADDRESS}。"


def told(text: str, title: str = "关于报送材料的通知") -> set[str]:
    whole = f"{title}\n各校：\n{text}\n县教育局\n2026年3月2日\n"
    return {found.kind for found in lint_circular(whole, CALENDAR)}


STAGES = "一、实施步骤\n第一阶段：清点（3月9日至3月20日）\n各校逐册清点图书。\n每校图书馆自查报告1份，4月3日{}"
MEETING = "\n二、工作保障\n1.强化培训。4月10日在县实验小学召开图书管理员业务培训会，每校1人参加。"


@pytest.mark.parametrize("what", ["业务培训会", "工作推进会", "座谈会", "动员会"])
def test_a_meeting_told_elsewhere_is_no_activity_of_a_stage_s_papers(what):
    title = "关于开展图书馆提升行动的通知"
    assert told(f"{STAGES.format(TO)}{MEETING.replace('业务培训会', what)}", title) == set()
    of_meeting = STAGES.replace("图书馆自查报告", f"{what}总结")
    assert told(f"{of_meeting.format(TO)}{MEETING.replace('业务培训会', what)}", title) == {"before-activity-ends"}


@pytest.mark.parametrize(
    "opens",
    [
        "家长在2026年4月13日至16日登录“入学服务平台”填写信息",
        "4月13日至16日登录“入学服务平台”进行信息登记",
        "适龄儿童监护人于4月13日至16日在“入学服务平台”报名",
    ],
)
def test_days_in_which_parents_register_are_no_deadline(opens):
    text = f"一、招生方式\n{opens}，学校在4月20日至24日审核。\n二、报送\n《招生工作方案》1份，4月3日{TO}"
    assert told(text) == set()


def test_a_paper_without_a_day_is_not_given_that_of_a_registration():
    opens = "一、招生方式\n家长在4月13日至16日登录“入学服务平台”填写信息，学校在4月20日至24日审核。"
    plan = f"二、报送\n《招生工作方案》1份，4月3日{TO}"
    assert told(f"{opens}\n{plan}\n三、其他\n各校招生工作总结1份发送至{ADDRESS}。") == {"no-date"}
    assert told(f"{opens}\n{plan}\n三、其他\n各校招生工作总结1份，5月8日{TO}") == set()


def test_what_is_heard_each_term_is_not_handed_in():
    paper = f"《结题申请书》1份，3月20日{TO}"
    heard = "（一）落实学校管理责任。学校教科室要建立课题档案，每学期听取课题组汇报不少于1次，汇报记录由学校留存。"
    assert told(f"一、材料\n{paper}\n二、要求\n{heard}") == set()
