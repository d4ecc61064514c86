"""What looks like a deadline or a list of papers and was read as nothing: a person is told, nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.drafting.bound import Binding
from tasks.domain.plan.drafting.draft_words import EVENT, LISTS_PAPERS
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import find_names

_LEAST = 2  # items of a list that are papers
_LONGEST = 120  # signs of a line that tells a paper and its day


def say_unseen(binding: Binding, tabled: frozenset[int]) -> None:
    """Leave to a person each line with a paper and a day, and each list of papers, of which nothing was made."""
    known = _known(binding) | tabled | binding.page.attachment_lines
    for line in binding.page.lines:
        if line.number not in known and _tells_a_day(binding, line):
            binding.leave(line, line.written[:60], "像是有材料也有日期，没有读成，请看原文")
    for heading, items in _lists(binding):
        if not any(item.number in known or _is_owed(binding, item) for item in items):
            binding.leave(heading, heading.written[:60], f"下面列了 {len(items)} 项材料，没有读出何时交")


def _known(binding: Binding) -> frozenset[int]:
    lines = [owed.line.number for owed in binding.owed]
    lines += [owed.due_line.number for owed in binding.owed if owed.due_line]
    issued = [binding.page.issued[0].number] if binding.page.issued else []
    rivals = [when.quote for owed in binding.owed for when in owed.conflicts]
    lines += [line.number for line in binding.page.lines if any(quote in line.text for quote in rivals)]
    return frozenset([*lines, *issued, *(unread.line for unread in binding.unread)])


def _tells_a_day(binding: Binding, line: Line) -> bool:
    """A paper's name and a day that is no range, in a line that tells of nothing that only happens."""
    whens = [when for when in binding.page.moments(line) if when.due and not when.ranged]
    if not whens or len(line.text) > _LONGEST or EVENT.search(line.text) or is_past(line.text):
        return False
    blank = [(when.start, when.end) for when in whens]
    return any(not name.generic for name in find_names(line.text, line.start, len(line.text), blank))


def _lists(binding: Binding) -> Iterator[tuple[Line, tuple[Line, ...]]]:
    """The lists of papers under a heading that says so."""
    page = binding.page
    for items in page.blocks.values():
        heading = page.heading(items[0])
        named = [item for item in items if page.names_of(item)]
        if heading is not None and LISTS_PAPERS.search(heading.head) and len(named) >= max(_LEAST, len(items) / 2):
            yield heading, items


def _is_owed(binding: Binding, item: Line) -> bool:
    """Whether an item's paper is owed, wherever it was read."""
    names = binding.page.names_of(item)
    return any(owed.resembles(name.title) for name in names for owed in binding.owed)
