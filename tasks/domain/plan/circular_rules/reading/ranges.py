"""From when to when: the first and the last day of 3月2日至13日."""

from __future__ import annotations

from collections.abc import Iterator

from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention


def ranges(circular: Circular) -> Iterator[tuple[Mention, Mention]]:
    """First and last day of each "A—B"."""
    for first, last in zip(circular.mentions, circular.mentions[1:], strict=False):
        if first.line == last.line and first.starts_range and last.ends_range:
            yield first, last
