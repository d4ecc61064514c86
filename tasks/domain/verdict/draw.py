"""The verdict of one obligation at one moment: the first line that holds decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.requirement import Needs, Plan, Requirement, Watched, channel_label
from tasks.domain.verdict.decision import OBLIGATION_ACTS, Act, Decision, speaks_of
from tasks.domain.verdict.ledger import Ledger
from tasks.domain.verdict.looking import Looks, Proof, Unseen
from tasks.domain.verdict.mending import mend
from tasks.domain.verdict.verdict import ChannelStanding, ChannelState, Evidence, Standing, Verdict, VerdictKind
from tasks.domain.verdict.vouching import with_vouched

_MOST_NAMES = 20  # in a reason; the channel's own list is whole


@dataclass(frozen=True)
class Bench:
    """All that verdicts are drawn from, as known at `as_of`."""

    plan: Plan
    calendar: Calendar
    looks: Looks
    decisions: Sequence[Decision]
    as_of: datetime
    told_to_mend: Mapping[str, datetime] = field(default_factory=dict)  # obligation -> first notice of a failure
    names: Callable[[str, Sequence[str]], tuple[str, ...]] = lambda _party, _keys: ()  # what is lacking, by name

    @cached_property
    def on_obligations(self) -> tuple[Decision, ...]:
        """Without the many on items: after an evening at the review desk they are a thousand."""
        return tuple(d for d in self.decisions if d.act in OBLIGATION_ACTS)


def in_force(obligation: Obligation, decisions: Sequence[Decision]) -> Obligation:
    """The obligation with its due moment as the extensions in force have moved it: never to an earlier one, also where
    a new version of the plan has meanwhile set a later deadline than the extension."""
    for decision in decisions:
        if decision.act is not Act.EXTEND or not speaks_of(decision.target, obligation):
            continue
        if decision.until is not None and decision.until > obligation.due_at:
            obligation = replace(obligation, due_at=decision.until, projected=False)
    return obligation


def draw(obligation: Obligation, evidence: Sequence[Evidence], bench: Bench) -> Verdict:
    """One verdict with its reasons. `obligation` carries its due moment in force; `evidence` is oldest first."""
    requirement = bench.plan.requirement[obligation.requirement]
    about = [d for d in bench.on_obligations if speaks_of(d.target, obligation)]
    spoken = [d for d in about if d.act is Act.WAIVE]
    mended = mend(evidence, bench.told_to_mend.get(obligation.id), bench.calendar, bench.plan.mend_within)
    excused = {d.member for d in spoken if d.member}
    channels = [c for c in _judged_on(requirement, bench.plan) if c not in {d.channel for d in spoken if d.channel}]
    pieces = with_vouched(mended, about, obligation, channels)
    owing = bench.looks.roster.teachers_of.get(obligation.party_id, ()) if requirement.counts_members else ()
    ledgers = {c: Ledger(c, obligation, [p for p in pieces if p.channel == c], excused, owing) for c in channels}
    whole = [d for d in spoken if not d.channel and not d.member]
    kind, reasons = _decide(obligation, requirement, ledgers, bench, whole[-1] if whole else None)
    standings = {c: _standing(ledger, bench, obligation, kind) for c, ledger in ledgers.items()}
    lacking = () if isinstance(kind, VerdictKind) and kind.is_clear else _lacking(standings)
    decided = (d.sentence for d in about if d.act in OBLIGATION_ACTS)
    notes = [*lacking, *decided, *_notes(obligation, requirement, bench)]
    if isinstance(kind, _Missing):
        return missing_verdict(obligation, kind.proofs, (*reasons, *notes), standings, pieces)
    return Verdict(obligation, kind, (*reasons, *notes), standings, pieces)


def missing_verdict(
    obligation: Obligation,
    proofs: Mapping[str, Proof],
    reasons: tuple[str, ...],
    channels: Mapping[str, ChannelStanding],
    evidence: tuple[Evidence, ...],
) -> Verdict:
    """The only way to write MISSING: with the proof, for each lacking channel, that it was seen whole in time."""
    if not proofs:
        raise ValueError(f"{obligation.id}: missing without a proof")
    return Verdict(obligation, VerdictKind.MISSING, reasons, channels, evidence)


@dataclass(frozen=True, slots=True)
class _Missing:
    proofs: Mapping[str, Proof]


def _decide(
    obligation: Obligation,
    requirement: Requirement,
    ledgers: Mapping[str, Ledger],
    bench: Bench,
    waiver: Decision | None,
) -> tuple[VerdictKind | _Missing, tuple[str, ...]]:
    came = any(ledger.pieces for ledger in ledgers.values())
    if waiver is not None or (not ledgers and requirement.channels and _all_waived(requirement, bench, obligation)):
        return VerdictKind.EXCUSED, ()
    if bench.as_of < obligation.opens_at and not came:
        return VerdictKind.NOT_OPEN, (f"{obligation.opens_at:%Y-%m-%d} 开始",)
    if _full(ledgers, requirement, ()):
        return _satisfied(ledgers, requirement, obligation)
    for group, kind, sentence in _GROUPS:
        if _full(ledgers, requirement, group):
            return kind, (sentence, *_tally(ledgers))
    return _not_full(obligation, ledgers, bench)


_GROUPS: tuple[tuple[tuple[Standing, ...], VerdictKind, str], ...] = (
    ((Standing.WAITING,), VerdictKind.NEEDS_REVIEW, "有材料待人工核定"),
    ((Standing.WAITING, Standing.UNLOOKED), VerdictKind.RECEIVED, "材料已到，尚未检查"),
    ((Standing.WAITING, Standing.UNLOOKED, Standing.FAILED), VerdictKind.REJECTED, "材料已到，有不合格的需补正"),
)


def _not_full(
    obligation: Obligation, ledgers: Mapping[str, Ledger], bench: Bench
) -> tuple[VerdictKind | _Missing, tuple[str, ...]]:
    lacking = [ledger for ledger in ledgers.values() if not ledger.full()]
    until = obligation.due_at + max(
        (bench.looks.grace(ledger.channel, obligation.party_id) for ledger in lacking), default=timedelta(0)
    )
    tally = _tally(ledgers)
    if bench.as_of < until:
        some = any(ledger.accepted for ledger in ledgers.values())
        return (VerdictKind.PARTIAL if some else VerdictKind.AWAITING), tally
    absences = {ledger.channel: _absence(ledger.channel, obligation, bench) for ledger in lacking}
    proofs = {channel: found for channel, found in absences.items() if isinstance(found, Proof)}
    unseen = tuple(found.reason for found in absences.values() if isinstance(found, Unseen))
    if unseen or not proofs:
        return VerdictKind.UNKNOWN, (*tally, *(unseen or ("没有可核对的渠道",)))
    return _Missing(proofs), (*tally, *_proof_sentences(proofs))


def _satisfied(
    ledgers: Mapping[str, Ledger], requirement: Requirement, obligation: Obligation
) -> tuple[VerdictKind, tuple[str, ...]]:
    punctual = [ledger.full_in_time() for ledger in ledgers.values()]
    on_time = any(punctual) if requirement.needs is Needs.ANY else all(punctual)
    if on_time:
        return VerdictKind.SATISFIED, _tally(ledgers)
    late = [p for ledger in ledgers.values() if not ledger.full_in_time() for p in ledger.late_pieces()]
    why = tuple(
        f"{channel_label(p.channel)} {p.item.file or p.item.submission.title}：{p.reasons[-1]}" for p in late[:3]
    )
    return VerdictKind.SATISFIED_LATE, (f"晚于截止 {obligation.due_at:%Y-%m-%d %H:%M:%S}", *why, *_tally(ledgers))


def _full(ledgers: Mapping[str, Ledger], requirement: Requirement, also: tuple[Standing, ...]) -> bool:
    if not ledgers:
        return False
    filled = [ledger.full(also) for ledger in ledgers.values()]
    return any(filled) if requirement.needs is Needs.ANY else all(filled)


def _judged_on(requirement: Requirement, plan: Plan) -> list[str]:
    """The channels that can be looked at; all of them when none can, so that the answer is `unknown`, not `met`."""
    watched = [c for c in requirement.channels if plan.watched(c) is not Watched.NO]
    return watched or list(requirement.channels)


def _all_waived(requirement: Requirement, bench: Bench, obligation: Obligation) -> bool:
    waived = {d.channel for d in bench.on_obligations if d.act is Act.WAIVE and speaks_of(d.target, obligation)}
    return all(channel in waived for channel in _judged_on(requirement, bench.plan))


def _absence(channel: str, obligation: Obligation, bench: Bench) -> Proof | Unseen:
    return bench.looks.absence(channel, obligation.party_id, obligation.due_at)


def _standing(ledger: Ledger, bench: Bench, obligation: Obligation, kind: VerdictKind | _Missing) -> ChannelStanding:
    proof: Proof | None = None
    if ledger.full():
        state = ChannelState.PRESENT
    elif ledger.waits():
        state = ChannelState.WAITING
    elif bench.as_of < obligation.due_at + bench.looks.grace(ledger.channel, obligation.party_id):
        state = ChannelState.OPEN
    else:
        found = _absence(ledger.channel, obligation, bench)
        proof = found if isinstance(found, Proof) else None
        state = ChannelState.ABSENT if proof else ChannelState.UNKNOWN
    return ChannelStanding(
        channel=ledger.channel,
        state=state,
        needed=ledger.needed,
        accepted=len(ledger.accepted),
        first_received_at=ledger.first_received_at,
        waiting=ledger.waiting,
        lacks=() if ledger.full() else bench.names(obligation.id, sorted(ledger.accepted)),
        proof=proof.readings if proof else (),
        looked_at=proof.looked_at if proof else None,
    )


def _tally(ledgers: Mapping[str, Ledger]) -> tuple[str, ...]:
    return tuple(ledger.sentence for ledger in ledgers.values())


def _lacking(standings: Mapping[str, ChannelStanding]) -> tuple[str, ...]:
    """Who or what is lacking, by name, once part of it is there."""
    return tuple(
        f"{channel_label(c)}还差：{'、'.join(standing.lacks[:_MOST_NAMES])}"
        + (f" 等 {len(standing.lacks)} 个" if len(standing.lacks) > _MOST_NAMES else "")
        for c, standing in standings.items()
        if standing.accepted and standing.lacks
    )


def _proof_sentences(proofs: Mapping[str, Proof]) -> tuple[str, ...]:
    return tuple(
        f"{channel_label(channel)}：截止后 {look.began_at:%Y-%m-%d %H:%M} 完整收取 {look.source}，未见"
        + (f"；{look.unseen_words}，不能排除其中有这一项" if look.unseen else "")
        for channel, proof in proofs.items()
        for look in proof.readings
    )


def _notes(obligation: Obligation, requirement: Requirement, bench: Bench) -> list[str]:
    notes = []
    if obligation.pending:
        notes.append("本项依据的裁定尚未作出，只提醒，不问责")
    if obligation.calendar_note:
        notes.append(obligation.calendar_note)
    for channel in requirement.channels:
        if bench.plan.watched(channel) is Watched.NO:
            notes.append(f"{channel_label(channel)}未核对（本计划注明暂不读取）")
    return notes
