"""A source 来源: a mailbox or a website that is read, as its file in sources/ describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from pathlib import PurePath

from tasks.domain.plan.party import Stage


@dataclass(frozen=True, slots=True)
class OpeningHours:
    first: time
    last: time

    def include(self, moment: time) -> bool:
        if self.first < self.last:
            return self.first <= moment < self.last
        return moment >= self.first or moment < self.last  # over midnight; all day where both are the same

    def __str__(self) -> str:
        return f"{self.first:%H:%M}-{self.last:%H:%M}"

    @property
    def length(self) -> timedelta:
        """How long it is open each day."""
        first, last = (timedelta(hours=one.hour, minutes=one.minute) for one in (self.first, self.last))
        return last - first if last > first else last - first + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MailboxSource:
    id: str
    kind: str = "imap"  # imap | maildir
    every: timedelta = timedelta(minutes=15)
    host: str = ""
    port: int = 993
    security: str = "tls"  # tls | starttls | none (loopback only)
    username: str = ""
    folders: tuple[str, ...] = ()  # empty: all but Sent and Drafts
    stages: tuple[Stage, ...] = ()  # for whom it is the designated mailbox; empty: for all
    authserv_id: str = ""
    provider: str = "generic"
    path: str = ""  # of a maildir; relative to the county's folder
    hosts: tuple[str, ...] = ()  # from which big attachments, that came as links, may be fetched

    @property
    def channels(self) -> tuple[str, ...]:
        return ("mailbox",)

    def within(self, folder: PurePath) -> MailboxSource:
        """The source with its path as one that can be opened: a relative one begins at the county's folder."""
        return replace(self, path=str(folder / self.path)) if self.path else self


@dataclass(frozen=True, slots=True)
class Login:
    kind: str = "none"  # none | cookie | basic | form
    url: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)  # {"username": name of the form's field, "password": …}
    username: str = ""


@dataclass(frozen=True, slots=True)
class ListSpec:
    """One [[list]] of a website: where its rows are, and what each field's selector is."""

    channel: str
    url: str = ""
    container: str = ""
    row: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)  # title link date author account column name
    next: str = ""  # selector of the link to the next page
    pages: str = ""  # or a pattern with {page}
    total: str = ""
    shows_after: timedelta = timedelta(0)
    detail: Mapping[str, str] = field(default_factory=dict)
    category: str = ""  # wordpress
    author: str = ""  # wordpress
    sweep: timedelta = timedelta(0)  # each school's or teacher's page is read once within it; 0: at every reading
    newest: bool = False  # an excerpt: what it shows counts, it proves no absence and is not needed for a proof

    @property
    def one_for_each(self) -> str:
        """`class` or `account` when the list is read once for each school or teacher; empty for one list of all."""
        text = self.url + self.pages + self.category + self.author
        return "class" if "{class}" in text else "account" if "{account}" in text else ""


@dataclass(frozen=True, slots=True)
class WebsiteSource:
    id: str
    kind: str = "html_list"
    every: timedelta = timedelta(minutes=60)
    base_url: str = ""
    encoding: str = "auto"
    opening_hours: OpeningHours | None = None
    rate: float = 2.0  # requests a second
    login: Login = Login()
    lists: tuple[ListSpec, ...] = ()
    path: str = ""  # of a kind that is not read over the web: a file or folder, relative to the county's
    hosts: tuple[str, ...] = ()  # other hosts where its attachments lie

    @property
    def channels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(spec.channel for spec in self.lists))

    def within(self, folder: PurePath) -> WebsiteSource:
        """The source with its path as one that can be opened: a relative one begins at the county's folder."""
        return replace(self, path=str(folder / self.path)) if self.path else self


Source = MailboxSource | WebsiteSource
