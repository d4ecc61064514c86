"""What an admin is told of the mailboxes by mail: letters that were gone before anybody here saw them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from tasks.domain.evidence.reading import Reading
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.notice import ALARM
from tasks.domain.notice.telling_admins import Concern

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def gone_unseen(readings: Sequence[Reading], desk: Desk) -> Iterator[Concern]:
    """At most once a day; where all may only have been put into another folder, once a week."""
    monday = desk.as_of.date() - timedelta(days=desk.as_of.weekday())
    sure = _told(readings, desk.as_of - _DAY, is_sure=True)
    if sure:
        yield _concern(f"v{desk.as_of:%y%m%d}", sure, desk.as_of.date(), desk)
    maybe = _told(readings, desk.as_of - _WEEK, is_sure=False)
    if maybe:
        yield _concern(f"w{monday:%y%m%d}", maybe, monday, desk)


def _told(readings: Sequence[Reading], since: datetime, *, is_sure: bool) -> tuple[str, ...]:
    found = []
    for reading in readings:
        if reading.ended_at < since:
            continue
        gone = sum(_number(part.proof.get("vanished")) for part in reading.scopes)
        maybe = sum(_number(part.proof.get("maybe_filed")) for part in reading.scopes)
        if gone and (gone > maybe) == is_sure:
            filed = f"，其中至多 {maybe} 封可能归到了别的文件夹" if maybe else ""
            found.append(
                f"{reading.source} {reading.began_at.astimezone(since.tzinfo):%m-%d %H:%M} 发现 {gone} 封{filed}"
            )
    return tuple(found)


def _concern(mark: str, told: Sequence[str], day: date, desk: Desk) -> Concern:
    words = f"有来信在看到之前就被移走或删除：{'；'.join(told)}"
    todo = "请到网页邮箱的“已删除”里看看是不是学校的材料，是就移回收件箱；在核实之前，据此判的“缺交”都注明了这一点"
    at = max(datetime.combine(day, time(0), desk.as_of.tzinfo), desk.accuse_from)
    return Concern(f"{ALARM} {mark}", f"{words}。{todo}", at)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
