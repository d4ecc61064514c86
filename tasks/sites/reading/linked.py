"""Fetches a file that a mail only links to, within the limits that hold for everything from the web."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.domain.evidence.item import Attachment
from tasks.domain.evidence.linked import host_of, is_this_machine, may_fetch
from tasks.domain.evidence.reading import Sink
from tasks.domain.evidence.source import WebsiteSource
from tasks.sites.reading.addresses import Hosts
from tasks.sites.reading.attachments import fetch_files
from tasks.sites.reading.behind import Link
from tasks.sites.reading.fetch import Fetcher, Limits
from tasks.sites.reading.session import Session, named

_NOBODYS = "https://192.0.2.1/"  # kept free for examples (RFC 5737): no inner network is the home of a linked file


@dataclass(frozen=True, slots=True)
class _Allowed(Hosts):
    """Where a redirect may lead: nowhere else than a link itself."""

    allowed: tuple[str, ...] = ()

    def include(self, url: str) -> bool:
        return may_fetch(url, self.allowed)


@dataclass(frozen=True, slots=True)
class Linked:
    """`attachment` has the bytes, or a note with the reason; `is_final`: asking again would not help."""

    attachment: Attachment
    is_final: bool


async def fetch_linked(
    file: Attachment, hosts: tuple[str, ...], sink: Sink, contact: str = "", limits: Limits | None = None
) -> Linked:
    """Fetch one linked file from the hosts that the admin named. The bytes go to `sink`."""
    if not may_fetch(file.url, hosts):
        return Linked(Attachment(file.name, note="网址不在允许的主机上，或不是 https", url=file.url), True)
    home = file.url if is_this_machine(host_of(file.url)) else _NOBODYS
    names = tuple(host for host in hosts if ":" not in host)
    source = WebsiteSource("linked", base_url=home, rate=2.0, hosts=names)
    session = Session(home, user_agent=named(contact))
    link = Link(file.url, words=file.name, tag="a", is_download=True)
    async with Fetcher(source, session, limits=limits or Limits()) as fetcher:
        fetcher.hosts = _Allowed(frozenset(), allowed=hosts)
        [found] = await fetch_files(fetcher, sink, (link,))
    got = found.attachment or Attachment(file.name, note="未取得", url=file.url)
    return Linked(got, got.blob is not None or found.gap is None or not found.gap.again)
