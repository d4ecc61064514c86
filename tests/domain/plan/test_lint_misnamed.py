"""The linter on what only a remark calls so: a form, the contest of the title, a text among the requirements."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
TO = "17:00前发送至cailiao@example.com。"


def told(text: str, title: str = "关于报送材料的通知") -> set[str]:
    whole = f"{title}\n各校：\n{text}\n县教育局\n2026年3月2日\n"
    return {found.kind for found in lint_circular(whole, CALENDAR)}


ASKED = f"一、材料\n《{{}}》每校1份，于3月20日{TO}\n二、其他\n1.《{{}}》须由负责人签字并加盖公章。"


@pytest.mark.parametrize(
    "names",
    [
        ("节目报名表", "节目申报表"),
        ("节目申请表", "节目报名表"),
        ("幼儿体格检查汇总表", "幼儿体检汇总表"),
        ("培训学时认定申请表", "培训学时申报表"),
    ],
)
def test_a_form_that_a_remark_calls_otherwise_is_told(names):
    assert "names-vary" in told(ASKED.format(*names).replace("公章", "公章后扫描报送"))
    assert told(ASKED.format(*names)) == {"names-vary"}
    assert told(ASKED.format(names[0], names[0])) == set()


@pytest.mark.parametrize(
    "names",
    [
        ("优秀教师推荐表", "推荐表"),
        ("幼儿体格检查汇总表", "幼儿园食谱公示表"),
    ],
)
def test_a_short_or_another_form_is_not_the_same_one(names):
    assert told(ASKED.format(*names)) == set()


def test_two_forms_that_are_both_asked_for_are_two():
    both = ASKED.format("节目报名表", "节目申报表").replace("须由", f"每队1份，4月3日{TO}《节目申报表》须由")
    assert told(both) == set()


CONTEST = f"一、材料\n《汇总表》每校1份，于3月20日{TO}\n二、要求\n各校不得以{{}}名义向学生收费。"


@pytest.mark.parametrize("name", ["书法大赛", "书法竞赛"])
def test_the_contest_of_the_title_called_otherwise_is_told(name):
    title = "关于举办2026年中小学师生书法比赛的通知"
    assert told(CONTEST.format(name), title) == {"names-vary"}
    assert told(CONTEST.format("书法比赛"), title) == set()
    assert told(CONTEST.format("省级" + name), title) == set()
    assert told(CONTEST.format("绘画大赛"), title) == set()


TEXTS = f"一、材料\n1.《课题结题报告》1份\n2.《工作总结》1份\n二、要求\n1.材料1—2于3月20日{TO}\n2.{{}}正文用三号仿宋。"


def test_a_text_that_no_list_has_is_told():
    assert told(TEXTS.format("研究报告")) == {"names-vary"}
    assert told(TEXTS.format("课题结题报告")) == set()
    assert told(TEXTS.format("课题研究报告").replace("2.《工作总结》", "2.《课题中期报告》")) == set()
    assert told(TEXTS.format("每份报告")) == set()


SPOKEN = f"一、材料\n《{{}}》每校1份，于3月20日{TO}\n二、其他\n1.{{}}"


@pytest.mark.parametrize(
    ("asked", "remark"),
    [
        ("民间画师进校园安排表", "《画师进校安排表》中的授课时间由各校商定。"),
        ("科普志愿者进校园登记表", "《科普志愿者进校登记表》中的联系电话须核对。"),
        ("园本教研活动记录表", "园本教研记录单要如实填写研讨过程，由王老师签字。"),
        ("校外实践活动登记表", "校外实践登记卡须认真填写。"),
    ],
)
def test_a_form_under_a_shorter_name_is_told_where_its_cells_are_spoken_of(asked, remark):
    assert told(SPOKEN.format(asked, remark)) == {"names-vary"}


@pytest.mark.parametrize(
    ("asked", "remark"),
    [
        ("民间画师进校园安排表", "《民间画师进校园安排表》中的授课时间由各校商定。"),
        ("优秀教师推荐表", "《优秀教师推荐表》中的联系电话须核对。"),
        ("园本教研活动记录表", "园本教研签到单要如实填写。"),
        ("县级课题立项申请表", "课题立项申请表要如实填写。"),
        ("教师培训登记表", "孙老师负责的图书借阅登记卡要如实填写。"),
    ],
)
def test_another_form_or_the_end_of_the_name_alone_is_left_alone(asked, remark):
    assert told(SPOKEN.format(asked, remark)) == set()


SITE = (
    "一、材料\n《活动纲要》每校1份，于3月20日17:00前上传至东岭教育云平台。\n"
    f"《活动小结》每校1份，于5月29日{TO}\n二、其他\n1.{{}}"
)
SAME = "账号与教师继续教育账号一致，忘记密码的由学校管理员重置。"


@pytest.mark.parametrize("name", ["东岭智慧教育平台", "东岭研修网", "东岭课程资源平台"])
def test_the_account_of_a_site_that_nothing_goes_into_is_told(name):
    assert told(SITE.format(name + SAME)) == {"names-vary"}


def test_the_account_of_the_site_itself_or_of_another_place_is_left_alone():
    assert told(SITE.format("东岭教育云平台" + SAME)) == set()
    assert told(SITE.format("国家智慧教育平台" + SAME)) == set()
    assert told(SITE.format("东岭教育云平台和东岭研修网账号同步，忘记密码的由学校管理员重置。")) == set()
