"""One school's part of a mail that tells of several: what it lacks, and whom to telephone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.domain.notice.entry import Desktop, Entry, entries
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.wording import masked_phone
from tasks.domain.plan.party import Contact, Role
from tasks.domain.verdict.verdict import Verdict, VerdictKind

_NEED_PHONES = {Role.STAGE_CONTACT, Role.ADMIN}


@dataclass(frozen=True, slots=True)
class SchoolPart:
    """All texts are Chinese; a telephone number is whole only for those who have to call."""

    name: str
    coordinator: str  # name; "没有登记负责人" where the roster has none
    phone: str
    principal: str
    principal_phone: str
    lacking: tuple[Entry, ...]
    mending: tuple[Entry, ...]
    upcoming: tuple[Entry, ...]

    @property
    def count(self) -> int:
        return len(self.lacking) + len(self.mending) + len(self.upcoming)


def school_parts(
    verdicts: Sequence[Verdict], accused: Iterable[Verdict], desk: Desktop, at: datetime, to: Contact | None
) -> tuple[SchoolPart, ...]:
    """One part for each school concerned, in roster order."""
    blamed = {verdict.obligation.id for verdict in accused}
    by_school: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        school = school_of(verdict.obligation, desk.roster)
        by_school.setdefault(school.id if school else verdict.obligation.party_id, []).append(verdict)
    order = {school.id: number for number, school in enumerate(desk.roster.schools)}
    return tuple(
        _part(id_, by_school[id_], blamed, desk, at, shows_phones=to is not None and to.role in _NEED_PHONES)
        for id_ in sorted(by_school, key=lambda id_: (order.get(id_, len(order)), id_))
    )


def _part(
    id_: str, verdicts: Sequence[Verdict], blamed: set[str], desk: Desktop, at: datetime, *, shows_phones: bool
) -> SchoolPart:
    school = desk.roster.school.get(id_)
    coordinator = _first(school.coordinators if school else (), desk)
    principal = _first((school.principal,) if school else (), desk)
    show = str if shows_phones else masked_phone
    lacking = [v for v in verdicts if v.obligation.id in blamed]
    mending = [v for v in verdicts if v.kind is VerdictKind.REJECTED]
    upcoming = [v for v in verdicts if v not in lacking and v not in mending]
    return SchoolPart(
        name=school.name if school else verdicts[0].obligation.party_name,
        coordinator=coordinator.name if coordinator else "没有登记负责人",
        phone=show(coordinator.phone) if coordinator else "",
        principal=principal.name if principal else "",
        principal_phone=show(principal.phone) if principal else "",
        lacking=entries(lacking, desk, at, overdue=True, digest=False),
        mending=entries(mending, desk, at, overdue=False, digest=False),
        upcoming=entries(upcoming, desk, at, overdue=False, digest=False),
    )


def _first(ids: Sequence[str], desk: Desktop) -> Contact | None:
    return next((desk.roster.contact[id_] for id_ in ids if id_ in desk.roster.contact), None)
