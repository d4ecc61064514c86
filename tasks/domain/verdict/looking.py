"""What was looked at completely, and since when: the proofs on which an absence may rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tasks.domain.evidence.reading import CompleteReading, Reading, Scope, ScopeReading, complete_reading
from tasks.domain.evidence.source import MailboxSource, Source, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.domain.plan.requirement import MAILBOX, Plan, Watched, channel_label


@dataclass(frozen=True, slots=True)
class Place:
    """One scope of one source that could hold a party's item, and how long a new post may stay invisible there."""

    source: str
    scope: Scope
    shows_after: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Proof:
    """Every place of a channel was seen whole at or after the asked moment."""

    readings: tuple[CompleteReading, ...]

    @property
    def looked_at(self) -> datetime:
        """The oldest of the readings: the absence is proved as of then."""
        return min(reading.began_at for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Unseen:
    """Why an absence cannot be proved."""

    reason: str


@dataclass(frozen=True, slots=True)
class Sight:
    """How one place was seen last: the latest complete reading that was judged, and what came after it (Chinese)."""

    place: Place
    whole: CompleteReading | None
    later: str = ""


@dataclass(frozen=True)
class Looks:
    """All readings known at a moment; `through` is the newest that judge has looked into."""

    plan: Plan
    roster: Roster
    sources: tuple[Source, ...]
    readings: Sequence[Reading]
    through: int
    _complete: dict[tuple[str, Scope], list[CompleteReading]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        unseen: dict[tuple[str, Scope], tuple[int, int]] = {}
        for reading in self.readings:
            for part in reading.scopes:
                at = (reading.source, part.scope)
                if reading.ended_at >= self.plan.starts and (gone := _number(part, "vanished")):
                    before = unseen.get(at, (0, 0))
                    unseen[at] = before[0] + gone, before[1] + _number(part, "maybe_filed")
                whole = complete_reading(reading, part.scope)
                if whole is not None:
                    total, maybe = unseen.get(at, (0, 0))
                    self._complete.setdefault(at, []).append(replace(whole, unseen=total, maybe_filed=maybe))

    def complete(self, source: str, scope: Scope) -> Sequence[CompleteReading]:
        """The complete readings of a scope, oldest first."""
        return self._complete.get((source, scope), ())

    def places(self, channel: str, party: str) -> tuple[Place, ...]:
        """Every scope that could hold this party's item in this channel (`party`: school or teacher id)."""
        found: list[Place] = []
        for source in self.sources:
            if isinstance(source, MailboxSource):
                if channel == MAILBOX:
                    found.append(Place(source.id, Scope(MAILBOX)))
            else:
                found.extend(self._lists(source, channel, party))
        return tuple(found)

    def _lists(self, source: WebsiteSource, channel: str, party: str) -> list[Place]:
        found = []
        teacher = self.roster.teacher.get(party)
        school = teacher.school if teacher else party
        for number, spec in enumerate(source.lists):
            if spec.channel != channel or spec.newest:
                continue
            owner = {"class": school, "account": party, "": ""}[spec.one_for_each]
            found.append(Place(source.id, Scope(channel, owner, str(number)), spec.shows_after))
        return found

    def grace(self, channel: str, party: str) -> timedelta:
        """How long after the due moment a channel's silence says nothing yet."""
        slow = max((place.shows_after for place in self.places(channel, party)), default=timedelta(0))
        return self.plan.grace_of(channel) + slow

    def absence(self, channel: str, party: str, due_at: datetime) -> Proof | Unseen:
        """The proof that the channel was seen whole at or after the due moment plus grace, or why there is none."""
        if self.plan.watched(channel) is Watched.NO:
            return Unseen(f"{channel_label(channel)}未核对（本计划注明暂不读取）")
        places = self.places(channel, party)
        if not places:
            return Unseen(f"{channel_label(channel)}没有可读的来源")
        since = due_at + self.grace(channel, party)
        proofs = []
        for place in places:
            proof = self._latest(place, since)
            if proof is None:
                return Unseen(self._why_unseen(place, since))
            proofs.append(proof)
        return Proof(tuple(proofs))

    def sights(self, channel: str, party: str) -> tuple[Sight, ...]:
        """How each place that could hold this party's item was seen last, whole and at all."""
        return tuple(self._sight(place) for place in self.places(channel, party))

    def _sight(self, place: Place) -> Sight:
        wholes = [w for w in self.complete(place.source, place.scope) if w.reading <= self.through]
        whole = wholes[-1] if wholes else None
        later = [r for r in self.readings if r.source == place.source and (whole is None or r.id > whole.reading)]
        if not later:
            return Sight(place, whole, "" if whole else "还没有收取过")
        part = next((p for p in later[-1].scopes if p.scope == place.scope), None)
        if part is not None and part.complete:
            return Sight(place, whole, "最近一次收取还没有核催" if later[-1].id > self.through else "")
        reason = (part.reason if part else "") or later[-1].reason or later[-1].state.label
        return Sight(place, whole, f"{later[-1].began_at:%Y-%m-%d %H:%M} 未能看全：{reason}")

    def _latest(self, place: Place, since: datetime) -> CompleteReading | None:
        for whole in reversed(self.complete(place.source, place.scope)):
            if whole.began_at >= since and whole.reading <= self.through:
                return whole
        return None

    def _why_unseen(self, place: Place, since: datetime) -> str:
        name = f"{place.source}（{channel_label(place.scope.channel)}）"
        for reading in reversed(self.readings):
            if reading.source != place.source or reading.began_at < since:
                continue
            if reading.id > self.through:
                return f"{name} {reading.began_at:%Y-%m-%d %H:%M} 的收取还没有核催"
            part = next((p for p in reading.scopes if p.scope == place.scope), None)
            reason = (part.reason if part else "") or reading.reason or reading.state.label
            return f"{name} {reading.began_at:%Y-%m-%d %H:%M} 未能看全：{reason}"
        return f"{name} 在截止加宽限（{since:%Y-%m-%d %H:%M}）之后还没有收取过"


def _number(part: ScopeReading, name: str) -> int:
    value = part.proof.get(name, 0)
    return value if isinstance(value, int) else 0


def shows_after_of(sources: Sequence[Source]) -> Mapping[tuple[str, str], timedelta]:
    """(source id, list name) -> how long a new post may stay invisible."""
    return {
        (source.id, str(number)): spec.shows_after
        for source in sources
        if isinstance(source, WebsiteSource)
        for number, spec in enumerate(source.lists)
    }
