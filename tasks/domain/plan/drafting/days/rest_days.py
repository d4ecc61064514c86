"""What a deadline on a day off becomes, where the circular says so: for its own item, or for all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.domain.plan.circulars.rest import rest_rules
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.owed import Owed

_NOTE = re.compile(r"(?:说\s*明|备\s*注|注)\s*:")  # under a table: of all its rows


def say_rest_days(lines: Iterable[Line], owed: list[Owed]) -> None:
    general: str | None = None
    for line in lines:
        for rule in rest_rules(line.text):
            for_all = rule.for_all or bool(_NOTE.match(line.text))
            general = general or (rule.policy if for_all else None)
            here = [one for one in owed if line in (one.due_line, one.line) or _is_under(line, one)]
            here = [one for one in owed if rule.speaks_of(one.title)] if rule.of else here
            for one in () if for_all else here:
                one.on_rest_day = one.on_rest_day or rule.policy
    for one in owed:
        one.on_rest_day = one.on_rest_day or (one.when.moved if one.when else "") or general


def _is_under(line: Line, one: Owed) -> bool:
    """Whether a line stands in the item of a paper."""
    return one.line.number in line.parents and bool(one.line.kind)
