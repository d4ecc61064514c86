"""Drafting from a calendar of work in which a sign marks what is to be handed in."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

CALENDAR = """各乡镇文化站：
{legend}
送交地点：带记号的材料发到邮箱whk@example.com。
【十一月】
3日　馆长例会，文化馆三楼。
{sign}7日前　冬季演出安排，每站一份。
12日至14日　下乡巡展，各站派人布置场地。
{sign}20日（星期五）前　各站非遗项目普查表，每站一份。
【十二月】
8日　摄影讲座。
{sign}18日前　本年度项目，由站长提交工作报告，每站一份。
{sign}25日前　乡土故事作品，每站两篇；每篇作品包括文稿和插图，打包发送。
【一月】（2027年）
{sign}8日前　年度台账，每站一份。
县文化馆
2026年10月20日
"""


@pytest.mark.parametrize(
    ("legend", "sign"),
    [
        ("凡标“★”的，是要交到文化馆的材料，其余为活动安排。", "★"),
        ("有星号的，须报送材料。", "☆"),
        ("带三角的是要上交的材料。", "▲"),
        ("表中带●号的为需报送的材料。", "●"),
        ("月历如下（◆表示需要上报的材料）。", "◆"),
    ],
)
def test_what_bears_the_sign_of_papers_is_owed(legend, sign):
    owed = draft(CALENDAR.format(legend=legend, sign=sign)).requirements
    assert [(one.title, one.due and one.due[:10]) for one in owed] == [
        ("冬季演出安排", "11-07"),
        ("非遗项目普查表", "11-20"),
        ("工作报告", "12-18"),
        ("乡土故事作品", "12-25"),
        ("年度台账", "next 01-08"),
    ]


def test_without_a_word_on_the_sign_what_names_no_paper_is_not_owed():
    owed = draft(CALENDAR.format(legend="月历如下。", sign="★")).requirements
    assert "冬季演出安排" not in [one.title for one in owed]


def test_the_place_of_what_bears_the_sign_is_the_place_of_each():
    legend = "凡标“▲”的为要交的材料。标“▲”的材料，一律上传到“文旅云”平台。"
    owed = draft(
        CALENDAR.replace("送交地点：带记号的材料发到邮箱whk@example.com。\n", "").format(legend=legend, sign="▲")
    )
    assert {one.channels for one in owed.requirements} == {("“文旅云”平台",)}


@pytest.mark.parametrize("what", ["上一个月的记录", "上月的材料"])
def test_what_a_month_left_is_called_as_its_item_is(what):
    text = f"公益演出台账：从3月到6月，每月5日前发送{what}，每站一份，发到whk@example.com。"
    text = f"各站：\n一、每月报送\n1.{text}\n县文化馆\n2026年2月20日\n"
    assert {one.title for one in draft(text).requirements} == {"公益演出台账"}
