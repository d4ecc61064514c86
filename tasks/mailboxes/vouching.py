"""What the receiving provider found out about a mail's sender, put into one plain form whatever program wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

_PIECES = re.compile(r'"(?:\\.|[^"\\])*"|\((?:[^()]|\([^()]*\))*\)|[^"()]+|[()"]', re.S)
_CAP, _MOST = 4_000, 40  # characters and results that are looked at
_RESULT = re.compile(r"^\s*([\w-]+)(?:/\d+)?\s*=\s*([\w-]+)")
_PROPERTY = re.compile(r"\b(header|smtp|body|policy)\.([\w-]+)\s*=\s*\"?<?([^\s\";<>]+)")


def plain_results(header: str) -> str:
    """An Authentication-Results header (RFC 8601) as `server; method=result header.d=x; …`, comments left out.

    Each result is read by itself: one that breaks the grammar, as some providers write `smtp.mailfrom=<x@y>`, costs
    the others nothing, and is read by its words.
    """
    first, *rest = _split(header[:_CAP])[:_MOST]
    server = re.sub(r"\s.*", "", first.strip(), flags=re.S)
    results = [plain for one in rest if (plain := _strict(one) or _loose(one))]
    return "; ".join([server, *(results or ["none"])]) if server else ""


def _split(header: str) -> list[str]:
    """At each semicolon that is in no comment and in no quotation, comments left out."""
    text = "".join(" " if piece.startswith("(") else piece for piece in _PIECES.findall(header))
    parts: list[str] = [""]
    for piece in re.findall(r'"(?:\\.|[^"\\])*"|;|[^;"]+|"', text):
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _strict(result: str) -> str:
    try:
        [read] = _grammar().parse_value(f"x; {result.strip()}").results
    except Exception:  # its grammar raises errors of several kinds
        return ""
    return " ".join([f"{read.method}={read.result}", *_properties(read)]).lower()


def _properties(read: Any) -> Iterator[str]:
    for one in read.properties:
        yield f"{one.type}.{one.name}={str(one.value).strip('<>')}"


def _loose(result: str) -> str:
    found = _RESULT.match(result)
    if not found:
        return ""
    named = [f"{kind}.{name}={value}" for kind, name, value in _PROPERTY.findall(result)]
    return " ".join([f"{found[1]}={found[2]}", *named]).lower()


@cache
def _grammar() -> Any:
    import authres

    return authres.all_features()
