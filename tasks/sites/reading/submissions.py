"""What a row and the page behind it amount to: the submission that the store keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from tasks.domain.evidence.dates import Stated, stated_date
from tasks.domain.evidence.item import Blob, Submission, SubmissionKind
from tasks.sites.reading.addresses import is_file
from tasks.sites.reading.answer import Trouble, unbelievable
from tasks.sites.reading.attachments import Fetched
from tasks.sites.reading.behind import Detail
from tasks.sites.reading.decoding import is_garbled
from tasks.sites.reading.seal import Seal, fingerprint, steady
from tasks.sites.reading.targets import Target
from tasks.sites.reading.walk import SeenRow

_STAYS_DEAD = timedelta(days=31)
_NAMES = ("title", "author", "account", "column", "name")


@dataclass(frozen=True, slots=True)
class Found:
    """A row with what was found behind it; `files` and `detail` are empty until they have been fetched."""

    source: str
    target: Target
    seen: SeenRow
    detail: Detail = Detail()
    files: Sequence[Fetched] = field(default=())

    @property
    def shown(self) -> Mapping[str, str]:
        """The post's own words: the page's before the list's, which cuts titles. A last broken sign is cut off."""
        page, row = self.detail.fields, self.seen.row.fields
        return {name: (page.get(name) or row.get(name, "")).removesuffix("\ufffd").rstrip() for name in _NAMES}

    @property
    def stated(self) -> Stated:
        """The post's own date, the page's before the list's, and one with a time before one without."""
        texts = (self.detail.fields.get("date", ""), self.seen.row.fields.get("date", ""))
        read = [stated_date(text, self.seen.seen_at) for text in texts if text]
        dated = [stated for stated in read if stated.at is not None]
        return next(iter([*(stated for stated in dated if stated.has_time), *dated, *read]), Stated())

    @property
    def row_hash(self) -> str:
        """What the list shows; “今天” and the day that it becomes tomorrow are one."""
        day = stated_date(self.seen.row.fields.get("date", ""), self.seen.seen_at).at
        return fingerprint(*_row_words(self.seen), f"{day:%Y-%m-%d}" if day else "")

    @property
    def page_hash(self) -> str:
        """What the page behind shows, addresses of files included; for a row that is a file itself, the row."""
        links = [link.url for link in self.detail.links]
        is_the_file = is_file(self.seen.row.link) or "version" in self.seen.row.fields
        own = [self.row_hash] if is_the_file else []
        said = [*own, self.detail.version] if self.detail.version else own
        return fingerprint(*self.shown.values(), steady(self.detail.body), *links, *said)

    @property
    def full_hash(self) -> str:
        attached = (file.attachment for file in self.files if file.attachment is not None)
        named = (f"{one.name}={one.blob.sha256 if one.blob else one.note}" for one in attached)
        return fingerprint(*self.shown.values(), steady(self.detail.body), *named)

    @property
    def may_come_yet(self) -> bool:
        """Whether a file that the site says it has not may be there next time: a link of long ago stays dead."""
        written = self.stated.at or self.seen.seen_at
        return any(file.gone for file in self.files) and self.seen.seen_at - written < _STAYS_DEAD

    @property
    def damage(self) -> Trouble | None:
        """Wrong encodings. One broken sign in an article is a slip; one in two hundred is not."""
        wrong = next((word for word in self.shown.values() if is_garbled(word)), "")
        if wrong:
            return unbelievable(f"页面有乱码：{wrong[:30]}（请核对 encoding）")
        broken = self.detail.body.count("\ufffd")
        return unbelievable("正文有乱码（请核对 encoding）") if broken * 200 > len(self.detail.body) else None

    def submission(self, key: str, seal: Seal, raw: Blob | None, *notes: str) -> Submission:
        shown, stated, scope = self.shown, self.stated, self.target.scope
        headers = {"url": self.seen.row.link, "site_date": self.detail.date_header}
        remarks = (stated.note, self.damage.reason if self.damage else "", *notes)
        return Submission(
            source=self.source,
            channel=scope.channel,
            key=key,
            version=str(seal),
            kind=SubmissionKind.POST,
            title=shown["title"],
            sender_name=shown["author"] or shown["name"],
            account=shown["account"],
            column=shown["column"],
            list_name=scope.list_name,
            list_party=scope.party,
            stated_at=stated.at,
            stated_time=stated.has_time,
            first_seen_at=self.seen.seen_at,
            raw=raw,
            body=self.detail.body,
            attachments=tuple(file.attachment for file in self.files if file.attachment is not None),
            headers={name: value for name, value in headers.items() if value},
            notes=tuple(remark for remark in remarks if remark),
        )

    def member(self, key: str, seal: Seal, raw: Blob | None) -> Submission:
        """A row of a member list: a person of that class."""
        made = self.submission(key, seal, raw)
        return replace(made, kind=SubmissionKind.MEMBER, sender_name=self.shown["name"] or made.sender_name)


def _row_words(seen: SeenRow) -> list[str]:
    """`version` is what some kinds say of a post's last change."""
    fields = seen.row.fields
    return [fields.get(name, "") for name in _NAMES] + ([fields["version"]] if fields.get("version") else [])
