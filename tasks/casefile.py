"""The case file: everything that one answer rests on, as the store knew it at one moment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sqlalchemy import Connection

from settings.files import CountyFiles
from tasks.domain.evidence.copies import superseded
from tasks.domain.evidence.identity import Index, identify
from tasks.domain.evidence.item import Item
from tasks.domain.evidence.match import MatchKind
from tasks.domain.evidence.near import Finder
from tasks.domain.evidence.source import Source
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.obligation import Obligation, reckon
from tasks.domain.plan.party import Roster
from tasks.domain.plan.requirement import Plan
from tasks.domain.verdict.arrivals import Arrivals
from tasks.domain.verdict.comparing import with_comparisons
from tasks.domain.verdict.decision import Act, Decision, standing_decisions
from tasks.domain.verdict.draw import Bench, draw, in_force
from tasks.domain.verdict.lacking import names_of_lacking
from tasks.domain.verdict.looking import Looks
from tasks.domain.verdict.merging import roster_with
from tasks.domain.verdict.months import settle_months
from tasks.domain.verdict.placing import Docket, Placed, Placing, evidence_by_obligation
from tasks.domain.verdict.rivals import Bid, latest_due, without_taken
from tasks.domain.verdict.verdict import Verdict
from tasks.planfile import calendar_of, load_version, owed_under, version_open, zone_name
from tasks.store import comparisons as comparison_store
from tasks.store import decisions as decision_store
from tasks.store import evidence as evidence_store
from tasks.store import findings as finding_store
from tasks.store import plans as plan_store
from tasks.store import readings as reading_store
from tasks.store.comparisons import Compared
from tasks.store.evidence import Arrived
from tasks.store.outbox_history import first_failure_notices
from tasks.store.plans import PlanVersion
from tasks.store.unchanged import Drawn

_NEWEST = 2**63  # after every row


@dataclass(frozen=True)
class CaseFile:
    """One plan and all that was known about it at `as_of`; times are in the plan's zone."""

    as_of: datetime
    version: PlanVersion
    files: CountyFiles
    calendar: Calendar
    obligations: tuple[Obligation, ...]  # in force: extensions and late gains have moved their due moments
    looks: Looks
    decisions: tuple[Decision, ...]
    arrived: Sequence[Arrived]
    copies: Sequence[Arrived]  # the same mails once more, from an archive that a person brought in
    placed: Sequence[Placed]
    told_to_mend: Mapping[str, datetime]
    opened_first_at: datetime

    @property
    def plan(self) -> Plan:
        return self.files.plan

    @property
    def roster(self) -> Roster:
        return self.files.roster

    @property
    def sources(self) -> tuple[Source, ...]:
        return self.files.sources

    @cached_property
    def index(self) -> Index:
        return index_of(self.files, self.obligations, self.calendar)

    @cached_property
    def docket(self) -> Docket:
        return Docket(self.plan, self.obligations)

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """Obligation id -> its verdict, in the obligations' order."""
        evidence = evidence_by_obligation(self.placed, self.docket, self.decisions, self.as_of)
        bench = Bench(
            plan=self.plan,
            calendar=self.calendar,
            looks=self.looks,
            decisions=self.decisions,
            as_of=self.as_of,
            told_to_mend=self.told_to_mend,
            names=names_of_lacking(self.docket, self.roster),
        )
        return {o.id: draw(o, evidence[o.id], bench) for o in self.obligations}

    def with_decisions(self, more: Sequence[Decision]) -> CaseFile:
        """As it would be if these were decided too."""
        last = max((d.id for d in self.decisions), default=0)
        added = tuple(replace(decision, id=last + number) for number, decision in enumerate(more, 1))
        extended = tuple(d for d in added if d.act is Act.EXTEND)
        obligations = tuple(in_force(o, extended) for o in self.obligations)
        return replace(self, decisions=(*self.decisions, *added), obligations=obligations)


_last_file: Drawn[CaseFile] = Drawn()


def open_casefile(session: Connection, as_of: datetime, plan_id: str | None = None) -> CaseFile:
    """Gather what was known at `as_of` (aware, in the plan's zone).

    Raises NotOpen while no plan is open at that moment. The steps of a run ask one after another: as long as nobody
    has written meanwhile they get the same file.
    """
    asked = as_of, str(as_of.tzinfo), plan_id
    return _last_file.again(session, asked, lambda: _opened(session, as_of, plan_id))


def _opened(session: Connection, as_of: datetime, plan_id: str | None) -> CaseFile:
    version = version_open(session, as_of, plan_id)
    files = load_version(session, version, zone_name(as_of))
    calendar = calendar_of(files)
    decisions = standing_decisions(decision_store.decisions(session, version.plan, as_of))
    files = replace(files, roster=roster_with(files.roster, decisions))
    owed = owed_under(session, version, files, as_of)
    through = finding_store.judged_through(session, version.plan, as_of)
    looks = Looks(files.plan, files.roster, files.sources, reading_store.readings(session, as_of), through)
    everything = [one for one in evidence_store.arrived(session, as_of) if _is_there(one, as_of)]
    arrived, copies = _each_once(everything, decisions)
    index = index_of(files, owed, calendar)
    extended = tuple(d for d in decisions if d.act is Act.EXTEND)
    return CaseFile(
        as_of=as_of,
        version=version,
        files=files,
        calendar=calendar,
        obligations=tuple(reckon(in_force(o, extended), calendar) for o in owed),
        looks=looks,
        decisions=decisions,
        arrived=arrived,
        copies=copies,
        placed=_placed(session, version.plan, as_of, arrived, looks, index),
        told_to_mend=first_failure_notices(session, version.plan, as_of),
        opened_first_at=plan_store.versions(session, as_of, version.plan)[0].recorded_at.astimezone(as_of.tzinfo),
    )


