"""A day by which the issuing office itself does something, and asks for nothing: 安全股于3月29日前审完《自查表》."""

from __future__ import annotations

import re

from tasks.domain.plan.circular_rules.reading.offices_turn import looks_into_it
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.drafting.papers.not_owed.own_work import asked_of_others

_HEAD = 8  # lines among which the circular says whom it is to


def is_of_the_office(circular: Circular, mention: Mention) -> bool:
    """Whether a date stands in what its sentence tells of the office's own work."""
    if mention.line in circular.rows:
        return False
    if looks_into_it(mention.before, mention.behind):
        return True
    addressed = next((line for _, line in circular.lines[:_HEAD] if line.endswith(":")), "")
    at = len(re.split("[。;]", mention.before)[-1])
    asked = asked_of_others(0, mention.sentence, addressed)
    return not any(start <= at < start + len(said) for start, said in asked)
