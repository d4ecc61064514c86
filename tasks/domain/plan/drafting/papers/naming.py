"""What a demand speaks of: the papers it names, points at, moves, or goes on about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.when import without_days
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import ALL_OF_THEM, BELOW, HANDS_IN_LABEL, LABELLED_DUE, PAPER, REST_OF_THEM
from tasks.domain.plan.drafting.papers.lists import scope
from tasks.domain.plan.drafting.papers.lists.collective import of_heading, parts_of, told_in
from tasks.domain.plan.drafting.papers.lists.joining import group_joined
from tasks.domain.plan.drafting.papers.lists.led_lists import led_by
from tasks.domain.plan.drafting.papers.lists.pointed import of_reference
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.lists.this_form import of_this_form
from tasks.domain.plan.drafting.papers.names.called import box_of
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.objects import (
    COMPLETES,
    UP_TO,
    counted_topic,
    entered,
    entered_at,
    handed_object,
    is_group,
    moved_thing,
    online_entry,
    registration,
    says_what_is_entered,
    topic,
    written_object,
)
from tasks.domain.plan.drafting.papers.names.references import Reference
from tasks.domain.plan.drafting.papers.names.same_names import plain, same_name
from tasks.domain.plan.drafting.papers.not_owed.contents import without_contents
from tasks.domain.plan.drafting.papers.told_again.asked_beside import asked_beside, attached_names
from tasks.domain.plan.drafting.papers.told_again.in_turn import drafted, is_stage, left_aside, of_pair, told_of
from tasks.domain.plan.drafting.papers.told_again.known_papers import said_again
from tasks.domain.plan.drafting.papers.told_again.label_names import (
    calls_in_full,
    is_framed,
    is_label,
    is_said_again,
    made_under,
    of_the_period,
)
from tasks.domain.plan.drafting.papers.told_again.marked_names import OF_A_MONTH, marked_in_full
from tasks.domain.plan.drafting.papers.told_again.moved_beside import moved_beside
from tasks.domain.plan.drafting.papers.told_again.said_before import (
    counted_row,
    form_behind,
    rest_of_line,
    said_before,
    these_of_its_line,
    with_those_above,
)
from tasks.domain.plan.drafting.papers.told_again.their_days import of_each_group
from tasks.domain.plan.drafting.papers.told_again.titled import all_of_topic
from tasks.domain.plan.drafting.papers.told_again.topics import (
    as_attached,
    of_group,
    situation_of,
    topic_of,
    whole_of_item,
)

_LITTLE = 6  # signs beside the day of an item that is only a day
_CHOSEN = re.compile("^(?:优秀|优质|精品)(?=.{3})")  # 学生研学手册。每校选送优秀研学手册10本
_PHOTOS = re.compile(r"(?:照片|图片|相片|证件照|登记照|标准照|免冠照)》?$")


def named(page: Page, demand: Demand, demands: tuple[Demand, ...]) -> Iterator[Meant]:
    """What a dated demand speaks of by name, by number, by its item's head, by the sentence before it."""
    demand = without_contents(page, demand)
    if (one := of_pair(demand, demands)) is not None:
        yield Meant(in_full(page, demand, one), demand.line)
        return
    if (form := _boxed(demand) or of_this_form(page, demand)) is not None:
        yield form
        yield from (Meant(name.title, demand.line, told=slice_of(demand, name)) for name in attached_names(demand))
        return
    if led := tuple(led_by(page, demand, demands)):
        yield from led
        return
    yield from (*_by_name(page, demand, demands), *with_those_above(demand, demands), *all_of_topic(page, demand))
    yield from (Meant(what, demand.line) for what in moved_beside(page, demand))
    if aside := left_aside(demand.text):
        others = (one for one in scope.of_list(page, demand) if one.title not in aside)
        yield from () if told_of(demand) else others
    for reference in demand.references:
        for meant in of_reference(page, reference, demand):
            yield meant
            yield from asked_beside(meant, demands)
    if demand.names or demand.references:
        return
    yield from tuple(rest_of_line(demand, demands)) or _without_names(page, demand, demands)


