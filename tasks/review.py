"""待人工 review: lay out what waits for a person, with what could be decided and how sure that is."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.evidence.item import Item
from tasks.domain.notice.dispute import disputes
from tasks.domain.notice.notice import NoticeState
from tasks.domain.verdict.learning import LearnedName, learned_names
from tasks.domain.verdict.review import waiting_items
from tasks.domain.verdict.suggesting import suggest
from tasks.mailbag import open_mailbag
from tasks.openers import contact_sheet
from tasks.pages.record import Told
from tasks.pages.review_desk import REVIEW_HEADINGS, Desk, as_record_rows
from tasks.pages.review_sheet import Exhibit
from tasks.pages.safe_name import safe_name
from tasks.store import outbox
from tasks.store.session import open_store, reading
from tasks.store.vault import Vault

_SHOWN = 200  # on a run's page; the sheet and the command list all


@dataclass(frozen=True, slots=True)
class Waits:
    """What waits, for the page of a run."""

    desk: Desk

    @property
    def told(self) -> Told:
        return Told(self.desk.sentence, REVIEW_HEADINGS, tuple(as_record_rows(self.desk, _SHOWN)))


@cell("待人工 review")
async def lay_out_review(county: County, at: datetime, plan_id: str | None = None) -> Waits:
    """All that a person has to look at now."""
    return Waits(review_desk(county, at, plan_id))


def review_desk(county: County, at: datetime, plan_id: str | None = None) -> Desk:
    """Everything that waited at `at`, the most urgent first. Writes nothing."""
    with reading(open_store(county.database_url)) as session:
        case = open_casefile(session, at, plan_id)
        notices = outbox.notices(session, at, case.version.plan)
        appeals = open_mailbag(session, case).appeals

    waiting = waiting_items(case.placed, case.verdicts, case.docket, case.decisions)
    suggested = tuple((one, suggest(one, case.docket, case.verdicts, case.roster)) for one in waiting)

    held = tuple(n for n in notices if n.state in {NoticeState.HELD, NoticeState.UNCERTAIN})
    return Desk(case.plan, suggested, held, _names(case), disputes(appeals, case.placed, case.roster))


def exhibits_of(county: County, desk: Desk, folder: Path | None, *, pictures: bool) -> Mapping[str, Exhibit]:
    """Item id -> its photos as one picture, and, given a folder, its bytes there under a safe name."""
    vault = Vault(county.evidence)
    shown: dict[str, Exhibit] = {}  # of each file: the members of one bundle share it
    found: dict[str, Exhibit] = {}
    for waiting, _ in desk.items:
        whole = _whole(waiting.placed.item)
        path = vault.path(whole.sha256) if whole.sha256 else None
        if path is None or not path.is_file():
            continue
        if whole.id not in shown:
            jpeg = contact_sheet(path, whole.file or "") if pictures and whole.file else b""
            shown[whole.id] = Exhibit(jpeg, _laid_beside(path, whole, folder, jpeg) if folder else "")
        found[waiting.placed.item.id] = shown[whole.id]
    return found


def _whole(item: Item) -> Item:
    """The item, or of a bundle's member the bundle: only that lies on the disk."""
    part, _, member = item.part.partition("/")
    number = int(part[1:]) if member and part[1:].isdecimal() else 0
    if not 0 < number <= len(item.submission.attachments):
        return item
    sent = item.submission.attachments[number - 1]
    return replace(
        item, id=item.id.partition("/")[0], part=part, file=sent.name, sha256=sent.blob.sha256 if sent.blob else ""
    )


def _laid_beside(path: Path, item: Item, folder: Path, jpeg: bytes) -> str:
    """The file's path beside the sheet; a contact sheet lies next to it."""
    name = f"{item.id.replace('/', '-')}-{safe_name(item.file or '正文.txt')}"
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, folder / name)
    if jpeg:
        (folder / f"{item.id.replace('/', '-')}-照片一览.jpg").write_bytes(jpeg)
    return f"{folder.name}/{name}"


def _names(case: CaseFile) -> tuple[LearnedName, ...]:
    return learned_names(case.decisions, case.placed, case.docket, case.roster)
