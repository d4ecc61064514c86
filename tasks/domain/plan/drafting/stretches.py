"""A sentence's stretches between its commas, and which of them speak of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.draft_words import SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import find_names
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.references import Reference, find_references
from tasks.domain.plan.drafting.places.online import find_online
from tasks.domain.plan.drafting.places.places import ADDRESS, find_places

_ALSO = re.compile(r"\s*(?:同时|并|另|另外)?[将把]")
_COMMA = re.compile(r"[,、](?![^(]*\))(?![^《]*》)(?![^“]*”)")
_OF_WHICH = re.compile(r"(?:材料|资料|[表册书》])中,?$")  # 《甲表》《乙表》两份材料中,《乙表》于…
_HOW_MANY = re.compile(r"(?:[共各每限约]|合计|总共|一式)*[一二两三四五六七八九十\d]{1,3}[份张篇件套册本](?:以[上内])?")
_CARRIED = re.compile(r"(?:存[入于]|拷[入贝至]|刻[录成入])[^,。;]{0,8}(?:盘|卡)")


@dataclass(slots=True)
class Part:
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
class Group:
    parts: list[Part] = field(default_factory=list)

    @property
    def whens(self) -> tuple[When, ...]:
        return tuple(when for part in self.parts for when in part.whens)


def stretches(line: Line, start: int, end: int, due: list[When], whens: list[When]) -> Iterator[Part]:
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
    days = ((w.start, w.start + len(line.text[w.start : w.end].rstrip(",、"))) for w in whens)  # 5月20日(星期三),
    whole = (*days, *addresses, *pointed, *listed)
    cuts = [cut for cut in cuts if not any(a <= cut < b for a, b in whole)]
    edges = [start, *(cut + 1 for cut in cuts), end]
    for first, last in zip(edges, edges[1:], strict=False):
        references = find_references(line.text, first, last)
        names = tuple(one for one in find_names(line.text, first, last, blank) if not _by_number(one, references))
        quoted = tuple((name.start, name.end) for name in names if not name.generic)
        yield Part(
            first,
            last,
            [when for when in due if first <= when.start < last],
            names,
            tuple(one for one in references if not _within(one, whens)),
            tuple(place.channel for place in find_places(line.text, first, last, quoted)),
            bool(SUBMIT.search(_without(line.text, whens), first, last) or _OF_WHICH.search(line.text[first:last])),
        )


def _without(text: str, whens: list[When]) -> str:
    """企业报送后的三个工作日内 asks for nothing, and no more does the name of the 《课题申报书》."""
    text = re.sub("《[^《》]*》", lambda name: f"《{'~' * (len(name[0]) - 2)}》", text)
    for when in whens:
        if when.hang:
            text = f"{text[: when.start]}{'~' * (when.end - when.start)}{text[when.end :]}"
    return text


def _by_number(name: Name, references: tuple[Reference, ...]) -> bool:
    """第六项登记表 is item 6, and no name; 职工材料(一) is item 1 of theirs."""
    return any(name.start < one.end and one.start < name.end and one.what == "材料" for one in references)


def _within(one: Reference, whens: list[When]) -> bool:
    """评审会前3个工作日 points at no first three items."""
    return any(when.start <= one.start and one.end <= when.end for when in whens)


def _goes_elsewhere(group: Group, part: Part, text: str) -> bool:
    """…报县教研室，同时将说课视频上传至…: another paper to another place by the same day."""
    named = any(not name.generic for name in part.names)
    before = any(not name.generic for known in group.parts for name in known.names)
    placed = any(known.channels for known in group.parts)
    return named and before and placed and bool(part.channels) and bool(_ALSO.match(text, part.start))


def joined(found: Iterable[Part], text: str) -> list[Group]:
    """Stretches that belong together: each has one deadline, with the names before it and the places behind it."""
    parts, groups = list(found), [Group()]
    for at, part in enumerate(parts):
        ahead = _names_ahead(parts, at, text)
        starts_anew = bool(ahead and ahead.whens) and (
            part.whens or part.only_names and not _ends_list(part, ahead, text)
        )
        on_a_stick = at + 1 < len(parts) and bool(parts[at + 1].whens) and _is_carried(part, text)
        if (
            groups[-1].whens
            and (starts_anew or on_a_stick or _is_first_of_those(parts, at, text))
            or _has_its_own_day(groups[-1], part)
            or _goes_elsewhere(groups[-1], part, text)
            or _is_of_several(groups, part)
            or any(one.others for one in part.references)
            and any(known.channels for known in groups[-1].parts)
        ):
            groups.append(Group())
        groups[-1].parts.append(part)
    return [one for group in groups if group.parts for one in _each_to_its_place(group)]


def _is_first_of_those(parts: Sequence[Part], at: int, text: str) -> bool:
    """乡镇于4月15日前,教育系统、卫生系统于5月13日前,将《表》…: those of the next day, of whom the first ends in 、."""
    part, rest = parts[at], parts[at + 1 :]
    bare = not (part.whens or part.names or part.references or part.channels or part.submits)
    if not bare or text[part.end - 1] != "、" or not rest or not rest[0].whens:
        return False
    return all(rest[0].whens[0].start < name.start for name in rest[0].names)


def _each_to_its_place(group: Group) -> Iterator[Group]:
    """第1项送教研室,第2项发至邮箱,截止时间都是3月27日: each with its own place and the day of both."""
    placed = [part for part in group.parts if _is_placed(part)]
    rest = [part for part in group.parts if part not in placed]
    apart = len({part.channels for part in placed}) == len(placed) > 1
    if apart and not any(part.references or part.channels or _firm(part) for part in rest):
        yield from (Group([part, *rest]) for part in placed)
    else:
        yield group


def _is_placed(part: Part) -> bool:
    return bool((part.references or _firm(part)) and part.channels and part.submits and not part.whens)


def _firm(part: Part) -> list[Name]:
    return [name for name in part.names if not name.generic]


def _is_of_several(groups: list[Group], part: Part) -> bool:
    """第1项3月18日前,第2项4月15日前,第1项、第2项发至邮箱: where things go that have had their days."""
    dated = {(known.kind, n) for one in groups[:-1] if one.whens for known in _pointed(one) for n in known.numbers}
    here = {(one.kind, n) for one in part.references for n in one.numbers}
    return bool(part.channels) and not part.whens and bool(here & dated)


def _pointed(group: Group) -> Iterator[Reference]:
    return (one for part in group.parts for one in part.references)


def _is_carried(part: Part, text: str) -> bool:
    """录像1个存入U盘,于6月12日前送…: how it is carried stands before its day."""
    return bool(part.names) and not part.whens and bool(_CARRIED.search(text, part.start, part.end))


def _has_its_own_day(group: Group, part: Part) -> bool:
    """计划、总结均发至邮箱,其中计划3月20日前: what is said of both, and then of one."""
    asked = any(known.submits for known in group.parts) and any(known.names for known in group.parts)
    return asked and bool(part.whens) and any(not name.generic for name in part.names)


def _names_ahead(parts: list[Part], at: int, text: str) -> Part | None:
    """The next stretch that is more than names."""
    return next((part for part in parts[at:] if not (part.only_names or _only_counts(part, text))), None)


def _ends_list(part: Part, ahead: Part | None, text: str) -> bool:
    """4月8日前报预案、名册,其中名册5月8日前重报: the last of the list before it, of which one has a second day."""
    return ahead is not None and text[part.start - 1 : part.start] == "、" and text.startswith("其中", ahead.start)


def _only_counts(part: Part, text: str) -> bool:
    """听课记录表每次1份,共20份,于4月18日交: how many there are stands between the paper and its day."""
    return bool(_HOW_MANY.fullmatch(text[part.start : part.end].strip(" ,、")))
