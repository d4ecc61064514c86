"""Of which lesson a material is (circular L48: 同一节课教学设计和课件); alone, it has nothing to agree with."""

from __future__ import annotations

from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.lessons import lesson_of
from tasks.domain.evidence.sight import obstacle, shown_name

PARAMS = {"with": CheckParam(None, "requirement")}


def check(question: Question) -> Finding:
    """The part of it that one item tells; `lessons.agree` compares it with the other requirement's items."""
    if finding := obstacle("same_lesson", question):
        return finding
    lesson = lesson_of(question.contents, question.item.file or "", question.item.submission.title)
    said = "、".join(
        part for part in (lesson.title, lesson.subject, f"{lesson.grade}年级" if lesson.grade else "") if part
    )
    about = f"写的是{said}" if said else "没有写明是哪一课"
    other = question.params.get("with", "")
    return Finding("same_lesson", Result.ACCEPTED, f"{shown_name(question)}{about}，尚未与 {other} 比对")
