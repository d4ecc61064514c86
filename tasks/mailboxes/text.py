"""The words of a mail: HTML made plain, and the history that a reply drags along cut off."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

BODY_CAP = 200_000  # characters
_HTML_CAP = 8_000_000
_BLOCK = re.compile(r"<br\b[^<>]*>|</(?:p|div|tr|li|h[1-6]|table|blockquote|ul|ol|pre)\s*>", re.I)
_INLINE = r"[^\s<>]|</(?:a|b|i|u|em|font|span|strong|label)\s*>|<img\b[^<>]*>"
_BEGINS = re.compile(rf"((?:{_INLINE})\s?)(<(?:p|div|tr|li|h[1-6]|table|ul|ol|pre)\b)", re.I)
_ANCHOR = re.compile(r"""<a\b[^<>]*?\bhref\s*=\s*["']?\s*([^"'\s<>]+)[^<>]*>""", re.I)
_DATA_URI = re.compile(r"""data:(image/[a-z.+-]+);base64,([A-Za-z0-9+/=\s%]+)""", re.I)
_REPLY = re.compile(r"^\s*(?:re|回复|回覆|答复|答覆)\s*(?:\[\d+\]|[(（]\d+[)）])?\s*[:：]", re.I)
_FORWARD = re.compile(r"^\s*(?:fwd?|转发|转寄|轉寄|轉發)\s*(?:\[\d+\]|[(（]\d+[)）])?\s*[:：]", re.I)
_RULED = re.compile(
    r"-{2,}\s*(?:原始邮件|原始郵件|原邮件|回复的原邮件|Original Message|原始信件|转发邮件信息)\s*-{2,}", re.I
)
_SENDER_LINE = re.compile(r"\*?(?:发件人|寄件者|From)\*?\s*[:：]", re.I)
_DATE_LINE = re.compile(r"\*?(?:发送时间|发送日期|日期|时间|Sent|Date)\*?\s*[:：]", re.I)
_SOMEONE = re.compile(r"(?:在|于|At|On)\s?.", re.I)
_WROTE = re.compile(r"(?:写道|寫道|wrote)\s*[:：]", re.I)


def is_reply(subject: str) -> bool:
    return bool(_REPLY.match(subject))


def is_forward(subject: str) -> bool:
    return bool(_FORWARD.match(subject))


def html_to_text(source: str) -> str:
    """The visible text, one line for each block; nothing is fetched."""
    return _flat(source[:_HTML_CAP])


def html_with_links(source: str) -> str:
    """The same, with each link's address on a line of its own before its text."""
    return _flat(_ANCHOR.sub(lambda link: f"<br>{link[1]}<br>", source[:_HTML_CAP]))


def without_pictures(source: str) -> tuple[str, list[tuple[str, str]]]:
    """HTML without the pictures written into it as data, and these as (content type, base64)."""
    found = [(match[1].lower(), match[2]) for match in _DATA_URI.finditer(source)]
    return _DATA_URI.sub("", source), found


def own_words(text: str) -> str:
    """The text without the quoted history of earlier mails; all of it if nothing stands above the history."""
    lines = tidy(text).splitlines()
    bare = [line.lstrip(" \t>")[:300] for line in lines]
    end = next((n for n in range(len(lines)) if _begins_history(bare[n : n + 7])), len(lines))
    if not any(line.strip() for line in lines[:end]):
        end = len(lines)
    return tidy("\n".join(line for line in lines[:end] if not line.lstrip().startswith(">"))) or tidy(text)


def _begins_history(lines: list[str]) -> bool:
    """Whether what mail programs put above a quoted mail begins with the first of these lines."""
    first = lines[0]
    if _RULED.match(first):
        return True
    if _SENDER_LINE.match(first):
        return any(_DATE_LINE.match(line) for line in lines[1:])
    return bool(_SOMEONE.match(first) and _WROTE.search(" ".join(lines[:2])))


def tidy(text: str) -> str:
    """Without null bytes, trailing blanks and runs of empty lines; at most 200,000 characters."""
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    text = "\n".join(line.rstrip(" \t\u200b\ufeff") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()[:BODY_CAP]


def _flat(source: str) -> str:
    source = re.sub(r"[ \t\r\n]+", " ", source)
    source = _BEGINS.sub(r"\1\n\2", _BLOCK.sub("\\g<0>\n", source))
    source = re.sub(r"</t[dh]\s*>", " \\g<0>", source, flags=re.I)
    tree = LexborHTMLParser(source)
    for node in tree.css("script, style, head, title, template, noscript"):
        node.decompose()
    text = tree.body.text(deep=True) if tree.body else ""
    return tidy(re.sub(r"\n ", "\n", text))
