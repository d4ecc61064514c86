"""What a circular leaves open: the registry of the rules, one function for each kind of defect."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular import Circular
from tasks.domain.plan.circular_rules import (
    across,
    activity_ends,
    addresses,
    attached,
    bounds,
    cells,
    channels,
    copies,
    counts,
    dates,
    events,
    fields,
    hours,
    inclusive,
    limits,
    listed_counts,
    mailboxes,
    months,
    names,
    naming,
    numbering,
    offices,
    parties,
    products,
    recurrences,
    refusals,
    schedule,
    spread_sums,
    summaries,
    sums,
    table_sums,
    table_totals,
    untold,
    vague,
    works,
)
from tasks.domain.plan.defect import Defect

Rule = Callable[[Circular, Calendar], Iterator[Defect]]

RULES: tuple[Rule, ...] = (
    dates.impossible_dates,
    dates.slips,
    naming.naming_slips,
    dates.rest_days,
    dates.weekday_mismatches,
    inclusive.inclusive_unclear,
    dates.in_vacation,
    vague.vague_words,
    untold.untold_times,
    schedule.conflicting_dates,
    refusals.refusals_conflict,
    activity_ends.before_activity_ends,
    schedule.no_date,
    events.event_unknown,
    channels.no_channel,
    channels.unnamed_channels,
    channels.channel_unclear,
    channels.ownerless_sites,
    channels.masked_contacts,
    addresses.bad_addresses,
    addresses.contacts_conflict,
    offices.places_conflict,
    counts.count_missing,
    works.works_uncounted,
    counts.count_unclear,
    copies.copies_differ,
    copies.counts_differ,
    limits.limits_conflict,
    sums.sum_mismatches,
    spread_sums.spread_sums,
    across.sums_across,
    table_sums.table_sums,
    table_totals.totals_above,
    listed_counts.listed_counts,
    products.product_mismatches,
    months.month_counts,
    recurrences.recurrences_tallied,
    recurrences.recurring_rest_days,
    summaries.summaries_differ,
    mailboxes.mailboxes_differ,
    bounds.bounds_overlap,
    parties.who_unclear,
    names.names_vary,
    attached.attachments_vary,
    attached.papers_vary,
    numbering.numbering_gaps,
    cells.empty_cells,
    fields.empty_fields,
    hours.hours_conflict,
)

KINDS = frozenset(
    {
        "impossible-date", "slip", "rest-day", "weekday-mismatch", "inclusive-unclear", "in-vacation", "vague-word",
        "conflicting-dates", "before-activity-ends", "no-date", "no-channel", "unnamed-channel", "channel-unclear",
        "names-vary", "masked-contact", "count-missing", "count-unclear", "sum-mismatch", "who-unclear",
        "numbering-gap", "bad-address", "contact-conflict",
    }
)  # fmt: skip
