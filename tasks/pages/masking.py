"""What a step tells, with personal data hidden, as a page that many read may show it."""

from __future__ import annotations

from dataclasses import replace

from tasks.domain.notice.masking import masked
from tasks.pages.record import Told


def masked_told(told: Told) -> Told:
    rows = tuple(tuple(map(masked, row)) for row in told.rows)
    return replace(told, sentence=masked(told.sentence), rows=rows)
