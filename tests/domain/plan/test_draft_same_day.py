"""The day of another paper: 截止日与(a)相同, 同日同时截止, 时间、邮箱相同."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

HEAD = "关于报送2026年材料的通知\n各单位：\n"
TAIL = "\n2026年2月20日"


def drafted(text: str) -> dict[str, str | None]:
    return {one.title: one.due for one in draft(HEAD + text + TAIL).requirements}


@pytest.mark.parametrize(
    "said", ["截止日与(a)相同", "期限与(a)一致", "时间与(a)一样", "截止时间同(a)", "与(a)同日报送", "与(a)一并报送"]
)
def test_a_paper_with_the_day_of_a_marked_one(said):
    text = (
        "3.1  各乡镇报：\n  (a) 作业计划执行表，电子件1份，截止2026-09-11（星期五）；\n"
        f"  (b) 工资发放明细，电子件1份，{said}；\n  (c) 巡查记录汇编，纸质件1套，截止2026-09-18（星期五）。"
    )

    assert drafted(text) == {"作业计划执行表": "09-11", "工资发放明细": "09-11", "巡查记录汇编": "09-18"}


@pytest.mark.parametrize(
    "said", ["时间、邮箱相同", "邮箱和时间相同", "时间相同", "期限、地点都一样", "截止日、渠道均相同"]
)
def test_a_paper_with_the_day_of_the_one_before(said):
    text = f"各校写出《参赛小结》1份，5月11日17:00前发a@example.com；城南小学另写《场地小结》1份，{said}。"

    assert drafted(text) == {"《参赛小结》": "05-11 17:00", "《场地小结》": "05-11 17:00"}


def test_a_place_alone_is_no_day():
    text = "各校写出《参赛小结》1份，5月11日17:00前发a@example.com；城南小学另写《场地小结》1份，邮箱相同。"

    assert drafted(text).get("《场地小结》") is None


@pytest.mark.parametrize(
    "said",
    [
        "同日同时截止，正文3000字以内",
        "同一天、同一时刻前送达105室",
        "同日截止，送105室",
        "同日同时前送达105室，评后退还",
    ],
)
def test_a_paragraph_goes_on_with_the_day_of_the_paper_above(said):
    text = f"（二）决算。各单位上报《决算报表》，截止时间为4月6日17:30。\n《分析报告》1份，{said}。"

    assert drafted(text) == {"《决算报表》": "04-06 17:30", "《分析报告》": "04-06 17:30"}


def test_what_does_not_go_there_has_the_day_and_not_the_place():
    text = "（二）决算。各单位通过系统上报《决算报表》，4月6日17:30截止。\n《分析报告》不进系统，同日同时截止。"
    places = {one.title: one.channels for one in draft(HEAD + text + TAIL).requirements}

    assert places["《分析报告》"] is None


def test_a_paper_with_the_day_of_a_row_by_its_code():
    text = (
        "| 表号 | 表名 | 谁填 | 上传截止 |\n| 内审1表 | 内部审计半年报表 | 各单位 | 2026年7月10日17:00 |\n"
        "| 内审2表 | 内部审计年报表 | 各单位 | 2026年12月15日17:00 |\n"
        "七、总结\n《内部审计工作总结》由各单位与内审2表在同一天、同一时刻前上传。"
    )

    assert drafted(text)["《内部审计工作总结》"] == "12-15 17:00"


def test_a_day_that_is_named_once_more_behind_it():
    text = (
        "1.《报名表》，每队1份，9月28日17:30前报送县文化馆。\n"
        "4.《协议书》，组成联队时才需提交，由枫桥镇经办，与该镇《报名表》同日同时截止，即9月28日17:30。"
    )

    assert drafted(text) == {"《报名表》": "09-28 17:30", "《协议书》": "09-28 17:30"}


def test_both_of_the_papers_that_an_item_counts_up_have_the_day_below():
    text = (
        "（一）个人推荐材料。《推荐表》（附件1）每名推荐对象一式两份，《推荐汇总表》（附件2）每个推荐单位1份。\n"
        "      以上两种均为纸质，由推荐单位于5月15日17:00前送县少工委办公室（团县委大楼308室）。"
    )

    assert drafted(text) == {"《推荐表》": "05-15 17:00", "《推荐汇总表》": "05-15 17:00"}
