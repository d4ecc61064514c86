"""带入 bring: what a person brings in: a file for one obligation, or an archive of old mail and papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.errors import BadInput
from tasks.domain.evidence.item import Attachment, Blob, Item, Submission, SubmissionKind
from tasks.domain.plan.requirement import channel_label
from tasks.domain.verdict.concerns import check_who
from tasks.domain.verdict.decision import Act, Decision
from tasks.domain.verdict.verdict import ChannelState
from tasks.mailboxes.bringing import BROUGHT, Bringing
from tasks.pages.record import Told
from tasks.store import decisions as decision_store
from tasks.store import outbox as outbox_store
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


@cell("带入旧材料 import_evidence")
async def import_evidence(county: County, path: Path, at: datetime) -> Brought:
    """Take in an .eml, an mbox, a Maildir, or a folder of these and of papers. What is known is not taken twice."""
    engine = open_store(county.database_url)
    with reading(engine) as session:
        own = outbox_store.own_message_ids(session)
    bringing = Bringing(StoreSink(engine, Vault(county.evidence), BROUGHT, lambda: at), lambda: at, own.__contains__)
    bringing.bring(path)
    sentence = f"从 {path} 带入 {bringing.new} 份，已有的 {bringing.known} 份没有重复存。"
    if bringing.troubles:
        sentence += f"读不出来的 {len(bringing.troubles)} 份。"
    return Brought(sentence + "下一次核催（rollcall judge）归属和检查。", tuple(bringing.troubles))


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
