"""Walks through a mail's parts: which of them are its words, and which are files."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from itertools import islice
from typing import IO
from urllib.parse import unquote

from tasks.domain.evidence.item import Attachment, Blob
from tasks.mailboxes import text as words
from tasks.mailboxes import wrapped
from tasks.mailboxes.decode import decode_base64, decode_bytes
from tasks.mailboxes.names import file_name, header, parameters
from tasks.mailboxes.part import Part
from tasks.mailboxes.pixels import is_ornament
from tasks.mailboxes.transfer import pieces, size_guess
from tasks.mailboxes.uu import without_files

MAX_PARTS = 2_000
INSIDE = "转发邮件内"  # the note of a file that lay in a mail inside this one
_CID = re.compile(r"""cid:([^"'\s<>)&]{1,300})""", re.I)
_SMALL_PICTURE = 20 * 1024  # bytes: a smaller picture in the body is a signature's ornament
_IN_MEMORY = 256 * 1024
_MAILS = {"message/rfc822", "message/global", "message/news"}
_WORDS = {"text/plain", "text/html", "text/enriched", "text/richtext"}
_REPORTS = {"message/delivery-status", "message/disposition-notification", "text/rfc822-headers"}
_REPORTS |= {"text/x-amp-html", "text/watch-html"}  # what the words say once more, for other screens
_SIGNATURES = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}


@dataclass(slots=True)
class Parts:
    """What a mail holds: its words twice (to read, and with links), its files, and remarks in Chinese."""

    body: list[str] = field(default_factory=list)
    linked: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    inner: list[Message] = field(default_factory=list)  # the mails inside this one
    html: list[str] = field(default_factory=list)
    ornaments: int = 0


