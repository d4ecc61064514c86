"""What looks owed and is not, and what is owed and does not look it: one sentence, or one short circular, each."""

from __future__ import annotations

import re

import pytest

from tasks.domain.plan.draft import draft

HEAD = "关于报送2026年有关材料的通知\n各有关单位：\n"
TAIL = "\n2026年2月20日"


def told(text: str, head: str = HEAD) -> list[tuple[str, str | None, str, object]]:
    """Name, day, channels in one word without quotes, count: as a person would read them off."""
    return [
        (one.title.strip("《》"), one.due, re.sub("[“”]", "", "、".join(one.channels or ())), one.count)
        for one in draft(head + text + TAIL).requirements
    ]


@pytest.mark.parametrize(
    "text",
    [
        "县局将于3月20日前汇总各校情况，报市教育局备案。",
        "上年度的《工作总结》各校已于1月10日前报送，不再重复报送。",
        "《安全手册》请各校于3月5日前到局办公室领取。",
        "获奖作品由组委会颁发证书，并于6月10日前发放到校。",
        "检查记录由各单位留存备查，无需报送。",
        "3月1日至3月31日为宣传月，各校组织观看专题片。",
        "原《通知》要求4月10日前报送的《月报表》停止报送。",
        "会议定于3月12日上午9:00召开，请参会人员提前10分钟入场。",
        "根据《档案法》和省局2026年1月5日印发的《实施方案》要求，做好归档工作。",
        "专家组将于4月10日前提交评审报告。",
        "各校要建立台账、健全制度，做好记录，妥善保管。",
        "因故不能按期完成的，请于4月10日前提交延期申请。",
        "如有变更，请于变更后3个工作日内报送变更申请表。",
        "表现突出的单位，6月30日前由县政府给予奖励证书。",
        "《实施办法》自2026年3月1日起施行。",
        "教材费由学校于3月15日前退还学生家长。",
        "方案应包括组织机构、工作措施、应急预案等内容。",
        "考试形式可采用小论文、调查报告、作品等形式。",
        "县教研室3月20日前下发试卷和答案。",
        "凡逾期未报材料的单位，取消评优资格，4月10日前通报。",
        "请将本通知于3月1日前传达到每一位教师。",
        "优秀论文将于12月20日前在《教育杂志》上刊登。",
        "各单位自查报告存档备查，3月25日起县局随机抽查。",
        "学校于3月20日前把缴费通知送到家长手中。",
        "去年4月10日前报送的《隐患台账》，今年改为系统自动生成，不再报送。",
    ],
)
def test_what_only_looks_owed_is_not_listed(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "请于3月15日前将《自查报告》报局安全股，电子版发aq@qx.example。",
            [("自查报告", "03-15", "mailbox、局安全股", 1)],
        ),
        (
            "请各单位于3月25日前报送以下材料：推荐报告1份。每名候选人推荐表一式三份。每名候选人3000字事迹材料。以上材料送局人事股。",
            [
                ("推荐报告", "03-25", "局人事股", 1),
                ("候选人推荐表", "03-25", "局人事股", 3),
                ("事迹材料", "03-25", "局人事股", None),
            ],
        ),
        ("各校3月30日前将加盖公章后的《承诺书》送局法规股。", [("承诺书", "03-30", "局法规股", 1)]),
        ("经主要负责人签字的年度总结于4月2日前发至b@qx.example。", [("年度总结", "04-02", "mailbox", 1)]),
        (
            "请认真填写《登记表》（附件1）和《汇总表》（附件2）。请于4月9日前将附件1、附件2发至c@qx.example。",
            [("登记表", "04-09", "mailbox", 1), ("汇总表", "04-09", "mailbox", 1)],
        ),
        ("各校准备好相关资料，迎接检查。5月6日前将《迎检报告》报督导室。", [("迎检报告", "05-06", "督导室", 1)]),
        ("项目申报书一式两份，于4月15日前送县科技局计划股。", [("项目申报书", "04-15", "县科技局计划股", 2)]),
        (
            "每个食堂于3月20日前报送食品安全总监任命书1份，发至d@qx.example。",
            [("食品安全总监任命书", "03-20", "mailbox", 1)],
        ),
        ("每班选送手抄报2份，于4月10日前交县少工委办公室。", [("手抄报", "04-10", "县少工委办公室", 2)]),
        ("每校报送不超过3篇教学案例，5月20日前发至e@qx.example。", [("教学案例", "05-20", "mailbox", 3)]),
        ("各校报送至少3篇教学案例，5月20日前发至e@qx.example。", [("教学案例", "05-20", "mailbox", 3)]),
        ("各园报送半日活动视频1段，5月20日前发至e@qx.example。", [("半日活动视频", "05-20", "mailbox", 1)]),
        ("各单位报校本培训佐证材料1册，5月20日前送县教研室。", [("校本培训佐证材料", "05-20", "县教研室", 1)]),
        (
            "每个单位通过“清河应急”小程序上传隐患线索3条，上传截止时间为7月1日17:00。",
            [("隐患线索", "07-01 17:00", "清河应急小程序", 3)],
        ),
        ("每校至少推荐2件劳动教育案例，5月20日前发至e@qx.example。", [("劳动教育案例", "05-20", "mailbox", 2)]),
        (
            "九年一贯制学校每校报送微课6节，高中4节，于5月20日前上传“教育云”平台。",
            [("微课", "05-20", "教育云平台", None)],
        ),
        (
            "除教学点外，各小学于6月5日前将《体质健康数据表》发至f@qx.example。",
            [("体质健康数据表", "06-05", "mailbox", 1)],
        ),
        ("城区学校报送案例4篇，乡镇学校2篇，于6月5日前发至g@qx.example。", [("案例", "06-05", "mailbox", None)]),
        ("请将学生处审查通过的《困难认定表》于9月20日前交至学生处。", [("困难认定表", "09-20", "学生处", 1)]),
        ("实验室负责人签字后，将整改报告于4月13日前交设备科。", [("整改报告", "04-13", "设备科", 1)]),
        ("不再报送纸质材料，《季报》电子版4月5日前发至h@qx.example。", [("季报", "04-05", "mailbox", 1)]),
        ("录制课堂视频一段，不得剪辑，十月二十三日前发至h@qx.example。", [("课堂视频", "10-23", "mailbox", 1)]),
        ("征文5月31日前发至h@qx.example。未按时提交的，不予评奖，6月5日前通报。", [("征文", "05-31", "mailbox", None)]),
        ("原定4月3日的《月报》改为4月10日前发至h@qx.example。", [("月报", "04-10", "mailbox", 1)]),
        ("各单位自查后形成书面报告，4月18日前报局办公室。", [("书面报告", "04-18", "局办公室", 1)]),
        ("请于4月20日前完成自查，将自查表发至i@qx.example。", [("自查表", "04-20", "mailbox", 1)]),
        ("修订校园安全预案。改好的预案4月25日前报局安全股。", [("校园安全预案", "04-25", "局安全股", 1)]),
        (
            "没有情况的也要报送，实行零报告，每月5日前将《情况表》发至j@qx.example。",
            [("情况表", "rrule:FREQ=MONTHLY;BYMONTHDAY=5", "mailbox", 1)],
        ),
        (
            "成绩表（按班级排序）、申请表（按名次排序）、汇总表，4月12日前送资助中心。",
            [
                ("成绩表", "04-12", "资助中心", 1),
                ("申请表", "04-12", "资助中心", 1),
                ("汇总表", "04-12", "资助中心", 1),
            ],
        ),
        ("《登记表》由本人填写，学校审核盖章后统一于4月22日前报局人事股备案。", [("登记表", "04-22", "局人事股", 1)]),
        (
            "各支部书记述职报告4月28日前通过“红云”平台提交，纸质版送机关党委。",
            [("支部书记述职报告", "04-28", "红云平台、机关党委", 1)],
        ),
        (
            "把“我的老师”演讲视频（MP4，不超过5分钟）于5月6日前传至k@qx.example。",
            [("“我的老师”演讲视频", "05-06", "mailbox", None)],
        ),
        (
            "每月25日前报送进展情况，首次报送时间为3月25日，邮箱m@qx.example。",
            [("进展情况", "rrule:FREQ=MONTHLY;BYMONTHDAY=25", "mailbox", 1)],
        ),
        ("各队于5月25日前将结项汇总表发送至大学生实践中心邮箱a@qx.example。", [("结项汇总表", "05-25", "mailbox", 1)]),
        (
            "为及时向市教育局报送我县学生资助数据，请各校于5月9日前将《资助统计表》发至b@qx.example。",
            [("资助统计表", "05-09", "mailbox", 1)],
        ),
        (
            "填写《调查表》（可从www.qx.example网站“下载中心”栏目下载），于5月9日前发至c@qx.example。",
            [("调查表", "05-09", "mailbox", 1)],
        ),
        (
            "《教研月报》9月至12月每月报1份，每月20日前发至d@qx.example。",
            [("教研月报", "rrule:FREQ=MONTHLY;BYMONTH=9,10,11,12;BYMONTHDAY=20", "mailbox", 1)],
        ),
        ("学生写观后感，学校择优推荐5篇，于11月20日前发至n@qx.example。", [("观后感", "11-20", "mailbox", 5)]),
    ],
)
def test_what_is_owed_has_its_name_day_place_and_number(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        (
            "关于开展“书香校园”征文活动的通知\n各学校：\n",
            "征文截止时间：4月20日。\n投稿邮箱：zw@qx.example",
            [("“书香校园”征文", "04-20", "mailbox", None)],
        ),
        (
            "关于举办书法摄影作品展的通知\n各单位：\n",
            "作品征集时间：即日起至5月10日。\n作品报送地点：县文化馆202室",
            [("书法摄影作品", "05-10", "县文化馆202室", None)],
        ),
        (
            "关于报送2025年度工作总结和2026年工作计划的通知\n各学校：\n",
            "三、报送时间\n3月20日17:00前\n四、报送方式\n发至邮箱 a@qx.example",
            [("2025年度工作总结", "03-20 17:00", "mailbox", 1), ("2026年工作计划", "03-20 17:00", "mailbox", 1)],
        ),
        (
            "“我与家乡”散文征文启事\n",
            "征文时间：\n即日起至9月20日\n稿件投至邮箱 a@qx.example",
            [("“我与家乡”散文征文", "09-20", "", None)],
        ),
        (
            "关于做好实验室自查的通知\n各学校：\n",
            "现要求各校开展自查，并将隐患清单报局装备股。相关要求如下：\n一、结果上报\n请填写《隐患登记表》，于3月15日前报局装备股。",
            [("隐患登记表", "03-15", "局装备股", 1)],
        ),
        (
            "关于奖学金评定的通知\n各学院：\n",
            "一、评审材料\n1.国家奖学金\n（1）新生：9月27日前，提交3个附件材料\n2.学业奖学金：10月25日前，提交2个附件材料",
            [("国家奖学金", "09-27", "", 3), ("学业奖学金", "10-25", "", 2)],
        ),
    ],
)
def test_the_title_and_the_lists_say_what_a_bare_deadline_is_for(head, text, expected):
    assert told(text, head) == expected


