"""Fetches the files that a post offers, keeps their bytes, and says of each one that it could not get, why."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import IO
from urllib.parse import unquote, unquote_to_bytes

from tasks.domain.evidence.item import Attachment, Blob
from tasks.domain.evidence.reading import ReadingState, Sink
from tasks.sites.reading.addresses import is_cloud_drive, is_file, is_plain_page
from tasks.sites.reading.answer import Answer, Trouble, unreachable
from tasks.sites.reading.behind import Link
from tasks.sites.reading.body import TOO_BIG
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.naming import ending_of, name_of

_DOWNLOAD = re.compile(r"(?i)down(load)?\b|attach|aid=|file|upload|fujian|附件")
_GONE = (400, 404, 410)


@dataclass(frozen=True, slots=True)
class Fetched:
    """`gap`: the trouble of a file without which nothing is proved; `gone`: the site says that it has none, as it also
    does while it is being moved or mended."""

    attachment: Attachment | None
    gap: Trouble | None = None
    gone: bool = False


async def fetch_files(fetcher: Fetcher, sink: Sink, links: tuple[Link, ...]) -> list[Fetched]:
    """Each link's file, in the page's order; ordinary links to other pages give nothing."""
    found = [await _fetch(fetcher, sink, link) for link in links]
    return [one for one in found if one.attachment is not None or one.gap is not None]


async def _fetch(fetcher: Fetcher, sink: Sink, link: Link) -> Fetched:
    if link.url[:5].lower() == "data:":
        return Fetched(_inline(sink, link))
    if not fetcher.hosts.include(link.url):
        is_meant = is_file(link.url) or is_cloud_drive(link.url) or link.is_download
        return Fetched(_unfetched(link, "链接在站外，未取得") if is_meant else None)
    if link.tag == "a" and not link.is_download and is_plain_page(link.url):
        return Fetched(None)
    answer = await _whole(fetcher, link.url)
    if isinstance(answer, Trouble):
        return _not_got(link, answer)
    if _is_page(answer) and not link.url.lower().endswith((".htm", ".html")):
        if not _is_meant(link):
            return Fetched(None)
        wrong = Trouble(ReadingState.PARTIAL, f"附件“{name_of(link)}”下载得到的是网页")
        return Fetched(_unfetched(link, "下载得到的是网页，不是文件"), wrong)
    return Fetched(_kept(sink, link, answer))


async def _whole(fetcher: Fetcher, url: str) -> Answer | Trouble:
    """A file whose length the server did not state is fetched twice: cut short, it would be taken for a bad file."""
    answer = await fetcher.file(url)
    if isinstance(answer, Trouble) or answer.framed:
        return answer
    again = await fetcher.file(url)
    if isinstance(again, Trouble):
        return again
    same = _hash(answer.body) == _hash(again.body)
    return answer if same else unreachable("两次下载得到的内容不同，可能没有收全")


def _hash(body: IO[bytes]) -> str:
    digest = sha256()
    for chunk in _chunks(body):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(body: IO[bytes]) -> Iterator[bytes]:
    body.seek(0)
    while chunk := body.read(1 << 16):
        yield chunk


def _not_got(link: Link, trouble: Trouble) -> Fetched:
    """Gone, too big or elsewhere: noted, and no trouble of the reading. Anything else: to be asked for again."""
    is_settled = trouble.status in (*_GONE, TOO_BIG) or "站外" in trouble.reason
    if is_settled and trouble.status not in (0, TOO_BIG) and not _is_meant(link):
        return Fetched(None)  # a dead link to some page
    note = (
        f"下载失败：{trouble.status}"
        if is_settled and trouble.status not in (0, TOO_BIG)
        else f"未取得：{trouble.reason}"
    )
    gap = None if is_settled else replace(trouble, reason=f"附件“{name_of(link)}”未取得：{trouble.reason}")
    return Fetched(_unfetched(link, note), gap, gone=trouble.status in _GONE)


def _is_meant(link: Link) -> bool:
    """Whether a link is to a file, as far as it can be told without following it."""
    return link.is_download or link.tag != "a" or is_file(link.url) or bool(_DOWNLOAD.search(link.url))


def _is_page(answer: Answer) -> bool:
    is_sent = "attachment" in answer.headers.get("content-disposition", "").lower()
    return answer.content_type in ("text/html", "application/xhtml+xml") and not is_sent


def _unfetched(link: Link, note: str) -> Attachment:
    return Attachment(name_of(link), note=note, url=link.url)


def _kept(sink: Sink, link: Link, answer: Answer) -> Attachment:
    blob: Blob = sink.blob(_chunks(answer.body))
    answer.body.close()
    modified = answer.headers.get("last-modified", "")
    try:
        at = parsedate_to_datetime(modified) if modified else None
    except ValueError:
        at = None
    at = at if at is not None and at.tzinfo is not None else None
    return Attachment(name_of(link, answer), answer.content_type, blob, "", link.url, at)


def _inline(sink: Sink, link: Link) -> Attachment | None:
    """A picture that the editor pasted into the page itself."""
    head, _, data = link.url.partition(",")
    try:
        content = b64decode(unquote(data)) if ";base64" in head.lower() else unquote_to_bytes(data)
    except (BadBase64, ValueError):
        return Attachment("图片", note="正文里的图片无法解开")
    kind = head[5:].partition(";")[0].lower()
    name = link.words if is_file("/" + link.words) else f"图片.{ending_of(kind) or kind.rpartition('/')[2]}"
    return Attachment(name, kind, sink.blob([content])) if content else None
