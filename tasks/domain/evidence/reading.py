"""One look at a source: what was seen, whether it was seen whole, and what proves it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import IO, Protocol

from tasks.domain.evidence.item import Blob, Submission


class ReadingState(StrEnum):
    COMPLETE = "complete"
    PARTIAL = "partial"  # it answered, but not believably or not to the end
    REFUSED = "refused"  # the login was sent and refused
    UNREACHABLE = "unreachable"  # connection, time-out, 429, 5xx

    @property
    def exit_code(self) -> int:
        return {"complete": 0, "partial": 1, "refused": 3, "unreachable": 3}[self.value]

    @property
    def label(self) -> str:
        return {"complete": "完整", "partial": "不完整", "refused": "登录被拒", "unreachable": "连不上"}[self.value]


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a source one statement of completeness covers: a channel, for one party or for all (`party` "")."""

    channel: str
    party: str = ""  # school or teacher id of a list that is read once for each
    list_name: str = ""  # which list of the site ("0", "1", … in the file's order); a mailbox has one scope


@dataclass(frozen=True, slots=True)
class ScopeReading:
    """How one scope was seen in one reading."""

    scope: Scope
    complete: bool
    reason: str = ""  # Chinese: why it is not complete
    proof: Mapping[str, object] = field(default_factory=dict)  # plain JSON: pages, rows, total, UIDs, …


@dataclass(frozen=True, slots=True)
class Reading:
    """One look at one source; `state` is that of the whole, the scopes tell the parts.

    `began_at` and `ended_at` are aware. A reading that could not even begin has no scopes.
    """

    source: str
    began_at: datetime
    ended_at: datetime
    state: ReadingState
    reason: str = ""  # Chinese, for the admin: what happened and what to do
    scopes: tuple[ScopeReading, ...] = ()
    new: int = 0  # submissions stored by it
    id: int = 0  # row number, once stored


@dataclass(frozen=True, slots=True)
class CompleteReading:
    """The only thing that can prove an absence: a scope seen whole. Make it with `complete_reading`."""

    reading: int
    source: str
    scope: Scope
    began_at: datetime
    ended_at: datetime
    proof: Mapping[str, object] = field(default_factory=dict)
    unseen: int = 0  # mails of this plan's time that were gone from the source before any reading saw them
    maybe_filed: int = 0  # of them: those that may only have been put into another folder

    @property
    def unseen_words(self) -> str:
        """Chinese; empty when nothing went by unseen."""
        if not self.unseen:
            return ""
        filed = f"（其中至多 {self.maybe_filed} 封可能只是归到了别的文件夹）" if self.maybe_filed else ""
        return f"本计划期间另有 {self.unseen} 封来信在看到之前就被移走或删除{filed}"


def complete_reading(reading: Reading, scope: Scope) -> CompleteReading | None:
    """The proof that `reading` saw `scope` whole, or None if it did not."""
    for part in reading.scopes:
        if part.scope == scope and part.complete:
            return CompleteReading(reading.id, reading.source, scope, reading.began_at, reading.ended_at, part.proof)
    return None


class Sink(Protocol):
    """Where an adapter puts what it finds, while it reads. The store stands behind it."""

    def blob(self, chunks: Iterable[bytes]) -> Blob:
        """Take the bytes; they lie under their sha256 before any row names them."""
        ...

    def mail(self, chunks: Iterable[bytes]) -> Blob:
        """The same for a whole raw mail, which nobody opens but a person: it may lie compressed."""
        ...

    def mails_of(self, sizes: Collection[int]) -> Mapping[tuple[int, str], Sequence[Blob]]:
        """The raw mails of this source that are kept and have one of these sizes, by size and Message-ID."""
        ...

    def opened(self, raw: Blob) -> IO[bytes]:
        """A kept raw mail, as it came. Raises OSError when its bytes are there no more."""
        ...

    def known(self, key: str) -> str | None:
        """The `version` of the newest stored submission of this source with that key, None if there is none."""
        ...

    def keep(self, submissions: Sequence[Submission], cursor: Mapping[str, object] | None = None) -> None:
        """Store submissions, and the source's new cursor, in one transaction. Known versions are left alone.

        Raises Stopped when somebody ends the reading; then these were not stored.
        """
        ...

    def expect(self, count: int) -> None:
        """So many more submissions are going to be looked at: for the progress that people see."""
        ...
