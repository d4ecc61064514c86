"""An SMTP connection that knows whether the server has a mail in its hands."""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from typing import Any


class NotOurs(Exception):
    """Whoever was asked before the mail's last dot said that it may not leave."""


class Handover:
    """Mixed into smtplib's classes; `in_hand` is true from the server's "go ahead" until its final answer.

    A connection lost in between leaves the mail's fate unknown; lost at any other time, it has not left.
    """

    in_hand = False
    go_ahead: Callable[[], bool] = staticmethod(lambda: True)  # asked when the server waits for the mail's text
    must_reach = ""  # the one recipient without whom the mail is not sent at all

    def data(self, msg: Any) -> tuple[int, bytes]:
        code, reply = super().data(msg)  # type: ignore[misc]
        self.in_hand = False
        return code, reply

    def getreply(self) -> tuple[int, bytes]:
        code, reply = super().getreply()  # type: ignore[misc]
        if code == 354:
            if not self.go_ahead():
                raise NotOurs
            self.in_hand = True
        return code, reply

    def rcpt(self, recip: str, options: Any = ()) -> tuple[int, bytes]:
        """Stop before the mail is handed over when its own reader is refused, though a copy's would be taken."""
        code, reply = super().rcpt(recip, options)  # type: ignore[misc]
        if recip == self.must_reach and code not in (250, 251):
            raise smtplib.SMTPRecipientsRefused({recip: (code, reply)})
        return code, reply


class PlainConnection(Handover, smtplib.SMTP):
    pass


class TlsConnection(Handover, smtplib.SMTP_SSL):
    pass
