"""A day told of all the papers by one word, 年检材料务必于3月27日前送齐: it is theirs, and the word is no paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.papers.owed import Owed

_TITLES = 4  # lines in which a title stands
_OF_ALL = re.compile(
    r"(?:所有|全部|全套|整套|各项|以上|上述|纸质|电子)*(?P<topic>(?!.*(?:事迹|佐证|证明|支撑|宣传|典型|交流|发言|汇报|说明))[一-龥]{2,6}?)的?(?:材料|资料)"
)
_HOUR = re.compile(r" (?:\d\d:\d\d|cob)$")
_OVER = ("材料", "材料清单", "材料目录", "材料一览表")
_LEAST = 2  # papers by that day
_A_LIST = 3  # papers that one line dates


def without_word_for_all(page: Page, owed: list[Owed]) -> list[Owed]:
    """The papers without the word that the circular's title has for them: where its day is theirs, nothing is lost;
    where it is another one, they have two days."""
    kept = [*owed]
    for whole in owed:
        if whole.when is None or not _is_word_for_all(page, whole):
            continue
        papers = [one for one in kept if one is not whole and one.when and one.line is not whole.line]
        alike = [one for one in papers if _day(one) == _day(whole)]
        listed = alike if len(alike) >= _LEAST else _of_one_list(page, papers, whole)
        if not listed:
            continue
        kept.remove(whole)
        for one in listed:
            one.goes_to(whole.channels, "。".join(whole.ways))
            if one not in alike:
                one.conflicts.append(whole.when)
    return kept


def _is_word_for_all(page: Page, whole: Owed) -> bool:
    """Whether it is called by the circular's topic, or as a heading over the papers calls them, 四、申报材料清单."""
    topic = _topic(whole)
    headings = (line for line in page.lines if line is not whole.line and line.text.rstrip(" :").endswith(_OVER))
    titled = any(topic in line.text for line in page.lines[:_TITLES])
    return bool(topic) and (titled or any(whole.title in line.text for line in headings))


def _topic(whole: Owed) -> str:
    told = _OF_ALL.fullmatch(whole.title)
    return told["topic"] if told else ""


def _day(owed: Owed) -> str:
    """Its day, at whatever hour: 9月18日17:00前 of the text is 9月18日 in the rows."""
    return _HOUR.sub("", owed.when.due or "") if owed.when else ""


def _of_one_list(page: Page, papers: Sequence[Owed], whole: Owed) -> list[Owed]:
    """The papers that one line gives their day, 以上材料于3月25日前送…, under a heading of that topic, 三、年检程序,
    where that is the only one."""
    lists: dict[int, list[Owed]] = defaultdict(list)
    for one in papers:
        if one.due_line is not None and one.due_line is not one.line:
            lists[one.due_line.number].append(one)
    topic = _topic(whole)
    over = ("".join(page.line[n].text for n in listed[0].line.parents) for listed in lists.values())
    long = [one for one, heads in zip(lists.values(), over, strict=True) if len(one) >= _A_LIST and topic in heads]
    return long[0] if len(long) == 1 else []
