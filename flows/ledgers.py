"""The commands about ledgers: `export` draws one, `ledger` enters what people report."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from flows.papers import PAPERS
from flows.session import Session
from tasks.casefile import CaseFile, open_casefile
from tasks.domain.errors import BadInput
from tasks.domain.verdict.coverage import coverage
from tasks.ledger import Kept, approve_hours, enter_hours, enter_points, hours_of, scores_of
from tasks.pages.ledgers import Frame, Ledger, coverage_page, credit_page, scoring_page
from tasks.pages.printed import printed_book
from tasks.pages.status import as_table
from tasks.store.session import open_store, reading

LEDGERS = {"credit": "学时", "coverage": "覆盖", "scoring": "考评分"}
_ALL = {**LEDGERS, **PAPERS}
FORMATS = ("table", "json", "xlsx")


def export(session: Session, what: str, format_: str, as_of: str, plan: str, out: Path | None) -> None:
    """Print a ledger, or write it. Raises BadInput for one that there is not, and for xlsx without a file."""
    chosen = next((name for name, label in LEDGERS.items() if what in (name, label)), None)
    if chosen is None:
        raise BadInput(f"没有台账“{what}”；有：{'、'.join(f'{label} {name}' for name, label in _ALL.items())}。")
    if format_ not in FORMATS:
        raise BadInput(f"台账没有 {format_} 格式；有：{'、'.join(FORMATS)}。")
    if format_ == "xlsx" and out is None:
        raise BadInput("xlsx 要写到文件：请加 --out 文件名.xlsx。")
    moment = session.as_of(as_of)
    with reading(open_store(session.county.database_url)) as connection:
        case = open_casefile(connection, moment, plan or None)
        drawn = _drawn(chosen, _frame(session, case), case, connection)
    if format_ == "xlsx":
        assert out is not None
        out.write_bytes(printed_book(drawn.sheets, case.as_of))
        typer.echo(f"已写出 {out}")
        return
    text = json.dumps(drawn.document, ensure_ascii=False, indent=1) if format_ == "json" else drawn.text
    if out is None:
        typer.echo(text)
    else:
        out.write_text(text + "\n", "utf-8")


def _drawn(what: str, frame: Frame, case: CaseFile, connection: Any) -> Ledger:
    if what == "credit":
        return credit_page(frame, hours_of(connection, case))
    if what == "scoring":
        return scoring_page(frame, scores_of(connection, case))
    return coverage_page(frame, coverage(case.plan, case.roster, case.verdicts.values()))


def _frame(session: Session, case: CaseFile) -> Frame:
    opened = case.version.recorded_at.astimezone(case.as_of.tzinfo)
    return Frame(session.county.app.name, case.plan.id, case.version.id, opened, case.as_of)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of which school, category and plan, and who enters it; "" for what was not said."""

    school: str = ""
    category: str = ""
    by: str = ""
    plan: str = ""


def hours(session: Session, file: Path, of: Wanted, *, approved: bool, yes: bool) -> int:
    return _enter(session, yes, lambda at: enter_hours(
        session.county, file, at, of.by, school=of.school, approved=approved, yes=yes, plan_id=of.plan or None
    ))  # fmt: skip


def points(session: Session, file: Path, of: Wanted, *, yes: bool) -> int:
    return _enter(session, yes, lambda at: enter_points(
        session.county, file, at, of.by, yes=yes, plan_id=of.plan or None
    ))  # fmt: skip


def approve(session: Session, of: Wanted, *, yes: bool) -> int:
    return _enter(session, yes, lambda at: approve_hours(
        session.county, at, of.by, school=of.school, category=of.category, yes=yes, plan_id=of.plan or None
    ))  # fmt: skip


def _enter(session: Session, yes: bool, enter: Callable[[Any], Coroutine[Any, Any, Kept]]) -> int:
    """Show what it enters; 1 when a person has to say --yes first, 0 when it was written or there is nothing."""
    session.check_clock()
    told = asyncio.run(enter(session.clock.now())).told
    if told.rows:
        typer.echo(as_table(told.headings, told.rows[:200]) + "\n")
    typer.echo(told.sentence)
    if told.rows and not yes:
        typer.echo("还没有记入。看过无误后加 --yes 再运行。")
        return 1
    return 0