def _without_names(page: Page, demand: Demand, demands: tuple[Demand, ...]) -> Iterator[Meant]:
    """What a demand speaks of that names and points at nothing."""
    if of_group := of_each_group(page, demand, demands):
        yield from of_group
    elif title := group_joined(demand.text) or _all_of_its_item(page, demand):
        yield Meant(title, demand.line)
    elif not any(words.search(demand.text) for words in (ALL_OF_THEM, BELOW, REST_OF_THEM)):
        told = {name.title for name in demand.generic if name.title.endswith("材料")}  # 推荐材料, told before by name
        yield from (one for one in _unnamed(page, demand, demands) if one.title not in told)
    else:
        yield from counted_row(demand, demands) or these_of_its_line(page, demand, demands)


def _boxed(demand: Demand) -> Meant | None:
    """听课材料压缩包,内含下列三项: the archive of its item, and none of what is in it."""
    box = box_of(demand.line)
    return Meant(box.title, demand.line) if box else None


def _by_name(page: Page, demand: Demand, demands: tuple[Demand, ...]) -> Iterator[Meant]:
    head = page.names_of(demand.line) if demand.line.kind else ()
    staged = drafted(demand, demands, head) if any(is_stage(name) for name in demand.names) else ""
    for name in told_of(demand):
        if is_framed(demand, name) and (made := made_under(demand)):
            yield Meant(made, demand.line, name.title)
            continue
        if staged:
            if is_stage(name):
                yield Meant(f"{staged}{name.title}", demand.line, told=slice_of(demand, name))
            continue
        in_full_beside = any(calls_in_full(other, name) for other in demand.names)
        if in_full_beside or is_label(demand, name) or is_said_again(demand, name):
            continue  # 大课间视频:各校拍摄《阳光体育大课间视频》1段
        if parts := parts_of(page, demand, name.title):
            yield from parts
            continue
        if name.parts:
            yield _set(demand, name, head)
            continue
        told = slice_of(demand, name)
        if "《" not in name.title and (item := scope.listed_as(page, demand.line, name.title)):
            yield Meant(scope.named_as(item), item, name.title, told)
            continue
        full = said_again(demand, name, demands) or in_full(page, demand, name)
        yield Meant(full, demand.line, name.title if full != name.title else "", told)


def _works(page: Page, demand: Demand, demands: tuple[Demand, ...]) -> str:
    """投稿时间:5月31日止: the works of the circular; not where 《作品登记表》发至…, in its line, has no day yet."""
    waits = any(other.line is demand.line and other.names and not other.whens for other in demands)
    return "" if waits else scope.of_works(page, demand)


def _unnamed(page: Page, demand: Demand, demands: tuple[Demand, ...]) -> Iterator[Meant]:
    head = page.names_of(demand.line) if demand.line.kind else ()
    if not demand.generic and (thing := moved_thing(demand.text)):
        yield Meant(thing, demand.line)
    elif own := tuple(_by_own_mark(page, demand)) or told_in(page, demand.sentence, demand.form):
        yield from own
    elif before := said_before(demand, demands):
        yield from before
    elif filled := form_behind(demand, demands):
        yield Meant(filled, demand.line)
    elif head and (made := written_object(demand.text)) and not any("《" in name.title for name in head):
        yield Meant(made, demand.line, head[0].title)
    elif head:
        yield from (Meant(name.title, demand.line) for name in head)
    elif not handed_object(demand.text) and (under := scope.under_heading(page, demand.line)):
        yield from under
    elif told := _told(page, demand):
        yield Meant(told[0], demand.line, told[1])
    elif not head and (made := written_object(demand.text) or counted_topic(demand.text)):
        yield Meant(made, demand.line)
    elif works := scope.collected(demand, demands) or _works(page, demand, demands):
        yield Meant(works, demand.line)
    elif not HANDS_IN_LABEL.match(demand.line.body) or scope.is_field(page, demand.line):
        yield from of_heading(page, demand)


