"""The lines of a summary's sheets: every obligation of one requirement, with school, standing and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.wording import masked_phone, mend_words, standing_words, verdict_words
from tasks.domain.plan.party import Contact
from tasks.domain.verdict.verdict import Verdict, VerdictKind

HEADINGS = ("学校", "学段", "教师", "期", "截止", "情况", "各渠道", "最早收到", "需补正", "负责人", "电话")


@dataclass(frozen=True, slots=True)
class DetailSheet:
    """All obligations of one requirement, in the roster's order; the cells stand under `HEADINGS`."""

    requirement: str  # id
    title: str
    rows: tuple[tuple[str, ...], ...]


def details(verdicts: Sequence[Verdict], desk: Desktop, at: datetime, *, whole_phones: bool) -> tuple[DetailSheet, ...]:
    order = {school.id: number for number, school in enumerate(desk.roster.schools)}

    def place(verdict: Verdict) -> tuple[datetime, int, str]:
        school = school_of(verdict.obligation, desk.roster)
        return verdict.obligation.due_at, order.get(school.id if school else "", len(order)), verdict.obligation.party

    sheets = []
    for requirement in desk.plan.requirements:
        own = sorted((v for v in verdicts if v.obligation.requirement == requirement.id), key=place)
        if own:
            rows = tuple(_row(verdict, desk, at, whole_phones=whole_phones) for verdict in own)
            sheets.append(DetailSheet(requirement.id, requirement.title, rows))
    return tuple(sheets)


def coordinator_of(verdict: Verdict, desk: Desktop) -> Contact | None:
    school = school_of(verdict.obligation, desk.roster)
    ids = school.coordinators if school else ()
    return next((desk.roster.contact[id_] for id_ in ids if id_ in desk.roster.contact), None)


def _mend(verdict: Verdict) -> dict[str, None]:
    return dict.fromkeys(text for piece in verdict.evidence for text in mend_words(piece))


def _row(verdict: Verdict, desk: Desktop, at: datetime, *, whole_phones: bool) -> tuple[str, ...]:
    owed = verdict.obligation
    school, contact = school_of(owed, desk.roster), coordinator_of(verdict, desk)
    overdue = verdict.kind in {VerdictKind.MISSING, VerdictKind.UNKNOWN}
    first = min((c.first_received_at for c in verdict.channels.values() if c.first_received_at), default=None)
    phone = contact.phone if contact else ""
    return (
        school.name if school else owed.party_name,
        owed.stage.label if owed.stage else "、".join(stage.label for stage in owed.stages),
        owed.party_name if owed.party_id in desk.roster.teacher else "",
        owed.period,
        f"{owed.due_at.astimezone(at.tzinfo):%Y-%m-%d %H:%M}",
        verdict_words(verdict.kind) + ("（待裁定，不问责）" if owed.pending else ""),
        "\n".join(standing_words(channel, overdue) for channel in verdict.channels.values()),
        f"{first.astimezone(at.tzinfo):%Y-%m-%d %H:%M}" if first else "",
        "" if verdict.kind.is_clear else "\n".join(_mend(verdict)),
        contact.name if contact else "没有登记负责人",
        phone if whole_phones else masked_phone(phone),
    )
