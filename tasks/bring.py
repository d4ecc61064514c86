"""带入 bring: what a person brings in: a file for one obligation, or an archive of old mail and papers."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.errors import BadInput
from tasks.domain.evidence.bundle import all_members
from tasks.domain.evidence.contents import OPENER_VERSION, Contents
from tasks.domain.evidence.copies import BROUGHT
from tasks.domain.evidence.item import Attachment, Blob, Item, Submission, SubmissionKind
from tasks.domain.evidence.sight import locked_in
from tasks.domain.plan.requirement import channel_label
from tasks.domain.verdict.concerns import check_who
from tasks.domain.verdict.decision import Act, Decision
from tasks.domain.verdict.verdict import ChannelState
from tasks.mailboxes.bringing import Bringing
from tasks.openers import open_locked
from tasks.pages.record import Told
from tasks.planfile import load_version
from tasks.store import decisions as decision_store
from tasks.store import erasing
from tasks.store import findings as finding_store
from tasks.store import outbox as outbox_store
from tasks.store import plans as plan_store
from tasks.store.evidence import add_submission, items_of
from tasks.store.session import open_store, reading, writing
from tasks.store.sink import StoreSink
from tasks.store.vault import Vault

HANDED = "handed"  # the source of what an admin added by hand


@dataclass(frozen=True, slots=True)
class Handed:
    """A file for one obligation, as it was typed. Empty: channels that lack something; now; nobody's name."""

    obligation: str
    file: Path
    channel: str = ""
    came_at: datetime | None = None
    instead_of: str = ""  # an item that is a link only: the file takes its channel and its time of receipt
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought in."""

    sentence: str
    troubles: tuple[str, ...] = ()

    @property
    def told(self) -> Told:
        return Told(self.sentence, ("读不出来的",), tuple((one,) for one in self.troubles))


@cell("补充材料 add_evidence")
async def add_evidence(county: County, handed: Handed, at: datetime, plan_id: str | None = None) -> Brought:
    """Keep the file as an item of the obligation, with the decision that puts it there; the next judging examines it.

    Raises BadInput for an unknown obligation, item, channel or admin, and for a file that is not there or empty.
    """
    blob = _kept(county, handed.file)
    with writing(open_store(county.database_url)) as session:
        case = open_casefile(session, at, plan_id)
        check_who(case.roster, handed.by)
        places = _places(case, handed, at)
        for channel, came_at in places:
            found = _submission(handed, blob, channel, came_at, at)
            number = add_submission(session, found, None, at)
            item = next(item for item in items_of(session, number) if item.part != "body")
            put = Decision(Act.ASSIGN, item.id, at, to=handed.obligation, by=handed.by, why=handed.why or "管理员补充")
            decision_store.record_decision(session, case.version.plan, put)
    names = "、".join(channel_label(channel) for channel, _ in places)
    return Brought(f"已把 {handed.file.name} 存入 {handed.obligation}（{names}）；核催（rollcall judge）时检查内容。")


async def open_with_password(
    county: County, item: str, password: str, at: datetime, plan_id: str | None = None, by: str = ""
) -> Brought:
    """Open what is locked in an item's file; what is in it is kept, the password is not. The next judging examines it.

    No cell of a notebook: nobody's records may hold the password. Raises BadInput for an unknown item or admin, for a
    file that nothing locks, and for a wrong password.
    """
    engine = open_store(county.database_url)
    with reading(engine) as session:
        case = open_casefile(session, at, plan_id)
        check_who(case.roster, by)
        submission = _item(case, item).submission
        part = _item(case, item).part.partition("/")[0]
        whole = next(one for one in items_of(session, submission.id) if one.part == part)
        before = finding_store.contents_of(session, [whole.sha256], OPENER_VERSION).get(whole.sha256)

    name = whole.file or item
    if before is not None and not locked_in(before):
        raise BadInput(f"{name} 没有加密，什么也没有改。")
    opened = await asyncio.to_thread(open_locked, Vault(county.evidence).path(whole.sha256), name, password)
    left = locked_in(opened)
    if left and (before is None or len(left) >= len(locked_in(before))):
        raise BadInput(f"{name} 没有打开：{left[0].reason}。什么也没有改，请核对密码后再试。")
    noted = _noted(opened, f"由{by or '管理员'}用密码打开")

    with writing(engine) as session:
        finding_store.keep_unlocked(session, {**all_members(noted), whole.sha256: noted}, at)
    more = f"，还有 {len(left)} 个文件没有打开" if left else ""
    return Brought(f"已用密码打开 {name}{more}；密码没有保存。核催（rollcall judge）时检查内容。")


@cell("带入旧材料 import_evidence")
async def import_evidence(county: County, path: Path, at: datetime) -> Brought:
    """Take in an .eml, an mbox, a Maildir, or a folder of these and of papers. What is known is not taken twice."""
    engine = open_store(county.database_url)
    with reading(engine) as session:
        own = outbox_store.own_message_ids(session)
        letters = _once_strangers(session, county, at)
    wanted = [letter.submission for letter in letters]
    sink = StoreSink(engine, Vault(county.evidence), BROUGHT, lambda: at, wanted=wanted)
    bringing = Bringing(sink, lambda: at, own.__contains__)
    bringing.bring(path)
    with writing(engine) as session:
        found = [one for one in letters if sink.known(one.key) is not None]
        erasing.asked_again(session, found, at)
    sentence = f"从 {path} 带入 {bringing.new} 份，已有的 {bringing.known} 份没有重复存。"
    if bringing.troubles:
        sentence += f"读不出来的 {len(bringing.troubles)} 份。"
    return Brought(sentence + "下一次核催（rollcall judge）归属和检查。", tuple(bringing.troubles))


def _once_strangers(session: Connection, county: County, at: datetime) -> list[erasing.Forgotten]:
    """Old letters of which nothing was kept, and whose senders the roster knows by now."""
    version = plan_store.current_version(session, at)
    if version is None:
        return []
    known = load_version(session, version, county.app.timezone).roster.addresses
    return [one for one in erasing.forgotten(session, BROUGHT) if one.sender_address.lower() in known]


def _noted(contents: Contents, remark: str) -> Contents:
    members = tuple(replace(one, contents=_noted(one.contents, remark)) for one in contents.members)
    return replace(contents, note="；".join(part for part in (contents.note, remark) if part), members=members)


def _kept(county: County, file: Path) -> Blob:
    if not file.is_file():
        raise BadInput(f"没有 {file} 这个文件，什么也没有存。")
    if not file.stat().st_size:
        raise BadInput(f"{file} 是空文件，什么也没有存。")
    with file.open("rb") as opened:
        return Vault(county.evidence).put(iter(lambda: opened.read(1 << 20), b""))


def _places(case: CaseFile, handed: Handed, at: datetime) -> tuple[tuple[str, datetime], ...]:
    """(channel, when it came) for each place where the file is to count."""
    verdict = case.verdicts.get(handed.obligation)
    if verdict is None:
        raise BadInput(f"没有 {handed.obligation} 这一应交项。用 rollcall status 查看编号，如 S1/sch01/2023。")
    channels = case.plan.requirement[verdict.obligation.requirement].channels
    came_at = handed.came_at or at.replace(microsecond=0)
    if handed.instead_of:
        item = _item(case, handed.instead_of)
        came_at = handed.came_at or item.submission.received_at or came_at
        return ((item.submission.channel, came_at),)
    if handed.channel and handed.channel not in channels:
        raise BadInput(f"{handed.obligation} 没有渠道 {handed.channel}；可用：{'、'.join(channels)}。")
    lacking = [c for c, standing in verdict.channels.items() if standing.state is not ChannelState.PRESENT]
    chosen = [handed.channel] if handed.channel else lacking or [channels[0]]
    return tuple((channel, came_at) for channel in chosen)


def _item(case: CaseFile, id_: str) -> Item:
    found = next((placed.item for placed in case.placed if placed.item.id == id_), None)
    if found is None:
        raise BadInput(f"没有 {id_} 这一件。用 rollcall find 或 rollcall review 查看编号，如 e17。")
    return found


def _submission(handed: Handed, blob: Blob, channel: str, came_at: datetime, at: datetime) -> Submission:
    instead = f"，代替 {handed.instead_of}" if handed.instead_of else ""
    return Submission(
        source=HANDED,
        channel=channel,
        key=f"{channel}|{handed.obligation}|{blob.sha256}|{at.isoformat()}",
        version=blob.sha256,
        kind=SubmissionKind.MAIL,
        title=handed.file.name,
        sender_name=handed.by,
        received_at=came_at,
        first_seen_at=at,
        attachments=(Attachment(handed.file.name, blob=blob),),
        notes=(f"由管理人员补充{instead}",),
    )
