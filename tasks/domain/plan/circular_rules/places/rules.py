"""The rules of places, in the order in which they are asked."""

from __future__ import annotations

from tasks.domain.plan.circular_rules.places import (
    addresses,
    as_before,
    channels,
    either_office,
    forms,
    mailboxes,
    offices,
    rooms,
    unnamed,
)
from tasks.domain.plan.circular_rules.rule import Rule

RULES: tuple[Rule, ...] = (
    channels.no_channel,
    channels.open_offices,
    unnamed.unnamed_channels,
    as_before.as_before,
    channels.channel_unclear,
    either_office.either_office,
    forms.forms_exclude,
    unnamed.ownerless_sites,
    unnamed.masked_contacts,
    addresses.bad_addresses,
    addresses.contacts_conflict,
    offices.places_conflict,
    rooms.rooms_conflict,
    mailboxes.mailboxes_differ,
)
