"""Turns a page's bytes into words: what it says of its encoding is believed only as far as the bytes agree."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, resolve_encoding

_WESTERN = {"cp1252", "iso8859-1", "latin-1", "ascii"}  # a server's default, hardly ever meant on a Chinese page
_UTF_8 = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
_RUBBLE = re.compile(r"锟斤拷|烫烫烫|屯屯屯|ï¿½|\ufffd")


@dataclass(frozen=True, slots=True)
class Text:
    text: str
    encoding: str  # as a browser would name it in a link's query
    damaged: bool = False  # some bytes fit no encoding and stand as U+FFFD


def decode(body: bytes, content_type: str, override: str = "auto") -> Text:
    """Decode by override, BOM, valid UTF-8, header, meta, gb18030; gb2312 and gbk are gb18030. Never raises."""
    if override not in ("", "auto"):
        return _forced(body, resolve_encoding(override) or "utf-8")
    bom, _ = read_bom(body)
    if bom is not None:
        return _forced(body, bom)
    for encoding in _candidates(body, content_type):
        text = _strictly(body, encoding)
        if text is not None:
            return Text(text, encoding)
    declared = [name for name in _declared(body, content_type) if name not in _WESTERN]
    return _forced(body, declared[0] if declared else "utf-8")


def _candidates(body: bytes, content_type: str) -> list[str]:
    declared = _declared(body, content_type)
    if body.isascii():
        return [*declared, "utf-8"]
    # Four characters of valid UTF-8 do not happen by accident in another encoding, whatever the page says of itself.
    first = ["utf-8"] if len(list(islice(_UTF_8.finditer(body), 4))) == 4 else []
    chinese = [name for name in declared if name not in _WESTERN]
    western = [name for name in declared if name in _WESTERN]
    return [*first, *chinese, "utf-8", "gb18030", *western]


def _declared(body: bytes, content_type: str) -> list[str]:
    named = (http_content_type_encoding(content_type), html_body_declared_encoding(body))
    found = []
    for name in named:
        resolved = resolve_encoding(name) if name else None
        if resolved is not None:
            found.append(_canonical(resolved))
    return list(dict.fromkeys(found))


def _canonical(name: str) -> str:
    return codecs.lookup(name).name


def _strictly(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _forced(body: bytes, encoding: str) -> Text:
    text = body.decode(encoding, "replace").removeprefix("\ufeff")
    return Text(text, _canonical(encoding), "\ufffd" in text)


def is_garbled(words: str) -> bool:
    """Whether words came through the wrong encoding somewhere, ours or the site's own: 锟斤拷, ç¬¬ä¸€, 绗竴灏忓."""
    if _RUBBLE.search(words):
        return True
    if re.search(r"[À-ÿ][\x80-\xbf€‚-™]", words) and not re.search(r"[\u4e00-\u9fff]", words):
        return True
    return _is_utf8_taken_for_gbk(words)


def _is_utf8_taken_for_gbk(words: str) -> bool:
    """Whether the words, put back into GBK, are UTF-8 but for a sign that was lost at the end."""
    try:
        once_more = words.encode("gb18030").decode("utf-8", "replace")
    except UnicodeEncodeError:
        return False
    han = len(re.findall(r"[\u4e00-\u9fff]", once_more))
    return once_more != words and han >= 2 and once_more.count("\ufffd") * 3 <= han
