"""The linter on what ordinary circulars have wrong, and on what they may well say: the odd paper without a place."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
ASKED = "".join(
    f"{n}.《{name}》每校1份，于{day}17:00前发至{BOX}。\n"
    for n, (name, day) in enumerate(
        [("教师花名册", "3月20日"), ("研修计划表", "3月24日"), ("听课登记册", "4月9日"), ("研修总结", "6月11日")], 1
    )
)


def findings(text: str, to: str = "各校"):
    whole = f"县教研室关于报送材料的通知\n{to}：\n{text}\n县教研室\n2026年3月2日\n"
    return lint_circular(whole, CALENDAR)


def told(text: str, to: str = "各校") -> list[str]:
    return [found.kind for found in findings(text, to)]


@pytest.mark.parametrize(
    "odd",
    [
        "参评教师填写《师德承诺书》（附件2）1份，由本人签名、学校盖章，于4月14日17:00前交齐。",
        "主题班会课录像每人1节，MP4格式，于4月14日17:00前报送。",
        "研修学习心得。全体教师每人1篇，不少于1000字，于4月14日17:00前提交。",
        "《监考教师名单》每校1份，于4月14日16:00前报出。",
    ],
)
def test_the_odd_paper_without_a_place_is_told(odd):
    shown = "三、结果公布。5月27日在县教育局网站公布结果，公示期5个工作日。"
    assert told(f"一、材料\n{ASKED}二、其他\n{odd}\n{shown}") == ["no-channel"]


def test_where_only_a_registration_has_a_way_of_its_own_other_papers_need_one():
    way = f"（一）报名方式：各校于3月18日17:00前将《报名表》1份发至{BOX}。"
    assert told(f"{way}\n{ASKED}5.《整改报告》每校1份，于4月14日17:00前提交。") == ["no-channel"]


def test_a_part_that_says_how_papers_are_sent_is_a_place():
    how = "2.材料报送。各校从校级展示中择优推荐，按本通知第二部分的要求报送。"
    odd = "5.主题班会课录像每人1节，MP4格式，于4月14日17:00前报送。"
    found = findings(f"一、步骤\n1.校级展示。3月10日前组织。\n{how}\n二、材料报送\n{ASKED}{odd}")
    assert [(one.kind, one.line) for one in found] == [("no-channel", 11)]


@pytest.mark.parametrize("by_the_clock", [0, 1, 2])
def test_an_office_that_writes_several_days_as_the_close_of_office_has_it_for_its_custom(by_the_clock):
    assert not told(closing(by_the_clock))


def test_the_hour_at_which_offices_close_is_told_where_it_is_the_odd_one():
    assert told(closing(3)) == ["vague-word"]


def closing(by_the_clock: int) -> str:
    return ASKED.replace("17:00前", "下班前").replace("下班前", "17:00前", by_the_clock)


@pytest.mark.parametrize(
    ("days", "kinds"),
    [
        (("4月10日（星期五）下班前",), []),
        (("4月10日下午下班前", "4月17日17:00前"), []),
        (("4月10日下班前", "4月17日17:00前", "4月24日17:00前"), ["vague-word"]),
    ],
)
def test_among_one_or_two_days_none_is_the_odd_one(days, kinds):
    names = ("自查表", "整改台账", "工作总结")
    lines = (f"《{name}》每校1份，于{day}发至{BOX}。" for name, day in zip(names, days, strict=False))
    assert told("\n".join(lines)) == kinds


@pytest.mark.parametrize("total", [20, 21])
def test_a_table_between_wide_spaces_is_added_up(total):
    table = f"部门　件数　人数\n一组　6　2\n二组　7　2\n三组　7　2\n合计　{total}　6\n"
    assert told(f"一、任务\n{table}{ASKED}") == (["sum-mismatch"] if total == 21 else [])


def test_the_last_row_may_leave_cells_out():
    rows = "4月1日　甲校　6　一组\n4月2日　乙校　7　一组\n4月3日　丙校　7　二组\n合计　　21\n"
    table = f"日期　学校　教师（人）　组别\n{rows}"
    assert told(f"一、任务\n{table}{ASKED}") == ["sum-mismatch"]


@pytest.mark.parametrize("spoken", ["研修行动计划表", "研修计划登记表"])
def test_what_was_handed_in_is_spoken_of_by_its_name(spoken):
    assert told(f"{ASKED}5.王老师对各校上传的《{spoken}》逐份查看。") == ["names-vary"]


@pytest.mark.parametrize("spoken", ["研修计划表", "教学能力自评分析"])
def test_by_its_own_name_or_by_one_unlike_all_nothing_is_told(spoken):
    assert told(f"{ASKED}5.王老师对各校上传的《{spoken}》逐份查看。") == []


@pytest.mark.parametrize("number", [2, 1])
def test_two_attachments_of_like_names_are_two_papers(number):
    text = (
        f"一、各校对照《安全隐患排查清单》（附件1）逐项自查。\n"
        f"二、《安全隐患排查台账》（附件{number}）1份于4月9日17:00前发至{BOX}。"
    )
    assert ("names-vary" in told(text)) == (number == 1)


@pytest.mark.parametrize("spoken", ["研修计划书", "研修计划表"])
def test_a_title_that_ends_in_another_sign_is_another_name(spoken):
    found = told(f"{ASKED}二、考核满分100分：《{spoken}》40分，听课30分，总结30分。")
    assert ("names-vary" in found) == (spoken == "研修计划书")


def test_a_form_of_the_attachments_that_nobody_asks_for_is_told():
    text = ASKED.replace("研修计划表", "参评案例登记表")
    attached = "附件：1.优秀案例申报表\n2.教师花名册\n3.听课登记册"
    assert told(f"{text}{attached}") == ["names-vary"]
    assert told(f"{text}{attached.replace('优秀案例申报表', '参评案例登记表')}") == []


def test_a_sheet_is_told_where_the_list_alone_calls_it_otherwise():
    attached = "附件：1.校本研训计划表\n2.教师花名册"
    sheet = "附件1\n校本研修计划表"
    found = findings(f"{ASKED.replace('研修计划表', '校本研修计划表')}{attached}\n县教研室\n2026年3月2日\n{sheet}")
    assert [(one.kind, one.quote) for one in found] == [("names-vary", "校本研训计划表")]


def test_one_day_without_its_hour_among_those_that_have_one_is_told():
    assert told(ASKED.replace("6月11日17:00前", "6月11日前")) == ["inclusive-unclear"]


def test_a_day_that_says_it_is_in_is_clear_among_those_with_their_hour():
    assert told(ASKED.replace("6月11日17:00前", "6月11日（含当日）前")) == []


def test_a_blank_left_for_the_copies_is_told_where_they_are_free_to_apply():
    form = f"自愿申报的学校于4月14日17:00前将《申请表》（一式　份，加盖公章）发至{BOX}。"
    assert told(f"{ASKED}5.{form}") == ["count-missing"]


def test_lessons_of_a_list_need_a_number_where_all_others_have_one():
    works = (
        f"1.《推荐表》每校1份，于4月9日17:00前发至{BOX}。\n2.《汇总表》每校1份，于4月9日17:00前发至{BOX}。\n"
        f"3.教学设计，每人1篇，于4月9日17:00前上传到云平台“大赛”专栏。\n"
        f"4.课堂实录视频，由各校于4月9日17:00前上传到云平台“大赛”专栏。\n"
        f"5.决赛课件，每人1份，于4月9日17:00前上传到云平台“大赛”专栏。"
    )
    assert told(works) == ["count-missing"]


def test_some_projects_are_some_and_which_nobody_says():
    text = f"{ASKED}5.部分在建项目须另报《专项报告》1份，于4月14日17:00前发至{BOX}。"
    assert told(text, to="各企业") == ["who-unclear"]


@pytest.mark.parametrize("span", ["学校暑假为2026年7月11日至8月30日", "2026年7月11日至8月30日为中小学、幼儿园暑假"])
def test_a_vacation_may_be_told_before_or_behind_its_days(span):
    text = f"一、{span}。\n二、各专业科于7月24日17:00前将《巡查记录表》1份交教务科（行政楼203室）。"
    assert told(text, to="各专业科，各实习医院") == ["in-vacation"]


@pytest.mark.parametrize("rest", [10, 15])
def test_points_may_be_told_in_the_sentence_behind_their_sum(rest):
    points = f"考核总分100分。组织管理15分，研培实施30分，教师参与20分，教研成果20分，档案建设{rest}分。"
    assert told(f"一、{points}\n{ASKED}") == (["sum-mismatch"] if rest == 10 else [])


@pytest.mark.parametrize("rest", [20, 10])
def test_so_many_in_which_there_are_so_many_of_each_are_added_up(rest):
    parts = f"114个图斑中，果园类52个、坑塘类21个、林木类31个、其他类{rest}个。"
    assert told(f"一、{parts}\n{ASKED}") == (["sum-mismatch"] if rest == 20 else [])


def test_one_for_each_subject_of_each_school_is_not_one_for_each_school():
    assert told(f"一、小学：语文、数学、英语，每校每学科1人，全县14所小学共42人。\n{ASKED}") == []


@pytest.mark.parametrize(
    ("ends", "kind"), [("活动结束后", "no-date"), ("活动结束后，各校认真梳理做法，尽快", "vague-word")]
)
def test_what_is_owed_once_something_has_ended_lacks_a_day_or_is_told_vaguely(ends, kind):
    assert told(f"一、材料\n{ASKED}二、{ends}将《活动小结》1份发至{BOX}。") == [kind]


@pytest.mark.parametrize(
    "may",
    [
        "县教育局、县市场监督管理局分四组到校检查。",
        "（一）申请认定。学生或监护人向学校提出申请，填写《认定申请表》，学校审核后确定名单。申请表由学校留存5年。",
        "结果反馈\n12月31日前（含当日），督导室向各校反馈评价结果和整改意见，并报县人民政府。",
        "县统计局对上报数据逐表审核，对发现的疑问以《数据查询单》形式向学校核实。",
        "活动照片、签到表等过程资料由各校自行归档。",
    ],
)
def test_what_the_office_does_and_what_stays_leaves_nothing_open(may):
    assert told(f"{ASKED}5.{may}") == []


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("5.值周教师检查早读，检查情况上报教导处。", []),
        ("5.各校完成整改后，整改情况上报教研室。", []),
        ("5.各校将听课记录发至" + BOX + "。", ["no-date"]),
        ("5.《听课记录》每校1份，发至" + BOX + "。", ["no-date"]),
        ("5.听课记录每校1份，发至" + BOX + "。", ["no-date"]),
    ],
)
def test_a_day_or_place_is_missing_where_a_paper_is_marked_counted_or_sent_as_its_office_does(line, kinds):
    assert told(ASKED + line) == kinds


@pytest.mark.parametrize(
    "line",
    [
        "二、学期初报送的材料",
        "1.《研修日志》每人每次1篇，分别于5月15日17:00、6月2日17:00前发至" + BOX + "。\n"
        "2.《学习报告》每人1份，6月5日17:00前发至" + BOX + "。",
        "优秀作品由教研室编印成册，免费发至各校。",
        "（一）精品课程在白渡教师研修网展播，并推荐参加市级评选。",
        "各园于4月10日17:00前，将以下材料各1份发至" + BOX + "：\n1.收费自查报告；\n2.收费统计表；\n3.收费公示牌照片。",
    ],
)
def test_ordinary_lines_have_nothing_wrong(line):
    text = (
        f"一、会议\n3月16日召开。\n{line}\n{ASKED}" if line.startswith("二、") else f"一、材料\n{ASKED}二、其他\n{line}"
    )
    assert told(text) == []


def test_a_slip_in_a_date_is_no_gap_between_the_items_that_it_begins():
    assert told(f"一、材料\n{ASKED}二、活动\n1.11年5日至7日，跟岗学习。\n2.11月14日，展示活动。") == ["slip"]


@pytest.mark.parametrize("spoken", ["《送教工作方案》要写明时间，由校长签字。", "上报的《送教工作方案》以送教为主。"])
def test_a_marked_name_that_only_a_demand_on_it_bears_varies(spoken):
    asked = ASKED.replace("研修计划表", "送教工作计划")
    assert told(f"一、材料\n{asked}二、要求\n{spoken}") == ["names-vary"]


@pytest.mark.parametrize(
    ("below", "kinds"), [("小学：xx@example.com\n初中：cz@example.com", []), ("由各校自定。", ["unnamed-channel"])]
)
def test_a_mailbox_is_named_by_the_part_that_bears_its_name(below, kinds):
    asked = ASKED.replace(BOX, "指定邮箱")
    assert told(f"一、材料\n{asked}二、指定邮箱\n{below}") == kinds
