"""The linter on what only happens on a day, or stands in a column: no finding."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))


def told(*lines: str) -> list[tuple[str, int]]:
    body = "\n".join(lines)
    whole = f"县教育局关于做好春季工作的通知\n各学校：\n{body}\n县教育局\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


def test_each_row_of_a_table_has_its_own_mailbox():
    assert (
        told(
            "各片区于2026年4月10日17:00前将《推荐汇总表》1份发至jyk@example.com。",
            "片区\t牵头学校\t牵头学校邮箱\t小学\t初中",
            "城东片区\t第一小学\tyldyxx@example.com\t3\t2",
            "城西片区\t第二小学\tyldexx@example.com\t3\t2",
        )
        == []
    )


@pytest.mark.parametrize("deed", ["逐户走访", "入户摸排", "对校舍逐间排查"])
def test_a_day_of_a_deed_is_none_of_the_table_that_is_filled_after_it(deed):
    assert (
        told(
            f"一、班主任于2026年5月22日前{deed}，学校据此填写《情况统计表》。",
            "二、《情况统计表》每校1份，于2026年5月27日17:00前发至aqk@example.com。",
        )
        == []
    )


def test_two_days_of_one_paper_are_still_told():
    assert told(
        "一、学校于2026年5月22日17:00前报送《情况统计表》1份，发至aqk@example.com。",
        "二、《情况统计表》每校1份，于2026年5月27日17:00前发至aqk@example.com。",
    ) == [("conflicting-dates", 4)]


def test_what_is_looked_at_in_school_is_no_other_name_of_what_is_handed_in():
    assert (
        told(
            "一、4月教研员到校听课，学校备好课程表、教案和作业本，现场翻阅。",
            "二、每校选1节课，于2026年4月29日17:00前将合成的教案集1份发至jyk@example.com。",
            "三、每校于2026年5月22日17:00前将《课例推荐表》和教学设计各1份发至jyk@example.com。",
        )
        == []
    )


@pytest.mark.parametrize("visit", ["到十个单位实地查看", "到十个单位走访", "到十个单位调研"])
def test_what_the_office_visits_afterwards_is_no_activity_of_the_school(visit):
    assert (
        told(
            "举办过重大活动的学校还要整理活动照片档案，每项活动选照片十张，连同照片目录刻成光盘一张，"
            "于2026年4月24日17:00前送县教育局302室。",
            f"县教育局将于2026年5月11日至5月22日{visit}。查看情况由县教育局汇总通报。",
        )
        == []
    )


def test_the_day_of_each_group_stands_in_its_column():
    lines = (
        "一、各校在本组演出结束后三日内将《参演总结》1份发至twk@example.com。",
        "组别\t演出日期",
        "小学组\t2026年5月12日",
        "初中组\t2026年5月18日",
    )

    assert told(*lines) == []
    assert told(lines[0]) == [("no-date", 3)]


def test_two_branch_offices_have_two_mailboxes():
    assert (
        told(
            "一、各校于2026年4月10日17:00前将《自查报告》1份发至所在地分局邮箱：",
            "1.东城分局：dchbgf@example.com",
            "2.西城分局：xchbgf@example.com",
        )
        == []
    )


def test_who_signs_is_no_other_sender_than_who_carries_it():
    assert (
        told(
            "自查结束后，形成自查情况报告、问题清单各一份，由主要负责人签字并加盖公章，2026年5月29日（星期五）前报送。",
            "自查情况报告、问题清单一律报送纸质件，装入密封袋，由联络员本人送至县教育局3号楼308室。",
        )
        == []
    )


def test_what_was_done_within_the_year_already_is_no_loose_time():
    assert (
        told(
            "一、各校于2026年5月22日17:00前填报《信息表》，发至aqk@example.com。年内已填报过的，按最新情况重填一次。",
        )
        == []
    )


def test_a_row_of_reports_is_no_activity_that_a_summary_waits_for():
    assert (
        told(
            "2026年工作总结1份，各校于2026年4月24日17:00前发至bgs@example.com。",
            "自2026年4月10日起至5月29日止，各校每周五17:00前在“县教育工作群”钉钉群填报《重点工作进度表》，共8期。",
        )
        == []
    )


def test_a_month_in_brackets_gives_its_year_to_no_day_behind_it():
    text = (
        "县教育局关于选派教师的通知\n各学校：\n支教期一学年（2026年9月至2027年7月）。各校须于9月4日17:00前将《推荐表》"
        "每人1份发至rsg@example.com。每校选派2名。\n县教育局\n2026年8月20日\n"
    )

    assert [found.kind for found in lint_circular(text, CALENDAR)] == []


def test_so_many_units_are_no_number_of_a_table():
    assert (
        told(
            "各单位共10个单位。",
            "序号\t材料名称\t份数\t截止时间\t送交处",
            "1\t《自查报告》\t1份\t2026年4月10日17:00前\t安全股（203室）",
            "2\t《工作总结》\t1份\t2026年4月17日17:00前\t安全股（203室）",
        )
        == []
    )


def test_what_is_counted_up_to_a_day_is_no_deadline_before_the_circular():
    assert (
        told(
            "一、县里已将教师截至2026年2月20日的学时导出，各校核对后于2026年4月10日17:00前将《核对表》1份发至rsg@example.com。",
        )
        == []
    )


def test_the_names_of_attachments_may_go_on_two_in_a_line():
    text = (
        "县教育局关于培训的通知\n各学校：\n各校于2026年4月10日17:00前将《推荐表》（附件2）、《汇总表》（附件3）和《检查表》"
        "（附件4）各1份发至rsg@example.com。\n"
        "附件：1.名额分配表　2.推荐表\n　　　3.汇总表　4.检查表\n县教育局\n2026年3月2日\n"
    )

    assert [found.kind for found in lint_circular(text, CALENDAR)] == []
    longer = text.replace("4.检查表\n", "4.检查表\n　　　5.样表\n")
    assert [found.kind for found in lint_circular(longer, CALENDAR)] == []
    short = text.replace("　4.检查表", "")
    assert [found.kind for found in lint_circular(short, CALENDAR)] == ["numbering-gap"]


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ("统计员有变动的，自变动之日起3个工作日内", []),
        ("计划需要增减项目的，自本校批准之日起5日内", []),
        ("教师调出的，自离岗之日起5日内", []),
        ("自补助资金到账之日起5日内", [("no-date", 4)]),
        ("自检查结束之日起5日内", [("no-date", 4)]),
    ],
)
def test_what_befalls_each_school_alone_has_no_common_day(event, found):
    paper = "一、《自查表》每校1份，2026年4月10日17:00前发至a@example.com。"
    assert told(paper, f"二、{event}，各校将《变动登记单》1份发至a@example.com。") == found


@pytest.mark.parametrize(
    ("holiday", "found"),
    [
        ("5月4日在假期内，当周不报，并入5月11日一次报", []),
        ("5月4日逢劳动节假期，停报一次", []),
        ("5月4日所在的一周免报", []),
        ("5月4日的一期加报安全情况", [("rest-day", 4)]),
    ],
)
def test_a_week_that_is_passed_over_has_no_day_off(holiday, found):
    lines = ("1.缺课周报", f"截止：4月6日至6月29日的每个周一；{holiday}", "怎么报：发至a@example.com")
    assert told(*lines) == found


def test_a_day_on_which_they_have_nothing_to_do_is_no_day_off():
    lines = (
        "【怎么办】",
        "申报企业登录园区企业服务平台（qy.example.com），每个项目在线提交项目登记表1份。登记截止时间是9月19日（星期五）17:00。",
        "经济发展局会同县财政局到厂核查，核查表由核查组填写。",
        "拟奖补名单公示5个工作日，县财政局在2025年12月内拨付。省厅的同类系统11月30日（星期日）关闭，"
        "该系统由园区统一填报，企业不用操作。",
    )
    assert lint_circular("\n".join(lines), CALENDAR) == ()
