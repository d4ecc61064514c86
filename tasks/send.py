"""发 send: drain the outbox. A mail is claimed before it is handed over, and what became of it is written after."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from typing import Protocol

from sqlalchemy import Connection, Engine

from settings.app import County
from tasks.cell import cell
from tasks.claim import Claimed, claim_batch
from tasks.clock import Clock
from tasks.desk import is_on
from tasks.domain.errors import BadInput
from tasks.domain.notice.notice import Notice
from tasks.lookup import look_up_uncertain
from tasks.pages.record import Told
from tasks.store import outbox_claims as claims
from tasks.store.session import open_store, writing
from tasks.transports import find_transport
from tasks.transports.outcome import Outcome, Refused, Sent, TryLater, Uncertain, Withheld

_log = logging.getLogger(__name__)


class Transport(Protocol):
    def send(self, message: EmailMessage, go_ahead: Callable[[], bool]) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class Step:
    """What became of one notice in this draining."""

    notice: Notice
    became: str  # sent | later | refused | uncertain | dropped
    reason: str = ""


@dataclass(frozen=True)
class Drained:
    steps: tuple[Step, ...] = ()
    notes: tuple[str, ...] = ()
    unreached: bool = False
    held_back: bool = False  # restored from a backup, and nobody has confirmed it
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.counts.update(step.became for step in self.steps)

    @property
    def exit_code(self) -> int:
        """3 when the mail server could not be reached, 1 when a person has to look, else 0."""
        asks = self.held_back or self.counts["uncertain"] or self.counts["refused"]
        return 3 if self.unreached else 1 if asks else 0

    @property
    def told(self) -> Told:
        said = [f"{_LABELS[became]} {self.counts[became]} 封" for became in _LABELS if self.counts[became]]
        sentence = ("，".join(said) if said else "没有要发的通知") + "。" + "".join(self.notes)
        rows = tuple((s.notice.recipient, _LABELS[s.became], s.notice.subject, s.reason) for s in self.steps)
        return Told(sentence, ("收件人", "结果", "标题", "原因"), rows)


_LABELS = {
    "sent": "已发",
    "later": "稍后再发",
    "refused": "被拒收",
    "uncertain": "待确认是否发出",
    "dropped": "不再发送",
}


@cell("发送 send_due")
async def send_due(county: County, clock: Clock) -> Drained:
    """Send what is due, within the window and the limits. Raises BadInput when sending is on without a sender."""
    engine, at = open_store(county.database_url), clock.now()
    if not is_on(county):
        with writing(engine) as session:
            closed = claims.close_as_rehearsed(session, at)
        return Drained(notes=(f'sending = "rehearse"：只预演，不发送（收起 {closed} 封）。',))
    if not county.app.smtp.sender or not county.app.smtp.host:
        raise BadInput("已开通发送，但 rollcall.toml 的 [smtp] 没有写 host 和 sender，一封也没有发。请补上。")

    with writing(engine) as session:
        steps = [Step(notice, "uncertain", notice.reason) for notice in claims.settle_expired(session, at)]
        dropped = claims.drop_expired(session, at)
    found = await asyncio.to_thread(look_up_uncertain, county, at)
    steps = [step for step in steps if step.notice.id not in {notice.id for notice in found}]
    steps += [Step(notice, "sent", notice.reason) for notice in found]
    notes = [f"过了时限、不再发送 {dropped} 封。"] if dropped else []
    unreached = held_back = False
    while not unreached:
        batch = claim_batch(county, clock.now())
        steps += [Step(notice, became, reason) for notice, became, reason in batch.aside]
        notes += [note for note in batch.notes if note not in notes]
        held_back = batch.held_back
        if not batch.claimed:
            break
        done, unreached = await asyncio.to_thread(_hand_over, county, clock, batch.claimed)
        steps += done
    return Drained(tuple(steps), tuple(notes), unreached, held_back)


def _hand_over(county: County, clock: Clock, batch: Sequence[Claimed]) -> tuple[list[Step], bool]:
    """One login for the whole batch; when the server fails us, what was not handed over waits again."""
    transport = find_transport("smtp").open_transport(county.app.smtp, county.secret("smtp"))
    engine = open_store(county.database_url)
    steps: list[Step] = []
    stopped: TryLater | None = None
    with transport:
        for one in batch:
            outcome = stopped or _handed(engine, clock, one, transport)
            if isinstance(outcome, Withheld):
                continue  # the lease ran out meanwhile, and somebody else has it
            with writing(engine) as session:
                _record(session, one, outcome, clock.now())
            steps.append(Step(one.notice, _BECAME[type(outcome)], getattr(outcome, "reason", "")))
            if isinstance(outcome, TryLater) and outcome.stops_batch:
                stopped = outcome
    return steps, stopped is not None


def _handed(engine: Engine, clock: Clock, one: Claimed, transport: Transport) -> Outcome:
    """A notice that cannot even be written must not stop the others: it is looked at again later."""
    try:
        message = one.message()
    except Exception as error:
        _log.exception("notice %s cannot be written", one.notice.key)
        return TryLater(f"这封信写不出来（{type(error).__name__}：{error}）")

    def go_ahead() -> bool:
        with writing(engine) as session:
            return claims.start(session, one.notice.id, one.token, clock.now(), str(message["Subject"]))

    return transport.send(message, go_ahead)


def _record(session: Connection, one: Claimed, outcome: Outcome, at: datetime) -> None:
    number, token = one.notice.id, one.token
    match outcome:
        case Sent(note):
            claims.record_sent(session, number, token, at, note)
        case TryLater(reason, code):
            claims.put_back(
                session, number, token, one.tomorrow if outcome.not_today else one.retry_at, reason, at, code
            )
        case Refused(reason, code):
            claims.record_refused(session, number, token, reason, code, at)
        case Uncertain(reason):
            claims.record_uncertain(session, number, token, reason, at)


_BECAME: dict[type, str] = {Sent: "sent", TryLater: "later", Refused: "refused", Uncertain: "uncertain"}
