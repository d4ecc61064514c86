"""The linter on what looks like a gap and is none: told of each, of a place, of a step, or in a name."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"


def told(text: str, head: str = "各校") -> list[tuple[str, int]]:
    whole = f"县教研室关于报送材料的通知\n{head}：\n{text}\n县教研室\n2026年3月2日\n"
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


def test_a_word_within_the_name_of_a_paper_asks_nobody():
    sheet = "第一小学提交{}1份，于3月20日17:00前发至" + BOX + "，全体教师另交《教案》1份，于3月25日17:00前发至" + BOX
    assert told(sheet.format("《参加活动教师签到表》")) == []
    assert told("参加活动教师提交《教案》1份，于3月20日17:00前发至" + BOX) == [("who-unclear", 3)]


def of_schools(item: str, close: str) -> str:
    papers = f"1.《研修计划》\n2.《信息表》\n3.《统计表》\n4.{item}\n"
    papers += f"以上材料每校{close}1份，于5月15日17:00前发至{BOX}\n"
    teachers = f"（二）教师材料\n1.《教学反思》，每人1篇，于6月12日17:00前发至{BOX}"
    return f"各校（园）按时报送。\n（一）学校材料\n{papers}{teachers}"


@pytest.mark.parametrize(
    ("item", "close", "kinds"),
    [
        ("活动图片。各校、各园按月上传", "", [("who-unclear", 4)]),
        ("活动图片。各校、各园按月上传", "（园）", []),
        ("活动图片", "", []),
        ("活动图片。由各小学、初中和各校、各园按月上传", "", []),
    ],
)
def test_of_a_list_of_schools_one_paper_alone_is_asked_of_kindergartens(item, close, kinds):
    assert [one for one in told(of_schools(item, close), "各校（园）") if one[0] == "who-unclear"] == kinds


def test_what_each_has_is_no_part_of_the_total():
    each = "每个工作室设主持人1名、成员8名，全县共有主持人8名、成员64名，合计{}名。"
    assert told(each.format(72)) == []
    assert told(each.format(74)) == [("sum-mismatch", 3)]


def test_one_for_each_of_three_subjects_makes_three():
    asked = "2.每校报送课例3节，于5月15日17:00前发至" + BOX
    assert told("1.每校围绕语文、数学、英语各打磨1节课例。\n" + asked) == []
    assert told("1.每校打磨1节课例。\n" + asked) == [("count-unclear", 4)]


def test_a_height_is_no_bound_between_those_who_owe():
    assert told("海拔800米以上栽松，800米以下栽柏。") == []
    assert told("教师30人以上的设专职，30人以下的设兼职。") == [("count-unclear", 3)]


@pytest.mark.parametrize(("paper", "found"), [("空缺情况表", []), ("核岗工作总结", [("before-activity-ends", 3)])])
def test_the_form_of_a_step_may_be_due_on_its_last_day(paper, found):
    assert told(f"（一）核定岗位（3月9日至3月20日）。每校填写《{paper}》1份，3月20日17:00前发至{BOX}。") == found


def test_the_sheet_beside_the_text_says_where_each_paper_goes():
    head = ["附表", "材料报送一览表", "序号", "材料名称", "报送单位", "报送时限", "报送方式"]
    plan = ["1", "听课计划表", "第一小学", "3月20日17:00前", f"发至县教研室邮箱{BOX}"]
    report = ["2", "听课总结", "各校", "5月8日17:00前", f"发至县教研室邮箱{BOX}"]
    text = "县教研室关于报送材料的通知\n各校：\n一、报送\n{}\n二、检查\n4月13日检查值班记录。\n县教研室\n2026年3月2日\n"
    more = ["3", "物资清单", "各校", "3月25日17:00前", "上传至指定平台"]
    text += "\n".join([*head, *plan, *report, *more])
    asked = "各单位按附表要求报送材料，报表由校长审签。"
    assert [one.kind for one in lint_circular(text.format(asked), CALENDAR)] == ["unnamed-channel"]


def test_a_holiday_on_which_nothing_is_reported_is_left_out():
    text = "一、报送\n（一）进度。9月21日至11月13日，各校每周五16:00前在“青山教研”系统填报《进度表》，"
    text += f"10月2日国庆假期停报。\n二、总结\n《总结》1份于11月20日17:00前发至{BOX}"
    assert told(text) == []
    assert told(f"《总结》1份于10月2日17:00前发至{BOX}。") == [("rest-day", 3)]


def test_what_is_brought_to_a_meeting_is_due_on_its_day():
    others = "".join(
        f"{n}.《{name}》每校1份，于3月20日17:00前发至{BOX}。\n" for n, name in ((1, "报名表"), (2, "名册"))
    )
    held = "3.定于4月14日15:00在县教研室三楼{}，领队参加。各校须{}《承诺书》1份交组委会。"
    assert told(others + held.format("召开会议", "携带")) == []
    assert told(others + "3.各校须填写《承诺书》1份送组委会（教研室305室）。") == [("no-date", 5)]


def test_works_that_another_item_counts_are_counted():
    step = (
        "一、安排\n（一）作品报送：各校推荐优秀作品参加县级评选。\n二、作品要求\n书写作品{}用四尺宣纸，于5月8日17:00前发至"
        + BOX
    )
    assert told(step.format("每校报送作品10件，")) == []
    assert told(step.format("")) == [("count-missing", 4)]


def test_two_sites_named_side_by_side_are_two():
    sites = "评审结果在“青山教育网”公布。\n每人将教案1份于5月8日17:00前上传至“青山县教师研修网”个人空间。\n"
    beside = "优秀作品在“青山教育网”“青山县教师研修网”展播。"
    assert told(sites + beside) == []
    assert told(sites) == [("names-vary", 4)]


@pytest.mark.parametrize(
    ("when", "found"),
    [
        ("预案满三年的学校，应在满三年之日以前完成修订，并在签发之日起20日内把《备案表》1份送教研室203室", False),
        ("许可证今年到期的食堂，应在到期之日前30日内把《延续申请表》1份送教研室203室", False),
        ("应在系统开通前把《备案表》1份送教研室203室", True),
    ],
)
def test_what_runs_out_for_each_has_a_day_of_its_own(when, found):
    first = f"1.《自查表》每校1份，于5月15日17:00前发至{BOX}。"
    assert told(f"{first}\n2.{when}。") == ([("no-date", 4)] if found else [])


@pytest.mark.parametrize(
    ("rest", "found"),
    [("双休日和春节假期照报不停", []), ("周末也要报", []), ("报表用A4纸", ["rest-day"])],
)
def test_what_goes_on_over_days_off_needs_no_rule(rest, found):
    assert [kind for kind, _ in told(f"《值班表》每校1份，3月14日17:00前发至{BOX}，{rest}。")] == found


@pytest.mark.parametrize(
    "place", ["凡没有另外注明的，都发教研室邮箱", "未特别说明的，一律发教研室邮箱", "没有写明的，全部发教研室邮箱"]
)
def test_where_all_goes_that_says_nothing_else_is_told_for_all(place):
    daily = "②《日报表》：各校汇总后报，每天9:00前报前一天的，3月9日起，3月14日止。"
    papers = f"①《自查表》：每校1份，3月20日17:00前。\n{daily}"
    assert told(f"一、口径。\n{place}{BOX}，每种材料一份。\n二、材料\n{papers}") == []


@pytest.mark.parametrize(("label", "found"), [("【报到哪里】", []), ("交到哪里：", []), ("【其他】", ["no-date"])])
def test_where_alone_is_told_under_its_label(label, found):
    what = "第一条【报什么】《汇总表》每校1份，《学时证明》每人1份。"
    when = "第二条【何时报】第一批4月10日17:00前，第二批4月17日17:00前。"
    where = f"第三条{label}《汇总表》发至{BOX}；《学时证明》送局二楼206室，也可邮寄。"
    assert [kind for kind, _ in told(f"{what}\n{when}\n{where}")] == found


@pytest.mark.parametrize(
    ("sent", "found"),
    [("7月24日发教研室邮箱", ["in-vacation"]), ("7月24日送教研室203室", ["in-vacation"]), ("9月18日发教研室邮箱", [])],
)
def test_a_day_and_right_behind_it_the_place_is_a_deadline(sent, found):
    rest = f"今年暑假为7月11日至8月31日，教研室邮箱：{BOX}。"
    assert [kind for kind, _ in told(f"{rest}\n1.《反思集》，每校1份，电子版，{sent}。")] == found
