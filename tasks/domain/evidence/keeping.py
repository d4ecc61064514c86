"""How long what came is kept 保存: a stranger's letter that concerns nothing is only counted; what is cited stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tasks.domain.evidence.item import Submission, SubmissionKind
from tasks.domain.evidence.match import Match, MatchKind

NEWSLETTER = "群发订阅邮件，无附件"
BARE_REPLY = "回复邮件，无附件"
LETTER = "说明或询问的来信，无附件"
INVITATION = "会议邀请或日程，无其他附件"
AUTOMATIC = "自动回复"
PRIVATE = "发件人不在花名册上，内容与任何要求无关：只记有这封信，不留标题、正文和附件"
_ANYBODYS = (NEWSLETTER, BARE_REPLY, LETTER, INVITATION, AUTOMATIC)  # set aside, and still somebody's private letter


class ErasedAs(StrEnum):
    """Why the words and files of a submission were erased; its hash, its times and its verdicts stay."""

    STRANGER = "stranger"
    AUTOMATIC = "automatic"
    CLOSED = "closed"
    ROSTER = "roster"  # of a whole plan: addresses, telephone numbers, accounts; names stay, the verdicts are theirs
    SENT = "sent"  # of a whole plan: to which addresses its mails went, and their words

    @property
    def label(self) -> str:
        return {
            "stranger": "与要求无关的来信",
            "automatic": "退信、自动回复等",
            "closed": "已结束计划的材料",
            "roster": "已结束计划花名册的邮箱、电话、账号",
            "sent": "已结束计划所发信件的地址和内容",
        }[self.value]


def is_private(submission: Submission, matches: Iterable[Match], known: Collection[str]) -> bool:
    """A letter from an address that is not `known` (lower case), and that fits nothing by any of its matches.

    What waits for a person, what somebody may owe, bounces and our own mails are never private.
    """
    if submission.kind is not SubmissionKind.MAIL or submission.set_aside not in ("", *_ANYBODYS):
        return False
    if submission.sender_address.lower() in known:
        return False
    kinds = {match.kind for match in matches}
    return bool(kinds) and kinds <= {MatchKind.OTHER_MATTER, MatchKind.NOT_AN_ITEM}


def is_automatic(submission: Submission) -> bool:
    """A bounce, an auto-reply, a newsletter, our own mail: never a submission."""
    return submission.kind is SubmissionKind.MAIL and submission.set_aside not in ("", PRIVATE, BARE_REPLY, LETTER)


def is_over(kept_for: timedelta, since: datetime | None, now: datetime) -> bool:
    return since is not None and now - since >= kept_for


@dataclass(frozen=True, slots=True)
class Term:
    """A plan from its beginning to its last due moment, and the submissions that it cites."""

    starts: datetime
    closes: datetime
    cited: frozenset[int]


def out_of_terms(seen: Mapping[int, datetime], terms: Iterable[Term], years: int, now: datetime) -> frozenset[int]:
    """Of the submissions (number -> when it came), those that only plans long closed could need.

    A plan is long closed when its last due moment lies `years` back; while no plan is, nothing is erased.
    """
    known = tuple(terms)
    gone = [term for term in known if later_by(term.closes, years) <= now]
    going = [term for term in known if later_by(term.closes, years) > now]
    if not gone:
        return frozenset()
    before = min((term.starts for term in going), default=max(term.closes for term in gone))
    cited = frozenset().union(*(term.cited for term in going))
    return frozenset(number for number, came in seen.items() if came < before and number not in cited)


def is_long_closed(closes: datetime, kept_for: timedelta | None, years: int, now: datetime) -> bool:
    return (later_by(closes, years) if kept_for is None else closes + kept_for) <= now


def later_by(moment: datetime, years: int) -> datetime:
    """The same day so many years later; the 28th where there is no 29th of February."""
    try:
        return moment.replace(year=moment.year + years)
    except ValueError:
        return moment.replace(year=moment.year + years, day=28)
