"""Which mails a mail program shows together: those to one school about what is due at one moment."""

from __future__ import annotations

import hashlib
from datetime import UTC

from tasks.domain.notice.notice import Notice

_MOST = 12  # groups that one mail names: a header has an end


def threads_of(notice: Notice, plan: str) -> tuple[str, ...]:
    """A short name for each obligation group in the mail, the earliest deadline first.

    A group is (plan, school or reader, due moment); the names tell an outsider nothing.
    """
    whose = notice.school or notice.recipient
    moments = sorted({line.due_at.astimezone(UTC) for line in notice.lines})
    groups = [f"{plan}|{whose}|{moment.isoformat()}" for moment in moments]
    if not groups:
        groups = [f"{plan}|{whose}|{notice.kind.partition('+')[0]}"]
    return tuple(hashlib.sha256(group.encode()).hexdigest()[:16] for group in groups[:_MOST])
