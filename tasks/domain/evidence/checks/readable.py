"""The file opens, and is of a kind that was asked for."""

from __future__ import annotations

from collections.abc import Mapping

from tasks.domain.evidence.contents import ContentKind
from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.sight import KIND_LABELS, obstacle, shown_name, with_note

_KINDS = ("slides", "document", "pdf", "archive", "video")
_A_TEXT = 200  # characters from which a body is the material itself, not a note about it
PARAMS = {"kinds": CheckParam(_KINDS, "words")}


def problem(params: Mapping[str, object]) -> str:
    kinds = params.get("kinds", _KINDS)
    wrong = [k for k in kinds if k not in set(ContentKind)] if isinstance(kinds, (list, tuple)) else []
    return f"检查 readable 的 kinds 里没有“{wrong[0]}”这一类；可用：{'、'.join(ContentKind)}" if wrong else ""


def check(question: Question) -> Finding:
    if finding := obstacle("readable", question):
        return finding
    kinds = question.words_param("kinds", _KINDS)
    kind = question.contents.kind
    if question.item.file is None and ("document" not in kinds or question.contents.count < _A_TEXT):
        text = f"只有正文（{question.contents.count} 字），没有附件，请把文件作为附件上传"
        return Finding("readable", Result.FAILED, text)
    if kind.value in kinds:
        return Finding(
            "readable", Result.ACCEPTED, with_note(f"{shown_name(question)}能打开，是{KIND_LABELS[kind]}", question)
        )
    wanted = "、".join(KIND_LABELS[ContentKind(k)] for k in kinds if k in set(ContentKind))
    text = f"{shown_name(question)}是{KIND_LABELS[kind]}，这里要求{wanted}，请改交"
    return Finding("readable", Result.FAILED, text)
