"""Putting together what is owed: each deadline with its papers, each paper with its places, its people, its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.demands import LONGEST_LINE
from tasks.domain.plan.drafting.draft_words import HANDS_IN_LABEL, TOLD_APART, WITH_ANOTHER
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers import scope
from tasks.domain.plan.drafting.papers.in_turn import own_days
from tasks.domain.plan.drafting.papers.known_papers import is_clipped, speaks_of
from tasks.domain.plan.drafting.papers.left_out import left_out
from tasks.domain.plan.drafting.papers.naming import in_full, named, said_before, slice_of
from tasks.domain.plan.drafting.papers.owed import Owed, copied
from tasks.domain.plan.drafting.papers.said_twice import fuller, is_same_rule
from tasks.domain.plan.drafting.papers.scope import Meant
from tasks.domain.plan.drafting.together import say_together, told_at_once

_WHOSE = re.compile(r"党员|班主任|新(?:任|入职)?教师|骨干|家长|教研组长|备课组长")


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read, or only with a doubt: the line, its words, and why."""

    line: int
    quote: str
    why: str


@dataclass(slots=True)
class Binding:
    page: Page
    owed: list[Owed] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    demands: tuple[Demand, ...] = ()
    loose: list[Demand] = field(default_factory=list)  # deadlines and places that name no paper

    def leave(self, line: Line, quote: str, why: str) -> None:
        left = Unread(line.number, quote.strip(), why)
        if left not in self.unread:
            self.unread.append(left)


def bind(page: Page, demands: tuple[Demand, ...], tabled: Iterable[Owed]) -> Binding:
    """What is owed, in the order of the lines; what is said of nothing named is tried last."""
    binding = Binding(page, list(tabled), demands=demands)
    for line in page.lines:
        if len(line.text) > LONGEST_LINE:
            binding.leave(line, line.written[:60], f"这一行有 {len(line.text)} 个字，没有读；请分成几段")
    dated = [demand for demand in demands if demand.whens]
    for demand in dated:
        _bind_dated(binding, demand, tuple(named(binding.page, demand, demands)))
    waiting = list(told_at_once(demand for demand in dated if demand in binding.loose))
    binding.loose.clear()
    waiting = [demand for demand in waiting if not _bind_to_list(binding, demand)]
    say_together(demands, binding.owed)
    for demand in demands:
        if not demand.whens:
            _bind_undated(binding, demand, demands)
    say_together(demands, binding.owed)  # 作品报名表。…与作品视频同时上传: known only now
    for demand in waiting:
        _bind_to_open(binding, demand, demands)
    binding.owed += left_out(page, binding.owed)
    return binding


def _bind_dated(binding: Binding, demand: Demand, meant: tuple[Meant, ...]) -> None:
    if not meant:
        binding.loose.append(demand)
        return
    for one in meant:
        for when in own_days(demand, one, meant):
            for each in when.each():
                _owe(binding, demand, one, each)


def _owe(binding: Binding, demand: Demand, meant: Meant, when: When) -> None:
    """One paper by one deadline: a new thing owed, or one more place of a known one, or a contradiction."""
    known = [owed for owed in binding.owed if owed.is_named(meant.title)]
    same = next((owed for owed in known if owed.when and is_same_rule(owed.when, when)), None)
    if same is not None and same.when is not None:
        same.when = fuller(same.when, when)
        if meant.line.number < same.line.number:
            same.line, same.due_line = meant.line, demand.line  # a table only sums up what the text says
    if same is None and (undated := next((owed for owed in known if owed.when is None), None)):
        undated.when, undated.due_line, same = when, demand.line, undated
    if same is None:
        same = Owed(meant.title, meant.line, when, demand.line, form=demand.form)
        if rival := next((owed for owed in known if _contradict(owed, demand, when)), None):
            rival.conflicts.append(when)
            rival.goes_to(demand.channels, demand.text)  # the days differ, the place is told all the same
            return
        same.doubted(0.1 * bool(meant.line is not demand.line) + 0.1 * demand.inherits)
        binding.owed.append(same)
    same.goes_to(demand.channels, "。".join((demand.text, *demand.ways)))
    same.beside = same.beside or demand.beside
    if meant.alias and not same.is_named(meant.alias):
        same.aliases.append(meant.alias)
    same.is_told(meant.told or demand.text, demand.sentence)


def _contradict(owed: Owed, demand: Demand, when: When) -> bool:
    """Whether two deadlines of one name cannot both hold: not in other channels, forms, or stretches of one sentence
    that tell them apart."""
    if owed.when is None or owed.when.repeats or when.repeats:
        return False
    if owed.due_line is demand.line and not _is_said_again(owed, demand):
        return False
    if set(_WHOSE.findall(" ".join(owed.told))) != set(_WHOSE.findall(demand.text)):
        return False  # 全体教师 and 党员教师
    apart = owed.channels and demand.channels and not set(owed.channels) & set(demand.channels)
    return not apart and (not demand.form or demand.form == owed.form)


def _is_said_again(owed: Owed, demand: Demand) -> bool:
    """《总结》6月30日前报送;总结最迟于7月5日前报送: one line that names one paper twice, and for the same people."""
    if demand.inherits or not demand.names or _is_one_of(owed.when, demand):
        return False
    return set(TOLD_APART.findall(" ".join(owed.told))) == set(TOLD_APART.findall(demand.text))


def _is_one_of(when: When | None, demand: Demand) -> bool:
    """3月、6月的25日 is one moment of several days."""
    return any(when is not None and when.quote == one.quote and when.start == one.start for one in demand.whens)


