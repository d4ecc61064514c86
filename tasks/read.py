"""收取 read: look at one source, keep what it shows, and record whether it was seen whole. Judges nothing."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine

from settings.app import County
from settings.source_kinds import stated_by
from tasks.casefile import open_casefile
from tasks.cell import cell
from tasks.clock import Clock
from tasks.domain.errors import BadInput, NotOpen
from tasks.domain.evidence.closed import closed_now, failed_while_closed, is_closed
from tasks.domain.evidence.hand_sheet import Unit, units_of
from tasks.domain.evidence.reading import Reading, ReadingState, Sink
from tasks.domain.evidence.source import MailboxSource, Source, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.domain.plan.requirement import channel_label
from tasks.mailboxes import find_mailbox
from tasks.pages.record import Told
from tasks.planfile import load_version
from tasks.sites import find_site
from tasks.sites.reading.lists import Way
from tasks.sites.reading.memory import Memory
from tasks.store import erasing
from tasks.store import outbox as outbox_store
from tasks.store import plans as plan_store
from tasks.store import readings as reading_store
from tasks.store.evidence import cursor_of
from tasks.store.kept_pages import forget_pages, keep_pages, kept_pages
from tasks.store.session import open_store, reading, writing
from tasks.store.sink import StoreSink
from tasks.store.site_sessions import keep_session, kept_session
from tasks.store.vault import Vault

_EVERY = 500  # items between two words of progress


@dataclass(frozen=True, slots=True)
class ToRead:
    """What is to be read: the sources of the open plan, with its roster."""

    sources: tuple[Source, ...]
    roster: Roster
    notes: tuple[str, ...] = ()  # what is left out, and why


@dataclass(frozen=True, slots=True)
class Looked:
    """One reading, as the notebook shows it."""

    reading: Reading

    @property
    def told(self) -> Told:
        look = self.reading
        whole = sum(part.complete for part in look.scopes)
        sentence = (
            f"{look.source}：{look.state.label} {look.state.value}，{whole}/{len(look.scopes)} 个范围看全，"
            f"新到 {look.new} 件" + (f"。{look.reason}" if look.reason else "")
        )
        rows = tuple(
            (channel_label(part.scope.channel), part.scope.party or "全部", part.reason)
            for part in look.scopes
            if not part.complete
        )
        return Told(sentence, ("渠道", "谁的", "为什么没有看全"), rows)


def to_read(county: County, now: datetime, only: str = "") -> ToRead:
    """The sources of the open plan: all `mailboxes`, all `websites`, or the one that is named.

    Outside its opening hours a website is left out, and said so; named by itself it is read all the same.
    Raises NotOpen while no plan is open, BadInput for a source that is not there.
    """
    with reading(open_store(county.database_url)) as session:
        version = plan_store.current_version(session, now)
        if version is None:
            raise NotOpen("还没有开季，不知道要读哪些来源。请先运行 rollcall plan open。")
        files = load_version(session, version, county.app.timezone)
    if only and only not in {"mailboxes", "websites"}:
        named = tuple(source for source in files.sources if source.id == only)
        if not named:
            known = "、".join(source.id for source in files.sources)
            raise BadInput(f"没有名为 {only} 的来源。现有：{known}。")
        return ToRead(tuple(_unswept(source) for source in named), files.roster)
    kind = {"mailboxes": MailboxSource, "websites": WebsiteSource}.get(only)
    wanted = [source for source in files.sources if kind is None or isinstance(source, kind)]
    closed = [source for source in wanted if is_closed(source, now)]
    return ToRead(
        tuple(source for source in wanted if source not in closed),
        files.roster,
        tuple(f"{s.id} {closed_now(s)}，本次不读（rollcall read {s.id} 可强制读取）" for s in closed),
    )


def _unswept(source: Source) -> Source:
    """Read by its name, a source is read whole at once."""
    if isinstance(source, MailboxSource):
        return source
    return replace(source, lists=tuple(replace(spec, sweep=timedelta(0)) for spec in source.lists))


class Progress:
    """Says on the terminal how far a long reading is: every few hundred items, so that short ones say nothing."""

    def __init__(self, source: str) -> None:
        self._source, self._next = source, _EVERY

    def tell(self, seen: int, expected: int) -> None:
        if seen >= self._next:
            self._next = seen + _EVERY
            of = f"/{expected}" if expected >= seen else ""
            print(f"{self._source}：已收 {seen}{of} 封……（可按 Ctrl-C 中断，下次接着收）", file=sys.stderr, flush=True)


@cell("收取一个来源 read_source")
async def read_source(county: County, clock: Clock, source: Source, roster: Roster, confirmed_by: str = "") -> Looked:
    """Read one source into the store. A source that fails is a recorded reading, never an exception."""
    engine = open_store(county.database_url)
    letters = _once_strangers(engine, source, roster)
    numbers = [letter.submission for letter in letters]
    sink = StoreSink(engine, Vault(county.evidence), source.id, clock.now, Progress(source.id).tell, numbers)
    began = clock.now()

    try:
        if isinstance(source, MailboxSource):
            found = await _look_at_box(county, clock, source, sink, [letter.key for letter in letters])
        else:
            found = await _look_at_site(county, clock, source, roster, sink, confirmed_by)
    except asyncio.CancelledError:  # Ctrl-C: the adapter's thread ends with the group it has in hand
        sink.stop()
        _record_cut(engine, source.id, began, clock.now(), sink.new)
        raise
    except BadInput as error:  # a missing secret, a wrong selector: nothing was asked of the source
        found = Reading(source.id, began, clock.now(), ReadingState.REFUSED, str(error))
    except Exception as error:  # a poison page or mail server must not stop the other sources
        reason = f"读取中断：{type(error).__name__}：{error}"
        found = Reading(source.id, began, clock.now(), ReadingState.PARTIAL, reason)

    found = replace(found, new=sink.new)
    if failed_while_closed(source, found, county.zone):
        found = replace(found, reason=f"{closed_now(source)}，站点关闭不算故障，开放后会再读。{found.reason}")
    with writing(engine) as session:
        number = reading_store.record_reading(session, found, clock.now())
        if found.state is ReadingState.COMPLETE:
            erasing.asked_again(session, letters, clock.now())
    return Looked(replace(found, id=number))


def _record_cut(engine: Engine, source: str, began: datetime, at: datetime, new: int) -> None:
    reason = f"收取被中断；已收的 {new} 件都已存好，下次接着收"
    with writing(engine) as session:
        reading_store.record_reading(session, Reading(source, began, at, ReadingState.PARTIAL, reason, new=new), at)


def _once_strangers(engine: Engine, source: Source, roster: Roster) -> tuple[erasing.Forgotten, ...]:
    """Letters of which nothing was kept, and whose senders the roster knows by now: asked for once more."""
    if not isinstance(source, MailboxSource):
        return ()
    with reading(engine) as session:
        letters = erasing.forgotten(session, source.id)
    return tuple(letter for letter in letters if letter.sender_address.lower() in roster.addresses)


async def _look_at_box(
    county: County, clock: Clock, source: MailboxSource, sink: Sink, recalled: Sequence[str]
) -> Reading:
    secret = county.secret(source.id)
    with reading(open_store(county.database_url)) as session:
        cursor = _with_untold(session, source.id, cursor_of(session, source.id))
        own = outbox_store.own_message_ids(session)
    read: Callable[..., Reading] = find_mailbox(source.kind).read
    box = source.within(county.home)
    return await asyncio.to_thread(read, box, secret, cursor, sink, clock.now, own.__contains__, recalled)


def _with_untold(session: Connection, source: str, cursor: dict[str, Any]) -> dict[str, Any]:
    """The cursor, with what the last reading had to tell of vanished mails if it was killed before it was recorded."""
    told = cursor.get("told")
    if not told or reading_store.was_recorded(session, source, datetime.fromisoformat(told["began"])):
        return cursor
    return {**cursor, "owed": told}


async def _look_at_site(
    county: County, clock: Clock, source: WebsiteSource, roster: Roster, sink: Sink, confirmed_by: str
) -> Reading:
    engine, sessions = open_store(county.database_url), county.state / "sessions"
    with reading(engine) as session:
        earlier = reading_store.rows_last_time(session, source.id)
        pages = kept_pages(session, source.id)
        is_swept = any(spec.sweep for spec in source.lists)
        looked = reading_store.looked_at(session, source.id) if is_swept else {}
    landing, cookies = kept_session(sessions, source.id)
    memory = Memory(pages, landing=landing, cookies=cookies)
    contact = county.app.smtp.reply_to or county.app.smtp.sender
    units = _units(county, source, clock.now()) if stated_by(source.kind, "BY_HAND") else ()
    way = Way(memory=memory, confirmed_by=confirmed_by, contact=contact, units=units, looked=looked)
    secret = county.secret(source.id)

    found: Reading = await find_site(source.kind).read(
        source.within(county.home), secret, roster, sink, clock.now, way=way, earlier=earlier
    )

    with writing(engine) as session:
        keep_pages(session, source.id, memory.fresh, clock.now())
        if found.state is ReadingState.COMPLETE and all(part.complete for part in found.scopes):
            forget_pages(session, source.id, set(pages) - memory.asked)
    keep_session(sessions, source.id, memory.landing, memory.cookies)
    return found


def _units(county: County, source: WebsiteSource, now: datetime) -> tuple[Unit, ...]:
    """Every line of the sheet that a person fills in for the source's channels."""
    with reading(open_store(county.database_url)) as session:
        case = open_casefile(session, now)
    return units_of(case.plan, case.roster, case.obligations, source.channels)


def lacks_secret(county: County, source: Source) -> bool:
    """Whether the source needs a secret that is nowhere to be found."""
    needed = source.kind == "imap" if isinstance(source, MailboxSource) else source.login.kind != "none"
    return needed and not county.secret(source.id)
