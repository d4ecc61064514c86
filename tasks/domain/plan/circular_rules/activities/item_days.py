"""An item of an activity with its own day: 2.宣传咨询日。6月16日, in a month of safety that goes on to the 30th."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.domain.plan.circular_rules.activities.activities import Activity
from tasks.domain.plan.circular_rules.reading.named_after import closeness
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention

OF_ITS_WHOLE = re.compile(
    r"总结|成果|工作报告|鉴定|(?:调查|普查|摸底|监测)[一-龥]{0,4}表|(?:活动|听课|评课|研训|培训)(?:材料|资料)$"
)
_A_WORD = 2  # signs in common
_ITEM_HEAD = re.compile(r"[^。;:,(\d]{3,20}(?=[。:])")


@lru_cache(maxsize=1)  # each deadline is held against them
def _days_of_items(circular: Circular) -> dict[str, list[Mention]]:
    """What an item is called -> the days that it names: 2.宣传咨询日。6月16日上午…"""
    heads: dict[str, list[Mention]] = {}
    for one in circular.mentions:
        called = _ITEM_HEAD.match(circular.places[one.line].text) if circular.places[one.line].style else None
        if called and one.line not in circular.rows:
            heads.setdefault(called[0], []).append(one)
    return heads


def has_its_own_day(circular: Circular, mention: Mention, papers: tuple[str, ...], this: Activity) -> bool:
    """咨询日照片 by 18 June: 2.宣传咨询日。6月16日… is one item of the month that all of it is held in."""
    if this.first == this.end:
        return False
    of_items = _days_of_items(circular).items()
    heads = {head: kept for head, days in of_items if (kept := [one for one in days if one.line != this.last.line])}
    over = [
        head
        for head, days in heads.items()
        if all(day.date and mention.date and day.date <= mention.date for day in days)
        and any((day.line, day.date) != (mention.line, mention.date) for day in days)
    ]
    own = f"{this.words}\n{this.title}"
    held = any(mention in days and any(_is_held(day, mention) for day in days) for days in heads.values())
    named = any(closeness(paper, head) > max(1, closeness(paper, own)) for paper in papers for head in over)
    return named or (held and not any(OF_ITS_WHOLE.search(paper) for paper in papers))


def _is_held(day: Mention, due: Mention) -> bool:
    """6月16日上午,…设咨询台,于6月18日前将照片…: what is done on its own day, before the photos are due."""
    done = not day.deadline and not day.starts_range and not re.match(r"\s{0,2}(?:起|开始|启动|[之以]?后)", day.behind)
    return done and day.date is not None and due.date is not None and day.date <= due.date


def is_of_its_step(circular: Circular, mention: Mention, papers: tuple[str, ...], ended: list[Activity]) -> bool:
    """(二)县级审核(11月17日至21日), and in its list 问题台账 by the 24th: that step is over, the campaign goes on."""
    if any(OF_ITS_WHOLE.search(paper) for paper in papers):
        return False
    head = _heading_of(circular, mention.line)
    return any(one.last.line == head for one in ended)


def _heading_of(circular: Circular, line: int) -> int:
    """The line over the list in which a line stands, or over a paragraph; 0 for none in its section."""
    own = circular.places[line]
    above = [(n, place) for n, place in circular.places.items() if n < line and place.section == own.section]
    return next((n for n, place in reversed(above) if place.style not in {"", own.style}), 0)


def is_of_a_sibling(circular: Circular, paper: str, this: Activity) -> bool:
    """小课题中期报告 bears the name of (四)小课题研究, more than that of (一)联片教研, which speaks of a 课题 too."""
    places = circular.places
    item = places[places[this.last.line].item or this.last.line]
    beside = (
        place.text
        for place in places.values()
        if place.style and place.style == item.style and place.section == item.section
        if place is not item and paper not in place.text  # in its own item it is only named
    )
    heads = (re.split(r"[。:,(]", text)[0] for text in beside)
    return any(closeness(paper, head) > max(_A_WORD, closeness(paper, this.words)) for head in heads)
