"""What a circular says again in short, enters on the net, or dates by a day alone."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "a@example.com"


def told(text, title="关于做好2026年渡口安全有关工作的通知"):
    found = draft(f"{title}\n各乡镇：\n{text}\n县交通局\n2026年2月20日")
    return [(one.title, one.due) for one in found.requirements]


def test_a_table_that_is_told_again_in_short_is_owed_once():
    text = f"一、请在5月29日前将渡口视频及船员汇总表发至{MAIL}。\n二、报送视频时，同时报送附件6汇总表（按船号排序）。"

    assert told(text) == [("渡口视频", "05-29"), ("船员汇总表", "05-29")]


def test_attached_tables_that_are_packed_are_owed_by_their_names():
    text = (
        "1.填好附件1船员登记表，附件2渡口量分表，"
        f"并于7月3日前将附件1、附件2打包后一起发送到邮箱{MAIL}。\n"
        "附件1：《2026年船员登记表》\n附件2：《2026年渡口量分表》"
    )

    assert told(text) == [("《2026年船员登记表》", "07-03"), ("《2026年渡口量分表》", "07-03")]


def test_tables_of_two_days_are_two_tables():
    text = f"一、请在5月29日前将船员汇总表发至{MAIL}。\n二、请在6月12日前将汇总表送县交通局203室。"

    assert len(told(text)) == 2


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("各乡镇于4月17日前登录“平安渡口”平台（www.dukou.cn）组织船员报名。", "网上报名"),
        ("船员请于4月17日前登录www.dukou.cn在线报名。", "在线报名"),
        ("线上申报截止时间：4月17日。", "线上申报"),
    ],
)
def test_who_enters_on_the_net_owes_that(said, title):
    assert told(f"一、{said}", "关于组织参加全县船员技能竞赛的通知") == [(title, "04-17")]


@pytest.mark.parametrize("when", ["3月12日—13日，青石渡口", "3月12日，青石渡口"])
def test_a_day_alone_is_of_the_month_in_which_the_circular_tells_it(when):
    text = f"一、演练时间、地点\n{when}。\n二、其他\n演练方案打印10份，在12日上午9点前提交评委。"

    assert told(text) == [("演练方案", "03-12 09:00")]


def test_a_day_alone_that_two_months_have_is_of_neither():
    text = "一、演练时间：3月12日、4月12日。\n二、其他\n演练方案打印10份，在12日上午9点前提交评委。"

    assert all(due is None for _, due in told(text))


def test_a_form_with_a_time_of_its_own_has_not_the_day_of_the_others():
    text = f"一、演练方案于4月17日前发至{MAIL}。\n二、船员登记表经审核盖章后于赛前提交。"

    assert all(due is None for title, due in told(text) if title == "船员登记表")


def test_what_all_the_material_holds_is_owed_by_its_day():
    text = (
        "一、报送材料须包含推荐意见、推荐表、航行影像三个方面的内容。\n"
        "二、各乡镇将船员航行影像（5分钟）一式6份，连同推荐名单，一并报送县交通局海事科203室。\n"
        "三、各地推荐材料请于9月10日前报送。"
    )

    assert {"推荐表", "推荐名单", "推荐意见"} <= {title for title, due in told(text) if due == "09-10"}
