"""What a circular says happens when: 线上研修3月9日开班, 5月6日至6月5日为行动月, 本学期1月15日放假."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import ceil

from tasks.domain.plan.drafting.days.hanging import Hanging, Side
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.page import shared_headings

_ENDS = re.compile(r"结束|闭幕|完成|完毕|落幕|结业|收官|期满|终了|届满|办结|截止|放假|末$|到期|结营|撤场")
_BEGINS = re.compile(r"开|启动|召开|举行|举办|报到|返校|行课|上课|收假|复学")
_SURE = re.compile(
    r"开班|开学|开幕|开赛|开考|开营|开课|闭幕|结业|放假|返校|报到|行课|上课|收假|复学|公布|截止|召开|结束|启动|学期|结营"
)
_LIKE = {  # what a word for an edge is also called
    "开学": "开学|上课|行课|返校|学期",
    "行课": "开学|上课|行课|学期",
    "上课": "开学|上课|行课|学期",
    "放假": "放假|学期结束|期末|寒假|暑假|学期",
    "学期末": "放假|学期结束|期末|寒假|暑假|学期",
    "期末": "放假|学期结束|期末|寒假|暑假|学期",
    "收假": "收假|假期结束|返校|报到|开学",
}
_NOUNS = frozenset({"赛", "会", "会议", "训", "考", "考试"})  # 赛前一周, 会后3日内
_HELD = re.compile(r"召开|举行|举办|开班|开幕|开赛|开营|开考|开展")
_KIND_OF = (
    ("会", re.compile(r"会(?![计员费考])")),
    ("训", re.compile("训|班")),
    ("赛", re.compile("赛")),
    ("考", re.compile("考")),
)
_COMMON = re.compile(r"[“”]|本次|此次|该次|全县|全市|全区|工作|(?<=..)活动")
_GENERIC = re.compile(
    r"(?:本次|此次|该|整个|全部|各项|各类|线下|集中|现场|专项|上述|以上)*(?:活动|工作|培训|会议?|比赛|竞赛|考试?|赛|训|行动|任务|阶段|)(?:全部)?"
)


@dataclass(frozen=True, slots=True)
class Event:
    """A day, or the days from `first` to `last`; `near` its clause, `far` its sentence with the headings above it."""

    line: int
    at: int
    first: date
    last: date
    near: str
    behind: str
    far: str
    parents: tuple[int, ...]


def events_of(line: int, text: str, whens: Iterable[When], heads: str, parents: tuple[int, ...]) -> Iterator[Event]:
    """The dated events of one line of narrow text; `heads`: the headings above it."""
    for when in whens:
        if when.day is None or when.repeats:
            continue
        before = re.split(r"[,。;]", text[: when.start])[-1]
        behind = re.split(r"[,。;)]", text[when.end :])[0][:24]
        sentence = f"{re.split('[。;]', text[: when.start])[-1]}{when.quote}{re.split('[。;]', text[when.end :])[0]}"
        near, far = f"{before}|{when.quote}{behind}", f"{heads}|{sentence}"
        yield Event(line, when.start, when.first or when.day, when.day, near, behind, far, parents)


def event_meant(hanging: Hanging, line: int, parents: tuple[int, ...], events: Iterable[Event]) -> date | None:
    """The day of what a moment hangs on; None where the circular dates no such thing, or several on several days."""
    scored = [(score, event) for event in events if (score := _score(hanging, line, parents, event)) > 0]
    if not scored:
        return None
    best = max(score for score, _ in scored)
    days = {_edge_day(hanging, event) for score, event in scored if score == best}
    return days.pop() if len(days) == 1 else None


def _edge_day(hanging: Hanging, event: Event) -> date:
    if _ENDS.search(hanging.edge):
        return event.last
    if hanging.side is Side.ON and not hanging.edge:
        return event.first
    if _BEGINS.search(hanging.edge) or hanging.side is Side.BEFORE or hanging.side is Side.WEEK:
        return event.first
    return event.last


def _score(hanging: Hanging, line: int, parents: tuple[int, ...], event: Event) -> float:
    """How well an event answers to the words of a moment; 0: not at all."""
    if event.line == line and event.at >= hanging.start and not _is_school_day(hanging):
        return 0
    of_term = hanging.edge == "结束" and hanging.anchor.endswith("学期")
    edge = re.compile(_LIKE.get("学期末" if of_term else hanging.edge, re.escape(hanging.edge) or "$^"))
    told, ranged = edge.search(event.near), event.first != event.last
    generic = bool(_GENERIC.fullmatch(hanging.anchor))
    if generic and not ranged and _is_held(hanging, event):
        return 2 + (event.line == line) + _shared(parents, event.parents)
    if _contrary(hanging.edge, event) and not ranged:
        return 0
    if hanging.edge in _NOUNS and hanging.edge in event.far and len(hanging.anchor) < 4:
        return 3 + (event.line == line) + _shared(parents, event.parents) + 0.5 * (hanging.edge in event.near)
    near, far = longest(hanging.anchor, event.near), longest(hanging.anchor, event.far)
    named = max(near, 0.6 * far) if max(near, far) >= _enough(hanging.anchor) else 0
    here = 3 if event.line == line else 1.5 * _shared(parents, event.parents)
    sure = 2.5 if told and _SURE.search(hanging.edge) else 0
    if not named and not sure and not (generic and ranged and here):
        return 0
    if not named and not generic and not (sure and _is_school_day(hanging)):
        return 0
    in_brackets = event.line == line and event.near.partition("|")[0].endswith("(")  # 现场展示(5月26日)
    if named and not (told or ranged or generic or not hanging.edge or named >= 3 or in_brackets):
        return 0
    return named + here + sure + 1.0 * (ranged and bool(_ENDS.search(hanging.edge) or not told))


def _is_held(hanging: Hanging, event: Event) -> bool:
    """会议结束后3日内, where 全县教学质量分析会于4月22日召开: what is held on that day, of its kind."""
    words = hanging.anchor + hanging.edge
    kind = next((pattern for sign, pattern in _KIND_OF if sign in words), None)
    return bool(_HELD.search(event.near)) and (kind is None or bool(kind.search(event.near)))


def _enough(anchor: str) -> int:
    """How many signs of a name have to be found again: 专项自查 is not 专项整治."""
    return max(2, ceil(0.6 * len(_COMMON.sub("", anchor))))


def _is_school_day(hanging: Hanging) -> bool:
    return bool(re.search("开学|放假|学期|上课|行课|返校|收假", hanging.anchor + hanging.edge))


def _contrary(edge: str, event: Event) -> bool:
    """3月10日开始 is no end."""
    return bool(
        _ENDS.search(edge) and _BEGINS.match(event.behind) or _BEGINS.search(edge) and _ENDS.match(event.behind)
    )


def _shared(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    if not one and not other:
        return 0.3
    return shared_headings(one, other) / max(len(one), len(other), 1)


@lru_cache(maxsize=4096)
def longest(words: str, text: str) -> int:
    """How many signs of `words` stand together in `text`."""
    words = _COMMON.sub("", words)
    text = re.sub(r"[“”]", "", text)
    for size in range(len(words), 0, -1):
        if any(words[at : at + size] in text for at in range(len(words) - size + 1)):
            return size
    return 0
