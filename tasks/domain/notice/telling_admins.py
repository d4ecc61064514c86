"""What an admin is told by mail, each thing once: appeals left unanswered, mails that came back, our own outages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from tasks.domain.evidence.reading import Reading
from tasks.domain.evidence.source import Source
from tasks.domain.notice.appeal import Appeal, overdue_answers
from tasks.domain.notice.correspondence import Bounce
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.merging import notice_key
from tasks.domain.notice.notice import ALARM, Line, Notice, NoticeState
from tasks.domain.notice.recipients import can_be_mailed
from tasks.domain.notice.wording import clean
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Role
from tasks.domain.verdict.decision import Decision
from tasks.domain.verdict.outage import BEFORE_DUE, unanswered_outage

_NEWS_FOR = timedelta(days=7)
_EXTENSION = 1  # working days that an extension for our own outage gives


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to tell: `mark` tells it from others for ever, `words` say what it is and what to do (Chinese)."""

    mark: str
    words: str
    at: datetime
    readers: frozenset[str] | None = None  # only to these admins


def unanswered(appeals: Sequence[Appeal], desk: Desk) -> Iterable[Concern]:
    for appeal in overdue_answers(appeals, desk.calendar, desk.as_of):
        said = clean(appeal.reply.submission.body)[:40]
        schools = "、".join(desk.roster.name_of(school) for school in appeal.reply.schools)
        words = f"{schools} {appeal.reply.at:%m-%d %H:%M} 的申诉（{appeal.reply.item}“{said}”）已过两个工作日没有答复"
        todo = f"找到材料就 accept 或 assign，没有就 rollcall decide reject {appeal.reply.item} --why 理由"
        yield Concern(f"{ALARM} a{appeal.reply.submission.id}", f"{words}；{todo}", appeal.reply.at)


def came_back(bounces: Sequence[Bounce], desk: Desk) -> Iterable[Concern]:
    names = {contact.email.lower(): contact.name for contact in desk.roster.contacts if contact.email}
    for bounce in bounces:
        who = names.get(bounce.address, "")
        words = f"寄给{who} {bounce.address} 的信退回了，已改寄下一位联系人（如有）；请在 contacts.csv 核对这个邮箱"
        yield Concern(f"{ALARM} b{bounce.submission}", words, bounce.at)


def unclear(notices: Sequence[Notice], desk: Desk) -> Iterable[Concern]:
    said = {NoticeState.UNCERTAIN: "不知道是否已发出，不会自动重发", NoticeState.REFUSED: "被拒收"}
    for notice in notices:
        if notice.state in said and notice.kind != ALARM:
            words = f"通知 {notice.key} → {notice.address} {said[notice.state]}：{notice.reason}"
            yield Concern(f"{ALARM} n{notice.id}", f"{words}；核对后用 rollcall decide resend 再发", notice.send_at)


def proposed_extensions(
    obligations: Sequence[Obligation],
    sources: Sequence[Source],
    readings: Sequence[Reading],
    decisions: Sequence[Decision],
    desk: Desk,
) -> Iterable[Concern]:
    """For each requirement and deadline that our own outage could have made somebody miss."""
    recent = [o for o in obligations if timedelta() <= desk.as_of - o.due_at <= _NEWS_FOR]
    for due in {(o.requirement, o.period, o.due_at): o for o in recent}.values():
        channels = desk.plan.requirement[due.requirement].channels
        why = unanswered_outage(due, channels, sources, readings, decisions)
        if why:
            here = due.due_at.astimezone(desk.as_of.tzinfo)
            until = _extended(here, desk)
            scope = f"{due.requirement}/*/{due.period}"
            how = f"建议延期：rollcall decide extend {scope} --until {until:%Y-%m-%dT%H:%M} --yes；不延则豁免或另行决定"
            yield Concern(f"{ALARM} x{due.requirement}/{here:%m%d%H%M}"[:32], f"{why}。{how}", due.due_at)


def _extended(due_at: datetime, desk: Desk) -> datetime:
    """One working day more; after a long outage one from today, so that nobody is given what is over already."""
    until = datetime.combine(desk.calendar.working_days_from(due_at.date(), _EXTENSION), due_at.timetz())
    if until - desk.as_of >= BEFORE_DUE:
        return until
    return datetime.combine(desk.calendar.working_days_from(desk.as_of.date(), _EXTENSION), due_at.timetz())


def admin_mails(concerns: Iterable[Concern], desk: Desk) -> tuple[Notice, ...]:
    """One mail for each admin, with all that was not told yet."""
    fresh = [one for one in concerns if desk.accuse_from <= one.at and desk.as_of - one.at <= _NEWS_FOR]
    found = []
    for admin in desk.roster.contacts:
        if admin.role is not Role.ADMIN or not can_be_mailed(admin.email):
            continue
        own = [one for one in fresh if one.readers is None or admin.id in one.readers]
        new = [one for one in own if (admin.id, one.mark) not in desk.told_rungs]
        lines = tuple(Line(one.mark, "", one.at, one.at) for one in new)
        if lines:
            until = datetime.combine(desk.as_of.date() + _NEWS_FOR, time(0), desk.as_of.tzinfo)
            about = tuple(one.words for one in new)
            key, leaves = notice_key(lines, "", admin.id), desk.leaves_at(None)
            found.append(
                Notice(key, ALARM, admin.id, admin.email, "", lines, False, desk.as_of, leaves, until, about=about)
            )
    return tuple(found)
