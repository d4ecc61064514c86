"""What is not handed in leaves nothing open; nor what the office does itself, nor how it was last year."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.circulars.not_handed_in import stays, without_what_stays
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "fw@example.com"
PAPER = f"《自查表》每站1份，于3月20日17:00前（含当日）发至{BOX}。"


def told(text: str) -> list[tuple[str, str]]:
    whole = f"县服务中心关于做好今年服务工作的通知\n各服务站：\n{text}\n县服务中心\n2026年3月2日\n"
    return [(found.kind, found.quote) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    "said",
    [
        "排班、点名、来访登记和现场照片等资料由各站收好，下半年中心上门查阅，不需要上交。",
        "来访登记本、交接班记录摆在窗口，中心4月7日至9日会同街道抽看，不要送到中心来。",
        "服务台账和现场照片由各站收好，无需报送县中心。",
        "窗口日志和照片由站长收好，不必往中心寄。",
    ],
)
def test_what_is_not_handed_in_needs_no_day_no_place_and_no_number(said):
    assert told(f"一、{PAPER}\n二、{said}") == []


@pytest.mark.parametrize(
    "said",
    [
        "将《来访情况报告》留在窗口，不要送到县中心204室。",
        "《来访记录》要尽快整理好归档，不要传到群里。",
        "窗口照片要尽快整理好，不要送到中心来。",
    ],
)
def test_what_stays_where_it_is_has_no_day_no_hurry_and_no_group(said):
    papers = "\n".join(
        f"{mark}、《{name}》每站1份，3月{day}日17:00前（含当日）发至{BOX}。"
        for mark, name, day in (
            ("一", "自查表", 17),
            ("二", "设备台账", 18),
            ("三", "岗位清单", 19),
            ("四", "值守方案", 20),
        )
    )
    assert told(f"{papers}\n五、{said}") == []


@pytest.mark.parametrize(("last", "found"), [("，不要送到县中心来", []), ("", [("no-date", "（四）来访登记表。")])])
def test_an_item_that_stays_where_it_is_is_not_left_out_of_the_days(last, found):
    listed = f"（一）窗口自查表；\n（二）设备台账；\n（三）岗位清单；\n（四）来访登记表{last}。"
    text = f"一、材料\n{listed}\n二、第（一）（二）（三）项于3月20日17:00前（含当日）发至{BOX}。"
    assert [one for one in told(text) if one[0] == "no-date"] == found


@pytest.mark.parametrize(("cells", "kinds"), [("1份\t\t不要送到中心来", []), ("1份\t\t送204室", ["no-date"])])
def test_a_row_that_stays_where_it_is_lacks_nothing(cells, kinds):
    rows = f"自查表\t1份\t3月17日17:00前\t发至{BOX}\n设备台账\t1份\t3月18日17:00前\t发至{BOX}\n来访登记表\t{cells}"
    found = told(f"材料名称\t份数\t截止日期\t报送方式\n{rows}")
    assert [kind for kind, _ in found if kind != "inclusive-unclear"] == kinds


def test_what_is_handed_in_beside_it_still_does():
    said = f"来访登记本留在站里，不要送来，《来访情况报告》1份发送至{BOX}。"
    assert [kind for kind, _ in told(f"一、{PAPER}\n二、{said}")] == ["no-date"]


@pytest.mark.parametrize(("note", "found"), [("不要转成图片", []), ("另附图片", [("count-missing", "图片")])])
def test_a_form_that_is_not_to_be_made_a_picture_asks_for_none(note, found):
    text = f"一、{PAPER}\n二、附表填写说明：\n①按月填写。\n②表头保持原样，{note}"
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "says_so"),
    [
        ("原件不必寄县局", True),
        ("视频不收,教案发到邮箱", False),
        ("登记本不用交", True),
        ("不要迟报,于3月6日前报送", False),
        ("不少于3篇,报送县局", False),
    ],
)
def test_a_sentence_stays_where_nothing_else_of_it_goes(text, says_so):
    assert stays(text) is says_so


def test_the_clauses_keep_their_places():
    text = "视频不收,教案发到邮箱"
    assert len(without_what_stays(text)) == len(text)
    assert without_what_stays(text).strip() == ",教案发到邮箱"


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("，比上年同期多3件", []),
        ("，较2025年一季度减少4件", []),
        ("、电话3件", [("sum-mismatch", "24件，其中现场8件、来信10件、网上6件、电话3件")]),
    ],
)
def test_how_many_more_than_last_year_is_no_part_of_the_whole(behind, found):
    assert told(f"一、一季度各站办理投诉24件，其中现场8件、来信10件、网上6件{behind}。\n二、{PAPER}") == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [("5月下旬评选服务标兵8名，公示后发文表扬", []), ("5月下旬报送服务标兵名单1份", [("vague-word", "下旬")])],
)
def test_what_the_office_picks_itself_needs_no_exact_day_in_a_table(cell, found):
    text = (
        "一、任务清单\n序号 | 任务 | 责任单位 | 具体要求和时限\n"
        f"1 | 自查 | 各服务站 | 《自查表》每站1份，3月20日17:00前（含当日）发至 {BOX}\n"
        f"2 | 台账 | 各服务站 | 《服务台账》每站1份，4月8日17:00前（含当日）发至 {BOX}\n"
        f"3 | 评比 | 县服务中心 | {cell}"
    )
    assert [one for one in told(text) if one[0] == "vague-word"] == found


@pytest.mark.parametrize(
    ("said", "found"), [("报名期限过后不再补报", []), ("大检查过后报送县中心", [("vague-word", "过后")])]
)
def test_past_a_deadline_is_no_vague_time(said, found):
    assert [one for one in told(f"一、{PAPER}\n二、《服务小结》每站1份，{said}。") if one[0] == "vague-word"] == found


def test_one_contradiction_of_a_table_with_one_cell_a_line_is_told_once():
    text = (
        f"一、《值守方案》每站1份，3月17日（周二）前（含当日）发至{BOX}。\n"
        f"二、《设备清单》每站1份，3月24日（周二）前（含当日）发至{BOX}。\n"
        "三、材料一览表\n序号\n材料名称\n报送单位\n时间\n份数\n1\n值守方案\n各服务站\n3月19日前\n1\n2\n设备清单\n各服务站\n3月24日前\n1"
    )
    assert [kind for kind, _ in told(text)].count("conflicting-dates") == 1


@pytest.mark.parametrize(("who", "found"), [("由县服务办", []), ("各站", [("before-activity-ends", "4月9日")])])
def test_a_check_by_the_office_is_nothing_that_the_stations_report_on(who, found):
    text = (
        f"一、四级以上窗口{who}于4月6日至9日开展现场检查，重点看台账。\n"
        f"二、《窗口检查工作总结》每站1份，4月9日（含当日）前发至{BOX}。"
    )
    assert [one for one in told(text) if one[0] == "before-activity-ends"] == found


@pytest.mark.parametrize("lead", ["按下列日程送到县中心204室：", "送到县中心204室：", "按下列日程到县中心204室送交。"])
def test_a_timetable_right_below_has_the_days(lead):
    rows = "\n日期\t单位\n4月14日（星期二）\t城区各站\n4月15日（星期三）\t乡镇各站"
    papers = (
        f"一、{PAPER}\n二、《培训总结》每站1份，4月3日17:00前（含当日）发至{BOX}。\n三、各站派1人把《窗口服务手册》"
    )
    assert [kind for kind, _ in told(f"{papers}{lead}{rows}") if kind == "no-date"] == []
    assert [kind for kind, _ in told(f"{papers}送交县中心204室。") if kind == "no-date"] == ["no-date"]
