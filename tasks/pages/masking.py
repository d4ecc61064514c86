"""Hides personal data on pages that many read: telephone and ID numbers, mail addresses."""

from __future__ import annotations

import re
from dataclasses import replace

from tasks.domain.notice.wording import masked_address, masked_phone
from tasks.pages.record import Told

_PHONE = re.compile(r"(?<![0-9A-Za-z*])1[3-9]\d{9}(?![0-9A-Za-z])")
_ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])(\d{3})\d{11}(\d{3}[0-9Xx])(?![0-9A-Za-z])")
_ADDRESS = re.compile(r"(?<![\w.*@-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.A)


def masked(text: str) -> str:
    """The text with 182****2923 for a telephone number, syp6****@126.com for an address, 232***********123X."""
    text = _ID_NUMBER.sub(r"\1***********\2", text)
    text = _PHONE.sub(lambda found: masked_phone(found[0]), text)
    return _ADDRESS.sub(lambda found: masked_address(found[0]), text)


def masked_told(told: Told) -> Told:
    """What a step tells, as a page may show it."""
    rows = tuple(tuple(map(masked, row)) for row in told.rows)
    return replace(told, sentence=masked(told.sentence), rows=rows)
