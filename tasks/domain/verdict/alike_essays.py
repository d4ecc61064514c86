"""Essays much alike, this year's and last year's: a note that names the other item, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tasks.domain.evidence.contents import Contents
from tasks.domain.evidence.finding import Finding, Result
from tasks.domain.evidence.item import Item
from tasks.domain.evidence.plain_words import shown
from tasks.domain.verdict.comparing import Row

LEAST = 100  # characters: shorter texts are alike by chance
Pairs = Callable[[Sequence[str], float], Iterable[tuple[int, int, float]]]  # texts, above -> (place, place, share)


def alike_essays(
    rows: Sequence[Row], before: Sequence[Item], contents: Mapping[str, Contents], pairs: Pairs
) -> Iterator[tuple[Row, Finding]]:
    """`before` are items of before the plan, last year's; `pairs` finds the texts that are much alike."""
    mine = [row for row in rows if row.spec("near_duplicate") is not None and _text(row.item, contents)]
    old = [item for item in before if _text(item, contents)]
    if not mine:
        return
    texts = [_text(row.item, contents) for row in mine] + [_text(item, contents) for item in old]
    best: dict[int, tuple[float, int]] = {}
    for one, other, share in pairs(texts, min(_above(row) for row in mine)):
        for place, against in ((one, other), (other, one)):
            if place < len(mine) and share >= _above(mine[place]) and _counts(mine, place, against):
                best[place] = max(best.get(place, (0.0, 0)), (share, against))
    for place, (share, against) in sorted(best.items()):
        yield mine[place], _note(share, against, mine, old)


def _counts(mine: Sequence[Row], place: int, against: int) -> bool:
    """One's own text of this year, sent again or by another channel, is no copy; last year's is."""
    return against >= len(mine) or mine[against].party != mine[place].party


def _note(share: float, against: int, mine: Sequence[Row], old: Sequence[Item]) -> Finding:
    item = mine[against].item if against < len(mine) else old[against - len(mine)]
    year = (
        ""
        if against < len(mine)
        else f"{item.submission.first_seen_at:%Y} 年见到的"
        if item.submission.first_seen_at
        else "以前的"
    )
    name = shown(item.file or item.submission.title or "正文")
    text = f"与{year}“{name}”（{item.id}）内容雷同 {share:.0%}，不影响是否合格，提示管理员"
    return Finding("near_duplicate", Result.ACCEPTED, text)


def _above(row: Row) -> float:
    spec = row.spec("near_duplicate")
    value = spec.params.get("above", 0.85) if spec else 0.85
    return float(value) if isinstance(value, (int, float)) else 0.85


def _text(item: Item, contents: Mapping[str, Contents]) -> str:
    """The longer of the document and the body, as the characters are counted."""
    seen = contents.get(item.sha256)
    text = seen.text if seen is not None else ""
    body = item.submission.body
    text = text if len(text) >= len(body) else body
    return text if len(text) >= LEAST else ""
