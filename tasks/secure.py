"""取回 secure: fetch the big attachments that came as links, where the admin allows it, before the links expire."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from settings.app import County
from tasks.cell import cell
from tasks.clock import Clock
from tasks.domain.evidence.linked import Try, host_of, is_to_try, may_fetch
from tasks.domain.evidence.source import MailboxSource, Source
from tasks.pages.record import Told
from tasks.sites.reading.linked import fetch_linked
from tasks.store import linked as linked_store
from tasks.store.session import open_store, reading, writing
from tasks.store.sink import StoreSink
from tasks.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Secured:
    """What was fetched, and what was not, with its reason."""

    got: tuple[str, ...]
    failed: tuple[tuple[str, str], ...] = ()

    @property
    def told(self) -> Told:
        if not self.got and not self.failed:
            return Told("没有要取回的超大附件。")
        return Told(f"取回超大附件 {len(self.got)} 个，没有取到 {len(self.failed)} 个。", ("文件", "原因"), self.failed)


@cell("取回超大附件 secure")
async def secure_linked(county: County, clock: Clock, sources: Sequence[Source]) -> Secured:
    """Only from the `hosts` that a mailbox's file names. What was fetched is the item's own bytes from then on."""
    engine, vault = open_store(county.database_url), Vault(county.evidence)
    contact = county.app.smtp.reply_to or county.app.smtp.sender
    got, failed = [], []
    for source in (one for one in sources if isinstance(one, MailboxSource) and one.hosts):
        with reading(engine) as session:
            before = linked_store.tries(session, clock.now())
            waiting = linked_store.linked_items(session, source.id)
        sink = StoreSink(engine, vault, source.id, clock.now)
        for one in waiting:
            if not may_fetch(one.file.url, source.hosts) or not is_to_try(before.get(one.item, ()), clock.now()):
                continue
            found = await fetch_linked(one.file, source.hosts, sink, contact)
            file = found.attachment
            vault.settle()
            with writing(engine) as session:
                why = f"取自 {host_of(one.file.url)}" if file.blob else file.note
                linked_store.record_try(session, Try(one.item, clock.now(), file.blob, why, found.is_final))
            got += [one.file.name] if file.blob else []
            failed += [] if file.blob else [(one.file.name, file.note)]
    return Secured(tuple(got), tuple(failed))
