"""What an admin is told by mail for as long as it lasts, at most once a day: source down, desk growing, quota near."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import takewhile

from tasks.domain.evidence.closed import failed_while_closed
from tasks.domain.evidence.reading import Reading, ReadingState
from tasks.domain.evidence.source import Source, WebsiteSource
from tasks.domain.notice.alarm import guessed_days
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.notice import ALARM, RESTORED
from tasks.domain.notice.telling_admins import Concern
from tasks.domain.plan.obligation import Obligation

_FAILURES = 3  # in a row; one that fails once and reads well again is no news
_ROUNDS, _SILENT = 3, timedelta(hours=24)  # whatever is longer
_MANY_NEW = 10  # items in a day that wait for a person
_OLD = 5  # working days that an item has waited
_NEAR = 10  # the last tenth of the day's mails


@dataclass(frozen=True, slots=True)
class Quota:
    """How many mails may leave in 24 hours, how many still may, and how many are waiting that could leave now."""

    per_day: int
    left: int
    waiting: int


def down_sources(
    sources: Sequence[Source], readings: Sequence[Reading], opened: datetime, desk: Desk
) -> Iterator[Concern]:
    """Read three times without seeing it whole, refused, or not read for a day; what a person brings is left out."""
    for source, own in _each(sources, readings, desk):
        if what := _trouble(source, own, opened, desk.as_of):
            name = _name(source)
            todo = f"期间只判“我方未能核实”，不催；请看提示处理，再用 rollcall read {source.id} 重读一次"
            yield _of_today(f"s{name}", f"来源 {source.id} {what}；{todo}", desk)


def well_again(
    sources: Sequence[Source], readings: Sequence[Reading], opened: datetime, desk: Desk
) -> Iterator[Concern]:
    """Who was alarmed about a source is told once that it is read well again."""
    for source, own in _each(sources, readings, desk):
        days: dict[str, str] = {}  # admin -> the last day for which an alarm went
        for reader, rung in desk.told_rungs:
            if rung.startswith(f"{ALARM} s{_name(source)}/"):
                days[reader] = max(days.get(reader, ""), rung.rpartition("/")[2])
        if not days or _trouble(source, own, opened, desk.as_of):
            continue
        run = list(takewhile(lambda reading: reading.state is ReadingState.COMPLETE, reversed(own)))
        last = max(days.values())
        since = [r.began_at.astimezone(desk.as_of.tzinfo) for r in run]
        if after := [moment for moment in since if f"{moment:%y%m%d}" >= last]:
            words = f"{RESTORED}来源 {source.id} 从 {min(after):%m-%d %H:%M} 起又看全了，先前的告警到此为止"
            yield Concern(f"{ALARM} w{_name(source)}/{last}", words, min(after), frozenset(days))


def _each(sources: Sequence[Source], readings: Sequence[Reading], desk: Desk) -> Iterator[tuple[Source, list[Reading]]]:
    """Each source that is read by itself, with its readings while it was open."""
    own: dict[str, list[Reading]] = {}
    for reading in readings:
        own.setdefault(reading.source, []).append(reading)
    for source in sources:
        if not (isinstance(source, WebsiteSource) and source.path):
            zone = desk.as_of.tzinfo
            yield source, [r for r in own.get(source.id, ()) if not failed_while_closed(source, r, zone)]


def _name(source: Source) -> str:
    return hashlib.sha256(source.id.encode()).hexdigest()[:10]


def _trouble(source: Source, readings: Sequence[Reading], opened: datetime, now: datetime) -> str:
    """Chinese; empty when it is read well."""
    last = readings[-1] if readings else None
    since = (last.began_at if last else opened).astimezone(now.tzinfo)
    why = f"（{last.reason}）" if last and last.reason else ""
    if last is not None and last.state is ReadingState.REFUSED:
        return f"{since:%m-%d %H:%M} 登录被拒{why}"
    failed = [reading for reading in readings[-_FAILURES:] if reading.state is not ReadingState.COMPLETE]
    if len(failed) == _FAILURES:
        return f"连续 {_FAILURES} 次没有看全，最近一次 {since:%m-%d %H:%M}{why}"
    if now - since <= max(source.every * _ROUNDS, _SILENT):
        return ""
    return f"{since:%m-%d %H:%M} 以后没有读取过" if last else "开季以来一次也没有读取过"


def projected_years(obligations: Sequence[Obligation], desk: Desk) -> Iterator[Concern]:
    """Each year once: what rests on it says so wherever it is shown."""
    for alarm in guessed_days(desk.calendar, obligations, desk.as_of):
        year = alarm.what[:4]
        begins = _begins(_monday(desk), desk)
        yield Concern(f"{ALARM} c{year}", f"{alarm.what}{alarm.happened}；{alarm.todo}", begins)


def growing_desk(waiting: Sequence[datetime], desk: Desk) -> Iterator[Concern]:
    """`waiting`: when each item came that waits for a person."""
    new = sum(desk.as_of - came <= timedelta(days=1) for came in waiting)
    see = "用 rollcall review 查看，可导出成表来填"
    if new >= _MANY_NEW:
        yield _of_today("g", f"待人工的材料近 24 小时新增 {new} 件，共 {len(waiting)} 件；{see}", desk)
    oldest = min(waiting, default=None)
    if oldest is None:
        return
    here = oldest.astimezone(desk.as_of.tzinfo)
    if desk.calendar.working_days_from(here.date(), _OLD) <= desk.as_of.date():
        words = f"待人工的材料共 {len(waiting)} 件，最早的一件 {here:%m-%d %H:%M} 收到，已等 {_OLD} 个工作日以上；{see}"
        yield _of_day("r", _monday(desk), words, desk)


def quota_near(quota: Quota, desk: Desk) -> Iterator[Concern]:
    """Only when something waits for it: a quota that nobody needs is none to worry about."""
    if not quota.waiting or (quota.left > quota.per_day // _NEAR and quota.waiting <= quota.left):
        return
    used = quota.per_day - quota.left
    words = f"发信额度将尽：每天 {quota.per_day} 封，24 小时内已发 {used} 封，到时待发的还有 {quota.waiting} 封"
    how = "最急的先发，其余顺延；邮箱允许的话，可调 rollcall.toml [smtp] 的 per_day"
    yield _of_today("q", f"{words}；{how}", desk)


def _of_today(mark: str, words: str, desk: Desk) -> Concern:
    return _of_day(mark, desk.as_of.date(), words, desk)


def _of_day(mark: str, day: date, words: str, desk: Desk) -> Concern:
    """A mark that comes again with the day, or with the week's Monday."""
    return Concern(f"{ALARM} {mark}/{day:%y%m%d}", words, _begins(day, desk))


def _begins(day: date, desk: Desk) -> datetime:
    """Not before anything could be sent at all."""
    return max(datetime.combine(day, time(0), desk.as_of.tzinfo), desk.accuse_from)


def _monday(desk: Desk) -> date:
    return desk.as_of.date() - timedelta(days=desk.as_of.weekday())
