"""The SMTP server of a simulation: it takes, refuses, puts off, and now and then loses the connection over a mail."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from tasks.sandbox.simulated.machine import Machine

_ADDRESS = re.compile(rb"<([^>]*)>")
_MESSAGE_ID = re.compile(rb"^Message-ID:\s*(<[^>]*>)", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One mail that reached one reader."""

    address: str
    message_id: str
    at: datetime
    raw: bytes = field(repr=False)

    @property
    def text(self) -> bytes:
        """What its reader sees first, without the headers that differ for each attempt."""
        plain = self.raw.partition(b"Content-Type: text/plain")[2].partition(b"\r\n\r\n")[2]
        return plain.partition(b"\r\n--")[0]


@dataclass
class PostOffice:
    """What the weather is at the moment, and everything that was ever delivered."""

    machine: Machine
    deliver: Callable[[str, bytes, datetime], None]  # into a mailbox of the county, if it is one
    is_down: bool = False
    is_busy: bool = False  # 421 as soon as it is spoken to
    strangers: set[str] = field(default_factory=set)  # addresses that do not exist
    greylisted: set[str] = field(default_factory=set)  # put off at the first attempt
    drops: list[bool] = field(default_factory=list)  # for the next mails: lose the connection; True: and keep the mail
    delivered: list[Delivery] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)  # what really struck

    def connect(self) -> Talking:
        self.machine.passes("smtp connect")
        if self.is_down:
            self.faults["smtp_down"] += 1
            raise ConnectionRefusedError(111, "Connection refused")
        return Talking(self)

    def take(self, readers: list[str], raw: bytes) -> None:
        found = _MESSAGE_ID.search(raw)
        number = found[1].decode("ascii", "replace") if found else ""
        for reader in readers:
            self.delivered.append(Delivery(reader, number, self.machine.at, raw))
            self.deliver(reader, raw, self.machine.at)


class Talking:
    """One connection."""

    def __init__(self, office: PostOffice) -> None:
        self.office, self.is_over = office, False
        self._readers: list[str] = []
        self._text = bytearray()
        self._in_data = False

    def greet(self) -> bytes:
        return b"220 sandbox ESMTP\r\n"

    def hear(self, data: bytes) -> bytes:
        if self._in_data:
            return self._take(data)
        self.office.machine.passes(f"smtp {data[:4].decode('ascii', 'replace').strip().lower()}")
        verb, _, rest = data.strip().partition(b" ")
        match verb.upper():
            case b"EHLO" | b"HELO":
                return self._hello()
            case b"MAIL" | b"RSET":
                self._readers = []
                return b"250 OK\r\n"
            case b"RCPT":
                return self._reader(rest)
            case b"DATA":
                self._in_data, self._text = True, bytearray()
                return b"354 go ahead\r\n"
            case b"QUIT":
                self.is_over = True
                return b"221 bye\r\n"
            case b"NOOP":
                return b"250 OK\r\n"
        return b"502 unknown\r\n"

    def _hello(self) -> bytes:
        if self.office.is_busy:
            self.office.faults["smtp_busy"] += 1
            self.is_over = True
            return b"421 too many connections, try again later\r\n"
        return b"250-sandbox\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"

    def _reader(self, rest: bytes) -> bytes:
        found = _ADDRESS.search(rest)
        address = found[1].decode("utf-8", "replace").lower() if found else ""
        if address in self.office.strangers:
            self.office.faults["smtp_refused"] += 1
            return b"550 5.1.1 user unknown\r\n"
        if address in self.office.greylisted:
            self.office.greylisted.discard(address)
            self.office.faults["smtp_greylisted"] += 1
            return b"451 4.7.1 greylisted, try again later\r\n"
        self._readers.append(address)
        return b"250 OK\r\n"

    def _take(self, data: bytes) -> bytes:
        self._text += data
        if not self._text.endswith(b"\r\n.\r\n"):
            return b""
        self._in_data = False
        office = self.office
        office.machine.passes("smtp before the last dot")
        raw = bytes(self._text[:-3]).replace(b"\r\n..", b"\r\n.")
        if office.drops:
            is_kept = office.drops.pop(0)
            office.faults["smtp_dropped_kept" if is_kept else "smtp_dropped_lost"] += 1
            self.is_over = True
            if is_kept:
                office.take(self._readers, raw)
            return b""
        office.take(self._readers, raw)
        office.machine.passes("smtp after the last dot")
        return b"250 kept\r\n"
