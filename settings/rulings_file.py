"""rulings.toml: dated answers to the defects of the circular and the plan."""

from __future__ import annotations

import re
from datetime import date

from settings.mistakes import Mistakes
from settings.table import Table
from settings.toml_text import Document
from settings.words import right_one
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import Plan
from tasks.domain.plan.ruling import Ruling

FILE = "rulings.toml"


def read_rulings(doc: Document, plan: Plan | None, mistakes: Mistakes) -> tuple[Ruling, ...]:
    top = Table(doc, mistakes)
    found = tuple(filter(None, (_ruling(table, plan) for table in top.tables("ruling"))))
    top.close()
    return found


def _ruling(table: Table, plan: Plan | None) -> Ruling | None:
    defect = table.text("defect", needed=True, example="impossible-date@18")
    if defect and not re.fullmatch(r"[a-z-]+@\S+", defect):
        table.wrong("defect", f"“{defect}”不是问题编号", "impossible-date@18（plan lint 列出的编号）")
    day = full_date(table, "date", needed=True)
    by = table.text("by", needed=True, example="谁裁定的")
    text = table.text("text", needed=True, example="怎样裁定")
    settles = table.texts("settles")
    for name in settles:
        _check_settles(table, name, plan)
    table.close()
    return Ruling(defect, day, by, text, settles) if defect and day else None


def full_date(table: Table, key: str, *, needed: bool = False) -> date | None:
    """YYYY-MM-DD; a TOML date without quotation marks will do as well."""
    text = table.day_text(key, needed=needed, example="2023-02-10")
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        table.wrong(key, f"{key} = “{text}”不是日期", "2023-02-10 这样的日期，而且那一天要存在")
        return None


def _check_settles(table: Table, name: str, plan: Plan | None) -> None:
    id_, _, part = name.partition("/")
    if plan is not None and id_ not in plan.requirement:
        table.wrong("settles", f"没有编号为“{id_}”的要求", right_one(id_, plan.requirement))
    parts = (*Stage, *(f"{month:02d}" for month in range(1, 13)))
    if part and part not in parts:
        table.wrong("settles", f"“{name}”里的“{part}”不是学段也不是月份", right_one(part, parts))
