"""The school's teachers appear in it; who does not is always listed."""

from __future__ import annotations

from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.name_lists import teachers_shown
from tasks.domain.evidence.plain_words import listed
from tasks.domain.evidence.sight import is_pictorial, leaves, obstacle, shown_name, with_note

PARAMS = {"share": CheckParam(0.0, "share")}


def check(question: Question) -> Finding:
    if finding := obstacle("covers_roster", question):
        return finding
    teachers, name = question.teachers, shown_name(question)
    shown = teachers_shown(question.contents, teachers)
    absent = [teacher.name for teacher in teachers if teacher.id not in shown]
    enough = len(shown) >= question.share_param("share", 0.0) * len(teachers)
    said = f"，未见：{listed(absent, 20)}" if absent else ""
    text = f"{name}涵盖花名册 {len(teachers)} 人中的 {len(shown)} 人{said}"
    if enough:
        return Finding("covers_roster", Result.ACCEPTED, with_note(text, question))
    if any(is_pictorial(contents) for _, contents in leaves(question.contents)):
        return Finding("covers_roster", Result.DOUBTFUL, f"{name}是图片或扫描件，本机读不出姓名，现由人工核对")
    return Finding("covers_roster", Result.FAILED, f"{text}，请补齐后重交")
