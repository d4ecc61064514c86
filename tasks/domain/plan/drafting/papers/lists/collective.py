"""A word for several papers, 申报材料, 纸质材料, and the papers that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists.heads_of_lists import only_heads_papers, papers_under
from tasks.domain.plan.drafting.papers.lists.scope import Meant, is_thing, meant_by_item
from tasks.domain.plan.drafting.papers.names.finding import all_papers

_LEAST_LISTED = 2
_LEAST_CALLED = 2  # signs
_SEVERAL = re.compile(r"(?:材料|资料|表格|文件|报表)$")
_HOW = re.compile(r"(?:要求|标准|规范|格式|说明|注意)[^,。;]{0,6}:$")  # what they are to be like, and not which
_TO_BE_LIKE = re.compile(r"(?P<what>[一-龥]{2,16}?)(?:必?须|要|应当?|需要?)(?!报|交|提交|上[传报交]|发|送)")
_FORMS = (
    ("电子", re.compile(r"电子|扫描|PDF|[Ww]ord|[Ee]xcel|JPG|MP4|邮箱|上传")),
    ("纸质", re.compile(r"纸质|原件|书面|打印|装订|一式")),
)
_SPELLED = re.compile(
    r"(?P<called>[一-龥]{2,6}(?:材料|资料))(?:主要|应当?|须|需)?(?:包括|包含|有|为|是|指)[:,]?(?P<list>[^。;:]{4,120})(?=[。;]|$)"
)
_WHOLE = re.compile(
    r"(?:(?:申报|参评|评选|推荐|推选|报名|申请|参赛|评审|认定|报送|上报)的?)+(?:相关|有关)?(?:材料|资料)"
)
_BARE_WORD = re.compile(
    r"(?:(?:申报|参评|评选|推荐|推选|报名|申请|参赛|评审|认定|报送|上报)的?)*(?:材料|资料)(?:清单|目录|要求)?"
)
_ASKS = re.compile(r"^(?:报送|上报|提交|上交|准备|需报|应报|所需)(?:的)?|(?:清单|目录|报送)$")


def parts_of(page: Page, demand: Demand, title: str) -> tuple[Meant, ...]:
    """The papers of 结题材料: those listed right below, 材料包括:, or under a heading of that name elsewhere; none
    where nothing lists them."""
    if not _SEVERAL.search(title):
        return ()
    headed = (items for called, items in _headed(page) if called == title)
    listed = _below(page, demand.line) or next(headed, ())
    told = _meant(page, listed, demand.form) or _told_under(page, title)
    return told or _meant(page, _only_list(page, demand, title), "")


def _only_list(page: Page, demand: Demand, title: str) -> tuple[Line, ...]:
    """推荐材料 of a circular with one list of papers, 三、报送材料, with no days: its items."""
    if not _WHOLE.fullmatch(title):
        return ()
    lists = [items for called, items in _headed(page) if _BARE_WORD.fullmatch(called)]
    apart = len(lists) == 1 and demand.line not in lists[0] and demand.line.number not in lists[0][0].parents
    return lists[0] if apart else ()


def _told_under(page: Page, title: str) -> tuple[Meant, ...]:
    """一、参评材料 over a paragraph, 须提交以下材料:(1)…;(2)…: the papers of that paragraph."""
    heads = (line for line in page.lines if line.kind and line.body.strip(" :。") == title)
    told = (under for head in heads for under in papers_under(page, head))
    return tuple(Meant(name.title, one) for one, names in told for name in names)


def told_in(page: Page, text: str, form: str = "") -> tuple[Meant, ...]:
    """The papers of a heading 报送备案材料, or of 备案材料包括:…, that a text speaks of: 备案材料分三批报送."""
    headed = (items for called, items in _headed(page) if len(called) > _LEAST_CALLED and called in text)
    spelled = (meant for called, meant in _spelled(page) if called in text)
    under = (_told_under(page, head) for head in _headings(page) if head in text)
    return _meant(page, next(headed, ()), form) or next(spelled, ()) or next(under, ())


def _headings(page: Page) -> Iterator[str]:
    """参评材料 of 一、参评材料."""
    return (head for line in page.lines if line.kind and _SEVERAL.search(head := line.body.strip(" :。")))


def _spelled(page: Page) -> Iterator[tuple[str, tuple[Meant, ...]]]:
    """参赛材料包括:报名表、简历、推荐函。"""
    for line in page.lines:
        for found in _SPELLED.finditer(line.text):
            listed = all_papers(re.sub(r"\([^()]*\)|[各一]?\d*[份张]", "", found["list"]).replace("和", "、"))
            if len(listed) >= _LEAST_LISTED:
                yield found["called"], tuple(Meant(title, line) for title in listed)


def _headed(page: Page) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """(备案材料, the items under it) of each heading over a list of papers that is a word for them."""
    for head in page.lines:
        called = _ASKS.sub("", head.head) if head.kind else ""
        if _SEVERAL.search(called) and (items := _under(page, head)):
            yield called, items


def of_heading(page: Page, demand: Demand) -> tuple[Meant, ...]:
    """What the item, or the nearest heading above the line, is called when that is a paper; where it is a word for the
    papers that are listed under it, those."""
    for number in (demand.line.number, *reversed(demand.line.parents)):
        at = page.line[number]
        if not at.kind or not (names := page.names_of(at)):
            continue
        if listed := _ended_by(page, at, demand):
            return _meant(page, listed, demand.form)
        if at is not demand.line and _SEVERAL.search(names[0].title) and (listed := _under(page, at)):
            return () if demand.line.kind else _meant(page, listed, demand.form)
        if at is not demand.line and only_heads_papers(page, at):
            return tuple(Meant(name.title, one) for one, names in papers_under(page, at) for name in names)
        return tuple(Meant(name.title, at) for name in names)
    return ()


def _of_form(items: tuple[Line, ...], form: str) -> tuple[Line, ...]:
    """Of papers listed each with its form those of one form, 纸质材料; all where none of them is of it."""
    pattern = next((pattern for kind, pattern in _FORMS if form.startswith(kind[0])), None)
    told = [item for item in items if any(one.search(item.body) for _, one in _FORMS)]
    of_it = tuple(item for item in items if pattern and (pattern.search(item.body) or item not in told))
    return of_it or items


def _meant(page: Page, items: tuple[Line, ...], form: str) -> tuple[Meant, ...]:
    open_ = (item for item in _of_form(items, form) if not any(when.due for when in page.moments(item)))
    return tuple(meant for item in open_ for meant in meant_by_item(page, item))


def _under(page: Page, head: Line) -> tuple[Line, ...]:
    """The items of the list of papers that stands under a heading."""
    listed = page.children(head)
    items = tuple(item for at, item in enumerate(listed) if not _only_says_how(item, listed[:at]))
    named = [item for item in items if page.names_of(item)]
    things = len(named) * 2 > len(items)
    listed = tuple(item for item in items if item in named or things and is_thing(item.head))
    return listed if len(named) >= _LEAST_LISTED else ()


def _only_says_how(item: Line, before: Sequence[Line]) -> bool:
    """教案和课件须为同一节课, under 相关要求 behind the list of “同课共读”教案 and “同课共读”课件."""
    found = _TO_BE_LIKE.match(item.body)
    names = re.split("[、和及与]", found["what"]) if found else []
    heads = [line.head.rstrip("》;。") for line in before]
    return bool(names) and all(any(head.endswith(name) for head in heads) for name in names)


def _ended_by(page: Page, item: Line, demand: Demand) -> tuple[Line, ...]:
    """纸质材料请于… in the paragraph behind the last item of a list of papers: the list."""
    head = page.heading(item)
    several = any(_SEVERAL.search(name.title) for name in demand.generic)
    listed = _under(page, head) if head and several and not demand.line.kind else ()
    return listed if listed and listed[-1] is item else ()


def _below(page: Page, line: Line) -> tuple[Line, ...]:
    """The items of the list that a line ending in a colon leads."""
    if not line.text.endswith(":") or _HOW.search(line.text):
        return ()
    behind = next((one for one in page.lines if one.number > line.number), None)
    items = page.blocks.get(behind.block, ()) if behind and behind.kind else ()
    named = [item for item in items if page.names_of(item)]
    return items if items and items[0] is behind and len(named) >= max(_LEAST_LISTED, len(items) / 2) else ()
