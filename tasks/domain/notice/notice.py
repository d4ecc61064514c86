"""Anything that Rollcall sends 通报: whom it goes to, why, and which lines it carries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

# Mails that are no rung: something happened. Each has its texts: receipt-subject.txt, receipt.txt, receipt.html, …
RECEIPT, THANKS, CLOSED, CORRECTION = "receipt", "thanks", "closed", "correction"
APPEAL, ANSWER, ALARM, LINK = "appeal", "answer", "alarm", "link"
EVENTS = (RECEIPT, THANKS, CLOSED, CORRECTION, APPEAL, ANSWER, ALARM, LINK)
AT_ANY_HOUR = frozenset({RECEIPT, CORRECTION, APPEAL, ANSWER})  # at most five a day for one reader
SUMMARY, REHEARSAL = "summary", "rehearsal"
RESTORED = "已恢复："  # so begins what an alarm says of what is well again


_ITEM = re.compile(r"e\d+(?:/.*)?")


class NoticeState(StrEnum):
    HELD = "held"  # a person must release it
    WAITING = "waiting"
    CLAIMED = "claimed"
    SENT = "sent"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    REHEARSED = "rehearsed"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        return {
            "held": "待放行",
            "waiting": "待发",
            "claimed": "发送中",
            "sent": "已发",
            "refused": "被拒收",
            "uncertain": "待确认是否发出",
            "rehearsed": "预演",
            "dropped": "不再发送",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Line:
    """One obligation in a notice. A (recipient, rung, obligation, deadline) is told once and never again."""

    rung: str
    obligation: str
    due_at: datetime  # the deadline's version: an extension moves it, and so re-arms the rung
    fell_due: datetime  # when the rung fell due for it
    verdict: str = ""  # the kind on which it was decided, renewed when it is sent


@dataclass(frozen=True, slots=True)
class Notice:
    """One mail to one recipient about one school (or about all, for a digest or summary).

    `key` holds the rungs, the deadlines' versions and the day on which the rung fell due, never the day of sending.
    `kind` names the rungs it carries, the gravest first: "T-7", "E0", "E0+T-7"; else the text: "summary", …
    """

    key: str
    kind: str
    recipient: str  # contact id
    address: str
    school: str  # school id, "" for a summary
    lines: tuple[Line, ...]
    accuses: bool
    decided_at: datetime
    send_at: datetime  # not before this
    expires_at: datetime | None = None  # lateness cap; after it the notice is dropped with that reason
    state: NoticeState = NoticeState.WAITING
    reason: str = ""  # Chinese: why it is held, dropped, refused
    subject: str = ""
    attachments: tuple[str, ...] = field(default_factory=tuple)
    about: tuple[str, ...] = ()  # what a mail that is no rung speaks of: items of a receipt, sentences of an answer
    released: bool = False  # a person let it go: not held again for what it was held for
    id: int = 0

    @property
    def items(self) -> tuple[str, ...]:
        """Of what it speaks of, the items by their ids."""
        return tuple(words for words in self.about if _ITEM.fullmatch(words))

    @property
    def said(self) -> tuple[str, ...]:
        """Of what it speaks of, the sentences."""
        return tuple(words for words in self.about if not _ITEM.fullmatch(words))

    @property
    def obligations(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(line.obligation for line in self.lines if line.obligation))
