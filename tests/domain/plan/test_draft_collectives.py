"""A word for several papers: 申报材料, 纸质材料, 乙、丙两种材料, 学员作业第1项; and what a report of a month tells."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "发至邮箱a@example.com"


def drafted(text):
    return draft(f"关于报送2026年有关材料的通知\n各有关单位：\n{text}\n县水务局\n2026年2月20日").requirements


def told(text):
    return {one.title: one.due for one in drafted(text)}


KINDS = (
    "验收前须备好以下四种材料：\n{0}、用水台账。每站1份。\n{1}、管道巡查表。每站2份。\n"
    "{2}、水质检测报告。每站1份。\n{3}、年度供水总结。每站1份。\n"
)


@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ("甲乙丙丁", "甲种材料于3月6日前{0}；乙、丙两种材料于3月27日前送局供水股；丁种材料于4月10日前{0}。"),
        ("甲乙丙丁", "甲种于3月6日前{0}；乙种、丙种于3月27日前送局供水股；丁种于4月10日前{0}。"),
        ("ABCD", "A种材料于3月6日前{0}；B、C两种材料于3月27日前送局供水股；D种材料于4月10日前{0}。"),
        ("1234", "第一种材料于3月6日前{0}；第二、三种材料于3月27日前送局供水股；第四种材料于4月10日前{0}。"),
    ],
)
def test_kinds_of_materials_are_those_of_the_list(marks, said):
    found = drafted(f"{KINDS.format(*marks)}报送时间和方式：{said.format(MAIL)}")

    assert [(one.title, one.due, one.channels) for one in found] == [
        ("用水台账", "03-06", ("mailbox",)),
        ("管道巡查表", "03-27", ("局供水股",)),
        ("水质检测报告", "03-27", ("局供水股",)),
        ("年度供水总结", "04-10", ("mailbox",)),
    ]


LIST = "（一）《验收申请书》一式2份；\n（二）工程决算报告1份，左侧装订。"


@pytest.mark.parametrize(
    "text",
    [
        f"四、竣工验收\n申请验收的单位，应于6月12日17:00前将纸质验收材料送至县水务局305室，材料包括：\n{LIST}",
        f"四、竣工验收\n验收材料于6月12日17:00前送至县水务局305室，具体如下：\n{LIST}",
        f"四、验收材料\n{LIST}\n五、时间\n验收材料于6月12日17:00前送至县水务局305室。",
        f"四、报送验收材料\n{LIST}\n五、时间\n各单位将验收材料于6月12日17:00前送至县水务局305室。",
        f"【验收材料】\n{LIST}\n纸质材料请于6月12日17:00前送至县水务局305室。",
    ],
)
def test_materials_are_the_papers_that_a_list_names(text):
    assert told(text) == {"《验收申请书》": "06-12 17:00", "工程决算报告": "06-12 17:00"}


def test_what_materials_must_be_like_names_none_of_them():
    text = f"1.先进事迹材料于6月12日前{MAIL}，材料要求：\n（1）事迹材料的标题要鲜明；\n（2）文稿用第三人称。"

    assert told(text) == {"先进事迹材料": "06-12"}


@pytest.mark.parametrize("again", ["于同一时限内", "也于同一期限内", "在同一时间前"])
def test_papers_of_one_form_go_where_that_form_goes(again):
    text = (
        "【申报材料】\n（1）“节水家庭”推荐表：每户2份，纸质。\n（2）节水故事：每户1篇，电子版。\n（3）家庭合影：每户1张，电子版。\n"
        f"纸质材料请于4月10日17:00前送局办公室；电子版材料请{again}{MAIL}。"
    )
    found = [(one.title, one.due, one.channels) for one in drafted(text)]

    assert found[0] == ("“节水家庭”推荐表", "04-10 17:00", ("局办公室",))
    assert found[1] == ("节水故事", "04-10 17:00", ("mailbox",))
    assert len(found) == 3


def test_an_item_of_a_list_of_papers_is_one_by_whatever_name():
    text = (
        "四、申报材料\n1、《项目申报书》，每个项目1份，10月16日17:00前送达县文化馆302室。\n"
        "2、项目短片，由申报单位摄制，时长5分钟，存入U盘，与《项目申报书》同时送达县文化馆302室，截止时间同为10月16日17:00。\n"
        f"3、《项目汇总表》，每站1份，10月23日17:00前{MAIL}。"
    )

    assert told(text) == {
        "《项目申报书》": "10-16 17:00",
        "项目短片": "10-16 17:00",
        "《项目汇总表》": "10-23 17:00",
    }


@pytest.mark.parametrize("head", ["学员作业", "村级任务", "站点自建档案"])
def test_an_item_is_pointed_at_under_the_heading_that_is_named(head):
    text = (
        f"三、{head}\n1.个人成长规划1份。\n2.实训日志，9月至12月每月1篇。\n3.实训总结1篇。\n"
        "四、单位材料\n1.《结对协议书》，每人1份。\n2.《实训鉴定表》，每人1份。\n五、提交期限\n"
        f"（一）{head}第1项于9月18日前、第3项于12月11日前，上传至县水务网。\n"
        f"（二）实训日志于当月最后一个工作日17:30前上传至县水务网。\n"
        f"（三）《结对协议书》于9月25日前{MAIL}。\n（四）《实训鉴定表》于11月27日前{MAIL}。"
    )

    assert told(text) == {
        "个人成长规划": "09-18",
        "实训总结": "12-11",
        "实训日志": "rrule:FREQ=MONTHLY;BYMONTH=9,10,11,12;BYMONTHDAY=-1 17:30",
        "《结对协议书》": "09-25",
        "《实训鉴定表》": "11-27",
    }


@pytest.mark.parametrize("what", ["报4月、5月、6月三个月的情况", "报送上一个月的情况", "报上月数据", "填报上个月情况"])
def test_what_a_report_tells_is_no_paper_beside_it(what):
    text = f"（一）《水源巡查月报表》（附件1）\n每站每月1份，{what}，5月至7月，于每月5日17:00前{MAIL}。"

    assert list(told(text)) == ["《水源巡查月报表》"]


def test_marks_of_one_sign_and_formal_numbers_are_marks():
    text = (
        "壹、情况报送\n各站向县防汛办公室报送以下材料：\n㈠防汛方案，3月6日前报送。\n㈡值班名录，3月13日前报送。\n㈢防汛总结，9月25日前报送。\n"
        "贰、方式\n上述材料一律通过县协同办公系统报送，不收纸质材料，不收传真。"
    )

    assert [(one.title, one.due, one.channels) for one in drafted(text)] == [
        ("防汛方案", "03-06", ("县协同办公系统",)),
        ("值班名录", "03-13", ("县协同办公系统",)),
        ("防汛总结", "09-25", ("县协同办公系统",)),
    ]


@pytest.mark.parametrize(
    ("heads", "said"),
    [
        (("单位须报材料", "个人须报材料"), ("单位材料（一）", "单位材料（二）", "个人材料（一）")),
        (("单位材料", "个人材料"), ("单位材料第（一）项", "单位材料第（二）项", "个人材料第（一）项")),
    ],
)
def test_materials_are_pointed_at_by_their_heading_and_mark(heads, said):
    one, other, third = said
    text = (
        f"二、{heads[0]}\n（一）《岗位空缺表》。\n（二）《推荐人选表》。\n三、{heads[1]}\n（一）《职称评审表》。\n四、时间\n"
        f"{one}于3月6日前{MAIL}；{other}于3月20日前{MAIL}；{third}于4月10日前{MAIL}。"
    )

    assert told(text) == {"《岗位空缺表》": "03-06", "《推荐人选表》": "03-20", "《职称评审表》": "04-10"}


def test_a_thing_beside_a_paper_in_a_head_is_owed_with_it():
    text = (
        "三、答题卡和《考场记录单》。答题卡每名考生每科1张；《考场记录单》每个考场1份。"
        "截止时间为6月26日9:00，由各站派两人送交阅卷点。"
    )

    assert told(text) == {"答题卡": "06-26 09:00", "《考场记录单》": "06-26 09:00"}


GROUPS = (
    "（一）报送备案材料。以主管部门为单位，集中报送以下两种：\n1.《考核备案表》，纸质2份；\n2.年度考核总结，纸质1份。\n"
    "（二）报送时间。{0}\n批次\t报送单位\t报送日期\n第一批\t各水站\t2026年3月9日\n第二批\t各乡镇\t2026年3月11日\n"
    "（三）报送地点。县政务中心四楼418室，人事股。接收时间为上午8:30至11:30。"
)


@pytest.mark.parametrize(
    "said",
    [
        "备案材料分两批报送，各单位于当日17:00前送达，具体如下：",
        "为避免集中等候，备案材料按下表所列日期报送，各单位于当日17:00前送达：",
    ],
)
def test_a_table_of_who_and_when_is_of_the_materials_above_it(said):
    found = drafted(GROUPS.format(said))

    assert [(one.title, one.due, one.count, one.channels) for one in found] == [
        (title, due, count, ("县政务中心四楼418室",))
        for title, count in (("《考核备案表》", 2), ("年度考核总结", 1))
        for due in ("03-09 17:00", "03-11 17:00")
    ]


def test_a_table_that_says_items_of_the_text_again_adds_none():
    text = (
        "三、做好报送，具体分工是：\n①《自查台账》，各施工企业每个项目1份，3月13日17:00前报送。\n"
        "②《监理报告》，各监理企业每家1份，3月20日17:00前报送。\n"
        "③ 整治影像资料，各物业企业每家若干份，3月27日17:00前报送。\n"
        f"以上材料均{MAIL}。\n附件1\n报送安排一览\n材料\t报送企业\t截止时间\n自查台账\t施工企业\t2026年3月13日17:00\n"
        "监理报告\t监理企业\t2026年3月20日17:00\n整治影像资料\t物业企业\t2026年3月27日17:00"
    )

    assert [(one.title, one.due) for one in drafted(text)] == [
        ("《自查台账》", "03-13 17:00"),
        ("《监理报告》", "03-20 17:00"),
        ("整治影像资料", "03-27 17:00"),
    ]


def test_an_item_of_another_list_that_only_says_who_is_none_of_this():
    text = (
        "二、范围\n1．市级培训学时，以证书为准；\n2．县级培训学时，由我校导入。\n三、个人\n凡持有第二条第1项所列证书的人员，"
        "登录省继续教育平台，上传证书照片，截止时间为11月6日。\n四、单位需报的材料\n1．《学时汇总表》，每站纸质2份；\n2．《学时申请表》，每站纸质2份；\n"
        "五、第四条所列材料，第1至2项于11月20日17:00前送到局培训处（208室）。"
    )
    found = {one.title: (one.due, one.channels, one.count) for one in drafted(text)}

    assert found["《学时汇总表》"] == found["《学时申请表》"] == ("11-20 17:00", ("局培训处",), 2)


@pytest.mark.parametrize(
    "also",
    [
        "三项材料均以扫描件{0}；第（二）项材料同时报送纸质件1份，送局绩效股（508室）。",
        "上述三项材料均须扫描成PDF文件，{0}；其中第（二）项另送纸质原件1份至局绩效股（508室）。",
    ],
)
def test_what_goes_on_paper_too_goes_where_all_of_them_go(also):
    text = (
        "（一）《项目自评表》，3月6日17:00前报送。\n（二）《单位自评报告》，3月13日17:00前报送。\n"
        f"（三）《自评台账》，3月20日17:00前报送。\n{also.format(MAIL)}"
    )

    assert [(one.title, set(one.channels)) for one in drafted(text)] == [
        ("《项目自评表》", {"mailbox"}),
        ("《单位自评报告》", {"mailbox", "局绩效股"}),
        ("《自评台账》", {"mailbox"}),
    ]


def test_cells_with_a_form_and_a_number_go_where_that_form_goes():
    text = (
        "序号\n材料名称\n报送单位\n份数\n报送时间\n1\n《自评报告》\n各卫生院\n纸质1份，电子版1份\n6月19日17:00前\n"
        "2\n《统计表》\n各卫生院\n电子版1份\n6月26日17:00前\n"
        f"纸质材料加盖公章，送县卫健局基层股（205室）；电子版{MAIL}。\n空白表格在“卫健”网站“下载中心”栏目下载。"
    )

    assert {one.title: set(one.channels) for one in drafted(text)} == {
        "《自评报告》": {"mailbox", "县卫健局基层股"},
        "《统计表》": {"mailbox"},
    }
