"""Deadlines told apart from their papers: by marks, in an appendix, in a table's head, in turn, in a footer."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.draft import draft

HEAD = "关于报送2026年材料的通知\n各中小学、幼儿园：\n"
TAIL = "\n青河县教育局\n2026年2月26日"
MAIL = "邮箱a@example.com"
CALENDAR = calendar_for([2026])
LISTED = "一、报送材料\n（一）教研计划\n（二）骨干教师推荐表\n（三）集体备课记录\n二、时限\n"

TOLD_APART = {
    "the number of the question ahead": (
        f"问三：交什么？\n3-1 年检报告书：3月19日17:00截止，每园2份，{MAIL}。\n"
        f"3-2 安全自查表：3月26日17:00截止，{MAIL}。\n3-6 岁幼儿的名册由园里留存。",
        {"年检报告书": "03-19 17:00", "安全自查表": "03-26 17:00"},
    ),
    "letters": (
        "一、材料\n甲、安全责任状\n乙、驾驶人名册\n丙、自查报告\n二、报送时间\n"
        f"甲、丙：3月5日前；乙：3月12日17:00前。\n三、均发至{MAIL}。",
        {"安全责任状": "03-05", "自查报告": "03-05", "驾驶人名册": "03-12 17:00"},
    ),
    "numbers in brackets": (
        f"{LISTED}第（一）（三）项于3月20日前，第（二）项于4月10日前，统一发送至{MAIL}。",
        {"教研计划": "03-20", "集体备课记录": "03-20", "骨干教师推荐表": "04-10"},
    ),
    "all but one": (
        f"{LISTED}除第（二）项外均于3月20日前报送，第（二）项于4月10日前报送，{MAIL}。",
        {"教研计划": "03-20", "集体备课记录": "03-20", "骨干教师推荐表": "04-10"},
    ),
    "circled numbers of one line": (
        f"一、目录\n①设备清单 ②防控预案 ③晨午检记录\n二、上报节点\n①②：3月10日；③：每月25日。\n{MAIL}。",
        {"设备清单": "03-10", "防控预案": "03-10", "晨午检记录": "rrule:FREQ=MONTHLY;BYMONTHDAY=25"},
    ),
    "an appendix of days": (
        f"{LISTED}发至{MAIL}，时限见附件1。\n\n附件1\n材料报送时限表\n（各项均为所列日期当日17:30前）\n"
        "第（一）项　2026年3月13日\n第（二）项　2026年3月27日\n第（三）项　2026年6月26日",
        {"教研计划": "03-13 17:30", "骨干教师推荐表": "03-27 17:30", "集体备课记录": "06-26 17:30"},
    ),
    "days as a table's head": (
        "序号\t4月10日前报送\t6月12日前报送\n"
        f"1\t劳动课程方案\t劳动课程总结\n2\t劳动基地名单\t成果照片\n以上发至{MAIL}。",
        {"劳动课程方案": "04-10", "劳动基地名单": "04-10", "劳动课程总结": "06-12", "成果照片": "06-12"},
    ),
    "headings that are labels": (
        f"一、报送内容\n《基地统计表》《典型案例》\n二、报送时间\n6月5日17：30前\n三、报送方式\n{MAIL}",
        {"《基地统计表》": "06-05 17:30", "《典型案例》": "06-05 17:30"},
    ),
    "questions": (
        f"问：报什么？\n答：《教师配备表》。\n问：何时报？\n答：4月23日前。\n问：报到哪里？\n答：{MAIL}。",
        {"《教师配备表》": "04-23"},
    ),
    "the first and the last": (
        "一、材料\n1.维修方案\n2.巡查记录\n3.度汛预案\n4.物资清单\n"
        f"二、前两项3月20日前报送，后两项4月30日前报送，{MAIL}。",
        {"维修方案": "03-20", "巡查记录": "03-20", "度汛预案": "04-30", "物资清单": "04-30"},
    ),
    "the rest of one line": (
        f"需上报：1.核查表；2.救助台账；3.供养名册；4.工作总结。其中第4项12月4日前上报，其余于4月17日前上报，{MAIL}。",
        {"工作总结": "12-04", "核查表": "04-17", "救助台账": "04-17", "供养名册": "04-17"},
    ),
    "all but a name": (
        f"《登记表》《抽检计划》《自查报告》除《自查报告》外，均于4月3日前报送；《自查报告》于11月6日前报送，{MAIL}。",
        {"《登记表》": "04-03", "《抽检计划》": "04-03", "《自查报告》": "11-06"},
    ),
    "days over papers": (
        f"【3月27日前】\n消防责任书\n设施台账（{MAIL}）\n【5月29日前】\n演练总结（{MAIL}）",
        {"消防责任书": "03-27", "设施台账": "03-27", "演练总结": "05-29"},
    ),
    "days under papers": (
        f"材料及时限：\n文物登记表\n（4月20日前）\n文物巡查记录\n（6月19日前）\n以上发{MAIL}。",
        {"文物登记表": "04-20", "文物巡查记录": "06-19"},
    ),
    "a month's column": (
        f"月份\t材料\t截止日\n3\t宣传方案\t16日\n6\t工作小结\t26日\n电子版发{MAIL}。",
        {"宣传方案": "03-16", "工作小结": "06-26"},
    ),
    "homely labels": (
        f"要报的：需求表\n谁报：各村\n啥时候报：4月底之前\n往哪报：{MAIL}\n\n"
        f"要报的：发放表\n谁报：各村\n啥时候报：10月20日之前\n往哪报：{MAIL}",
        {"需求表": "04-30", "发放表": "10-20"},
    ),
    "names before days of one line": (
        f"《会员台账》：三月十六日前；《困难档案》：五月十八日前。均报{MAIL}。",
        {"《会员台账》": "03-16", "《困难档案》": "05-18"},
    ),
    "days of eight signs": (
        f"《地名清册》（20260415前，{MAIL}）；《编制表》（20260520前，{MAIL}）。",
        {"《地名清册》": "04-15", "《编制表》": "05-20"},
    ),
    "dotted numbers": (
        "1　报送材料\n1.1　服务自评表\n1.2　资金说明\n1.3　建设台账\n2　报送时限\n"
        f"1.1和1.3：4月10日下班前\n1.2：6月20日\n3　报送途径\n发到{MAIL}。",
        {"服务自评表": "04-10 cob", "建设台账": "04-10 cob", "资金说明": "06-20"},
    ),
    "the same marks again": (
        "一、报送材料\n（一）活动方案\n（二）活动总结\n二、报送时间\n"
        f"（一）3月20日前\n（二）6月26日前\n三、发至{MAIL}。",
        {"活动方案": "03-20", "活动总结": "06-26"},
    ),
    "classes of papers": (
        "一、资料\n甲类：评估报告（1份）、规划图册（1份）\n乙类：巡河台账\n"
        f"二、报送日期\n甲类　5月15日\n乙类　每月10日前\n三、发至{MAIL}。",
        {"评估报告": "05-15", "规划图册": "05-15", "巡河台账": "rrule:FREQ=MONTHLY;BYMONTHDAY=10"},
    ),
    "days and papers in turn under a month": (
        "报表日历\n三月　　9日　安全检查表　　20日　网点名册\n"
        f"五月　　11日　物资清单\n上述报表均在所列日期当天17时前报送到{MAIL}。",
        {"安全检查表": "03-09 17:00", "网点名册": "03-20 17:00", "物资清单": "05-11 17:00"},
    ),
    "stages with their day": (
        f"材料分两次收取：\n◆ 期初（3月16日）\n工作计划；成员分工表\n◆ 期末（7月3日）\n工作总结；教案集\n发到{MAIL}。",
        {"工作计划": "03-16", "成员分工表": "03-16", "工作总结": "07-03", "教案集": "07-03"},
    ),
    "a sheet of tasks": (
        f"任务一　普查\n　内容：逐村查，填《普查记录表》\n　交付：3月27日18:00，发{MAIL}\n"
        f"任务二　示范\n　内容：建点，形成《示范总结》\n　交付：8月31日，发{MAIL}",
        {"《普查记录表》": "03-27 18:00", "《示范总结》": "08-31"},
    ),
    "marks that go on under the next heading": (
        "一、机构提交\n甲、申请表\n乙、自评报告\n二、乡镇提交\n丙、基本情况表\n"
        f"三、提交时限\n甲、丙：3月20日前；\n乙：4月17日前。\n发至{MAIL}。",
        {"申请表": "03-20", "自评报告": "04-17", "基本情况表": "03-20"},
    ),
    "one first, the others later": (
        f"《申报书》《预算表》《承诺书》三份材料中，《承诺书》须于3月20日前提交，其余两份于4月3日前提交，均发{MAIL}。",
        {"《承诺书》": "03-20", "《申报书》": "04-03", "《预算表》": "04-03"},
    ),
    "a label over named days": (
        f"报送时间：《科普计划》为3月27日，《科普总结》为10月16日。报送{MAIL}。",
        {"《科普计划》": "03-27", "《科普总结》": "10-16"},
    ),
    "days under a month of its own line": (
        f"4月\n　10日　入库表\n　24日　研发台账\n6月\n　19日　半年小结\n以上材料按日期报{MAIL}。",
        {"入库表": "04-10", "研发台账": "04-24", "半年小结": "06-19"},
    ),
    "a footer": (
        f"各校建立《儿童花名册》，填写《劝返记录》。材料发到{MAIL}。\n\n（报送截止时间：2026年3月24日17：00）",
        {"《儿童花名册》": "03-24 17:00", "《劝返记录》": "03-24 17:00"},
    ),
    "a day and a paper a line": (
        f"材料报送节点：\n3月23日：营养餐食谱\n4月27日：留样记录\n5月25日：陪餐记录（{MAIL}）\n接收{MAIL}",
        {"营养餐食谱": "03-23", "留样记录": "04-27", "陪餐记录": "05-25"},
    ),
    "in turn": (
        f"《科技节方案》《作品清单》《科技节总结》依次于3月26日、5月14日、6月4日前报送至{MAIL}。",
        {"《科技节方案》": "03-26", "《作品清单》": "05-14", "《科技节总结》": "06-04"},
    ),
    "the former and the latter": (
        f"各校上报《实施方案》和《工作总结》，前者3月31日前上报，后者12月10日前上报，均发至{MAIL}。",
        {"《实施方案》": "03-31", "《工作总结》": "12-10"},
    ),
    "first and final draft": (
        f"各校编写《校史资料》，初稿于4月15日前、终稿于6月15日前发送至{MAIL}。",
        {"《校史资料》初稿": "04-15", "《校史资料》终稿": "06-15"},
    ),
}


def dues(text: str) -> dict[str, str | None]:
    return {one.title: one.due for one in draft(HEAD + text + TAIL, calendar=CALENDAR).requirements}


@pytest.mark.parametrize("where", TOLD_APART)
def test_a_day_finds_its_papers_where_they_are_told_elsewhere(where: str) -> None:
    text, expected = TOLD_APART[where]

    assert dues(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("采购价格表由各校于9月、10月、11月的最后一个工作日报送至", "rrule:FREQ=MONTHLY;BYMONTH=9,10,11;BYMONTHDAY=-1"),
        ("《营养餐月报表》按月填报，当月最后一个工作日前报", "rrule:FREQ=MONTHLY;BYMONTHDAY=-1"),
        (
            "1.研训简报，3月至5月每月1期。\n材料1于当月最后一个工作日17:00前发至",
            "rrule:FREQ=MONTHLY;BYMONTH=3,4,5;BYMONTHDAY=-1 17:00",
        ),
        (
            "一、观察案例。各园三月至六月每月报送三篇，于当月二十五日十七时前上传至",
            "rrule:FREQ=MONTHLY;BYMONTH=3,4,5,6;BYMONTHDAY=25 17:00",
        ),
        (
            "1.教研月报。9月至12月每月报1份，于当月最后一个工作日16:00前上传至",
            "rrule:FREQ=MONTHLY;BYMONTH=9,10,11,12;BYMONTHDAY=-1 16:00",
        ),
        ("本学期3月2日开学。《认定汇总表》每学期开学后两周内报送至", "03-16"),
        ("教学质量分析会于4月22日召开。各校在会议结束后3个工作日内将《质量提升措施》报送至", "04-27"),
        ("六一活动定于5月29日举行。各园在活动前7天将《安全预案》报送至", "05-22"),
        ("本学期于7月10日放假。各校应于学期结束前10日将《检查总结》发至", "06-30"),
        ("请各校在4月13日—17日集中报送《器材需求表》，", "04-17"),
        ("《托管需求表》最晚不得超过6月8日中午12时，报", "06-08 12:00"),
    ],
)
def test_a_day_is_counted_from_what_the_circular_tells(text: str, expected: str) -> None:
    assert list(dues(f"{text}{MAIL}。").values()) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f"请报送《统计年报》。\n工业企业：3月20日前\n商贸企业：3月24日前\n报送方式：{MAIL}",
        f"《统计年报》分批报送：工业企业3月20日，商贸企业3月24日，一律发{MAIL}。",
        "一、提交资料\n（1）统计年报\n二、提交期限\n"
        f"工业企业：2026年3月20日\n商贸企业：2026年3月24日\n三、发至{MAIL}。",
        f"一、学员报名表。各单位填写报名表，{MAIL}，各班次的报名时间为：\n护士培训班：3月20日前；\n医师培训班：3月24日前。",
        f"一、统计年报\n工业组3月20日前、商贸组3月24日前发至{MAIL}。",
    ],
)
def test_a_paper_has_a_day_for_each_group(text: str) -> None:
    assert [one.due for one in draft(HEAD + text + TAIL).requirements] == ["03-20", "03-24"]


@pytest.mark.parametrize(
    "text",
    [
        "全年日历\n3月12日：植树活动\n4月23日：读书分享会\n9月19日：科普日\n请各单位参加。",
        "时间\t内容\t主讲\n3月16日上午\t项目管理\t李老师\n3月17日上午\t成果登记材料撰写\t赵老师",
        "【3月】\n召开工作会议\n开展调研报告评审\n【4月】\n组织成果展\n印发表彰名单",
        "县局将于4月30日前公布立项名单，5月15日前拨付经费，并于12月底前组织验收，形成验收报告存档。",
    ],
)
def test_a_calendar_of_what_takes_place_owes_nothing(text: str) -> None:
    assert dues(text) == {}


def test_what_is_shown_for_one_mark_is_not_given_to_another() -> None:
    text = (
        f"▲ 3月13日17:00前，交《教研计划》1份，{MAIL}。\n○ 3月11日9:00，学期教研工作会议，三楼会议室。\n"
        f"▲ 3月20日，交《组长信息表》，{MAIL}。"
    )

    assert dues(text) == {"《教研计划》": "03-13 17:00", "《组长信息表》": "03-20"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"《名册》见3月20日的说明。\n其他事项发{MAIL}。", 3),
        ("一、报送材料\n（一）教研计划\n（二）教研总结\n二、其他\n请各校重视。", 3),
    ],
)
def test_what_was_read_as_nothing_is_left_to_a_person(text: str, line: int) -> None:
    drafted = draft(HEAD + text + TAIL)

    assert drafted.requirements == ()
    assert line in [one.line for one in drafted.unread]


@pytest.mark.parametrize("said", ["上列甲至丙各项材料", "前述甲、乙、丙三项", "上述甲至丙项材料"])
def test_marks_under_a_word_that_points_up(said: str) -> None:
    listed = "二、材料\n甲、窑址测绘图，两份；\n乙、出土器物照片，五张；\n丙、窑工口述录音，一段。"
    text = f"{listed}\n三、办法\n3月20日前，{said}和窑址汇总表，全部送至文物科。器物照片、录音存入U盘。"

    assert dues(text) == dict.fromkeys(["窑址测绘图", "出土器物照片", "窑工口述录音", "窑址汇总表"], "03-20")
