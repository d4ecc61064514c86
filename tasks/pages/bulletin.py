"""The bulletin 通报 of a deadline and the 督办单 of one school, as papers to be edited, printed and stamped."""

from __future__ import annotations

from tasks.domain.notice.letter import Letter
from tasks.domain.notice.summary import Lack, Summary
from tasks.pages.official_paper import OfficialPaper

_PROVED = ("尚未收到", "需补正")  # what may stand in a bulletin: not what waits, is disputed, or was not seen


def bulletin(summary: Summary) -> bytes:
    """A .docx: the counts apart, the map, and what is proved to be lacking, in the roster's order; no ranking."""
    paper = OfficialPaper("关于研培材料收交情况的通报")
    paper.line("各中小学、幼儿园：")
    when = f"{summary.due}截止的" if summary.due else "已过截止和近期截止的"
    told = "，".join(f"{label} {number} 项" for label, number in summary.figures)
    paper.paragraph(f"{when}{'、'.join(summary.titles)}，应交 {summary.total} 项。截至{summary.date}：{told}。")
    apart = "，".join(f"{label} {number} 项" for label, number in summary.counts)
    paper.paragraph(f"截止后尚未完成的分列如下，各自计数，不相加：{apart}。")
    paper.heading("一、各学段完成情况（已完成/应交）")
    share = 9.0 / max(len(summary.heat.stages), 1)
    rows = [(row.title, *(cell.text for cell in row.cells)) for row in summary.heat.rows]
    paper.table(("材料", *summary.heat.stages), rows, (6.8, *(share for _ in summary.heat.stages)))
    paper.heading("二、尚未收到或需要补正的材料")
    proved = [lack for lack in summary.lacks if lack.standing in _PROVED]
    if proved:
        paper.table(("学校", "材料", "情况"), [_row(lack) for lack in proved], (4.2, 5.0, 6.6))
    else:
        paper.paragraph("没有。")
    paper.heading("三、说明")
    paper.paragraph(
        "已交待审、申诉中和我方未能核实的，由我校核实，不列入上表，期间不催办。学校按名册顺序排列，不作排名。"
    )
    for note in summary.notes:
        paper.paragraph(f"{note}。")
    paper.paragraph("请有关学校核对，尽快补齐或补正；已经提交的，请回复说明，我校即行核实。")
    paper.signed(summary.sender, summary.date)
    return paper.as_bytes()


def supervision(letter: Letter) -> bytes:
    """A .docx for one school, and of it alone: what lacks, on which looks this rests, and a slip to send back."""
    paper = OfficialPaper("研培材料督办单")
    paper.line(f"{letter.school}：")
    paper.paragraph(
        f"截至{letter.date}，贵校下列材料截止时间已过，经查看尚未收到、尚未收齐，或收到后需要补正。请于____年__月__日前补齐。"
    )
    rows = [
        (
            entry.title + (f"\n{'、'.join(entry.who)}" if entry.who else ""),
            entry.due,
            "\n".join([entry.verdict, *entry.standing, *(f"请补正：{line}" for line in entry.mend)]),
        )
        for entry in (*letter.lacking, *letter.mending)
    ]
    paper.table(("材料", "截止", "情况"), rows, (5.2, 3.6, 7.0))
    if letter.readings:
        paper.heading("依据")
        for reading in letter.readings:
            paper.paragraph(f"{reading}。")
    paper.paragraph("如果已经提交，请回复说明何时、以何方式提交，我校人工核实，期间不再催办。")
    paper.signed(letter.sender, letter.date)
    paper.heading("回执")
    paper.table(("处理情况", "校长签字（盖章）", "日期"), [("\n\n\n", "", "____年__月__日")], (8.4, 4.4, 3.0))
    return paper.as_bytes()


def _row(lack: Lack) -> tuple[str, str, str]:
    who = f"\n{'、'.join(lack.who)}" if lack.who else ""
    return lack.school, "、".join(lack.titles) + who, "\n".join([lack.standing, *lack.channels])
