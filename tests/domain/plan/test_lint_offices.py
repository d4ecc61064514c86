"""The linter on circulars that list an office for each paper, and a mailbox for each office."""

from __future__ import annotations

import pytest

from tests.domain.plan.test_lint_clear import told

PAPERS = (
    "表1 材料一览\n序号\t材料名称\t报送单位\t截止时间\t数量\t受理科室\n"
    "1\t防汛值班安排表\t各单位\t5月12日\tExcel表1份\t安全科\n"
    "2\t演练照片\t各单位\t5月13日\t每单位4张\t宣传教育科\n3\t学习计划\t各单位\t5月14日\t1份\t继续教育科\n"
)
OFFICES = (
    "表2 受理科室\n科室\t房间\t邮箱\t电话\n安全科\t201室\ttxxaqk@example.com\t0551-6620031\n"
    "宣传教育科\t202室\ttxxxjyk@example.com\t0551-6620032\n继续教育科\t203室\ttxxjjyk@example.com\t0551-6620033\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "电子版（含表格、照片）发到表2中相应科室的邮箱。",
        "电子版发至各自对应科室邮箱。",
        "照片等电子材料发送至对应的科室邮箱，过期不收。",
        "电子件（Word文档、图片、扫描件）报送至相关科室邮箱。",
    ],
)
def test_an_office_named_for_each_paper_tells_its_mailbox(text):
    assert told(PAPERS + OFFICES + text) == []


def test_offices_that_no_paper_names_leave_their_mailboxes_open():
    papers = PAPERS.replace("安全科", "").replace("宣传教育科", "").replace("继续教育科", "")
    found = told(f"{papers}{OFFICES}材料发送至对应科室的邮箱。")
    assert ("unnamed-channel", "对应科室的邮箱") in found


def test_photos_that_are_no_form_are_counted():
    found = told("1.《值班表》1份，5月12日前发到邮箱a@example.com。\n2.各校拍摄照片，5月13日前发到邮箱a@example.com。")
    assert ("count-missing", "照片") in found


BOX = "教研室邮箱（jys@example.com）"
PARAGRAPHS = (
    "一、分月安排\n三月\n各校于3月20日17:00前将《调研报告》1份发送至{}。\n四月\n"
    "各校于4月24日17:00前将《活动小结》1份发送至{}。\n五月\n各校于5月29日17:00前将《质量分析报告》1份发送至{}。"
)


@pytest.mark.parametrize("name", ["指定邮箱", "规定邮箱", "约定的邮箱"])
def test_a_mailbox_without_a_name_beside_the_named_one_of_an_office_is_told(name):
    assert told(PARAGRAPHS.format(BOX, BOX, name)) == [("unnamed-channel", name)]


def test_the_mailbox_of_an_office_under_its_name_or_with_a_line_of_its_own_is_known():
    assert told(PARAGRAPHS.format(BOX, BOX, "教研室邮箱")) == []
    assert told(PARAGRAPHS.format(f"指定邮箱（即{BOX}）", BOX, "指定邮箱")) == []
    whole = PARAGRAPHS.format("教研室邮箱", "教研室邮箱", "指定邮箱")
    assert told(f"{whole}\n教研室邮箱：jys@example.com") == []
