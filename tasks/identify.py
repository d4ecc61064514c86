"""识别 identify: open what came, and say whose it is and which obligation it may fill. Nothing is dropped."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.evidence.bundle import all_members
from tasks.domain.evidence.contents import Contents, Opening
from tasks.domain.evidence.identity import IDENTITY_VERSION, Index, identify, items_of
from tasks.domain.evidence.item import Item, SubmissionKind
from tasks.domain.evidence.match import MatchKind
from tasks.domain.verdict.merging import mark_of_merged
from tasks.domain.verdict.placing import Placing
from tasks.openers import AT_ONCE, OPENER_VERSION, open_file, open_text
from tasks.pages.record import Told
from tasks.progress import told_on
from tasks.store import findings as finding_store
from tasks.store.erasing import erased
from tasks.store.evidence import Arrived
from tasks.store.session import open_store, reading, writing
from tasks.store.vault import Vault

HOLLOW_UNDER = 10  # Han characters and words: less than this says nothing


@dataclass(frozen=True, slots=True)
class Identified:
    """How many submissions were placed, and those that need a person."""

    submissions: int
    placings: tuple[Placing, ...]

    @property
    def told(self) -> Told:
        kinds = [placing.match.kind for placing in self.placings]
        counts = "，".join(f"{kind.label} {kinds.count(kind)} 件" for kind in MatchKind if kind in kinds)
        rows = tuple(
            (p.item.id, p.item.submission.title[:40], p.item.file or "正文", "；".join(p.match.reasons))
            for p in self.placings
            if p.match.kind is MatchKind.UNPLACED
        )
        sentence = f"新识别 {self.submissions} 份提交：{counts}。" if counts else "没有新到的提交。"
        return Told(sentence, ("件", "标题", "文件", "为什么放不下"), rows)


@cell("识别 identify")
async def identify_arrivals(county: County, at: datetime, plan_id: str | None = None) -> Identified:
    """Place every submission that was not placed yet, or that was placed under an older plan or by older rules."""
    engine = open_store(county.database_url)
    with reading(engine) as session:
        case = open_casefile(session, at, plan_id)
        marks = finding_store.marks_of_changed(session, case.arrived)
        waiting = _not_placed(session, case, marks)
        wanted = {item.sha256 for one in waiting for item in one.items}
        whole = finding_store.contents_of(session, wanted, OPENER_VERSION)
        known = {sha: seen for one in whole.values() for sha, seen in all_members(one).items()} | whole

    opened = await asyncio.to_thread(_open_all, waiting, known, Vault(county.evidence))
    contents = {**known, **opened}
    placed = {one.submission.id: place(one, contents, case.index) for one in waiting}

    with writing(engine) as session:
        finding_store.keep_contents(session, opened, OPENER_VERSION, at)
        for number, placings in placed.items():
            basis = _basis(case) + marks.get(number, "")
            finding_store.keep_matches(session, case.version.plan, number, (basis, placings), at)
    return Identified(len(placed), tuple(p for placings in placed.values() for p in placings))


def place(one: Arrived, contents: Mapping[str, Contents], index: Index) -> tuple[Placing, ...]:
    """Each item of a submission with its match; what is broken or hollow is marked so."""
    placings = []
    for item in items_of(one.items, contents, index):
        seen = contents.get(item.sha256)
        placings.append(
            Placing(
                item=item,
                match=identify(item, seen, index),
                broken=seen is not None and seen.opening in {Opening.BROKEN, Opening.EMPTY},
                hollow=seen is not None and is_hollow(seen),
            )
        )
    return tuple(placings)


def is_hollow(seen: Contents) -> bool:
    """Empty or almost: no picture, no member, no page, and hardly a word."""
    if seen.opening is Opening.EMPTY:
        return True
    if seen.opening is not Opening.OPENED or seen.pictures or seen.members or seen.pages or seen.kind == "video":
        return False
    return seen.han + seen.words < HOLLOW_UNDER


def _not_placed(session: Connection, case: CaseFile, marks: Mapping[int, str]) -> list[Arrived]:
    placed = finding_store.matches(session, case.version.plan, case.as_of)
    basis = _basis(case)
    gone = erased(session)  # as it was placed then it stays: there is nothing to open any more
    return [
        one
        for one in case.arrived
        if placed.get(one.submission.id, ("",))[0] != basis + marks.get(one.submission.id, "")
        and (one.submission.id not in gone or one.submission.set_aside)
    ]


def _basis(case: CaseFile) -> str:
    basis = f"v{case.version.id}/i{IDENTITY_VERSION}/o{OPENER_VERSION}/n{len(case.obligations)}"
    return basis + mark_of_merged(case.decisions)


def _open_all(waiting: Sequence[Arrived], known: Mapping[str, Contents], vault: Vault) -> dict[str, Contents]:
    """What is in each file that was not opened before, as many at once as there are processors."""
    fresh: dict[str, Item] = {}
    for one in waiting:
        for item in () if one.submission.set_aside else one.items:
            if item.sha256 and item.sha256 not in known:
                fresh.setdefault(item.sha256, item)
    opened: dict[str, Contents] = {}
    with ThreadPoolExecutor(AT_ONCE) as threads:
        for found in told_on("拆件", threads.map(lambda item: _open(item, vault), fresh.values()), len(fresh)):
            for sha256, contents in found.items():
                opened.setdefault(sha256, contents)
    return opened


def _open(item: Item, vault: Vault) -> dict[str, Contents]:
    if item.part == "body":
        text = vault.path(item.sha256).read_text("utf-8", "replace")
        return {item.sha256: open_text(text)}
    if item.submission.kind is SubmissionKind.MEMBER:
        return {}
    contents = open_file(vault.path(item.sha256), item.file or "")
    return {item.sha256: contents, **all_members(contents)}
