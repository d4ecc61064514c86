"""Rows of one cell a line, in which a cell is missing or empty, and rows whose cells are parted by strokes."""

from __future__ import annotations

from tasks.domain.plan.draft import draft

HEAD = "关于报送材料的通知\n各学校：\n一、报送材料\n"


def days(text: str) -> list[tuple[str, str | None]]:
    return [(one.title, one.due) for one in draft(f"{HEAD}{text}\n县教研室\n2026年3月2日\n").requirements]


def test_rows_behind_a_mark_that_stands_alone_are_read_by_what_each_cell_looks_like():
    text = (
        "材料一\n需求汇总表\n各学校\n每校1份\n3月31日（星期二）17:00前\n邮箱a@example.com\n"
        "材料二\n工作方案\n各街道学校\n每校1份\n4月8日前\n县教研室三楼\n"
        "材料三\n报名表\n各学校\n每校1份\n6月17日（星期三）前\n"
        "材料四\n年度总结\n各学校\n12月16日前\n邮箱b@example.com\n"
        "二、其他\n联系人：王老师"
    )
    assert days(text) == [
        ("需求汇总表", "03-31 17:00"),
        ("工作方案", "04-08"),
        ("报名表", "06-17"),
        ("年度总结", "12-16"),
    ]


def test_two_such_marks_are_no_table():
    assert days("材料一\n需求汇总表\n材料二\n工作方案\n") == []


def test_a_blank_line_is_an_empty_cell_of_a_table_without_numbers():
    text = (
        "材料名称\n报送单位\n数量\n截止时间\n报送方式\n"
        "教研计划\n各学校\n每校1份\n3月6日前\n邮箱a@example.com\n"
        "作业设计\n各小学\n\n4月24日前\n邮箱a@example.com\n"
        "分析报告\n各初中\n每校1份\n5月15日前\n\n"
        "教学反思\n各学校\n每校1份\n5月29日前\n邮箱a@example.com\n"
        "二、其他\n联系人：王老师"
    )
    assert days(text) == [
        ("教研计划", "03-06"),
        ("作业设计", "04-24"),
        ("分析报告", "05-15"),
        ("教学反思", "05-29"),
    ]


def test_a_blank_line_before_the_next_number_is_an_empty_cell_at_the_end_of_a_row():
    text = (
        "序号\n事项\n报送单位\n数量\n时间\n途径\n"
        "1\n《工作计划》\n各学校\n每校1份\n3月13日（星期五）\n邮箱a@example.com\n"
        "2\n《活动总结》\n各学校\n每校1份\n6月23日（星期二）\n\n"
        "3\n《教研记录》\n各学校\n每校2份\n6月26日（星期五）\n邮箱a@example.com"
    )
    assert days(text) == [("《工作计划》", "03-13"), ("《活动总结》", "06-23"), ("《教研记录》", "06-26")]


def test_a_blank_line_before_what_follows_a_table_ends_it():
    text = (
        "序号\n事项\n报送单位\n数量\n时间\n途径\n"
        "1\n《工作计划》\n各学校\n每校1份\n3月13日（星期五）\n邮箱a@example.com\n"
        "2\n《活动总结》\n各学校\n每校1份\n6月23日（星期二）\n邮箱a@example.com\n\n"
        "请各学校按时报送。"
    )
    assert days(text) == [("《工作计划》", "03-13"), ("《活动总结》", "06-23")]


def test_cells_parted_by_strokes_are_cells():
    text = (
        "材料 / 报送单位 / 数量 / 截止 / 去向\n"
        "教师名册 / 各学校 / 每校1份 / 2026年9月18日（星期五）17:00 / 邮箱a@example.com\n"
        "工作总结 / 各学校 / 每校1份 / 2026年12月25日（星期五）17:00 / 邮箱a@example.com"
    )
    assert days(text) == [("教师名册", "09-18 17:00"), ("工作总结", "12-25 17:00")]


def test_a_stroke_or_two_in_a_sentence_parts_no_cells():
    assert days("各学校 / 幼儿园于3月6日前将《工作计划》发送至邮箱a@example.com。") == [("《工作计划》", "03-06")]
