"""A slip of the pen is small: what lies far apart was meant so, and is no defect."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
TO = "前发至邮箱ab@example.com。"
SEAL = "县教育局\n2026年3月2日"


def kinds(body: str, to: str = "各学校") -> set[str]:
    return {one.kind for one in lint_circular(f"关于做好有关工作的通知\n{to}：\n{body}\n{SEAL}", CALENDAR)}


@pytest.mark.parametrize(("day", "told"), [("4月3日", True), ("4月17日", True), ("5月8日", False), ("6月26日", False)])
def test_one_paper_with_two_days_is_due_twice_where_they_are_weeks_apart(day, told):
    body = f"一、《食堂自查报告》1份，4月10日17:00{TO}\n二、《食堂自查报告》1份，{day}17:00{TO}"
    assert ("conflicting-dates" in kinds(body)) is told


def test_a_month_that_alone_differs_is_a_slip_however_far_it_is():
    body = f"一、《食堂自查报告》1份，4月10日17:00{TO}\n二、《食堂自查报告》1份，6月10日17:00{TO}"
    assert "conflicting-dates" in kinds(body)


@pytest.mark.parametrize(("whole", "told"), [(31, True), (33, True), (30, False), (48, False), (12, False)])
def test_parts_that_miss_the_whole_by_far_are_no_parts_of_it(whole, told):
    body = f"一、全县共{whole}所，其中小学16所、初中14所。\n二、《名册》每校1份，4月10日17:00{TO}"
    assert ("sum-mismatch" in kinds(body)) is told


@pytest.mark.parametrize(("day", "told"), [("4月24日", True), ("4月22日", True), ("4月10日", False)])
def test_photos_of_a_month_are_due_too_early_only_near_its_end(day, told):
    body = f"一、防溺水宣传月从3月30日开始，到4月30日结束。\n二、防溺水宣传月活动照片4张，{day}17:00{TO}"
    assert ("before-activity-ends" in kinds(body)) is told


@pytest.mark.parametrize(("day", "told"), [("2月24日", True), ("2025年10月10日", False)])
def test_a_day_long_before_the_issue_is_one_of_another_year(day, told):
    body = f"一、《名册》1份，{day}17:00{TO}\n二、《计划》1份，4月10日17:00{TO}"
    assert ("conflicting-dates" in kinds(body)) is told


@pytest.mark.parametrize(
    "text",
    [
        "上述有关乡镇要于4月10日17:00前报送《整治进度表》1份，发至邮箱ab@example.com。",
        "《结题报告》由有关学校报送，即附件所列6所学校，每校1份，4月10日17:00前发至邮箱ab@example.com。",
        "有关单位（名单见附件2）将《自查表》1份于4月10日17:00前发至邮箱ab@example.com。",
    ],
)
def test_who_is_named_beside_it_is_no_open_question(text):
    assert "who-unclear" not in kinds(f"一、附件1所列5个乡镇问题较多。\n二、{text}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("各校推荐案例若干篇，4月10日17:00前发至邮箱ab@example.com。", True),
        ("各校报送照片若干，4月10日17:00前发至邮箱ab@example.com。", True),
        ("各社区发放宣传单若干，引导居民参选。", False),
        ("各站备足灭火弹、油锯若干，损坏的尽快维修。", False),
        ("教学设计后可附课件若干，不作为评分依据。", False),
        ("县图书馆将给各站配送图书若干册，各站收到后上架。", False),
        ("欢迎投稿，公众号择优刊登若干篇。", False),
    ],
)
def test_so_many_as_one_likes_is_open_only_where_papers_are_asked_for(text, told):
    assert ("count-missing" in kinds(f"一、《名册》每校1份，4月10日17:00{TO}\n二、{text}")) is told


GRIDS = (
    "学区            名额\n东片学区        6\n西片学区        7\n南片学区        5\n合计            {}",
    "级别　中学　小学\n高级教师　　9　　2\n一级教师　　6　　3\n二级教师　　3　　4\n合计　　　{}　　9",
    "乡镇\t任务数（户）\n城关镇\t6\n柳河镇\t7（含敬老院1户）\n东泉镇\t5\n合计\t{}",
)


@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize(("whole", "told"), [(18, False), (19, True), (16, True)])
def test_a_grid_of_numbers_is_added_up_whatever_it_is_about(grid, whole, told):
    body = f"一、名额分配如下。\n{grid.format(whole)}\n二、《推荐表》每人1份，4月10日17:00{TO}"
    assert ("sum-mismatch" in kinds(body)) is told


@pytest.mark.parametrize("label", ["报名截至时间为4月10日", "投稿截至日期：4月10日", "截至期限：4月10日"])
def test_up_to_in_the_place_of_until_is_a_slip(label):
    assert "slip" in kinds(f"一、《名册》每校1份，发至邮箱ab@example.com，{label}17:00。")
    assert "slip" not in kinds(f"一、《名册》每校1份，数据截至3月31日，4月10日17:00{TO}")


@pytest.mark.parametrize("close", ["系统于4月10日17:00截至，逾期不补", "名册报送截至后不再更换"])
def test_what_closes_is_written_with_the_word_for_closing(close):
    assert "slip" in kinds(f"一、《名册》每校1份，4月10日17:00{TO}\n二、{close}。")
    assert "slip" not in kinds(f"一、《名册》每校1份，4月10日17:00{TO}\n二、{close.replace('截至', '截止')}。")


def test_what_is_looked_at_comes_before_the_look():
    body = f"一、小课题结题鉴定于4月24日至27日举行。\n二、小课题结题{{}}1份，4月20日17:00{TO}"
    assert "before-activity-ends" not in kinds(body.format("报告"))
