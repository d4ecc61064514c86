"""清理 prune: erase what has been kept long enough, as a recorded act, and tidy the folder of the evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection

from settings.app import County
from settings.roster_writing import emptied_roster
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.evidence.item import Submission
from tasks.domain.evidence.keeping import ErasedAs, Term, is_automatic, is_long_closed, is_over, out_of_terms
from tasks.domain.evidence.match import MatchKind
from tasks.pages.record import Told
from tasks.store import erasing, erasing_plans
from tasks.store import plans as plan_store
from tasks.store.evidence import arrived
from tasks.store.session import open_store, reading, scrub, writing
from tasks.store.vault import Vault

_DAY = timedelta(days=1)
_MOMENT = re.compile(r"\d{8}T\d{6}(?=-rehearse-\d+d\.html$)")


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much of each class was erased, or would be."""

    counts: Mapping[ErasedAs, int] = field(default_factory=dict)
    is_done: bool = True
    plans: Mapping[ErasedAs, Sequence[str]] = field(default_factory=dict)

    @property
    def told(self) -> Told:
        rows = [f"{kind.label} {count} 份" for kind, count in self.counts.items() if count]
        rows += [f"{kind.label}（{'、'.join(sorted(plans))}）" for kind, plans in self.plans.items() if plans]
        if not rows:
            return Told("没有到了保存期限的内容。")
        word = "已清除" if self.is_done else "到了保存期限（加 --yes 才清除）"
        return Told(f"{word}：{'，'.join(rows)}。收到时间、指纹和判定都留着。")


@cell("清理 prune")
async def prune(county: County, at: datetime, *, apply: bool = True) -> Pruned:
    """Erase by the periods of `[keep]` and `keep_years`; what an open plan or a decision cites stays."""
    engine = open_store(county.database_url)
    with reading(engine) as session:
        cases = [open_casefile(session, at, plan) for plan in {v.plan for v in plan_store.versions(session, at)}]
        over, plans = _over(session, county, cases, at), _plans_over(session, county, cases, at)
    counts = {kind: len(numbers) for kind, numbers in over.items()}
    if not apply:
        return Pruned(counts, is_done=False, plans=plans)

    with writing(engine) as session:
        for kind, numbers in over.items():
            erasing.erase(session, numbers, kind, at)
        _empty_plans(session, plans, at)
    _tidy(county)
    _forget_rehearsals(county, at)
    return Pruned(counts, plans=plans)


def _plans_over(
    session: Connection, county: County, cases: Sequence[CaseFile], at: datetime
) -> dict[ErasedAs, tuple[str, ...]]:
    done, keep = erasing_plans.erased_of_plans(session), county.app.keep
    return {
        kind: tuple(
            case.version.plan
            for case in cases
            if (case.version.plan, kind.value) not in done
            and is_long_closed(_closes(case), kept_for, county.app.keep_years, at)
        )
        for kind, kept_for in ((ErasedAs.ROSTER, keep.rosters), (ErasedAs.SENT, keep.sent))
    }


def _empty_plans(session: Connection, plans: Mapping[ErasedAs, Sequence[str]], at: datetime) -> None:
    """Every version of a plan is emptied: what was known at an earlier moment holds no address either."""
    for plan in plans[ErasedAs.ROSTER]:
        for version in plan_store.versions(session, at, plan):
            written, gone = emptied_roster(plan_store.files_of(session, version.id))
            erasing_plans.put_files(session, version.id, written, gone)
        erasing_plans.record_erasure(session, plan, ErasedAs.ROSTER, at)
    for plan in plans[ErasedAs.SENT]:
        erasing_plans.empty_mails(session, plan)
        erasing_plans.record_erasure(session, plan, ErasedAs.SENT, at)


def _forget_rehearsals(county: County, at: datetime) -> None:
    """Their pages hold every mail in full, with its reader."""
    for path in county.records.glob("*-rehearse-*d.html"):
        if not (moment := _MOMENT.match(path.name)):
            continue
        made = datetime.strptime(moment[0], "%Y%m%dT%H%M%S").replace(tzinfo=at.tzinfo)
        if is_long_closed(made, county.app.keep.sent, county.app.keep_years, at):
            path.unlink(missing_ok=True)


def _over(
    session: Connection, county: County, cases: Sequence[CaseFile], at: datetime
) -> dict[ErasedAs, frozenset[int]]:
    gone = erasing.erased(session)
    left = {one.submission.id: one.submission for one in arrived(session, at) if one.submission.id not in gone}
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
    return Term(case.plan.starts, _closes(case), frozenset(cited))


def _closes(case: CaseFile) -> datetime:
    return max((owed.due_at for owed in case.obligations), default=case.plan.starts)


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
