"""What one cell asks for that tells papers with their days: 计划1份,3月13日; 4月10日前报台账、名册各1份."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import COUNT, UNITS
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import EVENT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import names_in
from tasks.domain.plan.drafting.tables.rows import NOT_HANDED_IN, NOTHING

_STOPS = re.compile(r"[;。](?![^()]*\))")
_STAGES = r"(?:(?:各|普通)?(?:高中|初中|小学|中学|中小学|幼儿园)[、和]?)+"
_WHO = re.compile(rf"(?:(?:各|每个?|全体)[一-龥]{{1,4}}|{_STAGES})?:?")
_HANDS_IN = r"报送|上报|提交|上交|上传|报(?![告表名到刊])|交(?![流接通])|送(?!教)"
_AHEAD = re.compile(rf"^(?:{_STAGES}(?=[报交送上提]))?(?:请|须|应|要)?(?:{_HANDS_IN})?(?=[一-龥《“\d])")
_AT_DAY = rf"(?:之?前|以前|截[止至]|止|最迟|[于在]|请|须|应|要|{_HANDS_IN}|[\s,:()、.。/])*"
_BEFORE_DAY, _BEHIND_DAY = re.compile(rf"{_AT_DAY}$"), re.compile(rf"^{_AT_DAY}")
_BRACKETS = re.compile(r"\([^()]*(?:\)|$)|^[^()]*\)")  # also a half of those that hold the day: 总结(1份,6月26日)
_COUNT = re.compile(
    rf"[,:/]?(?:(?<=[,:/])每[一-龥、]{{1,16}}各|每[一-龥]{{1,4}}|各|共|限报?|一式|不少于|至少)*{COUNT}\s*[{UNITS}](?:以[上内])?"
    rf"|每[一-龥]{{1,4}}\s+[{UNITS}]"  # 每校    篇, whose number was left out
)
_COUNT_AHEAD = re.compile(  # 2篇活动信息
    rf"(?<![一-龥\d])(?P<count>{COUNT}\s*[{UNITS}])(?P<what>[一-龥《》“”]{{2,}})(?=[,、;()]|$)"
)
_SAME_DAY = re.compile(
    r",?(?:时间|日期|期限)?(?:同上|同前|相同)|,?(?:同时|同日|一并|一同|一起)(?:报送|上报|提交|[报交送])?"
)
_SENT = re.compile(
    r"(?:之?前|以前|[,()]|统一)*(?:报送|上报|提交|上交|上传|[发送交报传寄投])[至到给往]?(?P<place>[\w.+-]{1,40}@[\w.-]{3,60}|[^,。;()]{2,16})",
    re.A,
)
_PERIOD = re.compile(r"[自从]?\d{1,2}月\d{1,2}日(?:起?[至到—~-]+)(?:\d{1,2}月)?\d{1,2}日(?:期间)?")  # …,每天16时前
_NOUN = re.compile(r"[一-龥《》“”]{2,14}")  # 宣传月图片集: of no kind we know, among papers
_LITTLE = 6  # signs beside the papers


@dataclass(frozen=True, slots=True)
class Part:
    """A paper by its name, what its cell says of it, and its day."""

    name: str
    told: str
    is_known: bool
    when: When | None  # none where its cell tells no day
    beside: str  # what stands behind its day: 前发邮箱

    @property
    def cells(self) -> dict[str, str]:
        """It as the cells of a row."""
        sent = _SENT.match(self.beside)
        return {"title": self.told, "note": self.beside, "place": sent["place"] if sent else ""}


def parts_of(page: Page, line: Line, cell: str) -> list[Part]:
    """What a cell asks for; nothing where one of its days is no day of a paper."""
    whens = [when for when in page.moments(line, cell) if when.due or when.why]
    firm = [when for when in whens if when.marked and (not when.ranged or when.repeats)]
    whens = firm or whens  # 3月15日至4月30日每天16时前, and 2月29日17时前, which is no day
    if not firm and (not whens or any(not when.due or when.ranged for when in whens)):
        return []
    parts: list[Part] = []
    for start, end in _stretches(cell, whens):
        own = _within(whens, start, end)
        edges = [start, *(edge for when in own for edge in (when.start, when.end)), end]
        texts = [cell[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
        if not own:
            parts += _parts(texts[0], parts[-1].when if _SAME_DAY.search(texts[0]) else None, "")
            continue
        led = _is_led(cell, start, own)
        for when, text in zip(own, texts[1:] if led else texts[:-1], strict=True):
            found = _parts(text, when, "" if led else texts[-1])
            if not found:
                return []
            parts += found
    return parts


def undated_of(cell: str) -> list[Part]:
    """The papers of a cell of such a column that tells no day, 总结1份(另行通知) or 小结1份,发至…@…: they are owed all
    the same."""
    asked = not (NOTHING.match(cell) or NOT_HANDED_IN.search(cell))
    sent = _SENT.search(cell)
    told, beside = (cell[: sent.start()], cell[sent.start() :]) if sent else (cell, "")
    return [part for part in _parts(told, None, beside) if part.is_known] if asked else []


def _within(whens: Sequence[When], start: int, end: int) -> list[When]:
    return [when for when in whens if start <= when.start < end]


def _is_led(cell: str, start: int, whens: Sequence[When]) -> bool:
    """Whether a stretch begins with its day: the papers of each of its days stand behind it."""
    ahead = _BEFORE_DAY.sub("", cell[start : whens[0].start])
    return _WHO.fullmatch(ahead.strip(" ,;:、(")) is not None


def _stretches(cell: str, whens: Sequence[When]) -> list[tuple[int, int]]:
    """Where a cell's stretches between its stops begin and end, each with a day but a last one that has none: one
    without goes with its neighbour, 3月13日前:计划;名册, and 总结;图片集,6月26日."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in (*(stop.end() for stop in _STOPS.finditer(cell)), len(cell)):
        if _within(whens, start, end):
            found.append((start, end))
        elif found and _is_led(cell, found[-1][0], _within(whens, *found[-1])):
            found[-1] = (found[-1][0], end)
        else:
            continue
        start = end
    return [*found, *([(start, len(cell))] if found and start < len(cell) else [])]


def _parts(text: str, when: When | None, beside: str) -> list[Part]:
    """Each paper of a text; none where it says much more."""
    text = _AHEAD.sub("", _BEHIND_DAY.sub("", _BEFORE_DAY.sub("", text)))
    text = _COUNT_AHEAD.sub(r"\g<what>\g<count>", text)
    bare = _COUNT.sub("", _BRACKETS.sub("", _SAME_DAY.sub("", _PERIOD.sub("", text)))).strip(" ,、:/()")
    names = names_in(text)
    if not names and _NOUN.fullmatch(bare) and not EVENT.search(bare):
        return [Part(bare, text, False, when, beside)]
    if len(bare) - sum(len(name.title) for name in names) > _LITTLE:
        return []
    ends = [*(name.start for name in names[1:]), len(text)]
    return [
        Part(name.title, text[name.start : end], True, when, beside) for name, end in zip(names, ends, strict=False)
    ]
