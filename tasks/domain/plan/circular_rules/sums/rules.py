"""The rules of sums, in the order in which they are asked."""

from __future__ import annotations

from tasks.domain.plan.circular_rules.rule import Rule
from tasks.domain.plan.circular_rules.sums import (
    across,
    day_counts,
    each_adds_up,
    grids,
    listed_counts,
    members,
    mixed_sums,
    numbered_groups,
    parallel_parts,
    plain_columns,
    points_below,
    prizes,
    products,
    spread_sums,
    sums,
    table_sums,
    table_totals,
)

RULES: tuple[Rule, ...] = (
    sums.sum_mismatches,
    day_counts.days_counted,
    mixed_sums.mixed_sums,
    each_adds_up.each_adds_up,
    prizes.prizes_counted,
    parallel_parts.parallel_parts,
    spread_sums.spread_sums,
    numbered_groups.numbered_groups,
    across.sums_across,
    table_sums.table_sums,
    plain_columns.plain_columns,
    grids.grid_sums,
    table_totals.totals_above,
    listed_counts.listed_counts,
    members.members_differ,
    products.product_mismatches,
    products.products_of_kinds,
    products.shares_of_groups,
    products.explained_otherwise,
    products.shares_of_kinds,
    points_below.points_below,
)
