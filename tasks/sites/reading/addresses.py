"""Web addresses: which ones belong to a source, how a link becomes one, and when two are the same post."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

_NO_PAGE = re.compile(r"(?i)^\s*(#|javascript:|mailto:|tel:|data:|about:|file:|ftp:|$)")
_SESSION = re.compile(r"(?i)^(phpsessid|jsessionid|aspsessionid\w*|session_?id|sessid|cftoken|cfid|utm_\w+|spm)$")
_FILE = re.compile(
    r"(?i)\.(zip|rar|7z|tar|gz|tgz|docx?|wps|rtf|xlsx?|et|csv|pptx?|dps|pps|ppsx|pdf|ofd|txt|jpe?g|png|gif|bmp|webp|heic"
    r"|tiff?|mp4|mov|avi|wmv|flv|mkv|m4v|mp3|wav|swf|caj|ceb)$"
)
_PAGE = re.compile(r"(?i)(\.(html?|shtml)|/)$")
# Most links of a list are such plain paths; what a browser would do to others is not needed for them.
_PLAIN = re.compile(r"/[A-Za-z0-9_/-]*(?:\.[A-Za-z]+)?")
_SETTLED = re.compile(r"https?://[a-z0-9.-]+/[A-Za-z0-9_/.-]*")
_CLOUD = re.compile(
    r"(?i)(^|\.)(pan\.|wangpan|lanzou|aliyundrive|alipan|weiyun|123pan|ctfile|cowtransfer|kdocs|docs\.qq)"
)


@dataclass(frozen=True, slots=True)
class Hosts:
    """The hosts that a source is on; nothing is asked of any other, whatever a page or a redirect says."""

    places: frozenset[tuple[str, int]]
    listed: frozenset[str] = frozenset()  # by the source's file: where its attachments lie

    def include(self, url: str) -> bool:
        """Public hosts on any port, with or without www; a private address only where the source itself is."""
        place = _place(url)
        if place is None:
            return False
        host, _ = place
        if _is_private(host):
            return place in self.places
        return self._is_listed(host) or host in {known for known, _ in self.places}

    def _is_listed(self, host: str) -> bool:
        """By its name, or as one below a name that is written with a dot before it."""
        return host in self.listed or any(name[:1] == "." and host.endswith(name) for name in self.listed)


def hosts_of(addresses: Iterable[str], listed: Iterable[str] = ()) -> Hosts:
    names = (host.lower().rstrip(".").removeprefix("www.") for host in listed)
    return Hosts(frozenset(place for place in map(_place, addresses) if place is not None), frozenset(names))


def _place(url: str) -> tuple[str, int] | None:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return parts.hostname.rstrip(".").removeprefix("www."), port


def _is_private(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return re.search(r"(^|\.)(0x[\da-f]*|\d+)$", host) is not None  # 0x7f.1, 2130706433: numbers in disguise


def absolute(base: str, href: str, encoding: str = "utf-8") -> str:
    """The address that a link leads to, written as a browser would ask for it; empty when it leads to no page."""
    if _PLAIN.fullmatch(href) and "//" not in href:
        origin = _origin(base)
        return origin + href if origin else ""
    return _joined(base, href, encoding)


@lru_cache(maxsize=8192)
def _joined(base: str, href: str, encoding: str) -> str:
    if _NO_PAGE.match(href):
        return ""
    try:
        url = urljoin(base, re.sub(r"[\t\r\n]", "", href.strip()).replace("\\", "/"))
        parts = urlsplit(safe_url_string(url, encoding=encoding))
        _ = parts.port  # a port that is no number
    except ValueError:
        return ""
    return urlunsplit(parts._replace(fragment="")) if parts.scheme in ("http", "https") and parts.netloc else ""


@lru_cache(maxsize=512)
def _origin(base: str) -> str:
    """Scheme, host and port of a page, written as a browser would."""
    return _joined(base, "/.", "utf-8").removesuffix("/")


def identity(url: str) -> str:
    """What stays the same when a site shows the same page again: no fragment, session ids or tracking words."""
    return url if _SETTLED.fullmatch(url) else _settled(url)


@lru_cache(maxsize=8192)
def _settled(url: str) -> str:
    parts = urlsplit(url)
    path = re.sub(r"(?i);jsessionid=[^/?]*", "", parts.path) or "/"
    query = parse_qsl(parts.query, keep_blank_values=True, encoding="latin-1")
    names = {name for name, _ in query}
    kept = [
        (name, value) for name, value in query if not _SESSION.match(name) and not (name == "extra" and "tid" in names)
    ]
    text = parts.query if len(kept) == len(query) else urlencode(kept, encoding="latin-1")
    netloc = (parts.hostname or "") + (f":{parts.port}" if parts.port not in (None, 80, 443) else "")
    return urlunsplit((parts.scheme, netloc, path, text, ""))


def is_same_page(one: str, other: str) -> bool:
    """Whether a redirect only tidied the address: scheme, www, case, a trailing slash, index.html."""
    return _tidy(one) == _tidy(other)


def _tidy(url: str) -> tuple[str, str, str]:
    parts = urlsplit(identity(url))
    path = re.sub(r"(?i)(index|default)\.\w+$", "", unquote(parts.path)).rstrip("/").lower()
    return (parts.hostname or "").removeprefix("www."), path, parts.query


def is_home(url: str) -> bool:
    _, path, query = _tidy(url)
    return path == "" and not query


def is_file(url: str) -> bool:
    """Whether the address itself names a document, picture, archive or film."""
    parts = urlsplit(url)
    return bool(_FILE.search(parts.path) or _FILE.search(parts.query))


def is_plain_page(url: str) -> bool:
    parts = urlsplit(url)
    return bool(_PAGE.search(parts.path or "/")) and not parts.query


def is_cloud_drive(url: str) -> bool:
    return bool(_CLOUD.search(urlsplit(url).hostname or ""))


def file_name(url: str) -> str:
    """The last segment of the path, or the query's value that looks like a file name, decoded as UTF-8 or GB 18030."""
    parts = urlsplit(url)
    last = next((text for text in re.split(r"[/=&]", parts.query)[::-1] if _FILE.search(text)), "")
    return decode_name(last or parts.path.rstrip("/").rpartition("/")[2])


def decode_name(quoted: str) -> str:
    try:
        return unquote(quoted, encoding="utf-8", errors="strict")
    except UnicodeDecodeError:
        return unquote(quoted, encoding="gb18030", errors="replace")


def account_of(text: str) -> str:
    """An account as it stands, or, given as an address, its uid parameter or last path segment."""
    text = text.strip()
    if "/" not in text and "?" not in text:
        return text
    parts = urlsplit(text)
    uid = next((value for name, value in parse_qsl(parts.query) if name.lower() == "uid"), "")
    return uid or decode_name(parts.path.rstrip("/").rpartition("/")[2]) or text
