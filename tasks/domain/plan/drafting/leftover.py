"""Deadlines that name no paper: for the list they stand by, for what is open, for what the title calls for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.bound import Binding, bind_dated
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import without_days
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import HANDS_IN_LABEL
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists import scope
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.naming import slice_of
from tasks.domain.plan.drafting.papers.owed import Owed, copied
from tasks.domain.plan.drafting.papers.told_again.in_turn import told_of
from tasks.domain.plan.drafting.papers.told_again.titled import asked_by_title, by_topic, works_by_title
from tasks.domain.plan.drafting.places.ways import is_on_the_net

_TO_SOMEBODY = re.compile(r"[报交发送](?:给|至|到)[一-龥]{1,6}(?:老师|主任|同志|处)")
_MADE_PUBLIC = re.compile(
    r"(?:公众号|视频号|抖音|网站|门户|广播|橱窗|宣传栏)[^,。;]{0,6}(?:推送|发布|推出|播出|刊登|宣传)"
)  # is read by all
_AT_TIMES = re.compile(
    r"(?:下列|以下|如下|各自)的?(?:时间|期限|日期|时限)[^,。;]{0,6}:$|(?:时间|期限|日期|时限)(?:分别)?(?:如下|为):$"
)
_ON_PAPER = re.compile(r"纸质|原件|打印|一式")
_WHOLE = re.compile(r"^(?!上述|以上|相关|有关|其他|其它).{2,}(?:材料|资料)$")
_COUNTS_UP = re.compile(r"(?:材料|资料)(?:必?须|应当?|要|需|主要)?(?:包含|包括|含有|涵盖)")
_FIELD = re.compile(r"\s*[一-龥]{2,6}:")
_FIELDS = 3  # lines
_LONGEST_NAME = 24  # signs of a list's item that is a name


def bind_to_list(binding: Binding, demand: Demand) -> bool:
    """材料提交截止时间: … — for the list that it stands under."""
    if going_on := _of_item_it_goes_on(binding.page, demand.line):
        bind_dated(binding, demand, going_on)
        return True
    titled = asked_by_title(binding.page) if _is_for_all(binding, demand) else ()
    of_list = scope.of_list(binding.page, demand)
    inline = len({one.line.number for one in of_list}) < len(of_list)
    listed = [one for one in of_list if not _has_deadline(binding, one, demand, by_name=inline)]
    if titled and not any(_is_item(one) for one in listed):
        listed = [one for one in titled if not any(owed.when and owed.resembles(one.title) for owed in binding.owed)]
    listed = [*_by_turns(binding, demand)] or listed
    if listed:
        bind_dated(binding, demand, tuple(listed))
    return bool(listed)


def _of_item_it_goes_on(page: Page, line: Line) -> tuple[Meant, ...]:
    """②《活动总结》每家1份, and below it 时间:5月28日17:00前: of the item that a comma leaves open, and of no other."""
    item = next((one for one in reversed(page.lines) if one.number < line.number and one.kind), None)
    if item is None or line.kind or not item.text.endswith(",") or line.number - item.number > _FIELDS:
        return ()
    return tuple(scope.meant_by_item(page, item)) if _FIELD.match(line.text) else ()


def _by_turns(binding: Binding, demand: Demand) -> tuple[Meant, ...]:
    """总结1篇,由各校按下列时间报送: over 中学于6月24日前; 小学于6月26日前: the same paper, by its days in turn."""
    if demand.line.kind:
        return ()
    above = (line for line in reversed(binding.page.lines) if line.number < demand.line.number)
    lead = next((line for line in above if line.kind or line.text.endswith(":")), None)
    return tuple(scope.meant_by_item(binding.page, lead)) if lead and _AT_TIMES.search(lead.text) else ()


def bind_to_open(binding: Binding, demand: Demand) -> None:
    """Else for what has no deadline yet, nearest first; else for what the circular only asks to be made."""
    open_ = [owed for owed in binding.owed if owed.when is None and _may_be(demand, owed.title)]
    for_all = _is_for_all(binding, demand)
    said_here = [owed for owed in open_ if owed.line is demand.line]
    for depth in range(len(demand.line.parents), -1 if for_all else 0, -1):
        root = demand.line.parents[:depth]
        if near := said_here or [owed for owed in open_ if owed.line.parents[:depth] == root]:
            for owed in near:
                owed.when, owed.due_line = demand.whens[0], demand.line
                owed.goes_to(demand.channels, demand.text)
                owed.is_told(demand.text, demand.sentence)
                binding.owed += [copied(owed, each) for when in demand.whens for each in when.each()][1:]
            bind_dated(binding, demand, tuple(_counted_up(binding, demand)))
            return
    contributes = "投稿" in demand.text and demand.hands_in
    works = works_by_title(binding.page, _label(binding, demand)) if for_all or contributes else None
    made = (works,) if works else tuple(one for one in _made(binding) if _may_be(demand, one.title))
    beside = tuple(one for one in made if demand.line.parents and one.line.parents == demand.line.parents)
    made = beside or made
    for_all = bool(demand.generic) or contributes or _is_labelled(binding, demand)
    if not for_all and demand.hands_in and demand.channels:  # 统计汇总后于5月27日前返回至邮箱
        made = tuple(one for one in made if demand.line.parents and one.line.parents[:1] == demand.line.parents[:1])
        for_all = bool(made)
    if made and for_all and not (works is None and _is_known(binding, demand)):
        bind_dated(binding, demand, made)
        return
    if (topic := _by_topic(binding, demand)) is not None:
        bind_dated(binding, demand, (topic,))
        return
    binding.loose.append(demand)


def _counted_up(binding: Binding, demand: Demand) -> Iterator[Meant]:
    """报送材料须包含推荐意见、推荐表…, where 推荐材料 has the day: those of them that are not owed yet."""
    if not any(_WHOLE.search(name.title) for name in demand.generic):
        return
    for other in binding.demands:
        if not other.whens and _COUNTS_UP.search(other.sentence):
            new = (name for name in told_of(other) if not any(owed.resembles(name.title) for owed in binding.owed))
            yield from (Meant(name.title, other.line, told=slice_of(other, name)) for name in new)


def _is_known(binding: Binding, demand: Demand) -> bool:
    """Whether something is owed by that day already, of which it may only speak again."""
    days = {when.due for when in demand.whens}
    return any(owed.when is not None and owed.when.due in days for owed in binding.owed)


def _by_topic(binding: Binding, demand: Demand) -> Meant | None:
    """请于3月5日前将相关材料报至邮箱, where no list tells which: the circular's own topic, if nothing else is dated."""
    kind = next((name.title for name in demand.generic if not name.form), "")
    open_ = any(when.repeats or when.due is None or when.ranged and not when.marked for when in demand.whens)
    if (
        open_
        or any(owed.when for owed in binding.owed)
        or not kind
        and any(owed.line is demand.line for owed in binding.owed)
        or not demand.hands_in
        or not (kind or demand.channels or _TO_SOMEBODY.search(demand.text))
        or demand.references
        or _MADE_PUBLIC.search(demand.text)
    ):
        return None
    return by_topic(binding.page, kind)


