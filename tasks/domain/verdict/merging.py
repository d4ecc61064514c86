"""Two names of one school or teacher: an admin says so once, and from then on both are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

from tasks.domain.errors import BadInput
from tasks.domain.evidence.names import fold
from tasks.domain.plan.party import Roster, School, Teacher
from tasks.domain.verdict.decision import Act, Decision

_LONGEST = 64  # characters of a name


def merged_names(names: Sequence[str], roster: Roster) -> tuple[str, str]:
    """(the id of the party on the roster, the other name) of two names in either order.

    Raises BadInput when it is not two names, when none or both are on the roster, or when several bear the known one.
    """
    if len(names) != 2 or fold(names[0]) == fold(names[1]) or not all(fold(name) for name in names):
        raise BadInput("合并要写两个名称：花名册里的一个，另一个写法；如 decide merge 第一小学 一完小。")
    known = {name: _bearers(name, roster) for name in names}
    listed = [name for name in names if known[name]]
    if not listed:
        raise BadInput(f"{names[0]} 和 {names[1]} 都不在花名册里，不知道合并到谁。其中一个要写花名册里的名称或编号。")
    if len(listed) == 2:
        if known[names[0]] == known[names[1]]:
            raise BadInput(f"{names[0]} 和 {names[1]} 在花名册里已经是同一个，不用合并。")
        raise BadInput(
            f"{names[0]} 和 {names[1]} 在花名册里是两个，先改花名册：rollcall roster import 名单 --same 旧名=新名。"
        )
    [kept] = listed
    if len(known[kept]) > 1:
        raise BadInput(f"花名册里有 {len(known[kept])} 个 {kept}，请写编号：{'、'.join(known[kept])}。")
    other = next(name for name in names if name != kept)
    if len(other) > _LONGEST:
        raise BadInput(f"名称“{other[:20]}……”太长，不像学校或教师的名称。")
    return known[kept][0], other


def roster_with(roster: Roster, decisions: Iterable[Decision]) -> Roster:
    """The roster, with each merged name as an alias of its school or teacher; itself where nothing was merged."""
    added: dict[str, tuple[str, ...]] = {}
    for decision in decisions:
        if decision.act is Act.MERGE:
            added[decision.target] = (*added.get(decision.target, ()), decision.to)
    if not added:
        return roster
    schools = (replace(s, aliases=(*s.aliases, *added.get(s.id, ()))) for s in roster.schools)
    teachers = (replace(t, aliases=(*t.aliases, *added.get(t.id, ()))) for t in roster.teachers)
    return Roster(tuple(schools), tuple(teachers), roster.contacts)


def mark_of_merged(decisions: Iterable[Decision]) -> str:
    """/m5a3c09f1: a short mark that changes with the merged names, so that what came is looked at anew; else empty."""
    merged = ";".join(f"{d.target}={d.to}" for d in decisions if d.act is Act.MERGE)
    return f"/m{sha256(merged.encode()).hexdigest()[:8]}" if merged else ""


def _bearers(name: str, roster: Roster) -> tuple[str, ...]:
    """The ids of the schools and teachers with this id, name or alias."""
    parties: tuple[School | Teacher, ...] = (*roster.schools, *roster.teachers)
    return tuple(
        party.id
        for party in parties
        if name == party.id or fold(name) in {fold(own) for own in (party.name, *party.aliases)}
    )
