"""What a sentence says beside what it asks for makes no paper, and hides none."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

ADDRESS = "cailiao@example.com"


def owed(text: str) -> list[tuple[str, str | None]]:
    whole = f"关于报送材料的通知\n各学校：\n{text}\n县教研室\n2026年3月2日\n"
    return [(one.title, one.due) for one in draft(whole).requirements]


@pytest.mark.parametrize(
    "text",
    [
        f"各校将示范课教案于4月8日前发送至{ADDRESS}，由中心统一审核，审核意见4月10日反馈本人。",
        f"各校将示范课教案于4月8日前发送至{ADDRESS}，评审结果于4月20日反馈各学校。",
        f"课程表编制结束后，各校将示范课教案于4月8日前发送至{ADDRESS}。",
        f"展示课定于4月20日举行。展示课开始前，每校准备示范课教案1份，于4月8日前发送至{ADDRESS}。",
        f"示范课教案1份，内容包括目标、流程和板书图片，于4月8日前发送至{ADDRESS}。",
        f"示范课教案1份，可配图片，于4月8日前发送至{ADDRESS}。",
        f"示范课教案一校一份，4月8日前发送至{ADDRESS}。",
        f"各校在广泛征求教师意见的基础上制订示范课教案，于4月8日前发送至{ADDRESS}。",
        "示范课教案于4月8日前送教研室204室（每日9:00—11:30、14:00—17:00受理）。",
        f"2、2026年4月8日前，各校将示范课教案发送至{ADDRESS}。",
        f"特别说明，示范课教案须于4月8日前发送至{ADDRESS}。",
    ],
)
def test_one_paper_is_asked_for(text):
    assert owed(text) == [("示范课教案", "04-08")]


def test_lesson_designs_are_papers_unless_they_are_a_topic():
    assert owed(f"1.案例交流。每校围绕“减负”选送单元作业设计2份，4月8日前发送至{ADDRESS}。") == [
        ("单元作业设计", "04-08")
    ]
    assert owed(f"各校围绕备课、作业设计、命题等主题制定研修计划，4月8日前发送至{ADDRESS}。") == [("研修计划", "04-08")]
    assert owed(f"作业设计推荐汇总表1份，4月8日前发送至{ADDRESS}。") == [("作业设计推荐汇总表", "04-08")]


def test_what_only_goes_out_to_people_is_owed_by_nobody():
    assert owed("书店4月8日前将教辅目录送到各校。") == []
    assert owed("审核意见由中心于4月8日前反馈本人。") == []


def test_each_activity_has_its_own_summary():
    two = "一、安全月活动\n1.活动总结每校1份，4月17日前发送至{0}。\n二、{1}\n1.活动总结每校1份，4月24日前发送至{0}。"
    assert owed(two.format(ADDRESS, "读书月活动")) == [("安全月活动总结", "04-17"), ("读书月活动总结", "04-24")]
    assert owed(two.format(ADDRESS, "时间安排")) == [("活动总结", None)]  # one paper, two days
