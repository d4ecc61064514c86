"""台账 ledger: enter hours and points that people report, approve hours; draw the three ledgers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from sqlalchemy import Connection

from settings.app import County
from settings.ledger_list import Figure, read_hours, read_points
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.errors import BadInput
from tasks.domain.verdict.concerns import check_who
from tasks.domain.verdict.credit import CreditAccount, credit_ledger, credit_rules
from tasks.domain.verdict.entering import Entered, Row, approvals, hours_entered, points_entered, schools_named
from tasks.domain.verdict.entry import Entry, EntryKind
from tasks.domain.verdict.outage import unanswered_outage
from tasks.domain.verdict.scoring import SchoolScore, mending_runs, score_schools, scoring_rules
from tasks.domain.verdict.verdict import Verdict
from tasks.pages.record import Told
from tasks.store import ledgers as ledger_store
from tasks.store.session import open_store, writing


@dataclass(frozen=True, slots=True)
class Kept:
    """The entries of one list or approval; `written` says whether they were."""

    entries: tuple[Entry, ...]
    names: tuple[str, ...]  # of their parties, in the same order
    written: bool

    @property
    def told(self) -> Told:
        done = "已记入" if self.written else "将记入"
        rows = tuple(
            (name, e.category, f"{e.amount:g}", e.kind.label, e.why or e.behind)
            for name, e in zip(self.names, self.entries, strict=True)
        )
        return Told(f"{done} {len(rows)} 条。", ("谁", "类别", "数", "性质", "依据"), rows)


@cell("登记学时 enter_hours")
async def enter_hours(
    county: County, file: Path, at: datetime, by: str, *,
    school: str = "", approved: bool = False, yes: bool = False, plan_id: str | None = None,
) -> Kept:  # fmt: skip
    """Take in a list of hours, all of it or nothing. Raises BadInput with every row that cannot be taken."""
    rows = _rows(read_hours(file.name, _bytes(file)))
    kind = EntryKind.APPROVED if approved else EntryKind.REPORTED

    def taken(case: CaseFile, _session: Connection) -> Entered:
        rules = credit_rules(case.plan.credit).rules
        by_list = [rule.category for rule in rules if not rule.requirements or approved]
        if school and len(schools_named(school, case.roster)) != 1:
            raise BadInput(f"花名册里没有“{school}”这所学校，或者不止一所。请写编号，如 --school sch01。")
        return hours_entered(rows, case.roster, by_list, kind, at, by, school)

    return _keep(county, at, by, taken, yes=yes, plan_id=plan_id)


@cell("登记评分 enter_points")
async def enter_points(
    county: County, file: Path, at: datetime, by: str, *, yes: bool = False, plan_id: str | None = None
) -> Kept:
    """Take in points by hand, all of them or none. Raises BadInput with every row that cannot be taken."""
    rows = _rows(read_points(file.name, _bytes(file)))

    def taken(case: CaseFile, _session: Connection) -> Entered:
        return points_entered(rows, case.roster, dict(scoring_rules(case.plan).by_hand), at, by)

    return _keep(county, at, by, taken, yes=yes, plan_id=plan_id)


@cell("认定学时 approve_hours")
async def approve_hours(
    county: County, at: datetime, by: str, *,
    school: str = "", category: str = "", yes: bool = False, plan_id: str | None = None,
) -> Kept:  # fmt: skip
    """Approve what is proposed, of one school and category or of all. Raises BadInput for one that there is not."""

    def taken(case: CaseFile, session: Connection) -> Entered:
        accounts = hours_of(session, case)
        if school:
            ids = {one.id for one in schools_named(school, case.roster)}
            if not ids:
                raise BadInput(f"花名册里没有“{school}”这所学校。")
            accounts = tuple(account for account in accounts if account.teacher.school in ids)
        known = [rule.category for rule in credit_rules(case.plan.credit).rules]
        if category and category not in known:
            raise BadInput(f"没有学时类别“{category}”；有：{'、'.join(known) or '（无，见 plan.toml [credit]）'}。")
        return Entered(approvals(accounts, category, at, by))

    return _keep(county, at, by, taken, yes=yes, plan_id=plan_id)


def hours_of(session: Connection, case: CaseFile) -> tuple[CreditAccount, ...]:
    """The ledger of hours as known at the case's moment."""
    entries = ledger_store.entries(session, case.version.plan, case.as_of)
    return credit_ledger(case.plan, case.roster, tuple(case.verdicts.values()), entries)


def scores_of(session: Connection, case: CaseFile) -> tuple[SchoolScore, ...]:
    """The scoring sheets as known at the case's moment; nobody is late by an outage of ours that nobody answered."""
    entries = ledger_store.entries(session, case.version.plan, case.as_of)
    return score_schools(case.plan, case.roster, tuple(case.verdicts.values()), entries, _excuse(case))


def _excuse(case: CaseFile) -> Callable[[Verdict], str]:
    def mended_until(due: datetime) -> datetime:
        day = case.calendar.working_days_from(due.date(), case.plan.mend_within)
        return datetime.combine(day, time(23, 59, 59), due.tzinfo)

    def excuse(verdict: Verdict) -> str:
        runs = mending_runs(verdict, case.as_of, mended_until)
        return runs or unanswered_outage(
            verdict.obligation, verdict.channels.keys(), case.sources, case.looks.readings, case.decisions
        )

    return excuse


def _keep(
    county: County, at: datetime, by: str, taken: Callable[[CaseFile, Connection], Entered], *,
    yes: bool, plan_id: str | None,
) -> Kept:  # fmt: skip
    with writing(open_store(county.database_url)) as session:
        case = open_casefile(session, at, plan_id)
        check_who(case.roster, by)
        found = taken(case, session)
        if found.refused:
            listed = "\n".join(f"  {sentence}" for sentence in found.refused[:50])
            raise BadInput(f"有 {len(found.refused)} 行不能登记，整份没有登记。请改好再导入：\n{listed}")

        if yes:
            ledger_store.record_entries(session, case.version.plan, found.entries)
    names = tuple(case.roster.name_of(entry.party) for entry in found.entries)
    return Kept(found.entries, names, written=yes)


def _rows(figures: Sequence[Figure]) -> list[Row]:
    return [Row(f.place, f.name, f.school, f.about, f.amount, f.why, f.id, f.headed) for f in figures]


def _bytes(file: Path) -> bytes:
    if not file.is_file():
        raise BadInput(f"没有文件 {file}。")
    return file.read_bytes()