def test_numbers_by_groups_that_are_no_stages_are_left_to_a_person():
    drafted = draft(HEAD + "城区学校报送案例4篇，乡镇学校2篇，于6月5日前发至g@qx.example。" + TAIL)

    assert drafted.requirements[0].count is None
    assert any("城区学校报送案例4篇、乡镇学校2篇" in one.why for one in drafted.unread)


def test_what_is_owed_in_a_case_alone_is_named_and_not_listed():
    drafted = draft(HEAD + "因故不能按期完成的，请于4月10日前提交延期申请。" + TAIL)

    assert not drafted.requirements
    assert [one.line for one in drafted.unread] == [3]


def test_what_comes_with_the_circular_itself_is_said_of_no_paper():
    drafted = draft(HEAD + "一、填报《产量表》，3月6日前发至a@qx.example。\n（附件与本函同时送达各企业）" + TAIL)

    assert [(one.title, one.due, one.who) for one in drafted.requirements] == [("《产量表》", "03-06", "各有关单位")]
    assert drafted.unread == ()


@pytest.mark.parametrize("group", ["甲组", "癸组", "女组", "男子组"])
def test_a_group_that_has_a_day_is_no_paper(group):
    drafted = draft(HEAD + f"{group}请于4月3日前报送至a@qx.example。" + TAIL)

    assert drafted.requirements == ()
    assert [one.why for one in drafted.unread] == ["有期限，但看不出交什么"]
