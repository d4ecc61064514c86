"""Old mail and files that a person brings in: .eml, mbox, Maildir, or a folder of papers. Nothing changes there."""

from __future__ import annotations

import mailbox
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from tasks.domain.errors import BadInput
from tasks.domain.evidence.item import Attachment, Submission, SubmissionKind
from tasks.domain.evidence.reading import Sink
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import maildir
from tasks.mailboxes.fetching import LARGE
from tasks.mailboxes.receipt import UNPROVED, Receipt, submission

BROUGHT = "import"  # the source's id: no file in sources/ has it, so nothing waits for a reading of it
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

    def _maildir(self, folder: Path) -> None:
        source = MailboxSource(BROUGHT, kind="maildir", path=str(folder))
        looked = maildir.read(source, None, {}, self.sink, self.now, self.is_ours)
        self.new += looked.new
        self.troubles += [looked.reason] if looked.reason else []

    def _file(self, file: Path, root: Path) -> None:
        moment = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        with file.open("rb") as opened:
            is_mbox = opened.read(5) == b"From "
        if is_mbox:
            for raw in _mails_of(file):
                self._mail(raw, moment, file.name)
        elif file.suffix.lower() == ".eml":
            self._mail(file.read_bytes(), moment, file.name)
        else:
            self._paper(file, root, moment)

    def _mail(self, raw: bytes, moment: datetime, name: str) -> None:
        digest = sha256(raw).hexdigest()
        receipt = Receipt(MailboxSource(BROUGHT), f"mail/{digest}", name, self.now(), None, (), moment)
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


def _mails_of(file: Path) -> Iterator[bytes]:
    box = mailbox.mbox(file, create=False)
    try:
        for key in box.iterkeys():
            yield box.get_bytes(key)
    finally:
        box.close()
