"""The product's books as the oracle reads them: straight from the database, by no function of the product."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Look:
    """What the product says that it looked at, and whether whole."""

    reading: int
    source: str
    channel: str
    party: str
    is_complete: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One line of one notice, and what became of the notice."""

    rung: str
    obligation: str
    is_live: bool
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class Books:
    file: Path

    def _ask(self, question: str, *values: Any) -> list[Sequence[Any]]:
        if not self.file.exists():
            return []
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as opened:
            return opened.execute(question, values).fetchall()

    def looks_after(self, reading: int) -> list[Look]:
        question = (
            "select r.id, r.source, s.channel, s.party, s.complete from readings r"
            " join reading_scopes s on s.reading = r.id where r.id > ? order by r.id"
        )
        return [
            Look(n, source, channel, party, bool(whole))
            for n, source, channel, party, whole in self._ask(question, reading)
        ]

    def mails(self) -> dict[tuple[str, str], int]:
        """(source, sha256 of the raw mail) -> how many rows."""
        rows = self._ask("select source, raw_sha256, count(*) from submissions where kind = 'mail' group by 1, 2")
        return {(source, sha256): number for source, sha256, number in rows}

    def posts(self) -> dict[tuple[str, str], list[tuple[int, str]]]:
        """(source, key) -> number and title of each version."""
        found: dict[tuple[str, str], list[tuple[int, str]]] = {}
        question = "select id, source, key, title from submissions where kind <> 'mail'"
        for number, source, key, title in self._ask(question):
            found.setdefault((source, key), []).append((number, title))
        return found

    def files(self) -> dict[int, set[str]]:
        """Submission -> sha256 of its items."""
        found: dict[int, set[str]] = {}
        for number, sha256 in self._ask("select submission, sha256 from items where sha256 <> ''"):
            found.setdefault(number, set()).add(sha256)
        return found

    def notice_of(self, message_id: str) -> tuple[int, str, str, str] | None:
        """Number, key, recipient and kind of the notice that once bore this Message-ID."""
        rows = self._ask(
            "select o.id, o.key, o.recipient, o.kind from attempts a join outbox o on o.id = a.notice"
            " where a.message_id = ? limit 1",
            message_id,
        )
        return tuple(rows[0]) if rows else None

    def message_ids(self, notice: int) -> set[str]:
        """Under which Message-IDs the notice was ever handed over, or about to be."""
        return {row[0] for row in self._ask("select distinct message_id from attempts where notice = ?", notice)}

    def lines_when_sent(self, message_id: str) -> list[tuple[str, str]]:
        """(rung, obligation) of what the mail carried when it was handed over."""
        rows = self._ask(
            "select lines from attempts where message_id = ? and act = 'started' order by id desc limit 1", message_id
        )
        return [(rung, obligation) for rung, obligation in json.loads(rows[0][0])] if rows else []

    def verdict_of(self, notice: int, rung: str, obligation: str) -> str:
        rows = self._ask(
            "select verdict from outbox_lines where notice = ? and rung = ? and obligation = ? order by id desc",
            notice,
            rung,
            obligation,
        )
        return rows[0][0] if rows else ""

    def said(self, obligations: Sequence[str]) -> Iterator[Said]:
        """Every line that was ever decided of these obligations."""
        marks = ",".join("?" * len(obligations))
        rows = self._ask(
            "select l.rung, l.obligation, l.live, o.state, case when l.reason <> '' then l.reason else o.reason end"
            f" from outbox_lines l join outbox o on o.id = l.notice where l.obligation in ({marks}) order by l.id",
            *obligations,
        )
        for rung, obligation, live, state, reason in rows:
            yield Said(rung, obligation, bool(live), state, reason)

    def obligations(self) -> int:
        rows = self._ask("select count(*) from (select distinct plan, obligation from verdicts)")
        return int(rows[0][0]) if rows else 0

    def uncertain(self) -> int:
        """How many notices were, at some time, of unknown fate."""
        rows = self._ask("select count(distinct notice) from attempts where state = 'uncertain'")
        return int(rows[0][0]) if rows else 0
