"""A decision that calls a channel by its Chinese word, or a teacher by name, is given their ids."""

from __future__ import annotations

from dataclasses import replace

from tasks.domain.plan.requirement import CHANNEL_LABELS
from tasks.domain.verdict.concerns import Ground
from tasks.domain.verdict.decision import Decision, speaks_of

_CHANNELS = {label: channel for channel, label in CHANNEL_LABELS.items()}


def by_ids(ground: Ground, decision: Decision) -> Decision:
    """The decision with ids for names. A name that nobody has, or more than one, stays: who checks it says so."""
    channel = _CHANNELS.get(decision.channel, decision.channel)
    return replace(decision, channel=channel, member=_member(ground, decision) if decision.member else "")


def _member(ground: Ground, decision: Decision) -> str:
    parties = {o.party_id for o in ground.obligations if speaks_of(decision.target, o)}
    named = [
        teacher.id
        for party in parties
        for teacher in ground.roster.teachers_of.get(party, ())
        if decision.member in {teacher.name, *teacher.aliases}
    ]
    return named[0] if len(named) == 1 and decision.member not in ground.roster.teacher else decision.member
