"""The command plan draft: a circular read into a plan.toml that a person finishes, and what differs from last year."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import normalize

import typer

from flows.answers import print_json
from settings import plan_file, rulings_file
from settings.files import CIRCULAR
from settings.mistakes import Mistakes
from settings.plan_file import read_plan
from settings.rulings_file import read_rulings
from settings.toml_text import Document, decode, read_toml
from tasks.calendars import calendar_for
from tasks.domain.errors import BadInput
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.broken import rejoined
from tasks.domain.plan.draft import Draft, draft
from tasks.domain.plan.drafting.against import Against, against
from tasks.domain.plan.drafting.days.numbers import YEAR, number
from tasks.domain.plan.requirement import Plan
from tasks.domain.plan.ruling import Ruling
from tasks.openers.circular import read_circular
from tasks.pages.plan_draft import against_json, draft_json, draft_toml

_MOST_YEARS = 5  # of a circular's years, for the calendar


def draft_plan(
    circular: Path, home: Path, *, year: int | None, last_year: Path | None, out: Path | None, json: bool
) -> None:
    """Print the draft, or write it to `out`. Raises BadInput where a file cannot be read; nothing is overwritten."""
    if out is not None and out.exists():
        raise BadInput(f"{out} 已经存在，没有覆盖。请换一个文件名，或先移走它。")
    text = read_circular(circular)
    before = _plan_of(last_year) if last_year else None

    drafted = draft(text, year=year, rulings=rulings_for(home, text), calendar=calendar_around(text, year))
    compared = against(drafted, before) if before else None

    shown = _shown(drafted, compared, circular.name)
    if json:
        print_json(draft_json(drafted) | (against_json(compared) if compared else {}))
    elif out is None:
        typer.echo(shown)
    if out is not None:
        _write(out, shown)
        typer.echo(_told(drafted, out), err=json)
        if compared and not json:
            typer.echo("\n".join(compared.lines))


def rulings_for(home: Path, text: str) -> tuple[Ruling, ...]:
    """The rulings of the county's folder, where its circular is this one (a ruling cites a line of that text)."""
    rulings, circular = home / rulings_file.FILE, home / CIRCULAR
    if (
        not rulings.is_file()
        or not circular.is_file()
        or _lines(rejoined(decode(circular.read_bytes()) or "")) != _lines(text)
    ):
        return ()
    mistakes = Mistakes()
    found = read_rulings(read_toml(rulings_file.FILE, rulings.read_bytes(), mistakes), None, mistakes)
    mistakes.stop_if_any()
    return found


def calendar_around(text: str, year: int | None) -> Calendar:
    """The calendar of the years that a circular names: 节后5个工作日内 is counted in it."""
    named = {number(one) for one in re.findall(rf"(?<!\d){YEAR}(?!\d)", normalize("NFKC", text))}
    return calendar_for(sorted({*named, *([year] if year else [])})[-_MOST_YEARS:])


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").strip().splitlines()]


def _plan_of(path: Path) -> Plan:
    if not path.is_file():
        raise BadInput(f"没有文件 {path}，不能与去年的计划比较。")
    mistakes = Mistakes()
    doc: Document = read_toml(plan_file.FILE, path.read_bytes(), mistakes)
    plan = read_plan(doc, mistakes, year=None, zone="Asia/Shanghai")
    mistakes.stop_if_any()
    assert plan is not None
    return plan


def _shown(drafted: Draft, compared: Against | None, source: str) -> str:
    head = "".join(f"# {line}\n" for line in compared.lines) + "\n" if compared else ""
    return head + draft_toml(drafted, source)


def _write(out: Path, text: str) -> None:
    try:
        out.write_text(text, "utf-8")
    except OSError as error:
        raise BadInput(f"写不了 {out}：{error.strerror}。请换一个文件夹。") from error


def _told(drafted: Draft, out: Path) -> str:
    open_ = sum(1 for one in drafted.requirements if one.due is None or one.channels is None or one.party is None)
    return (
        f"已写出 {out}：要求 {len(drafted.requirements)} 项，其中 {open_} 项有待定的内容；"
        f"没有读成的 {len(drafted.unread)} 处，列在文件末尾。请逐条核对后再开季。"
    )
