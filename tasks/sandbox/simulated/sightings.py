"""What the product could truly see, and when: of each channel and party the looks that were whole and not lied to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from tasks.sandbox.mailboxes import ADDRESSES
from tasks.sandbox.simulated.needs import Need

Scope = tuple[str, str, str]  # source, channel, party ("" for everybody)


@dataclass
class Sightings:
    """In order of time; `at` is the true time of the round."""

    seen: list[tuple[datetime, frozenset[Scope]]] = field(default_factory=list)

    def add(self, at: datetime, scopes: Collection[Scope]) -> None:
        self.seen.append((at, frozenset(scopes)))

    def last(self, need: Need, channel: str, by: datetime) -> datetime | None:
        """The latest whole look at the channel, as far as it concerns who owes it."""
        for at, scopes in reversed(self.seen):
            if at <= by and self._covers(scopes, need, channel):
                return at
        return None

    def _covers(self, scopes: frozenset[Scope], need: Need, channel: str) -> bool:
        whole = {(source, party) for source, of, party in scopes if of == channel}
        if channel == "mailbox":
            return len({source for source, _ in whole}) == len(ADDRESSES)  # what is owed may lie in any of them
        return bool({party for _, party in whole} & {"", need.party, need.school})
