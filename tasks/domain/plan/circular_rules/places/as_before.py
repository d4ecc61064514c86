"""A paper that goes the way it always went: 通过以往渠道报送, and nothing says which way that is."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.places_told import ADDRESS, ANY_SITE, AS_BEFORE
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import documents_in, sentences
from tasks.domain.plan.defect import Defect, defect


def as_before(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Told where the sentence hands something in and names no place of its own."""
    for one in sentences(circular):
        found = AS_BEFORE.search(one.text)
        asked = one.asks or documents_in(f"{one.head} {one.text}")
        placed = ADDRESS.search(one.text) or ANY_SITE.search(one.text)
        if found and asked and not placed:
            name = found["name"]
            yield defect("unnamed-channel", one.line, name, f"全文没有写明“{name}”是哪一个")
