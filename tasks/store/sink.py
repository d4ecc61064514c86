"""Where an adapter puts what it finds while it reads: bytes first, then rows and cursor in one transaction."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property

from sqlalchemy import Engine

from tasks.domain.errors import Stopped
from tasks.domain.evidence.item import Blob, Submission
from tasks.store.evidence import add_submission, newest_versions, set_cursor
from tasks.store.session import reading, writing
from tasks.store.vault import Vault


def _silent(seen: int, expected: int) -> None:
    """Nobody watches."""


class StoreSink:
    """The store's side of one reading of one source; `new` counts the submissions that it had not known."""

    def __init__(
        self,
        engine: Engine,
        vault: Vault,
        source: str,
        now: Callable[[], datetime],
        progress: Callable[[int, int], None] = _silent,
    ) -> None:
        """`progress` is told after each group: how many were looked at, and of how many (0: not known)."""
        self._engine, self._vault, self._source, self._now = engine, vault, source, now
        self._progress, self._stopped = progress, threading.Event()
        self.new = self.seen = self.expected = 0

    @cached_property
    def _known(self) -> dict[str, str]:
        """Loaded when the first item is looked at: a reading that finds nothing new need not know 20,000 keys."""
        with reading(self._engine) as session:
            return newest_versions(session, self._source)

    @cached_property
    def _raw(self) -> set[str]:
        return set(self._known.values())

    def blob(self, chunks: Iterable[bytes]) -> Blob:
        """Write the bytes; they lie under their sha256 before any row names them."""
        return self._vault.take(chunks)

    def mail(self, chunks: Iterable[bytes]) -> Blob:
        """The same for a raw mail, which lies compressed."""
        return self._vault.take_mail(chunks)

    def known(self, key: str) -> str | None:
        """The `version` of the newest stored submission with that key, None if there is none."""
        return self._known.get(key)

    def keep(self, submissions: Sequence[Submission], cursor: Mapping[str, object] | None = None) -> None:
        """Store what is new. A mail whose raw bytes are known was moved or copied, and is not stored again."""
        if self._stopped.is_set():
            raise Stopped("收取被中断；已收的都已存好，下次接着收。")
        new = [s for s in submissions if not self._is_known(s)]
        bodies = [self._vault.take([_body_of(s).encode()]) if _body_of(s) else None for s in new]
        self._vault.settle()
        at = self._now()
        with writing(self._engine) as session:
            for submission, body in zip(new, bodies, strict=True):
                add_submission(session, submission, body, at)
            if cursor is not None:
                set_cursor(session, self._source, dict(cursor))
        for submission in new:
            self._known[submission.key] = submission.version
            self._raw.add(submission.version)
        self.new += len(new)
        self.seen += len(submissions)
        self._progress(self.seen, self.expected)

    def expect(self, count: int) -> None:
        self.expected += count

    def stop(self) -> None:
        """End the reading that writes here, from another thread: nothing more is kept."""
        self._stopped.set()

    def _is_known(self, submission: Submission) -> bool:
        if self._known.get(submission.key) == submission.version:
            return True
        return submission.raw is not None and submission.version == submission.raw.sha256 in self._raw


def _body_of(submission: Submission) -> str:
    return submission.body or (submission.sender_name if submission.kind.value == "member" else "")
