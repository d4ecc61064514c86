"""Enough characters: Han characters + Latin words + numbers, in the body or the document, whichever is longer."""

from __future__ import annotations

from tasks.domain.evidence.contents import count_text
from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.sight import KIND_LABELS, TEXT_KINDS, is_pictorial, leaves, obstacle, shown_name, with_note

PARAMS = {"min": CheckParam(1000), "doubtful_from": CheckParam(0.9, "share")}
_CAPTION = 300  # fewer characters than this beside a picture are its caption: the text may stand in the picture


def check(question: Question) -> Finding:
    least = question.count_param("min", 1000)
    count, where = count_of(question)
    if count >= least:
        return Finding(
            "han_count", Result.ACCEPTED, with_note(f"{where} {count} 字（要求不少于 {least} 字）", question)
        )
    if finding := obstacle("han_count", question):
        return finding
    files = [contents for _, contents in leaves(question.contents)]
    if count < min(_CAPTION, least) and any(is_pictorial(contents) for contents in files):
        text = f"{shown_name(question)}是图片或扫描件，本机数不出字数，现由人工查看"
        return Finding("han_count", Result.DOUBTFUL, text)
    if not any(contents.kind in TEXT_KINDS for contents in files):
        text = f"{shown_name(question)}是{KIND_LABELS[question.contents.kind]}，这里要求文字材料，请改交文档"
        return Finding("han_count", Result.FAILED, text)
    # circular L47 "不少于1000字以上" does not say which count (ruling A16): what is nearly enough goes to a person
    if count >= least * question.share_param("doubtful_from", 0.9):
        return Finding("han_count", Result.DOUBTFUL, f"{where} {count} 字，略少于要求的 {least} 字，现由人工核定")
    return Finding("han_count", Result.FAILED, f"{where} {count} 字，要求不少于 {least} 字，请补足后重交")


def count_of(question: Question) -> tuple[int, str]:
    """The characters, and where they stand: 正文 or the file's name."""
    body = sum(count_text(question.item.submission.body))
    document = max((c.count for _, c in leaves(question.contents) if c.kind in TEXT_KINDS), default=0)
    if question.item.file and document >= body:
        return document, shown_name(question)
    return max(body, document), "正文"
