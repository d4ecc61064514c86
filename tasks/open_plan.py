"""开季 open_plan: read the county's folder, lint it, expand it, and write a new version of the plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from settings.app import County
from settings.files import CountyFiles, load_files
from settings.rungs import load_rungs
from tasks.calendars import calendar_for
from tasks.cell import cell
from tasks.domain.errors import NeedsAPerson
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.defect import Defect
from tasks.domain.plan.difference import Difference, difference, moves, renamed, rewritten
from tasks.domain.plan.expand import expand
from tasks.domain.plan.lint import lint, lint_circular
from tasks.domain.plan.obligation import Obligation
from tasks.domain.verdict.gaining import Gain, with_gained
from tasks.openers.circular import read_circular
from tasks.pages.record import Told
from tasks.planfile import calendar_of, load_version
from tasks.store import outbox
from tasks.store import plans as plan_store
from tasks.store.lapses import record_lapses
from tasks.store.plans import Gained, PlanVersion
from tasks.store.session import open_store, writing

_FIRST_YEAR, _LAST_YEAR = 2004, 2036  # of the circulars that are read without a plan


@dataclass(frozen=True, slots=True)
class Linted:
    defects: tuple[Defect, ...]

    @property
    def told(self) -> Told:
        unruled = sum(d.stops for d in self.defects)
        rows = tuple((d.id, d.severity.label, d.message, d.ruling or "未裁定") for d in self.defects)
        return Told(
            f"发现 {len(self.defects)} 处问题，未裁定的错误 {unruled} 处。", ("编号", "程度", "问题", "裁定"), rows
        )


@dataclass(frozen=True, slots=True)
class Opened:
    """The version that was written; 0 when nothing had changed."""

    plan: str
    version: int
    obligations: tuple[Obligation, ...]
    changes: Difference

    @property
    def told(self) -> Told:
        count = len(self.obligations)
        if not self.version:
            return Told(f"计划 {self.plan} 没有变化，仍是 {count} 项应交。")
        sentence = f"计划 {self.plan} 已开季（第 {self.version} 版），共 {count} 项应交。"
        rows = tuple(
            (requirement, str(sum(1 for o in self.obligations if o.requirement == requirement)))
            for requirement in dict.fromkeys(o.requirement for o in self.obligations)
        )
        return Told(sentence, ("要求", "应交项数"), rows)


def defects_of(files: CountyFiles, calendar: Calendar) -> tuple[Defect, ...]:
    """What is wrong or open in plan, calendar, sources and circular, with the rulings laid beside it."""
    return lint(files.plan, calendar, circular=files.circular, rulings=files.rulings, served=files.served)


def defects_of_circular(path: Path) -> tuple[Defect, ...]:
    """What is wrong or open in one circular (text, .docx, .doc, .wps or .pdf), read by itself.

    Raises BadInput for a file that cannot be read as a text.
    """
    text = read_circular(path)
    return lint_circular(text, calendar_for(range(_FIRST_YEAR, _LAST_YEAR), (), ()))


@cell("检查计划 lint")
async def lint_plan(county: County, year: int | None = None) -> Linted:
    """Raises NeedsAPerson when an error has no ruling: then nothing is opened."""
    files = load_files(county.files(), year=year, zone=county.app.timezone)
    defects = defects_of(files, calendar_of(files))
    unruled = [d for d in defects if d.stops]
    if unruled:
        listed = "\n".join(f"  {d.id}：{d.message}" for d in unruled)
        raise NeedsAPerson(
            f"有 {len(unruled)} 处错误还没有裁定，没有开季。请在 rulings.toml 里逐条写明裁定：\n{listed}"
        )
    return Linted(defects)


@cell("开季 open")
async def open_version(county: County, at: datetime, year: int | None = None, *, yes: bool = False) -> Opened:
    """Write a new version if anything changed.

    Raises NeedsAPerson when it changes an open plan and `yes` was not given; the message shows the difference.
    """
    given = county.files()
    files = load_files(given, year=year, zone=county.app.timezone)
    load_rungs(given)
    owed = expand(files.plan, files.roster, calendar_of(files))
    with writing(open_store(county.database_url)) as session:
        before = plan_store.current_version(session, at, files.plan.id)
        if before is not None and _same(plan_store.files_of(session, before.id), given, before, files):
            return Opened(files.plan.id, 0, owed, Difference())
        was = load_version(session, before, county.app.timezone) if before else None
        changes = _changes(session, was, files, owed, at)
        if was is not None and not yes:
            shown = _shown(was, files, changes, at)
            raise NeedsAPerson(f"这会改变已开季的计划 {files.plan.id}：\n{shown}\n确认无误后加 --yes 再运行。")

        plan = files.plan
        version = plan_store.open_version(session, plan.id, plan.year, plan.starts, given, at, by="")
        outbox.note_sending(session, plan.id, county.app.sending == "on", at)
        if before is not None:
            known = {g.obligation for g in plan_store.gained(session, plan.id, at)}
            new = [Gained(o.id, at, "计划或花名册变动") for o in changes.new if o.id not in known]
            plan_store.gain(session, plan.id, new)
            record_lapses(session, plan.id, [o.id for o in changes.lapsed(at)], at)
    return Opened(files.plan.id, version, owed, changes)


def _changes(
    session: Connection, was: CountyFiles | None, files: CountyFiles, owed: Sequence[Obligation], at: datetime
) -> Difference:
    """What the new version changes, with the due moments that will hold."""
    if was is None:
        return difference((), owed)
    gains = [Gain(g.obligation, g.recorded_at, g.shown_by) for g in plan_store.gained(session, files.plan.id, at)]
    return _as_gained(difference(_owed(was), owed), gains, files, at)


def _shown(was: CountyFiles, files: CountyFiles, changes: Difference, at: datetime) -> str:
    lapsed = len(changes.lapsed(at))
    lines = (
        changes.sentence,
        *([f"  其中 {lapsed} 项定下的截止已经过去：放行以前不催缴"] if lapsed else []),
        *renamed(was.roster, files.roster),
        *moves(was.roster, files.roster),
        *rewritten(was.plan, files.plan),
    )
    return "\n".join(lines)


def _as_gained(changes: Difference, gains: Sequence[Gain], files: CountyFiles, at: datetime) -> Difference:
    """What would appear, due when it then will be: what is gained late has five working days."""
    known = {gain.obligation for gain in gains}
    coming = [Gain(o.id, at) for o in changes.new if o.id not in known]
    effective = with_gained(files.plan, files.roster, calendar_of(files), (*gains, *coming), expand)
    of = {obligation.id: obligation for obligation in effective}
    return replace(
        changes,
        new=tuple(of.get(o.id, o) for o in changes.new),
        moved=tuple((old, of.get(new.id, new)) for old, new in changes.moved),
    )


def _same(kept: dict[str, bytes], given: dict[str, bytes], before: PlanVersion, files: CountyFiles) -> bool:
    return kept == given and before.year == files.plan.year


def _owed(files: CountyFiles) -> Sequence[Obligation]:
    return expand(files.plan, files.roster, calendar_of(files))
