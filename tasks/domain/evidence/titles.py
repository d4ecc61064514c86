"""Which requirements a text names: whole titles and aliases, the longest where one lies in another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tasks.domain.evidence.index import Index
from tasks.domain.evidence.names import Hit, fold, longest, without_fillers, without_years
from tasks.domain.evidence.near import Near, nearest

_LESSON = re.compile(r"《[^《》]{1,20}》")
_SLIDES = re.compile(r"(?<![a-z])pptx?(?![a-z])|幻灯片|演示文稿")
_SHORT = 3  # signs: a longer name is never the end of another word
_SPLIT_GAP = 14  # signs that may stand between the activity's name and the paper's: subject, grade, lesson


@dataclass(frozen=True, slots=True)
class Titled:
    """`plain` requirements are named outright; `hidden` ones only inside the longer title of one that does not fit."""

    plain: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()  # how it is written, where it is not written right


def titled(text: str, fits: Callable[[str], bool], index: Index) -> Titled:
    """The requirements that a name gives and that fit (`fits` takes a requirement's id), in the plan's order.

    A name is read three ways, and the first that tells most decides: as it is, without its years and terms, and
    without a lesson's title in 《》. Where none of them tells anything, fillers and slips are seen past.
    """
    readings = [fold(text), without_years(fold(text))]
    if not any(index.titles.find(reading) for reading in readings):
        readings += [_SLIDES.sub("课件", reading) for reading in readings if _SLIDES.search(reading)]
    if not any(index.titles.find(reading) for reading in readings):
        readings.append(without_years(fold(_LESSON.sub(" ", text))))
    if not any(_hits(reading, index) for reading in readings):
        slim = [hit for reading in readings for hit in index.slim_titles.all_in(without_fillers(reading))]
        return _sorted(slim, fits, index) if slim else _mistyped(readings[1], fits, index)
    best = max((_hits(reading, index) for reading in readings), key=lambda hits: sum(h.length for h in longest(hits)))
    return _sorted(best, fits, index)


def _sorted(hits: list[Hit], fits: Callable[[str], bool], index: Index) -> Titled:
    top = longest(hits)
    plain = {id_ for hit in top for id_ in hit.keys if fits(id_)}
    if plain:
        return Titled(_in_order(plain, index))
    below = longest([hit for hit in hits if any(fits(id_) for id_ in hit.keys)])
    return Titled(hidden=_in_order({id_ for hit in below for id_ in hit.keys if fits(id_)}, index))


def _mistyped(folded: str, fits: Callable[[str], bool], index: Index) -> Titled:
    """课成表 names the 课程表 as clearly as if it were spelled right; what may be another word does not."""
    near = tuple(one for one in nearest(index.near_titles(folded)) if one.is_sure)
    ids = {id_ for one in near for id_ in index.every_title[one.name] if fits(id_)}
    return Titled(_in_order(ids, index), near=near if ids else ())


def _in_order(ids: set[str], index: Index) -> tuple[str, ...]:
    return tuple(r.id for r in index.plan.requirements if r.id in ids)


def _hits(folded: str, index: Index) -> list[Hit]:
    if folded not in index.title_hits:
        index.title_hits[folded] = _looked_for(folded, index)
    return index.title_hits[folded]


def _looked_for(folded: str, index: Index) -> list[Hit]:
    whole = [hit for hit in index.titles.all_in(folded) if not _is_cut(hit, folded, index)]
    return whole + _split_hits(folded, whole, index)


def _is_cut(hit: Hit, folded: str, index: Index) -> bool:
    """课表 in 教师任课表 is no 课表 where another requirement speaks of 任课."""
    before = folded[hit.start - 1 : hit.start + 1] if hit.start else ""
    others = index.pairs.get(before, frozenset())
    return hit.length <= _SHORT and bool(others) and not others & hit.keys


def _split_hits(folded: str, whole: list[Hit], index: Index) -> list[Hit]:
    """“推门听课”教案 is also named by 推门听课三年级语文教案, unless a whole title stands there or between."""
    hits = []
    for activity, paper, id_ in index.split_titles:
        for start in _starts(activity, folded):
            after = start + len(activity)
            found = folded.find(paper, after, after + _SPLIT_GAP + len(paper))
            if found < 0:
                hits += _turned(folded, start, activity, (paper, id_), whole)
                continue
            begun = any(hit.start <= start and hit.end > after for hit in whole)
            between = any(after <= hit.start and hit.end <= found and id_ not in hit.keys for hit in whole)
            if not begun and not between:
                hits.append(Hit(start, found + len(paper), frozenset({id_})))
    return hits


def _starts(word: str, text: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + len(word))


def _turned(folded: str, start: int, activity: str, paper: tuple[str, str], whole: list[Hit]) -> list[Hit]:
    """课件（优质课 王老师）: the paper stands first, and only brackets or so between it and the activity."""
    name, id_ = paper
    begins = start - len(name)
    if begins < 0 or not folded.startswith(name, begins):
        return []
    is_another = any(hit.start <= begins < hit.end and id_ not in hit.keys for hit in whole)
    return [] if is_another else [Hit(begins, start + len(activity), frozenset({id_}))]
