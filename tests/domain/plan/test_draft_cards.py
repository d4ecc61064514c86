"""Drafting where each paper has its fields below it, a line each, and where one paper's day is told by another's."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

MAIL = "附件2\n报送地址和联系人\n全部材料发送至文旅科邮箱：wlk@example.com。\n联系人：孙老师\n"
CLOSING = "河口区文化和旅游局\n2026年4月2日\n"


def told(text: str) -> dict[str, str | None]:
    read = draft(f"关于开展读书月活动的通知\n各镇文化站：\n材料清单见附件1。\n{CLOSING}附件1\n材料清单\n{text}{MAIL}")
    return {one.title: one.due for one in read.requirements}


@pytest.mark.parametrize("demand", ["要求", "报送要求", "具体要求"])
@pytest.mark.parametrize("mark", ["（{}）", "{}.", "{}）"])
def test_a_numbered_paper_is_called_as_it_is_and_not_by_what_is_asked_of_it(mark, demand):
    text = (
        f"{mark.format(1)}读书月活动安排\n报送单位：各文化站\n截止日期：2026年4月15日\n{demand}：电子版1份，盖章扫描\n"
        f"{mark.format(2)}活动照片\n报送单位：各文化站\n截止日期：2026年5月8日\n{demand}：每站4张，每张配一句文字说明\n"
    )
    assert told(text) == {"读书月活动安排": "04-15", "活动照片": "05-08"}


def test_a_demand_with_no_paper_above_it_tells_the_paper():
    text = (
        "责任单位：各文化站\n要求：制定读书月活动方案\n时限：4月15日\n"
        "责任单位：各文化站\n要求：报送活动总结\n时限：5月8日\n"
    )
    assert told(text) == {"读书月活动方案": "04-15", "活动总结": "05-08"}


@pytest.mark.parametrize(
    "due",
    ["与优秀征文同时报送", "随优秀征文一并报送", "同第1项", "与第（1）项相同", "同上", "与优秀征文一致"],
)
def test_a_card_whose_day_another_card_tells_has_its_day(due):
    text = (
        "（1）优秀征文\n报送单位：各文化站\n截止日期：2026年5月12日\n要求：每站3篇\n"
        f"（2）优秀征文推荐表\n报送单位：同第（1）项\n截止日期：{due}\n要求：每篇1份，盖章扫描\n"
        "（3）读书月小结\n报送单位：各文化站\n截止日期：2026年5月20日\n要求：1份\n"
    )
    assert told(text) == {"优秀征文": "05-12", "优秀征文推荐表": "05-12", "读书月小结": "05-20"}


@pytest.mark.parametrize("due", ["与第3项同时报送", "同第3项", "随《读书月小结》一并报送"])
def test_a_row_whose_day_another_row_tells_has_its_day(due):
    text = (
        "序号\t材料名称\t报送单位\t截止日期\t份数\n1\t优秀征文\t各文化站\t5月12日\t3篇\n"
        f"2\t经费使用清单\t各文化站\t{due}\t1份\n3\t读书月小结\t各文化站\t5月20日\t1份\n"
    )
    assert told(text) == {"优秀征文": "05-12", "经费使用清单": "05-20", "读书月小结": "05-20"}


def test_a_heading_of_addresses_and_people_is_no_place():
    text = "（1）优秀征文\n报送单位：各文化站\n截止日期：2026年5月12日\n要求：每站3篇\n"
    read = draft(f"关于读书月的通知\n各镇文化站：\n见附件1。\n{CLOSING}附件1\n材料清单\n{text}{MAIL}")
    assert [one.channels for one in read.requirements] == [("mailbox",)]


MAIL_BOX = "邮箱a@example.com"


def card(*due: str, paper: str = "接种意愿统计表") -> list[tuple[str, str | None]]:
    lines = [
        f"1. {paper}",
        "谁报：小学、初中、高中，每校1份",
        *(f"截止：{one}" for one in due),
        f"怎么报：发{MAIL_BOX}",
    ]
    read = draft("\n".join(["关于报送防控资料的通知", "各学校：", *lines, CLOSING])).requirements
    return [(one.title, one.due) for one in read]


@pytest.mark.parametrize(
    "due",
    [
        ("小学、初中为9月18日（周五）", "高中因军训推迟，为9月25日（周五）"),
        ("小学、初中9月18日", "高中9月25日"),
    ],
)
def test_two_fields_of_days_are_those_of_two_groups(due):
    assert card(*due) == [("接种意愿统计表", "09-18"), ("接种意愿统计表", "09-25")]


@pytest.mark.parametrize(
    "due",
    [
        "9月7日至12月28日的每个周一；10月5日在假期内，当周不报，并入10月12日一次报",
        "9月7日至12月28日的每个周一（10月5日照交）",
    ],
)
def test_a_day_that_only_explains_the_rule_is_no_day_of_its_own(due):
    assert card(due, paper="因病缺课周报") == [
        ("因病缺课周报", "rrule:DTSTART=20260907;FREQ=WEEKLY;BYDAY=MO;UNTIL=20261228")
    ]


def test_a_day_of_work_that_is_only_explained_is_nobodys_day():
    text = (
        "关于报送养护材料的通知\n各乡镇：\n一、总则\n1.1 2026-10-10虽是星期六，但为国庆调休上班日，公路股照常收件。\n"
        "二、材料\n2.1 双庙乡报石板沟危桥改造竣工资料1套，纸质件，截止2026-09-30（星期三）。\n县交通局\n2026年8月17日\n"
    )
    assert [(one.title, one.due) for one in draft(text).requirements] == [("石板沟危桥改造竣工资料", "09-30")]


@pytest.mark.parametrize(
    ("answer", "days"),
    [
        ("名册4月3日前，需求表4月10日前。", ["04-03", "04-10"]),
        ("需求表4月10日前，其中名册为4月3日前。", ["04-03", "04-10"]),
        ("4月10日前。", ["04-10", "04-10"]),
    ],
)
def test_an_answer_gives_each_paper_its_own_day(answer, days):
    asked = "问：要交什么？\n答：两样。一是《参训教师名册》，每校1份；二是《培训需求表》，每校1份。\n"
    text = f"{asked}问：什么时候交？\n答：{answer}\n问：交到哪里？\n答：都发到{MAIL_BOX}。\n"
    read = draft(f"关于教师培训的通知\n各学校：\n{text}县教育局\n2026年3月2日\n").requirements
    assert [(one.title, one.due) for one in read] == list(
        zip(["《参训教师名册》", "《培训需求表》"], days, strict=True)
    )


@pytest.mark.parametrize("label", ["时间", "日期", "截止时间"])
def test_a_field_below_an_item_that_goes_on_is_of_that_item_alone(label):
    text = (
        "①《推荐表》。每家1份，于4月10日17:00前在“青年”平台上传。\n"
        "②《事迹材料》。每人1份，由推荐单位与《推荐表》同一时间在“青年”平台上传。\n"
        f"③《活动总结》。每家1份，\n{label}：5月28日17:00前；\n方式：以Word文档发至办公室邮箱。\n"
    )
    read = draft(f"关于2026年青年活动的通知\n各团委：\n【交什么】\n{text}团县委\n2026年3月2日\n").requirements
    assert [(one.title.strip("《》"), one.due) for one in read] == [
        ("推荐表", "04-10 17:00"),
        ("事迹材料", "04-10 17:00"),
        ("活动总结", "05-28 17:00"),
    ]


def test_the_time_of_a_stage_dates_no_paper():
    text = (
        "三、活动步骤\n1.自查阶段。各校对照标准自查，\n时间：5月15日前；\n地点：各校。\n"
        "2.《自查报告》每校1份，5月22日前发zc@example.com。\n"
    )
    read = draft(f"关于2026年自查的通知\n各校：\n{text}县教育局\n2026年3月2日\n").requirements
    assert [(one.title, one.due) for one in read] == [("《自查报告》", "05-22")]
