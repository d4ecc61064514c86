"""The commands about the plan itself: lint, show, roster check. They read the folder and need no open plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import typer

from flows.answers import print_json
from flows.session import Session
from settings.files import CountyFiles, load_files, load_roster
from tasks.domain.errors import Mistake
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.due import Due, due_moments
from tasks.domain.plan.requirement import Requirement, channel_label
from tasks.open_plan import defects_of, defects_of_circular
from tasks.pages.status import as_table, iso
from tasks.planfile import calendar_of


def lint(session: Session | None, circular: Path | None, *, json: bool) -> int:
    """Print every defect; 1 when an error has no ruling."""
    warnings: tuple[Mistake, ...] = ()
    if circular is not None:
        defects = defects_of_circular(circular)
    else:
        assert session is not None
        files = load_files(session.county.files())
        defects, warnings = defects_of(files, calendar_of(files)), files.warnings
    open_errors = sum(d.stops for d in defects)
    if json:
        print_json(
            [
                {"id": d.id, "severity": d.severity.value, "line": d.line, "quote": d.quote, "message": d.message,
                 "ruling": d.ruling}
                for d in defects
            ]
        )  # fmt: skip
        return 1 if open_errors else 0
    rows = [
        (d.id, d.severity.label, d.message, d.quote[:30], f"已裁定：{d.ruling}" if d.ruling else "") for d in defects
    ]
    typer.echo(as_table(("编号", "程度", "问题", "原文", "裁定"), rows) if rows else "没有发现问题。")
    for warning in warnings:
        typer.echo(f"提醒：{warning}")
    typer.echo(f"共 {len(defects)} 处，未裁定的错误 {open_errors} 处。")
    return 1 if open_errors else 0


def show(session: Session, year: int | None, *, json: bool) -> None:
    files = load_files(session.county.files(), year=year)
    calendar = calendar_of(files)
    shown = [_shown(requirement, files, calendar) for requirement in files.plan.requirements]
    if json:
        print_json({"plan": files.plan.id, "year": files.plan.year, "requirements": shown})
        return
    rows = [
        (r["id"], r["title"], "、".join(channel_label(c) for c in r["channels"]), _when(due), due["day_kind_label"])
        for r in shown
        for due in r["due_moments"]
    ]
    typer.echo(f"{files.plan.id}，{files.plan.year} 年，要求 {len(shown)} 项\n")
    typer.echo(as_table(("编号", "要求", "渠道", "截止", "当天"), rows))


def check_roster(session: Session) -> None:
    roster, warnings = load_roster(session.county.files())
    emails = sum(1 for contact in roster.contacts if contact.email)
    typer.echo(
        f"学校 {len(roster.schools)} 所，教师 {len(roster.teachers)} 人，联系人 {len(roster.contacts)} 人"
        f"（{emails} 人有邮箱）。"
    )
    for warning in warnings:
        typer.echo(f"提醒：{warning}")


def _shown(requirement: Requirement, files: CountyFiles, calendar: Calendar) -> dict[str, Any]:
    """A requirement in plan.toml's names, with every due moment of the year."""
    count, pending = requirement.count, requirement.pending
    return {
        "id": requirement.id,
        "title": requirement.title,
        "aliases": list(requirement.aliases),
        "party": requirement.party.value,
        "stages": [stage.value for stage in requirement.stages],
        "channels": list(requirement.channels),
        "needs": requirement.needs.value,
        "count": count if isinstance(count, int) else {stage.value: n for stage, n in count.items()},
        "due": requirement.due,
        "pending": pending if isinstance(pending, bool) else list(pending),
        "checks": [{"name": check.name, **check.params} for check in requirement.checks],
        "due_moments": [
            _moment(whom, due, calendar)
            for whom, moments in _variants(requirement, files, calendar).items()
            for due in moments
        ],
    }


def _variants(requirement: Requirement, files: CountyFiles, calendar: Calendar) -> dict[str, tuple[Due, ...]]:
    """For whom ("" for all, else the stage or party of an override) -> the due moments."""
    found: dict[str, tuple[Due, ...]] = {"": due_moments(requirement, files.plan, calendar)}
    for override in files.plan.overrides:
        if override.requirement == requirement.id and override.due:
            stages = (override.stage,) if override.stage else ()
            parties = (override.party,) if override.party else ()
            whom = override.stage.value if override.stage else override.party
            found[whom] = due_moments(requirement, files.plan, calendar, stages=stages, parties=parties)
    return found


def _moment(whom: str, due: Due, calendar: Calendar) -> dict[str, Any]:
    day = calendar.day(due.due_at.date())
    return {
        "period": due.period,
        "for": whom,
        "opens_at": iso(due.opens_at),
        "due_at": iso(due.due_at),
        "day_kind": day.kind.value,
        "day_kind_label": _day_label(calendar, day.date),
        "day_origin": day.origin.value,
        "projected": due.projected,
    }


def _day_label(calendar: Calendar, day: date) -> str:
    found = calendar.day(day)
    kind = {"working": "工作日", "rest": "休息日", "holiday": "节假日"}[found.kind.value]
    return f"周{'一二三四五六日'[day.weekday()]} {kind}（{found.origin.label}）"


def _when(due: dict[str, Any]) -> str:
    whom = f"（{due['for']}）" if due["for"] else ""
    return f"{due['due_at'][:16].replace('T', ' ')}{whom}"
