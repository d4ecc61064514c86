"""What the admin of a made-up county does at the desk: answers appeals, releases, sends again, waives and extends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from flows.times import clock_of
from settings.app import County
from tasks.casefile import open_casefile
from tasks.decide import handle_notice, record
from tasks.domain.errors import RollcallError
from tasks.domain.notice.notice import Notice, NoticeState
from tasks.domain.verdict.decision import Act, Decision
from tasks.mailbag import open_mailbag
from tasks.sandbox.simulated.answering import Answering
from tasks.sandbox.simulated.oracle import Oracle
from tasks.store import outbox
from tasks.store.session import open_store, reading

_ADMIN = "王老师"
_RELEASED, _WAIVED, _EXTENDED = 40, 2, 3  # of a hundred held notices; of a hundred mornings


@dataclass
class Presiding:
    """One admin, each working morning."""

    oracle: Oracle
    answering: Answering
    chance: Random
    _left: set[str] = field(default_factory=set)  # keys that the admin has looked at and left alone

    def morning(self, county: County) -> None:
        at = clock_of(county, None).now()
        with reading(open_store(county.database_url)) as session:
            case = open_casefile(session, at)
            appeals = [one.reply for one in open_mailbag(session, case).appeals if one.is_open]
            notices = outbox.notices(session, at, case.version.plan)
        for reply in appeals:
            if at - reply.at > timedelta(days=1 + self.chance.randrange(3)):
                self._decide(county, Decision(Act.REJECT, reply.item, at, why="已核对，没有找到", by=_ADMIN))
        for notice, act in self._acts(notices, at):
            self._do(county, handle_notice, Decision(act, notice.key, at, why="已核对", by=_ADMIN))
        self._favour(county, at)
        self._note_answered(county, at)

    def _acts(self, notices: tuple[Notice, ...], at: datetime) -> Iterator[tuple[Notice, Act]]:
        delivered = {mail.message_id for mail in self.oracle.county.office.delivered}
        for notice in notices:
            if notice.key in self._left:
                continue
            if notice.state is NoticeState.HELD and notice.address:
                self._left.add(notice.key)
                if self.chance.randrange(100) < _RELEASED:
                    yield notice, Act.RELEASE
            elif notice.state is NoticeState.UNCERTAIN and at - notice.send_at > timedelta(hours=20):
                self._left.add(notice.key)
                ids = self.oracle.books.message_ids(notice.id)
                if not ids & delivered:  # the provider's own log knows
                    yield notice, Act.RESEND

    def _favour(self, county: County, at: datetime) -> None:
        """Now and then somebody is given more time, or let off."""
        lot, open_ = self.chance.randrange(100), self._open_needs(at)
        pick = self.chance.random()
        if not open_ or lot >= _WAIVED + _EXTENDED:
            return
        need = open_[int(pick * len(open_))]
        if lot < _WAIVED:
            if self._decide(county, Decision(Act.WAIVE, need, at, why="特殊情况", by=_ADMIN)):
                self.oracle.county.truth.waived[need] = self.oracle.county.machine.at
                self.oracle.county.counts["waived"] += 1
            return
        until = self.oracle.county.truth.needs[need].due_at + timedelta(days=7)
        if self._decide(county, Decision(Act.EXTEND, need, at, until=until, why="特殊情况", by=_ADMIN)):
            self.oracle.extend(need, until)
            self.oracle.county.counts["extended"] += 1

    def _open_needs(self, at: datetime) -> list[str]:
        needs = self.oracle.county.truth.needs.values()
        return [n.id for n in needs if timedelta(days=1) < n.due_at - at < timedelta(days=40) and n.party == n.school]

    def _note_answered(self, county: County, at: datetime) -> None:
        """The oracle is told which appeals are still open by what the desk shows, and since when each was sent."""
        with reading(open_store(county.database_url)) as session:
            bag = open_mailbag(session, open_casefile(session, at))
        answered = {one.reply.submission.headers.get("message_id", "").strip("<>") for one in bag.appeals if one.answer}
        self.oracle.hear_appeals(self.answering.appeals, answered)

    def _decide(self, county: County, decision: Decision) -> bool:
        return self._do(county, record, decision)

    def _do(self, county: County, do: Callable[..., Coroutine[Any, Any, object]], decision: Decision) -> bool:
        try:
            asyncio.run(do(county, decision, yes=True))
        except RollcallError:
            self.oracle.county.counts["decision_refused"] += 1
            return False
        return True
