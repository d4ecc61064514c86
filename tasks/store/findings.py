"""What was made of the evidence: contents, matches, findings, judgings and the changes of verdicts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, Text, cast, delete, func, insert, select

from tasks.domain.evidence.contents import Contents
from tasks.domain.evidence.finding import Examination
from tasks.domain.evidence.item import Item, Submission
from tasks.domain.evidence.match import Match, MatchKind
from tasks.domain.verdict.placing import Placing
from tasks.store import tables as t
from tasks.store.evidence import Arrived
from tasks.store.plain import from_plain, to_plain

Placement = tuple[str, tuple[Placing, ...]]  # its basis; how each item (bundle members too) was placed
Examined = tuple[str, Mapping[str, Mapping[str, Examination]]]  # its basis; item id -> "REQ/PARTY" -> examination

_REMEMBERED = 8192  # rows as they were read: a run asks for the same ones again and again

UNLOCKED = 0  # in the place of an opener's version: opened with a person's password, which no later version has


def contents_known(session: Connection, opener: int) -> dict[str, Contents]:
    """sha256 -> what this version of the openers saw in it, or what a password opened."""
    return {row.sha256: from_plain(Contents, row.facts) for row in session.execute(_seen_by(opener))}


def contents_of(session: Connection, shas: Iterable[str], opener: int) -> dict[str, Contents]:
    """The same for these files alone."""
    wanted, found = sorted(set(shas)), {}
    for start in range(0, len(wanted), 500):
        query = _seen_by(opener).where(t.contents.c.sha256.in_(wanted[start : start + 500]))
        found.update({row.sha256: from_plain(Contents, row.facts) for row in session.execute(query)})
    return found


def _seen_by(opener: int) -> Any:
    """What a password opened comes last, and stands."""
    seen = t.contents.c.opener.in_((opener, UNLOCKED))
    return select(t.contents.c.sha256, t.contents.c.facts).where(seen).order_by(t.contents.c.opener.desc())


def keep_unlocked(session: Connection, found: Mapping[str, Contents], at: datetime) -> None:
    """What a password opened, in the place of what an earlier one did."""
    earlier = t.contents.c.sha256.in_(sorted(found)), t.contents.c.opener == UNLOCKED
    session.execute(delete(t.contents).where(*earlier))
    keep_contents(session, found, UNLOCKED, at)


def marks_of_changed(session: Connection, arrived: Iterable[Arrived]) -> dict[int, str]:
    """Submission -> a mark that changes whenever a password opens one of its files, or a linked one was fetched.

    It is placed and examined anew then.
    """
    arrived = tuple(arrived)
    query = select(t.contents.c.sha256, t.contents.c.id).where(t.contents.c.opener == UNLOCKED)
    rows = {row.sha256: row.id for row in session.execute(query)}
    newest = {one.submission.id: max((rows.get(item.sha256, 0) for item in one.items), default=0) for one in arrived}
    fetched = {one.submission.id: one.mark for one in arrived}
    return {number: (f"/u{row}" if row else "") + fetched[number] for number, row in newest.items()}


def opened_shas(session: Connection, opener: int) -> set[str]:
    return set(session.execute(select(t.contents.c.sha256).where(t.contents.c.opener == opener)).scalars())


def keep_contents(session: Connection, found: Mapping[str, Contents], opener: int, at: datetime) -> None:
    known = opened_shas(session, opener)
    rows = [
        {"sha256": sha256, "opener": opener, "facts": to_plain(contents), "recorded_at": at}
        for sha256, contents in found.items()
        if sha256 not in known
    ]
    if rows:
        session.execute(insert(t.contents), rows)


def keep_matches(session: Connection, plan: str, submission: int, placement: Placement, at: datetime) -> None:
    basis, placings = placement
    plain = [{**to_plain(one), "item": _plain_item(one.item)} for one in placings]
    row = {"plan": plan, "submission": submission, "basis": basis, "matches": plain, "recorded_at": at}
    session.execute(insert(t.matches).values(row))


@dataclass(frozen=True, slots=True)
class Laid:
    """How one item was placed, as a row tells it: the item's own fields, without the submission that it lies in."""

    item: Mapping[str, Any]
    match: Match
    broken: bool
    hollow: bool


@lru_cache(maxsize=_REMEMBERED)
def _laid(text: str) -> tuple[Laid, ...]:
    return tuple(
        Laid(one["item"], from_plain(Match, one["match"]), one.get("broken", False), one.get("hollow", False))
        for one in json.loads(text)
    )


