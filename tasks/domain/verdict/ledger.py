"""What one channel holds for one obligation: distinct sessions, kinds, members or files, counted once each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cached_property

from tasks.domain.evidence.membership import SAME_NAME, teachers_present
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Teacher
from tasks.domain.plan.requirement import channel_label
from tasks.domain.verdict.verdict import Evidence, Standing


class Ledger:
    """Counts keys, not files: the same thing sent three times is one.

    Where members are counted, `teachers` are those who owe: each key is seated on one of them, namesakes by number.
    """

    def __init__(
        self,
        channel: str,
        obligation: Obligation,
        pieces: Sequence[Evidence],
        excused: Collection[str] = (),
        teachers: Sequence[Teacher] = (),
    ) -> None:
        self.channel = channel
        self.pieces = tuple(pieces)
        self.needed = max(obligation.count - len(excused), 0)
        self._excused = frozenset(excused)
        self._teachers = tuple(teacher for teacher in teachers if teacher.id not in self._excused)

    @cached_property
    def accepted(self) -> frozenset[str]:
        return self._keys((Standing.ACCEPTED,)) - self._excused

    def full(self, also: tuple[Standing, ...] = ()) -> bool:
        """Whether the accepted, together with what else is named, are as many as needed."""
        return len(self._keys((Standing.ACCEPTED, *also)) - self._excused) >= self.needed

    def full_in_time(self) -> bool:
        in_time = [p for p in self.pieces if p.standing is Standing.ACCEPTED and p.in_time]
        return len(self._seated(in_time) - self._excused) >= self.needed

    def late_pieces(self) -> tuple[Evidence, ...]:
        return tuple(p for p in self.pieces if p.standing is Standing.ACCEPTED and not p.in_time)

    def waits(self) -> bool:
        """Whether something here waits for a person or for a look."""
        return any(p.standing in {Standing.WAITING, Standing.UNLOOKED} for p in self.pieces)

    @property
    def waiting(self) -> int:
        return len(self._keys((Standing.WAITING, Standing.UNLOOKED)) - self.accepted)

    @property
    def failed(self) -> int:
        """How many failed and were not made good."""
        return len(self._keys((Standing.FAILED,)) - self.accepted) if not self.full() else 0

    @property
    def first_received_at(self) -> datetime | None:
        return min((p.received_at for p in self.pieces if p.standing is not Standing.DISMISSED), default=None)

    @property
    def sentence(self) -> str:
        """邮箱 5/11，1 件需补正，2 件待核."""
        parts = [f"{channel_label(self.channel)} {len(self.accepted)}/{self.needed}"]
        if not self.full():
            parts += [f"{self.failed} 件需补正"] if self.failed else []
            parts += [f"{self.waiting} 件待核"] if self.waiting else []
        return "，".join(parts)

    def _keys(self, standings: tuple[Standing, ...]) -> frozenset[str]:
        return self._seated([piece for piece in self.pieces if piece.standing in standings])

    def _seated(self, pieces: Sequence[Evidence]) -> frozenset[str]:
        keys = frozenset(key for piece in pieces for key in piece.keys)
        if not self._teachers:
            return keys
        nobodys_yet = frozenset(key for key in keys if not key.startswith(SAME_NAME))  # ids, and what is not looked at
        return teachers_present(keys, self._teachers) | nobodys_yet
