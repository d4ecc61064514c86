"""A row of the class's member list, and whom of the school's teachers it shows."""

from __future__ import annotations

from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.membership import SAME_NAME, key_of_member

PARAMS: dict[str, CheckParam] = {}


def check(question: Question) -> Finding:
    """Always accepted: who is on the list and not on the roster is shown, and counts for nobody."""
    name = question.item.submission.sender_name or question.item.submission.account or "（无名）"
    shown = question.teacher.id if question.teacher else ""  # whoever placed the row may know better
    key = shown or key_of_member(question.item.submission, question.teachers)
    if not key:
        return Finding("members", Result.ACCEPTED, f"班级成员“{name}”不在本校花名册上，不计数")
    if key.startswith(SAME_NAME):
        return Finding("members", Result.ACCEPTED, f"班级成员“{name}”有同名教师，按人数计")
    return Finding("members", Result.ACCEPTED, f"“{name}”已加入班级")
