"""The odd one of a list of like items: all the others tell their day, place or number, this one does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.dated import RECURS, dated_in
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circular_rules.reading.own_lists import list_for, list_with
from tasks.domain.plan.circular_rules.reading.places_told import says_where
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SOON
from tasks.domain.plan.circulars.duty import numbers_in
from tasks.domain.plan.defect import Defect, defect

_LEAST, _MOST = 3, 40  # others, items
_N = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"
_COUNT = re.compile(  # 从开工到完工的全部影像 is no number
    rf"{_N}\s{{0,2}}(?:至{_N})?[份篇张幅件个册套本节段条项名盘例首支部](?!月|工作日)|{_N}\s{{0,2}}期(?![间中末内])|一式|每(?:个?[月周旬]|次|季|学期)|(?:填报|报送|上报)\d{{1,2}}次"
    r"|每[份篇张幅件个](?![^,。;]{0,12}(?:字|分钟|MB|兆))|各\d|若干|(?<!的)全部|逐|名额|配额"
)
_ITS_COUNT = re.compile(rf"(?:每[校园家个])?(?:一式)?{_N}\s{{0,2}}[份篇张幅件个册套节盘首支]$")
_ONE_BY_NATURE = re.compile(r"原件(?:\([^()]{1,20}\))?$")  # 执业许可证副本原件: there is one of it
_EACH_TIME = re.compile(r"每(?:个?[月周]|学期|季度?)")
_SAME = re.compile(
    r"同上|同前|同一|一并|一同|同时|随(?![时机])|合并|附后|上述|前款|均|统一(?!评|审|批|印|制|编)|另行|如前|该[表册书]"
)
_PAPER = re.compile(
    r"》$|(?:月报|季报|年报|日报|周报|[表书册单图证]|报告|总结|方案|计划|预案|台账|清单|记录|视频|照片|案例|作品|心得|论文|数据|材料|小结|简报|复印件|扫描件|原件|名单|花名册|目录|档案|汇编)"
    r"[》”]?(?:\([^()]{1,20}\))?$"
)
_ALSO = re.compile(
    r"(?:情况说明|申请|证明|协议|合同|回执|承诺|清册|意见|简介)[》”]?(?:\([^()]{1,20}\))?$"
)  # a line or two
_WORK = re.compile(r"(?:实录|视频|照片|课例|案例|教学设计|教案|课件|反思|论文|作品)(?:\([^()]{1,20}\))?$")
_ONLY_KEPT = re.compile(r"不[用需必收]|留存|备查|自存|无需|不报|不再|现场|当场|网上公布|鼓励|自愿")
_SKIPPED, _NEARLY_ALL = 2, 0.8  # a number that was left out; of the items, papers by their names
_IN_SHORT = re.compile(r"[^,。;:\n]{3,24}(?:,[^,。;:\n]{1,20}){1,4}[。;]?")  # 冬季取暖自查表,11月14日,邮箱。
_MEANS = re.compile(r"“([^“”]{2,8})”(?:均|都)?(?:指|是指|即|表示)([^。]{2,80})")
_LOOSE = re.compile(rf"{SOON}|及时|[上中下]旬|[月年学期]底|按[时期]|按(?:要求|规定)|指定|规定的|有关")

_Item = tuple[int, str]  # its first line, all its text


def odd_siblings(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    dated, meant = dated_in(circular), _words_for_a_place(circular)
    for items, is_whole in _lists(circular):
        days = [_is_dated(item, dated) for item in items]
        places = [says_where(text) or bool(meant and meant.search(text)) for _, text in items]
        counts = [_is_counted(circular, *item) for item in items]
        yield from _odd(items, days, "no-date", "别的各项都写了时间，这一项没有说什么时候交")
        yield from _odd(items, places, "no-channel", "别的各项都写了交到哪里，这一项没有说")
        if is_whole and _may_lack_a_number([_head(text) for _, text in items], counts):
            yield from _odd(items, counts, "count-missing", "别的各项都写了数量，这一项没有说要多少")


def _words_for_a_place(circular: Circular) -> re.Pattern[str] | None:
    """“双报”指电子稿发中心校邮箱,同时在教育网上传: what its items say instead of a place."""
    words = [found[1] for _, line in circular.lines for found in _MEANS.finditer(line) if says_where(found[2])]
    return re.compile("|".join(map(re.escape, words))) if words else None


def _may_lack_a_number(heads: Sequence[str], counts: Sequence[bool]) -> bool:
    """Of a list with lessons in it, 教学设计 and 课件, a form or a list of names needs no number: it is one."""
    papers = all(map(_PAPER.search, heads))
    return papers or all(has or _WORK.search(head) for head, has in zip(heads, counts, strict=True))


def _is_counted(circular: Circular, line: int, text: str) -> bool:
    """A number of its own, or, for the papers it names, in another line: 每人报《推荐表》一式两份."""
    counted = _COUNT.search(re.sub(r"《[^《》]{1,60}》", "", text)) or _ONE_BY_NATURE.search(_head(text))
    if counted or _comes_again(circular, line):
        return True
    names = re.findall(r"《[^《》]{2,60}》", text.split("\n")[0])
    others = [other for n, other in circular.lines if n != line]
    told = (any(name in other and _COUNT.search(other.partition(name)[2][:12]) for other in others) for name in names)
    return bool(names) and all(told)


def _comes_again(circular: Circular, line: int) -> bool:
    """材料5每月最后一个星期五上传: one of it each time."""
    own = list_with(circular, line)
    clauses = (
        (n, clause) for n, text in circular.lines for clause in re.split("[,;。]", text) if _EACH_TIME.search(clause)
    )
    return own is not None and any(
        own[1] in numbers_in(clause) and list_for(circular, n) == own[0] for n, clause in clauses
    )


def _is_dated(item: _Item, dated: frozenset[int]) -> bool:
    line, text = item
    return bool(RECURS.search(text)) or any(n in dated for n in range(line, line + 1 + text.count("\n")))


def _odd(items: Sequence[_Item], told: Sequence[bool], kind: str, message: str) -> Iterator[Defect]:
    odd = [item for item, has in zip(items, told, strict=True) if not has]
    if len(odd) != 1 or len(items) - 1 < _LEAST:
        return
    ((line, text),) = odd
    loose = kind != "count-missing" and _LOOSE.search(text)  # told as a vague word, as an unnamed place
    if not loose and not _SAME.search(text) and not _ONLY_KEPT.search(text):
        yield defect(kind, line, text.split("\n")[0][:30], message)


def _lists(circular: Circular) -> Iterator[tuple[tuple[_Item, ...], bool]]:
    """Runs 1. 2. 3. of one style in one section, each called after a paper, with the lines that stand under each; and
    whether it is no part of a longer one."""
    runs: dict[tuple[str, int], list[int]] = {}
    attached = {line for _, line in attachments_of(circular).values()}
    newest: dict[str, list[int]] = {}
    for line, place in circular.places.items():
        if not place.style or line in circular.rows or line in attached:
            continue
        key = place.style, 0 if place.section == line else place.section
        before = newest.get(place.style)
        if before and key not in runs and 0 < place.number - circular.places[before[-1]].number <= _SKIPPED:
            runs[key] = before  # (8) of 【十一月】 goes on behind the (7) of 【十月】
        newest[place.style] = runs.setdefault(key, [])
        newest[place.style].append(line)
    for run in {run[0]: run for run in runs.values()}.values():
        whole = tuple(_of_papers(circular, run))
        yield from ((items, True) for items in whole)
        firsts = [at for at, line in enumerate(run) if circular.places[line].number == 1]
        for since, end in zip(firsts, (*firsts[1:], len(run)), strict=False) if len(firsts) > 1 else ():
            yield from ((items, not whole) for items in _of_papers(circular, run[since:end]))


def _of_papers(circular: Circular, run: Sequence[int]) -> Iterator[tuple[_Item, ...]]:
    if not _LEAST < len(run) <= _MOST:
        return
    longest = max(last - first for first, last in pairwise(run))  # the last one's lines end as the others' do
    of_one = len({circular.places[line].section for line in run}) == 1
    ends = (*run[1:], run[-1] + longest)
    items = tuple((line, _block(circular, line, end, of_one=of_one)) for line, end in zip(run, ends, strict=True))
    heads = [_head(text) for _, text in items]
    papers = [any(kind.search(head) for kind in (_PAPER, _WORK, _ALSO)) for head in heads]
    in_short = sum(papers) > len(papers) * _NEARLY_ALL and all(_IN_SHORT.fullmatch(text) for _, text in items)
    if all(papers) or in_short:
        yield items


def _head(text: str) -> str:
    return _ITS_COUNT.sub("", re.split(r"[。,:;\n]", text)[0])


def _block(circular: Circular, line: int, end: int, *, of_one: bool) -> str:
    """The lines of an item; of a list that goes on over several sections, no more than those of its own."""
    lines = [n for n in range(line, min(end, line + _MOST)) if n in circular.places]
    own = [n for n in lines if of_one or circular.places[n].section == circular.places[line].section]
    return "\n".join(circular.places[n].text for n in own)
