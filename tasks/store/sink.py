"""Where an adapter puts what it finds while it reads: bytes first, then rows and cursor in one transaction."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import IO

from sqlalchemy import Engine

from tasks.domain.errors import Stopped
from tasks.domain.evidence.item import Blob, Submission, SubmissionKind
from tasks.store.evidence import add_submissions, known_versions, raw_mails, set_cursor
from tasks.store.session import reading, writing
from tasks.store.vault import Vault

_AGAIN = re.compile(r"#\d+$")  # behind the version of what was erased and came again


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
        wanted: Collection[int] = (),
    ) -> None:
        """`progress` is told after each group: how many were looked at, and of how many (0: not known).

        `wanted` are submissions that were erased as strangers' letters, and are to be kept if they turn up again.
        """
        self._wanted = frozenset(wanted)
        self._engine, self._vault, self._source, self._now = engine, vault, source, now
        self._progress, self._stopped = progress, threading.Event()
        self.new = self.seen = self.expected = 0

    @cached_property
    def _rows(self) -> list[tuple[int, str, str]]:
        """Loaded when the first item is looked at: a reading that finds nothing new need not know 20,000 keys."""
        with reading(self._engine) as session:
            return known_versions(session, self._source)

    @cached_property
    def _known(self) -> dict[str, str]:
        return {key: version for number, key, version in self._rows if number not in self._wanted}

    @cached_property
    def _raw(self) -> set[str]:
        return {_plain(version) for version in self._known.values()}

    def blob(self, chunks: Iterable[bytes]) -> Blob:
        """Write the bytes; they lie under their sha256 before any row names them."""
        return self._vault.take(chunks)

    def mail(self, chunks: Iterable[bytes]) -> Blob:
        """The same for a raw mail, which lies compressed. Raises Stopped when somebody ended the reading."""
        self._go_on()
        return self._vault.take_mail(chunks)

    def mails_of(self, sizes: Collection[int]) -> Mapping[tuple[int, str], Sequence[Blob]]:
        """The raw mails of this source that are kept and have one of these sizes, by size and Message-ID."""
        with reading(self._engine) as session:
            return raw_mails(session, self._source, sizes)

    def opened(self, raw: Blob) -> IO[bytes]:
        """A kept raw mail, as it came. Raises OSError when its bytes were erased."""
        return self._vault.opened(raw.sha256)

    def known(self, key: str) -> str | None:
        """The `version` of the newest stored submission with that key, None if there is none."""
        return self._known.get(key)

    def keep(self, submissions: Sequence[Submission], cursor: Mapping[str, object] | None = None) -> None:
        """Store what is new. A mail whose raw bytes are known was moved or copied, and is not stored again."""
        self._go_on()
        new = [self._as_new(s) for s in self._unknown(submissions)]
        bodies = [self._vault.take([_body_of(s).encode()]) if _body_of(s) else None for s in new]
        named = {blob.sha256 for s in new for blob in _blobs_of(s)} | {body.sha256 for body in bodies if body}
        self._vault.drop(
            {blob.sha256 for s in submissions if s.kind is SubmissionKind.MAIL for blob in _blobs_of(s)} - named
        )
        self._vault.settle()
        at = self._now()
        with writing(self._engine) as session:
            self._vault.check(named)
            add_submissions(session, list(zip(new, bodies, strict=True)), at)
            if cursor is not None:
                set_cursor(session, self._source, dict(cursor))
        for submission in new:
            self._known[submission.key] = submission.version
            self._raw.add(_plain(submission.version))
        self.new += len(new)
        self.seen += len(submissions)
        self._progress(self.seen, self.expected)

    def expect(self, count: int) -> None:
        self.expected += count

    def _go_on(self) -> None:
        if self._stopped.is_set():
            raise Stopped("收取被中断；已收的都已存好，下次接着收。")

    def stop(self) -> None:
        """End the reading that writes here, from another thread: nothing more is kept."""
        self._stopped.set()

    def _unknown(self, submissions: Sequence[Submission]) -> list[Submission]:
        """Those to store; of the same mail twice in one folder the first."""
        unknown: list[Submission] = []
        raws: set[str] = set()
        for submission in submissions:
            if not self._is_known(submission) and not (submission.raw and submission.version in raws):
                unknown.append(submission)
                raws.add(submission.version)
        return unknown

    def _is_known(self, submission: Submission) -> bool:
        if _plain(self._known.get(submission.key, "")) == submission.version:
            return True
        return submission.raw is not None and submission.version == submission.raw.sha256 in self._raw

    def _as_new(self, submission: Submission) -> Submission:
        """What was erased, or edited, and came as it was before bears a number behind its version."""
        before = sum(key == submission.key and _plain(v) == submission.version for _, key, v in self._rows)
        return replace(submission, version=f"{submission.version}#{before + 1}") if before else submission


def _plain(version: str) -> str:
    return _AGAIN.sub("", version)


def _blobs_of(submission: Submission) -> list[Blob]:
    files = [attachment.blob for attachment in submission.attachments]
    return [blob for blob in (submission.raw, *files) if blob is not None]


def _body_of(submission: Submission) -> str:
    return submission.body or (submission.sender_name if submission.kind.value == "member" else "")
