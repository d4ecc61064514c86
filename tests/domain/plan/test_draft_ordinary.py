"""What ordinary circulars say: what one counted paper holds, what comes to a meeting, lists of things by number."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发送至邮箱cailiao@example.com"


def read(text: str):
    return draft(f"关于报送材料的通知\n各学校：\n{text}\n县教师进修学校\n2026年3月2日\n")


def days(text: str) -> list[tuple[str, str | None]]:
    return [(one.title.strip("《》"), one.due) for one in read(text).requirements]


def test_what_a_counted_paper_includes_is_no_paper_beside_it():
    said = "（一）《实践课例》：每人1份，包括教学设计、课件和一段不少于15分钟的课堂视频，于5月8日17:00前上传至研修网。"
    assert days(said) == [("实践课例", "05-08 17:00")]


def test_the_papers_of_a_list_that_only_material_heads_are_papers():
    said = f"（一）申报材料1套，包括《申请书》1份、《活页》1份，于5月8日17:00前{MAIL}。"
    assert ("申请书", "05-08 17:00") in days(said)


@pytest.mark.parametrize(
    "said",
    [
        "一、召开会议\n时间：2026年4月15日（星期三）14:30。\n地点：四楼会议室。\n"
        "各校参会时携带本校《工作计划》纸质版1份（加盖公章），会后交教研室王老师。",
        "四、报到\n1.时间：2026年4月15日8:00—10:00，10:30举行开班仪式。\n2.地点：一楼大厅。\n"
        "3.学员报到时须出示身份证，并交《工作计划》（附件2）1份。",
        "（四）述职\n4月15日（星期三）9:00，在四楼会议室召开述职会。每位主持人述职10分钟，"
        "并携带《工作计划》纸质稿一式7份，会前交会务组。",
        "4.考务会议。4月15日（星期三）14:30在县第一初级中学会议室召开考务会，四个考点学校主考参加，"
        "每个考点携带主考签字的《工作计划》1份，会上交县招生考试办公室。",
    ],
)
def test_what_comes_to_a_meeting_is_due_on_its_day(said):
    assert [(title, (due or "")[:5]) for title, due in days(said)] == [("工作计划", "04-15")]


def test_a_day_that_a_label_of_filling_in_tells_is_the_deadline():
    said = "教师登录研修网，在线填写《学时申报表》1份。填写和上传的截止时间均为2026年5月8日（星期五）17:00。"
    assert days(said) == [("学时申报表", "05-08 17:00")]


def test_the_nth_working_day_of_the_next_month_comes_each_month():
    found = days(f"9月至12月，各校每月填写《检查月报》1份，于次月第5个工作日17:00前{MAIL}。")
    assert found == [
        ("检查月报", "10-07 17:00"),
        ("检查月报", "11-06 17:00"),
        ("检查月报", "12-07 17:00"),
        ("检查月报", "next 01-07 17:00"),
    ]


def test_whose_a_paper_is_and_how_often_it_comes_are_none_of_its_name():
    said = "（二）工业企业《产品产量表》为月报，于次月第5个工作日17:00前登录直报平台填报。"
    assert {title for title, _ in days(said)} == {"产品产量表"}


def test_things_are_listed_by_their_numbers():
    said = f"3.育人故事每人1篇、带班方略每人1篇，Word格式，于5月8日17:00前{MAIL}。"
    assert days(said) == [("育人故事", "05-08 17:00"), ("带班方略", "05-08 17:00")]


def test_each_day_of_a_sentence_is_for_those_before_it():
    said = (
        "（二）县直机关各单位于3月18日17:00前，各乡镇人民政府于4月15日17:00前，教育系统、卫生健康系统各单位"
        f"于5月13日17:00前，将《报名表》{MAIL}。"
    )
    assert days(said) == [("报名表", "03-18 17:00"), ("报名表", "04-15 17:00"), ("报名表", "05-13 17:00")]


def test_two_days_for_the_same_people_gainsay_each_other():
    said = f"（二）各学校于3月18日17:00前将《报名表》{MAIL}。《报名表》最迟于3月25日17:00前{MAIL}。"
    assert days(said) == [("报名表", None)]


def test_what_is_handed_to_those_who_receive_them_comes_on_the_day_of_arrival():
    said = (
        "（三）报到抽签。参评教师于5月8日（星期五）15:00到县实验小学报到，抽签确定上课顺序，并向会务组提交《教案》7份。"
    )
    assert [(title, (due or "")[:5]) for title, due in days(said)] == [("教案", "05-08")]


def test_works_behind_their_label_and_number_are_owed_beside_their_form():
    said = "2.自制玩教具作品：每园3件，于5月8日（星期五）16:00前送至县实验幼儿园一楼多功能厅，并随作品提交《登记表》。"
    assert sorted(days(said)) == [("登记表", "05-08 16:00"), ("自制玩教具作品", "05-08 16:00")]


@pytest.mark.parametrize(
    ("said", "owed"),
    [
        (
            "（四）问题整改。各校针对督导组反馈的问题制定整改清单，逐条落实。"
            f"整改结束后，各校于5月8日17:00前将整改报告1份{MAIL}。",
            ["整改报告"],
        ),
        (
            "（一）网上填报。4月1日至4月30日为填报期。各校登录省年检系统，填写并提交《年度检查报告书》，"
            "提交截止时间为2026年4月30日24:00，到期系统自动关闭。",
            ["年度检查报告书"],
        ),
        (
            "各单位修订《抢险预案》和调度运用计划，其中《抢险预案》一式3份于5月8日17:00前送水利局（501室）；"
            "调度运用计划由各单位自行印发执行。",
            ["抢险预案"],
        ),
        (
            f"（一）《季度统计表》分别于5月8日、8月7日17:00前{MAIL}。\n"
            "（二）保证质量。季度数据与上年同期相比增减幅度超过20%的，应在统计系统“备注”栏说明原因。",
            ["季度统计表", "季度统计表"],
        ),
    ],
)
def test_what_is_only_done_there_is_no_paper(said, owed):
    assert [title for title, _ in days(f"一、工作\n{said}")] == owed


@pytest.mark.parametrize(
    "said",
    [
        "2.各校在6月22日至6月30日通过家长会向家长反馈学生测试结果。",
        "3.获奖结果报县教育局备案，在县教师进修学校网站公布。",
        "问卷、访谈记录、听课记录等由课题组妥善保存，结题后交本校档案室存档。",
        "学区工作室每月通报一次各校参与情况，期末汇总后报区教育局教研室。",
        "（四）整改入账。总务处根据清查结果调整卡片，形成清查报告，报校长审定后上报县教育局财务股。",
    ],
)
def test_what_goes_to_others_or_is_told_by_the_office_is_not_owed(said):
    assert days(f"一、说明\n{said}") == []


def test_the_subject_of_a_contest_is_no_paper():
    said = f"一、今年的题目是《我和我的学生》，请每校选送教育叙事2篇，于5月8日17:00前{MAIL}。"
    assert days(said) == [("教育叙事", "05-08 17:00")]


def test_books_that_are_only_ordered_apart_are_none():
    said = f"（五）《征订汇总表》每部1份，于5月8日17:00前{MAIL}，教师用书和学生用书分开填写。"
    assert days(said) == [("征订汇总表", "05-08 17:00")]


def test_so_much_for_each_work_counts_the_paper_before_it():
    said = "2.《游戏视频》与案例对应，每个案例1段，每段5至8分钟，存入U盘，于5月8日17:00前送协会秘书处（201室）。"
    assert days(said) == [("游戏视频", "05-08 17:00")]


def test_a_paper_beside_that_of_a_card_is_owed_as_well():
    said = (
        "二、教学论文征集\n（一）主题：课堂变革。\n（二）数量：每校10篇。\n（三）要求：论文须为作者原创。\n"
        f"（四）报送：各校汇总后，将论文电子稿按上述数量，连同《论文汇总表》（附件2）1份，于5月8日17:00前{MAIL}。"
    )
    assert sorted(days(said)) == [("论文", "05-08 17:00"), ("论文汇总表", "05-08 17:00")]


def test_a_table_that_sums_up_with_another_day_leaves_the_day_open():
    said = (
        "1.《推荐表》1份，于5月6日17:00前上传到教育云平台“大赛”专栏。\n"
        "2.教学设计，每人1篇，于5月8日17:00前上传到教育云平台“大赛”专栏。\n"
        "附件\n日程表\n环节\t时间\t地点\n推荐表报送\t5月6日17:00前\t教育云平台\n教学设计上传\t5月7日17:00前\t教育云平台\n决赛\t6月10日\t县实验小学"
    )
    assert ("教学设计", None) in days(said)


@pytest.mark.parametrize(
    "said",
    [
        "（二）网上报名。7月6日至7月17日，监护人登录县入学服务平台填写信息、上传户口簿和房产证明。",
        "2.学生因病休学的，由监护人提交县级以上医院诊断证明和书面申请，经学校审核后在学籍系统中办理。",
        "新生注册\n2.注册时间。学籍系统新生注册功能于9月4日开放，9月22日24:00关闭。"
        "小学一年级新生由学校组织填写《学生基本信息表》，经监护人签字确认后录入，签字原件由学校存档备查。",
    ],
)
def test_what_parents_fill_in_and_what_stays_signed_at_the_school_is_not_owed(said):
    assert days(f"一、{said}") == []


def test_a_list_that_is_made_of_other_papers_is_owed_and_these_are_not():
    said = f"5.各站整理2025年统计台账，编制《统计台账目录》，每单位1份，于5月8日17:00前{MAIL}。台账原件由各站保存。"
    assert days(said) == [("统计台账目录", "05-08 17:00")]


def test_what_is_applied_for_is_handed_in_as_its_form():
    said = f"5.用水户须申报下一年度用水计划，《用水计划申请表》1份，5月8日17:00前{MAIL}。"
    assert days(said) == [("用水计划申请表", "05-08 17:00")]


def test_what_is_fetched_against_a_form_brings_the_form_that_day():
    said = "各乡镇于5月8日9:00至16:00到县物资储备库领取物资，领取时携带加盖公章的《领取单》1份，交仓库管理员核验。"
    assert [(title, (due or "")[:5]) for title, due in days(f"（四）{said}")] == [("领取单", "05-08")]


def test_a_reply_to_a_meeting_is_not_handed_in_at_it():
    said = (
        "一、会议\n（一）时间和地点。2026年5月15日（星期五）上午8:30，县委党校报告厅。\n"
        f"（二）会务事项。请各单位将《参会回执》1份于5月8日（星期五）17:00前{MAIL}；"
        "参会时携带加盖公章的《信息登记表》1份，报到时交会务组。"
    )
    assert days(said) == [("参会回执", "05-08 17:00"), ("信息登记表", "05-15")]


def test_what_goes_with_printed_copies_comes_by_their_day():
    said = (
        "2.论文打印稿。各校将推荐论文各打印2份，正文不得出现单位和姓名，于5月8日（星期五）送教研室办公室（东楼108室）。\n"
        "3.《论文推荐汇总表》。每校1份，纸质版加盖公章，与论文打印稿一并送东楼108室。"
    )
    assert ("论文推荐汇总表", "05-08") in days(said)


def test_a_weekly_report_of_a_stage_is_a_rule():
    said = f"3.《周报表》1份，集中整改阶段每周五16:00前{MAIL}。"
    assert [due.startswith("rrule:") and "BYDAY=FR" in due for _, due in days(said) if due] == [True]


def test_a_written_summary_is_called_as_its_item_is():
    assert days("（六）招生工作总结。各校要认真总结做法和问题，形成书面总结，送县教育局基教股（505室）。") == [
        ("招生工作总结", None)
    ]


def test_a_paper_is_called_as_the_attachment_that_the_sentence_names():
    said = f"2.资助系统录入确认单（附件1）经校长签字、加盖公章后，于5月8日17:00前{MAIL}。\n附件：1.资助系统录入确认单"
    assert days(said) == [("资助系统录入确认单", "05-08 17:00")]


def channels(text: str) -> list[tuple[str, ...] | None]:
    return [one.channels for one in read(text).requirements]


@pytest.mark.parametrize(
    ("where", "channel"),
    [
        ("在学校OA系统“资产管理”模块提交", "学校OA系统“资产管理”模块"),
        ("上传至电子税务局“资料报送”模块", "电子税务局“资料报送”模块"),
        ("报送所在乡镇残联", "所在乡镇残联"),
    ],
)
def test_a_place_is_called_by_its_whole_name(where, channel):
    assert channels(f"一、《核对表》1份，于5月8日17:00前{where}。") == [(channel,)]


def test_this_column_is_the_one_told_before():
    said = "1.课堂实录1节于5月6日17:00前上传至教研网“评选”专栏。\n2.教学设计1份也于5月8日17:00前上传至该专栏。"
    assert channels(said) == [("教研网“评选”专栏",)] * 2


def test_where_papers_stay_in_the_house_is_no_place_for_others():
    said = (
        "一、整理归档。各单位将文件材料全部移交本单位档案室。\n二、安全检查。各单位于5月8日17:00前报送《排查表》1份。"
    )
    assert channels(said) == [None]


def test_all_of_what_a_form_is_to_hold_is_not_all_papers():
    said = (
        f"（一）《活动统计表》。按附件2格式逐节登记整个活动期间本校全部公开课的授课人和听课人数，每校1份，5月8日17:00前{MAIL}。\n"
        "附件：2.活动统计表"
    )
    assert days(said) == [("活动统计表", "05-08 17:00")]


def test_photos_that_a_summary_has_with_it_are_none_beside_it():
    said = f"5.《宣传工作小结》。附活动照片3张，每校1份，于5月8日17:00前{MAIL}。"
    assert [title for title, _ in days(said)] == ["宣传工作小结"]


@pytest.mark.parametrize(
    ("said", "papers"),
    [
        ("7月6日至7月10日，家长登录服务平台填报信息，上传户口簿、房产证明等材料。", []),
        ("检查组现场填写检查记录，各组组长汇总后交督导室。", []),
        ("到2026年底，平台注册率达到100%，每所学校形成1项以上特色应用成果。", []),
        ("答：不交。企业在平台上报后自行打印1份，与统计台账一并留存备查。", []),
        ("年报共3张表，每家企业各报1份，均通过直报平台上报。", []),
        ("填写登记表，于5月8日17:00前报送，师训部据此建立学员档案。", ["登记表"]),
        ("每校报送原创试题5份，题目、答案、评分标准俱全，于5月8日17:00前报送。", ["原创试题"]),
        ("各机构要注意发现感人故事，形成典型案例1篇，于5月8日17:00前报送。", ["典型案例"]),
        ("对照《月报表》所列项目自查，形成《自查报告》1份，于5月8日17:00前报送。", ["自查报告"]),
        ("将回执情况汇总，填写《统计表》1份，于5月8日17:00前报送，配活动照片3张。", ["统计表"]),
        ("（二）游戏案例。每园报送2篇，配3张过程照片（要求见附件），于5月8日17:00前报送。", ["游戏案例"]),
        ("各单位进行全面总结，活动总结的报送截止时间为5月8日17:00。", ["活动总结"]),
        ("学校于5月8日17:00前将决赛配乐的MP3文件存入U盘，送剧场音控室。", ["决赛配乐"]),
        ("作者根据意见完善，于5月8日17:00前将微课视频修改版上传至研修网。", ["微课视频修改版"]),
    ],
)
def test_what_others_do_and_what_a_paper_is_like_is_not_owed(said, papers):
    assert [title for title, _ in days(f"一、要求\n{said}")] == papers


def test_an_item_whose_fields_tell_what_it_holds_is_called_as_its_head():
    fields = (
        "内容：基本情况、发现的问题、整改措施。\n份数：2份。\n报送时间：2026年5月8日17:00前。\n报送方式：送教研室。"
    )
    found = read(f"一、材料\n（一）自查报告\n{fields}\n（二）从业人员花名册\n{fields}").requirements
    assert [(one.title, one.due, one.count) for one in found] == [
        ("自查报告", "05-08 17:00", 2),
        ("从业人员花名册", "05-08 17:00", 2),
    ]


def test_works_of_groups_in_one_item_are_the_works_of_its_head():
    said = "1.书写大赛作品。每校学生作品4件、教师作品2件，于5月8日16:30前送教研室。\n2.《登记表》每校1份，同时送交。"
    assert ("书写大赛作品", "05-08 16:30") in days(said)
    assert not {"学生作品", "教师作品"} & {title for title, _ in days(said)}


def test_what_is_brought_to_the_only_meeting_is_due_on_its_day():
    said = (
        "一、动员会。2026年4月15日9:00，在五楼会议室召开动员会，各单位负责人参加。"
        "参会人员随身携带《信息核对表》1份，在签到处交给工作人员。"
    )
    assert days(said) == [("信息核对表", "04-15")]


def test_the_day_after_a_holiday_moves_a_weekly_paper_and_is_none_of_its_own():
    said = "国庆节期间不停报。各校于每周一17:00前报送《巡查周报》1份，遇法定节假日的，于节后第一个工作日报送。"
    [one] = read(f"一、周报\n{said}").requirements
    assert (one.due, one.on_rest_day) == ("rrule:FREQ=WEEKLY;BYDAY=MO 17:00", "next_working_day")
