"""What became of one mail that was handed over: four answers, and only one of them means that it left."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """The server has taken it. `note` (Chinese) tells what went less well: the blind copy was refused."""

    note: str = ""


@dataclass(frozen=True, slots=True)
class TryLater:
    """Nothing left. `stops_batch`: the next mail of this batch would fare no better."""

    reason: str
    code: int | None = None
    stops_batch: bool = False
    not_today: bool = False  # the server's limit for the day is reached


@dataclass(frozen=True, slots=True)
class Refused:
    """The server will not take this mail, now or later."""

    reason: str
    code: int | None = None


@dataclass(frozen=True, slots=True)
class Withheld:
    """Nothing left: just before the mail was handed over it was no longer ours."""


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The connection was lost while the server had the mail: it may have left, and is never sent again by itself."""

    reason: str


Outcome = Sent | TryLater | Refused | Withheld | Uncertain
