"""Takes JSON out of an answer, and tells what came in its place: a login page, a refusal in words, half a text."""

from __future__ import annotations

import json
from typing import Any

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.decoding import decode
from tasks.sites.reading.listing import look

_SAYS_NO = ("code", "errno", "errcode", "error_code", "status", "success", "ret")
_FINE = {"0", "200", "1", "ok", "success", "true", ""}


def record_of(answer: Answer, source: WebsiteSource) -> Any | Trouble:
    """The JSON of an answer, or what came in its place."""
    text = decode(answer.read(), answer.headers.get("content-type", ""), source.encoding).text
    try:
        return json.loads(text.lstrip("\ufeff"))
    except ValueError:
        page = what_came(answer, source, "得到的是网页，不是数据")
        return page if "<" in text[:500] else unbelievable("得到的数据不完整，或不是 JSON")


def what_came(answer: Answer, source: WebsiteSource, else_: str) -> Trouble:
    """A page where something else was asked for: login, maintenance, firewall, error, or `else_`."""
    page = look(answer, source, ListSpec("", container="no-such-container", row="no-such-row"))
    is_told = isinstance(page, Trouble) and "结构变了" not in page.reason
    return page if isinstance(page, Trouble) and is_told else unbelievable(else_)


def refusal_in(data: Any) -> str:
    """What an interface says of itself when it gives nothing: {"code": 401, "msg": "请先登录"}."""
    if not isinstance(data, dict):
        return ""
    said = next((str(data[key]).casefold() for key in _SAYS_NO if key in data), "")
    words = next((str(data[key]) for key in ("msg", "message", "error", "errmsg", "info") if data.get(key)), "")
    return f"接口没有给出列表：{words or said}" if words and said not in _FINE else ""
