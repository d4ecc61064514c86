"""Labels on lines of their own: 报送时间 above a day, 二、报送时间 as a heading, 问:何时报? above 答:."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from tasks.domain.plan.drafting.page import Line

_LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}:?")
_QUESTION = re.compile(r"(?:\d{1,2}\s*[.、]\s*)?(?:问|Q)\s*\d{0,2}\s*[:、.]\s*(?P<label>[\u4e00-\u9fff]{2,8})[?？]?$")
_ANSWER = re.compile(r"(?:答|A)\s*\d{0,2}\s*[:、.]\s*")
_FIELD = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,8}):\s*\S")
_WITH_BOTH = 3  # a field's line, the label's, the list's first
_SEAL = re.compile(r"[局委校室会府园心]$|\d日$")
_LONGEST = 48  # signs of what stands below a heading that is a label

Role = Callable[[str], str]


def with_labels(lines: Sequence[Line], role: Role, is_papers: Role) -> tuple[tuple[Line, ...], dict[int, int]]:
    """The lines, each label that has a line of its own put before what stands below it; and the label's line -> the
    line below. `role`: what a label tells; `is_papers`: "" for a text that is more than papers' names."""
    counts = Counter(line.body for line in lines if not line.kind and _LABEL.fullmatch(line.body) and role(line.body))
    headed = _headings(lines, role, is_papers)
    read: list[Line] = []
    below: dict[int, int] = {}
    at = 0
    while at < len(lines):
        line, told = lines[at], lines[at + 1] if at + 1 < len(lines) else None
        label = _label_of(line, told, counts, headed, role) or _over_list(lines[max(0, at - 1) : at + 2], role)
        if told is not None and label:
            below[line.number] = told.number
            joined = f"{label}:{_ANSWER.sub('', told.body)}"
            line = replace(line, text=joined, body=joined, kind="")
            at += 1
        read.append(line)
        at += 1
    return tuple(read), below


def _label_of(line: Line, told: Line | None, counts: Counter[str], headed: frozenset[int], role: Role) -> str:
    if told is None:
        return ""
    asked = _QUESTION.fullmatch(line.text)
    if asked and _ANSWER.match(told.text) and role(asked["label"]):
        return asked["label"]
    repeated = counts[line.body] > 1 and counts[told.body] < 2
    return line.body.rstrip(":") if line.number in headed or repeated else ""


def _over_list(near: Sequence[Line], role: Role) -> str:
    """报到哪里:县资助中心105室。 / 报什么: / ①《申请表》…: a field whose words are the list below it."""
    if len(near) < _WITH_BOTH or near[1].kind or not near[2].kind:
        return ""
    field = _FIELD.match(near[0].text)
    label = near[1].body.removesuffix(":")
    told = field is not None and role(field["label"]) in {"due", "place", "party", "count"}
    bare = near[1].body.endswith(":") and bool(_LABEL.fullmatch(near[1].body))
    return label if told and bare and role(label) in {"title", "name"} else ""


def _headings(lines: Sequence[Line], role: Role, is_papers: Role) -> frozenset[int]:
    """一、报送内容 / 二、报送时间 / 三、报送方式, each over one bare line; none where a list stands under one."""
    found: dict[str, int] = {}
    for at, line in enumerate(lines[:-1]):
        told, behind = lines[at + 1], lines[at + 2] if at + 2 < len(lines) else None
        label = role(line.body) if line.kind and _LABEL.fullmatch(line.body) else ""
        alone = not told.kind and len(told.body) <= _LONGEST
        ends = behind is None or bool(behind.kind) or behind.number > told.number + 1 or bool(_SEAL.search(behind.body))
        if label and alone and ends and (label not in {"title", "name"} or is_papers(told.body)):
            found.setdefault("title" if label == "name" else label, line.number)
    return frozenset(found.values()) if {"title", "due"} <= set(found) else frozenset()
