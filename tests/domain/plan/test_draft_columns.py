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
