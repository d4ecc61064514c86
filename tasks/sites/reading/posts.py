"""Keeps what the rows of a list stand for: looks behind each new or changed one, and hands it to the store."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from tasks.domain.evidence.reading import Scope, Sink
from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.answer import Trouble, unbelievable
from tasks.sites.reading.attachments import fetch_files
from tasks.sites.reading.behind import Detail
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.listing import Row
from tasks.sites.reading.seal import Seal, fingerprint
from tasks.sites.reading.submissions import Found
from tasks.sites.reading.targets import Target
from tasks.sites.reading.walk import SeenRow

Behind = Callable[[Fetcher, WebsiteSource, ListSpec, Row], Awaitable[Detail | Trouble]]
_LONGEST_KEY = 480
MEMBERS = "class_membership"


@dataclass(slots=True)
class Clerk:
    """One reading's clerk. `look_again`: the pages behind rows that look unchanged are fetched all the same."""

    source: WebsiteSource
    fetcher: Fetcher
    sink: Sink
    behind: Behind
    look_again: bool = True
    new: int = 0
    _done: set[str] = field(default_factory=set)

    async def keep(self, target: Target, seen: SeenRow) -> Trouble | None:
        """Store what a row stands for, if that is new; the trouble, if any, is what could not be seen of it."""
        found = Found(self.source.id, target, seen)
        is_member = target.scope.channel == MEMBERS
        key = key_of(target.scope, seen.identity)
        if key in self._done:
            return None
        self._done.add(key)
        known = Seal.read(self.sink.known(key))
        return self._keep_member(found, key, known) if is_member else await self._keep_post(found, key, known)

    def _keep_member(self, found: Found, key: str, known: Seal | None) -> Trouble | None:
        seal = Seal("", "", found.full_hash)
        if known != seal:
            self._store(found, key, seal, is_member=True)
        return found.damage

    async def _keep_post(self, found: Found, key: str, known: Seal | None) -> Trouble | None:
        row = found.row_hash
        is_settled = known is not None and not known.gaps
        if known is not None and is_settled and known.row == row and not self.look_again:
            return None
        detail = await self.behind(self.fetcher, self.source, found.target.spec, found.seen.row)
        if isinstance(detail, Trouble):
            return self._without_detail(found, key, known, detail)
        found = replace(found, detail=detail)
        doubt = unbelievable(detail.doubt) if detail.doubt else found.damage
        if known is not None and is_settled and known.page == found.page_hash:
            return doubt
        found = replace(found, files=await fetch_files(self.fetcher, self.sink, detail.links))
        gap = next((file.gap for file in found.files if file.gap is not None), None)
        seal = Seal(row, found.page_hash, found.full_hash, gap is not None or found.may_come_yet)
        if known is None or (known.full, known.gaps) != (seal.full, seal.gaps):
            self._store(found, key, seal)
        return gap or doubt

    def _without_detail(self, found: Found, key: str, known: Seal | None, trouble: Trouble) -> Trouble:
        """A row of which nothing was known is kept alone, so that it has been seen; the rest comes later."""
        if known is None:
            seal = Seal(found.row_hash, "", found.full_hash, gaps=True)
            self._store(found, key, seal, f"详情页未取得：{trouble.reason}")
        title = found.shown["title"] or found.seen.row.link
        return Trouble(trouble.fault, f"“{title[:40]}”的详情页：{trouble.reason}", trouble.status)

    def _store(self, found: Found, key: str, seal: Seal, *notes: str, is_member: bool = False) -> None:
        page = found.detail.page or found.seen.page
        raw = self.sink.blob([page]) if page else None
        made = found.member(key, seal, raw) if is_member else found.submission(key, seal, raw, *notes)
        self.sink.keep([made])
        self.new += 1


def key_of(scope: Scope, identity: str) -> str:
    """One post may be shown by several lists of a site: it is one in each channel, for each party."""
    is_member = scope.channel == MEMBERS
    key = f"member:{scope.party}:{identity}" if is_member else f"{scope.channel}|{scope.party}|{identity}"
    return key if len(key) <= _LONGEST_KEY else f"{key[: _LONGEST_KEY - 40]}…{fingerprint(key)}"
