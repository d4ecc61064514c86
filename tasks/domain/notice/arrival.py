"""What a receipt confirms: each piece that came, what it was taken for, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.wording import mend_words, unlinked
from tasks.domain.plan.requirement import channel_label
from tasks.domain.verdict.verdict import Evidence, Standing, Verdict


@dataclass(frozen=True, slots=True)
class Arrival:
    """All texts are Chinese; `mark` is the style that its standing is shown in."""

    title: str  # of what it was taken for; several are joined
    file: str  # name as it came; 正文 for a mail's own text
    channel: str
    received: str  # "2023-02-17 10:00"
    standing: str  # 合格, 待查, 待人工核, 需补正, …
    mend: tuple[str, ...]
    mark: str  # done | mending | waiting


def arrivals(verdicts: Sequence[Verdict], items: Collection[str], desk: Desktop, at: datetime) -> tuple[Arrival, ...]:
    """One for each item and standing, in the order in which they came."""
    pieces: dict[tuple[str, Standing], list[tuple[Verdict, Evidence]]] = {}
    for verdict in verdicts:
        for piece in verdict.evidence:
            is_piece = piece.item.submission.kind is not SubmissionKind.MEMBER
            if is_piece and piece.item.id in items:
                pieces.setdefault((piece.item.id, piece.standing), []).append((verdict, piece))
    groups = sorted(pieces.values(), key=lambda group: (group[0][1].received_at, group[0][1].item.id))
    return tuple(_arrival(group, desk, at) for group in groups)


def _arrival(group: Sequence[tuple[Verdict, Evidence]], desk: Desktop, at: datetime) -> Arrival:
    piece = group[0][1]
    titles = dict.fromkeys(
        (v.obligation.party_name if v.obligation.party_id in desk.roster.teacher else "")
        + desk.plan.requirement[v.obligation.requirement].title
        for v, _ in group
    )
    marks = {Standing.ACCEPTED: "done", Standing.FAILED: "mending"}
    return Arrival(
        title="、".join(titles),
        file=unlinked(piece.item.file or piece.item.submission.title or "正文"),
        channel=channel_label(piece.channel),
        received=f"{piece.received_at.astimezone(at.tzinfo):%Y-%m-%d %H:%M}",
        standing=piece.standing.label if piece.in_time else f"{piece.standing.label}，晚于截止",
        mend=tuple(dict.fromkeys(text for _, e in group for text in mend_words(e))),
        mark=marks.get(piece.standing, "waiting"),
    )
