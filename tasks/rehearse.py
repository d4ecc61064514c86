"""预演 rehearse: the mails of the coming days as readers would see them, if nothing changed. Nothing is queued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from tasks.desk import Ladder, compose
from tasks.domain.notice.entry import Desktop
from tasks.domain.notice.escalation import Desk
from tasks.domain.notice.foreseen import all_foreseen
from tasks.domain.notice.notice import Notice
from tasks.pages.mails import Enclosure, Mail


@dataclass(frozen=True)
class Rehearsed:
    """A notice with the mail that it would be; its subject is the mail's."""

    notice: Notice
    mail: Mail
    enclosures: tuple[Enclosure, ...]


def written_out(notices: Sequence[Notice], desktop: Desktop, desk: Desk, ladder: Ladder) -> tuple[Rehearsed, ...]:
    """Each notice as it would read at its moment."""

    @lru_cache(maxsize=8)
    def desktop_at(moment: datetime) -> Desktop:
        return replace(desktop, verdicts=all_foreseen(desktop.verdicts, moment, desk))

    found = []
    for notice in notices:
        at = max(notice.send_at, desk.as_of)
        mail, enclosures = compose(notice, desktop_at(at), ladder, at)
        found.append(Rehearsed(replace(notice, subject=mail.subject), mail, enclosures))
    return tuple(found)
