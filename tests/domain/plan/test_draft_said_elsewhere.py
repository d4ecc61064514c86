"""What is said of a paper elsewhere than beside its name: on its form, by another paper, in an item's parts."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def drafted(text):
    return draft(f"关于报送2026年有关材料的通知\n各有关单位：\n{text}\n2026年2月20日")


def told(text):
    return [(one.title, one.due) for one in drafted(text).requirements]


def test_fields_set_as_wide_as_the_longest_are_read():
    text = (
        "第一项　值班安排表\n责任主体：各校\n数　　量：1份\n途　　径：邮箱a@example.com\n时　　限：3月6日17:00前\n\n"
        "第二项　演练记录\n责任主体：各校\n数　　量：1份\n途　　径：邮箱a@example.com\n时　　限：4月3日17:00前"
    )

    assert told(text) == [("值班安排表", "03-06 17:00"), ("演练记录", "04-03 17:00")]


def test_papers_of_one_bracket_have_each_its_own_day():
    text = f"1.各校报送材料（3月6日前报《甲表》；4月3日前报《乙表》），{MAIL}。"

    assert told(text) == [("《甲表》", "03-06"), ("《乙表》", "04-03")]


def test_what_a_form_says_of_itself_speaks_of_that_form():
    text = (
        f"1.各校填写《隐患台账》（附件1）1份，于3月6日17:00前{MAIL}。\n\n附件：1.隐患台账\n\n"
        "附件1\n隐患台账\n一、设施情况：\n说明：本台账由各校填写，电子版于3月10日17:00前报送。"
    )
    found = drafted(text)

    assert [one.title for one in found.requirements] == ["《隐患台账》"]
    assert any("几个不同的期限" in left.why for left in found.unread)


def test_what_a_numbered_note_says_of_its_form_speaks_of_that_form():
    text = (
        f"1.各校填写《隐患台账》（附件1）1份，于3月6日17:00前{MAIL}。\n\n附件：1.隐患台账\n\n"
        "附件1\n隐患台账\n填表说明：1.“整改类别”最多填2个；2.本台账由各校填写，于3月10日17:00前发至上述邮箱。"
    )
    found = drafted(text)

    assert [one.title for one in found.requirements] == ["《隐患台账》"]
    assert any("几个不同的期限" in left.why for left in found.unread)


def test_the_same_time_and_place_as_another_paper():
    text = (
        "1.学籍证明。每队1份，于3月6日领队会14:30开始前交会议签到处。\n"
        "2.保险单复印件。每队1份，提交时间、地点与学籍证明相同。"
    )
    found = drafted(text).requirements

    assert [(one.title, one.due, one.channels) for one in found] == [
        ("学籍证明", "03-06 14:30", ("会议签到处",)),
        ("保险单复印件", "03-06 14:30", ("会议签到处",)),
    ]


@pytest.mark.parametrize(
    "said", ["与《台账》同日报送", "与《台账》同步报送", "跟台账同一天报教研室", "和《台账》同时报送"]
)
def test_it_has_the_day_of_the_paper_that_is_named_and_not_of_the_last_one(said):
    text = f"1.《台账》3月6日前{MAIL}。\n2.《计划》4月10日前{MAIL}。\n3.《名册》{said}。"

    assert told(text) == [("《台账》", "03-06"), ("《计划》", "04-10"), ("《名册》", "03-06")]


def test_what_goes_with_another_on_its_day_keeps_its_own_place():
    text = f"1.《台账》3月6日前{MAIL}。\n2.《名册》送教研室，跟台账同一天报。"

    assert [one.channels for one in drafted(text).requirements] == [("mailbox",), ("教研室",)]


def test_a_list_that_a_line_leads_is_what_the_two_above_are():
    text = (
        "一、民主评议\n评议结束后，报送以下两项材料：\n（一）党员登记表，每人1份；\n（二）评议汇总表，每校1份。\n"
        "以上两项于3月6日17:00前送组织科（501室）。\n二、案例征集\n每校推荐党建案例1篇，发至邮箱a@example.com。"
    )

    assert told(text) == [("党员登记表", "03-06 17:00"), ("评议汇总表", "03-06 17:00"), ("党建案例", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"1.各校进行全面总结，形成《行动总结》1份，于3月6日前{MAIL}。", ["《行动总结》"]),
        (f"1.各校确定名单，并于3月6日17:00前将签字的《协议书》{MAIL}。", ["《协议书》"]),
        (f"1.整改台账。各校3月6日前{MAIL}，没有隐患的也要零报告。", ["整改台账"]),
        (f"1.每月带量食谱。每园1份，3月6日前{MAIL}。", ["每月带量食谱"]),
        ("1.签订结对帮扶协议，由公办园将协议复印件1份于3月6日前送学前教育股（201室）。", ["结对帮扶协议复印件"]),
        (f"1.慰问照片每单位五张，于3月6日前{MAIL}。", ["慰问照片"]),
        (f"1.每家出具审查意见1份，于3月6日前{MAIL}。", ["审查意见"]),
        (f"1.值班表。各校排定后{MAIL}。\n2.险情立即电话告知，不受上述时间限制。\n3.《月报》3月6日前{MAIL}。",
         ["值班表", "《月报》"]),
        (f"1.教研活动资料，每校6节，每节课的教案、课件打成一个压缩包。\n报送时间：材料1于3月6日前{MAIL}。",
         ["教研活动资料"]),
        ("材料\n① 演练记录\n各校，1份，附演练照片3张，3月6日17:30前提交。", ["演练记录"]),
    ],
)  # fmt: skip
def test_only_the_paper_is_handed_in(text, expected):
    assert [one.title for one in drafted(text).requirements] == expected


def test_numbers_that_go_on_from_heading_to_heading_are_one_list():
    text = (
        "一、材料清单\n（一）学校材料\n1.工作计划，每校1份。\n2.工作小结，每校1份。\n（二）教师材料\n3.教学设计，每人1份。\n"
        f"4.听课记录，每人1份。\n二、时间\n材料1于3月6日前，材料2、材料3于4月3日前，材料4于5月8日前，均{MAIL}。"
    )

    assert told(text) == [
        ("工作计划", "03-06"),
        ("工作小结", "04-03"),
        ("教学设计", "04-03"),
        ("听课记录", "05-08"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"1.各学区汇总家长问卷，形成《调查报告》，于3月6日前{MAIL}。", [("《调查报告》", "03-06", 1)]),
        (f"1.报送典型案例2篇，于3月6日前{MAIL}，优秀案例由局里结集印发。", [("典型案例", "03-06", 2)]),
        ("1.证件复印件，每名运动员一份，共十六份。3月6日前送体育科（201室）。", [("证件复印件", "03-06", 16)]),
        (f"1.10月至12月各校每月编发工作简报1期，于当月28日前{MAIL}。",
         [("工作简报", "rrule:FREQ=MONTHLY;BYMONTH=10,11,12;BYMONTHDAY=28", 1)]),
        (f"1.整改台账。各校在6月份每周四12:00前{MAIL}。",
         [("整改台账", "rrule:DTSTART=20260601;FREQ=WEEKLY;BYDAY=TH;UNTIL=20260630 12:00", 1)]),
    ],
)  # fmt: skip
def test_what_is_owed_and_how_many_of_it(text, expected):
    assert [(one.title, one.due, one.count) for one in drafted(text).requirements] == expected


def test_what_goes_with_another_paper_is_what_its_item_is_called():
    text = f"1.报名表，3月6日前{MAIL}。\n2.证件复印件，每校1份。与报名表一并报送，时间、方式同上。"

    assert told(text) == [("报名表", "03-06"), ("证件复印件", "03-06")]


@pytest.mark.parametrize(
    "over",
    [
        "《关于报送2025年巡查台账的通知》规定的“每月8日报送台账、11月30日报送小结”自印发之日起停止执行。",
        "《2024年巡查工作方案》要求“5月15日前报巡查名单，9月2日前报台账”。本通知印发后，上述日期不再执行。",
        "上届大赛的通知（〔2024〕6号）所附日程中“六月八日、七月一日”仅适用于上届，本届不适用。",
        "原通知中“3月2日前报送台账”的要求不再适用，调整为“3月8日前将《巡查台账》报送”。",
        "已于3月2日前报送《巡查台账》的单位不再重复报送。",
        "第一季度的巡查表各单位已在1月8日报送，不再重报。",
        "3月8日（星期日）上班，本通知据此将报送时间定为3月8日。",
    ],
)
def test_the_days_of_an_earlier_circular_are_owed_no_more(over):
    text = f"一、报送\n各单位于3月8日前将《巡查台账》{MAIL}。\n二、说明\n{over}"

    assert told(text) == [("《巡查台账》", "03-08")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"各村根据走访结果填写《慰问名册》1份，于3月5日前{MAIL}。", [("《慰问名册》", "03-05")]),
        (f"《授权书》每户1份，于3月5日17:00前{MAIL}，不收复印件。", [("《授权书》", "03-05 17:00")]),
        (f"1.《收支表》。每单位1份，反映上一季度收支情况，于3月5日前{MAIL}。", [("《收支表》", "03-05")]),
        (
            "序号 | 材料名称 | 份数 | 截止时间\n1 | 《2026年值守方案》（以下简称《方案》） | 1份 | 4月3日17:00\n"
            "2 | 《值班记录》（表二，以下称《记录》） | 1份 | 5月8日17:00",
            [("《2026年值守方案》", "04-03 17:00"), ("《值班记录》", "05-08 17:00")],
        ),
        (
            f"1.《名册》。于3月5日前{MAIL}。\n2.《台账》。与《名册》同一时间、发至同一邮箱。",
            [("《名册》", "03-05"), ("《台账》", "03-05")],
        ),
        (
            "3.单位材料\n3.1 《名册》，每单位1份。\n3.2 《台账》，每单位1份。\n"
            "4.个人材料\n4.1 述职报告1份；\n4.2 承诺书1份。\n"
            "5.选手材料\n选手每人上传学习心得1篇。\n6.时间\n"
            f"第3.1项于3月5日前报送，第3.2项于4月3日前报送，两项均{MAIL}。\n第4.1、4.2项于5月8日前{MAIL}。\n"
            f"第5项于6月5日前{MAIL}。",
            [
                ("《名册》", "03-05"),
                ("《台账》", "04-03"),
                ("述职报告", "05-08"),
                ("承诺书", "05-08"),
                ("学习心得", "06-05"),
            ],
        ),
    ],
)
def test_each_paper_is_owed_once_by_its_own_name(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("各单位3月5日前在“巡查平台”的“台账”模块填报《台账》，不发邮件。", [("“巡查平台”“台账”模块",)]),
        (
            "一、材料\n各单位于3月5日17时前报送《名册》；于3月8日17时前报送《申请书》。\n二、方式\n"
            "以上两类材料，除《申请书》外，均以电子邮件发送至邮箱a@example.com。"
            "《申请书》须盖章，以纸质件送县农业局种植股，不发电子邮件。",
            [("mailbox",), ("县农业局种植股",)],
        ),
        (
            f"1.《名册》，3月5日前{MAIL}。\n2.《方案》，3月5日前送县农业局（305室）。\n3.《小结》，报送方式与《名册》相同，6月5日前报送。",
            [("mailbox",), ("县农业局",), ("mailbox",)],
        ),
        (f"各单位3月6日前形成《自查报告》，盖章后扫描{MAIL}，原件留存。", [("mailbox",)]),
        (
            f"1.《小结》，6月5日前{MAIL}。\n2.《台账》，与《小结》同日送县农业局（305室）。",
            [("mailbox",), ("县农业局",)],
        ),
        (
            "报送的材料共三项：（一）《方案》，3月6日前；（二）《名册》，4月10日前；（三）《总结》，12月4日前。"
            "前两项发至邮箱a@example.com，第三项送县民政局办公室（301室）。",
            [("mailbox",), ("mailbox",), ("县民政局办公室",)],
        ),
        (
            "电子材料一律发至邮箱a@example.com，纸质材料一律送县总工会办公室（305室）。\n"
            "序号 | 材料 | 数量 | 形式 | 截止时间\n1 | 报名表 | 1份 | 电子 | 4月3日\n2 | 承诺书 | 1份 | 纸质 | 4月8日\n"
            "3 | 成绩单 | 1份 | 电子和纸质 | 4月9日",
            [("mailbox",), ("县总工会办公室",), ("mailbox", "县总工会办公室")],
        ),
        (
            "序号 | 材料 | 报送方式 | 截止时间\n1 | 公示照片 | 另行通知 | 4月3日\n"
            "2 | 承诺书 | 邮箱a@example.com | 4月8日",
            [None, ("mailbox",)],
        ),
        (
            "一、学员于4月3日前将《小结》上传至县研修平台“小结”栏目。\n二、学员于5月8日前将《反思》上传至同一平台“反思”栏目。",
            [("县研修平台“小结”栏目",), ("县研修平台“反思”栏目",)],
        ),
    ],
)
def test_where_each_goes_by_what_is_said_of_all_or_of_one(text, channels):
    assert [one.channels for one in drafted(text).requirements] == channels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、《客流季报》（以下简称《季报》）。每家每季度1份，在“文旅”平台填报。\n表1 《季报》填报时间\n"
            "季度 | 统计区间 | 截止时间\n一季度 | 1月1日至3月31日 | 4月8日17:00\n"
            "二季度 | 4月1日至6月30日 | 7月9日17:00",
            [("《客流季报》", "04-08 17:00"), ("《客流季报》", "07-09 17:00")],
        ),
        (
            f"各单位填写《巡查月报》，{MAIL}。报送月份及截止时间见下表：\n3月\t3月31日17:00\n4月\t4月29日17:00",
            [("《巡查月报》", "03-31 17:00"), ("《巡查月报》", "04-29 17:00")],
        ),
        (
            f"各单位填写《客流季报》，{MAIL}。两次报送的截止时间依次为4月8日17:00、7月8日17:00和10月9日17:00。",
            [("《客流季报》", "04-08 17:00"), ("《客流季报》", "07-08 17:00"), ("《客流季报》", "10-09 17:00")],
        ),
        (
            f"各单位每期报送《旬报》1份，各期于下列日期的16时前{MAIL}：3月5日（星期四）、4月9日（星期四）。",
            [("《旬报》", "03-05 16:00"), ("《旬报》", "04-09 16:00")],
        ),
        (
            f"各单位填写《月报》，{MAIL}。各月报送截止时间如下：\n3月：3月31日17:00\n4月：4月29日17:00",
            [("《月报》", "03-31 17:00"), ("《月报》", "04-29 17:00")],
        ),
        (
            "报送的材料共三项：（一）《方案》，3月6日前；（二）《名册》，4月10日前；（三）《总结》，12月4日前。",
            [("《方案》", "03-06"), ("《名册》", "04-10"), ("《总结》", "12-04")],
        ),
        (
            f"一、单位\n1.1 《方案》\n1.2 《名册》\n二、个人\n2.1 《自评表》\n2.2 《心得》\n三、时限\n"
            f"1.1、1.2项3月6日前，2.1、2.2项4月10日前，均{MAIL}。",
            [("《方案》", "03-06"), ("《名册》", "03-06"), ("《自评表》", "04-10"), ("《心得》", "04-10")],
        ),
        (
            "六、报送的材料及时间。\n1.《变动表》（表四），每单位每次1份，分别为6月24日、9月24日，均为当日17时前；"
            "第一次统计5月9日至6月20日，第二次统计6月21日至9月20日。",
            [("《变动表》", "06-24 17:00"), ("《变动表》", "09-24 17:00")],
        ),
        (
            f"1.《收支表》。于11月、12月和2027年1月的5日17:00前{MAIL}。\n"
            "2.《陪餐记录》。扫描成1个文件，报送月份、时间和邮箱与第1项相同。\n3.《方案》于2026年10月9日前报送。",
            [(title, due) for title in ("《收支表》", "《陪餐记录》") for due in
             ("11-05 17:00", "12-05 17:00", "next 01-05 17:00")] + [("《方案》", "10-09")],
        ),
    ],
)  # fmt: skip
def test_a_paper_has_all_the_days_that_are_told_in_a_row(text, expected):
    assert told(text) == expected


def test_items_of_one_day_go_each_to_its_own_place():
    text = (
        "1.《申报书》，每项3份。\n2.《汇总表》，每校1份。\n"
        "第1项送县教研室（402室），第2项发至邮箱a@example.com，两项的截止时间都是3月27日16:30。"
    )

    assert [(one.title, one.due, one.channels) for one in drafted(text).requirements] == [
        ("《申报书》", "03-27 16:30", ("县教研室",)),
        ("《汇总表》", "03-27 16:30", ("mailbox",)),
    ]


def test_what_is_filled_in_several_times_is_handed_in_in_that_number():
    text = f"各单位开展传习4次，每次填写《记录表》1份，共4份，于11月20日前{MAIL}。"

    assert [one.count for one in drafted(text).requirements] == [4]


@pytest.mark.parametrize("asked", ["报送材料", "申报材料"])
def test_what_a_list_of_dated_papers_leaves_undated_is_owed_and_open(asked):
    text = (
        f"一、{asked}\n1.工作计划，3月6日前{MAIL}。\n2.工作小结，4月3日前{MAIL}。\n3.工作总结，5月8日前{MAIL}。\n"
        "4.荣誉证书复印件，每校1份。"
    )

    assert told(text)[3:] == [("荣誉证书复印件", None)]


def test_a_thing_of_any_name_among_papers_under_a_day_is_owed():
    text = f"【3月27日前】\n1.消防责任书\n2.大事记\n【5月29日前】\n3.演练总结\n以上{MAIL}。"

    assert told(text) == [("消防责任书", "03-27"), ("大事记", "03-27"), ("演练总结", "05-29")]


def test_a_day_for_works_is_of_the_paper_that_waits_beside_it():
    text = f"一、开展摄影比赛\n投稿时间：5月31日止，限投3幅。《作品登记表》{MAIL}。"

    assert told(text) == [("《作品登记表》", "05-31")]


def test_each_group_has_its_own_day_for_a_paper_named_above():
    text = "一、材料\n各校填写《登记表》送县教研室。\n报送时间：乡镇学校3月6日、县直学校3月13日。"

    assert told(text) == [("《登记表》", "03-06"), ("《登记表》", "03-13")]


def test_materials_that_head_a_list_elsewhere_are_its_papers_and_go_by_their_forms():
    text = (
        "一、立项\n（一）立项材料。\n1.《立项书》，纸质2份、电子版1份；\n2.《立项汇总表》，纸质1份、电子版1份。\n"
        "二、验收\n（一）验收材料。\n1.《验收报告》，纸质1份、电子版1份；\n2.《验收表》，纸质1份、电子版1份。\n"
        "三、报送\n立项材料于3月6日前报送，验收材料于5月8日前报送。"
        "纸质材料加盖公章，送科研室（302室）；电子版发至邮箱a@example.com。"
    )
    found = drafted(text).requirements

    assert [(one.title, one.due) for one in found] == [
        ("《立项书》", "03-06"),
        ("《立项汇总表》", "03-06"),
        ("《验收报告》", "05-08"),
        ("《验收表》", "05-08"),
    ]
    assert {one.channels for one in found} == {("mailbox", "科研室")}


def test_a_whole_row_of_items_is_pointed_at_and_one_without_a_day_is_owed_where_it_goes():
    text = (
        "一、内容\n（一）《台账》，各校1份；\n（二）《月汇总表》，每月1份；\n（三）工作小结，各校1份，随文附照片不少于4张。\n"
        f"二、时间\n第（一）项于3月6日前报送；第（二）项自3月起至5月止，于每月25日前报送当月汇总表。\n"
        f"三、方式\n第（一）项至第（三）项均{MAIL}。"
    )
    found = drafted(text).requirements

    assert [(one.title, one.due, one.channels) for one in found] == [
        ("《台账》", "03-06", ("mailbox",)),
        ("《月汇总表》", "rrule:FREQ=MONTHLY;BYMONTH=3,4,5;BYMONTHDAY=25", ("mailbox",)),
        ("工作小结", None, ("mailbox",)),
    ]


def test_rows_of_what_takes_place_repeat_the_text_by_its_verbs_its_times_and_its_months():
    text = (
        f"1.各校将本校选拔组织工作小结于4月3日17:00前{MAIL}。\n"
        "2.《筛查汇总表》。第一次于3月20日前填报，第二次于6月19日前填报，均在“监测”平台。\n"
        f"3.《活动月报》3月至5月每月1份，于当月最后一个工作日17:00前{MAIL}。\n\n附件1\n日程一览\n时间\t事项\t责任人\n"
        "3月20日前\t上报筛查汇总表（第一次）\t各校\n4月3日17:00前\t报选拔组织工作小结\t各校\n"
        "6月19日前\t上报筛查汇总表（第二次）\t各校\n3月31日、4月30日、5月29日17:00前\t报活动月报\t各校"
    )

    assert told(text) == [
        ("选拔组织工作小结", "04-03 17:00"),
        ("筛查汇总表", "03-20"),
        ("筛查汇总表", "06-19"),
        ("《活动月报》", "rrule:FREQ=MONTHLY;BYMONTH=3,4,5;BYMONTHDAY=-1 17:00"),
    ]


def test_a_table_with_an_office_beside_the_way_is_read_and_a_note_on_its_run_adds_no_day():
    text = (
        "编号\t材料\t份数\t截止时间\t报送方式\t对口股室\n1\t《收购周报》\t每周1份\t3月11日至4月29日，每周三16:00前\t“直报”平台\t统计股\n"
        "2\t年度小结\t1份\t5月8日17:30前\t邮箱a@example.com\t办公室\n\n说明：\n1.第1项共8期，自3月11日起，至4月29日止，报送时没有的填“0”。"
    )

    assert told(text) == [
        ("《收购周报》", "rrule:DTSTART=20260311;FREQ=WEEKLY;BYDAY=WE;UNTIL=20260429 16:00"),
        ("年度小结", "05-08 17:30"),
    ]


def test_a_day_in_the_text_contradicts_a_card_whose_name_points_at_its_form():
    text = (
        "【任务一】排查\n责任单位：各校\n上报材料：《排查台账》1份（样式见附件1）\n完成时限：3月6日前\n"
        f"报送方式：{MAIL}\n\n要求：各校须于3月13日前报出《排查台账》。"
    )
    found = drafted(text)

    assert [(one.title, one.due) for one in found.requirements] == [("《排查台账》", None)]
    assert any("几个不同的期限" in left.why for left in found.unread)


ROWS = (
    "序号\t材料名称\t报送单位\t份数\t截止时间\t报送方式\n1\t毕业年级备考指导方案\t各初中\t1份\t4月10日17:00\t送县教研室（教育局315室）\n"
    "2\t优秀作业设计案例\t各初中\t每校    份\t5月15日17:00\t邮箱a@example.com\n"
)


@pytest.mark.parametrize(
    ("text", "papers"),
    [
        (
            ROWS + "\n要求：备考指导方案于4月8日17:00前报县教研室。",
            [("毕业年级备考指导方案", None), ("优秀作业设计案例", "05-15 17:00")],
        ),
        (
            "1.《自查总结》，1份，于4月20日前送局机关四楼养护股。\n二、严肃纪律。《自查总结》务于4月27日前送达养护股。",
            [("《自查总结》", None)],
        ),
    ],
)
def test_another_day_elsewhere_is_a_contradiction_and_no_second_paper(text, papers):
    found = drafted(text)

    assert [(one.title, one.due) for one in found.requirements] == papers
    assert ["几个不同的期限" in left.why for left in found.unread] == [True]


def test_when_a_thing_is_done_is_not_when_its_paper_is_due():
    text = (
        "五、满意度调查\n时间：3月10日至3月21日开展调查，3月24日17:00前报送结果\n"
        "对象：各校\n内容：《调查汇总表》1份\n方式：发至a@example.com"
    )

    assert told(text) == [("《调查汇总表》", "03-24 17:00")]


def test_whose_materials_go_where_is_no_paper():
    text = f"1.《听课记录》于3月6日前{MAIL}。\n说明：“网站”指研修网站，新教师材料传至“新教师园地”。"

    assert told(text) == [("《听课记录》", "03-06")]


def test_what_is_said_of_so_many_materials_is_said_of_all() -> None:
    text = (
        "关于资助工作的通知\n各学校：\n一、材料\n1.《认定表》1份，3月13日17:00前报送。\n2.《资助总结》1份，6月26日17:00前报送。\n二、方式\n"
        "两项材料均将扫描件发送至a@example.com，不收纸质材料。\n县教育局\n2026年3月2日"
    )
    assert [one.channels for one in draft(text).requirements] == [("mailbox",), ("mailbox",)]


def test_the_place_of_several_items_at_the_end_of_their_days_dates_none_of_them_twice():
    text = "一、报送内容\n1.工作情况表，1份；\n2.文件目录，1份；\n3.移交申请书，1份。\n二、时间\n"
    text += f"第1项于3月18日17时前报送，第2项于4月15日17时前报送，第1项、第2项{MAIL}；"
    text += "第3项于5月20日前送县档案馆一楼接收科。"

    assert told(text) == [("工作情况表", "03-18 17:00"), ("文件目录", "04-15 17:00"), ("移交申请书", "05-20")]


def test_cards_with_two_fields_on_a_line_are_read_one_by_one():
    text = "一、材料和时限\n"
    text += "材料：工作报告书\n报送者：全部单位　　数量：每家1份\n时限：5月29日24时前　　途径：登录“省服务平台”填报\n"
    text += "材料：审计报告\n报送者：5家单位　　数量：每家1份\n时限：6月12日17时前　　途径：纸质件送县民政局206室"

    assert told(text) == [("工作报告书", "05-29"), ("审计报告", "06-12 17:00")]


def test_items_with_small_letters_are_papers_of_their_list():
    text = "一、学员须提交材料两项：\na) 主题班会设计方案，每人1份；\nb) 培训心得，每人1篇。\n"
    text += f"二、两项材料均于3月20日18:00前{MAIL}。"

    assert told(text) == [("主题班会设计方案", "03-20 18:00"), ("培训心得", "03-20 18:00")]


def test_an_hour_behind_several_days_may_be_theirs_by_a_word():
    text = f"1.教研信息，各校每季度1篇，分别于三月二十五日、六月二十五日、九月二十五日的17时前{MAIL}。"

    assert told(text) == [("教研信息", f"{day} 17:00") for day in ("03-25", "06-25", "09-25")]


def test_a_ledger_of_what_was_carried_out_is_a_paper():
    assert told(f"1.请各乡镇于3月18日17时前将种植面积落实台账1份{MAIL}。") == [("种植面积落实台账", "03-18 17:00")]


@pytest.mark.parametrize(
    ("first", "second", "contradict"),
    [
        ("于3月6日前报县文化馆。", "于3月10日前报到县文化馆邮箱。", True),
        ("于3月6日前送县文化馆业务科。", "于3月10日前送文博楼306室。", True),
        ("于3月6日前送县文化馆业务科。", "于3月10日前送县档案馆202室。", False),
        ("于3月6日前送县文化馆业务科。", f"于3月10日前{MAIL}。", False),
    ],
)
def test_another_day_for_the_mailbox_or_the_room_of_one_office_is_a_contradiction(first, second, contradict):
    text = (
        "一、名册\n《讲解员名册》送县文化馆业务科（文博楼306室）。\n二、比赛\n"
        f"比赛报名表1份，{first}\n三、提醒\n比赛报名表{second}"
    )

    found = [one for one in drafted(text).requirements if one.title == "比赛报名表"]
    assert [bool(one.rivals) for one in found] == ([True] if contradict else [False, False])
