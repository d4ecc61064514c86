"""Mails: a letter's fields poured into the rung's templates, as text and HTML, and put into an envelope."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import css_inline
from jinja2 import DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tasks.domain.notice.letter import Letter
from tasks.domain.notice.rung import Rung
from tasks.domain.notice.summary import Summary
from tasks.domain.notice.wording import clean


@dataclass(frozen=True, slots=True)
class Mail:
    """What a reader sees: subject and text are plain, `html` is a whole page with its styles inlined."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with a mail."""

    name: str
    content_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """The headers of one mail; `copy_to` gets a blind copy, in which an uncertain sending can be looked up."""

    sender: str
    sender_name: str
    to: str
    to_name: str
    message_id: str
    date: datetime
    key: str
    reply_to: str = ""
    copy_to: str = ""


def render_letter(letter: Letter, rung: Rung, texts: Mapping[str, str]) -> Mail:
    """The mail of a rung. `texts` are the shipped and overridden texts by their files' names."""
    return _render(_values(letter), rung.subject, rung.text, rung.html, texts)


def render_summary(summary: Summary, texts: Mapping[str, str]) -> Mail:
    sources = (texts["summary-subject.txt"], texts["summary.txt"], texts["summary.html"])
    return _render(_values(summary), *sources, texts)


def render_subject(letter: Letter, rung: Rung, texts: Mapping[str, str]) -> str:
    return _subject(_environment(texts, html=False).from_string(rung.subject).render(**_values(letter)))


def put_in_envelope(mail: Mail, envelope: Envelope, enclosures: Sequence[Enclosure] = ()) -> EmailMessage:
    """A message that other programs know for an automatic one, with its own Message-ID."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(envelope.sender_name, envelope.sender)
    message["To"] = _address(envelope.to_name, envelope.to)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(envelope.date)
    message["Message-ID"] = envelope.message_id
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    host = envelope.sender.rpartition("@")[2] or "localhost"
    message["List-Id"] = f"Rollcall <rollcall.{host}>"
    if envelope.reply_to:
        message["Reply-To"] = envelope.reply_to
    if envelope.copy_to and envelope.copy_to != envelope.to:
        message["Bcc"] = envelope.copy_to
    message.set_content(mail.text, cte="base64")
    message.add_alternative(mail.html, subtype="html", cte="base64")
    for enclosure in enclosures:
        main, _, sub = enclosure.content_type.partition("/")
        message.add_attachment(enclosure.data, maintype=main, subtype=sub, filename=enclosure.name)
    return message


def message_id(token: str, sender: str) -> str:
    """`token` is random and kept in the outbox; the host is the sender's."""
    return f"<rollcall.{token}@{sender.rpartition('@')[2] or 'localhost'}>"


def _render(values: Mapping[str, object], subject: str, text: str, html: str, texts: Mapping[str, str]) -> Mail:
    plain, rich = _environment(texts, html=False), _environment(texts, html=True)
    page = rich.from_string(html).render(**values)
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False)
    return Mail(
        subject=_subject(plain.from_string(subject).render(**values)),
        text=_tidy(plain.from_string(text).render(**values)),
        html=inliner.inline(page),
    )


def _environment(texts: Mapping[str, str], *, html: bool) -> ImmutableSandboxedEnvironment:
    """A county's templates can name fields and loop over them, and reach nothing else."""
    return ImmutableSandboxedEnvironment(
        loader=DictLoader(texts),
        undefined=StrictUndefined,
        autoescape=html,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _values(of: Letter | Summary) -> dict[str, object]:
    return {field.name: getattr(of, field.name) for field in fields(of)}


def _subject(text: str) -> str:
    return clean(text)


def _tidy(text: str) -> str:
    """At most one empty line in a row, none at the ends."""
    lines = "\n".join(line.rstrip() for line in text.strip().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines) + "\n"


def _address(name: str, address: str) -> Address:
    user, _, host = address.rpartition("@")
    return Address(display_name=clean(name), username=user, domain=host)
