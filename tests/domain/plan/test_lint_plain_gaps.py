"""The linter on what a reader sees at once: a blank, a slip, a sum beside its table, a list under a month's heading."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2024, 2028))
ADDRESS = "cailiao@example.com"
TO = f"17:00前发送至{ADDRESS}。"
PAPER = f"《自查表》每校1份，于3月20日{TO}"


def told(text: str, title: str = "关于报送材料的通知", end: str = "县教育局") -> set[str]:
    whole = f"{title}\n各校：\n{text}\n{end}\n2026年3月2日\n"
    return {found.kind for found in lint_circular(whole, CALENDAR)}


@pytest.mark.parametrize("blank", ["每所普通高中限报　　篇", "乡镇初中限报____篇", "各片区限推　　篇"])
def test_a_blank_in_the_place_of_a_limit_is_told(blank):
    assert told(f"一、{PAPER}\n二、{blank}，每所小学限报4篇。") == {"count-missing"}
    full = blank.replace("　　", "6").replace("____", "6")
    assert told(f"一、{PAPER}\n二、{full}，每所小学限报4篇。") == set()


@pytest.mark.parametrize("verb", ["发送致", "上传致", "报送致", "提交致", "发送止", "报送置"])
def test_a_wrong_sign_in_the_verb_is_a_slip(verb):
    assert told(f"一、《自查表》每校1份，于3月20日17:00前{verb}{ADDRESS}。\n二、{PAPER}") >= {"slip"}


@pytest.mark.parametrize(
    "right", ["活动结束后向志愿者报送致谢函。", "数据填报与实际须一致。", "不及时上报致使漏统的，予以通报。"]
)
def test_the_same_sign_in_another_word_is_none(right):
    assert "slip" not in told(f"一、{PAPER}\n二、{right}")


CELLS = "材料名称\n报送单位\n报送时间\n报送方式\n《报名表》\n各校\n2026年3月20日17:00前\n发送至cailiao@example.com\n"
LAST = "\n发送至cailiao@example.com\n二、奖项设置\n设优秀奖10个。"


@pytest.mark.parametrize("around", ["2026年8月底前后", "8月下旬", "2026年6月初左右"])
def test_a_rough_time_in_its_column_is_told(around):
    rows = f"{CELLS}《节目单》\n各校\n2026年4月3日17:00前\n发送至cailiao@example.com\n展演总结\n各校\n"
    assert told(f"一、材料\n{rows}{around}{LAST}") == {"vague-word"}
    assert told(f"一、材料\n{rows}2026年6月26日17:00前{LAST}") == set()


TEAMS = (
    "二、全县共设参赛队{}支，各组别队数如下：\n组别              队数    每队人数    赛制\n"
    "小学男子组        12      14          五人制\n小学女子组        10      14          五人制\n"
    "初中组            9       20          八人制"
)


def test_the_column_of_teams_makes_the_number_above_it():
    assert told(f"一、{PAPER}\n{TEAMS.format(32)}") == {"sum-mismatch"}
    assert told(f"一、{PAPER}\n{TEAMS.format(31)}") == set()


MONTHS = (
    f"一、按月安排\n九月份\n1.召开会议。\n2.{PAPER}\n3.下校视导。\n十月份\n1.联片教研。\n2.新教师培训。\n3.学科竞赛。\n"
    "十一月份\n1.质量分析。\n2.论文评选。\n{}.校本教研。"
)


def test_a_list_under_the_next_heading_begins_anew():
    assert told(MONTHS.format(4)) == {"numbering-gap"}
    assert told(MONTHS.format(3)) == set()
    assert told("学校材料\n1.计划\n2.总结\n3.名单\n4.课表\n教师材料\n1.教案\n2.反思\n3.课件\n") == set()


def test_a_list_within_an_item_leaves_the_item_its_number():
    inner = "学校材料\n1.填写登记表。\n2.撰写小结。\n"
    assert (
        told(f"一、安排\n1.召开会议。\n{inner}2.下校视导。\n教师材料\n1.听课。\n2.评课。\n3.开展竞赛。\n{PAPER}")
        == set()
    )


def test_the_year_behind_an_office_is_no_room_of_it():
    held = f"一、{PAPER}\n二、合格的每人计12学时，各校将《学时认定名单》于4月10日前上报县教师进修学校审核。"
    title = "县教师进修学校关于做好2026年教师研修工作的通知"
    assert told(held, title, "县教师进修学校") == {"no-channel"}
    assert told(f"{held}\n联系人：王老师，县教师进修学校306室。", title, "县教师进修学校") == set()


@pytest.mark.parametrize(
    "said", ["经报县教师进修学校同意，我校定于4月组织跟岗培训。", "考核结果报县教师进修学校，计入年终考核。"]
)
def test_what_the_office_reports_itself_has_no_place_to_tell(said):
    title = "县教师进修学校关于做好2026年教师研修工作的通知"
    assert told(f"一、{PAPER}\n二、{said}", title, "县教师进修学校") == set()


OBJECTION = "教师有异议的，填写《复核申请书》1份，于4月10日17:00前提交，逾期不予受理。"
WITHIN = "（一）个人申请。教师如实填报，并将材料交{}，由学校统一报送。\n（二）学校初审。\n二、报送\n"


@pytest.mark.parametrize("own", ["本校教导处", "所在学校", "本单位办公室"])
def test_a_step_within_the_school_is_no_place_of_other_papers(own):
    papers = f"（一）教师材料（发送至邮箱{ADDRESS}）\n《申请表》每人1份，3月20日17:00前\n三、异议\n"
    assert told(f"一、程序\n{WITHIN.format(own)}{papers}{OBJECTION}") == {"no-channel"}
    assert told(f"一、程序\n{WITHIN.format(own)}{papers}{OBJECTION.replace('提交', f'发送至{ADDRESS}')}") == set()


def test_what_is_late_is_told_of_behind_a_demand():
    assert told(f"一、{PAPER}\n二、{OBJECTION}") == {"no-channel"}
    assert told(f"一、{PAPER}\n二、逾期提交材料的不予受理。") == set()


MARKS = "各校召开质量分析会，研究对策，于5月5日17:00前将《质量分析报告》1份发送至cailiao@example.com。"


def test_a_day_behind_a_deed_is_still_that_of_the_paper():
    exam = "模拟考试于4月22日至4月23日进行，阅卷由教研室统一组织，成绩公布后"
    assert told(f"一、{PAPER}\n二、{exam}{MARKS}") == {"rest-day"}
    assert told(f"一、{PAPER}\n二、{exam}{MARKS.replace('5月5日', '5月6日')}") == set()


LEAGUE = (
    "一、比赛时间与地点\n比赛时间：2026年4月11日至5月17日，逢周六、周日进行。\n"
    "开幕式于4月11日举行，各队参赛。\n二、材料\n"
)


def test_a_summary_of_matches_comes_after_the_last():
    summary = f"各校形成《联赛参赛总结》，每校1份，于5月{{}}日{TO}"
    title = "关于举办2026年校园足球联赛的通知"
    assert told(f"{LEAGUE}{summary.format(15)}", title) == {"before-activity-ends"}
    assert told(f"{LEAGUE}{summary.format(20)}", title) == set()


def test_a_diary_is_kept_to_the_last_day():
    practice = "跟岗实践安排在4月13日至4月24日，学员跟班学习，每日填写日志，于4月{}日17:00前将"
    practice += "《跟岗实践日志》1本送至县教育局205室。"
    assert told(f"一、{PAPER}\n二、{practice.format(23)}") == {"before-activity-ends"}
    assert told(f"一、{PAPER}\n二、{practice.format(27)}") == set()


def test_the_material_of_what_schools_hold_themselves_comes_after_it():
    table = "活动内容\t时间\t形式\n网络研修\t3月9日至3月31日\t研修网\n主题班会展评\t4月7日至5月15日\t{}"
    papers = f"主题班会展评材料每校1份，于5月8日{TO}"
    assert told(f"一、活动\n{table.format('各校自行组织')}\n二、{papers}") == {"before-activity-ends"}
    assert told(f"一、活动\n{table.format('县教师进修学校现场')}\n二、{papers}") == set()


@pytest.mark.parametrize("paper", ["课堂实录", "汇报课的课堂实录", "教学实录"])
def test_a_recording_of_a_lesson_without_a_day_is_told(paper):
    plan = f"一、汇报课\n请王老师把汇报课的教学设计在5月20日{TO}\n"
    behind = f"\n二、考核\n考核分个人述职、学校评议两步，时间为6月1日至6月12日。\n《考核表》1份，6月17日{TO}"
    assert told(f"{plan}请孙老师把{paper}报送到{ADDRESS}。{behind}") == {"no-date"}
    assert told(f"{plan}请孙老师把{paper}于5月20日17:00前报送到{ADDRESS}。{behind}") == set()
    assert told(f"{plan}听课教师观看{paper}，写好笔记。{behind}") == set()
