"""Drafting from single sentences: what a turn of phrase means, and what it must not be taken for."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft
from tasks.domain.plan.party import Stage

HEAD = "关于报送2026年春季材料的通知\n各学校：\n"
TAIL = "\n2026年2月20日"


def drafted(text: str):
    return draft(HEAD + text + TAIL)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "1.每所初中推荐优秀课例4节，每所小学推荐优秀课例2节，于6月25日前发送至邮箱 a@example.com。",
            {Stage.JUNIOR: 4, Stage.PRIMARY: 2},
        ),
        (
            "1.高中每校报送典型案例6篇、小学每校3篇、幼儿园每园1篇，于6月25日前发送至邮箱 a@example.com。",
            {Stage.SENIOR: 6, Stage.PRIMARY: 3, Stage.KINDERGARTEN: 1},
        ),
        ("1.每校报送典型案例6篇，于6月25日前发送至邮箱 a@example.com。", 6),
    ],
)
def test_each_stage_has_the_number_that_its_own_clause_names(text, count):
    (one,) = drafted(text).requirements

    assert one.count == count
    assert one.stages == (tuple(count) if isinstance(count, dict) else None)


@pytest.mark.parametrize("hour", ["24时", "24:00", "二十四时"])
def test_the_last_hour_of_a_day_is_the_day_itself(hour):
    (one,) = drafted(f"各校于6月18日{hour}前将《研修总结》发送至邮箱 a@example.com。").requirements

    assert one.due == "06-18"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("一、时间安排\n活动分三个阶段进行。\n二、材料报送\n各校报名表一式两份于9月18日前送教研室。", "报名表"),
        ("一、工作要求\n各校高度重视。\n二、材料报送\n各校将统计表一并于9月18日前报送教研室。", "统计表"),
    ],
)
def test_a_number_behind_a_paper_points_at_no_heading(text, title):
    assert [(one.title, one.due) for one in drafted(text).requirements] == [(title, "09-18")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("4月7日至4月30日为“爱国卫生月”，各校自行组织。", "“爱国卫生月”"),
        ("5月6日至5月12日定为校园读书周，各校自行组织。", "校园读书周"),
        ("一、科技节\n5月6日至5月12日为期一周。", "为期一周"),
    ],
)
def test_a_window_bears_the_bare_name_of_what_goes_on(text, name):
    assert [window.name for window in drafted(text).windows] == [name]


def test_what_is_attached_has_a_day_of_its_own():
    text = "1.《活动总结》，6月30日前报送至邮箱 a@example.com，附件请于7月3日前一并报送。"

    assert [(one.title, one.due) for one in drafted(text).requirements] == [
        ("《活动总结》", "06-30"),
        ("附件", "07-03"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1.《活动总结》，6月30日前报送至邮箱 a@example.com；活动总结最迟于7月5日前报送。",
        "1.报名表请于9月15日前交到教研室，报名表于9月18日前送教研室。",
    ],
)
def test_one_paper_named_twice_in_a_line_with_two_days_is_left_to_a_person(text):
    found = drafted(text)

    assert [one.due for one in found.requirements] == [None]
    assert "有几个不同的期限" in found.unread[0].why


@pytest.mark.parametrize(
    "text",
    [
        "1.总结初稿于6月20日前报送教研室，修改后的总结于6月30日前报送教研室。",
        "1.小学于6月20日前将《课程表》报送教研室，初中于6月25日前将《课程表》报送教研室。",
    ],
)
def test_days_that_are_told_apart_in_one_line_are_no_contradiction(text):
    assert sorted(one.due or "" for one in drafted(text).requirements)[0] == "06-20"


@pytest.mark.parametrize(
    ("text", "due", "on_rest_day"),
    [
        (
            "1.3月至6月、9月至12月，每月最后一个工作日16:00前将《台账》发送至邮箱 a@example.com。",
            "rrule:FREQ=MONTHLY;BYMONTH=3,4,5,6,9,10,11,12;BYMONTHDAY=-1 16:00",
            "previous_working_day",
        ),
        (
            "1.3月至6月，各校于每月25日前将《月报》发送至邮箱 a@example.com，遇节假日顺延。",
            "rrule:FREQ=MONTHLY;BYMONTH=3,4,5,6;BYMONTHDAY=25",
            "next_working_day",
        ),
        (
            "1.各校6月7日17:00前将《总结》发至邮箱 a@example.com。\n上述日期均含当日；逢休息日的，提前至前一工作日。",
            "06-07 17:00",
            "previous_working_day",
        ),
        ("1.各校于开学后两周内（3月13日十六时三十分前）将《计划》发送至邮箱 a@example.com。", "03-13 16:30", None),
        ("1.各校于11日20日17:00前将《总结》发送至邮箱 a@example.com。", "11-20 17:00", None),
    ],
)
def test_months_last_working_days_and_days_off_are_read_as_rules(text, due, on_rest_day):
    (one,) = drafted(text).requirements

    assert (one.due, one.on_rest_day) == (due, on_rest_day)


def test_a_table_that_repeats_the_text_adds_no_requirement():
    table = "材料名称\t报送时间\t报送方式\n《安全计划》\t3月6日\t邮箱\n《安全总结》\t6月12日\t邮箱"
    text = "1.各校于3月6日17:00前将《安全计划》发送至邮箱 a@example.com。"

    assert [(one.title, one.due) for one in drafted(f"{text}\n{table}").requirements] == [
        ("《安全计划》", "03-06 17:00"),
        ("《安全总结》", "06-12"),
    ]


@pytest.mark.parametrize(
    ("office", "channels"),
    [("教研室", ("教研室",)), ("县教育局", None), ("县教育局安全股（305室）", ("县教育局安全股",))],
)
def test_an_office_without_a_way_is_left_to_a_person_as_the_linter_says(office, channels):
    found = drafted(f"1.各校于5月20日17:00前将《自查报告》报{office}。")

    assert found.requirements[0].channels == channels
    assert bool(found.unread) == ("室）" not in office)


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        (
            "1.《月报》。2026年11月至12月、2027年1月，各校于每月31日前发至邮箱a@example.com。",
            ["rrule:FREQ=MONTHLY;BYMONTH=11,12;BYMONTHDAY=31", "next 01-31"],
        ),
        ("1.《月报》。自四月起每月28日前发至邮箱a@example.com，报到六月为止。",
            ["rrule:FREQ=MONTHLY;BYMONTH=4,5,6;BYMONTHDAY=28"]),
        ("1.《月报》。11月至次年2月，每月最后一个星期五前发至邮箱a@example.com。",
            ["last friday of 11-12", "next 01-29", "next 02-26"]),
        ("1.《总结》于次年1月9日前发至邮箱a@example.com。", ["next 01-09"]),
        ("1.《方案》每月撰写1份,于当月(3月至6月)第二个星期五前发至邮箱a@example.com。", ["second friday of 3-6"]),
        ("1.《报告》第三、第四季度各1次,季度末月20日前发至邮箱a@example.com。",
         ["rrule:FREQ=MONTHLY;BYMONTH=9,12;BYMONTHDAY=20"]),
        ("——总结。每园1份,次年1月上旬发至邮箱a@example.com,最迟不得晚于2027年1月9日。", ["01-09"]),
        ("1.《甲表》3月6日下班前(17:30)发至邮箱a@example.com。例如:《乙表》于3月3日前发至邮箱a@example.com。",
         ["03-06 17:30"]),
        ("1.《总结》于次年1月底前发至邮箱a@example.com。", ["next 01-31"]),
        ("1.《档案》每学期结束前两周,即3月6日前、6月26日前发至邮箱a@example.com。", ["03-06", "06-26"]),
        ("1.《总结》3月6日(星期五,调休上班)17:00前发至邮箱a@example.com。", ["03-06 17:00"]),
        ("1.《甲表》3月6日前发至邮箱a@example.com。\n2.未注明具体时刻的,以当日17:30为准。", ["03-06 17:30"]),
        ("1.计划。各校结合实际制定计划,于3月6日前发至邮箱a@example.com。\n"
            "2.教师信息表(附件1)。填写后随计划一并发送,时间、邮箱同上。", ["03-06", "03-06"]),
    ],
)  # fmt: skip
def test_when_a_circular_says_it_in_other_words(text, dues):
    assert [one.due for one in drafted(text).requirements] == dues


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("表中时间除另有注明外，均指当日17:00前。", "17:00"),
        ("所列截止日期，没有特别说明的，以当日18:00为准。", "18:00"),
        ("以上各项，除单独注明时刻者外，截止时刻统一为当天16:30。", "16:30"),
        ("各项材料报送截止时刻为截止日当天17:30。", "17:30"),
        ("凡未标明具体时间的，按当天下午5点30分计。", "17:30"),
        ("上述日期均以17:30为界，过后不收。", "17:30"),
    ],
)
def test_one_hour_said_for_every_day_holds_where_a_day_has_none(said, clock):
    text = (
        "一、6月5日前将《防汛预案》发至邮箱a@example.com。\n"
        f"二、7月3日16:00前将《隐患清单》发至邮箱a@example.com。\n三、{said}"
    )

    assert [one.due for one in drafted(text).requirements] == [f"06-05 {clock}", "07-03 16:00"]


def test_an_hour_of_the_telephone_is_none_of_the_deadlines():
    text = "一、6月5日前将《预案》发至邮箱a@example.com。\n二、值班电话均为工作日开通，未注明时间的请于17:00前来电。"

    assert [one.due for one in drafted(text).requirements] == ["06-05"]


@pytest.mark.parametrize(
    ("said", "dues"),
    [
        ("于2026年11月、12月和2027年1月的最后一个工作日16:00前",
         ["rrule:FREQ=MONTHLY;BYMONTH=11,12;BYMONTHDAY=-1 16:00", "next 01-31 16:00"]),
        ("每月1期,二〇二六年九月至十月、二〇二七年三月至四月,每月最后一个工作日17时前",
         ["rrule:FREQ=MONTHLY;BYMONTH=9,10;BYMONTHDAY=-1 17:00", "next 03-31 17:00", "next 04-30 17:00"]),
        ("于2026年11月至12月、2027年3月的最后一个星期五前", ["last friday of 11-12", "next 03-26"]),
        ("于次月5日17:30前,报送月份为4月至6月和10月", ["rrule:FREQ=MONTHLY;BYMONTH=4,5,6,10;BYMONTHDAY=5 17:30"]),
    ],
)  # fmt: skip
def test_a_monthly_duty_goes_on_in_the_year_after(said, dues):
    text = f"1.《月报》。各乡镇填写《月报》1份,{said},发至邮箱a@example.com。"

    assert [one.due for one in drafted(text).requirements] == dues


def test_what_an_item_is_called_is_what_its_sentence_asks_for():
    text = (
        "1.隐患排查台账。各企业于3月28日前报送一次当月台账,发至邮箱a@example.com。\n"
        "2.先进材料。有意申报的企业于6月12日前将材料发至上述邮箱。\n"
        "3.检查总结最迟须于6月19日前送邮箱a@example.com,以便汇总后上报县安委办。"
    )

    assert [(one.title, one.channels) for one in drafted(text).requirements] == [
        ("隐患排查台账", ("mailbox",)),
        ("先进材料", ("mailbox",)),
        ("检查总结", ("mailbox",)),
    ]
