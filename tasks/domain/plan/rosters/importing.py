"""From a list that somebody sent to the changes of the roster: schools first, then teachers, then whom to write to."""

from __future__ import annotations

from tasks.domain.plan.party import Role, Roster, School
from tasks.domain.plan.rosters.changes import Part, RosterChanges, new_school_ids, school_changes, school_names
from tasks.domain.plan.rosters.contacts import contact_changes
from tasks.domain.plan.rosters.listed import RosterList
from tasks.domain.plan.rosters.schools import Said, match_schools
from tasks.domain.plan.rosters.teachers import teacher_changes


def compare(roster: Roster, listed: RosterList, said: Said | None = None) -> RosterChanges:
    """The changes that a list proposes, in the roster's order; none when the list was already taken in."""
    said = said or Said()
    match = match_schools(roster, listed, said)
    new_ids = new_school_ids(match, listed, roster)
    ids = {**match.ids, **new_ids}
    schools, notes = school_changes(roster, listed, match, new_ids)
    teachers, more = teacher_changes(roster, listed, match, ids, said)
    names = school_names(roster, match, ids)
    contacts = contact_changes(roster, listed, ids, names)
    ordered = sorted((*schools, *teachers, *contacts), key=lambda change: list(Part).index(change.part))
    return RosterChanges(tuple(ordered), (*notes, *more))


def without_address(roster: Roster) -> tuple[School, ...]:
    """The schools that no mail can reach: not one coordinator has an address."""

    def reached(school: School) -> bool:
        own = [roster.contact[id_] for id_ in school.coordinators if id_ in roster.contact]
        return any(contact.email for contact in own if contact.role is Role.COORDINATOR)

    return tuple(school for school in roster.schools if not reached(school))
