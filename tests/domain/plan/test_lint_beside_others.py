"""The linter on what stands beside others: in a list that goes on, in a row with a blank, in another clause."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
BOX = "cailiao@example.com"
PAPER = f"《自查表》每校1份，于3月20日17:00前发至{BOX}。"


def told(*lines: str, title: str = "县教研室关于报送材料的通知", number: str = "") -> list[tuple[str, int]]:
    whole = "\n".join((title, *([number] if number else []), "各校：", *lines, "县教研室", "2026年3月2日"))
    return [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)]


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("2.政策宣传。利用村村响、宣传栏、微信群宣传残疾人两项补贴、就业扶持等政策。", []),
        (
            "2.重点整治违规动火作业、违规使用易燃可燃材料装修、占用堵塞疏散通道和安全出口、擅自停用消防设施、违规停放充电五类问题。",
            [],
        ),
        ("2.整治违规动火作业、擅自停用消防设施、违规停放充电四类问题。", [("sum-mismatch", 4)]),
    ],
)
def test_a_number_within_a_name_counts_no_list(said, kinds):
    assert told(f"1.{PAPER}", said) == kinds


def test_the_papers_of_a_list_have_the_day_of_the_line_that_leads_it():
    lines = (
        "（一）材料上报。各校于4月24日（星期五）17:00前上报以下材料：",
        f"1.《推荐表》（附件1），每校2份，发至{BOX}；",
        f"2.事迹材料，每人1份，发至{BOX}；",
        f"3.《推荐汇总表》（附件2），每校1份，发至{BOX}。",
        "（二）总结。",
        f"各校于5月29日17:00前将《活动总结》1份发至{BOX}。",
    )
    assert told("一、步骤", *lines) == []


@pytest.mark.parametrize(("who", "kinds"), [("（园）自愿", []), ("", [("who-unclear", 4)])])
def test_those_who_apply_of_their_own_will_need_no_bound(who, kinds):
    assert told(f"1.{PAPER}", f"2.符合条件的学校{who}申报，于5月20日17:00前将《申报表》1份发至{BOX}。") == kinds


@pytest.mark.parametrize(("rest", "kinds"), [("，其他单位每单位1件", []), ("", [("who-unclear", 3)])])
def test_a_number_for_all_others_forgets_nobody(rest, kinds):
    said = f"1.微课作品，初级中学、小学每校3件{rest}，于5月20日17:00前发至{BOX}。"
    whole = f"县教研室关于报送材料的通知\n各高中、初级中学、小学、幼儿园：\n{said}\n县教研室\n2026年3月2日\n"
    assert [(found.kind, found.line) for found in lint_circular(whole, CALENDAR)] == kinds


def test_a_year_and_those_who_do_it_are_no_name_of_an_activity():
    training = "二、3月25日（星期三）14:30在四楼会议室举办业务培训。"
    assert told("一、材料", f"2025年度执行报告，于3月20日17:00前发至{BOX}。", training) == []
    visits = "二、送教下乡活动自3月9日开始，至4月20日结束，每个工作室完成3次。"
    looks = "三、工作室自评。3月30日至4月3日，各工作室逐项自评打分。"
    assert told("一、材料", f"《名师工作室年度总结》1份，于4月13日17:00前发至{BOX}。", visits, looks) == []


def test_what_nobody_hands_in_has_no_two_names():
    steps = ("1.个人初备。主备人提前一周完成教学设计初稿。", "2.课后反思。授课结束后，在教案末尾写出反思。")
    assert told("一、流程", *steps, "二、材料", PAPER) == []


def test_teachers_themselves_are_the_teachers():
    lines = (
        f"下列材料由教师本人上传到研修网个人空间，于5月8日17:00前完成。材料1由全体英语教师上传，{BOX}。",
        "1.电子证书；",
        "2.课件。",
    )
    assert [one for one in told("一、教师材料", *lines) if one[0] == "who-unclear"] == []


@pytest.mark.parametrize(("number", "kinds"), [("县教研〔23〕2026号", [("slip", 2)]), ("县教研〔2026〕23号", [])])
def test_a_document_s_number_has_its_year_first(number, kinds):
    assert told(f"一、{PAPER}", number=number) == kinds


@pytest.mark.parametrize(("name", "kinds"), [("强基提质", [("names-vary", 5)]), ("强基固本", []), ("乡村振兴", [])])
def test_one_activity_of_a_section_keeps_its_name(name, kinds):
    held = "3月9日至3月18日在全县开展“强基固本”业务练兵活动。"
    asked = f"各校要参加“{name}”业务练兵活动，于3月27日17:00前将《练兵小结》1份发至{BOX}。"
    assert told("一、练兵", held, asked) == kinds


def test_the_number_of_attachments_may_stand_behind_a_comma():
    attached = ("附件：1.自查表", "2.统计表")
    assert told(f"一、{PAPER}", "以上表格样式见附件，共3个。", *attached) == [("sum-mismatch", 4)]
    assert told(f"一、{PAPER}", "以上表格样式见附件，共2个。", *attached) == []


def test_about_the_holidays_is_no_day():
    assert told(f"一、{PAPER}", f"二、各校在暑假放假左右将《变更表》1份发至{BOX}。") == [("vague-word", 4)]


def test_a_paper_and_its_closing_day_elsewhere_are_one():
    sent = f"1.参评作品电子稿。每人1篇，于3月20日17:00前发至{BOX}。"
    assert told(sent, "2.参评作品电子稿截稿时间为3月27日17:00，逾期不予受理。") == [("conflicting-dates", 4)]
    assert told(sent, "2.参评作品电子稿截稿时间为3月20日17:00，逾期不予受理。") == []


def test_a_second_activity_of_a_line_has_days_of_its_own():
    said = (
        "一、4月13日至5月29日举办“耕读传家”朗读活动，7月6日至8月28日举办“小管理员”体验活动，10月12日至30日举办图书展。"
    )
    assert told(said, f"二、{PAPER}") == []


@pytest.mark.parametrize(("first", "second"), [("每位高中英语教师3份", "每位高中英语教师1份"), ("每校3份", "每校1份")])
def test_two_papers_have_numbers_of_their_own(first, second):
    lines = (
        f"1.1 《听课笔记》，{first}，5月8日17:00前发至{BOX}。",
        f"1.2 《单元设计》，{second}，5月8日17:00前发至{BOX}。",
    )
    assert told("1 教师材料", *lines) == []


def test_what_is_chosen_from_all_is_no_number_for_each():
    chosen = "一、县级阶段。根据各校报名视频遴选表演类节目30个，4月14日在剧场展演。"
    assert told(chosen, f"二、每校限报表演类节目2个，于3月20日17:00前将《节目报名表》1份发至{BOX}。") == []


def test_what_an_office_of_the_bureau_reports_upward_needs_no_place():
    head = f"县住建局关于检查的通知\n各施工单位，局属各单位：\n一、{PAPER}\n"
    whole = f"{head}二、局质量安全监督站于6月18日将检查情况汇总上报市住建局。\n"
    assert lint_circular(f"{whole}县住建局\n2026年3月2日\n", CALENDAR) == ()


def test_the_days_off_of_a_feast_end_where_they_are_said_to():
    feast = "一、中秋节9月25日至27日放假，国庆节10月1日至7日放假。"
    assert told(feast, f"二、《自查表》每校1份，于9月29日17:00前发至{BOX}。") == []


def test_a_rule_between_head_and_rows_is_no_row():
    rows = (
        "| 序号 | 材料 | 时间 | 途径 |",
        "| --- | --- | --- | --- |",
        "| 1 | 计划表 | 3月6日 | 邮箱 |",
        "| 2 | 统计表 | 3月9日 | 邮箱 |",
    )
    assert told("一、材料", "各校按下表报送，共2项：", *rows, f"二、邮箱：{BOX}，截止时间为当日17:00。每项1份。") == []


def test_a_blank_under_the_days_of_all_others_is_told():
    rows = [
        "1       网点基本情况表          全部网点      3月6日      邮箱",
        "2       阅读推广案例集          乡镇分馆                  邮箱",
        "3       年度阅读活动表          全部网点      3月13日     邮箱",
    ]
    head = "序号    材料名称                报送网点      时间        途径"
    asked = f"各网点对照下表报送，表中“邮箱”为业务部邮箱{BOX}，每项1份，截止时间为当日17:00。"
    assert told("一、材料", asked, head, *rows) == [("no-date", 7)]


@pytest.mark.parametrize(("place", "kinds"), [("，邮箱", []), ("", [("no-channel", 16)])])
def test_a_list_that_goes_on_from_month_to_month_is_one(place, kinds):
    ways = (
        f"邮箱：{BOX}",
        "网站：县教育网“上报”专栏",
        "凡注“邮箱”的发上述邮箱，凡注“网站”的传上述专栏，每项1份，截止时间一律为当日17:00。",
    )
    march = (
        "【三月】",
        "材料：",
        "（1）工作计划，3月6日，邮箱。",
        "（2）任课表，3月13日，网站。",
        "（3）学生花名册，3月20日，邮箱。",
    )
    april = (
        "【四月】",
        "材料：",
        "（4）教研简报，4月10日，网站。",
        f"（5）安全自查表，4月14日{place}。",
        "（6）质量分析报告，4月24日，邮箱。",
    )
    assert told("一、报送途径", *ways, "二、分月安排", *march, *april) == kinds


@pytest.mark.parametrize(("name", "kinds"), [("自查表", [("names-vary", 4)]), ("自评表", [])])
def test_a_form_spoken_of_by_another_word_is_told(name, kinds):
    asked = f"一、各校将《督导评估自评表》1份于3月20日17:00前发至{BOX}。"
    assert told(asked, f"二、《督导评估{name}》中的每项得分都要有依据。") == kinds


@pytest.mark.parametrize(("named", "kinds"), [("", [("unnamed-channel", 4)]), ("县教育资源平台的", [])])
def test_a_platform_is_not_the_website(named, kinds):
    site = "一、各部将《授课计划》1份于3月6日17:00前上传学校网站（http://www.example.cn）“资料”栏。"
    assert told(site, f"二、各部将《协议扫描件》1份于3月25日17:00前上传到{named}指定平台。") == kinds


def test_all_and_those_who_gave_a_lesson_are_not_the_same():
    asked = f"1.《教学反思》，上展示课的教师每人1篇，5月22日17:00前发至{BOX}。"
    assert told("一、材料", asked, "二、全体教师提交的《教学反思》不少于1000字。") == [("who-unclear", 4)]


@pytest.mark.parametrize(("unit", "kinds"), [("年级或班级", [("count-unclear", 4)]), ("班级", [])])
def test_a_number_is_of_one_unit(unit, kinds):
    said = f"二、读书小报以{unit}为单位报送6份，于4月10日17:00前发至{BOX}。"
    assert told(f"一、{PAPER}", said) == kinds


def test_a_set_of_pictures_may_have_some_more_or_fewer():
    said = f"二、摄影作品：单幅或组照（每组4至6幅），每校3件，于4月10日17:00前发至{BOX}。"
    assert told(f"一、{PAPER}", said) == []


@pytest.mark.parametrize(("day", "kinds"), [("12月12日", [("rest-day", 5)]), ("12月11日", [])])
def test_a_cell_that_says_what_is_handed_in_tells_a_deadline(day, kinds):
    rows = (
        f"3月｜主题：结核病防治｜报：活动小结，3月31日，发邮箱{BOX}",
        f"12月｜主题：总结｜报：年度总结，{day}，发邮箱{BOX}",
    )
    assert told("一、月历。各项材料均报1份，截止时间为当日17:00。", *rows) == kinds


@pytest.mark.parametrize(
    ("number", "kinds"), [("  ", [("count-missing", 4)]), ("　", [("count-missing", 4)]), ("3", [])]
)
def test_a_number_that_was_left_blank_is_told(number, kinds):
    said = f"2.各校同时报送对比照片，每个项目不少于{number}张，于4月10日17:00前发至{BOX}。"
    assert told(f"1.{PAPER}", said) == kinds


@pytest.mark.parametrize(("whole", "kinds"), [(20, [("sum-mismatch", 4)]), (19, [])])
def test_a_team_is_the_sum_of_its_members(whole, kinds):
    team = f"二、每队领队1人、教练员2人、运动员16人（男、女各8人），全队共{whole}人。"
    assert told(f"一、{PAPER}", team) == kinds


@pytest.mark.parametrize(("day", "kinds"), [("5月11日", [("before-activity-ends", 4)]), ("5月20日", [])])
def test_a_certificate_comes_when_the_course_is_over(day, kinds):
    course = "一、网络研修。4月13日至5月15日，参训教师登录研修网完成课程。"
    assert told(course, f"二、网络研修结业证书，每人1份，于{day}17:00前发至{BOX}。") == kinds


def test_a_row_in_which_nothing_is_handed_in_needs_no_day():
    rows = (
        "月份\t主要工作\t学校应交材料\t截止日",
        "3月\t开学检查\t教学工作计划\t3月13日",
        "4月\t集中视导\t无（现场查阅教案）\t—",
        "5月\t期中检测\t质量分析报告\t5月22日",
    )
    assert told(f"一、各校将下表材料各1份于截止日17:00前发至{BOX}。", *rows) == []


def test_how_long_a_week_is_ends_no_activity():
    rows = (
        "周次\t起止日期\t主要工作\t应交材料（截止日期）",
        "第4周\t4月20日—4月24日\t家长会\t《家长会签到表》（4月24日，星期五）",
        "第5周\t4月27日—4月30日\t安全检查\t《安全检查记录》（4月30日，星期四）",
    )
    assert told(f"一、表中材料各1份，均为当日16:30截止，发至{BOX}。", *rows) == []


@pytest.mark.parametrize(("day", "kinds"), [("4月3日", [("before-activity-ends", 4)]), ("4月14日", [])])
def test_each_phase_of_a_line_has_its_own_name(day, kinds):
    phases = "一、督导从3月16日至6月12日进行。其中，学校自查阶段为3月16日至4月10日，实地督导阶段为4月13日至5月15日。"
    assert told(phases, f"二、各校开展自查，撰写《双减自查报告》1份，于{day}17:00前发至{BOX}。") == kinds


def test_two_days_of_a_paper_are_told_beside_the_wrong_weekday_of_another():
    lines = (
        f"1.《审计报告》1份，于3月20日（星期四）17:00前发至{BOX}。",
        "2.登记证书副本原件1份，于3月24日17:00前送民政窗口（2楼216室）。",
        "3.登记证书副本原件于3月27日17:00前送民政窗口（2楼216室），逾期不予盖章。",
    )
    assert told(*lines) == [("weekday-mismatch", 3), ("conflicting-dates", 5)]


def test_the_next_part_is_no_row_of_the_table_above():
    rows = ("序号\t材料\t单位\t时间\t方式", "1\t计划表\t各校\t3月6日\t邮箱", "2\t统计表\t各校\t3月9日\t邮箱")
    head = f"1  材料报送\n各校按下表报送，邮箱为{BOX}，截止时间为当日17:00，每项1份。"
    assert told(*head.split("\n"), *rows, "2  督查指导", "2.1  县教研室于4月组织督查。") == []


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("2.请将图片资料一套（五张，JPG格式）于3月27日17:00前发至" + BOX + "。", []),
        ("2.请将活动照片五张（四张）于3月27日17:00前发至" + BOX + "。", [("count-unclear", 4)]),
        ("我单位推荐的　　　等　　名同志，已于2026年2月27日至3月1日公示。", []),
        ("2.《推荐表》推荐教师　　　名，于3月27日17:00前发至" + BOX + "。", [("count-missing", 4)]),
        (
            "2.《承诺书》，有关单位签字盖章后，原件1份，于3月27日17:00前送县教育局（教育大厦615室）。",
            [("who-unclear", 4)],
        ),
        ("2.《承诺书》1份，由各校填写、相关负责人签字后，于3月27日17:00前送县教育局（教育大厦615室）。", []),
    ],
)
def test_a_blank_a_set_and_a_signature_are_told_by_what_they_are(said, kinds):
    assert told(f"1.{PAPER}", said) == kinds


def test_what_is_done_before_pupils_come_is_handed_in_nowhere():
    assert told("1.各校要在学生报到前完成校舍、食堂、用电安全检查，检查记录存校备查。") == []
    assert told("1.各校要在3月20日17:00前完成安全检查，报送《检查记录》1份。") == [("no-channel", 3)]


def test_prizes_of_a_group_are_no_share_of_a_school():
    table = ("3.获奖名额：", "组别|名额（篇）", "城区初中|12", "城区小学|16", "合计|28")
    assert told(f"1.{PAPER}", f"2.作品要求：每校推荐3篇，于3月27日17:00前发至{BOX}。", *table) == []


def test_the_mailbox_of_a_centre_is_not_that_of_a_bureaus_office():
    box = f"1.《自查表》每校1份，于3月20日17:00前发至县教育局基教股邮箱{BOX}。"
    said = "另，《汇总表》1份由各校于3月27日17:00前报送到县学生资助管理中心指定邮箱。"
    assert told(box, said) == [("unnamed-channel", 4)]
    assert told(box.replace("县教育局基教股邮箱", "邮箱"), said) == []


@pytest.mark.parametrize(("said", "kinds"), [("按名额", []), ("", [("count-missing", 7)])])
def test_works_by_the_shares_of_a_table_have_a_number(said, kinds):
    lines = (
        "一、材料",
        f"1.《活动方案》1份，各园于3月20日17:00前发至{BOX}。",
        f"2.《活动信息》每周1篇，各园每周四17:00前发至{BOX}。",
        f"3.《活动总结》1份，各园于3月27日17:00前发至{BOX}。",
        f"4.自制玩教具作品由各园{said}于3月24日17:00前送至县机关幼儿园多功能室。",
        f"5.《申报表》每件作品1份，各园于3月25日17:00前发至{BOX}。",
    )
    assert told(*lines) == kinds
