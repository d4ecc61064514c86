"""The freshness gate: in the transaction that claims a mail, each of its lines is weighed again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tasks.domain.notice.escalation import Desk, why_not_now, why_orphaned
from tasks.domain.notice.matter import Matter
from tasks.domain.notice.notice import CLOSED, CORRECTION, EVENTS, LINK, THANKS, Line, Notice
from tasks.domain.verdict.verdict import VerdictKind

_CLOSED = {VerdictKind.EXCUSED, VerdictKind.SATISFIED, VerdictKind.SATISFIED_LATE}


@dataclass(frozen=True, slots=True)
class Rechecked:
    """The lines that still stand, with their verdicts of now, and those that do not, each with its reason."""

    lines: tuple[Line, ...]
    lapsed: tuple[tuple[Line, str], ...]

    @property
    def why(self) -> str:
        return "；".join(dict.fromkeys(reason for _, reason in self.lapsed))


def recheck(notice: Notice, matters: Mapping[str, Matter], desk: Desk) -> Rechecked:
    """`matters` by obligation id, drawn in the same transaction."""
    lines, lapsed = [], []
    for line in notice.lines:
        matter = matters.get(line.obligation)
        reason = _why_lapsed(line, notice, matter, desk)
        if reason:
            lapsed.append((line, reason))
        else:
            lines.append(replace(line, verdict=matter.kind.value) if matter and notice.kind not in EVENTS else line)
    return Rechecked(tuple(lines), tuple(lapsed))


def _why_lapsed(line: Line, notice: Notice, matter: Matter | None, desk: Desk) -> str:
    if notice.kind in EVENTS:
        return _why_no_news(line, notice, matter)
    if matter is None:
        return "这一项已不在计划里"
    if matter.kind.is_clear:
        return f"现为“{matter.kind.label}”，不必再发"
    obligation = matter.obligation
    if obligation.due_at != line.due_at:
        return "截止时间已变，按新的截止另行通知"
    places = {rung.name: (rung, until) for rung, _, until in desk.timetable(obligation)}
    if line.rung not in places:
        return f"阶梯里已没有 {line.rung} 这一级"
    rung, until = places[line.rung]
    if desk.as_of >= until:
        return f"{line.rung} 已过时限（{until:%Y-%m-%d %H:%M}）"
    held = rung.accuses and desk.was_past(obligation)
    if held and not notice.released:
        return "计划打开、改期或开通发送之前已经过期，须经放行"
    return why_not_now(rung, matter, desk) or why_orphaned(rung, obligation, desk)


def _why_no_news(line: Line, notice: Notice, matter: Matter | None) -> str:
    """Thanks and corrections are for what is still done; a receipt and an answer stand for what happened."""
    if notice.kind == LINK and matter is not None and matter.kind.is_clear:
        return f"现为“{matter.kind.label}”，不必再发"
    if line.rung in {THANKS, CORRECTION} and (matter is None or not matter.kind.is_clear):
        return f"现为“{matter.kind.label}”，不必再发" if matter else "这一项已不在计划里"
    if (
        line.rung == CLOSED
        and matter is not None
        and matter.kind not in _CLOSED
        and matter.obligation.due_at <= line.due_at
    ):
        return f"现为“{matter.kind.label}”，不必再发"
    return ""
