"""What plan.toml names elsewhere must exist: requirements, parties, channels, and rules that lead to a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from settings.mistakes import Mistakes
from settings.table import Table
from settings.toml_text import Document
from settings.words import right_one
from tasks.domain.errors import BadInput, InACircle, OpensTooLate
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.due import due_moments
from tasks.domain.plan.party import Roster, Stage
from tasks.domain.plan.requirement import CHANNEL_LABELS, Plan, Requirement


def check_plan(doc: Document, plan: Plan, roster: Roster, served: frozenset[str], mistakes: Mistakes) -> None:
    """`served`: the channels that a source reads. Every name that leads nowhere becomes a mistake with its line."""
    parties = [*roster.school, *(f"{school.id}:{stage}" for school in roster.schools for stage in school.stages)]
    parties += roster.teacher
    told: set[tuple[str, str, str]] = set()
    tables = {table.text("id"): table for table in Table(doc, mistakes).tables("requirement")}
    for requirement in plan.requirements:
        table = tables.get(requirement.id)
        if table is not None:
            _check_requirement(table, requirement, plan, served)
    for table in Table(doc, mistakes).tables("override"):
        _known(table, "requirement", table.text("requirement"), plan.requirement, "要求")
        _known(table, "party", table.text("party"), parties, "学校或教师", _ids_by_name(roster))
        _refuse_second(table, told)
        _check_override(table, plan)
    for table in Table(doc, mistakes).tables("window"):
        for name in table.texts("requirements"):
            _known(table, "requirements", name, plan.requirement, "要求")


def _check_requirement(table: Table, requirement: Requirement, plan: Plan, served: frozenset[str]) -> None:
    channels = {*CHANNEL_LABELS, *plan.channels, *served}
    for channel in requirement.channels:
        _known(table, "channels", channel, channels, "渠道")
    if requirement.only and requirement.only.shown_by:
        _known(table, "only", requirement.only.shown_by, plan.requirement, "要求")
    for check in requirement.checks:
        if check.name == "same_lesson":
            _known(table, "checks", str(check.params.get("with", "")), plan.requirement, "要求")
    _try_rule(table, requirement, plan, ())


def _ids_by_name(roster: Roster) -> dict[str, str]:
    """Name -> id, for who writes 第一小学 where its id is meant."""
    return {one.name: one.id for one in roster.teachers} | {one.name: one.id for one in roster.schools}


def _refuse_second(table: Table, told: set[tuple[str, str, str]]) -> None:
    """Two overrides for one stage of one requirement contradict each other; one is for a stage or for a party."""
    party, stages = table.text("party"), table.stages("stage")
    for stage in stages[:1] if party else ():
        table.wrong("stage", "学段和单位只能写一个", f'party = "{party.partition(":")[0]}:{stage}"')
    whom = (table.text("requirement"), party, stages[0] if stages else "")
    if whom in told:
        table.wrong("requirement", f"{whom[0]} 对“{party or whom[2]}”另定了两次期限", "每个学段或单位只写一次")
    told.add(whom)


def _check_override(table: Table, plan: Plan) -> None:
    requirement = plan.requirement.get(table.text("requirement"))
    if requirement is not None:
        stages = table.stages("stage")
        party = table.text("party")
        _try_rule(table, requirement, plan, stages, (party,) if party else ())


def _try_rule(
    table: Table, requirement: Requirement, plan: Plan, stages: tuple[Stage, ...], parties: tuple[str, ...] = ()
) -> None:
    """Follow the rule once: weekdays are enough to find circles, days that do not exist, openings after the end."""
    try:
        due_moments(requirement, plan, Calendar({}), stages=stages, parties=parties)
    except InACircle as circle:
        if requirement.id == next(id_ for id_ in plan.requirement if id_ in circle.ids):
            table.wrong("due", str(circle), "其中一项写成日期")
    except OpensTooLate as late:
        if not late.guessed:  # else the real calendar may lead to another day; who expands the plan asks again
            table.wrong("due", str(late))
    except BadInput as error:
        table.wrong("due", str(error))


def _known(
    table: Table, key: str, name: str, known: Mapping[str, object] | Iterable[str], word: str,
    meant: Mapping[str, str] | None = None,
) -> None:  # fmt: skip
    names = list(known)
    if name and name not in names:
        right = (meant or {}).get(name) or right_one(name, names[:60])
        table.wrong(key, f"没有“{name}”这个{word}", right)
