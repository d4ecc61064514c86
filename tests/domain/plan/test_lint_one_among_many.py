"""The one paper, cell or day that lacks what all the others have: it is told, and nothing beside it."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "lc@example.com"


def told(*lines: str, to: str = "各林场") -> list[tuple[str, int]]:
    body = "\n".join(lines)
    whole = f"县林业局关于做好2026年造林工作的通知\n{to}：\n{body}\n县林业局\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


TABLE = (
    f"一、下列材料由各林场报送，发至{BOX}。",
    "| 序号 | 材料 | 份数 | 截止时间 |",
    "| 1 | 造林进度表 | 1份 | 4月10日 |",
    "| 2 | 苗木检疫报告 | {count} | 4月17日 |",
    "| 3 | 管护合同清单 | 1份 | 4月24日 |",
)


def tabled(*more: str, count: str = "1份") -> list[tuple[str, int]]:
    return told(*(line.format(count=count) for line in TABLE), *more)


@pytest.mark.parametrize(
    "asked",
    [
        "二、各林场另报送护林员考核表1份到林政股302室，按聘用人数填写，加盖公章。",
        "二、各林场踏勘后写成退化林修复建议1份，经OA报林业局造林股。",
    ],
)
def test_a_paper_without_marks_beside_the_table_lacks_its_day(asked):
    assert ("no-date", 8) in tabled(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "二、各林场另报送护林员考核表1份，5月8日前报齐。",
        "二、护林员考核表1份由各林场留存备查。",
        "二、苗木检疫报告由场长签字后报送。",
    ],
)
def test_a_paper_beside_the_table_with_a_day_or_kept_is_none_left_out(asked):
    assert "no-date" not in {kind for kind, _ in tabled(asked)}


def test_photos_picked_for_a_day_date_no_other_paper():
    photos = "1.现场要拍照。各林场从中选12张作为影像资料，于2026年4月24日17:00前上传到林业网盘。"
    asked = "2.各林场踏勘后写成退化林修复建议1份，经OA报林业局造林股。"
    assert ("no-date", 10) in tabled("二、要求", photos, asked)


PLAN, FORM, BOOK = (
    f"各林场编制《{name}》1份，{day}17:00前通过林业OA系统报造林部。"
    for name, day in (("造林方案", "4月10日"), ("苗木需求表", "4月17日"), ("管护台账", "4月24日"))
)


@pytest.mark.parametrize(("day", "found"), [("", [("no-date", 10)]), ("12月4日17:00前", [])])
def test_under_a_heading_of_handing_in_each_paper_has_its_day(day, found):
    last = f"各林场撰写《造林总结》1篇，{day}通过林业OA系统报造林部。"
    never = "各林场撰写《护林报告》1篇，11月31日17:00前通过林业OA系统报造林部。"
    lines = ("一、报送要求", "（一）计划类", PLAN, FORM, BOOK, "（二）总结类", never, last)
    assert told(*lines) == [("impossible-date", 9), *found]


def test_where_all_materials_are_put_needs_no_day():
    lines = (
        "第一条  学校材料由各小学报送，具体如下：",
        "（1）绿化方案1份，2026年4月10日（星期五）前发送至本学区邮箱；",
        "（2）苗木推荐，每校推荐若干件，2026年4月17日（星期五）前上传至校园绿化网。",
        "第二条  教师材料由教师本人上传至校园绿化网，具体如下：",
        "（1）教学设计1份，2026年4月31日前上传。",
        "第三条  县局只设一个网站，学校材料和教师材料均在该网站上传，账号沿用去年的账号，忘记密码的由管理员重置。",
    )
    assert ("no-date", 8) not in told(*lines, to="各小学")


@pytest.mark.parametrize(
    ("blank", "found"), [("___份", [("count-missing", 6)]), ("（  ）份", [("count-missing", 6)]), ("1份", [])]
)
def test_a_number_that_nobody_filled_in_is_missing(blank, found):
    assert tabled(count=blank) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("苗木检疫报告由检疫员签字，一式三份。", [("count-unclear", 8)]),
        ("苗木检疫报告由检疫员签字，一式两份。", []),
        ("苗木检疫报告一式三份，其中一份由林场存档。", []),
    ],
)
def test_copies_below_a_table_are_as_many_as_in_the_row(said, found):
    assert tabled(f"二、{said}", count="2份") == found


@pytest.mark.parametrize(("many", "found"), [("1", [("count-unclear", 4)]), ("2", [])])
def test_so_many_will_do_where_as_many_were_asked_for(many, found):
    first = "一、各林场于4月10日（星期五）前报送《苗木统计表》，一式2份，送林业局204室。"
    assert told(first, f"二、《苗木统计表》须由场长签字，{many}份即可。") == found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("《值班表》请尽快报林业局", [("vague-word", 4)]),
        ("《值班表》请于4月24日前报林业局", []),
        ("于4月24日前排好，《值班表》请尽快报林业局", []),
    ],
)
def test_the_days_of_a_duty_are_no_day_of_its_roster(asked, found):
    first = f"一、各林场将《造林方案》1份于4月10日17:00前发至{BOX}。"
    lines = (first, f"二、各林场安排好5月1日至5日的值班，{asked}，邮箱同上。")
    assert [one for one in told(*lines) if one[0] == "vague-word"] == found


@pytest.mark.parametrize(("closed", "found"), [("", [("in-vacation", 4)]), ("暑假期间照常收件。", [])])
def test_a_working_day_moved_for_a_feast_says_nothing_of_the_vacation(closed, found):
    lines = (
        f"一、各校将《绿化台账》1份于2026年7月24日前发至{BOX}。",
        f"二、10月10日为国庆假期调休上班日，当天照常办公。{closed}",
    )
    vacation = [(kind, line + 1) for kind, line in told(*lines, to="各中小学校") if kind == "in-vacation"]
    assert vacation == found


@pytest.mark.parametrize(("day", "found"), [("10月23日", [("before-activity-ends", 5)]), ("11月13日", [])])
def test_a_summary_of_the_whole_campaign_waits_for_its_last_week(day, found):
    lines = (
        "一、行动时间为2026年4月7日至10月30日，分部署、自查、互查三步推进。",
        "二、各林场互查于2026年9月1日至9月18日进行。",
        f"三、各林场对本次行动的全过程作出总结，形成《护林行动总结》1份，于2026年{day}17:00前发至{BOX}。",
    )
    assert told(*lines) == found


def test_a_day_taken_in_by_name_among_days_with_their_hour():
    days = ("4月10日17:00前", "4月17日17:00前", "4月24日17:00前", "11月20日前（含11月20日）")
    names = ("造林方案", "苗木需求表", "管护台账", "造林总结")
    lines = (
        f"{n}.《{name}》1份：2026年{day}，发至{BOX}。" for n, (name, day) in enumerate(zip(names, days, strict=True), 1)
    )
    assert told(*lines) == [("inclusive-unclear", 6)]


@pytest.mark.parametrize(("note", "found"), [("", [("inclusive-unclear", 4)]), ("（含）", [])])
def test_the_rarer_manner_is_told_though_a_day_off_is_worked(note, found):
    days = (
        "4月10日（星期五）前（含）",
        f"4月17日（星期五）前{note}",
        "4月24日（星期五）前（含）",
        "5月9日（星期六，调休上班）前（含）",
    )
    names = ("造林方案", "苗木需求表", "管护台账", "造林总结")
    lines = (
        f"{n}.各林场于{day}将《{name}》1份发至{BOX}。" for n, (name, day) in enumerate(zip(names, days, strict=True), 1)
    )
    assert told(*lines) == found


@pytest.mark.parametrize(("place", "found"), [("", [("no-channel", 5)]), ("，邮箱同上", [])])
def test_the_third_paper_that_only_is_to_be_done_by_a_day_goes_nowhere(place, found):
    lines = (
        f"首先，请各林场将《造林方案》1份于2026年4月10日17:00前发到邮箱{BOX}。",
        "其次，请各林场写一份《苗木报告》，在2026年4月17日17:00前发到造林股邮箱，地址同上。报告不超过两千字。",
        f"第三，各林场推荐护林能手2名，填写《护林能手推荐表》一式三份，在2026年4月24日17:00前完成申报{place}。",
        "《护林能手推荐表》见附件1。",
    )
    assert told(*lines) == found


@pytest.mark.parametrize(("place", "found"), [("", [("no-channel", 8)]), ("，发到上述邮箱", [])])
def test_the_place_of_so_many_above_is_none_of_what_comes_below(place, found):
    lines = (
        "（1）《造林方案》1份，2026年4月10日前交；",
        "（2）《苗木台账》1份，2026年4月17日前交；",
        f"以上两样都用电子邮件发到造林股邮箱{BOX}。",
        "申报示范林场的，另填《示范林场申报表》1份，2026年5月8日前发到上述邮箱。",
        "各林场填写《采种问卷》1份，2026年5月15日前寄造林股（县中山路18号）。",
        f"各林场须在2026年5月22日前提交《减免申请》1份，写明上年面积{place}。",
    )
    assert told(*lines) == found
