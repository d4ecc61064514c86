"""What is said of a paper elsewhere than beside its name: on its form, by another paper, in an item's parts."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def drafted(text):
    return draft(f"关于报送2026年有关材料的通知\n各有关单位：\n{text}\n2026年2月20日")


def told(text):
    return [(one.title, one.due) for one in drafted(text).requirements]


def test_fields_set_as_wide_as_the_longest_are_read():
    text = (
        "第一项　值班安排表\n责任主体：各校\n数　　量：1份\n途　　径：邮箱a@example.com\n时　　限：3月6日17:00前\n\n"
        "第二项　演练记录\n责任主体：各校\n数　　量：1份\n途　　径：邮箱a@example.com\n时　　限：4月3日17:00前"
    )

    assert told(text) == [("值班安排表", "03-06 17:00"), ("演练记录", "04-03 17:00")]


def test_papers_of_one_bracket_have_each_its_own_day():
    text = f"1.各校报送材料（3月6日前报《甲表》；4月3日前报《乙表》），{MAIL}。"

    assert told(text) == [("《甲表》", "03-06"), ("《乙表》", "04-03")]


def test_what_a_form_says_of_itself_speaks_of_that_form():
    text = (
        f"1.各校填写《隐患台账》（附件1）1份，于3月6日17:00前{MAIL}。\n\n附件：1.隐患台账\n\n"
        "附件1\n隐患台账\n一、设施情况：\n说明：本台账由各校填写，电子版于3月10日17:00前报送。"
    )
    found = drafted(text)

    assert [one.title for one in found.requirements] == ["《隐患台账》"]
    assert any("几个不同的期限" in left.why for left in found.unread)


def test_the_same_time_and_place_as_another_paper():
    text = (
        "1.学籍证明。每队1份，于3月6日领队会14:30开始前交会议签到处。\n"
        "2.保险单复印件。每队1份，提交时间、地点与学籍证明相同。"
    )
    found = drafted(text).requirements

    assert [(one.title, one.due, one.channels) for one in found] == [
        ("学籍证明", "03-06 14:30", ("会议签到处",)),
        ("保险单复印件", "03-06 14:30", ("会议签到处",)),
    ]


@pytest.mark.parametrize(
    "said", ["与《台账》同日报送", "与《台账》同步报送", "跟台账同一天报教研室", "和《台账》同时报送"]
)
def test_it_has_the_day_of_the_paper_that_is_named_and_not_of_the_last_one(said):
    text = f"1.《台账》3月6日前{MAIL}。\n2.《计划》4月10日前{MAIL}。\n3.《名册》{said}。"

    assert told(text) == [("《台账》", "03-06"), ("《计划》", "04-10"), ("《名册》", "03-06")]


def test_what_goes_with_another_on_its_day_keeps_its_own_place():
    text = f"1.《台账》3月6日前{MAIL}。\n2.《名册》送教研室，跟台账同一天报。"

    assert [one.channels for one in drafted(text).requirements] == [("mailbox",), ("教研室",)]


def test_a_list_that_a_line_leads_is_what_the_two_above_are():
    text = (
        "一、民主评议\n评议结束后，报送以下两项材料：\n（一）党员登记表，每人1份；\n（二）评议汇总表，每校1份。\n"
        "以上两项于3月6日17:00前送组织科（501室）。\n二、案例征集\n每校推荐党建案例1篇，发至邮箱a@example.com。"
    )

    assert told(text) == [("党员登记表", "03-06 17:00"), ("评议汇总表", "03-06 17:00"), ("党建案例", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"1.各校进行全面总结，形成《行动总结》1份，于3月6日前{MAIL}。", ["《行动总结》"]),
        (f"1.各校确定名单，并于3月6日17:00前将签字的《协议书》{MAIL}。", ["《协议书》"]),
        (f"1.整改台账。各校3月6日前{MAIL}，没有隐患的也要零报告。", ["整改台账"]),
        (f"1.每月带量食谱。每园1份，3月6日前{MAIL}。", ["每月带量食谱"]),
        ("1.签订结对帮扶协议，由公办园将协议复印件1份于3月6日前送学前教育股（201室）。", ["结对帮扶协议复印件"]),
        (f"1.慰问照片每单位五张，于3月6日前{MAIL}。", ["慰问照片"]),
        (f"1.每家出具审查意见1份，于3月6日前{MAIL}。", ["审查意见"]),
        (f"1.值班表。各校排定后{MAIL}。\n2.险情立即电话告知，不受上述时间限制。\n3.《月报》3月6日前{MAIL}。",
         ["值班表", "《月报》"]),
        (f"1.教研活动资料，每校6节，每节课的教案、课件打成一个压缩包。\n报送时间：材料1于3月6日前{MAIL}。",
         ["教研活动资料"]),
        ("材料\n① 演练记录\n各校，1份，附演练照片3张，3月6日17:30前提交。", ["演练记录"]),
    ],
)  # fmt: skip
def test_only_the_paper_is_handed_in(text, expected):
    assert [one.title for one in drafted(text).requirements] == expected


def test_numbers_that_go_on_from_heading_to_heading_are_one_list():
    text = (
        "一、材料清单\n（一）学校材料\n1.工作计划，每校1份。\n2.工作小结，每校1份。\n（二）教师材料\n3.教学设计，每人1份。\n"
        f"4.听课记录，每人1份。\n二、时间\n材料1于3月6日前，材料2、材料3于4月3日前，材料4于5月8日前，均{MAIL}。"
    )

    assert told(text) == [
        ("工作计划", "03-06"),
        ("工作小结", "04-03"),
        ("教学设计", "04-03"),
        ("听课记录", "05-08"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"1.各学区汇总家长问卷，形成《调查报告》，于3月6日前{MAIL}。", [("《调查报告》", "03-06", 1)]),
        (f"1.报送典型案例2篇，于3月6日前{MAIL}，优秀案例由局里结集印发。", [("典型案例", "03-06", 2)]),
        ("1.证件复印件，每名运动员一份，共十六份。3月6日前送体育科（201室）。", [("证件复印件", "03-06", 16)]),
        (f"1.10月至12月各校每月编发工作简报1期，于当月28日前{MAIL}。",
         [("工作简报", "rrule:FREQ=MONTHLY;BYMONTH=10,11,12;BYMONTHDAY=28", 1)]),
        (f"1.整改台账。各校在6月份每周四12:00前{MAIL}。",
         [("整改台账", "rrule:DTSTART=20260601;FREQ=WEEKLY;BYDAY=TH;UNTIL=20260630 12:00", 1)]),
    ],
)  # fmt: skip
def test_what_is_owed_and_how_many_of_it(text, expected):
    assert [(one.title, one.due, one.count) for one in drafted(text).requirements] == expected


def test_what_goes_with_another_paper_is_what_its_item_is_called():
    text = f"1.报名表，3月6日前{MAIL}。\n2.证件复印件，每校1份。与报名表一并报送，时间、方式同上。"

    assert told(text) == [("报名表", "03-06"), ("证件复印件", "03-06")]
