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
from functools import lru_cache
from typing import Protocol

import css_inline
from jinja2 import DictLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tasks.domain.notice.letter import Letter
from tasks.domain.notice.summary import Summary
from tasks.domain.notice.wording import clean


@dataclass(frozen=True, slots=True)
class Mail:
    """What a reader sees: subject and text are plain, `html` is a whole page with its styles inlined."""

    subject: str
    text: str
    html: str


class Worded(Protocol):
    """Three templates: a rung of the ladder, or a text of texts/."""

    @property
    def subject(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def html(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Templates:
    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with a mail; with a `content_id` it is a picture that the page shows where it names it."""

    name: str
    content_type: str
    data: bytes
    content_id: str = ""


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
    threads: tuple[str, ...] = ()  # of the obligation groups that it tells of, the gravest first
    mark: str = ""  # by which it is known when the store that sent it is lost


def templates_of(kind: str, texts: Mapping[str, str]) -> Templates:
    """The texts of a kind that is no rung: receipt, correction, … Raises LookupError when there are none."""
    return Templates(texts[f"{kind}-subject.txt"], texts[f"{kind}.txt"], texts[f"{kind}.html"])


def render_letter(letter: Letter, worded: Worded, texts: Mapping[str, str]) -> Mail:
    """The mail of a rung or text. `texts` are the shipped and overridden texts by their files' names."""
    return _render(_values(letter), worded, texts)


def render_summary(summary: Summary, texts: Mapping[str, str]) -> Mail:
    return _render(_values(summary), templates_of("summary", texts), texts)


def render_subject(letter: Letter, worded: Worded, texts: Mapping[str, str]) -> str:
    return _subject(_template(worded.subject, _key(texts), html=False).render(**_values(letter)))


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
    if envelope.mark:
        message["X-Rollcall-Notice"] = envelope.mark
    _tie(message, envelope.threads, host)
    if envelope.reply_to:
        message["Reply-To"] = envelope.reply_to
    if envelope.copy_to and envelope.copy_to != envelope.to:
        message["Bcc"] = envelope.copy_to
    message.set_content(mail.text, cte="base64")
    message.add_alternative(mail.html, subtype="html", cte="base64")
    _enclose(message, enclosures)
    return message


def _tie(message: EmailMessage, threads: Sequence[str], host: str) -> None:
    """No such mails were ever sent: what belongs together names the same beginnings, and is shown together."""
    beginnings = [f"<rollcall.group.{group}@{host}>" for group in threads]
    if beginnings:
        message["In-Reply-To"] = beginnings[0]
        message["References"] = " ".join(beginnings)


def _enclose(message: EmailMessage, enclosures: Sequence[Enclosure]) -> None:
    """Pictures of the page first: a mail that has attachments already takes none into its page."""
    for enclosure in sorted(enclosures, key=lambda one: not one.content_id):
        main, _, sub = enclosure.content_type.partition("/")
        page = message.get_body(("html",))
        if enclosure.content_id and isinstance(page, EmailMessage):
            page.add_related(enclosure.data, main, sub, cid=f"<{enclosure.content_id}>", filename=enclosure.name)
        else:
            message.add_attachment(enclosure.data, maintype=main, subtype=sub, filename=enclosure.name)


def message_id(token: str, sender: str) -> str:
    """`token` is random and kept in the outbox; the host is the sender's."""
    return f"<rollcall.{token}@{sender.rpartition('@')[2] or 'localhost'}>"


def _render(values: Mapping[str, object], worded: Worded, texts: Mapping[str, str]) -> Mail:
    key = _key(texts)
    page = _template(worded.html, key, html=True).render(**values)
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, keep_at_rules=True)  # the rules for paper
    return Mail(
        subject=_subject(_template(worded.subject, key, html=False).render(**values)),
        text=_tidy(_template(worded.text, key, html=False).render(**values)),
        html=inliner.inline(page),
    )


_Texts = tuple[tuple[str, str], ...]


def _key(texts: Mapping[str, str]) -> _Texts:
    return tuple(sorted(texts.items()))


@lru_cache(maxsize=256)
def _template(source: str, texts: _Texts, *, html: bool) -> Template:
    """Read once: a batch of mails is written with few templates."""
    return _environment(texts, html=html).from_string(source)


@lru_cache(maxsize=8)
def _environment(texts: _Texts, *, html: bool) -> ImmutableSandboxedEnvironment:
    """A county's templates can name fields and loop over them, and reach nothing else."""
    return ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(texts)),
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
