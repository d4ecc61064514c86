"""What becomes of coordinators and principals when a list comes: who they are, and where they are written to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from tasks.domain.plan.party import Contact, Role, Roster, School
from tasks.domain.plan.rosters.changes import Change, ChangeKind, Part, is_free, new_id
from tasks.domain.plan.rosters.listed import ListedContact, RosterList, name_key, school_key


@dataclass
class _Book:
    """The contacts as the list leaves them, and the schools that were given another."""

    roster: Roster
    names: Mapping[str, str]  # school id -> its name now
    people: dict[str, Contact] = field(default_factory=dict)
    of_school: dict[tuple[str, Role], list[str]] = field(default_factory=dict)
    appointed: set[tuple[str, Role]] = field(default_factory=set)  # by this list

    def at(self, school: str, role: Role) -> list[str]:
        known = self.roster.school.get(school) or School(school, "", ())
        own = known.coordinators if role is Role.COORDINATOR else tuple(filter(None, (known.principal,)))
        return self.of_school.setdefault((school, role), list(own))


def contact_changes(
    roster: Roster, listed: RosterList, ids: Mapping[str, str], names: Mapping[str, str]
) -> list[Change]:
    """`ids`: school key -> roster id; `names`: roster id -> the school's name now."""
    book = _Book(roster, names, {contact.id: contact for contact in roster.contacts})
    for one in listed.schools:
        school = ids.get(school_key(one.name))
        if school is None:
            continue
        first = next(iter(one.coordinators), "")
        if first or one.email or one.phone:
            given = ListedContact(first, Role.COORDINATOR, email=one.email, phone=one.phone)
            _appoint(book, school, given)
        for name in one.coordinators[1:]:
            _appoint(book, school, ListedContact(name, Role.COORDINATOR), first=False)
        if one.principal:
            _appoint(book, school, ListedContact(one.principal, Role.PRINCIPAL))
    for contact in listed.contacts:
        role = contact.role or Role.COORDINATOR
        school = ids.get(school_key(contact.school), "") if contact.school else ""
        if role in {Role.COORDINATOR, Role.PRINCIPAL} and school:
            _appoint(book, school, replace(contact, role=role))
        else:
            _enter(book, contact, role, school, _found(book, contact, role, ()))
    return [*_people(book), *_schools(book)]


def _appoint(book: _Book, school: str, one: ListedContact, *, first: bool = True) -> None:
    """Make somebody a school's coordinator or principal; an address without a name is the present one's."""
    role = one.role or Role.COORDINATOR
    at = book.at(school, role)
    if not one.name and at:
        found: Contact | None = book.people.get(at[0])
    else:
        named = replace(one, name=one.name or f"{book.names.get(school, school)}{role.label}")
        found, one = _found(book, named, role, at), named
    id_ = _enter(book, one, role, school, found)
    again = (school, role) in book.appointed
    book.appointed.add((school, role))
    if id_ in at:
        return
    if first and at and not again:
        at[0] = id_
    else:
        at.append(id_)


def _found(book: _Book, one: ListedContact, role: Role, at: Iterable[str]) -> Contact | None:
    """The same person: by id, by name at this school, by address, by a name that nobody else of the role bears."""
    for id_ in (one.id, one.name):  # our own tables name people by their ids
        if id_ in book.people:
            return book.people[id_]
    here = [book.people[id_] for id_ in at if id_ in book.people]
    same = [contact for contact in here if name_key(contact.name) == name_key(one.name)]
    if same:
        return same[0]
    others = [c for c in book.people.values() if c.role is role and name_key(c.name) == name_key(one.name)]
    mailed = [c for c in others if one.email and c.email.lower() == one.email.lower()]
    if mailed:
        return mailed[0]
    appointed = {id_ for s in book.roster.schools for id_ in (*s.coordinators, s.principal)}
    free = [c for c in others if c.id not in appointed and not (c.email and one.email)]
    return free[0] if len(free) == 1 else None


def _enter(book: _Book, one: ListedContact, role: Role, school: str, found: Contact | None) -> str:
    if found is not None:
        book.people[found.id] = replace(
            found,
            name=one.name if one.id == found.id and name_key(one.name) != name_key(found.name) else found.name,
            email=found.email if one.email.lower() == found.email.lower() else one.email or found.email,
            phone=one.phone or found.phone,
            stages=one.stages or found.stages,
        )
        return found.id
    taken = {*book.people}
    id_ = one.id if is_free(one.id, taken) else new_id("k", [role.value, school, name_key(one.name)], taken)
    book.people[id_] = Contact(id_, one.name, role, one.email, one.stages, one.phone)
    return id_


def _people(book: _Book) -> Iterable[Change]:
    for contact in book.people.values():
        before = book.roster.contact.get(contact.id)
        cells = {
            "name": contact.name,
            "role": contact.role.label,
            "email": contact.email,
            "stages": ";".join(stage.label for stage in contact.stages),
            "phone": contact.phone,
        }
        if before is None:
            words = f"{contact.name}（{contact.id}），{contact.role.label}，{contact.email or '还没有邮箱'}"
            yield Change(ChangeKind.NEW, Part.CONTACTS, contact.id, words, {"id": contact.id, **cells})
        elif before != contact:
            told = [
                f"{label} {old or '（空）'} → {new}"
                for label, old, new in (
                    ("姓名", before.name, contact.name),
                    ("邮箱", before.email, contact.email),
                    ("电话", before.phone, contact.phone),
                )
                if old != new
            ] + (["学段"] if before.stages != contact.stages else [])
            changed = {name: cells[name] for name in ("name", "email", "phone", "stages") if cells[name]}
            words = f"{contact.name}（{contact.id}）：{'；'.join(told)}"
            yield Change(ChangeKind.CHANGED, Part.CONTACTS, contact.id, words, changed)


def _schools(book: _Book) -> Iterable[Change]:
    for (school, role), at in book.of_school.items():
        known = book.roster.school.get(school)
        own = () if known is None else known.coordinators if role is Role.COORDINATOR else (known.principal,)
        if tuple(at) != tuple(filter(None, own)):
            column = "coordinator" if role is Role.COORDINATOR else "principal"
            names = "、".join(book.people[id_].name for id_ in at if id_ in book.people)
            words = f"{book.names.get(school, school)}（{school}）：{role.label}改为 {names}"
            yield Change(ChangeKind.CHANGED, Part.SCHOOLS, school, words, {column: ";".join(at)})
