"""The connection to a mail server: it asks for several things at once, and reads the answers quickly."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError
from imapclient.imap4 import IMAP4WithTimeout
from imapclient.tls import IMAP4_TLS

from tasks.mailboxes import answers

STATUS_ITEMS = ("UIDVALIDITY", "UIDNEXT", "MESSAGES")
Status = Mapping[bytes, Any]  # by the item's name, in capitals
Listed = tuple[tuple[bytes, ...], bytes | None, bytes | str]  # a folder's flags, its delimiter, its name


class Wire(IMAPClient):  # type: ignore[misc]
    """imapclient's, but folder names stay as the server writes them, and times keep their offset."""

    def __init__(self, host: str, port: int, timeout: SocketTimeout, context: ssl.SSLContext | None, *, tls: bool):
        super().__init__(host, port, ssl=tls, ssl_context=context, timeout=timeout)
        self._imap.debug = 0  # imapclient has imaplib format every literal for its log, megabytes of it
        self.normalise_times = False
        self.folder_encode = False  # also those that are no UTF-7

    def _create_IMAP4(self) -> _Speaking:  # noqa: N802 - imapclient's name
        if self.ssl:
            return _Tls(self.host, self.port, self.ssl_context, self._timeout.connect)  # type: ignore[call-arg]
        return _Plain(self.host, self.port, self._timeout.connect)

    def fetch(
        self, messages: Sequence[int], data: Sequence[str], modifiers: Sequence[str] | None = None
    ) -> dict[int, answers.Answer]:
        """As imapclient's, but an answer that cannot be read costs only its own mail."""
        wanted = ",".join(map(str, messages))
        if not wanted:
            return {}
        line = ["FETCH", wanted, f"({' '.join(data)})", *([f"({' '.join(modifiers)})"] if modifiers else [])]
        tag = self._imap._command(*(["UID", *line] if self.use_uid else line))
        kind, lines = self._imap._command_complete("FETCH", tag)
        self._checkok("fetch", kind, lines)
        _, lines = self._imap._untagged_response(kind, lines, "FETCH")
        given = answers.fetched(lines, by_uid=self.use_uid)
        return {number: given[number] for number in messages if number in given}

    def statuses_and_folders(
        self, wires: Sequence[str], *, at_once: bool
    ) -> tuple[list[Status | None], list[Listed] | None]:
        """What each folder says of itself, and then all folders; None for what was not told so.

        The statuses come first: after a list a Dovecot counts each folder anew.
        """
        items = f"({' '.join(STATUS_ITEMS)})"
        asked: list[tuple[str, ...]] = [("STATUS", self._normalise_folder(wire), items) for wire in wires]
        asked.append(("LIST", '""', '"*"'))
        *statuses, folders = self._at_once(asked) if at_once else [self._at_once([one])[0] for one in asked]
        return [_status(lines) for lines in statuses], None if folders is None else _listed(folders)

    def folder_status(self, folder: str, what: Iterable[str] = STATUS_ITEMS) -> Status:
        answer: Status = super().folder_status(folder, list(what))
        return {key.upper(): value for key, value in answer.items()}

    def _at_once(self, commands: Sequence[Sequence[str]]) -> list[Sequence[answers.Line] | None]:
        """The untagged answers to each, in turn (RFC 3501, 5.5); None for one that the server refused."""
        with self._imap.together():
            tags = [self._imap._command(*command) for command in commands]
        return [self._answer(command[0], tag) for command, tag in zip(commands, tags, strict=True)]

    def _answer(self, name: str, tag: bytes) -> Sequence[answers.Line] | None:
        try:
            kind, _ = self._imap._command_complete(name, tag)
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            kind = "BAD"
        lines: Sequence[answers.Line] = self._imap.untagged_responses.pop(name, [])
        return lines if kind == "OK" else None


def _status(lines: Sequence[answers.Line] | None) -> Status | None:
    """The items of the one STATUS answer; None if there is none, or more, or it cannot be read."""
    try:
        match answers.words(lines or ()):
            case (_, tuple(items)) if len(items) % 2 == 0:
                return {bytes(name).upper(): value for name, value in zip(items[::2], items[1::2], strict=True)}
    except (IMAPClientError, TypeError):
        pass
    return None


def _listed(lines: Sequence[answers.Line]) -> list[Listed]:
    """Raises ProtocolError for a list that is not to be read."""
    told = answers.words(lines)
    # a name of digits may have been taken for a number
    names = (str(name) if isinstance(name, int) else name for name in told[2::3])
    return list(zip(told[::3], told[1::3], names, strict=True))


class _Speaking(imaplib.IMAP4):
    """imaplib's, which believes a greeting that tells what the server can, and can say several lines in one breath."""

    _held: list[bytes] | None = None

    def _get_capabilities(self) -> None:
        greeted = self.untagged_responses.pop("CAPABILITY", None) if self.tagnum == 0 else None
        told = greeted[-1] if greeted else b""
        if isinstance(told, bytes) and b"IMAP4REV1" in told.upper().split():
            self.capabilities = tuple(told.decode("ascii", "replace").upper().split())
        else:  # it told nothing yet, or in clear before the encryption, when anybody may have said it
            super()._get_capabilities()  # type: ignore[misc]

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is said meanwhile goes out at its end."""
        held: list[bytes] = []
        self._held = held
        try:
            yield
        finally:
            self._held = None
        self.send(b"".join(held))

    def send(self, data: Any) -> None:
        if self._held is None:
            super().send(data)
        else:
            self._held.append(data)


class _Plain(_Speaking, IMAP4WithTimeout):  # type: ignore[misc]
    """Without encryption, or before STARTTLS."""


class _Tls(_Speaking, IMAP4_TLS):  # type: ignore[misc]
    """Encrypted from the first byte."""
