"""One archive holds one session (circular L30: 每次打一个压缩包)."""

from __future__ import annotations

from tasks.domain.evidence.contents import ContentKind
from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.plain_words import listed
from tasks.domain.evidence.sessions import Sessions, sessions_in
from tasks.domain.evidence.sight import obstacle, shown_name, with_note

PARAMS: dict[str, CheckParam] = {}


def check(question: Question) -> Finding:
    if finding := obstacle("one_session", question):
        return finding
    name = shown_name(question)
    if question.contents.kind is not ContentKind.ARCHIVE:
        return Finding(
            "one_session", Result.DOUBTFUL, f"{name}不是压缩包，请把一次听课的材料打成一个压缩包，现由人工查看"
        )
    found: Sessions = sessions_in(question.contents)
    if found.certain and len(found.names) > 1:
        text = f"{name}里有 {len(found.names)} 次听课（{listed(found.names)}），请按次拆开，每次单独打一个压缩包重交"
        return Finding("one_session", Result.FAILED, text)
    if len(found.names) > 1:
        text = f"{name}里可能不止一次听课（{listed(found.names)}），现由人工查看"
        return Finding("one_session", Result.DOUBTFUL, text)
    return Finding("one_session", Result.ACCEPTED, with_note(f"{name}是一次听课的材料", question))
