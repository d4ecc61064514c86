"""The words of a mail: HTML made plain, and the history that a reply drags along cut off."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

BODY_CAP = 200_000  # characters
_HTML_CAP = 8_000_000
_BLOCK = re.compile(r"<br\b[^>]*>|</(?:p|div|tr|li|h[1-6]|table|blockquote|ul|ol|pre)\s*>", re.I)
_ANCHOR = re.compile(r"""<a\b[^>]*?\bhref\s*=\s*["']?\s*([^"'\s>]+)[^>]*>""", re.I)
_DATA_URI = re.compile(r"""data:(image/[a-z.+-]+);base64,([A-Za-z0-9+/=\s%]+)""", re.I)
_REPLY = re.compile(r"^\s*(?:re|回复|回覆|答复|答覆)\s*(?:\[\d+\]|[(（]\d+[)）])?\s*[:：]", re.I)
_FORWARD = re.compile(r"^\s*(?:fwd?|转发|转寄|轉寄|轉發)\s*(?:\[\d+\]|[(（]\d+[)）])?\s*[:：]", re.I)
_HISTORY = re.compile(
    r"^[ \t>]*-{2,}\s*(?:原始邮件|原始郵件|原邮件|回复的原邮件|Original Message|原始信件|转发邮件信息)\s*-{2,}"
    r"|^[ \t>]*-{6,}\s*$\n+(?=[ \t>]*(?:发件人|寄件者|From)\s*[:：])"
    r"|^[ \t>]*(?:\*?发件人\*?|寄件者|From)\s*[:：][^\n]*\n+(?:[^\n]*\n+){0,3}?"
    r"[ \t>]*\*?(?:发送时间|发送日期|日期|时间|Sent|Date)\*?\s*[:：]"
    r"|^[ \t>]*(?:在|于|At|On)\s?[^\n]{4,120}\n?[^\n]{0,80}(?:写道|寫道|wrote)\s*[:：]",
    re.I | re.M,
)


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
    history = _HISTORY.search(text)
    if history and text[: history.start()].strip():
        text = text[: history.start()]
    lines = [line for line in text.splitlines() if not re.match(r"\s*>", line)]
    return tidy("\n".join(lines)) or tidy(text)


def tidy(text: str) -> str:
    """Without null bytes, trailing blanks and runs of empty lines; at most 200,000 characters."""
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    text = re.sub(r"[ \t\u200b\ufeff]+$", "", text, flags=re.M)
    return re.sub(r"\n{3,}", "\n\n", text).strip()[:BODY_CAP]


def _flat(source: str) -> str:
    source = re.sub(r"[ \t\r\n]+", " ", source)
    source = re.sub(r"</t[dh]\s*>", " \\g<0>", _BLOCK.sub("\\g<0>\n", source), flags=re.I)
    tree = LexborHTMLParser(source)
    for node in tree.css("script, style, head, title, template, noscript"):
        node.decompose()
    text = tree.body.text(deep=True) if tree.body else ""
    return tidy(re.sub(r"\n ", "\n", text))
