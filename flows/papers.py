"""`export` of papers to be edited, printed and stamped: the bulletin 通报, a school's 督办单, the workbook 汇总表."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from flows.session import Session
from tasks.casefile import CaseFile, open_casefile
from tasks.desk import desk_of, desktop_of
from tasks.domain.errors import BadInput
from tasks.domain.notice.detail import details
from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.letter import write_letter
from tasks.domain.notice.notice import Line, Notice
from tasks.domain.notice.occasion import Occasion, due_day, week_of
from tasks.domain.notice.recipients import school_of
from tasks.domain.notice.summary import sum_up
from tasks.domain.plan.party import School
from tasks.domain.verdict.verdict import Verdict, VerdictKind
from tasks.pages.bulletin import bulletin, supervision
from tasks.pages.summary_book import summary_book
from tasks.store.session import open_store, reading

PAPERS = {"bulletin": "通报", "supervision": "督办单", "summary": "汇总表"}
_ENDINGS = {"bulletin": ".docx", "supervision": ".docx", "summary": ".xlsx"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    what: str
    as_of: str = ""
    plan: str = ""
    party: str = ""
    due: str = ""


def paper_named(what: str) -> str:
    """The paper's English name; empty for what is none."""
    return next((name for name, label in PAPERS.items() if what in (name, label)), "")


def export_paper(session: Session, asked: Asked, out: Path | None) -> None:
    """Write one paper to a file. Raises BadInput without a file or school, and where there is nothing to say."""
    name = paper_named(asked.what)
    if out is None:
        raise BadInput(f"{PAPERS[name]}要写到文件：请加 --out {PAPERS[name]}{_ENDINGS[name]}。")
    moment = session.as_of(asked.as_of)
    with reading(open_store(session.county.database_url)) as connection:
        case = open_casefile(connection, moment, asked.plan or None)
        desktop = desktop_of(session.county, case, desk_of(connection, session.county, case, ()))
    data = _supervision(asked, case, desktop) if name == "supervision" else _summary(name, asked, case, desktop)
    out.write_bytes(data)
    typer.echo(f"已写出 {out}")


def _summary(name: str, asked: Asked, case: CaseFile, desktop: Desktop) -> bytes:
    occasion = Occasion(_day(asked.due, case)) if asked.due else week_of(case.as_of)
    verdicts = occasion.verdicts(case.verdicts.values(), case.as_of)
    summary = sum_up(verdicts, None, desktop, case.as_of, occasion.due_on)
    if name == "bulletin":
        return bulletin(summary)
    return summary_book(summary, details(verdicts, desktop, case.as_of, whole_phones=True))


def _day(text: str, case: CaseFile) -> date:
    days = sorted({due_day(verdict, case.as_of) for verdict in case.verdicts.values()})
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BadInput(f"看不懂的日期“{text}”；请写成 2023-02-24。") from None
    if day not in days:
        raise BadInput(f"没有 {day} 截止的材料；有：{'、'.join(map(str, days))}。")
    return day


def _supervision(asked: Asked, case: CaseFile, desktop: Desktop) -> bytes:
    school = _school(asked.party, case)
    owed = [v for v in case.verdicts.values() if _is_proved(v, case, desktop) and _is_of(v, school, case)]
    if not owed:
        raise BadInput(f"{school.name}没有已过截止、经查看尚未收到或需要补正的材料，不必督办。")
    now = case.as_of
    lines = tuple(Line("E2", v.obligation.id, v.obligation.due_at, now, v.kind.value) for v in owed)
    notice = Notice("", "E2", school.principal, "", school.id, lines, True, now, now)
    return supervision(write_letter(notice, desktop, now))


def _school(party: str, case: CaseFile) -> School:
    fit: Sequence[School] = [s for s in case.roster.schools if party and party in (s.id, s.name, *s.aliases)]
    if len(fit) != 1:
        raise BadInput(
            f"督办单是给一所学校的：请加 --party 学校的编号或名称{f'（花名册里没有“{party}”）' if party else ''}。"
        )
    return fit[0]


def _is_proved(verdict: Verdict, case: CaseFile, desktop: Desktop) -> bool:
    """What was looked for and is lacking, or came and has to be mended; not what is disputed or awaits a ruling."""
    owed = verdict.obligation
    open_ = verdict.kind in {VerdictKind.MISSING, VerdictKind.REJECTED} and owed.due_at < case.as_of
    return open_ and not owed.pending and owed.id not in desktop.appealed


def _is_of(verdict: Verdict, school: School, case: CaseFile) -> bool:
    found = school_of(verdict.obligation, case.roster)
    return found is not None and found.id == school.id
