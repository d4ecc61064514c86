"""Who is to be called: one line for each school and requirement, with the coordinator's name and telephone number."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.wording import standing_words
from tasks.domain.verdict.verdict import ChannelState, Verdict, VerdictKind

COUNTED = ("全无", "仅缺一渠道", "需补正", "已交待审", "申诉中", "我方未能核实")
_OPEN = frozenset(VerdictKind) - {VerdictKind.NOT_OPEN, VerdictKind.AWAITING, VerdictKind.PARTIAL}


@dataclass(frozen=True, slots=True)
class Call:
    """All texts are Chinese; `phone` is empty for readers who do not need it."""

    school: str
    contact: str
    phone: str
    title: str
    who: str  # the teacher, or the stage of a combined school; several are counted: 王老师等 12 人
    standing: tuple[str, ...]


def calls(verdicts: Sequence[Verdict], desk: Desktop, accused: Collection[str], *, phones: bool) -> tuple[Call, ...]:
    """School by school, the nearest deadline first; teachers of a school who stand alike share a line."""
    alike: dict[tuple[object, ...], list[Verdict]] = {}
    for verdict in sorted(verdicts, key=lambda v: (v.obligation.due_at, v.obligation.requirement)):
        school = school_of(verdict.obligation, desk.roster)
        standing = _standing(verdict, verdict.obligation.id in accused)
        place = (school.id if school else "", verdict.obligation.requirement, verdict.obligation.stage, standing)
        alike.setdefault(place, []).append(verdict)
    order = {school.id: number for number, school in enumerate(desk.roster.schools)}
    places = sorted(alike, key=lambda place: order.get(str(place[0]), len(order)))
    return tuple(_call(alike[place], desk, bool(alike[place][0].obligation.id in accused), phones) for place in places)


def counts(verdicts: Sequence[Verdict], appealed: Collection[str]) -> tuple[tuple[str, int], ...]:
    """How many stand how, each in one count alone, never summed; what is done or not yet due is in none."""
    found = dict.fromkeys(COUNTED, 0)
    for verdict in verdicts:
        label = _label(verdict, appealed)
        if label:
            found[label] += 1
    return tuple(found.items())


def _label(verdict: Verdict, appealed: Collection[str]) -> str:
    if verdict.kind.is_clear or verdict.kind not in _OPEN:
        return ""
    if verdict.obligation.id in appealed:
        return "申诉中"
    if verdict.kind is VerdictKind.UNKNOWN:
        return "我方未能核实"
    if verdict.kind is VerdictKind.REJECTED:
        return "需补正"
    if verdict.kind is not VerdictKind.MISSING:
        return "已交待审"
    there = [c for c in verdict.channels.values() if c.state is ChannelState.PRESENT]
    something = any(c.accepted or c.waiting for c in verdict.channels.values())
    return "仅缺一渠道" if there or something else "全无"


def _call(group: Sequence[Verdict], desk: Desktop, accused: bool, phones: bool) -> Call:
    first = group[0].obligation
    school = school_of(first, desk.roster)
    ids = school.coordinators if school else ()
    contact = next((desk.roster.contact[id_] for id_ in ids if id_ in desk.roster.contact), None)
    names = [v.obligation.party_name for v in group if v.obligation.party_id in desk.roster.teacher]
    who = f"{'、'.join(names[:3])}等 {len(names)} 人" if len(names) > 3 else "、".join(names)
    return Call(
        school=school.name if school else first.party_name,
        contact=contact.name if contact else "没有登记负责人",
        phone=contact.phone if contact and phones else "",
        title=desk.plan.requirement[first.requirement].title,
        who=who or (first.stage.label if first.stage else ""),
        standing=_standing(group[0], accused),
    )


def _standing(verdict: Verdict, accused: bool) -> tuple[str, ...]:
    if verdict.kind is VerdictKind.REJECTED:
        return ("已收到，需补正", *(standing_words(c, overdue=False) for c in verdict.channels.values()))
    return tuple(standing_words(c, overdue=accused) for c in verdict.channels.values())
