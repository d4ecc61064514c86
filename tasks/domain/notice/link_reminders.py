"""Whoever sent a big attachment as a link, and the admin, are told before the link expires, each once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from tasks.domain.evidence.item import Item
from tasks.domain.evidence.linked import expires_at, is_link_only
from tasks.domain.notice.correspondence import schools_of
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.merging import notice_key
from tasks.domain.notice.notice import ALARM, LINK, Line, Notice
from tasks.domain.notice.recipients import can_be_mailed
from tasks.domain.notice.telling_admins import Concern
from tasks.domain.notice.wording import unlinked
from tasks.domain.plan.party import Contact
from tasks.domain.verdict.review import Waiting

BEFORE = 2  # working days before the link expires
_AFTER_RECEIPT = timedelta(hours=24)  # the receipt said it already; sooner than that nobody is told again
_SEND_AGAIN = "请改用普通附件重新发送，太大就分成几个压缩包、几封邮件"


@dataclass(frozen=True, slots=True)
class Expiring:
    """A link that nobody has secured, and that a person waits at. `is_verified`: its sender is who the roster says."""

    waiting: Waiting
    until: datetime
    is_verified: bool

    @property
    def item(self) -> Item:
        return self.waiting.placed.item


def link_words(item: Item, now: datetime) -> str:
    """What a receipt says of it at once, in Chinese; empty for what came with the mail."""
    if not is_link_only(item):
        return ""
    until, name = expires_at(item), unlinked(item.file or "附件")
    if until is None:
        return f"“{name}”只有链接，文件没有随信到达，我方还没有取得；{_SEND_AGAIN}"
    day = f"{until.astimezone(now.tzinfo):%m月%d日 %H:%M}"
    if until <= now:
        return f"“{name}”只有链接，{day} 已经过期，文件没有收到；{_SEND_AGAIN}"
    return f"“{name}”只有链接，{day} 过期，文件还没有取得；{_SEND_AGAIN}"


def expiring_links(waiting: Iterable[Waiting], verified: frozenset[int]) -> tuple[Expiring, ...]:
    """`verified`: the submissions whose senders are. What is fetched, handed in or no longer owed does not wait."""
    found = []
    for one in waiting:
        item = one.placed.item
        if is_link_only(item) and (until := expires_at(item)) is not None:
            found.append(Expiring(one, until, item.submission.id in verified))
    return tuple(found)


def told_from(one: Expiring, desk: Desk) -> datetime:
    """When the last days begin: at the start of that working day."""
    here = one.until.astimezone(desk.as_of.tzinfo)
    return datetime.combine(desk.calendar.working_days_from(here.date(), -BEFORE), time(0), here.tzinfo)


def sender_mails(links: Sequence[Expiring], desk: Desk) -> tuple[Notice, ...]:
    """One mail to each sender, for all links that expire in the next days and that the receipt did not just name."""
    contacts = {c.email.strip().lower(): c for c in desk.roster.contacts if can_be_mailed(c.email)}
    groups: dict[str, list[Expiring]] = {}
    for one in links:
        contact = contacts.get(one.item.submission.sender_address.lower())
        if contact is None or not one.is_verified or contact.email.lower() in desk.bounced:
            continue
        begins = max(told_from(one, desk), max(one.waiting.received_at, desk.accuse_from) + _AFTER_RECEIPT)
        is_told = (contact.id, f"{LINK} {one.item.id}") in desk.told_rungs
        if begins <= desk.as_of < one.until and not is_told:
            groups.setdefault(contact.id, []).append(one)
    return tuple(_mail(desk.roster.contact[id_], group, desk) for id_, group in groups.items())


def admin_concerns(links: Iterable[Expiring], desk: Desk) -> Iterator[Concern]:
    """The admin can download it in a browser, or allow its host, also where the sender does not answer."""
    for one in links:
        begins = max(told_from(one, desk), one.waiting.received_at, desk.accuse_from)
        if begins <= desk.as_of:
            yield Concern(f"{ALARM} l{one.item.id}", _for_the_admin(one, desk.as_of), begins)


def _for_the_admin(one: Expiring, now: datetime) -> str:
    until = one.until.astimezone(now.tzinfo)
    sender = unlinked(one.item.submission.sender_name or one.item.submission.sender_address)
    at = next((v.obligation.id for v in one.waiting.at), "应交项编号")
    name, word = unlinked(one.item.file or "附件"), "过期" if now < one.until else "已经过期"
    what = f"{sender} 寄来的“{name}”（{one.item.id}）只有链接，{until:%m-%d %H:%M} {word}，文件没有取得"
    how = f"下载后用 rollcall evidence add {at} 文件 --for {one.item.id} 存入，或在来源文件里用 hosts 允许取回"
    return f"{what}；{how}"


def _mail(to: Contact, group: Sequence[Expiring], desk: Desk) -> Notice:
    lines: dict[tuple[str, str], Line] = {}
    about = []
    for one in group:
        rung, begins = f"{LINK} {one.item.id}", told_from(one, desk)
        for verdict in one.waiting.at:
            lines[rung, verdict.obligation.id] = Line(rung, verdict.obligation.id, verdict.obligation.due_at, begins)
        if not one.waiting.at:
            lines[rung, ""] = Line(rung, "", begins, begins)
        about.append(f"{one.waiting.received_at:%m月%d日 %H:%M} 收到的{link_words(one.item, desk.as_of)}")
    school = next(iter(schools_of(to, desk.roster)), "")
    told, until = tuple(lines.values()), min(one.until for one in group)
    key, leaves = notice_key(told, school, to.id), desk.leaves_at(None)
    return Notice(key, LINK, to.id, to.email, school, told, False, desk.as_of, leaves, until, about=tuple(about))