def _each_once(arrived: list[Arrived], decisions: Sequence[Decision]) -> tuple[list[Arrived], list[Arrived]]:
    """What counts, and what only repeats it."""
    targets = {decision.target.partition("/")[0] for decision in decisions}
    decided = {one.submission.id for one in arrived if any(item.id in targets for item in one.items)}
    gone = superseded([one.submission for one in arrived], decided)
    kept = [one for one in arrived if one.submission.id not in gone]
    return kept, [one for one in arrived if one.submission.id in gone]


def index_of(files: CountyFiles, owed: tuple[Obligation, ...], calendar: Calendar) -> Index:
    """The names of a plan and its roster, arranged for the identification."""
    return Index(files.plan, files.roster, owed, calendar, files.sources, finder=_finder, readings=_readings)


def _finder(names: Iterable[str]) -> Finder:
    from tasks.naming import NameFinder  # it loads the readings of all signs: only where a name is mistyped

    return NameFinder(names).near


def _readings(sign: str) -> frozenset[str]:
    from tasks.naming import readings_of

    return readings_of(sign)


def _is_there(one: Arrived, as_of: datetime) -> bool:
    """A drill's clock may stand before a mail was received: it is kept, and not there yet."""
    return one.submission.received_at is None or one.submission.received_at <= as_of


def _placed(
    session: Connection, plan: str, as_of: datetime, arrived: Sequence[Arrived], looks: Looks, index: Index
) -> list[Placed]:
    known = finding_store.matches(session, plan, as_of)
    examined = finding_store.findings(session, plan, as_of)
    placings: list[tuple[int, Placing]] = []
    for one in arrived:
        number = one.submission.id
        if number in known:
            found = finding_store.read_placings(known[number][1], one.submission)
        else:  # arrived, not yet judged: the names alone say where it will lie
            found = tuple(Placing(item, identify(item, None, index)) for item in _named_items(one))
        placings += [(number, placing) for placing in found]
    items = [item for one in arrived for item in one.items] + [placing.item for _, placing in placings]
    arrivals = Arrivals([one.submission for one in arrived], items, looks)
    said = comparison_store.comparisons(session, plan, as_of)
    placed = [
        _heard(Placed(placing, arrivals.of(placing.item)), examined.get(number), said.get(number))
        for number, placing in placings
    ]
    return settle_months(_of_this_plan(session, plan, as_of, placed), index.plan)


def _heard(one: Placed, examined: finding_store.Examined | None, compared: Compared | None) -> Placed:
    """With what the checks said of it alone, and what other items say of it."""
    alone = examined[1].get(one.item.id, {}) if examined else {}
    said = compared.said.get(one.item.id, {}) if compared else {}
    return replace(one, alone=alone, examinations={c: with_comparisons(e, said.get(c, ())) for c, e in alone.items()})


def _of_this_plan(session: Connection, plan: str, as_of: datetime, placed: Sequence[Placed]) -> Sequence[Placed]:
    """One item fills one plan only: what fills another open plan is another matter here."""
    claimed = finding_store.claimed_by_plans(session, as_of)
    if not claimed:
        return placed
    bids: dict[str, list[Bid]] = {}
    for name in {plan, *claimed}:
        version = plan_store.current_version(session, as_of, name)
        assert version is not None, "a plan that was judged was opened"
        owed = owed_under(session, version, load_version(session, version, zone_name(as_of)), as_of)
        by_claim = {(o.requirement, o.party_id, o.period): o for o in owed}
        for item, (since, match) in claimed.get(name, {}).items():
            bids.setdefault(item, []).append(Bid(name, since, latest_due(match, by_claim)))
        if name == plan:  # not judged under this plan yet: it comes last
            for one in placed:
                if one.match.kind is MatchKind.CLAIMED and one.item.id not in claimed.get(plan, {}):
                    bids.setdefault(one.item.id, []).append(Bid(plan, _NEWEST, latest_due(one.match, by_claim)))
    return without_taken(placed, plan, bids, _assigned(session, claimed, as_of))


def _assigned(session: Connection, plans: Iterable[str], as_of: datetime) -> dict[str, str]:
    """Item -> the plan to which a person assigned it last."""
    said = [
        (decision.id, decision.target, plan)
        for plan in plans
        for decision in standing_decisions(decision_store.decisions(session, plan, as_of))
        if decision.act is Act.ASSIGN
    ]
    return {target: plan for _, target, plan in sorted(said)}


def _named_items(one: Arrived) -> tuple[Item, ...]:
    attached = tuple(item for item in one.items if item.part != "body")
    return attached or one.items
