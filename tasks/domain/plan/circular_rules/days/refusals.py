"""A refusal that sets another deadline: 6月12日17:00前报送, and then 6月12日12:00后送达的不予受理."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.clocks import HOUR, are_other_hours, hour_behind
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.duty import documents_due, documents_in
from tasks.domain.plan.defect import Defect, defect

_WHO_IS_MEANT = (  # 2001年9月1日以后出生的, 12月1日以后新审核确认的
    "(?:新[审认增入参建成]|[^,。;]{0,6}(?:出生|入职|入学|毕业|退役|退休|参加工作|取得|签订|购置|竣工))"
)
_REFUSED = re.compile(
    rf"\s{{0,2}}(?:\([^()]{{0,12}}\))?\s{{0,2}}(?P<clock>{HOUR})?\s{{0,2}}(?:之|以)?后"
    rf"(?!{_WHO_IS_MEANT})[^。;]{{0,14}}?(?:不予|不再|一律不|概不|拒)"
)
_NOT, _NOT_BY = (
    re.compile(r"(?:未|没有)(?:能)?[在于]?\s{0,2}$"),
    re.compile(
        r"\s{0,2}(?:之|以)?前(?:[交报送]|上报|报送|提交|上交)[至到齐]?《?(?P<what>[一-龥]{2,12}[表册书单告结案])》?的"
    ),
)


def refusals_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for mention in circular.mentions:
        yield from _without(circular, mention)
        if refused := _REFUSED.match(mention.behind):
            yield from _of_no_deadline(circular, mention, refused)
            for other in circular.deadlines:
                if other is not mention and _is_other(circular, mention, other, refused["clock"] or ""):
                    quote = f"{mention.quote}{refused[0].strip()}"
                    message = (
                        f"第 {other.line} 行的期限是 {other.quote}{hour_behind(other)}，这里说{quote}，以哪个为准没有定"
                    )
                    yield defect("conflicting-dates", mention.line, quote, message)
                    break


def _without(circular: Circular, mention: Mention) -> Iterator[Defect]:
    """未在9月18日前交报名表的…, where 报名表 is due on the 11th."""
    late = _NOT_BY.match(mention.behind) if _NOT.search(mention.before) else None
    if late is None:
        return
    for other in circular.deadlines:
        named = any(paper.endswith(late["what"]) for paper in documents_due(circular, other))
        if named and other.line != mention.line and _differs(mention, other, ""):
            message = f"第 {other.line} 行的期限是 {other.quote}，这里到 {mention.quote} 才算迟，以哪个为准没有定"
            yield defect("conflicting-dates", mention.line, mention.quote, message)
            return


def _of_no_deadline(circular: Circular, mention: Mention, refused: re.Match[str]) -> Iterator[Defect]:
    """6月24日17:00以后送达的，不予受理, where every deadline is the 26th."""
    due = [one for one in circular.deadlines if one is not mention]
    due = [one for one in due if one.quote in mention.sentence] or due
    own = all(one.quote in mention.sentence for one in due) and len(due) == 1
    named = {paper for paper in documents_in(mention.sentence) if len(paper) > 3 and not own}
    if len({(one.month, one.day, hour_behind(one)) for one in due}) != 1:
        return  # of which of several papers it is said, nobody can tell
    clock = refused["clock"] or ""
    fits = any(not _differs(mention, one, clock) for one in due)
    if due and not named and not fits and (own or not any(one.line == mention.line for one in due)):
        quote = f"{mention.quote}{refused[0].strip()}"
        message = f"第 {due[0].line} 行的期限是 {due[0].quote}{hour_behind(due[0])}，这里说{quote}，以哪个为准没有定"
        yield defect("conflicting-dates", mention.line, quote, message)


def _differs(mention: Mention, other: Mention, clock: str) -> bool:
    one_day = (mention.month, mention.day) == (other.month, other.day)
    return not one_day or are_other_hours(clock, hour_behind(other))


def _is_other(circular: Circular, mention: Mention, other: Mention, clock: str) -> bool:
    named = {paper for paper in documents_in(mention.sentence) if len(paper) > 3}
    if not named & set(documents_due(circular, other)):
        return False
    return _differs(mention, other, clock)
