"""The rehearsal as one page to read and print: for each reader every mail as it would arrive, and why it is held."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from tasks.domain.notice.notice import Notice
from tasks.domain.notice.wording import masked_address
from tasks.domain.plan.party import Roster
from tasks.pages.mails import Enclosure, Mail

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True)
class Shown:
    """One mail of the page; `body` is our own mail's page, escaped when it was made."""

    when: str
    subject: str
    state: str
    reason: str
    files: tuple[str, ...]
    body: str


@dataclass(frozen=True)
class Reader:
    name: str
    role: str
    school: str
    address: str  # masked: the page may be printed and passed on
    mails: tuple[Shown, ...]


def rehearsal_page(
    title: str, at: datetime, mails: Sequence[tuple[Notice, Mail, Sequence[Enclosure]]], roster: Roster
) -> str:
    """A self-contained page without scripts or outside links, one section for each reader, in the roster's order."""
    by_reader: dict[str, list[Shown]] = {}
    addresses: dict[str, str] = {}
    for notice, mail, enclosures in mails:
        addresses[notice.recipient] = notice.address
        shown = Shown(
            when=f"{notice.send_at:%Y-%m-%d %H:%M}",
            subject=mail.subject,
            state=notice.state.label,
            reason=notice.reason,
            files=tuple(one.name for one in enclosures if not one.content_id),
            body=_body(mail.html, enclosures),
        )
        by_reader.setdefault(notice.recipient, []).append(shown)
    order = {contact.id: place for place, contact in enumerate(roster.contacts)}
    readers = [
        _reader(id_, by_reader[id_], addresses[id_], roster)
        for id_ in sorted(by_reader, key=lambda id_: (order.get(id_, len(order)), id_))
    ]
    return _template().render(title=title, at=f"{at:%Y-%m-%d %H:%M}", readers=readers, total=len(mails))


def _reader(id_: str, mails: Sequence[Shown], address: str, roster: Roster) -> Reader:
    contact = roster.contact.get(id_)
    schools = [s.name for s in roster.schools if id_ in (*s.coordinators, s.principal)]
    return Reader(
        name=contact.name if contact else id_,
        role=contact.role.label if contact else "",
        school="、".join(schools),
        address=masked_address(address) or "没有可用的邮箱地址",
        mails=tuple(mails),
    )


def _body(html: str, enclosures: Sequence[Enclosure]) -> str:
    """What stands inside the mail's page, its pictures put in."""
    found = re.search(r"<body[^>]*>(.*)</body>", html, re.S)
    inner = found[1] if found else html
    for one in enclosures:
        if one.content_id:
            picture = base64.b64encode(one.data).decode()
            inner = inner.replace(f"cid:{one.content_id}", f"data:{one.content_type};base64,{picture}")
    return inner


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("tasks.pages"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("rehearsal.html")
