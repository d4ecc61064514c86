"""All that one school and its teachers have sent, and how each piece was taken, also what was placed nowhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.evidence.match import MatchKind
from tasks.domain.notice.wording import item_words, mend_words, unlinked
from tasks.domain.plan.party import Roster, School
from tasks.domain.plan.requirement import Plan, channel_label
from tasks.domain.verdict.placing import Placed
from tasks.domain.verdict.verdict import Evidence, Standing, Verdict

MOST = 80  # pieces in one mail; what is left out was accepted, and the mail says how many

_NOWHERE = {
    MatchKind.OTHER_MATTER: "看作其他事项，没有计入",
    MatchKind.UNPLACED: "还没有归到哪一项，由我方人工核对",
    MatchKind.NOT_AN_ITEM: "没有附件，未当作材料",
    MatchKind.CLAIMED: "由我方人工核对",
}


def items_of(
    school: School,
    verdicts: Mapping[str, Verdict],
    placed: Sequence[Placed],
    plan: Plan,
    roster: Roster,
    about: Collection[str],
    zone: tzinfo | None,
) -> tuple[str, ...]:
    """One sentence for each piece: first what was sent for the obligations `about`, then what was not accepted.

    Members of a class are no pieces.
    """
    parties = {school.id} | {teacher.id for teacher in roster.teachers_of.get(school.id, ())}
    own = [v for v in verdicts.values() if v.obligation.party_id in parties]
    rows = _counted(own, about, plan, roster, zone)
    rows += _stray(school, parties, {row.item for row in rows}, placed, plan, roster, zone)
    rows.sort(key=lambda row: row.order)
    said = list(dict.fromkeys(row.text for row in rows))
    if len(said) > MOST:
        return (*said[:MOST], f"另有 {len(said) - MOST} 件已收，限于篇幅没有列出")
    return tuple(said)


def sent_for(verdicts: Sequence[Verdict], plan: Plan, roster: Roster, zone: tzinfo | None) -> tuple[str, ...]:
    """What was sent for these obligations, in the order in which it came."""
    rows = _counted(verdicts, (), plan, roster, zone)
    return tuple(dict.fromkeys(row.text for row in sorted(rows, key=lambda row: row.received_at)))


@dataclass(frozen=True, slots=True)
class _Row:
    item: str
    received_at: datetime
    is_about: bool
    is_accepted: bool
    text: str

    @property
    def order(self) -> tuple[bool, bool, datetime]:
        return not self.is_about, self.is_accepted, self.received_at


def _counted(
    verdicts: Sequence[Verdict], about: Collection[str], plan: Plan, roster: Roster, zone: tzinfo | None
) -> list[_Row]:
    """A piece that may be for several obligations is told once, with all their titles."""
    pieces: dict[tuple[str, Standing], list[tuple[Verdict, Evidence]]] = {}
    for verdict in verdicts:
        for piece in verdict.evidence:
            if piece.item.submission.kind is not SubmissionKind.MEMBER:
                pieces.setdefault((piece.item.id, piece.standing), []).append((verdict, piece))
    return [
        _Row(
            item=item,
            received_at=group[0][1].received_at,
            is_about=any(verdict.obligation.id in about for verdict, _ in group),
            is_accepted=standing is Standing.ACCEPTED,
            text=_counted_words(group, plan, roster, zone),
        )
        for (item, standing), group in pieces.items()
    ]


def _counted_words(group: Sequence[tuple[Verdict, Evidence]], plan: Plan, roster: Roster, zone: tzinfo | None) -> str:
    """With the teacher's name, the titles of what it was sent for, and what has to be mended."""
    names = dict.fromkeys(
        (v.obligation.party_name if v.obligation.party_id in roster.teacher else "")
        + plan.requirement[v.obligation.requirement].title
        for v, _ in group
    )
    piece = group[0][1]
    mend = "；".join(mend_words(piece))
    return f"{'、'.join(names)}：{item_words(piece, zone)}" + (f"：{mend}" if mend else "")


def _stray(
    school: School,
    parties: set[str],
    known: set[str],
    placed: Sequence[Placed],
    plan: Plan,
    roster: Roster,
    zone: tzinfo | None,
) -> list[_Row]:
    """What came from the school's own addresses or lists, or names it, and counts for nothing yet."""
    people = [*school.coordinators, school.principal]
    addresses = {roster.contact[id_].email.lower() for id_ in people if id_ in roster.contact} - {""}
    rows = []
    for one in placed:
        item, when = one.item, one.arrival.received_at
        submission = item.submission
        is_own = (
            submission.sender_address.lower() in addresses
            or submission.list_party in parties
            or any(claim.party in parties for claim in one.match.claims)
            or bool(parties & set(one.match.parties))
        )
        if not is_own or item.id in known or when < plan.starts or submission.kind is SubmissionKind.MEMBER:
            continue
        if submission.set_aside:
            continue
        name = unlinked(item.file or submission.title or "正文")
        how = _NOWHERE[one.match.kind]
        came = f"{when.astimezone(zone):%Y-%m-%d %H:%M} 收到，{channel_label(submission.channel)}"
        rows.append(_Row(item.id, when, is_about=False, is_accepted=False, text=f"{came}：{name}（{how}）"))
    return rows
