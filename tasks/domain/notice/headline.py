"""What a mail's own words speak of 题目所说: of what several rungs share one mail for, the items of the text's rung."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.domain.notice.notice import Notice
from tasks.domain.notice.rung import Anchor, Rung, rung_named


def spoken_of(notice: Notice, text: Rung | None, rungs: Sequence[Rung]) -> frozenset[str]:
    """Obligation ids. `text` is the rung whose words the mail has; None for a mail that is no rung.

    今日截止 is said of what is due today, never of what was merged into the same mail; a checklist is of everything.
    """
    if text is None or text.when.anchor is Anchor.OPENING:
        return frozenset(notice.obligations)
    own = []
    for line in notice.lines:
        rung = rung_named(line.rung, rungs)
        if rung is not None and (rung.name == text.name or (rung.accuses and text.accuses)):
            own.append(line.obligation)
    return frozenset(own) or frozenset(notice.obligations)
