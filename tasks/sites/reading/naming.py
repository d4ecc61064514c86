"""What a downloaded file is called: as the server says, else the words of its link, else its address."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from urllib.parse import unquote

from tasks.sites.reading.addresses import decode_name, file_name, is_file
from tasks.sites.reading.answer import Answer
from tasks.sites.reading.behind import Link

_ENDINGS = {
    "application/pdf": "pdf", "application/zip": "zip", "application/x-zip-compressed": "zip", "image/jpeg": "jpg",
    "image/png": "png", "image/gif": "gif", "application/msword": "doc", "application/vnd.ms-excel": "xls",
    "application/x-rar-compressed": "rar", "application/vnd.rar": "rar", "text/plain": "txt",
}  # fmt: skip
_SAYS_NOTHING = re.compile(
    r"(?i)^(点击|点此|此处|这里|立即|本地)*(下载|查看|附件|文件|打开|download|file)?(附件|文件|下载|地址)*\s*\d*$"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def ending_of(content_type: str) -> str:
    return _ENDINGS.get(content_type, "")


def name_of(link: Link, answer: Answer | None = None) -> str:
    """A plain file name, never a path. A link's words are taken when the address is only a number."""
    sent = _sent_name(answer.headers.get("content-disposition", "")) if answer else ""
    if sent:
        return _plain(sent)
    if is_file("/" + link.words):
        return _plain(link.words)
    named = file_name(link.url)
    has_words = bool(link.words) and not _SAYS_NOTHING.match(link.words)
    if is_file("/" + named):
        is_telling = bool(_HAN.search(named)) or not has_words or link.tag == "img"
        return _plain(named if is_telling else f"{link.words}.{named.rpartition('.')[2]}")
    ending = ending_of(answer.content_type) if answer else ""
    stem = link.words if has_words else named or "附件"
    return _plain(f"{stem}.{ending}" if ending else stem)


def _plain(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return re.sub(r"[\x00-\x1f\x7f]", "", last).strip()[:200] or "附件"


def _sent_name(disposition: str) -> str:
    """filename* by RFC 5987, else filename: an encoded word, percent signs, raw UTF-8 or raw GBK."""
    wide = re.search(r"(?i)filename\*\s*=\s*\"?([\w-]*)'[^']*'([^;\"]+)", disposition)
    if wide is not None:
        try:
            return unquote(wide[2].strip(), encoding=wide[1] or "utf-8", errors="strict")
        except (LookupError, UnicodeDecodeError):
            return decode_name(wide[2].strip())
    plain = re.search(r"(?i)filename\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^;]+))", disposition)
    if plain is None:
        return ""
    name = re.sub(r"\\(.)", r"\1", plain[1]) if plain[1] is not None else plain[2].strip()
    if name.startswith("=?"):
        try:
            return str(make_header(decode_header(name)))
        except (HeaderParseError, LookupError, UnicodeDecodeError):
            return decode_name(name)
    return decode_name(_requoted(name))


def _requoted(name: str) -> str:
    """Header bytes that were taken for Latin-1, percent-quoted for a better try; other names as they are."""
    try:
        raw = name.encode("latin-1")
    except UnicodeEncodeError:
        return name
    return (
        name if raw.isascii() else "".join(chr(byte) if byte < 127 and byte != 37 else f"%{byte:02X}" for byte in raw)
    )
