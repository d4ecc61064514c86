"""Notices as the commands `rehearse` and `records notices` show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tasks.domain.notice.notice import Notice


def notice_rows(notices: Iterable[Notice]) -> list[dict[str, Any]]:
    """One plain row for each notice: key, rung, recipient (contact id), send_at, subject, obligations, state."""
    return [
        {
            "key": notice.key,
            "rung": notice.kind,
            "recipient": notice.recipient,
            "send_at": notice.send_at.isoformat(timespec="seconds"),
            "subject": notice.subject,
            "obligations": list(notice.obligations),
            "state": notice.state.value,
            "reason": notice.reason,
        }
        for notice in notices
    ]
