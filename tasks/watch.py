"""值守 watch: did everything run that should have, and is there anything that only a person can clear up?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from settings.app import County
from tasks.casefile import open_casefile
from tasks.cell import cell
from tasks.domain.errors import NotOpen
from tasks.domain.evidence.reading import ReadingState
from tasks.domain.notice.alarm import (
    Alarm,
    Look,
    guessed_days,
    heartbeat,
    old_backup,
    restored_sources,
    unclear_sends,
    unconfirmed_restore,
    unread_sources,
)
from tasks.holdings import newest_backup
from tasks.notebook import Record, list_records
from tasks.pages.record import RunState, Told
from tasks.store import outbox as outbox_store
from tasks.store import readings as reading_store
from tasks.store import restores
from tasks.store.session import open_store, reading

_RECENT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Watched:
    """What the watch found; no alarm is good news."""

    heartbeat: str
    alarms: tuple[Alarm, ...] = ()
    restored: tuple[str, ...] = ()  # sources that can be read again since a day at most

    @property
    def told(self) -> Told:
        sentence = f"{self.heartbeat}告警 {len(self.alarms)} 条。" if self.alarms else f"{self.heartbeat}一切正常。"
        sentence += "".join(f"已恢复：{words}。" for words in self.restored)
        rows = tuple((alarm.what, alarm.happened, alarm.todo) for alarm in self.alarms)
        return Told(sentence, ("什么", "怎么了", "该做什么"), rows)


@cell("值守 watch")
async def look_round(county: County, now: datetime) -> Watched:
    """Look at sources, sends, calendar and the runs' own pages. While no plan is open there is nothing to watch."""
    engine = open_store(county.database_url)
    with reading(engine) as session:
        try:
            case = open_casefile(session, now)
        except NotOpen:
            return Watched("还没有开季，没有要值守的。")
        newest = reading_store.latest(session)
        notices = outbox_store.notices(session, now)
        restored = restores.unconfirmed(session)
    looks = {source: Look(at.astimezone(county.zone), ReadingState(state)) for source, at, state in newest}

    alarms = (
        *unread_sources(case.sources, looks, now),
        *unclear_sends(notices),
        *guessed_days(case.calendar, case.obligations, now),
        *_unfinished(list_records(county.records), now),
        *old_backup(newest_backup(county), case.opened_first_at, county.app.backup.stale_after, now),
        *([unconfirmed_restore(restored.backup, restored.at, now.tzinfo)] if restored else []),
    )

    return Watched(heartbeat(looks, now), alarms, restored_sources(case.looks.readings, now))


def _unfinished(records: Sequence[Record], now: datetime) -> list[Alarm]:
    """Runs of the last days that failed or were cut short, and that no later run of the same flow made good."""
    last: dict[str, Record] = {}
    for record in sorted(records, key=lambda record: record.began_at):
        if record.state != RunState.RUNNING:
            last[record.title] = record
    broken = [r for r in last.values() if r.state != RunState.DONE and now - r.began_at <= _RECENT]
    return [Alarm(f"运行 {r.title}", f"{r.began_at:%m-%d %H:%M} {r.state}", f"看 {r.path.name}") for r in broken]
