"""One sentence of a circular, taken apart: what is to be handed in, until when, to where, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tasks.domain.plan.circular_past import is_example, is_past
from tasks.domain.plan.drafting.completed import completed
from tasks.domain.plan.drafting.days.deadline import is_due, without_work
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import (
    ALL_OF_THEM,
    HANDS_IN_LABEL,
    REFUSAL,
    SUBMIT,
    THE_REST,
)
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.papers import Name, find_names
from tasks.domain.plan.drafting.papers.references import Reference, find_references
from tasks.domain.plan.drafting.papers.sets import as_one
from tasks.domain.plan.drafting.places.online import find_online
from tasks.domain.plan.drafting.places.places import ADDRESS, find_places

_ALSO = re.compile(r"\s*(?:同时|并|另|另外)?[将把]")
_MOVES = re.compile(r"\s*[,、]?\s*(?:[一-龥()]{0,10})?(?<![同并另])(?:将|把)")
_SPOKEN_OF = re.compile(r"(?:情况|信息|数据|统计|结果|工作量|汇总)$")
_TO_PEOPLE = re.compile(
    r"(?:[送发交寄][到至给]|反馈(?:给|至))(?:[\u4e00-\u9fff]{0,6}?)(?:老人|群众|家长|学生|手[中里]|本人|农户|村民|百姓|家[中里]|患者)"
)  # 把通知送到老人手中
_DONE = re.compile(
    r"^(?!.*(?:请|须|务必|应当))[^。;]*已(?:于|在|经|全部)?[^,。;]{0,16}(?:发给|发至|下发|印发|报齐|交齐|寄给)"
)  # 疑点清单,已于6月9日发给各乡镇
_FOR_WHAT = re.compile(r",?\s*(?<!为)(?<!为了)(?:以便|便于|以利|例如|比如)")
_COMMA = re.compile(r"[,、](?![^(]*\))(?![^《]*》)(?![^“]*”)")


@dataclass(frozen=True, slots=True)
class Demand:
    """What one stretch of a sentence asks for. `names` without generic ones; `generic`: 以上材料, 电子版."""

    line: Line
    text: str  # of the stretch
    sentence: str
    names: tuple[Name, ...] = ()
    generic: tuple[Name, ...] = ()
    references: tuple[Reference, ...] = ()
    whens: tuple[When, ...] = ()
    channels: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()  # channels of the sentence's other stretches, where this one names none
    ways: tuple[str, ...] = ()  # what the sentence that it points back to says of the way
    hands_in: bool = False
    all_of_them: bool = False
    the_rest: bool = False
    activity: bool = False  # has a deadline, but hands in nothing
    inherits: bool = False  # goes on about what the sentence named before: 纸质版于…

    @property
    def speaks_of_nothing(self) -> bool:
        return not self.names and not self.references

    @property
    def form(self) -> str:
        return next((name.form for name in (*self.generic, *self.names) if name.form), "")


@dataclass(slots=True)
class _Part:
    """A sentence's stretch between two commas."""

    start: int
    end: int
    whens: list[When]
    names: tuple[Name, ...]
    references: tuple[Reference, ...]
    channels: tuple[str, ...]
    submits: bool

    @property
    def only_names(self) -> bool:
        return bool(self.names or self.references) and not (self.whens or self.channels or self.submits)


@dataclass(slots=True)
class _Group:
    parts: list[_Part] = field(default_factory=list)

    @property
    def whens(self) -> tuple[When, ...]:
        return tuple(when for part in self.parts for when in part.whens)


def read_sentence(
    line: Line, start: int, sentence: str, moments: tuple[When, ...], above: str = ""
) -> tuple[Demand, ...]:
    """The demands of one sentence that begins at `start` of the line; none where nothing is to be handed in. `moments`:
    the line's; `above`: the words that its list or its section stands under."""
    if is_past(sentence) or _DONE.search(sentence) or is_example(line.text, start) or _TO_PEOPLE.search(sentence):
        return ()  # 原《…》要求“10月20日前报送”，该项工作已结束
    if purpose := _FOR_WHAT.search(sentence):
        sentence = sentence[: purpose.start()]  # 以便汇总后上报县安委办: what becomes of it
    refusal = REFUSAL.search(sentence)
    if refusal and not SUBMIT.search(sentence[: refusal.start()]):
        sentence = sentence[: max(sentence.rfind(",", 0, refusal.start()), 0)]  # 截止日期:5月31日,逾期不予受理
    end = start + len(sentence)
    whens = [when for when in moments if start <= when.start and when.end <= end]
    due = [when for when in whens if is_due(when, line.text, start, end, whens, above)]
    due = without_work(due, line.text, end)
    groups = _groups(list(_parts(line, start, end, due, whens)), line.text)
    demands = [_demand(group, line, sentence, above) for group in groups]
    return tuple(completed(demands))


