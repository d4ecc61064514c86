"""A county's folder as one whole: every file read and checked together, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from settings import calendar_file, plan_file, rulings_file
from settings.calendar_file import read_calendar
from settings.mistakes import Mistakes
from settings.plan_file import read_plan
from settings.plan_references import check_plan
from settings.roster_file import CONTACTS, SCHOOLS, TEACHERS, WORKBOOKS, read_roster
from settings.rulings_file import read_rulings
from settings.secrets import SECRETS
from settings.sources_file import read_sources
from settings.toml_text import Document, decode, read_toml
from settings.words import nearest
from tasks.domain.errors import Mistake
from tasks.domain.evidence.source import Source, WebsiteSource
from tasks.domain.plan.calendar import Day, Vacation
from tasks.domain.plan.circulars.broken import rejoined
from tasks.domain.plan.party import Roster
from tasks.domain.plan.requirement import PartyKind, Plan
from tasks.domain.plan.ruling import Ruling, lift_pending

CIRCULAR = "circular.txt"
PLAN_FILES = (plan_file.FILE, rulings_file.FILE, calendar_file.FILE, CIRCULAR, *WORKBOOKS, SCHOOLS, TEACHERS, CONTACTS)
_LONGEST_CIRCULAR = 4_000_000  # bytes
OTHER_FILES = ("rollcall.toml", SECRETS)
PLAN_FOLDERS = ("sources/", "rungs/", "texts/")
OTHER_FOLDERS = ("roster/", "incoming/", "state/")


@dataclass(frozen=True)
class CountyFiles:
    plan: Plan
    roster: Roster
    rulings: tuple[Ruling, ...] = ()
    calendar_days: tuple[Day, ...] = ()  # the operator's
    vacations: tuple[Vacation, ...] = ()
    sources: tuple[Source, ...] = ()
    warnings: tuple[Mistake, ...] = ()  # nothing is wrong with them, but something will not work: an empty address
    circular: str | None = None

    @property
    def served(self) -> frozenset[str]:
        """The channels that a source reads."""
        return frozenset(channel for source in self.sources for channel in source.channels)


def load_files(files: Mapping[str, bytes], *, year: int | None = None, zone: str = "Asia/Shanghai") -> CountyFiles:
    """Read the files of one plan version (relative path -> bytes), for `year` if it is given, else the plan's own.

    Raises BadFiles with every mistake of every file.
    """
    mistakes = Mistakes()
    docs = {name: _document(name, files, mistakes) for name in PLAN_FILES if name.endswith(".toml")}
    plan = _plan(docs[plan_file.FILE], files, mistakes, year, zone)
    roster = read_roster(files, mistakes)
    sources = read_sources(files, mistakes)
    _refuse_strangers(files, {place for source in sources if (place := _place(source.path))}, mistakes)
    days, vacations = read_calendar(docs[calendar_file.FILE], plan.year if plan else year or 2000, mistakes)
    rulings = read_rulings(docs[rulings_file.FILE], plan, mistakes)
    if plan is not None:
        served = frozenset(channel for source in sources for channel in source.channels)
        check_plan(docs[plan_file.FILE], plan, roster, served, mistakes)
        _check_together(plan, roster, sources, files, mistakes)
    circular = _circular(files.get(CIRCULAR), mistakes)
    mistakes.stop_if_any()
    assert plan is not None
    return CountyFiles(
        plan=lift_pending(plan, rulings),
        roster=roster,
        rulings=rulings,
        calendar_days=days,
        vacations=vacations,
        sources=sources,
        warnings=tuple(mistakes.warnings),
        circular=circular,
    )


def _plan(doc: Document, files: Mapping[str, bytes], mistakes: Mistakes, year: int | None, zone: str) -> Plan | None:
    if plan_file.FILE in files:
        return read_plan(doc, mistakes, year=year, zone=zone)
    mistakes.add(plan_file.FILE, "", "没有这个文件", "rollcall init --add-missing 会补上样例")
    return None


def _circular(data: bytes | None, mistakes: Mistakes) -> str | None:
    if data is not None and len(data) > _LONGEST_CIRCULAR:
        size = f"有 {len(data) // 1_000_000} MB，不像一份通知"
        mistakes.add(CIRCULAR, "", size, "通知的正文，几万字以内")
        return None
    text = decode(data) if data is not None else None
    if data and (text is None or _is_no_text(text)):
        mistakes.add(CIRCULAR, "", "里面不是文字", "通知的正文，用记事本另存为 UTF-8")
        return None
    return rejoined(text) if text is not None else None


def _is_no_text(text: str) -> bool:
    """A picture or a Word file by the name of a text file."""
    odd = sum(sign != "\t" and sign != "\n" and not sign.isprintable() and not sign.isspace() for sign in text)
    return odd * 20 > len(text)


def load_roster(files: Mapping[str, bytes]) -> tuple[Roster, tuple[Mistake, ...]]:
    """The roster alone, and its warnings. Raises BadFiles."""
    mistakes = Mistakes()
    roster = read_roster(files, mistakes)
    mistakes.stop_if_any()
    return roster, tuple(mistakes.warnings)


def _document(name: str, files: Mapping[str, bytes], mistakes: Mistakes) -> Document:
    return read_toml(name, files[name], mistakes) if name in files else Document(name)


def _place(path: str) -> str:
    """The folder or file of the county's own folder in which a source's path begins; "" of one that lies elsewhere."""
    first, *below = PurePosixPath(path).parts or ("",)
    return "" if first in ("", "/", "..") else f"{first}/" if below else first


def _refuse_strangers(files: Iterable[str], places: set[str], mistakes: Mistakes) -> None:
    """A file that nobody reads is a file that somebody believes to be read; the `places` of sources are read."""
    known = (*PLAN_FILES, *OTHER_FILES, *PLAN_FOLDERS, *OTHER_FOLDERS)
    for name in files:
        if name.rstrip("/") in places or name in places:
            continue
        if name in known or name.startswith(PLAN_FOLDERS):
            continue
        kind = "文件夹" if name.endswith("/") else "文件"
        near = nearest(name, [k for k in known if k.endswith("/") == name.endswith("/")])
        mistakes.add(name, "", f"不认识的{kind}，不会被读取", near or "改名或移走")


def _check_together(
    plan: Plan, roster: Roster, sources: tuple[Source, ...], files: Mapping[str, bytes], mistakes: Mistakes
) -> None:
    book = any(name in files for name in WORKBOOKS)
    of_teachers = [requirement.id for requirement in plan.requirements if requirement.party is PartyKind.TEACHER]
    if of_teachers and TEACHERS not in files and not book:
        mistakes.add(
            TEACHERS, "", f"没有这个文件，而 {'、'.join(of_teachers)} 是教师的要求", "第一行写列名：编号,姓名,学校"
        )
    for source in sources:
        if isinstance(source, WebsiteSource) and any(spec.one_for_each == "class" for spec in source.lists):
            without = [school.name for school in roster.schools if not school.class_name]
            if without:
                mistakes.warn(SCHOOLS, "", f"来源 {source.id} 按班级读取，而这些学校没有填班级：{'、'.join(without)}")
