"""The people in a table are this school's teachers."""

from __future__ import annotations

from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.name_lists import is_teacher, names_listed, teachers_shown
from tasks.domain.evidence.plain_words import listed
from tasks.domain.evidence.sight import is_pictorial, leaves, obstacle, shown_name, with_note

PARAMS = {"share": CheckParam(0.8, "share")}


def check(question: Question) -> Finding:
    """Too many strangers are a doubt, never a failure: the roster may be older than the table."""
    if finding := obstacle("on_roster", question):
        return finding
    name, names = shown_name(question), names_listed(question.contents)
    strangers = [n for n in names if not is_teacher(n, question.teachers)]
    if names and len(names) - len(strangers) >= question.share_param("share", 0.8) * len(names):
        said = f"，其中{listed(strangers)}不在花名册" if strangers else ""
        return Finding("on_roster", Result.ACCEPTED, with_note(f"{name}列出 {len(names)} 人{said}", question))
    if names:
        text = f"{name}列出 {len(names)} 人，{len(strangers)} 人不在本校花名册（{listed(strangers)}），现由人工核对"
        return Finding("on_roster", Result.DOUBTFUL, text)
    if shown := teachers_shown(question.contents, question.teachers):
        return Finding("on_roster", Result.ACCEPTED, with_note(f"{name}里有本校教师 {len(shown)} 人", question))
    seen = any(is_pictorial(contents) for _, contents in leaves(question.contents))
    why = "是图片或扫描件，本机读不出姓名" if seen else "里没有认出教师姓名"
    return Finding("on_roster", Result.DOUBTFUL, f"{name}{why}，现由人工核对")
