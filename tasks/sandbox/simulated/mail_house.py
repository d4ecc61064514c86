"""The IMAP server of a simulation: accounts, folders and mails, as objects; it speaks as much as a reader asks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from tasks.sandbox.simulated.machine import Machine

JUNK, MATERIALS, SENT = "&V4NXPpCuTvY-", "&ZxBlmQ-", "Sent"  # 垃圾邮件 and 材料, as a server writes them
_FLAGS = {JUNK: "\\Junk", SENT: "\\Sent"}
_LINE = re.compile(rb"(\S+) (?:UID )?(\w+) ?(.*)", re.S)
_PIECE = re.compile(r"BODY\.PEEK\[(.*?)\](?:<(\d+)\.(\d+)>)?|RFC822\.SIZE|INTERNALDATE|FLAGS|UID")


@dataclass(frozen=True, slots=True)
class Letter:
    raw: bytes = field(repr=False)
    at: datetime  # INTERNALDATE

    @property
    def digest(self) -> str:
        return sha256(self.raw).hexdigest()

    @property
    def head(self) -> bytes:
        return self.raw[: self.raw.find(b"\r\n\r\n") + 4]


@dataclass
class Folder:
    """UIDs are given in order and never again, until the server is rebuilt."""

    validity: int = 1
    next_uid: int = 1
    letters: dict[int, Letter] = field(default_factory=dict)

    def put(self, letter: Letter) -> None:
        self.letters[self.next_uid] = letter
        self.next_uid += 1

    def rebuild(self) -> None:
        """Every mail gets another UID, under another UIDVALIDITY."""
        letters = list(self.letters.values())
        self.validity, self.next_uid, self.letters = self.validity + 1, 1, {}
        for letter in letters:
            self.put(letter)


@dataclass
class Account:
    folders: dict[str, Folder] = field(default_factory=lambda: {"INBOX": Folder(), JUNK: Folder(), SENT: Folder()})
    is_refused: bool = False
    drops_after: int = -1  # loses the connection after so many mails were given; -1: never

    @property
    def read_letters(self) -> Iterator[Letter]:
        """Those that a reader of everything but Sent can see."""
        yield from (one for name, f in self.folders.items() if name != SENT for one in f.letters.values())


@dataclass
class MailHouse:
    machine: Machine
    password: str
    accounts: dict[str, Account] = field(default_factory=dict)
    is_down: bool = False
    faults: Counter[str] = field(default_factory=Counter)

    def connect(self) -> Talking:
        self.machine.passes("imap connect")
        if self.is_down:
            self.faults["mailbox_down"] += 1
            raise ConnectionRefusedError(111, "Connection refused")
        return Talking(self)


class Talking:
    """One connection; several commands may come in one breath."""

    def __init__(self, house: MailHouse) -> None:
        self.house, self.is_over = house, False
        self._account, self._folder = Account({}), Folder()

    def greet(self) -> bytes:
        return b"* OK [CAPABILITY IMAP4rev1 ID] sandbox\r\n"

    def hear(self, data: bytes) -> bytes:
        answers = b""
        for line in data.split(b"\r\n"):
            if line and not self.is_over:
                answers += self._answer(line)
        return answers

    def _answer(self, line: bytes) -> bytes:
        found = _LINE.fullmatch(line)
        if not found:
            return b"* BAD what?\r\n"
        tag, verb, rest = found[1], found[2].decode().upper(), found[3].decode("latin-1")
        self.house.machine.passes(f"imap {verb.lower()}")
        untagged, state = self._do(verb, rest, by_uid=b" UID " in line[: len(tag) + 6])
        return b"" if self.is_over and not state else untagged + tag + b" " + state.encode() + b" that is all\r\n"

    def _do(self, verb: str, rest: str, *, by_uid: bool) -> tuple[bytes, str]:
        match verb:
            case "LOGIN":
                return b"", self._log_in(rest)
            case "LIST":
                return self._list(), "OK"
            case "STATUS":
                return self._status(rest)
            case "EXAMINE" | "SELECT":
                return self._open(rest)
            case "SEARCH":
                return b"* SEARCH " + " ".join(map(str, self._folder.letters)).encode() + b"\r\n", "OK"
            case "FETCH":
                return self._fetch(rest, by_uid=by_uid)
            case "LOGOUT":
                self.is_over = True
                return b"* BYE\r\n", "OK"
            case "CAPABILITY":
                return b"* CAPABILITY IMAP4rev1 ID\r\n", "OK"
            case "ID":
                return b'* ID ("name" "sandbox")\r\n', "OK"
            case "NOOP" | "CLOSE":
                return b"", "OK"
        return b"", "BAD unknown"

    def _log_in(self, rest: str) -> str:
        user, _, password = rest.replace('"', "").partition(" ")
        account = self.house.accounts.get(user)
        if account is None or password != self.house.password:
            return "NO wrong"
        if account.is_refused:
            self.house.faults["mailbox_refuses_login"] += 1
            return "NO [AUTHENTICATIONFAILED] authorization code expired"
        self._account = account
        return "OK"

    def _list(self) -> bytes:
        lines = (f'* LIST ({_FLAGS.get(name, "")}) "/" "{name}"\r\n' for name in self._account.folders)
        return "".join(lines).encode("latin-1")

    def _status(self, rest: str) -> tuple[bytes, str]:
        name = rest.partition(" (")[0].strip('"')
        folder = self._account.folders.get(name)
        if folder is None:
            return b"", "NO no such folder"
        told = f"MESSAGES {len(folder.letters)} UIDNEXT {folder.next_uid} UIDVALIDITY {folder.validity}"
        return f'* STATUS "{name}" ({told})\r\n'.encode("latin-1"), "OK"

    def _open(self, rest: str) -> tuple[bytes, str]:
        folder = self._account.folders.get(rest.strip().strip('"'))
        if folder is None:
            return b"", "NO no such folder"
        self._folder = folder
        told = f"* {len(folder.letters)} EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n"
        told += f"* OK [UIDVALIDITY {folder.validity}]\r\n* OK [UIDNEXT {folder.next_uid}]\r\n"
        return told.encode(), "OK [READ-ONLY] done"

    def _fetch(self, rest: str, *, by_uid: bool) -> tuple[bytes, str]:
        wanted, _, items = rest.partition(" ")
        numbered = list(enumerate(self._folder.letters.items(), 1))
        asked = _numbers(wanted)
        told = b""
        for number, (uid, letter) in numbered:
            if (uid if by_uid else number) not in asked:
                continue
            if "BODY.PEEK[]" in items and self._account.drops_after >= 0:
                self._account.drops_after -= 1
                if self._account.drops_after < 0:
                    self.house.faults["mailbox_drops_connection"] += 1
                    self.is_over = True
                    return told, ""
            told += f"* {number} FETCH (".encode() + b" ".join(_pieces(uid, letter, items)) + b")\r\n"
        return told, "OK"


def _numbers(text: str) -> set[int]:
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition(":")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def _pieces(uid: int, letter: Letter, items: str) -> Iterator[bytes]:
    if "UID" not in items:
        yield f"UID {uid}".encode()
    for found in _PIECE.finditer(items):
        match found[0]:
            case "UID":
                yield f"UID {uid}".encode()
            case "RFC822.SIZE":
                yield f"RFC822.SIZE {len(letter.raw)}".encode()
            case "INTERNALDATE":
                yield f'INTERNALDATE "{letter.at:%d-%b-%Y %H:%M:%S %z}"'.encode()
            case "FLAGS":
                yield b"FLAGS ()"
            case _:
                yield _body(letter, found[1], found[2], found[3])


def _body(letter: Letter, part: str, first: str | None, size: str | None) -> bytes:
    text = letter.raw
    if part == "HEADER":
        text = letter.head
    elif part.startswith("HEADER.FIELDS"):
        names = tuple(f"{field.lower()}:".encode() for field in part.partition("(")[2].rstrip(")").split())
        lines = [line for line in letter.head.split(b"\r\n") if line.lower().startswith(names)]
        text = b"\r\n".join([*lines, b"", b""])
    where = ""
    if first is not None and size is not None:
        text, where = text[int(first) : int(first) + int(size)], f"<{first}>"
    return f"BODY[{part}]{where} {{{len(text)}}}\r\n".encode() + text
