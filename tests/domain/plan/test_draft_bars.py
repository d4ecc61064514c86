"""Rows between bars without a head, and days told by a word: 期限同前, 前者…后者, 交稿期, 次月10日, 每旬末日."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "a@example.com"


def drafted(text):
    found = draft(f"关于做好2026年灯会筹备工作的通知\n各街道：\n{text}\n区文旅局\n2026年2月20日")
    return {one.title: (one.due, one.channels) for one in found.requirements}


def days(text):
    return {title: due for title, (due, _) in drafted(text).items()}


@pytest.mark.parametrize(
    "text",
    [
        f"3月19日 | 灯组搭建方案 | 文旅局邮箱{MAIL} | 一份\n4月9日 | 灯会总结 | 文旅局邮箱{MAIL} | 一份",
        f"街道｜3月19日前｜灯组搭建方案｜文旅局邮箱{MAIL}\n街道｜4月9日前｜灯会总结（电子版）｜同上邮箱",
        f"材料：灯组搭建方案｜时间：3月19日前｜方式：发文旅局邮箱{MAIL}\n"
        f"材料：灯会总结｜时间：4月9日前｜方式：发文旅局邮箱{MAIL}",
    ],
)
def test_rows_between_bars_need_no_head(text):
    assert drafted(text) == {"灯组搭建方案": ("03-19", ("mailbox",)), "灯会总结": ("04-09", ("mailbox",))}


def test_a_row_of_what_only_takes_place_asks_for_nothing():
    assert days("3月19日 | 灯会开幕 | 城南广场\n3月20日 | 猜谜 | 城南广场") == {}


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            f"请于3月12日前把亮灯承诺书投送到{MAIL}，把灯工参保清单送区文旅局二楼窗口，一份即可，期限同前。",
            {"亮灯承诺书": "03-12", "灯工参保清单": "03-12"},
        ),
        (
            "数据表（街道填报）与亮灯报告（街道撰写），交区文旅局办公室，前者4月20日前，后者5月18日前。",
            {"数据表": "04-20", "亮灯报告": "05-18"},
        ),
        (
            "发言稿交稿期3月30日，图片（不少于20幅）交稿期4月13日，由各街道报区文旅局办公室。",
            {"发言稿": "03-30", "图片": "04-13"},
        ),
        (
            f"讲解词于6月18日前发{MAIL}，巡灯记录本一册于同日前交区文旅局办公室。",
            {"巡灯记录本": "06-18"},
        ),
        (
            "3月12日（星期四）晚自习前把灯谜收集表、值班安排表各交1份到区文旅局值班室。",
            {"灯谜收集表": "03-12", "值班安排表": "03-12"},
        ),
        (
            f"灯组安排表应于3月5日前到达区文旅局（{MAIL}），灯会总结应于4月9日前到达上述邮箱。",
            {"灯组安排表": "03-05", "灯会总结": "04-09"},
        ),
    ],
)
def test_a_day_is_told_by_a_word(text, due):
    assert due.items() <= days(f"一、{text}").items()


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("用电数据应按月录入“灯光监测平台”，录入时限为次月10日。", "rrule:FREQ=MONTHLY;BYMONTHDAY=10"),
        (
            "每旬末日18:00前，经“灯光监测平台”报送用电数据。",
            "rrule:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=10,20,-1 18:00",
        ),
    ],
)
def test_a_day_of_the_month_after_and_of_ten_days_comes_again(said, due):
    assert days(f"一、{said}") == {"用电数据": due}


@pytest.mark.parametrize(
    ("head", "title"),
    [("举行猜灯谜。", "猜灯谜活动情况"), ("组织“百工同心”活动和制灯展示。", "“百工同心”活动和制灯展示活动情况")],
)
def test_how_an_activity_went_is_called_after_its_item(head, title):
    assert days(f"1.{head}认真组织，并于4月28日前将开展活动的情况报送至区文旅局群艺科。") == {title: "04-28"}
