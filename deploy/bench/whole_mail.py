"""What every mail of the product must have, whatever its kind: looked for in the message as it travels."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from email.message import EmailMessage

_LOOKED = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d(?:—\d\d:\d\d)? 完整查看")
_DAY = re.compile(r"\d+月\d+日")
_LIVE = ("<script", "<link", "href=", "http:", "https:", "@import", "url(")
_UNDATED = {"alarm", "receipt", "answer", "link", "rehearsal"}  # they may tell of nothing that is still due
_PHONES = {"T-2h", "E1", "summary"}  # the stage contact's, who has to call
_NUMBER = re.compile(r"0\d{3}-\d{7,8}|1\d{10}")


def troubles(kind: str, message: EmailMessage, *, accuses: bool, others: Collection[str] = ()) -> Iterator[str]:
    """What is missing or wrong. `others` are names of schools that this mail may not name."""
    text, page = (_part(message, name) for name in ("plain", "html"))
    yield from _headers(kind, message)
    if not text.strip() or not page.strip():
        yield "no text, or no page"
    if "<" in text:
        yield "the text part is source"
    if 'style="' not in page:
        yield "styles are not inlined"
    yield from (f"the page has {live}" for live in _LIVE if live in page)
    yield from (f"the page loads {source}" for source in re.findall(r'src="(?!cid:)([^"]*)', page))
    for name, body in (("subject", str(message["Subject"])), ("text", text), ("page", page)):
        if "缺交" in body:
            yield f"{name} says 缺交"
        yield from (f"{name} names {school}" for school in others if school in body)
        if kind.split("+")[0] not in _PHONES and _NUMBER.search(body):
            yield f"{name} shows a telephone number"
    if accuses:
        yield from _proofs(kind, text, page)


def _headers(kind: str, message: EmailMessage) -> Iterator[str]:
    subject = str(message["Subject"])
    if not re.search(r"\d", subject) or (kind not in _UNDATED and not _DAY.search(subject)):
        yield f"no count or no date in {subject}"
    if message["Auto-Submitted"] != "auto-generated" or "rollcall" not in str(message["List-Id"]):
        yield "does not say that it is automatic, or of which list"
    if not re.fullmatch(r"<rollcall\.[\w.]+@[\w.-]+>", str(message["Message-ID"])):
        yield f"no Message-ID of our own: {message['Message-ID']}"
    if kind != "rehearsal" and (not message["In-Reply-To"] or str(message["In-Reply-To"]) not in message["References"]):
        yield "belongs to no thread"


def _proofs(kind: str, text: str, page: str) -> Iterator[str]:
    for name, body in (("text", text), ("page", page)):
        if ("：尚未收到" in body or "：尚未收齐" in body) and not _LOOKED.search(body):
            yield f"{name} accuses without the looks that it rests on"
        if not kind.startswith(("E1", "E3")) and "贵校发来的材料" not in body:
            yield f"{name} does not show what the school sent"


def _part(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if isinstance(part, EmailMessage) else ""