def matches(session: Connection, plan: str, as_of: datetime) -> dict[int, tuple[str, tuple[Laid, ...]]]:
    """Submission -> (basis, placings) of its newest row known at `as_of`; see `read_placings`."""
    m = t.matches.c
    query = _newest(t.matches, plan, as_of, m.submission, m.basis, cast(m.matches, Text))
    return {number: (basis, _laid(text)) for number, basis, text in session.execute(query)}


def claimed_by_plans(session: Connection, as_of: datetime) -> dict[str, dict[str, tuple[int, Match]]]:
    """Plan -> item -> (the row in which the plan first claimed it, its match now); empty while one plan is judged."""
    m = t.matches.c
    known = m.recorded_at <= as_of
    plans = session.execute(select(m.plan).where(known).distinct()).scalars().all()
    if len(plans) < 2:
        return {}
    first: dict[tuple[str, str], int] = {}
    query = select(m.id, m.plan, cast(m.matches, Text)).where(known).order_by(m.id)
    for number, plan, text in session.execute(query):
        for one in _laid(text):
            if one.match.kind is MatchKind.CLAIMED:
                first.setdefault((plan, one.item["id"]), number)
    return {
        plan: {
            one.item["id"]: (first[plan, one.item["id"]], one.match)
            for _, placings in matches(session, plan, as_of).values()
            for one in placings
            if one.match.kind is MatchKind.CLAIMED
        }
        for plan in plans
    }


def read_placings(laid: Sequence[Laid], submission: Submission) -> tuple[Placing, ...]:
    return tuple(
        Placing(Item(submission=submission, **one.item), one.match, broken=one.broken, hollow=one.hollow)
        for one in laid
    )


def read_matches(laid: Sequence[Laid]) -> list[Match]:
    return [one.match for one in laid]


def _plain_item(item: Item) -> dict[str, Any]:
    names = ("id", "part", "file", "sha256", "size", "note")
    return {name: getattr(item, name) for name in names}


def keep_findings(session: Connection, plan: str, submission: int, examined: Examined, at: datetime) -> None:
    basis, found = examined
    row = {"plan": plan, "submission": submission, "basis": basis, "findings": to_plain(found), "recorded_at": at}
    session.execute(insert(t.findings).values(row))


def findings(session: Connection, plan: str, as_of: datetime) -> dict[int, Examined]:
    """Submission -> (basis, findings) of its newest examination known at `as_of`."""
    f = t.findings.c
    query = _newest(t.findings, plan, as_of, f.submission, f.basis, cast(f.findings, Text))
    return {number: (basis, _examinations(text)) for number, basis, text in session.execute(query)}


@lru_cache(maxsize=_REMEMBERED)
def _examinations(text: str) -> Mapping[str, Mapping[str, Examination]]:
    found: Mapping[str, Mapping[str, Examination]] = from_plain(
        Mapping[str, Mapping[str, Examination]],  # type: ignore[type-abstract]
        json.loads(text),
    )
    return found


def record_judging(session: Connection, plan: str, through_reading: int, at: datetime) -> None:
    session.execute(insert(t.judgings).values(plan=plan, through_reading=through_reading, recorded_at=at))


def judged_through(session: Connection, plan: str, as_of: datetime) -> int:
    """The newest reading that judge had looked into at `as_of`; 0 before the first judging."""
    query = select(func.max(t.judgings.c.through_reading)).where(
        t.judgings.c.plan == plan, t.judgings.c.recorded_at <= as_of
    )
    return session.execute(query).scalar() or 0


def last_verdicts(session: Connection, plan: str) -> dict[str, str]:
    """Obligation -> verdict as the last judging recorded it."""
    newest = select(func.max(t.verdicts.c.id)).where(t.verdicts.c.plan == plan).group_by(t.verdicts.c.obligation)
    query = select(t.verdicts.c.obligation, t.verdicts.c.verdict).where(t.verdicts.c.id.in_(newest))
    return {row.obligation: row.verdict for row in session.execute(query)}


def keep_verdicts(session: Connection, plan: str, rows: Sequence[tuple[str, str, Sequence[str]]], at: datetime) -> None:
    """Record changed verdicts: (obligation, verdict, reasons)."""
    if rows:
        session.execute(
            insert(t.verdicts),
            [
                {"plan": plan, "obligation": obligation, "verdict": kind, "reasons": list(reasons), "recorded_at": at}
                for obligation, kind, reasons in rows
            ],
        )


def _newest(table: Table, plan: str, as_of: datetime, *columns: ColumnElement[Any]) -> Any:
    newest = (
        select(func.max(table.c.id))
        .where(table.c.plan == plan, table.c.recorded_at <= as_of)
        .group_by(table.c.submission)
    )
    return select(*columns).where(table.c.id.in_(newest))
