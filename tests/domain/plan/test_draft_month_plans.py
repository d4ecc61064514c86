"""A plan by months whose last column tells each paper with its day, its number and its place."""

from __future__ import annotations

from tasks.domain.plan.draft import draft

HEAD = "序号\t月份\t工作内容\t承担部门\t参加范围\t需交材料及时限\n"
ROWS = (
    "1\t3月\t3月2日，全县研训工作会议\t办公室\t各校分管校长\t—\n"
    "2\t3月\t制定校本研修计划\t培训部\t各中小学\t《校本研修计划》每校1份，3月13日17:00前发至peixun@example.com\n"
    "3\t5月\t优秀案例征集\t教研部\t各中小学\t优秀教学案例每校    篇，5月15日17:00前发至jiaoyan@example.com\n"
    "4\t6月\t上学期研修情况小结\t培训部\t各中小学\t《校本研修小结》每校1份，发至peixun@example.com\n"
)


def test_the_last_column_tells_the_papers_and_no_other_cell_does():
    text = f"县教师进修学校2026年研训工作安排\n各校：\n现将工作安排如下。\n{HEAD}{ROWS}县教师进修学校\n2026年2月24日\n"
    assert [(one.title, one.due, one.channels, one.count) for one in draft(text).requirements] == [
        ("《校本研修计划》", "03-13 17:00", ("mailbox",), 1),
        ("优秀教学案例", "05-15 17:00", ("mailbox",), None),
        ("《校本研修小结》", None, ("mailbox",), 1),
    ]
