"""The draft's quotes and names in the circular's own writing: it is read in one writing, and quoted as it came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.domain.plan.circulars.one_writing import writings
from tasks.domain.plan.drafting.page import split_lines

if TYPE_CHECKING:
    from tasks.domain.plan.draft import Draft, DraftRequirement


def as_it_came(drafted: Draft, text: str) -> Draft:
    """`drafted` was read from `text` in one writing: what it quotes from a line, as that line of `text` has it."""
    came = {number: line for number, line in enumerate(split_lines(text), 1) if line.strip()}
    other = {number: writing for number, writing in writings(came).items() if writing.text != came[number]}

    def quoted(line: int, quote: str) -> str:
        return other[line].quoted(quote, came[line]) if line in other else quote

    def requirement(one: DraftRequirement) -> DraftRequirement:
        return replace(
            one,
            title=quoted(one.line, one.title),
            quote=quoted(one.line, one.quote),
            due_quote=quoted(one.due_line or one.line, one.due_quote),
            rivals=tuple(quoted(one.line, rival) for rival in one.rivals),
        )

    if not other:
        return drafted
    return replace(
        drafted,
        requirements=tuple(map(requirement, drafted.requirements)),
        unread=tuple(replace(one, quote=quoted(one.line, one.quote)) for one in drafted.unread),
    )
