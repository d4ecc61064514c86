"""What a number or a mark points at: 材料1-5, 第(一)(三)项, 附件2, 甲、戊, the items of a list, or what is attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import ORDERS
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import BELOW, LISTS_PAPERS, SUBMIT
from tasks.domain.plan.drafting.page import Line, narrow, sentences
from tasks.domain.plan.drafting.papers.lists.heads_of_lists import only_heads_papers
from tasks.domain.plan.drafting.papers.lists.inline_lists import inline_items
from tasks.domain.plan.drafting.papers.lists.lists import lists_about
from tasks.domain.plan.drafting.papers.lists.scope import Meant, meant_by_item
from tasks.domain.plan.drafting.papers.names.called import is_over_contents
from tasks.domain.plan.drafting.papers.names.finding import find_names
from tasks.domain.plan.drafting.papers.names.references import Reference, counts_of
from tasks.domain.plan.drafting.papers.not_owed.no_duty import asks_nothing

_LEAST_HEAD = 3  # signs
_CLASS = re.compile(rf"[{ORDERS['甲']}{ORDERS['A']}]类")
_ASKED = re.compile(r"(?:[须应需要所]|需要|应当)(?:报送?|上报|提交|上交|提供|准备|交)的?(?=材料|资料)")  # 学校须报材料
_FROM_AN_END = re.compile("前|最?后")
_NUMBERED = ("1.", "1()", "1)", "cn()", "①")


def of_reference(page: Page, reference: Reference, demand: Demand) -> Iterator[Meant]:
    """材料1-5: the items of the nearest list that has them; 附件1: what is attached under that number."""
    if reference.what == "附件":
        numbers = [n for n in page.attachments if n not in reference.numbers] if reference.others else reference.numbers
        for count in numbers:
            if count in page.attachments:
                title, line = page.attachments[count]
                yield Meant(title, line)
            elif named := re.search(rf"(《[^《》]+》)\((?:见|详见)?附件\s*{count}\)", narrow(page.text)):
                yield Meant(named[1], demand.line)
            elif demand.hands_in and not demand.names:
                yield Meant(f"附件{count}", demand.line)  # which the list of attachments lacks
        return
    if _is_among_its_own(reference, demand):
        return
    if of_class := _of_class(page, demand.line.text[reference.start : reference.end]):
        yield from of_class
        return
    for items in _pointed_lists(page, reference, demand):
        counts = counts_of(reference, len(items))
        for item in items:
            if (item.count in counts) is not reference.others:
                yield from _by_item(page, item)
        return
    if headed := tuple(_under_heading(page, reference, demand)):
        yield from headed
        return
    listed = inline_items(page, reference, demand.line)
    counts = counts_of(reference, len(listed))
    yield from (Meant(title, line) for count, title, line in listed if (count in counts) is not reference.others)


def _by_item(page: Page, item: Line) -> Iterator[Meant]:
    """第四条的报表, where that is 每月应报的报表: over (一)…(二)…: the papers of that list."""
    heads = only_heads_papers(page, item)
    for one in page.children(item) if heads else (item,):
        yield from meant_by_item(page, one)


def _is_among_its_own(reference: Reference, demand: Demand) -> bool:
    """总结、申报表、计划…,后两项只由乡镇填报: the last two of those that the sentence itself has named."""
    ahead = [name for name in demand.names if name.end <= reference.start]
    counted = _FROM_AN_END.match(demand.line.text, reference.start)
    return bool(counted) and len(ahead) > len(reference.numbers)


def _of_class(page: Page, said: str) -> tuple[Meant, ...]:
    """甲类材料 under whose heading a list of papers stands, where 甲 is no item itself: those papers."""
    named = _CLASS.match(said)
    heads = (
        line for line in page.lines if named and line.kind and line.kind != "甲" and line.head.startswith(named[0])
    )
    items = next((below for head in heads if (below := page.children(head))), ())
    return tuple(meant for item in items if page.names_of(item) for meant in meant_by_item(page, item))


def _under_heading(page: Page, reference: Reference, demand: Demand) -> Iterator[Meant]:
    """第8项, where 8 is no item but a heading: the papers that the paragraphs under it ask for."""
    if not demand.line.parents or reference.kind:
        return
    own = page.line[demand.line.parents[-1]]
    for head in page.lines:
        beside = head.kind == own.kind and head.parents[:-1] == own.parents[:-1] and head.count in reference.numbers
        if not beside or head is own or not head.is_heading or head.number > own.number:
            continue
        behind = (one for one in page.lines if one.number > head.number)
        for line in takewhile(lambda one: not one.kind, behind):
            asked = [(start, said) for start, said in sentences(line) if not asks_nothing(said, line.text, start)]
            for start, said in asked if any(SUBMIT.search(said) for _, said in asked) else ():
                named = find_names(line.text, start, start + len(said), ())
                yield from (Meant(name.title, line) for name in named if not name.generic)


def _pointed_lists(page: Page, reference: Reference, demand: Demand) -> Iterator[tuple[Line, ...]]:
    """The lists that have all the numbers: those with its marks, if there are any, and of papers before others."""
    before = demand.line.text[: reference.end]
    below = bool(BELOW.search(before))  # 以下材料由教师上传,其中材料1、2由…, over their list
    near = (*lists_about(page, demand.line, below=below), *_called(page, before))
    about = page.blocks.values() if reference.under else near
    wanted = {items: counts_of(reference, len(items)) for items in about}
    lists = [
        items
        for items, counts in wanted.items()
        if items
        and counts <= {item.count for item in items}
        and (not reference.under or _under(items) == reference.under)
    ]
    lists = [items for items in lists if not _are_sections(page, items, wanted[items])]
    lists = _headed_so(page, before, lists) or lists
    if not reference.kind:  # 材料1、2 below the two things that the second holds
        lists = [items for items in lists if not _is_held(page, items)] or lists
    marked = [items for items in lists if reference.kind and items[0].kind == reference.kind]
    if reference.kind and not marked and (continued := tuple(_continued(page, reference))):
        yield from continued  # 四、乙项:5月9日 is of the list 甲乙丙, and not of 一二三
        return
    named = [
        items
        for items in marked or lists
        if all(_is_paper(page, item) for item in items if item.count in wanted[items])
    ]
    beside = _right_below(page, demand.line, marked or lists) or _right_above(
        page, demand.line, marked or lists, wanted
    )
    yield from beside or named or marked or lists or _continued(page, reference)


def _is_held(page: Page, items: tuple[Line, ...]) -> bool:
    """Whether the items only say what the item above them holds."""
    return bool(items[0].parents) and is_over_contents(page.line[items[0].parents[-1]])


def _are_sections(page: Page, items: tuple[Line, ...], counts: frozenset[int]) -> bool:
    """第3项 of a table is not 三、去处说明: headings that name no paper, with lines under them."""
    told = [item for item in items if item.count in counts]
    return all(item.is_heading and not page.names_of(item) and _is_over(page, item) for item in told)


def _is_over(page: Page, item: Line) -> bool:
    """Whether paragraphs stand under a heading."""
    return any(item.number in line.parents for line in page.lines)


def _right_below(page: Page, line: Line, lists: list[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """全体教师将第1、2项材料,执教的将第3项材料,上传到个人中心。 over 1. 2. 3.: that list, and no other."""
    behind = next((one for one in page.lines if one.number > line.number), None)
    over = behind is not None and not line.kind and behind.parents == line.parents
    return [items for items in lists if over and items[0] is behind]


def _right_above(
    page: Page, line: Line, lists: list[tuple[Line, ...]], wanted: dict[tuple[Line, ...], frozenset[int]]
) -> list[tuple[Line, ...]]:
    """1.计划 2.制度 3.名单, and right under it 1-3项于…: that list, also where one of it has no paper's name."""
    own = [items for items in lists if items[0].parents == line.parents and items[-1].number < line.number]
    pointed = [[item for item in items if item.count in wanted[items]] for items in own]
    return [
        items
        for items, told in zip(own, pointed, strict=True)
        if sum(_is_paper(page, one) for one in told) * 2 >= len(told)
    ]


