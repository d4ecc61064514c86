"""Tables whose heads say nothing that is known: the columns are told by what stands in them."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

ADDRESS = "cailiao@example.com"
ROWS = (
    ("监考员名册（电子表格，每校1份）", "5月29日（星期五）17:00", f"邮箱{ADDRESS}"),
    ("考场自查表（加盖公章，每校2份）", "6月5日（星期五）16:30", "监测中心204室"),
    ("领卷介绍信", "6月12日（星期五）14:00至16:00", "教研室保密室"),
    ("监测工作小结", "6月26日（星期五）17:00", f"邮箱{ADDRESS}"),
)
DUE = [
    ("监考员名册", "05-29 17:00", ("mailbox",)),
    ("考场自查表", "06-05 16:30", ("监测中心204室",)),
    ("领卷介绍信", "06-12 16:00", ("教研室保密室",)),
    ("监测工作小结", "06-26 17:00", ("mailbox",)),
]


def owed(text: str):
    whole = f"关于做好监测工作的通知\n各学校：\n一、考务事项时序\n{text}\n\n县教研室\n2026年3月2日\n"
    return [(one.title, one.due, one.channels) for one in draft(whole).requirements]


@pytest.mark.parametrize("head", [("办什么", "办结时点", "送到哪里"), ("要做的事", "最后一刻", "交到谁手里")])
def test_one_cell_a_line_under_a_head_of_unknown_words(head):
    lines = ["序号", *head]
    for at, row in enumerate(ROWS, 1):
        lines += [str(at), *row]
    assert owed("\n".join(lines)) == DUE


def test_rows_with_bars_under_a_head_of_unknown_words():
    lines = ["办什么|办结时点|送到哪里", *("|".join(row) for row in ROWS)]
    assert owed("\n".join(lines)) == DUE


def test_a_table_of_events_has_no_papers():
    rows = (("启动会", "5月29日", "第一小学"), ("观摩课", "6月5日", "第一小学"), ("总结会", "6月12日", "教研室"))
    assert owed("\n".join(["办什么|哪一天|在哪里", *("|".join(row) for row in rows)])) == []


@pytest.mark.parametrize(
    "head",
    [
        "序号|月份|主要工作|各站应报材料|截止日",
        "序号|月份|工作任务|成果形式|完成时限",
        "序号|月份|重点事项|成果|何时完成",
        "序号|月份|工作|提交单位材料名称|日期",
    ],
)
def test_the_column_of_papers_is_told_from_that_of_work_by_its_cells(head):
    rows = (
        "1|4月|制定方案，摸清管网底数|管网巡检计划、井盖台账（每条街1份）|4月10日",
        "2|5月|汛前排查|泵站排查报告|5月15日",
        "3|6月|市局集中检查|无（现场查看记录）|—",
        "4|6月|优秀班组评选|参评班组事迹材料（每站2篇）|6月26日",
    )
    assert [(title, due) for title, due, _ in owed("\n".join([head, *rows]))] == [
        ("管网巡检计划", "04-10"),
        ("井盖台账", "04-10"),
        ("泵站排查报告", "05-15"),
        ("参评班组事迹材料", "06-26"),
    ]


def test_a_column_of_work_beside_other_words_stays_what_is_asked():
    rows = ("1|水质检测报告|分两次|4月10日", "2|泵站排查报告|全覆盖|5月15日")
    found = owed("\n".join(["序号|工作|说明|时限", *rows]))
    assert [(title, due) for title, due, _ in found] == [("水质检测报告", "04-10"), ("泵站排查报告", "05-15")]


@pytest.mark.parametrize("cell", ["职工信息、家属信息登记表", "教师、学生名册"])
def test_a_cell_of_one_paper_about_two_things_stays_one(cell):
    assert [one[0] for one in owed(f"序号|材料名称|截止时间\n1|{cell}|4月10日\n2|水质报告|5月15日")] == [
        cell,
        "水质报告",
    ]


@pytest.mark.parametrize("over", ["（每四行为一项，依次为序号、材料名称、截止时间、报送方式）", "以下各项请按时报送。"])
def test_one_cell_a_line_without_a_head(over):
    lines = [over]
    for at, row in enumerate(ROWS, 1):
        lines += [str(at), *row]
    assert owed("\n".join(lines)) == DUE


def test_numbers_over_names_without_days_are_no_rows():
    assert owed("1\n第一小学\n王老师\n2\n第二小学\n孙老师\n3\n第三小学\n李老师") == []


def test_who_receives_is_no_place_and_who_answers_for_it_is_its_party():
    text = (
        f"各项材料按下表时间报送，发到邮箱{ADDRESS}。\n序号 | 材料名称 | 责任部门 | 报送时间 | 接收人\n"
        "1 | 监测工作计划 | 教务处 | 5月29日前 | 王老师\n2 | 设备快报 | 总务处 | 6月底前后 | 孙老师\n"
        "3 | 监测工作小结 | 教务处 | 6月26日前 | 王老师"
    )

    assert owed(text) == [
        ("监测工作计划", "05-29", ("mailbox",)),
        ("设备快报", None, ("mailbox",)),
        ("监测工作小结", "06-26", ("mailbox",)),
    ]


def test_the_fields_of_a_form_are_no_head_of_a_table():
    text = f"《作品申报书》于5月29日前发至{ADDRESS}。\n\n附件1\n作品申报书\n\n" + "\n".join(
        f"{field}|　"
        for field in ("作品名称", "作者姓名、学校", "研究起止时间", "选题来由（300字以内）", "创新点", "指导意见")
    )

    assert owed(text) == [("《作品申报书》", "05-29", ("mailbox",))]
