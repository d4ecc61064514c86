"""Days without 前 that are deadlines all the same: beside what is sent, in a calendar, for what is brought along."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

BOX = "cailiao@example.com"
PLAN = f"1.《研修计划》每校1份，于3月20日17:00前发至{BOX}。"


def days(*lines: str, to: str = "各校") -> list[tuple[str, str | None]]:
    whole = "\n".join(("县教研室关于报送材料的通知", f"{to}：", "一、材料", PLAN, *lines, "县教研室", "2026年3月2日"))
    return [(one.title.strip("《》"), one.due and one.due[:5]) for one in draft(whole).requirements[1:]]


@pytest.mark.parametrize(
    "said",
    [
        f"各专业部7月8日将《成绩汇总表》发教务处邮箱{BOX}。",
        f"各教研组7月8日（星期三）将《成绩汇总表》发送到教务处邮箱{BOX}，试卷由教务处印制。",
        f"各专业部的《成绩汇总表》7月8日发教务处邮箱{BOX}。",
        f"技能节结束后，各专业部写出《成绩汇总表》，7月8日发教务处邮箱{BOX}。",
        f"参加实践的教师每人填写《成绩汇总表》1份，字数不限，7月8日发教务处邮箱{BOX}。",
        f"《成绩汇总表》，每名骨干教师1份，电子版，不少于5篇，7月8日发教务处邮箱{BOX}。",
        f"《成绩汇总表》每组1本，写明主讲人，不超过3页，附课表，组长签字，7月8日发教务处邮箱{BOX}。",
        f"《成绩汇总表》复印件，每人至少15页，首页盖章，7月8日发教务处邮箱{BOX}。",
    ],
)
def test_a_day_right_before_what_is_sent_is_the_deadline(said):
    assert days(said) == [("成绩汇总表", "07-08")]


@pytest.mark.parametrize("said", ["县教研室的《成绩汇总表》7月8日发各校。", "《成绩汇总表》由教务处7月8日发至各校。"])
def test_what_the_office_sends_to_all_is_not_owed(said):
    assert days(said) == []


def test_two_days_may_be_told_for_each_time():
    said = f"各部建立《合作台账》，3月31日、6月30日各报一次，发实习处邮箱{BOX}。"
    assert days(said) == [("合作台账", "03-31"), ("合作台账", "06-30")]


def test_a_calendar_says_behind_the_day_what_is_handed_in():
    lines = (
        "◆三月",
        "3月11日　星期三　　召开园长会",
        "3月13日　星期五　　交：园务计划（邮箱）；交：作息时间表（网站）",
        "◆五月",
        "5月1日至5日　　　　劳动节放假，5月9日（星期六）上班",
        "5月15日　星期五　　交：宣传月方案（邮箱、网站）",
    )
    assert days(*lines) == [("园务计划", "03-13"), ("作息时间表", "03-13"), ("宣传月方案", "05-15")]


@pytest.mark.parametrize(
    "said",
    [
        "2.4月9日（星期四）14:30在四楼会议室召开部署会，各校校长参加，并携带《承诺书》1本到会展示。",
        "2.4月9日（星期四）14:30在四楼会议室召开部署会。参会学校请将《承诺书》一式两份签字盖章后带至会场，交人事股。",
        "2.4月9日（星期四）9:00在科技馆报告厅进行展评。入围作者须携带《承诺书》纸质版5份到场，8:30开始签到。",
        "2.《承诺书》（附件2）。教师签字后，于4月9日岗前培训时在报告厅交县局工作人员。",
        "2.《承诺书》，由领队于4月9日（星期四）彩排时带到文化馆一楼剧场交工作人员。",
    ],
)
def test_what_is_brought_to_a_meeting_is_due_on_its_day(said):
    assert days(said) == [("承诺书", "04-09")]


def test_what_is_brought_has_the_day_under_the_heading_of_the_time():
    said = (
        "二、会议时间",
        "2026年4月9日（星期四）9:00，会期半天。",
        "三、材料",
        "参会时，各校携带《情况表》一式两份，签到时交人事股。",
    )
    assert days(*said) == [("情况表", "04-09")]


def test_a_hospital_owes_what_the_institutions_it_is_one_of_are_asked_for():
    said = f"2.二级医院应当于4月17日（星期五）、4月24日（星期五）前各报送一次《自查进度表》，发至{BOX}。"
    assert days(said, to="各定点医疗机构") == [("自查进度表", "04-17"), ("自查进度表", "04-24")]
    assert days(said.replace("应当", "")) == []


@pytest.mark.parametrize("how", ["各栏全部填写", "问题全部列出", "全部用楷体书写", "所有栏目如实填写"])
def test_a_word_of_how_it_is_filled_in_does_not_speak_of_all_papers(how):
    said = f"2.《下乡汇总表》（附件2）。每校1份，{how}，于4月9日17:00前上传到教研网“名师”专栏。"
    assert days(said) == [("下乡汇总表", "04-09")]


def test_evidence_of_which_so_many_copies_are_asked_is_a_paper():
    said = "2.于4月9日17:00前将《申报表》（附件3）和佐证材料{}报送至县教育局基教股。"
    assert days(said.format("各一式两份")) == [("申报表", "04-09"), ("佐证材料", "04-09")]
    assert days(said.format("")) == [("申报表", "04-09")]


def test_the_number_of_an_attachment_tells_with_what_it_goes():
    lines = ("2.公示照片：与附件1电子版一并发送至上述邮箱，远景、近景各1张。", "附件：1.认定结果汇总表")
    dated = f"3.《认定结果汇总表》（附件1）：3月27日17:00前发至{BOX}。"
    assert ("公示照片", "03-27") in days(dated, *lines)


def test_the_form_of_a_paper_is_not_the_paper():
    lines = (f"2.教学设计。每人1份，按照附件1的格式撰写，4月9日17:00前发至{BOX}。", "附件：1.教学设计格式要求")
    assert days(*lines) == [("教学设计", "04-09")]


def test_what_papers_are_to_be_like_names_no_others():
    lines = (
        "二、教师材料",
        "1.“同课共读”教案；",
        "2.“同课共读”课件；",
        "3.听课学习心得体会。",
        "相关要求：",
        "1.心得体会要结合实际，每篇不少于1000字。",
        "2.教案和课件须为同一节课。",
        f"3.教师材料提交截止时间：4月9日17:00，发至{BOX}。",
    )
    assert [title for title, _ in days(*lines)] == ["“同课共读”教案", "“同课共读”课件", "听课学习心得体会"]


def test_what_is_made_of_it_is_no_paper():
    said = f"2.各校将教师电子照片于4月9日17:00前发至{BOX}，用于制作参赛证。"
    assert days(said) == [("教师电子照片", "04-09")]


def test_two_that_are_counted_together_have_a_day_each():
    numbered = (
        "1.《实施方案》",
        "2.《排查台账》",
        f"材料1、材料2各一份，材料1于3月6日前、材料2于3月17日前发送至{BOX}。",
    )
    assert days("二、材料上报", *numbered) == [("实施方案", "03-06"), ("排查台账", "03-17")]


def test_months_of_a_list_may_have_one_paper_each():
    lines = (
        "二、材料报送",
        "（一）3月",
        "1.工作计划，3月6日，邮箱。",
        "（二）4月",
        "2.演练总结，4月3日，网站。",
        "（三）7月",
        "3.工作总结，7月8日，邮箱、网站。",
    )
    assert days(*lines) == [("工作计划", "03-06"), ("演练总结", "04-03"), ("工作总结", "07-08")]


def test_what_a_list_is_sorted_by_is_no_paper():
    assert days(f"2.工作室成果目录，按课题、论文、课例分类填写，4月3日前发至{BOX}。") == [("工作室成果目录", "04-03")]
    assert days(f"2.论文、课例，4月3日前按论文、课例分类打包发至{BOX}。") == [("论文、课例", "04-03")]
    assert days(f"2.按学科分类整理的优秀教案每校3份，4月3日前发至{BOX}。") == [("优秀教案", "04-03")]


def test_what_is_drawn_up_by_the_findings_is_a_paper_and_no_rule_to_go_by():
    assert days(f"2.各校根据通报制订《整改方案》，于4月17日17:00前发至{BOX}。") == [("整改方案", "04-17")]
    assert days(f"2.各校根据本县《整改方案》，于4月17日17:00前将《整改总结》发至{BOX}。") == [("整改总结", "04-17")]


def test_works_of_several_arts_are_the_works_that_the_item_names():
    said = "（三）学生艺术作品。每校报送绘画、书法、摄影作品各2件，于4月20日17时前送至县青少年活动中心205室。"
    assert days(said) == [("学生艺术作品", "04-20")]


def test_what_goes_back_to_those_addressed_is_not_owed_with_what_they_hand_in():
    lines = (
        "（五）4月13日至4月17日，编纂中心对稿件进行编辑，并将编辑稿和《稿件审定单》一并返回各单位核对。",
        "（六）4月22日17时前，请将盖章的《稿件审定单》一份送编纂中心年鉴科（县档案馆三楼302室）。",
    )
    assert days(*lines) == [("稿件审定单", "04-22")]


def test_an_item_that_tells_another_day_of_a_paper_names_no_further_one():
    lines = (
        "二、整改提高",
        "各校对照问题清单整改，于4月9日17:00前将《整改报告》1份报县教研室。",
        "三、材料报送",
        f"（一）各校于3月10日17:00前将《自评报告》发至{BOX}。",
        f"（二）各校于3月11日17:00前将《花名册》发至{BOX}。",
        f"（三）各校于3月12日17:00前将《情况报告》发至{BOX}。",
        "（四）各中学、各小学《整改报告》于4月16日17:00前报县教研室，由校长签字并加盖公章。",
    )
    assert [title for title, _ in days(*lines)] == ["整改报告", "自评报告", "花名册", "情况报告"]


def test_what_is_said_behind_a_row_of_parts_leaves_its_day():
    rows = (
        "二、应报的材料",
        "（一）《登记表》，电子，3月13日。专职、兼职都填。",
        "（二）自查报告，纸质，4月3日。检查结束后再写，须写明指出的问题。",
        "（三）培训照片，电子，4月10日。",
    )
    assert days(*rows) == [("登记表", "03-13"), ("自查报告", "04-03"), ("培训照片", "04-10")]


def test_a_line_without_a_mark_does_not_end_a_section_numbered_by_points():
    rows = (
        "2　应报的材料",
        "2.1　《登记表》，电子，3月13日。",
        "2.2　统计表，电子。县直46家，3月31日；",
        "　　　乡镇11家因数据较多，推迟到4月15日。",
        "2.3　补助申请书，纸质，4月24日。愿意申请的才报。",
    )
    told = [("登记表", "03-13"), ("统计表", "03-31"), ("统计表", "04-15"), ("补助申请书", "04-24")]
    assert days(*rows) == told


@pytest.mark.parametrize(
    "said",
    [
        f"题目批下来以后，由5家各写调研报告1篇，字数4000字上下，7月8日（星期三）发邮箱{BOX}。",
        "巡查结束后各镇写调研报告1份，篇幅3000字左右，7月8日（星期三）送203室。",
        "施工完了，各站再写调研报告1篇，大约1500字，7月8日交水利股。",
    ],
)
def test_a_day_behind_the_length_of_what_is_written_is_the_deadline(said):
    assert days(said) == [("调研报告", "07-08")]


def test_a_day_on_which_the_office_passes_it_on_is_none():
    assert days("由评审组写评审报告1份，不超过3000字，7月8日报县政府办公室。") == [("评审报告", None)]


@pytest.mark.parametrize(
    "said",
    ["部分单位还应编报此表，每个单位1份，在7月8日前发送至", "有关企业也要编报该表，每家1份，7月8日17:00前发送至"],
)
def test_this_table_is_called_as_its_item_is(said):
    assert days(f"2.节水计划表。{said}{BOX}。") == [("节水计划表", "07-08")]
