"""Old mail and files that a person brings in: .eml, mbox, Maildir, or a folder of papers. Nothing changes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from tasks.domain.errors import BadInput
from tasks.domain.evidence.copies import BROUGHT
from tasks.domain.evidence.item import Attachment, Submission, SubmissionKind
from tasks.domain.evidence.reading import Sink
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import maildir
from tasks.mailboxes.fetching import LARGE
from tasks.mailboxes.mbox import is_mbox, mails_of
from tasks.mailboxes.receipt import UNPROVED, Receipt, submission

_BOXES = {"", ".mbox", ".mbx"}
_SYSTEM = {"thumbs.db", "desktop.ini", ".ds_store"}


@dataclass
class Bringing:
    """One import. `new` and `known` count submissions, `troubles` say in Chinese what could not be read."""

    sink: Sink
    now: Callable[[], datetime]
    is_ours: Callable[[str], bool]
    new: int = 0
    known: int = 0

    def __post_init__(self) -> None:
        self.troubles: list[str] = []

    def bring(self, path: Path) -> None:
        """Everything at `path`. Raises BadInput when there is nothing of that name."""
        if not path.exists():
            raise BadInput(f"没有 {path}，什么也没有带入。可以是 .eml 文件、mbox 文件、Maildir 或一个文件夹。")
        root = path if path.is_dir() else path.parent
        for found in self._found(path):
            try:
                if found.is_dir():
                    self._maildir(found)
                else:
                    self._file(found, root)
            except OSError as trouble:
                self.troubles.append(f"{found.name} 读不出来：{trouble.strerror or trouble}")

    def _found(self, path: Path) -> Iterator[Path]:
        """Files, and Maildirs as one; links and hidden files are left out."""
        if not path.is_dir() or (path / "cur").is_dir() or (path / "new").is_dir():
            yield path
        else:
            for inside in sorted(path.iterdir()):
                if not inside.is_symlink() and not inside.name.startswith(".") and inside.name.lower() not in _SYSTEM:
                    yield from self._found(inside)

    def _maildir(self, root: Path) -> None:
        """By what is in its mails: of two Maildirs each may have a file of the same name."""
        chosen, _ = maildir.folders_of(MailboxSource(BROUGHT, kind="maildir", path=str(root)))
        for folder in chosen:
            for path in sorted(maildir.files_in(Path(folder.wire)), key=lambda path: path.name):
                moment = datetime.fromtimestamp(path.stat().st_mtime, UTC)
                self._mail(path.read_bytes(), moment, folder.name, (folder.remark,) if folder.remark else ())

    def _file(self, file: Path, root: Path) -> None:
        found = file.stat()
        if not found.st_size and file.suffix.lower() in _BOXES:
            return  # a folder of a mail program, with nothing in it
        if not found.st_size:
            self.troubles.append(f"{file.name} 是空文件，没有带入")
            return
        moment = datetime.fromtimestamp(found.st_mtime, UTC)
        with file.open("rb") as opened:
            head = opened.read(64)
        if is_mbox(head):
            for raw in mails_of(file):
                self._mail(raw, moment, file.name)
        elif file.suffix.lower() == ".eml":
            self._mail(file.read_bytes(), moment, file.name)
        else:
            self._paper(file, root, moment)

    def _mail(self, raw: bytes, moment: datetime, name: str, notes: tuple[str, ...] = ()) -> None:
        digest = sha256(raw).hexdigest()
        receipt = Receipt(MailboxSource(BROUGHT), f"mail/{digest}", name, self.now(), None, notes, moment)
        if self._is_known(receipt.key):
            return
        blob = self.sink.mail([raw])
        self._keep(submission(receipt, blob, BytesIO(raw), self.sink.blob, self.is_ours))

    def _paper(self, file: Path, root: Path, moment: datetime) -> None:
        """A file without a mail around it: its folders say whose it is, a person confirms it."""
        with file.open("rb") as opened:
            blob = self.sink.blob(iter(lambda: opened.read(LARGE), b""))
        place = file.relative_to(root).as_posix()
        key = f"paper/{sha256(place.encode()).hexdigest()[:16]}/{blob.sha256}"
        if self._is_known(key):
            return
        zone = self.now().tzinfo
        self._keep(
            Submission(
                source=BROUGHT,
                channel="mailbox",
                key=key,
                version=blob.sha256,
                kind=SubmissionKind.MAIL,
                title=" ".join(file.relative_to(root).parts[:-1]) or root.name,
                received_at=moment.astimezone(zone).replace(microsecond=0),
                first_seen_at=self.now(),
                attachments=(Attachment(file.name, blob=blob),),
                headers={"folder": place},
                notes=(f"{UNPROVED}（取自文件时间）", "由管理人员带入"),
            )
        )

    def _is_known(self, key: str) -> bool:
        is_known = self.sink.known(key) is not None
        self.known += is_known
        return is_known

    def _keep(self, found: Submission) -> None:
        self.sink.keep([found])
        is_kept = self.sink.known(found.key) is not None
        self.new += is_kept
        self.known += not is_kept