def _by_own_mark(page: Page, demand: Demand) -> Iterator[Meant]:
    """(二)4月10日前 under 报送时间: the paper that bears this mark in the list of papers."""
    line = demand.line
    rest = without_days(line.body, demand.whens)
    if line.kind and line.count and len(rest.strip(" 。;,:、")) <= _LITTLE and LABELLED_DUE.search(page.above(line)):
        yield from of_reference(page, Reference(line.start, line.start, "材料", (line.count,), line.kind), demand)


def _set(demand: Demand, name: Name, head: tuple[Name, ...]) -> Meant:
    """Papers in one cover are called as their item is, 优秀课例, else by their parts."""
    title = head[0].title if len(head) == 1 and head[0].start < name.start else name.title
    return Meant(title, demand.line, name.title if title != name.title else "")


def in_full(page: Page, demand: Demand, name: Name) -> str:
    """销号单 in the item 隐患整改销号单 is called as the item is, and a short name as it was first told."""
    if (full := page.full_name(name.title)) != name.title:
        return full
    head = page.names_of(demand.line) if demand.line.kind else ()
    if known := marked_in_full(page, demand, name) or whole_of_item(demand, name) or as_attached(page, demand, name):
        return known
    if not head and (about := topic_of(page, demand.line, name.title)):
        return about
    if head and (told := of_the_period(head[0].title, name.title)):
        return told
    if head and (month := OF_A_MONTH.match(name.title)) and plain(head[0].title).endswith(name.title[month.end() :]):
        return head[0].title  # 《养护月报》:…7月的月报8月3日前
    if len(head) == 1 and all(_PHOTOS.search(one.title) for one in (head[0], name)):
        return head[0].title  # 考生电子照片。…免冠证件照每人1张
    bare = _CHOSEN.sub("", name.title)
    return next((h.title for h in head if same_name(h.title, bare) and len(h.title) > len(bare)), name.title)


def slice_of(demand: Demand, name: Name) -> str:
    """What a stretch says of one of its papers: all, where it names one; else up to the next name."""
    if len(demand.names) == 1 or demand.inherits:
        return demand.text
    later = min((other.start for other in demand.names if other.start > name.start), default=0)
    return demand.line.text[name.start : later or name.end + 14]


def _told(page: Page, demand: Demand) -> tuple[str, str] | None:
    """What it hands in, of whatever kind: what is entered, moved, named first, or heads its item; and another name."""
    head = scope.of_unknown_head(page, demand) if demand.line.kind else ""
    head = of_group(page, demand) if is_group(head) else head
    entry, at = entered(demand.text), entered_at(demand.text, demand.channels)
    if head and scope.is_counted(demand.line.head):
        return head, ""  # 配乐一首。存入U盘,…前送…
    if at and head and says_what_is_entered(head):
        return head, at  # 新生注册 …在系统完成注册
    signed_up = registration(demand.text, demand.line.text)
    if signed_up and at:
        return signed_up, at
    if at or entry:
        return (at, "") if at and len(entry) <= 4 else (entry, "")
    if COMPLETES.search(demand.text) and head:
        return head, ""
    labelled = HANDS_IN_LABEL.match(UP_TO.sub("", demand.text.lstrip(" ,")))
    only_form = demand.hands_in and all(name.form for name in demand.generic)
    opened = topic(demand.text) if only_form and not labelled else ""
    title = online_entry(demand.text) or handed_object(demand.text) or opened or head or signed_up
    return (situation_of(demand.line, title), "") if title else None


def _all_of_its_item(page: Page, demand: Demand) -> str:
    """一、体质健康测试。把全部数据录入…: 体质健康测试数据."""
    kind = next((kind for name in demand.generic if (kind := re.search(r"(?:数据|信息|结果)$", name.title))), None)
    head = scope.of_unknown_head(page, demand) if demand.line.kind and kind else ""
    head = "" if PAPER.search(head) else head  # 月报。…填写上月的数据
    return f"{head.removesuffix(kind[0])}{kind[0]}" if head and kind else ""
