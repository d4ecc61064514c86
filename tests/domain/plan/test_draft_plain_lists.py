"""Lists and paragraphs of plain circulars: columns of unknown heads, days in turn, what nobody has to hand in."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft
from tasks.domain.plan.party import Stage

ADDRESS = "cailiao@example.com"
PAPER = f"1.《自查表》每校1份，于3月20日17:00前发送至{ADDRESS}。"


def read(text: str):
    return draft(f"关于报送材料的通知\n各学校：\n{text}\n县教育局\n2026年3月2日\n").requirements


def days(text: str) -> list[tuple[str, str | None]]:
    return [(one.title.strip("《》"), one.due) for one in read(text)]


@pytest.mark.parametrize("head", ["办法", "送往", "签收人", "提示"])
def test_a_head_of_an_unknown_word_is_a_column_all_the_same(head):
    rows = "宣传方案\n县直各部门\n1份\n6月30日前\n电子邮件\n能耗统计表\n各乡镇\n1份\n7月20日前\n电子邮件\n"
    rows += "自评表\n县直各部门\n2份\n8月18日前\n纸质件送节能科\n"
    heads = f"资料名称\n责任单位\n份数\n期限\n{head}\n"
    assert days(f"三、应交资料\n{heads}{rows}四、说明\n") == [
        ("宣传方案", "06-30"),
        ("能耗统计表", "07-20"),
        ("自评表", "08-18"),
    ]


def test_rows_below_one_another_without_a_day_share_the_one_above():
    rows = "1\n方案\n各镇\n2份\n9月18日前\n盖章\n2\n落实表\n各镇\n1份\n见附件1\n3\n需求表\n种子站\n1份\n见附件2\n"
    rows += "4\n防治记录\n植保站\n1份\n10月23日前\n分填\n"
    found = days(f"材料见下表：\n序号\n材料名称\n报送单位\n份数\n报送时间\n备注\n{rows}")
    assert found == [("方案", "09-18"), ("落实表", "09-18"), ("需求表", "09-18"), ("防治记录", "10-23")]


def test_one_row_alone_without_a_day_has_none():
    rows = (
        "1\n方案\n各镇\n2份\n9月18日前\n盖章\n2\n落实表\n各镇\n1份\n见附件1\n3\n需求表\n种子站\n1份\n10月9日前\n盖章\n"
    )
    found = days(f"材料见下表：\n序号\n材料名称\n报送单位\n份数\n报送时间\n备注\n{rows}")
    assert found == [("方案", "09-18"), ("落实表", None), ("需求表", "10-09")]


def test_blanks_in_the_day_follow_those_of_the_units():
    head = "报送单位、截止时间两栏空白的，与上一行相同。\n序号\t材料名称\t报送单位\t数量\t截止时间\t备注\n"
    rows = "1\t预案\t各卫生院\t1份\t10月23日\t盖章\n2\t储备清单\t\t1份\t\t见附件1\n"
    rows += "3\t成绩单\t县疾控中心\t1份\t11月2日\t汇总\n4\t接种统计表\t各卫生院\t1份\t11月9日\t见附件2\n"
    rows += "5\t整改报告\t\t1份\t11月30日\t附照片\n6\t总结\t\t1份\t12月21日\t不限\n"
    assert days(f"{head}{rows}")[:2] == [("预案", "10-23"), ("储备清单", "10-23")]


@pytest.mark.parametrize(
    "text",
    [
        "2.鼓励教师录制微课，愿意分享的教师可随时发到上述邮箱，不作统一要求。",
        "2.欢迎各校推送活动信息，发送至上述邮箱。",
        "2.是否报送活动照片由各校自定。",
        "2.送审稿经审定后，于5月29日前交付出版社。",
        "2.各所的检查数据要在检查当日录入“食安云”平台。",
    ],
)
def test_what_is_free_or_of_the_offices_is_owed_by_nobody(text):
    assert days(f"{PAPER}\n{text}") == [("自查表", "03-20 17:00")]


@pytest.mark.parametrize("entered", ["填入", "如实填入", "录入", "逐一写入"])
def test_what_is_entered_in_a_form_is_handed_in_with_it_alone(entered):
    text = f"1.各乡镇把正式候选人名单{entered}《资格联审表》，3月20日17时前送县委组织部组织二科。"
    assert days(text) == [("资格联审表", "03-20 17:00")]


@pytest.mark.parametrize(
    "lead", ["由各校按下列时间报送：", "报送时间如下：", "由各校在以下期限内报送：各校的时间分别为："]
)
def test_days_below_in_turn_are_of_the_paper_above_them(lead):
    text = f"1.工作总结1篇，{lead}\n中学于6月24日前报送；\n小学、幼儿园于6月26日前报送。\n"
    assert days(f"（一）学校材料\n{text}（二）教师材料\n1.心得，每人1篇，6月22日前报送。\n以上材料发至{ADDRESS}。") == [
        ("工作总结", "06-24"),
        ("工作总结", "06-26"),
        ("心得", "06-22"),
    ]


@pytest.mark.parametrize("day", ["同一天，", "同日，", "同一天"])
def test_a_paragraph_may_begin_with_the_day_before_it(day):
    text = f"各园撰写游戏案例2篇，5月22日17:00前发送至{ADDRESS}。\n{day}每园另交场地照片6张。"
    assert days(text) == [("游戏案例", "05-22 17:00"), ("场地照片", "05-22 17:00")]


def test_one_line_under_what_is_to_be_uploaded_is_enough():
    text = "■ 一月\n工作：各校评选美德少年。\n上传：\n学校德育总结，每校1份，2026年6月12日17:00前。\n■ 每月\n"
    assert days(text) == [("学校德育总结", "06-12 17:00")]


def test_numbers_by_stage_stand_in_a_row_of_parts():
    text = "上传：\n班会教案，小学每校3篇，初中、普通高中每校2篇，5月28日下班前；\n节目单，每校1份，5月15日17:00前。\n"
    lesson = next(one for one in read(text) if one.title == "班会教案")
    assert (lesson.due, lesson.count) == ("05-28 cob", {Stage.SENIOR: 2, Stage.JUNIOR: 2, Stage.PRIMARY: 3})


def test_what_a_paper_tells_until_when_is_no_day_of_its_own():
    rows = (
        "防灾类材料报送：\n群测群防员名册：6个所，每所1份；4月28日17:00前；局邮箱。\n"
        "监测设备运行报告：县监测站，1份，数据截至9月30日；10月15日前（含当日）；局邮箱。\n"
        "汛期值班表：6个所，每所1份；5月至9月的值班表，均在上月最后一个工作日下班前；局邮箱。\n"
        "冬防工作表：6个所，每所1份，情况填到11月30日；12月4日前；局邮箱。"
    )
    assert days(rows) == [
        ("群测群防员名册", "04-28 17:00"),
        ("监测设备运行报告", "10-15"),
        ("汛期值班表", "rrule:FREQ=MONTHLY;BYMONTH=4,5,6,7,8;BYMONTHDAY=-1 cob"),
        ("冬防工作表", "12-04"),
    ]


def test_a_form_of_the_statistics_is_known_by_its_number():
    found = read(
        "定报部分有两种：\n·工业产销总值及主要产品产量（B204-1表），工业62家逐月报，月后5日12时截止；1月份免报。\n"
        "·生产经营景气状况（N241表），联网直报单位186家逐季报，季末月25日18时截止。"
    )
    assert [(one.title, one.due, one.channels) for one in found] == [
        ("工业产销总值及主要产品产量", "rrule:FREQ=MONTHLY;BYMONTHDAY=5 12:00", None),
        ("生产经营景气状况", "rrule:FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25 18:00", None),
    ]
