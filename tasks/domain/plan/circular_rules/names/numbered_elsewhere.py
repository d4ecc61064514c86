"""What is pointed at and is not there, 附件3 of two, 本通知第7条 of five, and sheets of which one is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.defect import Defect, defect

_OF_ANOTHER = re.compile(r"(?:通知|文件|方案|办法)》?[的中]?$")  # 市局通知附件6
_POINTED = re.compile(r"附件\s{0,2}(\d{1,2})(?!\d)")
_NOTICE = re.compile(r"^《?[^《》]{0,24}关于[^《》]{2,60}的?(?:通知|函|意见|公告)》?(?:\s|$|[。;(])")
_ARTICLES = ("一、", "1.", "第一条", "（一）", "1 ")
_ARTICLE = re.compile(
    r"(?:本(?:通知|方案|办法|安排|文件)|上述)第\s{0,2}\(?([\d一二三四五六七八九十]{1,3})\)?\s{0,2}[条项款]"
)
_ATTACHED_AS = re.compile(
    r"(?:[一二三四五六七八九十]、)?附件\s{0,2}(\d{1,2})\s{0,2}[:.、\s]\s{0,2}(?=[一-龥《“])[^。;]{2,50}[;。]?$"
)


def attachments_lacking(circular: Circular) -> Iterator[Defect]:
    yield from _of_attachments(circular)
    yield from _of_sheets(circular)
    yield from _of_articles(circular)


def gap(line: int, quote: str, before: int, number: int) -> Defect:
    if number == before:
        what = f"编号 {number} 用了两次"
    elif before == 0:
        what = f"从 {number} 开始，前面的没有"
    else:
        what = f"编号从 {before} 到了 {number}"
    return defect("numbering-gap", line, quote, f"{what}，是编号写错还是漏了内容没有说")


def _of_attachments(circular: Circular) -> Iterator[Defect]:
    """附件3 in the text, and a list of two."""
    listed = attachments_of(circular) or _attached_sheets(circular)
    if not listed or sorted(listed) != list(range(1, len(listed) + 1)):
        return
    if any(_NOTICE.search(name) for name, _ in listed.values()):
        return  # 附件:1.关于…的通知, and that one has appendices of its own
    for line, text in circular.lines:
        for found in _POINTED.finditer(text):
            if int(found[1]) > len(listed) and not _OF_ANOTHER.search(text[: found.start()]):
                yield defect("numbering-gap", line, found[0], f"附件只列到 {len(listed)}，没有“{found[0]}”")
                return


def _attached_sheets(circular: Circular) -> dict[int, tuple[str, int]]:
    """附件1, 附件2 over the sheets at the end, where nothing lists them."""
    heads = ((number, re.match(r"附件\s{0,2}(\d{1,2})(?:[\s:]|$)", line)) for number, line in circular.lines)
    return {int(found[1]): (found[0], number) for number, found in heads if found}


def _of_sheets(circular: Circular) -> Iterator[Defect]:
    """附件1:发放明细表, 附件2:核对表, 附件4:填表说明, one right below the other."""
    before = 0
    for line, text in circular.lines:
        found = _ATTACHED_AS.match(text)
        number = int(found[1]) if found else 0
        if before and number > before + 1:
            yield gap(line, text[:20], before, number)
        before = number if number == 1 or before else 0


def _of_articles(circular: Circular) -> Iterator[Defect]:
    """按本通知第7条执行, in a circular of five items."""
    numbers = {place.number for place in circular.places.values() if place.style in _ARTICLES}
    for line, text in circular.lines:
        for found in _ARTICLE.finditer(text):
            if numbers and number_of(found[1]) not in numbers:
                yield defect("numbering-gap", line, found[0], f"本通知没有“{found[0]}”，指的是哪一条没有说")
