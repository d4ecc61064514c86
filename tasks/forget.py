"""略去 forget: of a stranger's letter that concerns nothing, only its coming is kept: the mailbox is a person's too."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.evidence.contents import OPENER_VERSION
from tasks.domain.evidence.copies import BROUGHT
from tasks.domain.evidence.identity import identify, items_of
from tasks.domain.evidence.item import Submission
from tasks.domain.evidence.keeping import PRIVATE, ErasedAs, is_over, is_private
from tasks.domain.evidence.match import Match
from tasks.domain.evidence.source import MailboxSource
from tasks.mailbag import open_mailbag
from tasks.pages.record import Told
from tasks.store import erasing
from tasks.store import findings as finding_store
from tasks.store import plans as plan_store
from tasks.store.evidence import Arrived
from tasks.store.session import open_store, reading, scrub, writing
from tasks.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Forgot:
    """How many letters were emptied."""

    letters: int

    @property
    def told(self) -> Told:
        if not self.letters:
            return Told("没有需要略去内容的私人来信。")
        return Told(f"{self.letters} 封来信的发件人不在花名册上，内容与任何要求无关：只记有这封信，内容已清除。")


@cell("略去私人来信 forget")
async def forget_private_letters(county: County, at: datetime, plan_id: str | None = None) -> Forgot:
    """Empty what no open plan can use, and remove its files. A letter that waits for a person, or answers us, stays."""
    engine = open_store(county.database_url)
    with reading(engine) as session:
        case = open_casefile(session, at, plan_id)
        letters = _private(session, county, case)
        letters += _copies_of(letters, case, erasing.erased(session))
    if not letters:
        return Forgot(0)

    with writing(engine) as session:
        free = erasing.erase(session, letters, ErasedAs.STRANGER, at)
    with writing(engine) as session:  # whoever keeps the same bytes meanwhile, waits
        Vault(county.evidence).erase(erasing.still_free(session, free))
    scrub(engine)
    return Forgot(len(letters))


def _private(session: Connection, county: County, case: CaseFile) -> list[int]:
    known = case.roster.addresses
    boxes = {source.id for source in case.sources if isinstance(source, MailboxSource)}
    gone = erasing.erased(session)
    kept_for = county.app.keep.strangers
    candidates = [
        one
        for one in case.arrived
        if (one.submission.source in boxes or _is_brought_letter(one.submission))
        and one.submission.id not in gone
        and one.submission.sender_address.lower() not in known
        and is_over(kept_for, one.submission.first_seen_at, case.as_of)
    ]
    if not candidates:
        return []
    placed = [*_placed_everywhere(session, case), _placed_by_words(session, case, candidates)]
    needed = _needed(session, case)
    return [
        one.submission.id
        for one in candidates
        if one.submission.id not in needed
        and all(is_private(one.submission, matches.get(one.submission.id, ()), known) for matches in placed)
    ]


def _copies_of(letters: Sequence[int], case: CaseFile, gone: Collection[int]) -> list[int]:
    """The same letters, as an old archive brought them in beside the mailbox."""
    emptied = [one.submission for one in case.arrived if one.submission.id in {*letters, *gone}]
    numbers = {s.headers.get("message_id", "") for s in emptied if s.id in letters or s.set_aside == PRIVATE}
    return [
        one.submission.id
        for one in case.copies
        if one.submission.id not in gone and one.submission.headers.get("message_id", "") in numbers
    ]


def _is_brought_letter(submission: Submission) -> bool:
    """An old mail; a paper that an admin brought in without a mail around it was chosen by him, and stays."""
    return submission.source == BROUGHT and bool(submission.sender_address)


def _placed_everywhere(session: Connection, case: CaseFile) -> list[dict[int, list[Match]]]:
    """For each open plan: submission -> how its items were placed. One that was not placed yet is in none."""
    plans = {version.plan for version in plan_store.versions(session, case.as_of)}
    found = []
    for plan in sorted(plans):
        rows = finding_store.matches(session, plan, case.as_of)
        found.append({number: finding_store.read_matches(plain) for number, (_, plain) in rows.items()})
    return found


def _placed_by_words(session: Connection, case: CaseFile, letters: Sequence[Arrived]) -> dict[int, list[Match]]:
    """What came before the plan began was placed by its date alone: here its words speak, as if it came that day."""
    contents = finding_store.contents_of(session, {i.sha256 for one in letters for i in one.items}, OPENER_VERSION)
    found = {}
    for one in letters:
        came = max(one.submission.received_at or case.as_of, case.plan.starts)
        items = items_of(one.items, contents, case.index)
        found[one.submission.id] = [
            identify(item, contents.get(item.sha256), case.index, received_at=came) for item in items
        ]
    return found


def _needed(session: Connection, case: CaseFile) -> set[int]:
    """Answers to our mails, and what a person decided about."""
    answers = {reply.submission.id for reply in open_mailbag(session, case).replies}
    decided = {decision.target.partition("/")[0] for decision in case.decisions}
    return answers | {one.submission.id for one in case.arrived if any(item.id in decided for item in one.items)}
