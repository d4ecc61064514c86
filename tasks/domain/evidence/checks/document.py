"""A document with something in it."""

from __future__ import annotations

from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.sight import KIND_LABELS, TEXT_KINDS, is_pictorial, leaves, obstacle, shown_name, with_note

PARAMS = {"min_han": CheckParam(30)}


def check(question: Question) -> Finding:
    if finding := obstacle("document", question):
        return finding
    least = question.count_param("min_han", 30)
    files = [contents for _, contents in leaves(question.contents)]
    texts = [contents for contents in files if contents.kind in TEXT_KINDS]
    most = max((contents.count for contents in texts), default=0)
    name = shown_name(question)
    if texts and most >= least:
        return Finding("document", Result.ACCEPTED, with_note(f"{name}能打开，共 {most} 字", question))
    if any(is_pictorial(contents) for contents in files):
        return Finding("document", Result.DOUBTFUL, f"{name}是图片或扫描件，本机读不出文字，现由人工查看")
    if not texts:
        kind = KIND_LABELS[question.contents.kind]
        return Finding("document", Result.FAILED, f"{name}是{kind}，这里要求文档，请改交文档")
    return Finding("document", Result.FAILED, f"{name}只有 {most} 字，几乎是空的（不少于 {least} 字），请检查后重交")
