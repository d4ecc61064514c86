"""What the admins are alarmed about: a source that nobody read, a mail of unknown fate, a day that rests on a guess."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import takewhile

from tasks.domain.evidence.closed import is_closed
from tasks.domain.evidence.reading import Reading, ReadingState
from tasks.domain.evidence.source import Source
from tasks.domain.notice.notice import Notice, NoticeState
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.obligation import Obligation

_NEXT_YEAR_FROM = (11, 15)  # month, day; by the first of December the admin knows
_NEWS_FOR = timedelta(days=1)
_ROUNDS = 3  # so many rounds may be missed before it is worth an alarm


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing that an admin should look at: what it is, what happened, what to do (Chinese)."""

    what: str
    happened: str
    todo: str


@dataclass(frozen=True, slots=True)
class Look:
    """The newest reading of a source; `began_at` in the plan's zone."""

    began_at: datetime
    state: ReadingState


def unread_sources(sources: Sequence[Source], looks: Mapping[str, Look], now: datetime) -> tuple[Alarm, ...]:
    """The sources that were not read for three rounds, or whose newest reading was not whole.

    While a website is closed, and for three rounds after it has opened, nothing is expected of it.
    """
    alarms = []
    for source in sources:
        look = looks.get(source.id)
        if look is not None and look.state is not ReadingState.COMPLETE and not is_closed(source, look.began_at):
            todo = f"用 rollcall read {source.id} 再读一次；登录被拒请核对密码"
            alarms.append(Alarm(f"来源 {source.id}", f"{look.began_at:%m-%d %H:%M} 那次{look.state.label}", todo))
        elif _is_expected(source, now) and (look is None or now - look.began_at > source.every * _ROUNDS):
            when = "还没有读过" if look is None else f"上次读取在 {look.began_at:%m-%d %H:%M}，已错过 {_ROUNDS} 轮"
            alarms.append(Alarm(f"来源 {source.id}", when, "看 Prefect 界面里的收信、收站是否在运行"))
    return tuple(alarms)


def restored_sources(readings: Sequence[Reading], now: datetime) -> tuple[str, ...]:
    """The sources that read well, and a day ago or less did not; `readings` in their order."""
    own: dict[str, list[Reading]] = {}
    for reading in readings:
        own.setdefault(reading.source, []).append(reading)
    found = []
    for source, seen in own.items():
        run = list(takewhile(lambda reading: reading.state is ReadingState.COMPLETE, reversed(seen)))
        if run and len(run) < len(seen) and now - run[-1].began_at <= _NEWS_FOR:
            found.append(f"来源 {source} 从 {run[-1].began_at.astimezone(now.tzinfo):%m-%d %H:%M} 起又看全了")
    return tuple(found)


def _is_expected(source: Source, now: datetime) -> bool:
    return not any(is_closed(source, now - source.every * part) for part in range(_ROUNDS + 1))


def unclear_sends(notices: Sequence[Notice]) -> tuple[Alarm, ...]:
    """Mails of which nobody knows whether they left, and those that were refused."""
    told = {
        NoticeState.UNCERTAIN: ("发出与否说不清，不会自动重发", "到发件邮箱的“已发送”里核对，再决定是否重发"),
        NoticeState.REFUSED: ("被对方邮件服务器拒收", "核对 contacts.csv 里的邮箱地址"),
    }
    return tuple(Alarm(f"通知 {n.key}（{n.address}）", *told[n.state]) for n in notices if n.state in told)


def guessed_days(calendar: Calendar, obligations: Sequence[Obligation], now: datetime) -> tuple[Alarm, ...]:
    """The years whose official holidays are not known here: this one, those of the deadlines ahead, and soon the next.

    The next year is named from the middle of November on, whatever is due in it: its list is mostly out by then, and
    the reminders of December already count its days.
    """
    soon = {now.year, now.year + ((now.month, now.day) >= _NEXT_YEAR_FROM)}
    ahead = {o.due_at.year for o in obligations if o.due_at >= now}
    ahead |= {year for year in soon if date(year, 1, 1) in calendar.days}
    years = [year for year in sorted(ahead) if calendar.is_guessed(date(year, 1, 1), date(year, 12, 31))]
    todo = "官方放假安排公布后升级程序，或把全年放假和调休上班日写进 calendar.toml，再开一次季"
    return tuple(Alarm(f"{year} 年日历", "没有官方放假安排，工作日是推算的", todo) for year in years)


def old_backup(newest: datetime | None, since: datetime, stale_after: timedelta, now: datetime) -> tuple[Alarm, ...]:
    """When no good backup is younger than `stale_after`; before there was any, counted from `since`."""
    if now - max(newest or since, since) <= stale_after:
        return ()
    when = f"最近一份好的备份在 {newest.astimezone(now.tzinfo):%Y-%m-%d %H:%M}" if newest else "还没有一份好的备份"
    return (Alarm("备份", when, "运行 rollcall backup，看它说什么；看 Prefect 界面里的备份是否在运行"),)


def unconfirmed_restore(backup: str, restored_at: datetime, zone: tzinfo | None) -> Alarm:
    """While nobody has looked after a restore nothing is sent."""
    happened = f"{restored_at.astimezone(zone):%m-%d %H:%M} 从备份 {backup} 恢复之后还没有人确认"
    return Alarm("发信停着", happened, "看 records notices，核对之后运行 rollcall restore --confirm --by 姓名")


def heartbeat(looks: Mapping[str, Look], now: datetime) -> str:
    """One sentence on when anything was read last."""
    newest = max((look.began_at for look in looks.values()), default=None)
    if newest is None:
        return "还没有读过任何来源。"
    return f"最近一次读取在 {newest:%Y-%m-%d %H:%M}，{_ago(now - newest)}。"


def _ago(gone: timedelta) -> str:
    minutes = int(gone.total_seconds() // 60)
    return f"{minutes} 分钟前" if minutes < 120 else f"{minutes // 60} 小时前"