class Walk:
    """One walk through one mail; `keep` stores bytes and names them."""

    def __init__(self, file: IO[bytes], keep: Callable[[Iterable[bytes]], Blob]) -> None:
        self._file, self._keep = file, keep
        self.parts = Parts()
        self._count = 0
        self._written: list[tuple[str, bytes]] = []  # files in the middle of the words
        self.shown: set[str] = set()  # Content-IDs that the words show

    def through(self, message: Message) -> Parts:
        """Fill `parts` from a parsed skeleton; files keep the order in which they lay in the mail."""
        self._unsign(message)
        leaves = list(self._leaves(message, inside=0))
        self.parts.html = [self._text(leaf) for leaf, _ in leaves if leaf.get_content_type() == "text/html"]
        self.shown = {unquote(match) for html in self.parts.html for match in _CID.findall(html)}
        self._words(message)
        for leaf, inside in leaves:
            if _is_file(leaf):
                self._file_of(leaf, inside=inside)
        self._pasted()
        if self.parts.ornaments:
            self.parts.notes.append(f"略去正文中的小图片 {self.parts.ornaments} 个")
        return self.parts

    def _leaves(self, part: Message, inside: int) -> Iterator[tuple[Message, int]]:
        self._count += 1
        if self._count > MAX_PARTS or inside > 20:
            if "邮件的部分过多，其余未读" not in self.parts.notes:
                self.parts.notes.append("邮件的部分过多，其余未读")
            return
        if part.is_multipart() and not _is_encoded_mail(part):
            is_mail = part.get_content_type() in _MAILS
            for child in children(part):
                if is_mail:
                    self.parts.inner.append(child)
                yield from self._leaves(child, inside + is_mail)
        elif part.get_content_type() in _MAILS or file_name(part).lower().endswith(".eml"):
            yield from self._enclosed(part, inside)
        else:
            yield part, inside

    def _unsign(self, message: Message) -> None:
        """A mail inside its S/MIME signature takes the signature's place."""
        for part in list(islice(message.walk(), MAX_PARTS)):
            if (
                not part.is_multipart()
                and wrapped.is_smime(part.get_content_type(), file_name(part))
                and size_guess(part) < 2 * wrapped.MAX_BYTES
            ):
                signed = wrapped.open_signed(b"".join(pieces(part, self._file)))
                if signed:
                    part.set_payload([message_from_bytes(signed, Part)])
                    part.replace_header("Content-Type", "multipart/mixed")
                    del part["Content-Transfer-Encoding"], part["Content-Disposition"]
                    self.parts.notes.append("邮件带数字签名")

    def _enclosed(self, part: Message, inside: int) -> Iterator[tuple[Message, int]]:
        """A whole mail that somebody sent as an encoded file: opened if it is of a size that memory bears."""
        if size_guess(part) > 40_000_000:
            yield part, inside
            return
        mail = message_from_bytes(b"".join(pieces(part, self._file)), Part)
        if not mail.keys():
            yield part, inside
            return
        self.parts.inner.append(mail)
        yield from self._leaves(mail, inside + 1)

    def _words(self, message: Message) -> None:
        plain, linked = self._body(message)
        for mail in self.parts.inner[:50]:
            inner_plain, inner_linked = self._body(mail)
            plain.append("【转发邮件】" + "\n".join([header(mail, "subject"), *inner_plain]))
            linked += inner_linked
        self.parts.body, self.parts.linked = plain, linked

    def _body(self, part: Message) -> tuple[list[str], list[str]]:
        """The words of a part, to read and with links."""
        if part.get_content_maintype() == "message":
            return [], []
        if not part.is_multipart():
            return self._leaf_words(part)
        bodies = [self._body(child) for child in children(part)]
        linked = [text for _, with_links in bodies for text in with_links]
        if part.get_content_type() == "multipart/alternative":
            return _fullest(["\n".join(plain) for plain, _ in bodies]), linked
        return [text for plain, _ in bodies for text in plain], linked

    def _leaf_words(self, part: Message) -> tuple[list[str], list[str]]:
        if _is_file(part) or (part.get_content_type() not in _WORDS and part.get_content_maintype() != "multipart"):
            return [], []
        text = self._text(part)
        if part.get_content_type() == "text/html":
            text, _ = words.without_pictures(text)
            return [words.html_to_text(text)], [words.html_with_links(text)]
        text, files = without_files(text)
        self._written += files
        return [words.tidy(text)], [text]

    def _text(self, part: Message) -> str:
        raw = b"".join(pieces(part, self._file))
        return decode_bytes(raw, parameters(part, "content-type").get("charset", ""))

    def _file_of(self, part: Message, *, inside: int) -> None:
        kind, parts = part.get_content_type(), self.parts
        if kind in _SIGNATURES:
            parts.notes.append("邮件带数字签名")
            return
        name, notes = file_name(part), [INSIDE] if inside else []
        data: Iterable[bytes] = pieces(part, self._file)
        if kind.startswith("image/") and self._is_in_body(part, name):
            if size_guess(part) < _IN_MEMORY:
                whole = b"".join(data)
                data = [whole]
                if len(whole) < _SMALL_PICTURE and is_ornament(whole):
                    parts.ornaments += 1
                    return
            notes.append("正文中的图片")
        if not name:
            name = f"未命名{len(parts.attachments) + 1}{mimetypes.guess_extension(kind) or ''}"
            notes.append("附件没有文件名")
        if wrapped.is_winmail(kind, name):
            whole = b"".join(data)
            data = [whole]
            if self._unpack(whole, notes):
                return
        tell = wrapped.tell(kind, name)
        notes += [tell] if tell else []
        parts.attachments.append(Attachment(name, kind, self._keep(data), "；".join(notes)))

    def _unpack(self, data: bytes, notes: list[str]) -> bool:
        """Take the words and files out of a winmail.dat; False when it cannot be read."""
        opened = wrapped.open_winmail(data)
        if opened is None:
            return False
        if opened.words and not any(text.strip() for text in self.parts.body):
            html = opened.words.lstrip()[:1] == "<"
            self.parts.body.append(words.html_to_text(opened.words) if html else words.tidy(opened.words))
        for name, content in opened.files:
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            name = name or f"未命名{len(self.parts.attachments) + 1}"
            note = "；".join([*notes, "从 winmail.dat 中取出"])
            self.parts.attachments.append(Attachment(name, kind, self._keep([content]), note))
        return True

    def _is_in_body(self, part: Message, name: str) -> bool:
        """Whether the words show the picture, which alone makes it a possible ornament."""
        content_id = header(part, "content-id").strip("<> ")
        if content_id and content_id in self.shown:
            return True
        return _disposition(part) == "inline" and bool(content_id or not name)

    def _pasted(self) -> None:
        """Pictures that were pasted into the words as data, and files that were written among them."""
        for name, content in self._written:
            kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
            self.parts.attachments.append(Attachment(name, kind, self._keep([content]), "写在正文里的附件"))
        for source in self.parts.html:
            for kind, data in words.without_pictures(source)[1]:
                picture = decode_base64(data.replace("%2B", "+").replace("%2F", "/").encode("ascii", "ignore"))
                if len(picture) < _SMALL_PICTURE and is_ornament(picture):
                    self.parts.ornaments += 1
                    continue
                name = f"正文图片{len(self.parts.attachments) + 1}{mimetypes.guess_extension(kind) or ''}"
                self.parts.attachments.append(Attachment(name, kind, self._keep([picture]), "正文中的图片"))


def _is_encoded_mail(part: Message) -> bool:
    """A mail that its sender's program put into base64, which no standard allows and some do."""
    encoding = header(part, "content-transfer-encoding").strip().lower()
    return part.get_content_type() in _MAILS and encoding.startswith("base64") and not any(children(part)[0].keys())


def children(part: Message) -> list[Message]:
    return [child for child in part.get_payload() if isinstance(child, Message)]


def _disposition(part: Message) -> str:
    return header(part, "content-disposition").partition(";")[0].strip().lower()


def _is_file(part: Message) -> bool:
    kind = part.get_content_type()
    if _disposition(part) == "attachment" or file_name(part):
        return True
    if part.get_content_maintype() in {"multipart", "message"}:
        return part.get_content_maintype() == "message" and kind not in _REPORTS
    return kind not in _WORDS | _REPORTS


def _fullest(texts: list[str]) -> list[str]:
    """Of alternatives the first, unless a later one says far more (some programs send an empty plain text)."""
    texts = [text for text in texts if text.strip()]
    if not texts:
        return []
    longest = max(texts, key=len)
    return [longest if len(longest) > 3 * len(texts[0]) + 100 else texts[0]]
