"""Days in lists and in tables of one cell a line, whose papers the text or the row names."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

HEAD = "关于做好2026年研修工作的通知\n各学校：\n"
FOOT = "\n某县进修学校\n2026年2月24日"


def told(text: str) -> list[tuple[str, str | None]]:
    return [(one.title.strip("《》"), one.due) for one in draft(HEAD + text + FOOT).requirements]


TEXT = (
    "一、工作内容\n1.各校编制校本研修方案1份，扫描报送。\n2.教师填写并提交培训需求问卷，每人1份。\n"
    "3.每校选定1节课，录成课堂录像，并附该课的教学设计1份。\n二、{}\n3月20日（星期五）　　校本研修方案\n"
    "4月15日（星期三）　　培训需求问卷\n5月22日（星期五）　　课堂录像、教学设计\n"
    "三、以上材料均发至yx@example.com。"
)


@pytest.mark.parametrize("heading", ["时间节点", "报送期限", "截止日期"])
def test_a_list_of_days_dates_the_papers_that_the_text_asks_for(heading: str) -> None:
    assert sorted(told(TEXT.format(heading))) == [
        ("培训需求问卷", "04-15"),
        ("教学设计", "05-22"),
        ("校本研修方案", "03-20"),
        ("课堂录像", "05-22"),
    ]


def test_a_list_of_days_of_what_takes_place_dates_nothing() -> None:
    text = "一、日程安排\n3月20日（星期五）　　开班典礼\n4月15日（星期三）　　外出考察\n5月22日（星期五）　　结业汇报"
    assert told(text) == []


def test_a_list_of_days_whose_things_the_text_asks_for_nowhere_dates_nothing() -> None:
    text = "一、县中心工作时间节点\n3月20日（星期五）　　第一期简报\n4月15日（星期三）　　研修手册\n二、请各校关注。"
    assert told(text) == []


ROWS = (
    "活动安排\n项目\n时间\n地点\n夏令营\n4月6日\n营地\n展演\n5月16日\n影院\n\n材料报送\n材料\n份数\n截止时间\n送交处\n"
    "推荐表\n每校4份\n4月15日\n培训部，一楼102室\n健康情况表\n每人1份\n{}培训部，一楼102室\n科技小制作\n每校2件\n"
    "4月22日\n科技部，二楼205室\n\n咨询：培训部"
)


def test_a_second_table_below_a_blank_line_has_rows_of_its_own() -> None:
    assert told(ROWS.format("4月20日\n")) == [
        ("推荐表", "04-15"),
        ("健康情况表", "04-20"),
        ("科技小制作", "04-22"),
    ]


def test_a_row_that_lacks_its_day_leaves_the_others_in_place() -> None:
    assert told(ROWS.format("")) == [("推荐表", "04-15"), ("健康情况表", None), ("科技小制作", "04-22")]


def test_the_sheet_of_a_quarter_is_the_form_that_was_named() -> None:
    text = "各场按季填报《存栏调查表》，二季度表于7月3日前、三季度表于9月29日前、四季度表于12月4日前报综合科（302室）。"
    assert told(text) == [("存栏调查表", "07-03"), ("存栏调查表", "09-29"), ("存栏调查表", "12-04")]


def test_kinds_of_works_are_what_a_table_of_a_call_for_works_asks_for() -> None:
    text = (
        "一、征集类别与要求\n类别\t作品要求\t每单位限报\t截止日期\t接收人\n音乐\t歌曲，附词曲谱\t2首\t4月16日\t王老师\n"
        "舞蹈\t群舞，MP4视频\t1个\t4月17日\t孙老师\n二、作品均发至wh@example.com。"
    )
    assert told(text) == [("音乐", "04-16"), ("舞蹈", "04-17")]


def test_a_year_told_by_days_and_whom_has_several_papers_in_a_line() -> None:
    text = (
        "三、全年报送日程\n【三月】\n3月6日前　各单位：研修计划1份；管理员登记表（附件1）1份。\n"
        "【四月】\n4月24日前　各中小学：★微课作品，每校1件，时长8分钟以内；★教学设计，与微课配套，每校1份。\n"
        "4月28日，进修学校到校听课，不需准备材料。\n【九月】\n"
        "9月10日前　各单位：新教师名册1份；无新教师的，也须报空表。\n"
        "9月17日前　各工作室：成果集电子版1册，收录8月31日前的成果。\n四、以上材料均发至yx@example.com。"
    )

    assert told(text) == [
        ("研修计划", "03-06"), ("管理员登记表", "03-06"), ("微课作品", "04-24"), ("教学设计", "04-24"),
        ("新教师名册", "09-10"), ("成果集", "09-17"),
    ]  # fmt: skip


def test_such_lines_under_what_takes_place_ask_for_nothing() -> None:
    text = (
        "三、全年活动日程\n3月6日前　各单位：开学检查；环境整治。\n4月24日前　各中小学：运动会；艺术节。\n"
        "9月10日前　各单位：教师节慰问。\n四、请各校准备。"
    )

    assert told(text) == []


def test_a_list_of_days_to_be_hung_up_asks_for_nothing_again():
    asked = "3.1　《听课方案》：1份，3月20日17:00截止，送105室。\n3.2　《听课名单》：1份，4月15日17:00截止，送105室。"
    listed = "附件2\n报送时间一览（供张贴）\n3月20日　听课方案\n4月{day}日　听课名单"

    assert told(f"{asked}\n{listed.format(day=15)}") == [("听课方案", "03-20 17:00"), ("听课名单", "04-15 17:00")]
    assert told(f"{asked}\n{listed.format(day=16)}") == [("听课方案", "03-20 17:00"), ("听课名单", None)]