def _is_paper(page: Page, item: Line) -> bool:
    """一、材料清单 over the papers is none of them."""
    over = LISTS_PAPERS.search(item.head) and any(page.names_of(one) for one in page.children(item))
    return bool(page.names_of(item)) and not over


def _called(page: Page, before: str) -> Iterator[tuple[Line, ...]]:
    """学员作业第1项: the lists of a heading that is named before it, whatever it lists."""
    for items in page.blocks.values():
        heading = page.heading(items[0])
        if heading and (word := _word(heading.head)) and word in before:
            yield items


def _word(head: str) -> str:
    """What a heading over a list is called shortly, 乙类 of 乙类材料; "" where that says too little."""
    head = _ASKED.sub("", head)
    core = re.sub(r"的?(?:材料|资料|部分|内容|表格)$", "", head)
    word = core if len(core) > _LEAST_HEAD or _CLASS.fullmatch(core) else head
    return word if len(word) >= _LEAST_HEAD or _CLASS.fullmatch(word) else ""


def _headed_so(page: Page, before: str, lists: list[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """学校材料第1项…,第2项…;教师材料第1项: the lists whose heading is the one that was named last before it."""
    words = [_word(heading.head) if (heading := page.heading(items[0])) else "" for items in lists]
    places = [before.rfind(word) if word else -1 for word in words]
    last = max(places, default=-1)
    return [items for items, at in zip(lists, places, strict=True) if at == last >= 0]


def _under(items: tuple[Line, ...]) -> int:
    """6 of a list of 6.1, 6.2."""
    found = re.match(r"\s*(\d{1,2})\.\d", narrow(items[0].written))
    return int(found[1]) if found else 0


def _continued(page: Page, reference: Reference) -> Iterator[tuple[Line, ...]]:
    """甲 to 丁 under one heading, 戊 and 己 under the next: one list, where its marks go on."""
    for kind in (reference.kind,) if reference.kind else _NUMBERED:
        items = [item for block in page.blocks.values() for item in block if item.kind == kind]
        named = tuple(item for item in items if _is_listed(page, item, reference))
        counts = [item.count for item in named]
        apart = reference.kind or len({item.block for item in named}) > 1
        if apart and len(set(counts)) == len(counts) and set(reference.numbers) <= set(counts):
            yield named


def _is_listed(page: Page, item: Line, reference: Reference) -> bool:
    """Whether what bears its mark is a paper, or stands in a list with one: 丁 登记表, 戊 获奖奖杯."""
    beside = page.blocks.get(item.block, ()) if reference.kind else (item,)
    return any(page.names_of(one) for one in beside)
