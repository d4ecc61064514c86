"""Finds the rows that repeat on a page, and tells the list that is meant from menus, hot lists and friend links."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborNode

from tasks.domain.evidence.dates import stated_date
from tasks.sites.probing.selecting import classes, elements, select, unique_selector
from tasks.sites.reading.fields import one_line

_ASIDE = re.compile(
    r"(?i)(?:^|[-_\s])(?:nav|menu|foot|footer|side\w*|aside|hot\w*|rank\w*|top10|recommend|tuijian|friend|friendlink|links?"
    r"|banner|crumb|bread|toolbar|copyright|tags?|comments?|related|pager?|pages|pagination|search|login|ad|ads)"
    r"(?:$|[-_\s\d])|subnav|navbar|topbar|sidenav|leftnav|rightbar|widget"
)
_MAIN = re.compile(r"(?i)main|content|list|news|article|thread|post|data|member|class|wrap")
_PAGER = re.compile(r"^(?:\d+|[<>«»‹›]+|上一?页|下一?页|首页|末页|尾页|prev|next|more|更多)\W*$", re.I)
_DATE = re.compile(
    r"\d{1,4}\s*[-/.年月]\s*\d{1,2}|[今昨前][天日]|刚刚|\d+\s*(?:分钟|小时|天)前|[〇零一二三四五六七八九十]+月"
)
_NAME_HEAD = re.compile(r"^(?:姓名|教师姓名|成员|成员姓名|真实姓名|昵称|教师)$")
_NUMBERED_ID = re.compile(r"^([A-Za-z]{3,}[_-])\d+$")
_ROW_TAGS = {"li", "tr", "dl", "div", "article", "section", "tbody", "p", "a", "dd", "dt", "ul", "h3", "h2", "h4"}


@dataclass(frozen=True)
class Group:
    """Rows of one list, with the selectors that find them; `heads` are the words of a table's head."""

    container: str
    row: str
    rows: tuple[LexborNode, ...]
    heads: tuple[str, ...]
    score: float

    @property
    def is_members(self) -> bool:
        return any(_NAME_HEAD.match(head) for head in self.heads)


def best_group(root: LexborNode, now: datetime) -> Group | None:
    """The rows that are most probably the list meant; None where nothing repeats."""
    found = max(_groups(root, now), key=lambda group: group.score, default=None)
    return found if found is not None and found.score > 0 else None


def main_link(row: LexborNode) -> LexborNode | None:
    """The link with the longest words; of equals the first. A row may be a link itself."""
    links = [row] if row.tag == "a" else [a for a in row.css("a[href]") if _is_link(a)]
    return max(links, key=_telling, default=None)


def _telling(link: LexborNode) -> int:
    """How many signs its words have; a date, as of the last reply, tells nothing."""
    words = one_line(link.text(deep=True))
    return 0 if len(words) <= 24 and _DATE.match(words) else len(words)


def date_in(row: LexborNode, now: datetime) -> bool:
    return any(_DATE.search(text) and stated_date(text, now).at is not None for text in _texts(row))


def _groups(root: LexborNode, now: datetime) -> Iterator[Group]:
    for parent in root.traverse():
        if parent.tag in {None, "select", "head", "script", "style"}:
            continue
        children = elements(parent)
        for tag in {child.tag for child in children} & _ROW_TAGS:
            same = [child for child in children if child.tag == tag]
            if len(same) >= 2 or (tag == "tr" and parent.tag == "tbody"):
                yield from _of_one_kind(root, parent, str(tag), same, now)


def _of_one_kind(
    root: LexborNode, parent: LexborNode, tag: str, same: Sequence[LexborNode], now: datetime
) -> Iterator[Group]:
    """All children of a tag, and those of the class, or with the kind of id, that most of the filled ones share."""
    heads = _heads(parent)
    filled = [row for row in same if _is_filled(row) and not _is_head(row, heads)]
    for selector, rows in _kinds_of(tag, filled, same):
        score = _score(rows, parent, heads, now)
        # what all rows bear says more than a bare tag, which may also find what is nested
        score *= 1.02 if selector != tag and len(rows) == len(filled) else 1.0
        score *= 1.5 if "[id^=" in selector else 1.0
        if score > 0:
            yield _placed(root, parent, selector, rows, heads, score)


def _kinds_of(
    tag: str, filled: Sequence[LexborNode], same: Sequence[LexborNode]
) -> Iterator[tuple[str, list[LexborNode]]]:
    """(selector, rows) for the tag alone, its frequent classes, and ids that are a word and a number."""
    if not filled:
        return
    has_head = filled[0].mem_id != same[0].mem_id and _is_filled(same[0]) and not same[0].css("th")
    yield (f"{tag} + {tag}" if has_head else tag), list(filled)
    common = Counter(name for row in filled for name in classes(row))
    for name, count in common.most_common(3):
        if count >= max(2, 0.4 * len(filled)):
            yield f"{tag}.{name}", [row for row in filled if name in classes(row)]
    numbered = Counter(found[1] for row in filled if (found := _NUMBERED_ID.match(row.attributes.get("id") or "")))
    for prefix, count in numbered.most_common(1):
        if count >= max(2, 0.4 * len(filled)):
            rows = [row for row in filled if (row.attributes.get("id") or "").startswith(prefix)]
            yield f'{tag}[id^="{prefix}"]', rows