def _may_be(demand: Demand, title: str) -> bool:
    """Whether 活动作品 can be what is so called: no 登记表 is a work."""
    works = any(re.search("作品|稿件", name.title) for name in demand.generic)
    return not works or bool(re.search(r"(?<![报汇])(?!表|单|册)[^表单册账书》]$", title))


def _label(binding: Binding, demand: Demand) -> str:
    """投稿时间: of its own sentence, or above it."""
    return f"{binding.page.above(demand.line)},{demand.sentence}"


def _is_for_all(binding: Binding, demand: Demand) -> bool:
    return bool(demand.generic or demand.all_of_them) or _is_labelled(binding, demand)


def _is_labelled(binding: Binding, demand: Demand) -> bool:
    own = [demand.line.body, demand.sentence.lstrip(" ,")]
    if not re.search("[一-龥]", without_days(demand.text, demand.whens)):  # 三、征稿时间 over nothing but a day
        own.append(binding.page.above(demand.line))
    return any(HANDS_IN_LABEL.match(text.lstrip(" ,([【*※")) for text in own)


def _is_item(one: Meant) -> bool:
    """Whether an item of a list is a paper's name, and no sentence about one."""
    return "《" in one.title or len(one.line.head) <= _LONGEST_NAME


def _made(binding: Binding) -> Iterator[Meant]:
    """What the circular asks to be made, and is not owed yet."""
    for other in binding.demands:
        told = other.sentence  # 推荐人选名单要事先征求意见 asks for none: 推荐 is but in its name
        for name in other.names:
            told = told.replace(name.title, "")
        if not other.whens and (other.hands_in or scope.is_made(told)):
            for name in told_of(other):
                if not any(owed.is_named(name.title) for owed in binding.owed):
                    yield Meant(name.title, other.line, told=slice_of(other, name))


def _has_deadline(binding: Binding, meant: Meant, demand: Demand, *, by_name: bool) -> bool:
    here = (owed for owed in binding.owed if owed.line is meant.line and owed.when)
    return any(not by_name or owed.is_named(meant.title) for owed in here if not _is_on_paper_too(owed, demand))


def _is_on_paper_too(owed: Owed, demand: Demand) -> bool:
    """纸质材料。汇总表一式两份,于10月28日前送…, beside the list that is mailed by 10月24日: each form has its day."""
    mailed = bool(demand.channels) and all(is_on_the_net(channel) for channel in demand.channels)
    carried = bool(owed.channels) and not any(is_on_the_net(channel) for channel in owed.channels)
    return mailed and carried and owed.due_line is not None and bool(_ON_PAPER.search(owed.due_line.text))
