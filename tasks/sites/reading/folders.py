"""A folder on a web server: which of its entries are files of this list, which are folders inside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.addresses import absolute, decode_name, identity
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.behind import Detail, Link
from tasks.sites.reading.listing import ListPage, Row

_DEEPEST = 8  # folders inside folders; a link to itself would never end
_OWN = re.compile(r"(?i)^(\.|~\$|thumbs\.db$|desktop\.ini$|__macosx/?$)")  # what machines leave behind


@dataclass(frozen=True, slots=True)
class Entry:
    href: str
    is_folder: bool
    date: str = ""
    version: str = ""


def said_of(modified: str, size: str, tag: str) -> str:
    """What tells one state of a file from the next; a weak tag is as good as none."""
    return " ".join(filter(None, (modified, size, "" if tag.startswith("W/") else tag)))


def folder_page(
    answer: Answer, source: WebsiteSource, spec: ListSpec, entries: Sequence[Entry], *, needs_itself: bool
) -> ListPage | Trouble:
    """The page of one folder. Entries elsewhere, queries for another order, and hidden files are left out."""
    here = urlsplit(answer.url).path.rstrip("/") + "/"
    rows, folders, is_named = [], [], False
    for entry in entries:
        url = absolute(answer.url, entry.href)
        parts = urlsplit(url)
        path, folder = decode_name(parts.path), decode_name(here)
        if path.rstrip("/") + "/" == folder:
            is_named = True
            continue
        name = path[len(folder) :].rstrip("/") if path.startswith(folder) else ""
        if not name or "/" in name or parts.query or parts.netloc != urlsplit(answer.url).netloc or _OWN.match(name):
            continue
        if entry.is_folder:
            folders.append(url.rstrip("/") + "/")
        else:
            rows.append(_file(entry, url, name, _inner_path(folder, source, spec), answer))
    if needs_itself and not is_named:
        return unbelievable("应答里没有所问的目录本身")
    is_too_deep = bool(folders) and _depth(here, source) >= _DEEPEST
    doubt = f"目录套了 {_DEEPEST} 层以上，没有再往里看" if is_too_deep else ""
    return ListPage(answer.url, tuple(rows), 0, None, "", folders=() if is_too_deep else tuple(folders), doubt=doubt)


def _file(entry: Entry, url: str, name: str, folder: str, answer: Answer) -> Row:
    fields = {"title": name, "link": url, "date": entry.date, "column": folder, "version": entry.version}
    link = Link(url, name, is_download=True, page=answer.url)
    return Row(fields, url, identity(url), Detail(links=(link,), date_header=answer.headers.get("date", "")))


def _depth(path: str, source: WebsiteSource) -> int:
    return path.count("/") - (urlsplit(source.base_url).path.rstrip("/") + "/").count("/")


def _inner_path(folder: str, source: WebsiteSource, spec: ListSpec) -> str:
    """The names of the folders below the list's own address: a class, a kind of material."""
    base = urlsplit(source.base_url).path.rstrip("/") + "/"
    steps = len([step for step in (spec.url.strip("/")).split("/") if step])
    return "/".join(folder.removeprefix(decode_name(base)).strip("/").split("/")[steps:])