def _bind_undated(binding: Binding, demand: Demand, demands: tuple[Demand, ...]) -> None:
    """A sentence without a deadline adds places and numbers to what is known, or names something without a date."""
    about = list(_about(binding, demand, demands))
    for owed in about:
        if demand.hands_in:
            owed.goes_to(demand.channels, demand.text)
        owed.is_told(demand.text, demand.sentence)
    for name in demand.names if about and demand.hands_in else ():
        if name.title.startswith("《") and not any(owed.resembles(name.title) for owed in binding.owed):
            binding.leave(demand.line, demand.text, f"说到{name.title}，但没有写期限")
    if about or not (demand.hands_in or demand.channels or demand.activity):
        return
    meant = _undated(binding.page, demand)
    if not meant:
        binding.loose.append(demand)
    for one in meant:
        if not any(owed.is_named(one.title) and owed.line is demand.line for owed in binding.owed):
            owed = Owed(one.title, one.line, channels=list(demand.channels), heard=[demand.sentence])
            owed.is_told(one.told or demand.text, demand.sentence)
            owed.aliases += [one.alias] if one.alias and not owed.is_named(one.alias) else []
            owed.ways.append(demand.text)
            owed.doubted(0.25)
            binding.owed.append(owed)


def _undated(page: Page, demand: Demand) -> tuple[Meant, ...]:
    """What a sentence without a deadline hands in all the same; nothing where it names no place."""
    if not demand.hands_in or not (demand.channels or WITH_ANOTHER.search(demand.text)):
        return ()
    if demand.references and demand.channels:
        return tuple(meant for one in demand.references for meant in scope.of_reference(page, one, demand))
    names = demand.names or (page.names_of(demand.line) if demand.line.kind else ())
    return tuple(Meant(in_full(page, demand, name), demand.line, name.title, slice_of(demand, name)) for name in names)


def _about(binding: Binding, demand: Demand, demands: tuple[Demand, ...]) -> Iterator[Owed]:
    line = demand.line
    titles = [in_full(binding.page, demand, name) for name in demand.names] or [
        meant.title for meant in (*said_before(demand, demands), *_heads(binding.page, demand))
    ]
    titles += [
        meant.title for pointed in demand.references for meant in scope.of_reference(binding.page, pointed, demand)
    ]
    asks = demand.hands_in or scope.says_how(demand.sentence)
    mentioned = [owed for owed in binding.owed if len(owed.title) >= 3 and owed.title.strip("《》") in demand.text]
    if demand.hands_in and mentioned and not demand.names:
        yield from mentioned  # 录像课存入U盘,送资源部: a name that only its table knows
        return
    head = line.head
    for owed in binding.owed:
        here = owed.line is line or (owed.line.number in line.parents and not demand.names)
        nameless = owed.title == head and not binding.page.names_of(line)
        if here and nameless and demand.names and demand.hands_in:
            owed.aliases.append(owed.title)  # circular L30: 反思提高 only heads the item, the sentence says what
            owed.title = demand.names[0].title
            yield owed
        elif (
            owed in mentioned
            and is_clipped(demand, owed)
            or here
            and not demand.names
            or asks
            and speaks_of(demand, owed, titles)
        ):
            yield owed


def _heads(page: Page, demand: Demand) -> Iterator[Meant]:
    if demand.line.kind:
        yield from (Meant(name.title, demand.line) for name in page.names_of(demand.line))


def _bind_to_list(binding: Binding, demand: Demand) -> bool:
    """材料提交截止时间: … — for the list that it stands under."""
    of_list = scope.of_list(binding.page, demand)
    inline = len({one.line.number for one in of_list}) < len(of_list)
    listed = [one for one in of_list if not _has_deadline(binding, one, by_name=inline)]
    if listed:
        _bind_dated(binding, demand, tuple(listed))
    return bool(listed)


def _bind_to_open(binding: Binding, demand: Demand, demands: tuple[Demand, ...]) -> None:
    """Else for what has no deadline yet, nearest first; else for what the circular only asks to be made."""
    open_ = [owed for owed in binding.owed if owed.when is None]
    labelled = HANDS_IN_LABEL.match(demand.line.body.lstrip("([【*※ "))
    for_all = demand.generic or demand.all_of_them or labelled
    said_here = [owed for owed in open_ if owed.line is demand.line]
    for depth in range(len(demand.line.parents), -1 if for_all else 0, -1):
        root = demand.line.parents[:depth]
        if near := said_here or [owed for owed in open_ if owed.line.parents[:depth] == root]:
            for owed in near:
                owed.when, owed.due_line = demand.whens[0], demand.line
                owed.goes_to(demand.channels, demand.text)
                owed.is_told(demand.text, demand.sentence)
                binding.owed += [copied(owed, each) for when in demand.whens for each in when.each()][1:]
            return
    made = tuple(_made(binding, demand, demands))
    if made and (demand.generic or labelled):
        _bind_dated(binding, demand, made)
        return
    binding.loose.append(demand)


def _made(binding: Binding, demand: Demand, demands: tuple[Demand, ...]) -> Iterator[Meant]:
    for other in demands:
        if not other.whens and (other.hands_in or scope.is_made(other.sentence)):
            for name in other.names:
                if not any(owed.is_named(name.title) for owed in binding.owed):
                    yield Meant(name.title, other.line, told=slice_of(other, name))


def _has_deadline(binding: Binding, meant: Meant, *, by_name: bool) -> bool:
    here = (owed for owed in binding.owed if owed.line is meant.line and owed.when)
    return any(not by_name or owed.is_named(meant.title) for owed in here)
