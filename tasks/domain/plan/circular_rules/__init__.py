"""What a circular leaves open: the registry of the rules, a folder for each question: when, where, how many, who."""

from __future__ import annotations

from tasks.domain.plan.circular_rules.activities import reported_before
from tasks.domain.plan.circular_rules.activities.rules import RULES as OF_ACTIVITIES
from tasks.domain.plan.circular_rules.counts.rules import RULES as OF_COUNTS
from tasks.domain.plan.circular_rules.days import events, inclusive, undated, vague
from tasks.domain.plan.circular_rules.days.rules import RULES as OF_DAYS
from tasks.domain.plan.circular_rules.gaps import siblings
from tasks.domain.plan.circular_rules.gaps.rules import RULES as OF_GAPS
from tasks.domain.plan.circular_rules.names.rules import RULES as OF_NAMES
from tasks.domain.plan.circular_rules.parties.rules import RULES as OF_PARTIES
from tasks.domain.plan.circular_rules.places import channels
from tasks.domain.plan.circular_rules.places.rules import RULES as OF_PLACES
from tasks.domain.plan.circular_rules.rule import Rule
from tasks.domain.plan.circular_rules.sums.rules import RULES as OF_SUMS

RULES: tuple[Rule, ...] = (
    *OF_DAYS,
    *OF_ACTIVITIES,
    *OF_PLACES,
    *OF_COUNTS,
    *OF_SUMS,
    *OF_PARTIES,
    *OF_NAMES,
    *OF_GAPS,
)

# these judge by one sentence, or one item, alone: what they find is looked at again beside the whole
OF_ONE_SENTENCE: frozenset[Rule] = frozenset(
    (
        undated.no_date,
        events.event_unknown,
        channels.no_channel,
        channels.open_offices,
        siblings.odd_siblings,
        vague.vague_words,
    )
)

# what these find is wrong whether anything is owed by the day or not
OF_ANY_DAY: frozenset[Rule] = frozenset((inclusive.day_contradicted, reported_before.reported_before))
