"""Putting together what is owed: each deadline with its papers, each paper with its places, its people, its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tasks.domain.plan.drafting.bound import Binding, bind_dated
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.by_default import is_by_default
from tasks.domain.plan.drafting.default_day import bind_by_default, gives_the_rest_their_day
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.demands import LONGEST_LINE
from tasks.domain.plan.drafting.draft_words import WITH_ANOTHER
from tasks.domain.plan.drafting.leftover import bind_to_list, bind_to_open
from tasks.domain.plan.drafting.papers.lists import scope
from tasks.domain.plan.drafting.papers.lists.attached_lists import of_attached_list
from tasks.domain.plan.drafting.papers.lists.counted_back import counted_back, of_kind
from tasks.domain.plan.drafting.papers.lists.led_lists import without_heads
from tasks.domain.plan.drafting.papers.lists.pointed import of_reference
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.naming import in_full, named, slice_of
from tasks.domain.plan.drafting.papers.owed import Owed
from tasks.domain.plan.drafting.papers.told_again.filled_along import filled_along
from tasks.domain.plan.drafting.papers.told_again.in_turn import told_of
from tasks.domain.plan.drafting.papers.told_again.known_papers import is_clipped, is_only_one, speaks_of
from tasks.domain.plan.drafting.papers.told_again.left_out import left_out
from tasks.domain.plan.drafting.papers.told_again.put_off import put_off
from tasks.domain.plan.drafting.papers.told_again.said_before import said_before
from tasks.domain.plan.drafting.papers.told_again.told_of_all import without_word_for_all
from tasks.domain.plan.drafting.papers.told_again.whole_file import by_the_day_of_all, without_echoes, without_wholes
from tasks.domain.plan.drafting.papers.told_again.works import call_works, works_beside
from tasks.domain.plan.drafting.together import say_together, told_at_once

_LONGEST_KIND = 2  # signs: 总结, of which several may be owed: 总结用文档; 视频 of 项目视频短片: 视频存入U盘

_SORT = re.compile(r"[一-龥、]{0,6}(?P<kind>作品|照片|图片|视频|征文|稿件)")
_OF_A_KIND = re.compile(
    r"[一-龥、]{2,12}方面的?(?:材料|资料|表格)|(?:需|须|应)?盖章的?(?:材料|资料)"
)  # says where they go


def bind(page: Page, demands: tuple[Demand, ...], tabled: Iterable[Owed]) -> Binding:
    """What is owed, in the order of the lines; what is said of nothing named is tried last."""
    in_case = [demand for demand in demands if demand.condition and not _has_its_day(demand)]
    demands = without_heads(page, tuple(demand for demand in demands if demand not in in_case))
    binding = Binding(page, list(tabled), demands=demands)
    _leave_unread(binding, in_case)
    usual = [demand for demand in demands if gives_the_rest_their_day(demand)]
    dated = [demand for demand in demands if demand.whens and demand not in usual]
    for demand in dated:
        rest, listed = of_attached_list(page, demand, binding.owed)
        told = () if listed and not rest.names else put_off(binding.owed, rest) or tuple(named(page, rest, demands))
        told = told or (() if listed and not rest.names else counted_back(demand, demands))
        bind_dated(binding, demand, (*listed, *told))
    waiting = list(told_at_once(demand for demand in dated if demand in binding.loose))
    binding.loose.clear()
    missed = [demand for demand in waiting if any(one.kind for one in demand.references)]
    waiting = [demand for demand in waiting if demand not in missed and not bind_to_list(binding, demand)]
    binding.loose += missed  # 甲、戊:3月5日前, of a list that is not there
    say_together(page, demands, binding.owed)
    for demand in demands:
        if not demand.whens:
            _bind_undated(binding, demand)
    say_together(page, demands, binding.owed)  # 作品报名表。…与作品视频同时上传: known only now
    for demand in waiting:
        bind_to_open(binding, demand)
    for demand in usual[:1]:
        bind_by_default(binding, demand)
    _add_what_goes_along(binding)
    return binding


def _leave_unread(binding: Binding, in_case: Iterable[Demand]) -> None:
    for demand in in_case:
        if demand.names or demand.whens:
            binding.leave(demand.line, demand.text, "只在某种情形下才交，没有列入")
    for line in binding.page.lines:
        if len(line.text) > LONGEST_LINE:
            binding.leave(line, line.written[:60], f"这一行有 {len(line.text)} 个字，没有读；请分成几段")


def _add_what_goes_along(binding: Binding) -> None:
    """What no deadline speaks of, and comes with what has one; and the works by the name that the title has."""
    for demand in binding.loose:
        along = demand.generic and not (demand.whens or demand.references or is_by_default(demand.sentence))
        for owed in binding.owed if along else ():
            if owed.due_line is demand.line:
                owed.goes_to(demand.channels, demand.text)  # …于7月31日前报人事科。电子版发至邮箱
    by_the_day_of_all(binding.page, binding.owed)
    binding.owed += left_out(binding.page, binding.owed)
    binding.owed += filled_along(binding.demands, binding.owed)
    binding.owed += [*works_beside(binding.page, binding.demands, binding.owed)]
    call_works(binding.page, binding.owed)
    binding.owed = without_echoes(without_wholes(binding.page, without_word_for_all(binding.page, binding.owed)))


def _has_its_day(demand: Demand) -> bool:
    """主持人变更的,变更申请表于10月18日前送…: a paper with its day, though few will owe it, and no 遇有异常及时报告."""
    return bool(demand.names) and any(when.due and not when.repeats for when in demand.whens)


def _bind_undated(binding: Binding, demand: Demand) -> None:
    """A sentence without a deadline adds places and numbers to what is known, or names something without a date."""
    about = list(_about(binding, demand))
    for owed in about:
        if demand.hands_in:
            owed.goes_to(demand.channels, demand.text)
        owed.is_told(demand.text, demand.sentence)
    if about and demand.hands_in and demand.channels and not demand.names:
        _owe_pointed(binding, demand)
    for name in demand.names if about and demand.hands_in else ():
        if name.title.startswith("《") and not any(owed.resembles(name.title) for owed in binding.owed):
            binding.leave(demand.line, demand.text, f"说到{name.title}，但没有写期限")
    if about or not (demand.hands_in or demand.channels or demand.activity):
        return
    meant = _undated(binding.page, demand)
    if any(_is_a_sort(one.title, binding.owed) for one in meant):
        binding.leave(demand.line, demand.text, "像是说前面的作品、照片怎样交，没有列入")
        return
    if not meant:
        binding.loose.append(demand)
    for one in meant:
        _owe_undated(binding, demand, one)


def _owe_undated(binding: Binding, demand: Demand, one: Meant) -> None:
    """A paper that a sentence without a deadline names, where it is not known by this name or its kind."""
    here = (owed for owed in binding.owed if owed.line is demand.line)
    sorts = [owed for owed in binding.owed if owed.title.strip("《》").endswith(one.title) and owed.title != one.title]
    if len(sorts) > 1 and "《" not in one.title:
        for owed in sorts:  # 填写报名表1份,发送至…, where each race has its 报名表
            owed.goes_to(() if owed.channels else demand.channels, demand.text)
        return
    kind = len(one.title) <= _LONGEST_KIND and any(
        owed.resembles(one.title) or one.title in owed.title for owed in binding.owed
    )
    if not kind and not any(
        owed.is_named(one.title) or "《" not in one.title and owed.resembles(one.title) for owed in here
    ):
        owed = Owed(one.title, one.line, channels=list(demand.channels), heard=[demand.sentence])
        owed.is_told(one.told or demand.text, demand.sentence)
        owed.aliases += [one.alias] if one.alias and not owed.is_named(one.alias) else []
        owed.ways.append(demand.text)
        owed.doubted(0.25)
        binding.owed.append(owed)


def _is_a_sort(title: str, owed: Iterable[Owed]) -> bool:
    """绘画作品报送原作, where 参赛作品 have their day: a sort of what is owed, and how it is handed in."""
    sort = None if "《" in title else _SORT.fullmatch(title)
    return sort is not None and any(one.when is not None and sort["kind"] in one.title for one in owed)


def _owe_pointed(binding: Binding, demand: Demand) -> None:
    """第(3)、(5)项送至窗口, where no deadline speaks of the fifth: it is owed there all the same."""
    pointed = (one for one in demand.references if one.what == "材料" and not one.others)
    for meant in (meant for one in pointed for meant in of_reference(binding.page, one, demand)):
        known = any(owed.line is meant.line or owed.resembles(meant.title) for owed in binding.owed)
        if not known and binding.page.names_of(meant.line):
            owed = Owed(meant.title, meant.line, channels=list(demand.channels), told=[meant.line.body])
            owed.ways.append(demand.text)
            owed.heard.append(meant.line.body)
            owed.doubted(0.25)
            binding.owed.append(owed)


def _undated(page: Page, demand: Demand) -> tuple[Meant, ...]:
    """What a sentence without a deadline hands in all the same; nothing where it names no place."""
    if not demand.hands_in or not (demand.channels or WITH_ANOTHER.search(demand.text)):
        return ()
    if demand.references and demand.channels:
        return tuple(meant for one in demand.references for meant in of_reference(page, one, demand))
    named = demand.names or (page.names_of(demand.line) if demand.line.kind else ())
    if not named and demand.line.kind and demand.line.parents:
        head = page.line[demand.line.parents[-1]]  # (3)资质复印件, then ①每校1套 ②送后勤股
        under = (line for line in page.lines if head.number in line.parents)
        if any(when.due for line in under for when in page.moments(line)):
            return ()  # its paragraphs tell what it is, and by when
        return tuple(Meant(name.title, head, told=demand.text) for name in page.names_of(head) if head.kind)
    names = [name for name in told_of(replace(demand, names=named)) if not _OF_A_KIND.fullmatch(name.title)]
    return tuple(Meant(in_full(page, demand, name), demand.line, name.title, slice_of(demand, name)) for name in names)


def _about(binding: Binding, demand: Demand) -> Iterator[Owed]:
    line = demand.line
    pointed = [meant.title for one in demand.references for meant in of_reference(binding.page, one, demand)]
    before = [] if pointed else [*said_before(demand, binding.demands), *_heads(binding.page, demand)]
    named = list(_titles(binding, demand)) or [meant.title for meant in before]
    titles = [*named, *pointed]
    asks = demand.hands_in or scope.says_how(demand.sentence)
    mentioned = [owed for owed in binding.owed if len(owed.title) >= 3 and owed.title.strip("《》") in demand.text]
    if demand.hands_in and mentioned and not demand.names:
        yield from mentioned  # 录像课存入U盘,送资源部: a name that only its table knows
        return
    head = line.head
    for owed in binding.owed:
        here = owed.line is line or (owed.line.number in line.parents and demand.speaks_of_nothing)
        nameless = owed.title == head and not binding.page.names_of(line)
        if here and nameless and demand.names and demand.hands_in:
            owed.aliases.append(owed.title)  # circular L30: 反思提高 only heads the item, the sentence says what
            owed.title = demand.names[0].title
            yield owed
        elif (
            owed in mentioned
            and is_clipped(demand, owed)
            or here
            and not (demand.names or pointed)
            or asks
            and (speaks_of(demand, owed, titles) or any(is_only_one(title, owed, binding.owed) for title in titles))
        ):
            yield owed


def _titles(binding: Binding, demand: Demand) -> Iterator[str]:
    """What its names are called where they were told before."""
    known = [owed.title for owed in binding.owed]
    for name in told_of(demand):
        parts = _known_parts(name, binding.owed) or of_kind(name.title, known)
        yield from parts or (in_full(binding.page, demand, name),)


def _known_parts(name: Name, owed: list[Owed]) -> tuple[str, ...]:
    """《申报书》《纲要》装订成册,送…: papers that are owed one by one, and here only bound together."""
    return name.parts if name.parts and all(any(one.is_named(part) for one in owed) for part in name.parts) else ()


def _heads(page: Page, demand: Demand) -> Iterator[Meant]:
    if demand.line.kind:
        yield from (Meant(name.title, demand.line) for name in page.names_of(demand.line))
