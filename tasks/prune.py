"""清理 prune: erase what has been kept long enough, as a recorded act, and tidy the folder of the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.evidence.item import Submission
from tasks.domain.evidence.keeping import ErasedAs, Term, is_automatic, is_over, out_of_terms
from tasks.domain.evidence.match import MatchKind
from tasks.pages.record import Told
from tasks.store import erasing
from tasks.store import plans as plan_store
from tasks.store.evidence import arrived
from tasks.store.session import open_store, reading, scrub, writing
from tasks.store.vault import Vault

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much of each class was erased, or would be."""

    counts: Mapping[ErasedAs, int] = field(default_factory=dict)
    is_done: bool = True

    @property
    def told(self) -> Told:
        rows = tuple((kind.label, str(count)) for kind, count in self.counts.items() if count)
        if not rows:
            return Told("没有到了保存期限的内容。")
        word = "已清除" if self.is_done else "到了保存期限（加 --yes 才清除）"
        return Told(f"{word}：{'，'.join(' '.join(row) + ' 份' for row in rows)}。收到时间、指纹和判定都留着。")


@cell("清理 prune")
async def prune(county: County, at: datetime, *, apply: bool = True) -> Pruned:
    """Erase by the periods of `[keep]` and `keep_years`; what an open plan or a decision cites stays."""
    engine = open_store(county.database_url)
    with reading(engine) as session:
        over = _over(session, county, at)
    counts = {kind: len(numbers) for kind, numbers in over.items()}
    if not apply:
        return Pruned(counts, is_done=False)

    with writing(engine) as session:
        for kind, numbers in over.items():
            erasing.erase(session, numbers, kind, at)
    _tidy(county)
    return Pruned(counts)


def _over(session: Connection, county: County, at: datetime) -> dict[ErasedAs, frozenset[int]]:
    gone = erasing.erased(session)
    left = {one.submission.id: one.submission for one in arrived(session, at) if one.submission.id not in gone}
    cases = [open_casefile(session, at, plan) for plan in {v.plan for v in plan_store.versions(session, at)}]
    seen = {number: came for number, one in left.items() if (came := _came(one)) is not None}
    closed = out_of_terms(seen, [_term(case) for case in cases], county.app.keep_years, at)
    kept_for = county.app.keep.automatic
    automatic = {n for n, one in left.items() if is_automatic(one) and is_over(kept_for, one.first_seen_at, at)}
    return {ErasedAs.AUTOMATIC: frozenset(automatic - closed), ErasedAs.CLOSED: closed}


def _came(submission: Submission) -> datetime | None:
    return submission.received_at or submission.first_seen_at


def _term(case: CaseFile) -> Term:
    """A plan with all that it claims, that waits under it, or that a person decided about under it."""
    decided = {decision.target.partition("/")[0] for decision in case.decisions}
    waiting = (MatchKind.CLAIMED, MatchKind.UNPLACED)
    cited = {
        placed.item.submission.id
        for placed in case.placed
        if placed.match.kind in waiting or placed.item.id.partition("/")[0] in decided
    }
    closes = max((owed.due_at for owed in case.obligations), default=case.plan.starts)
    return Term(case.plan.starts, closes, frozenset(cited))


def _tidy(county: County) -> None:
    """Remove files that nothing names any more and what killed processes left; compress old raw mails."""
    engine, vault = open_store(county.database_url), Vault(county.evidence)
    with writing(engine) as session:
        vault.erase(erasing.free_hashes(session))
        unpacked = erasing.raw_mails(session)
    scrub(engine)
    for sha256 in unpacked:
        vault.pack(sha256)
    vault.sweep(_DAY)
