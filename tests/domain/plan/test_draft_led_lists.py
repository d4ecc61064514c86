"""Lists that a sentence leads to, what is brought to where people meet, and days that come again or are left out."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发送至邮箱cailiao@example.com"


def found_in(text: str):
    return draft(f"关于报送材料的通知\n各单位：\n{text}\n县教育局\n2026年1月5日\n").requirements


def days(text: str) -> list[tuple[str, str | None]]:
    return [(one.title.strip("《》"), one.due) for one in found_in(text)]


TWO = "1.《自评表》，加盖公章的PDF文件；\n2.《支出明细表》，填至2025年10月31日；\n"


@pytest.mark.parametrize(
    "lead",
    [
        f"各机构逐项自评，形成下列材料，每家机构各1份，由科长于3月13日17:00前{MAIL}：",
        "（一）年报。附件1所列企业通过直报平台报送以下报表，每表1份，报送截止时间为2026年3月13日（星期五）17:00：",
        f"（一）自评。各单位准备以下两份材料，于3月13日17:00前{MAIL}：",
    ],
)
def test_a_sentence_that_leads_to_a_list_asks_for_what_stands_below_it(lead):
    assert days(f"二、自评\n{lead}\n{TWO}") == [("自评表", "03-13 17:00"), ("支出明细表", "03-13 17:00")]


def test_two_materials_are_two_and_each_of_them_has_its_own_number():
    text = f"二、领队会\n各校于3月13日17:00前将下列两份材料{MAIL}：\n1.《保险单》1份；\n2.《承诺书》3份。"
    assert [(one.title, one.count) for one in found_in(text)] == [("《保险单》", 1), ("《承诺书》", 3)]


def test_an_item_of_a_led_list_with_its_own_day_keeps_it():
    text = f"各校报送以下材料，3月13日17:00前{MAIL}：\n1.《计划》1份；\n2.《总结》1份，6月12日17:00前{MAIL}。"
    assert days(f"二、材料\n{text}") == [("计划", "03-13 17:00"), ("总结", "06-12 17:00")]


def test_a_list_of_requirements_is_no_list_of_papers():
    text = f"《自评表》于3月13日17:00前{MAIL}，填写按以下要求：\n1.数据与月报表一致；\n2.逐项说明理由。"
    assert days(text) == [("自评表", "03-13 17:00")]


def test_these_two_are_those_right_above_and_not_those_of_another_list():
    text = (
        "三、准备\n视导当日，学校摆放下列材料供查阅，查阅后当场退还：\n（1）教学工作计划；\n（2）月考试卷及质量分析；\n"
        f"四、报送\n（一）之前\n1.《自查报告》一份。\n2.《课程表》一份。\n以上两件请各校在3月12日17:00之前{MAIL}。"
    )
    assert days(text) == [("自查报告", "03-12 17:00"), ("课程表", "03-12 17:00")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "4月22日15:30在一中召开。领队报到时，每校当场交下列两份材料给工作人员：\n1.《保险单》1份；\n2.《承诺书》1份。",
            [("保险单", "04-22"), ("承诺书", "04-22")],
        ),
        (
            "定于3月13日下午3:00在二楼召开，各队领队参加，现场抽签。各队须携带《承诺书》1份和保险保单复印件1份交组委会。",
            [("承诺书", "03-13"), ("保险保单复印件", "03-13")],
        ),
        ("定于3月13日下午3:00在二楼召开，各队领队参加，现场抽签。各队须携带身份证入场。", []),
    ],
)
def test_what_is_brought_along_is_due_on_the_day_of_the_meeting(text, told):
    assert days(f"二、领队会\n{text}") == told


def test_what_is_handed_in_at_the_trial_lesson_is_due_on_its_day_and_not_on_that_of_another_training():
    text = (
        "一、答辩\n3月6日8:00在二中进行，申报人员参加。参加人员报到时现场提交教案一式五份。\n"
        "二、培训\n教师于4月20日在进修学校报到，4月21日开班。"
    )
    assert days(text) == [("教案", "03-06")]


def test_what_is_handed_in_on_arrival_is_due_on_the_eve_of_the_opening():
    text = "一、时间\n3月5日在宾馆报到。\n二、会议\n年会于3月6日举行。代表报到时须提交论文1篇。"
    assert days(text) == [("论文", "03-05")]


def test_a_window_in_which_papers_are_taken_ends_on_its_last_day():
    text = "结题材料为《鉴定书》一式2份，送至教科室，收取时间为3月12日至3月13日，每天8:30—17:00。"
    assert days(text) == [("鉴定书", "03-13")]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("各校每月将上月《收支月报表》1份于10日17:00前上传至平台。", "rrule:FREQ=MONTHLY;BYMONTHDAY=10 17:00"),
        ("各校每月召开例会，3月的《收支月报表》1份于4月10日17:00前上传至平台。", "04-10 17:00"),
    ],
)
def test_a_day_of_each_month_may_stand_behind_the_paper(text, due):
    assert [found for _, found in days(text)] == [due]


@pytest.mark.parametrize("left_out", ["2026年4月3日清明假期停报。", "4月3日停报一次。", "清明假期当周（4月3日）不报。"])
def test_a_day_on_which_nothing_is_reported_is_no_deadline(left_out):
    text = f"三、信息报送\n（一）进度。3月2日至4月30日，各镇每周五16:00前在“农情”系统填报《进度表》，{left_out}"
    assert [due for _, due in days(text)] == ["rrule:DTSTART=20260302;FREQ=WEEKLY;BYDAY=FR;UNTIL=20260430 16:00"]


def test_who_does_not_report_by_the_day_has_the_day_all_the_same():
    text = f"一、报送\n《进度表》{MAIL}，4月3日前不报的，予以通报。"
    assert days(text) == [("进度表", "04-03")]


def test_the_same_months_of_the_year_before_are_no_same_day():
    text = (
        f"二、半年和全年分析\n各单位上半年能耗分析报告1份，于7月10日17:30前{MAIL}；全年能耗分析报告1份，于12月15日17:30前"
        f"{MAIL}。两份报告都要与上年同期对比，升降较大的须说明原因。"
    )
    assert days(text) == [("上半年能耗分析报告", "07-10 17:30"), ("全年能耗分析报告", "12-15 17:30")]


def test_what_numbers_must_agree_with_is_not_asked_for_again():
    text = f"各中心的免疫工作总结1份，于4月24日17:00前{MAIL}，数字要与进度表对得上。"
    assert [due for _, due in days(text)] == ["04-24 17:00"]


def test_a_note_on_a_column_of_the_site_is_asked_for_by_its_number():
    text = "1.网站动态。各工作室于每月最后一个工作日在中心网站“名师工作室”专栏发布研修动态1篇。"
    assert days(text) == [("研修动态", "rrule:FREQ=MONTHLY;BYMONTHDAY=-1")]


def test_more_than_so_many_lessons_are_no_word_for_all_papers():
    text = f"2.跟岗听课笔记。每名新教师不少于16节以上，扫描为一个PDF文件，于3月13日17:00前{MAIL}。"
    assert days(text) == [("跟岗听课笔记", "03-13 17:00")]


TABLE = (
    "序号\t材料\t份数\t时间\t方式\n1\t公开课安排表\t1份\t3月18日17:00前\t{0}\n2\t工作计划\t1份\t3月6日17:00前\t{0}\n"
)


def test_a_paper_called_by_its_kind_beside_its_subject_is_the_one_of_the_table():
    table = TABLE.format("cailiao@example.com")
    text = f"一、材料\n{table}二、公开课\n公开课由学校统一安排，安排表于3月20日17:00前报县教研室（办公楼305室）。"
    assert ("公开课安排表", None) in days(text)
    [one] = [one for one in found_in(text) if one.title == "公开课安排表"]
    assert one.rivals == ("3月20日17:00前",)


def test_a_paper_of_that_kind_on_another_subject_is_another_paper():
    table = TABLE.format("cailiao@example.com")
    text = f"一、材料\n{table}二、值班\n值班由各校负责，安排表于3月20日17:00前{MAIL}。"
    assert sorted(days(text)) == [
        ("公开课安排表", "03-18 17:00"),
        ("安排表", "03-20 17:00"),
        ("工作计划", "03-06 17:00"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "下周一（1月12日）上午九点，在三楼会议室开调度会，各站站长参加。来的时候带上本站的《公示表》，一式两份，签到时交给会务人员。",
            [("公示表", "01-12")],
        ),
        (
            "2月4日下午两点在影剧院彩排，衣服要穿齐。每队带上领队签过字的《安全承诺书》一份，进场时交给舞台组。",
            [("安全承诺书", "02-04")],
        ),
        (
            "参展单位负责人参加9月9日14:30在报告厅召开的布展协调会，并携带《布置方案》和《责任书》各1份，交主场活动组。",
            [("布置方案", "09-09"), ("责任书", "09-09")],
        ),
        ("带队教师9月9日14:30到报告厅开会，名单交体卫组。", []),
    ],
)
def test_what_people_bring_along_is_due_when_they_come(text, told):
    assert days(f"二、安排\n{text}") == told


@pytest.mark.parametrize(
    ("when", "due"),
    [
        ("三月十一日中午以前", "03-11 12:00"),
        ("这个月23日，星期五，下午五点以前", "01-23 17:00"),
        ("汛期内每周第一个工作日10:00前", "rrule:FREQ=WEEKLY;BYDAY=MO 10:00"),
    ],
)
def test_days_are_told_in_everyday_words(when, due):
    [one] = found_in(f"各站填写《进度表》1份，{when}{MAIL}。")
    assert one.due == due
    assert one.on_rest_day == ("next_working_day" if "工作日" in when else None)


def test_what_ends_after_its_last_month_is_asked_for_until_then():
    text = f"各单位在每个月最后一个工作日下午三点以前，把《体检进度月报》{MAIL}，十月份报完就不用再报了。"
    assert days(text) == [("体检进度月报", "rrule:FREQ=MONTHLY;BYMONTHDAY=-1 15:00")]


@pytest.mark.parametrize(
    "text",
    [
        "截至1月2日，全县38所学校中已有30所报送了材料，尚有8所学校没有报送。",
        "（二）教学反思由学校检查，不上传网站。",
        "涉密档案按保密规定办理解密手续，不通过互联网邮箱传送。",
    ],
)
def test_what_was_handed_in_and_what_is_not_to_be_sent_is_not_owed(text):
    assert days(f"一、总体情况\n{text}\n二、报送\n《自查表》于1月9日17:00前{MAIL}。") == [("自查表", "01-09 17:00")]


def test_photos_joined_to_a_marked_paper_behind_a_comma_are_asked_for():
    text = (
        f"（一）《家庭事迹材料》每户1篇，1000字以内，另附家庭生活照3张，于4月14日17:00前{MAIL}。\n"
        f"（二）《推荐表》1份，于4月14日17:00前{MAIL}。"
    )
    titles = ("家庭事迹材料", "家庭生活照", "推荐表")
    assert days(f"二、材料\n{text}") == [(title, "04-14 17:00") for title in titles]


@pytest.mark.parametrize(
    "lead",
    [
        "创新项目，下面三样由学校用本校账号传入“科创系统”（http://kc.example.com，4月1日开通），截止时刻为5月8日17时：",
        "下列三项由各园园长用本园账号录入学前教育系统，5月8日17:00截止：",
        "各校将以下三种上传“科创系统”（http://kc.example.com，4月1日起开放），5月8日17:00前传完：",
    ],
)
def test_paragraphs_below_a_sentence_that_counts_them_are_its_list(lead):
    items = "《申报书》，每项一份；\n《研究报告》，每项一份，PDF格式；\n《查新说明》，高中组必传，其他组不传。\n"
    behind = f"《汇总表》，每校一份，5月12日17时以前{MAIL}。"

    assert days(f"三、报什么\n{lead}\n{items}{behind}") == [
        ("申报书", "05-08 17:00"),
        ("研究报告", "05-08 17:00"),
        ("查新说明", "05-08 17:00"),
        ("汇总表", "05-12 17:00"),
    ]
