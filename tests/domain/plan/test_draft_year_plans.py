"""What a plan of a year asks for in short lists: days of a school year, two terms, one word for two places."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import DraftRequirement, draft

BOX = "cailiao@example.com"
LIST = f"二、材料上报\n以下材料除另有注明外，均发至邮箱{BOX}，截止时间均为当日17:00。"


def read(
    *lines: str, title: str = "中心校2026年工作计划", issued: str = "2026年3月2日"
) -> tuple[DraftRequirement, ...]:
    return draft("\n".join((title, "各校：", *lines, "中心校", issued))).requirements


def days(*lines: str) -> list[tuple[str, str | None]]:
    return [(one.title, one.due) for one in read(*lines)]


@pytest.mark.parametrize(("title", "due"), [("2025—2026学年度工作计划", "next 06-23"), ("2025年工作计划", "06-23")])
def test_in_the_plan_of_a_school_year_june_is_that_of_the_year_after(title, due):
    lines = ("一、材料", f"1.教学计划，9月12日前发至{BOX}。", f"2.学时登记册，6月23日前发至{BOX}。")
    assert [one.due for one in read(*lines, title=title, issued="2025年9月2日")] == ["09-12", due]


def test_the_text_s_own_words_are_the_evidence_where_a_table_sums_it_up():
    listed = (
        *LIST.split("\n"),
        "1.工作计划，2025年9月12日。",
        "2.“一师一优课”活动课例及总结，2026年4月24日，每校课例3节、总结1份。",
    )
    months = ("三、行事历", "9月|开学检查|工作计划（12日）", "4月|公开课|“一师一优课”活动课例及总结（24日）")
    found = read(*listed, *months, title="2025—2026学年度工作计划", issued="2025年9月2日")
    assert [(one.title, one.due, one.due_quote, one.due_line) for one in found] == [
        ("工作计划", "09-12 17:00", "2025年9月12日", 5),
        ("“一师一优课”活动课例", "next 04-24 17:00", "2026年4月24日", 6),
        ("总结", "next 04-24 17:00", "2026年4月24日", 6),
    ]


def test_a_row_contradicts_the_paper_of_its_own_name():
    listed = (*LIST.split("\n"), "1.工作总结，3月20日。", "2.第二学期工作总结，6月26日。")
    months = ("三、行事历", "3月|开学检查|工作总结（20日）", "7月|总结表彰|第二学期工作总结（3日）")
    assert days(*listed, *months) == [("工作总结", "03-20 17:00"), ("第二学期工作总结", None)]


@pytest.mark.parametrize(
    "said",
    [
        "上学期7月3日，下学期12月29日",
        "第一学期7月3日、第二学期12月29日",
        "上学期7月3日，下学期12月29日，邮箱和学校空间同时报送",
    ],
)
def test_a_short_item_may_have_a_day_for_each_term(said):
    listed = (*LIST.split("\n"), "1.研修计划，3月20日。", f"2.学期工作总结，{said}。", "3.活动方案，9月9日。")
    assert days(*listed)[1:3] == [("学期工作总结", "07-03 17:00"), ("学期工作总结", "12-29 17:00")]


def test_a_name_may_begin_with_a_word_that_looks_like_handing_in():
    listed = (*LIST.split("\n"), "1.研修计划，3月20日。", "2.交流轮岗教师推荐名单，4月15日。", "3.活动方案，9月9日。")
    assert days(*listed)[1] == ("交流轮岗教师推荐名单", "04-15 17:00")


def test_a_word_for_two_places_holds_for_those_that_say_it():
    leads = f"时间均截至当日17:00。“双报”指电子稿发中心校邮箱{BOX}，同时在教育网“上报”栏目上传。"
    items = ("1.工作计划，3月13日，双报。", "2.任课安排表，3月20日，发中心校邮箱。", "3.学时登记册，6月23日，各校1份。")
    places = [one.channels for one in read("一、材料上报", leads, *items)]
    assert places == [("mailbox", "教育网“上报”栏目"), ("mailbox",), None]


def test_a_row_and_a_text_that_name_one_room_speak_of_one_paper():
    text = "一、各站于5月8日17:00前将《应急预案》3份送水利股（办公楼305室）。\n二、应报材料见下表。"
    rows = (
        "序号\t材料名称\t份数\t时限\t方式",
        "1\t责任人名单\t1份\t4月10日17:00前\t邮箱",
        "2\t应急预案\t3份\t5月15日17:00前\t纸质送305室",
    )
    assert days(*text.split("\n"), *rows) == [("《应急预案》", None), ("责任人名单", "04-10 17:00")]
