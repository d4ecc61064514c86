"""One [[requirement]] of plan.toml: who owes what, where, by when, and how it is checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from settings.table import Table
from settings.words import right_one
from tasks.domain.plan.check_list import CHECKS, CheckParams, Takes
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import CheckSpec, Needs, Only, PartyKind, Requirement, RestDay
from tasks.domain.plan.rule import DueRule, MonthDay, read_due, read_opening

ROSTER_COLUMNS = ("gives_observed_lesson",)
_MONTHS = tuple(f"{month:02d}" for month in range(1, 13))


def read_requirement(table: Table, year: int) -> Requirement | None:
    id_ = table.text("id", needed=True, example="S6")
    if re.search(r"[\s/:*@;；|]", id_):
        table.wrong("id", f"编号“{id_}”里有空格或 / : * @ ; |", "S6 这样的编号")
    due, opens = _due(table, year)
    count = _count(table)
    all_stages = tuple(stage for stage in Stage if stage in count) if isinstance(count, Mapping) else tuple(Stage)
    requirement = Requirement(
        id=id_,
        title=table.text("title", needed=True, example="《课程表》"),
        party=table.choice("party", PartyKind, PartyKind.SCHOOL, needed=True),
        channels=tuple(dict.fromkeys(table.texts("channels"))),
        due=due,
        opens=opens,
        aliases=table.texts("aliases"),
        stages=table.stages("stages", all_stages),
        only=_only(table),
        needs=table.choice("needs", Needs, Needs.ALL),
        count=count,
        on_rest_day=table.choice("on_rest_day", RestDay, RestDay.KEEP),
        pending=_pending(table),
        checks=_checks(table),
    )
    table.close()
    return requirement if id_ else None


def _due(table: Table, year: int) -> tuple[str, str]:
    """`due` and `opens` as written; "" where they cannot be read, so that nothing is built on them."""
    due = table.day_text("due")
    opens = table.day_text("opens")
    rules = {"due": table.read("due", due, read_due), "opens": table.read("opens", opens, read_opening)}
    for key, rule in rules.items():
        if rule is not None:
            table.read(key, "x", lambda _, rule=rule: _stands_in(rule, year))  # type: ignore[misc]
    return due if rules["due"] else "", opens if rules["opens"] else ""


def _stands_in(rule: DueRule, year: int) -> None:
    """Raises BadInput when the year has no such day."""
    if isinstance(rule.what, MonthDay):
        rule.what.in_year(year)


def _count(table: Table) -> int | Mapping[Stage, int]:
    value = table.raw("count")
    if not isinstance(value, dict):
        return table.whole("count", 1)
    counts = table.table("count")
    found = {stage: counts.whole(stage, 0) for stage in Stage if stage in value}
    for label in (stage for stage in Stage if stage.label in value):
        found[label] = counts.whole(label.label, 0)
    counts.asked |= dict.fromkeys(Stage)
    counts.close()
    return found


def _only(table: Table) -> Only | None:
    if table.raw("only") is None:
        return None
    only = table.table("only")
    roster, shown_by = only.text("roster"), only.text("shown_by")
    if roster and roster not in ROSTER_COLUMNS:
        only.wrong("roster", f"花名册没有“{roster}”这一列可用", right_one(roster, ROSTER_COLUMNS))
    only.close()
    return Only(roster, shown_by) if roster or shown_by else None


def _pending(table: Table) -> bool | tuple[str, ...]:
    value = table.raw("pending")
    if isinstance(value, bool):
        return value
    words = table.texts("pending")
    for word in words:
        if word not in (*_MONTHS, *Stage):
            right = right_one(word.zfill(2) if word.isdecimal() else word, (*_MONTHS, *Stage))
            table.wrong("pending", f"pending 里的“{word}”不是月份也不是学段", right)
    return words or False


def _checks(table: Table) -> tuple[CheckSpec, ...]:
    value = table.raw("checks")
    if value is None:
        return ()
    if not isinstance(value, list):
        table.wrong("checks", "checks 应是一组检查", 'checks = ["table", { name = "document", min_han = 30 }]')
        return ()
    return tuple(filter(None, (_check(table, entry) for entry in value)))


def _check(table: Table, entry: object) -> CheckSpec | None:
    data: Mapping[str, Any] = {"name": entry} if isinstance(entry, str) else entry if isinstance(entry, dict) else {}
    name, params = data.get("name"), {key: value for key, value in data.items() if key != "name"}
    known = CHECKS.get(name) if isinstance(name, str) else None
    if known is None:
        table.wrong(
            "checks", f"没有“{name}”这项检查" if name else "有一项检查没有 name", right_one(str(name or ""), CHECKS)
        )
        return None
    for key, given in params.items():
        _param(table, str(name), known, key, given)
    for key in known.needed:
        if key not in params:
            table.wrong("checks", f"检查 {name} 缺少 {key}", f"{key} = {known.takes[key].label}")
    return CheckSpec(str(name), params)


def _param(table: Table, name: str, known: CheckParams, key: str, given: object) -> None:
    takes = known.takes.get(key)
    if takes is None:
        right = right_one(key, known.takes) or "这项检查没有参数"
        table.wrong("checks", f"检查 {name} 没有参数 {key}", right)
    elif not _fits(takes, given):
        table.wrong("checks", f"检查 {name} 的 {key} = {given!r} 不行", takes.label)


def _fits(takes: Takes, given: object) -> bool:
    match takes:
        case Takes.COUNT:
            return isinstance(given, int) and not isinstance(given, bool) and given >= 0
        case Takes.SHARE:
            return isinstance(given, int | float) and not isinstance(given, bool) and 0 <= given <= 1
        case Takes.WORDS:
            return isinstance(given, list) and all(isinstance(word, str) and word.strip() for word in given)
        case Takes.REQUIREMENT:
            return isinstance(given, str) and bool(given)