def _placed(
    root: LexborNode,
    parent: LexborNode,
    selector: str,
    rows: Sequence[LexborNode],
    heads: tuple[str, ...],
    score: float,
) -> Group:
    """One block of rows, or, where its siblings are blocks of the same kind, all of them (PHPCMS: five to a block)."""
    above = parent.parent
    if above is not None and above.tag not in {"html", "body", None}:
        alike = [one for one in elements(above) if one.tag == parent.tag and classes(one) == classes(parent)]
        tag = selector.partition(".")[0]
        blocks = [one for one in alike if sum(child.tag == tag for child in elements(one)) >= 1]
        if len(blocks) > 1 and parent.tag in {"ul", "ol", "tbody"} and len(rows) > 1:
            name = parent.tag + "".join(f".{c}" for c in classes(parent)[:1])
            joint = f"{name} > {selector}"
            found = [row for block in blocks for row in elements(block) if row.tag == tag and _is_filled(row)]
            return Group(unique_selector(root, above), joint, tuple(found), heads, score * len(blocks) ** 0.5)
    if parent.tag == "body":
        score *= 0.3  # the blocks of a page, more probably than its rows
    container = unique_selector(root, parent)
    nested = {row.mem_id for row in select(parent, selector)} - {row.mem_id for row in elements(parent)}
    if nested:
        own = container.rpartition(" ")[2].rpartition(">")[2].strip() or container
        selector = f"{own} > {selector}"
    return Group(container, selector, tuple(rows), heads, score)


def _score(rows: Sequence[LexborNode], parent: LexborNode, heads: tuple[str, ...], now: datetime) -> float:
    region = _region(parent)
    if any(_NAME_HEAD.match(head) for head in heads) and rows[0].tag == "tr":
        return float(4.0 * len(rows) ** 0.5 * max(region, 0.5))
    links = [link for row in rows if (link := main_link(row)) is not None]
    texts = [one_line(link.text(deep=True)) for link in links]
    telling = [text for text in texts if len(text) >= 2 and not _PAGER.match(text)]
    if len(telling) < max(1, 0.6 * len(rows)):
        return 0.0
    hrefs = {link.attributes.get("href") for link in links}
    several = min(max(statistics.mean(len(row.css("a[href]")) for row in rows) - 3, 0) / 5, 1)
    dated = sum(date_in(row, now) for row in rows) / len(rows)
    length = min(statistics.median(map(len, telling)), 24) / 8
    count = min(len(rows), 30) ** 0.5
    score = count * (0.15 + dated) * length * (len(hrefs) / len(links)) ** 2 * region * (1 - 0.8 * several)
    return float(score)


def _region(node: LexborNode) -> float:
    weight, at, is_first = 1.0, node, True
    while at is not None and at.tag not in {"html", "body", None}:
        words = f"{at.attributes.get('id') or ''} {at.attributes.get('class') or ''}"
        if at.tag in {"nav", "footer", "aside"} or (at.tag == "header" and not is_first) or _ASIDE.search(words):
            weight *= 0.12
        elif at.tag == "main" or _MAIN.search(words):
            weight *= 1.15
        at, is_first = at.parent, False  # type: ignore[assignment]
    return weight


def _heads(parent: LexborNode) -> tuple[str, ...]:
    """The words of the head of a table, or of a first row that looks like one."""
    table: LexborNode | None = parent
    while table is not None and table.tag not in {"table", "body", None}:
        table = table.parent
    if table is None or table.tag != "table":
        return ()
    first = next(iter(table.css("tr")), None)
    if first is None:
        return ()
    cells = [one_line(cell.text(deep=True)) for cell in elements(first) if cell.tag in {"th", "td"}]
    is_head = bool(first.css("th")) or (len(cells) > 1 and all(len(cell) <= 6 for cell in cells) and not first.css("a"))
    return tuple(re.sub(r"\s", "", cell) for cell in cells) if is_head else ()


def _is_head(row: LexborNode, heads: tuple[str, ...]) -> bool:
    if row.tag != "tr":
        return False
    words = tuple(re.sub(r"\s", "", one_line(cell.text(deep=True))) for cell in elements(row))
    return (bool(row.css("th")) and not row.css("td")) or (bool(heads) and words == heads)


def _is_filled(row: LexborNode) -> bool:
    return bool(one_line(row.text(deep=True)))


def _is_link(node: LexborNode) -> bool:
    href = (node.attributes.get("href") or "").strip().lower()
    return bool(href) and not href.startswith(("#", "javascript:", "mailto:", "tel:"))


def _texts(row: LexborNode) -> Iterator[str]:
    """The words of each innermost element and of the row itself, and dates that stand in attributes."""
    for node in row.traverse(include_text=True):
        if node.tag == "-text":
            yield one_line(node.text_content or "")
        elif node.tag == "time" and node.attributes.get("datetime"):
            yield str(node.attributes["datetime"])