def _parts(line: Line, start: int, end: int, due: list[When], whens: list[When]) -> Iterator[_Part]:
    addresses = [m.span() for m in ADDRESS.finditer(line.text)]
    online = [(one.start, one.end) for one in find_online(line.text, start, end) if one.led]
    blank = (*((w.start, w.end) for w in whens), *addresses, *online)
    cuts = [m.start() for m in _COMMA.finditer(line.text, start, end)]
    pointed = ((r.start, r.end) for r in find_references(line.text, start, end))
    listed = [
        (one.end, other.start)
        for one, other in zip(whens, whens[1:], strict=False)
        if re.fullmatch(r"\s*[、,]\s*", line.text[one.end : other.start])
    ]  # 9月25日16:00前、12月25日16:00前
    whole = (*((w.start, w.end) for w in whens), *addresses, *pointed, *listed)
    cuts = [cut for cut in cuts if not any(a <= cut < b for a, b in whole)]
    edges = [start, *(cut + 1 for cut in cuts), end]
    for first, last in zip(edges, edges[1:], strict=False):
        references = find_references(line.text, first, last)
        names = tuple(one for one in find_names(line.text, first, last, blank) if not _by_number(one, references))
        quoted = tuple((name.start, name.end) for name in names if not name.generic)
        yield _Part(
            first,
            last,
            [when for when in due if first <= when.start < last],
            names,
            tuple(one for one in references if not _within(one, whens)),
            tuple(place.channel for place in find_places(line.text, first, last, quoted)),
            bool(SUBMIT.search(_without(line.text, whens), first, last)),
        )


def _without(text: str, whens: list[When]) -> str:
    """企业报送后的三个工作日内 asks for nothing."""
    for when in whens:
        if when.hang:
            text = f"{text[: when.start]}{'~' * (when.end - when.start)}{text[when.end :]}"
    return text


def _by_number(name: Name, references: tuple[Reference, ...]) -> bool:
    """第六项登记表 is item 6, and no name."""
    return any(one.start <= name.start < one.end and one.what == "材料" for one in references)


def _within(one: Reference, whens: list[When]) -> bool:
    """评审会前3个工作日 points at no first three items."""
    return any(when.start <= one.start and one.end <= when.end for when in whens)


def _goes_elsewhere(group: _Group, part: _Part, text: str) -> bool:
    """…报县教研室，同时将说课视频上传至…: another paper to another place by the same day."""
    named = any(not name.generic for name in part.names)
    before = any(not name.generic for known in group.parts for name in known.names)
    placed = any(known.channels for known in group.parts)
    return named and before and placed and bool(part.channels) and bool(_ALSO.match(text, part.start))


def _groups(parts: list[_Part], text: str) -> list[_Group]:
    """Stretches that belong together: each has one deadline, with the names before it and the places behind it."""
    groups = [_Group()]
    for at, part in enumerate(parts):
        ahead = _names_ahead(parts, at)
        starts_anew = bool(ahead and ahead.whens) and (part.whens or part.only_names)
        if (
            groups[-1].whens
            and starts_anew
            or _has_its_own_day(groups[-1], part)
            or _goes_elsewhere(groups[-1], part, text)
            or any(one.others for one in part.references)
            and any(known.channels for known in groups[-1].parts)
        ):
            groups.append(_Group())
        groups[-1].parts.append(part)
    return [group for group in groups if group.parts]


def _has_its_own_day(group: _Group, part: _Part) -> bool:
    """计划、总结均发至邮箱,其中计划3月20日前: what is said of both, and then of one."""
    asked = any(known.submits for known in group.parts) and any(known.names for known in group.parts)
    return asked and bool(part.whens) and any(not name.generic for name in part.names)


def _names_ahead(parts: list[_Part], at: int) -> _Part | None:
    """The next stretch that is more than names."""
    return next((part for part in parts[at:] if not part.only_names), None)


def _demand(group: _Group, line: Line, sentence: str, above: str) -> Demand:
    first, last = group.parts[0].start, group.parts[-1].end
    text = line.text[first:last]
    names = as_one(_handed_in(group, line.text), line.text, sentence)
    return Demand(
        line=line,
        text=text,
        sentence=sentence,
        names=tuple(name for name in names if not name.generic),
        generic=tuple(name for name in names if name.generic),
        references=tuple(reference for part in group.parts for reference in part.references),
        whens=group.whens,
        channels=tuple(dict.fromkeys(channel for part in _where(group) for channel in part.channels)),
        hands_in=any(part.submits for part in group.parts)
        or bool(group.whens and (SUBMIT.search(above) or HANDS_IN_LABEL.match(line.body))),
        all_of_them=bool(ALL_OF_THEM.search(text)),
        the_rest=bool(THE_REST.search(text)),
    )


def _where(group: _Group) -> list[_Part]:
    """在系统录入上月数据,并提交截图至工作群: a paper with its own place has no other."""
    at = next((at for at, part in enumerate(group.parts) if any(not name.generic for name in part.names)), 0)
    own = group.parts[at].submits and bool(group.parts[at].channels)
    before = [part for part in group.parts[:at] if not (own and part.submits and part.channels)]
    return [*before, *group.parts[at:]]


def _handed_in(group: _Group, text: str) -> Iterator[Name]:
    """请核实学籍变动情况,填写《登记表》,于…报送: beside a paper, what is only looked into is none."""
    names = list(_objects(group, text))
    firm = any(not name.generic and not _SPOKEN_OF.search(name.title) for name in names)
    verbs = [(part.start, part.end) for part in group.parts if part.submits]
    for name in names:
        asked = any(start <= name.start < end for start, end in verbs)
        if not (firm and not asked and not name.generic and _SPOKEN_OF.search(name.title)):
            yield name


def _objects(group: _Group, text: str) -> Iterator[Name]:
    """整理档案,将《目录》发至…: what 将 moves. 上报课例20节,将教案、课件上传至…: the lesson, whose parts these are."""
    moves = [bool(_MOVES.match(text, part.start)) for part in group.parts]
    moved = [at for at, part in enumerate(group.parts) if part.names and moves[at]]
    if not moved:
        yield from (name for part in group.parts for name in part.names)
        return
    before = [part for part in group.parts[: moved[0]] if part.names]
    handed = [part for part in before if part.submits and not part.channels]
    for part in handed or group.parts[moved[0] :]:
        yield from part.names
