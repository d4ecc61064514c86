"""The rules of numbers, in the order in which they are asked."""

from __future__ import annotations

from tasks.domain.plan.circular_rules.counts import (
    all_but_one,
    beyond_limit,
    copies,
    counts,
    limits,
    nominated,
    of_kinds,
    paper_counts,
    picked,
    quota_left_open,
    quotas,
    row_copies,
    shared_out,
    shares,
    so_many_of,
    works,
)
from tasks.domain.plan.circular_rules.rule import Rule

RULES: tuple[Rule, ...] = (
    counts.count_missing,
    all_but_one.all_but_one,
    works.works_uncounted,
    works.titled_works_uncounted,
    picked.picks_uncounted,
    nominated.nominees_uncounted,
    counts.count_unclear,
    so_many_of.so_many_of,
    of_kinds.numbers_of_kinds,
    copies.copies_differ,
    shared_out.shared_out,
    copies.counts_differ,
    paper_counts.paper_counts_differ,
    row_copies.copies_beside_rows,
    row_copies.copies_left_open,
    limits.limits_conflict,
    beyond_limit.beyond_limit,
    quota_left_open.quotas_left_open,
    quotas.quotas_conflict,
    shares.shares_unclear,
)
