"""Signs that a circular explains once and then sets behind each paper: 【邮】指发送至…, and 《总结》【邮】."""

from __future__ import annotations

import re

_SIGN = r"[【\[〔](?P<sign>[一-龥A-Za-z]{1,4})[】\]〕]"
_LEGEND = re.compile(rf"{_SIGN}\s*(?:是?指|表示|代表|即|为)\s*(?P<what>[^；;。【\[〔]{{2,60}})")
_BOTH = re.compile(r"两处|两种|二者|均|都|同时")


def spelled_out(text: str) -> str:
    """The circular with each such sign replaced by what it stands for; line for line as it was.

    【邮网】 that stands for 两处都要 is what 【邮】 and 【网】 stand for.
    """
    told = {found["sign"]: found["what"].strip() for found in _LEGEND.finditer(text)}
    meant = {sign: _of_both(sign, told) if _BOTH.search(what) else what for sign, what in told.items()}

    def put(found: re.Match[str]) -> str:
        explains = _LEGEND.match(found.string, found.start())
        return f"，{meant[found['sign']]}" if not explains and meant.get(found["sign"]) else found[0]

    return re.sub(_SIGN, put, text) if meant else text


def _of_both(sign: str, told: dict[str, str]) -> str:
    parts = [what for other, what in told.items() if other != sign and other in sign and not _BOTH.search(what)]
    return "，并".join(parts)
