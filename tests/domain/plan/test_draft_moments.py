"""When something is due, in the words of many fields: what it hangs on, how far from it, and when there is no date."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.draft import draft

HEAD = "关于做好2026年有关工作的通知\n各单位：\n"
TAIL = "\n2026年2月20日"
# blocks of a wording and, behind the arrow, its due rules, 无 where it tells no date
WORDINGS = Path(__file__).resolve().parents[2] / "data" / "deadline_wordings.txt"
MAIL = "发至邮箱a@example.com"
CALENDAR = calendar_for([2026])


def dues(text: str) -> list[str | None]:
    return [one.due for one in draft(HEAD + text + TAIL, calendar=CALENDAR).requirements]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("一、线上研修3月9日开班。\n二、各单位于线上研修开班后一周内将《需求单》发至邮箱a@example.com。", "03-16"),
        ("一、5月6日至6月5日为要约行动月。行动月结束后一周内，各单位将《统计表》发至邮箱a@example.com。", "06-12"),
        ("一、培训3月10日开始，6月5日结束。结束后10日内，各单位将《名单》发至邮箱a@example.com。", "06-15"),
        ("一、国庆节前两个工作日，各单位将《检查单》发至邮箱a@example.com。", "09-29"),
        ("一、本学期7月10日放假。\n二、各单位在本学期放假之日前将《总结》发至邮箱a@example.com。", "07-10"),
        ("一、自本通知印发之日起15日内，各单位将《方案》发至邮箱a@example.com。", "03-07"),
        ("一、各单位做好国庆假期值守。《情况表》节后5个工作日内发至邮箱a@example.com。", "10-13"),
        ("一、3月2日开学。\n二、各单位在开学第二周周五前将《计划》发至邮箱a@example.com。", "03-13"),
        ("一、评审会定于5月20日召开。\n二、各单位于评审会召开前3个工作日将《申报书》发至邮箱a@example.com。", "05-15"),
        ("一、收到本通知后3日内，各单位将《名单》发至邮箱a@example.com。", None),
        ("一、4月1日至30日开展演练。每次演练结束后3日内，各单位将《评估表》发至邮箱a@example.com。", None),
        ("一、专项整治4月1日至30日开展。\n二、专项自查结束后10日内，各单位将《报告》发至邮箱a@example.com。", None),
        ("一、应自预案签署发布之日起20个工作日内，各单位将《备案表》发至邮箱a@example.com。", None),
    ],
)
def test_what_hangs_on_something_has_a_day_where_the_circular_dates_it(text: str, due: str | None) -> None:
    assert dues(text) == [due]


@pytest.mark.parametrize("wording", WORDINGS.read_text("utf-8").strip().split("\n\n"))
def test_a_deadline_is_read_in_the_words_of_many_fields(wording: str) -> None:
    text, expected = wording.replace("〔邮箱〕", MAIL).split("\n→ ")

    assert sorted(due or "无" for due in dues(text)) == sorted(expected.split(" | "))


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            f"各园《报名表》和《安排表》，分别于3月6日17:00前、3月12日17:00前{MAIL}。",
            [("《报名表》", "03-06 17:00"), ("《安排表》", "03-12 17:00")],
        ),
        (
            f"各校的《汇总表》和《登记表》，前者于4月24日17:00前{MAIL}；后者于4月28日16:30前送县教研室。",
            [("《汇总表》", "04-24 17:00"), ("《登记表》", "04-28 16:30")],
        ),
        (
            f"教学设计1份于6月5日17:00前{MAIL}，示范课录像1个存入U盘，于6月12日11:30前送县教研室。",
            [("教学设计", "06-05 17:00"), ("示范课录像", "06-12 11:30")],
        ),
        (
            f"1.《认定表》。\n2.《核对表》。\n3.《资助总结》。\n以上材料{MAIL}，各1份。材料1的报送截止时间为3月13日17:00，材料2为4月10日17:00，"
            "材料3为6月26日17:00。",
            [("《认定表》", "03-13 17:00"), ("《核对表》", "04-10 17:00"), ("《资助总结》", "06-26 17:00")],
        ),
        (
            f"《巡查月报》6月至9月每月1份，报告期为上月21日至当月20日，每月25日17:00前{MAIL}；25日为双休日的，提前至前一工作日。",
            [("《巡查月报》", "rrule:FREQ=MONTHLY;BYMONTH=6,7,8,9;BYMONTHDAY=25 17:00")],
        ),
        (
            f"《研修月报》3月至5月每月1份，于当月最后一个星期五17:00前（即3月27日、4月24日、5月29日）{MAIL}。",
            [("《研修月报》", "last friday of 3-5 17:00")],
        ),
        (
            "4.3 每所幼儿园报《互访记录》1份，6月12日17:00前将纸质材料送县教研室。",
            [("《互访记录》", "06-12 17:00")],
        ),
        (
            f"甲类企业自9月至12月每月15日16:00前，乙类企业自9月至11月每月26日16:00前，将《自查月报》{MAIL}。",
            [
                ("《自查月报》", "rrule:FREQ=MONTHLY;BYMONTH=9,10,11,12;BYMONTHDAY=15 16:00"),
                ("《自查月报》", "rrule:FREQ=MONTHLY;BYMONTH=9,10,11;BYMONTHDAY=26 16:00"),
            ],
        ),
    ],
)  # fmt: skip
def test_each_paper_of_a_sentence_has_its_own_day(text: str, papers: list[tuple[str, str]]) -> None:
    found = draft(HEAD + text + TAIL, calendar=CALENDAR).requirements

    assert [(one.title, one.due) for one in found] == papers


def test_a_term_that_ends_in_the_next_year_is_planned_in_the_year_of_its_deadlines() -> None:
    text = (
        "关于秋季学期作业管理工作的通知\n各学校：\n1.《方案》于9月12日17:00前发至a@example.com。\n"
        "2.《自查报告》于12月19日17:00前发至a@example.com。\n3.《总结》于2026年1月9日17:00前发至a@example.com。\n"
        "县教育局\n2025年8月29日"
    )
    found = draft(text, calendar=CALENDAR)

    assert (found.year, [one.due for one in found.requirements]) == (
        2025, ["09-12 17:00", "12-19 17:00", "next 01-09 17:00"],
    )  # fmt: skip


def test_the_rows_of_a_month_have_the_month_of_the_title() -> None:
    text = (
        "县教师发展中心2025年10月工作安排\n各学校：\n表中写明“交”的材料一律发至a@example.com。\n"
        "日期\t星期\t工作内容\t参加单位\n9日\t四\t教务主任会\t各学校\n10日\t五\t报《进度计划》1份\t各初中\n"
        "13日—17日\t\t教学视导\t各学校\n21日\t二\t课题开题会，每个课题现场交《开题报告》纸质稿1份\t各学校\n"
        "24日\t五\t交《作业设计》2篇，每篇不同学科\t各小学\n县教师发展中心\n2025年9月28日"
    )
    found = draft(text, calendar=CALENDAR)

    assert [(one.title, one.due, one.due_quote) for one in found.requirements] == [
        ("《进度计划》", "10-10", "10日"), ("《开题报告》", "10-21", "21日"), ("《作业设计》", "10-24", "24日"),
    ]  # fmt: skip


def test_a_day_of_the_year_before_the_plans_is_written_whole() -> None:
    text = (
        "关于2026年度缴存基数调整的通知\n各单位：\n《清册》于12月10日17:00前发至a@example.com。\n县中心\n2025年11月20日"
    )
    found = draft(text, calendar=CALENDAR)

    assert (found.year, [one.due for one in found.requirements]) == (2026, ["2025-12-10 17:00"])


@pytest.mark.parametrize(
    ("series", "year", "dues"),
    [
        ("自2026年9月起每月10日前", 2026, ["2025-12-12", "rrule:FREQ=MONTHLY;BYMONTH=9,10,11,12;BYMONTHDAY=10"]),
        ("2025年12月至2026年2月每月10日前", 2025,
            ["12-12", "rrule:FREQ=MONTHLY;BYMONTH=12;BYMONTHDAY=10", "next 01-10", "next 02-10"]),
    ],
)  # fmt: skip
def test_what_is_due_every_month_of_the_year_after_is_a_plan_of_that_year(series, year, dues) -> None:
    text = (
        "关于开展用水统计的通知\n各单位：\n1.《统计员信息表》于2025年12月12日前发至a@example.com。\n"
        f"2.《用水月报表》{series}发至a@example.com。\n县节水办\n2025年11月27日"
    )
    found = draft(text, calendar=CALENDAR)

    assert (found.year, [one.due for one in found.requirements]) == (year, dues)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("各队于6月5日14:00至17:00到体育馆服务台报到并抽签，报到时提交保险单复印件，每队1份。", "06-05 17:00"),
        ("保险单复印件在6月5日报到时提交，每队1份。", "06-05"),
        ("各队6月5日到会，到会时须上交保险单复印件，每队1份。", "06-05"),
    ],
)
def test_what_is_handed_over_on_arrival_is_due_that_day(said: str, due: str) -> None:
    whole = f"关于举办龙舟赛的通知\n各乡镇文体站：\n一、报到\n{said}\n\n县体育中心\n2026年5月2日\n"

    assert [(one.title.removeprefix("各队"), one.due) for one in draft(whole).requirements] == [("保险单复印件", due)]


def test_a_paper_form_that_is_brought_besides_has_its_own_day() -> None:
    text = (
        "1.《领队登记表》于5月15日前发至邮箱ls@example.com。\n"
        "2.《领队登记表》除在5月15日前发电子版外，还须在6月5日报到时交盖章的纸质件，每队1份。"
    )
    whole = f"关于举办龙舟赛的通知\n各乡镇文体站：\n一、材料\n{text}\n\n县体育中心\n2026年5月2日\n"

    assert sorted(one.due or "" for one in draft(whole).requirements) == ["05-15", "06-05"]


def test_two_groups_transfer_their_files_by_their_own_days() -> None:
    text = "第一组单位：四月十日前移交会计档案和数字化副本；\n第二组单位：五月十五日前移交会计档案和数字化副本。"
    whole = f"关于做好档案进馆的通知\n县直各单位：\n一、移交\n{text}\n\n县档案馆\n二〇二六年三月二日\n"

    assert sorted((one.title, one.due) for one in draft(whole).requirements) == [
        ("会计档案", "04-10"),
        ("会计档案", "05-15"),
        ("数字化副本", "04-10"),
        ("数字化副本", "05-15"),
    ]


@pytest.mark.parametrize("gloss", ["星期日，按国务院办公厅放假安排为调休上班日", "星期日，当日按放假通知正常上班"])
def test_a_long_word_on_the_weekday_hides_no_hour(gloss: str) -> None:
    whole = (
        "关于举办龙舟赛的通知\n各乡镇文体站：\n一、材料\n"
        f"《队员名册》于2026年5月10日（{gloss}）17:30前发至邮箱ls@example.com。\n\n县体育中心\n2026年4月2日\n"
    )

    assert [one.due for one in draft(whole).requirements] == ["05-10 17:30"]
