"""Papers on the day of a timetable's row, things sent by number, and names that are cut, kept or only a kind."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def told(text: str) -> list[tuple[str, str | None]]:
    drafted = draft(f"关于做好2026年档口整治工作的通知\n各市场：\n{text}\n县市场监管局\n2026年2月20日")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize("words", ["按下表日期", "依照下表所列时间", "按照下表安排"])
def test_each_row_of_a_timetable_dates_what_is_handed_over_then(words: str) -> None:
    text = (
        f"二、现场核验。各市场{words}到县市场监管局一楼，现场递交《档口登记册》（每市场1册）和租赁合同复印件（每市场装订成1册）。\n"
        "现场核验日程表\n批次\t单位\t数量\t核验日期\t时间\n第一批\t城区市场\t9家\t4月8日（星期三）\t8:30—11:30\n"
        "第二批\t乡镇市场\t16家\t4月9日（星期四）\t8:30—16:30\n合计\t\t25家"
    )

    assert sorted(told(text), key=str) == [
        ("《档口登记册》", "04-08 11:30"),
        ("《档口登记册》", "04-09 16:30"),
        ("租赁合同复印件", "04-08 11:30"),
        ("租赁合同复印件", "04-09 16:30"),
    ]


def test_a_timetable_of_visits_alone_dates_no_paper() -> None:
    text = (
        f"一、《档口登记册》于3月6日前{MAIL}。\n二、各市场按下表日期到县市场监管局听课。\n"
        "批次\t单位\t日期\n第一批\t城区市场\t4月8日\n第二批\t乡镇市场\t4月9日"
    )

    assert told(text) == [("《档口登记册》", "03-06")]


@pytest.mark.parametrize(
    "said",
    [
        "5月8日前，自愿参加评选的市场送自制标牌1件，并附《标牌说明书》1份。",
        "5月8日前，各市场交自制标牌2件，并附《标牌说明书》1份。",
    ],
)
def test_a_thing_that_is_sent_by_number_is_handed_in(said: str) -> None:
    assert ("《标牌说明书》", "05-08") in told(said)


def test_a_thing_given_to_others_by_number_is_not() -> None:
    text = f"《档口登记册》于3月6日前{MAIL}。5月8日前，为经营户送消防毯1件。"

    assert told(text) == [("《档口登记册》", "03-06")]


def test_a_list_says_whose_it_is() -> None:
    assert told(f"4.店长培训。5月8日举办。参训店长名单1份由各市场于4月16日前{MAIL}。") == [("店长名单", "04-16")]


@pytest.mark.parametrize("who", ["班主任", "教师"])
def test_who_is_on_a_list_stays_in_its_name(who: str) -> None:
    assert told(f"4.骨干培训。5月8日举办。参训{who}名单1份由各校于4月16日前{MAIL}。") == [(f"参训{who}名单", "04-16")]


def test_the_kind_alone_on_the_same_day_is_the_same_paper() -> None:
    text = (
        f"一、诚信征文于6月12日前{MAIL}。\n"
        "二、征文质量。“诚信云空间”的征文上传入口将于6月1日开放，6月12日24时关闭，请各市场错峰上传。"
    )

    assert [title for title, _ in told(text)] == ["诚信征文"]


def test_signing_in_a_table_of_what_goes_on_is_no_paper() -> None:
    text = (
        f"一、《档口登记册》于3月6日前{MAIL}。\n二、活动安排\n"
        "时间\t内容\t参加单位\n6月7日前\t签署诚信承诺书\t各市场\n6月16日\t广场宣传\t各市场"
    )

    assert told(text) == [("《档口登记册》", "03-06")]


def test_photographs_of_all_events_are_called_photographs() -> None:
    assert told(f"活动期内全部场次的活动照片于7月3日前{MAIL}。") == [("活动照片", "07-03")]


def test_what_is_carried_to_be_checked_is_due_on_each_day_of_the_table_below() -> None:
    text = (
        "4.集中查验。各市场派一名管理员携带本市场的《计量器具手册》，按下列日程到我局一楼窗口送审：\n\n"
        "日期\t单位\t负责人\n4月8日（星期三）\t城区市场\t王老师\n4月9日（星期四）\t乡镇市场\t孙老师"
    )

    assert told(text) == [("《计量器具手册》", "04-08"), ("《计量器具手册》", "04-09")]


def test_what_is_shown_at_the_door_by_a_table_below_is_not_owed() -> None:
    text = (
        "4.各市场派一名管理员携带《计量器具手册》，按下列日程到我局听课：\n\n"
        "日期\t单位\t负责人\n4月8日（星期三）\t城区市场\t王老师\n4月9日（星期四）\t乡镇市场\t孙老师"
    )

    assert not any(due for _, due in told(text))


CALENDAR = (
    (
        "一、各市场于3月6日前报送《整治计划》，{MAIL}。\n附表：活动月历\n月份\t主要活动\t{{}}\t地点\t参加人员\t应交材料\n"
        "3月\t动员会\t3月4日（星期三）\t二楼会议室\t管理员\t整治计划\n"
        "6月\t观摩会\t6月10日（星期三）\t东门市场\t管理员代表\t观摩心得\n"
        "9月\t计量开放日\t9月16日\t西门市场\t商户\t—"
    )
    .replace("{MAIL}", MAIL)
    .replace("{{}}", "{}")
)


def test_a_calendar_of_activities_tells_when_they_are_and_no_day_of_their_papers() -> None:
    assert told(CALENDAR.format("时间")) == [("整治计划", "03-06"), ("观摩心得", None)]


def test_what_a_calendar_only_names_stands_where_the_text_asks_for_it() -> None:
    drafted = draft(
        f"关于做好2026年档口整治工作的通知\n各市场：\n{CALENDAR.format('时间')}\n县市场监管局\n2026年2月20日"
    )

    assert [one.line for one in drafted.requirements] == [3, 7]


def test_a_calendar_whose_column_says_when_papers_are_due_dates_them() -> None:
    assert ("观摩心得", "06-10") in told(CALENDAR.format("报送时间"))


def test_what_follows_each_time_comes_again_in_the_months_of_it() -> None:
    text = (
        "（一）4月至6月、9月，各市场每月开展义务称重1次。\n"
        f"（二）每次称重后填写《称重记录表》，于当月最后一个工作日{MAIL}。"
    )

    assert told(text) == [("《称重记录表》", "rrule:FREQ=MONTHLY;BYMONTH=4,5,6,9;BYMONTHDAY=-1")]


def test_what_follows_something_else_each_time_has_no_months() -> None:
    text = (
        "（一）4月至6月、9月，各市场每月开展义务称重1次。\n"
        f"（二）每次投诉后填写《投诉记录表》，于当月最后一个工作日{MAIL}。"
    )

    assert told(text) == [("《投诉记录表》", None)]


def test_a_sentence_in_a_row_whose_work_is_no_paper_is_read() -> None:
    text = (
        "序号 | 任务 | 责任单位 | 具体要求和时限\n"
        f"1 | 档口底数核查 | 各市场 | 逐档填写《档口登记表》，加盖公章扫描后，3月20日17:00前{MAIL}\n"
        "2 | 计量检定 | 各市场 | 3月24日至28日在检测站进行，费用由县局承担\n"
        "3 | 管理员培训 | 县局 | 3月31日8:30在三楼会议室，管理员全部参加"
    )

    assert told(text) == [("《档口登记表》", "03-20 17:00")]
