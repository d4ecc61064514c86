"""Whom a rung tells about an obligation, and at which address."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Contact, Role, Roster, School


@dataclass(frozen=True, slots=True)
class Addressee:
    """`address` is empty when the mail cannot be addressed; `problem` then says what to mend, in Chinese."""

    recipient: str  # contact id; the role's name when the roster has nobody
    address: str
    problem: str = ""


def school_of(obligation: Obligation, roster: Roster) -> School | None:
    """The school that owes it, or whose teacher does."""
    teacher = roster.teacher.get(obligation.party_id)
    return roster.school.get(teacher.school if teacher else obligation.party_id)


def addressees(
    role: Role, obligation: Obligation, roster: Roster, bounced: Collection[str] = ()
) -> tuple[Addressee, ...]:
    """Teachers are reached through their school: the circular holds no teacher's address.

    `bounced`: addresses, in lower case, from which a mail came back; the next contact is tried instead.
    """
    if role in {Role.COORDINATOR, Role.PRINCIPAL}:
        return (_of_school(role, school_of(obligation, roster), roster, bounced),)
    found = [c for c in roster.contacts if c.role is role and _concerns(c, obligation)]
    if not found:
        return (Addressee(role.value, "", f"花名册里没有{role.label}，请在 contacts.csv 补上"),)
    return tuple(_addressee(contact, bounced) for contact in found)


def _of_school(role: Role, school: School | None, roster: Roster, bounced: Collection[str]) -> Addressee:
    if school is None:
        return Addressee(role.value, "", "花名册里没有这所学校")
    ids = school.coordinators if role is Role.COORDINATOR else tuple(filter(None, [school.principal]))
    contacts = [roster.contact[id_] for id_ in ids if id_ in roster.contact]
    reachable = [c for c in contacts if can_be_mailed(c.email) and c.email.lower() not in bounced]
    if reachable or contacts:
        return _addressee((reachable or contacts)[0], bounced)
    return Addressee(role.value, "", f"{school.name}没有登记{role.label}，请在 schools.csv 和 contacts.csv 补上")


def _addressee(contact: Contact, bounced: Collection[str]) -> Addressee:
    if contact.email.lower() in bounced:
        return Addressee(contact.id, "", f"{contact.name}（{contact.role.label}）的邮箱退信，请在 contacts.csv 改正")
    if can_be_mailed(contact.email):
        return Addressee(contact.id, contact.email)
    return Addressee(
        contact.id, "", f"{contact.name}（{contact.role.label}）没有可用的邮箱地址，请在 contacts.csv 补上"
    )


def can_be_mailed(address: str) -> bool:
    """A masked address (syp6****@126.com, circular L56) or a line break is none."""
    name, at, host = address.strip().rpartition("@")
    return bool(at and name and host) and not set(address.strip()) & set("*<>,; \t\r\n")


def _concerns(contact: Contact, obligation: Obligation) -> bool:
    return not contact.stages or bool(set(contact.stages) & set(obligation.stages))
