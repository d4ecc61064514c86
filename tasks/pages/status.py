"""The answer to `status`: one row for each obligation, as JSON, a table, CSV or a sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.evidence.reading import Reading
from tasks.domain.evidence.source import Source, WebsiteSource
from tasks.domain.plan.requirement import channel_label
from tasks.domain.verdict.verdict import ChannelStanding, Evidence, Verdict

HEADINGS = ("应交", "要求", "谁", "学段", "截止", "判定", "渠道", "理由")


@dataclass(frozen=True, slots=True)
class SourceState:
    """How one source stands for one channel."""

    id: str
    channel: str
    complete_through: datetime | None
    state: str  # complete | partial | refused | unreachable | never


def source_states(sources: Sequence[Source], readings: Sequence[Reading]) -> tuple[SourceState, ...]:
    """One row for each source and channel: the state of its latest reading, and since when all of it was seen."""
    rows = []
    for source in sources:
        own = [reading for reading in readings if reading.source == source.id]
        for channel in source.channels:
            whole = [reading.began_at for reading in own if _saw_all(source, channel, reading)]
            state = own[-1].state.value if own else "never"
            rows.append(SourceState(source.id, channel, whole[-1] if whole else None, state))
    return tuple(rows)


def _saw_all(source: Source, channel: str, reading: Reading) -> bool:
    parts = [part for part in reading.scopes if part.scope.channel == channel]
    if isinstance(source, WebsiteSource):  # an excerpt of the newest is never whole, and need not be
        expected = {str(n) for n, spec in enumerate(source.lists) if spec.channel == channel and not spec.newest}
        parts = [part for part in parts if part.scope.list_name in expected]
        if expected != {part.scope.list_name for part in parts}:
            return False
    return bool(parts) and all(part.complete for part in parts)


def status_document(
    as_of: datetime, plan: str, sources: Sequence[SourceState], verdicts: Sequence[Verdict]
) -> dict[str, Any]:
    """The JSON of `status`, in the shape that the contract fixes."""
    return {
        "as_of": iso(as_of),
        "plan": plan,
        "sources": [
            {
                "id": s.id,
                "channel": s.channel,
                "complete_through": iso(s.complete_through) if s.complete_through else None,
                "state": s.state,
            }
            for s in sources
        ],
        "rows": [status_row(verdict) for verdict in verdicts],
    }


def status_row(verdict: Verdict) -> dict[str, Any]:
    owed = verdict.obligation
    return {
        "id": owed.id,
        "requirement": owed.requirement,
        "party": owed.party,
        "party_name": owed.party_name,
        "stage": ";".join(stage.value for stage in owed.stages),
        "period": owed.period,
        "opens_at": iso(owed.opens_at),
        "due_at": iso(owed.due_at),
        "verdict": verdict.kind.value,
        "reasons": [*verdict.reasons, *_about_items(verdict)],
        "channels": {name: _channel(standing) for name, standing in verdict.channels.items()},
        "evidence": [_evidence(piece) for piece in verdict.evidence],
    }


def _about_items(verdict: Verdict) -> list[str]:
    """Why each item lies here and counts as it does: its sender, its names, its time, what waits."""
    papers = [piece for piece in verdict.evidence if piece.item.submission.kind is not SubmissionKind.MEMBER]
    names = {piece.item.id: piece.item.file or piece.item.submission.title or "正文" for piece in papers}
    told = [piece for piece in papers if piece.reasons]
    return [f"{names[p.item.id]}（{p.item.id}，{p.standing.label}）：{'；'.join(p.reasons)}" for p in told]


def _channel(standing: ChannelStanding) -> dict[str, Any]:
    first = standing.first_received_at
    return {
        "state": standing.state.value,
        "needed": standing.needed,
        "accepted": standing.accepted,
        "first_received_at": iso(first) if first else None,
    }


def _evidence(piece: Evidence) -> dict[str, Any]:
    item = piece.item
    return {
        "id": item.id,
        "channel": piece.channel,
        "source": item.submission.source,
        "received_at": iso(piece.received_at),
        "title": item.submission.title,
        "file": item.file,
        "sha256": item.sha256,
        "findings": [{"check": f.check, "result": f.result.value, "text": f.text} for f in piece.findings],
    }


def status_rows(verdicts: Sequence[Verdict], titles: dict[str, str]) -> list[tuple[str, ...]]:
    """Rows of text under `HEADINGS`, for the table, the CSV file and the sheet."""
    return [
        (
            verdict.obligation.id,
            titles.get(verdict.obligation.requirement, ""),
            verdict.obligation.party_name,
            "、".join(stage.label for stage in verdict.obligation.stages),
            f"{verdict.obligation.due_at:%Y-%m-%d %H:%M}",
            f"{verdict.kind.label} {verdict.kind.value}",
            "；".join(
                f"{channel_label(c)} {s.accepted}/{s.needed} {s.state.label}" for c, s in verdict.channels.items()
            ),
            "；".join(verdict.reasons),
        )
        for verdict in verdicts
    ]


def as_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A plain table whose columns line up in a terminal: a Chinese character is two cells wide."""
    cells = [list(headings), *[[" ".join(cell.splitlines()) for cell in row] for row in rows]]
    widths = [max(_width(row[i]) for row in cells) for i in range(len(headings))]
    lines = ["  ".join(_pad(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([lines[0], "─" * min(sum(widths) + 2 * len(widths), 120), *lines[1:]])


def as_csv(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """CSV for a spreadsheet; a cell that begins like a formula is kept text by a leading quote."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([[_tame(cell) for cell in row] for row in rows])
    return out.getvalue()


def iso(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _tame(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _width(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
