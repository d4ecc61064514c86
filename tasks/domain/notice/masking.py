"""Hides personal data where many read it: telephone and ID numbers, mail addresses, as the circular does (L56)."""

from __future__ import annotations

import re

from tasks.domain.notice.wording import masked_phone

_MOBILE = re.compile(
    r"(?<![0-9A-Za-z*.])(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|-\d{4}-\d{4}|[ \u00a0]\d{4}[ \u00a0]\d{4})(?![0-9A-Za-z])"
)
_LANDLINE = re.compile(r"(?<![0-9A-Za-z*.])[(（]?0\d{2,3}[)）]?[-－—]\d{7,8}(?![0-9A-Za-z-])")
_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{3})\d{11}(\d{3}[0-9Xx])(?![0-9A-Za-z])")
_ADDRESS = re.compile(r"(?<![\w.*@＠-])([A-Za-z0-9][\w.+-]*)(@|＠|%40)([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)", re.A | re.I)
_WIDE = re.compile(r"[０-９]{7,}")


def masked(text: str) -> str:
    """The text with 182****2923 for a telephone number, syp6****@126.com for an address, 232***********123X."""
    text = _WIDE.sub(lambda found: "".join(str(int(sign)) for sign in found[0]), text)
    text = _ID_NUMBER.sub(r"\1***********\2", text)
    text = _MOBILE.sub(lambda found: masked_phone(found[0]), text)
    text = _LANDLINE.sub(lambda found: masked_phone(found[0]), text)
    return _ADDRESS.sub(lambda found: f"{_begin(found[1])}****{found[2]}{found[3]}", text)


def _begin(name: str) -> str:
    return name[: min(4, max(len(name) - 1, 1))]
