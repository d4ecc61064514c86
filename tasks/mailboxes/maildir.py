"""Reads a Maildir on this machine: for drills and for an archive of old mail. It changes nothing there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from tasks.domain.errors import CannotReach
from tasks.domain.evidence.item import Submission
from tasks.domain.evidence.reading import Reading, ReadingState, Scope, ScopeReading, Sink
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import folders as choosing
from tasks.mailboxes.fetching import GROUP_BYTES, GROUP_MAILS, LARGE, on_disk
from tasks.mailboxes.folders import Folder
from tasks.mailboxes.imap import nobodys
from tasks.mailboxes.receipt import Receipt, submission

SCOPE = Scope("mailbox")


def read(
    source: MailboxSource,
    secret: str | None,
    cursor: Mapping[str, object],
    sink: Sink,
    now: Callable[[], datetime],
    own_message_ids: Callable[[str], bool] = nobodys,
    recalled: Iterable[str] = (),
) -> Reading:
    """One look at all of `source.path`; needs no secret and no cursor, since a file's unique name never changes:
    `recalled` mails are those that the sink does not know any more."""
    began = now()
    try:
        chosen, lacking = folders_of(source)
    except CannotReach as absent:
        return Reading(source.id, began, now(), ReadingState.UNREACHABLE, str(absent))
    troubles, new = list(lacking), 0
    proof: dict[str, object] = {}
    for folder in chosen:
        visit = _Visit(source, folder, sink, now, own_message_ids)
        visit.read()
        proof[folder.name] = {"messages": visit.seen, "new": visit.new, "vanished": visit.vanished}
        troubles += visit.troubles
        new += visit.new
    state = ReadingState.PARTIAL if troubles else ReadingState.COMPLETE
    part = ScopeReading(SCOPE, not troubles, "；".join(troubles), {"folders": proof})
    return Reading(source.id, began, now(), state, "；".join(troubles), (part,), new)


def probe(source: MailboxSource, secret: str | None) -> str:
    """What the Maildir holds, in one Chinese sentence. Raises CannotReach with its own."""
    chosen, lacking = folders_of(source)
    counts = [f"{folder.name} {sum(1 for _ in files_in(Path(folder.wire)))} 封" for folder in chosen]
    return f"邮件目录 {source.id} 可以读取：{'、'.join(counts)}" + "".join(f"；{no}" for no in lacking)


class _Visit:
    """One folder of the Maildir."""

    def __init__(
        self,
        source: MailboxSource,
        folder: Folder,
        sink: Sink,
        now: Callable[[], datetime],
        is_ours: Callable[[str], bool],
    ) -> None:
        self._source, self._folder, self._sink, self._now, self._is_ours = source, folder, sink, now, is_ours
        self.seen = self.new = self.vanished = 0
        self.troubles: list[str] = []

    def read(self) -> None:
        batch: list[Submission] = []
        weight = 0
        for path in sorted(files_in(Path(self._folder.wire)), key=lambda path: path.name):
            self.seen += 1
            if self._sink.known(self._key(path)) is not None:
                continue
            found = self._submission(path)
            if found is None:
                continue
            batch.append(found)
            weight += found.raw.size if found.raw else 0
            if weight > GROUP_BYTES or len(batch) >= GROUP_MAILS:
                self._keep(batch)
                batch, weight = [], 0
        self._keep(batch)

    def _key(self, path: Path) -> str:
        return f"{self._folder.name}/{_unique(path)}"

    def _submission(self, path: Path) -> Submission | None:
        """None when it is gone, or cannot be read; another program may rename a file at any time, to set its flags."""
        for candidate in (path, *_renamed(path)):
            try:
                moment = datetime.fromtimestamp(candidate.stat().st_mtime, UTC)
                with candidate.open("rb") as raw, on_disk(iter(lambda: raw.read(LARGE), b""), self._sink.mail) as kept:
                    return submission(self._receipt(path, moment), *kept, self._sink.blob, self._is_ours)
            except FileNotFoundError:
                continue
            except OSError as trouble:
                self.troubles.append(f"邮件 {self._key(path)} 读不出来：{trouble.strerror}")
                return None
        self.vanished += 1
        return None

    def _receipt(self, path: Path, moment: datetime) -> Receipt:
        notes = (self._folder.remark,) if self._folder.remark else ()
        return Receipt(self._source, self._key(path), self._folder.name, self._now(), None, notes, moment)

    def _keep(self, batch: list[Submission]) -> None:
        if batch:
            self._sink.keep(batch, {})
        self.new += sum(1 for found in batch if self._sink.known(found.key) is not None)


def folders_of(source: MailboxSource) -> tuple[tuple[Folder, ...], tuple[str, ...]]:
    """The Maildir itself is INBOX; folders beside cur/ and new/ begin with a dot (Maildir++)."""
    root = Path(source.path)
    if not (root / "cur").is_dir() and not (root / "new").is_dir():
        raise CannotReach(f"找不到邮件目录 {source.path}（里面应有 cur 和 new 两个文件夹），请核对 path")
    found = [Folder("INBOX", str(root))]
    for path in sorted(root.iterdir()):
        if path.name.startswith(".") and path.is_dir() and ((path / "cur").is_dir() or (path / "new").is_dir()):
            found.append(Folder(choosing.folder_name(path.name[1:]), str(path), "."))
    return choosing.choose(found, source.folders)


def files_in(folder: Path) -> Iterator[Path]:
    for part in ("new", "cur"):
        if (folder / part).is_dir():
            yield from (path for path in (folder / part).iterdir() if not path.name.startswith(".") and path.is_file())


def _unique(path: Path) -> str:
    return path.name.partition(":")[0]


def _renamed(path: Path) -> Iterator[Path]:
    yield from (other for other in files_in(path.parent.parent) if _unique(other) == _unique(path))
