"""One look through all folders of an IMAP mailbox, resumed after a lost connection, repeated until nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError
from imapclient.imap_utf7 import encode

from tasks.domain.errors import CannotReach, LoginRefused
from tasks.domain.evidence.item import Submission
from tasks.domain.evidence.reading import Sink
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import folders as choosing
from tasks.mailboxes.connect import hang_up, in_words, open_mailbox, said
from tasks.mailboxes.cursor import Cursor, Place
from tasks.mailboxes.folder import read_folder
from tasks.mailboxes.providers import provider_of
from tasks.mailboxes.vanished import Account, Vanished
from tasks.mailboxes.wire import STATUS_ITEMS, Status, Wire

ROUNDS = 6  # a mail may be moved into a folder that was looked at already: look until a round brings nothing
LOSSES = 3  # lost connections in a row without a mail in between
_OPENED_EVERY = 3600  # seconds


@dataclass(slots=True)
class Look:
    """What one reading knows while it goes on; `proof` and `troubles` are for the record."""

    source: MailboxSource
    secret: str
    cursor: Cursor
    sink: Sink
    now: Callable[[], datetime]
    is_ours: Callable[[str], bool]
    proof: dict[str, dict[str, object]] = field(default_factory=dict)  # by folder
    left_out: tuple[str, ...] = ()
    troubles: dict[str, str] = field(default_factory=dict)  # by folder, or "" for the whole; Chinese
    vanished: Account = field(default_factory=Account)
    gone: tuple[str, ...] = ()  # folders that were read before and are not listed any more
    counted: dict[str, int] = field(default_factory=dict)  # by folder: the UIDs that this reading has looked for
    new: int = 0
    began: float = field(default_factory=monotonic)
    at: tuple[str, int] | None = None  # the mail that is being fetched
    is_plain: bool = False  # the connection was lost over headers and structures: they are not asked for any more
    is_careful: bool = False  # it was lost over several questions at once: they are asked one by one
    poison: set[tuple[str, int]] = field(default_factory=set)  # mails over which the connection was lost twice
    tried: set[tuple[str, int]] = field(default_factory=set)  # mails that were listed and not given
    lost_at: dict[tuple[str, int] | None, int] = field(default_factory=dict)
    _kept: int = 0
    _stored: dict[str, object] = field(default_factory=dict)  # the cursor that was kept last

    def __post_init__(self) -> None:
        self._stored = self.cursor.to_json()

    def through(self) -> None:
        """Read all folders. Raises CannotReach or LoginRefused when it cannot go on; what was kept stays kept."""
        losses = 0
        while True:
            kept, poisoned = self._kept, len(self.poison)
            client = open_mailbox(self.source, self.secret)
            try:
                self._rounds(client)
                return
            except (IMAPClientAbortError, OSError) as lost:
                self._remember_loss()
                progress = self._kept > kept or len(self.poison) > poisoned
                losses = 0 if progress else losses + 1
                if losses >= LOSSES:
                    raise CannotReach(
                        f"读取邮箱 {self.source.id} 时连接多次断开：{in_words(lost)}；下次接着读"
                    ) from lost
            finally:
                hang_up(client)

    def settle(self, began: datetime) -> Vanished:
        """At the reading's end: what it tells of vanished mails, which need not be counted again."""
        vanished = self.vanished.settled(self.cursor.owed)
        if not self.proof:  # no folder was looked at: there is nothing that it could tell it in
            return vanished
        told = {"began": began.isoformat(), "vanished": vanished.unseen, "maybe_filed": vanished.maybe_filed}
        self.cursor.told = told if vanished.unseen else {}
        for name, top in self.counted.items():
            self.cursor.places[name].counted = top
        for name in self.gone:
            self.cursor.places.pop(name, None)
        if self.cursor.to_json() != self._stored:
            self.keep([])
        return vanished

    def keep(self, submissions: list[Submission]) -> list[Submission]:
        """Rows and cursor in one transaction; those of them that were not known before."""
        before = {s.key: self.sink.known(s.key) for s in submissions}
        self._stored = self.cursor.to_json()
        self.sink.keep(submissions, self._stored)
        fresh = [s for s in submissions if self.sink.known(s.key) not in (None, before[s.key])]
        self.new += len(fresh)
        self._kept += len(submissions)
        return fresh

    def _remember_loss(self) -> None:
        self.lost_at[self.at] = self.lost_at.get(self.at, 0) + 1
        if self.at is not None and self.lost_at[self.at] >= 2:
            self.poison.add(self.at)
        self.at = None

    def _rounds(self, client: Wire) -> None:
        for _ in range(ROUNDS):
            self.troubles.clear()
            early, listed = self._overview(client)
            chosen = self._folders(listed)
            news = [self._has_news(client, folder, early.get(folder.wire)) for folder in chosen]
            if not any(news):
                return
        self.troubles[""] = "收取期间邮箱一直在变动，未能确认已看全；下次再收"

    def _overview(self, client: Wire) -> tuple[dict[str, Status], tuple[choosing.Folder, ...]]:
        """What the known folders say, and all folders; a status that was refused is asked for again, alone."""
        wires = [wire for wire in map(_wire, self.cursor.places) if wire]
        try:
            statuses, listed = client.statuses_and_folders(wires, at_once=not self.is_careful)
        except (IMAPClientAbortError, OSError):
            self.is_careful = True
            raise
        told = {wire: status for wire, status in zip(wires, statuses, strict=True) if status}
        return told, choosing.listed(client.list_folders() if listed is None else listed)

    def _folders(self, listed: Sequence[choosing.Folder]) -> tuple[choosing.Folder, ...]:
        chosen, lacking = choosing.choose(listed, self.source.folders)
        self.left_out = tuple(folder.name for folder in listed if folder not in chosen)
        self.gone = tuple(name for name in self.cursor.places if name not in {folder.name for folder in listed})
        self.vanished.untold.update(dict.fromkeys(self.gone, "已不在（改名或删除）"))
        self.troubles.update({sentence: sentence for sentence in lacking})
        if not chosen and not lacking:
            self.troubles[""] = "服务器没有列出任何可读的文件夹"
        return chosen

    def _has_news(self, client: Wire, folder: choosing.Folder, early: Status | None) -> bool:
        """Look at one folder; whether it changed in a way that makes another round necessary."""
        try:
            status = early or client.folder_status(folder.wire)
            place = self.cursor.places.get(folder.name)
            if place is not None and _is_unchanged(place, status) and self._is_borne_out(client, folder, place):
                self.proof.setdefault(folder.name, {**_status_proof(status), "new": 0})
                return False
            return read_folder(self, client, folder, status)
        except IMAPClientAbortError:
            raise
        except (IMAPClientError, ValueError, UnicodeError) as refused:
            if "unsafe login" in str(refused).lower():
                advice = provider_of(self.source).advice
                raise LoginRefused(f"服务商拒绝打开邮箱 {self.source.id}（Unsafe Login）。{advice}") from refused
            self.troubles[folder.name] = (
                f"文件夹“{folder.name}”打不开：服务器说“{said(refused)}”；"
                "若它与材料无关，请在该来源的文件中用 folders 只写要读的文件夹"
            )
            return False

    def _is_borne_out(self, client: Wire, folder: choosing.Folder, place: Place) -> bool:
        """Whether the open folder, looked at once an hour, agrees: some servers give a STATUS of long ago."""
        at = int(self.now().timestamp())
        if place.due_again(at):
            return False
        if abs(at - place.opened_at) < _OPENED_EVERY:
            return True
        selected = client.select_folder(folder.wire, readonly=True)
        place.opened_at = at
        known = {b"UIDVALIDITY": place.uidvalidity, b"UIDNEXT": place.uidnext, b"EXISTS": place.messages}
        return all(selected.get(name, value) == value for name, value in known.items())


def _wire(name: str) -> str:
    """What the server calls a folder, if it writes its names as it should."""
    try:
        return str(encode(name).decode("ascii"))
    except (UnicodeError, ValueError):
        return ""


def _status_proof(status: Status) -> dict[str, object]:
    return {item.lower(): status.get(item.encode()) for item in STATUS_ITEMS}


def _is_unchanged(place: Place, status: Status) -> bool:
    known = (place.uidvalidity, place.uidnext, place.messages)
    answer = (status.get(b"UIDVALIDITY"), status.get(b"UIDNEXT"), status.get(b"MESSAGES"))
    return place.uidnext > 0 and not place.again and not place.recalled and known == answer
