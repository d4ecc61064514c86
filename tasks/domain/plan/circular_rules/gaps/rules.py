"""The rules of the odd one out, in the order in which they are asked."""

from __future__ import annotations

from tasks.domain.plan.circular_rules.gaps import (
    cells,
    entries,
    fields,
    left_out,
    row_demands,
    siblings,
    summaries,
    unplaced_numbers,
)
from tasks.domain.plan.circular_rules.rule import Rule

RULES: tuple[Rule, ...] = (
    unplaced_numbers.numbers_unplaced,
    siblings.odd_siblings,
    entries.odd_entries,
    left_out.items_left_out,
    left_out.papers_left_out,
    left_out.paragraphs_left_out,
    row_demands.row_demands,
    summaries.summaries_differ,
    cells.empty_cells,
    fields.empty_fields,
    fields.missing_fields,
    fields.undated_fields,
)
