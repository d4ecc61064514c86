"""An electronic certificate: a picture or a PDF that opens, with nobody else's name on it."""

from __future__ import annotations

import re

from tasks.domain.evidence.contents import ContentKind, Contents
from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.plain_words import plain
from tasks.domain.evidence.sight import KIND_LABELS, is_pictorial, leaves, obstacle, shown_name, with_note

VERSION = 2
PARAMS: dict[str, CheckParam] = {}
_NAMED = re.compile(r"姓名[:：]?([\u4e00-\u9fff·]{2,4})(?=性别|单位|学校|身份|证书|编号|学段|学科|[^\u4e00-\u9fff]|$)")


def check(question: Question) -> Finding:
    if finding := obstacle("certificate", question):
        return finding
    name = shown_name(question)
    files = [contents for _, contents in leaves(question.contents)]
    good = [contents for contents in files if contents.kind in {ContentKind.IMAGE, ContentKind.PDF}]
    if not good:
        if any(is_pictorial(contents) for contents in files):
            return Finding("certificate", Result.DOUBTFUL, f"{name}是文档，证书像是贴在里面的图片，现由人工查看")
        kind = KIND_LABELS[question.contents.kind]
        return Finding("certificate", Result.FAILED, f"{name}是{kind}，证书要求图片或 PDF，请改交证书的图片或 PDF")
    if stranger := _stranger(question, good):
        return Finding("certificate", Result.DOUBTFUL, f"{name}上的姓名是“{stranger}”，与交件人不一致，现由人工核对")
    return Finding("certificate", Result.ACCEPTED, with_note(f"{name}能打开", question))


def _stranger(question: Question, files: list[Contents]) -> str:
    """Another person's name on it, in its text, its own name or its title; "" when the teacher's own is there too."""
    if (teacher := question.teacher) is None:
        return ""
    own = [plain(name) for name in (teacher.name, *teacher.aliases)]
    others = [t.name for t in question.teachers if t.id != teacher.id and plain(t.name) not in own]
    said = " ".join(contents.text for contents in files)
    named = _NAMED.search(plain(said))
    if named and not any(name in plain(said) for name in own):  # the paper itself goes before its file's name
        return named.group(1)
    for place in (said, question.item.file or "", question.item.submission.title):
        text = plain(place)
        if any(name in text for name in own):
            return ""
        if found := [name for name in others if len(name) > 1 and plain(name) in text]:
            return max(found, key=len)
    return ""
