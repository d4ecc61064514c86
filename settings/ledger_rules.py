"""[credit] and [scoring] of plan.toml: the rules of the ledgers of hours and of points. Both may be left out.

```toml
[credit]
total = 36                       # 每人应得学时（默认 36）
school_based = 12                # 校本研培：学校上报名单、进修学校认定，最多几学时；不写就没有这一类
[[credit.rule]]                  # 其余学时从哪里来，一类一节；各类相加不得超过 total，差额显示为“未安排”
category = "寒假研修"            # 类别名，不可重复
hours = 12                       # 这一类的学时
requirement = "T1"               # 凭哪项要求，或 ["T3", "T4", "T5"]（都完成才算）；不写则凭学校上报的名单
late = true                      # 逾期完成的算不算（默认算）

[scoring]
on_time = 1.0                    # 按时、逾期、需补正、缺交各得几成，0 到 1
late = 0.6
rejected = 0.0
missing = 0.0
weights = { S1 = 5, S6 = 20 }    # 各项要求的分值；没写的要求不计分；整行不写则每项 1 分
[[scoring.by_hand]]              # 由人评分的项目
name = "教师访谈"
points = 10                      # 满分
```
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from settings.table import Table
from settings.words import right_one
from tasks.domain.plan.requirement import Requirement
from tasks.domain.verdict.credit import SCHOOL_BASED, TOTAL

_SHARES = ("on_time", "late", "rejected", "missing")


def read_credit(table: Table, requirements: Sequence[Requirement]) -> dict[str, Any]:
    """Plain values in the shape above, `requirement` always a list; empty for a plan without the section."""
    if not table.data:
        return {}
    found: dict[str, Any] = {"total": _number(table, "total", TOTAL), "school_based": _number(table, "school_based", 0)}
    names = {SCHOOL_BASED} if found["school_based"] else set()
    rules: list[dict[str, Any]] = []
    for rule in table.tables("rule"):
        category = rule.text("category", needed=True, example="寒假研修")
        if category in names:
            rule.wrong("category", f"学时类别“{category}”写了两次", "每类一节")
        names.add(category)
        if "hours" not in rule.data:
            rule.missing("hours", "12")
        hours = _number(rule, "hours", 0)
        ids = _known(rule, "requirement", rule.texts("requirement"), requirements)
        rules.append(
            {"category": category, "hours": hours, "requirement": ids, "late": _flag(rule, "late", default=True)}
        )
        rule.close()
    table.close()
    given = found["school_based"] + sum(rule["hours"] for rule in rules)
    if given > found["total"]:
        table.wrong("total", f"各类学时相加是 {given:g}，超过 total = {found['total']:g}", f"total = {given:g}")
    return {**found, "rule": rules}


def read_scoring(table: Table, requirements: Sequence[Requirement]) -> dict[str, Any]:
    """Plain values in the shape above; empty for a plan without the section."""
    if not table.data:
        return {}
    found: dict[str, Any] = {key: _number(table, key, 0, most=1) for key in _SHARES if key in table.data}
    weights = table.table("weights")
    found["weights"] = {key: _number(weights, key, 0) for key in weights.data}
    _known(weights, "", tuple(weights.data), requirements)
    found["by_hand"] = []
    names: set[str] = set()
    for one in table.tables("by_hand"):
        name = one.text("name", needed=True, example="教师访谈")
        if name in names:
            one.wrong("name", f"评分项目“{name}”写了两次", "每项一节")
        names.add(name)
        if "points" not in one.data:
            one.missing("points", "10")
        found["by_hand"].append({"name": name, "points": _number(one, "points", 0)})
        one.close()
    for key in _SHARES:
        table.raw(key)
    table.close()
    return found


def _number(table: Table, key: str, default: float, *, most: float | None = None) -> float:
    value = table.raw(key)
    if value is None:
        return default
    if (
        not isinstance(value, int | float)
        or isinstance(value, bool)
        or value < 0
        or (most is not None and value > most)
    ):
        table.wrong(key, f"{key} = {value!r} 不行", f"0 到 {most:g} 之间的数" if most is not None else "0 或更大的数")
        return default
    return value


def _flag(table: Table, key: str, *, default: bool) -> bool:
    value = table.raw(key)
    if value is not None and not isinstance(value, bool):
        table.wrong(key, f"{key} = {value!r} 不行", "true 或 false")
    return value if isinstance(value, bool) else default


def _known(table: Table, key: str, ids: Sequence[str], requirements: Sequence[Requirement]) -> list[str]:
    names = [requirement.id for requirement in requirements]
    for id_ in ids:
        if id_ not in names:
            table.wrong(key or id_, f"没有“{id_}”这个要求", right_one(id_, names))
    return list(ids)
