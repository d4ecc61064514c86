"""Finds what repeats on a page, and which of the things that repeat is the list of posts or members."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from tasks.domain.evidence.dates import stated_date
from tasks.sites.probing.pointing import classes_of, id_of, up
from tasks.sites.reading.addresses import identity, is_home
from tasks.sites.reading.fields import one_line
from tasks.sites.reading.listing import Document

_LEAST = 2
_TAGS = "li, tr, dl, dt, dd, article, div, section, p, a, h2, h3, h4, tbody, table, ul"
_ASIDE = re.compile(
    r"(?i)(^|[-_ ])(nav\w*|menu\w*|head(er)?|foot(er)?\w*|side\w*|aside|hot\w*|rank\w*|links?|friend\w*|crumb\w*|path"
    r"|position"
    r"|top(bar|nav|list)?|banner|slide\w*|swiper\w*|focus|tags?\w*|widget\w*|related|recommend\w*|copyright"
    r"|login\w*|search\w*"
    r"|pag(e|er|es|ing|ination|elist|einfo)s?|breadcrumbs?|submenu|tuijian|paihang|youlian|yqlj|daohang|dede_pages"
    r"|commend)($|[-_ ])"
)
_PAGER = re.compile(r"下一?页|后一?页|尾页|末页|(?i:next|older posts)|createPageHTML|共\s*\d+\s*[页条]")
_DATE = re.compile(
    r"\d{1,4}\s*[-/.年月]\s*\d{1,2}|\d+\s*(分钟|小时|天)前|昨天|前天|今天|刚刚|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
)
_NO_TITLE = re.compile(r"(?i)\[?[^\]]{1,8}\]|【.{1,8}】|(阅读|查看|更多|详细|详情|more|read more).{0,6}")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,5}\d?")


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes that repeat; `heads` are their main links, or, of a member list, nothing."""

    nodes: tuple[LexborNode, ...]
    heads: tuple[LexborNode, ...]
    score: float = 0.0
    members: bool = False


def groups(page: Document, now: datetime) -> list[Group]:
    """Everything that repeats and could be a list, the likeliest first."""
    found: dict[tuple[int, ...], Group] = {}
    for nodes in _alike(page):
        group = _posts(nodes, page, now)
        if group is None:
            continue
        key = tuple(head.mem_id for head in group.heads)
        # The same links, seen one level further up, carry dates and authors beside them: the outermost wins.
        if key not in found or group.score > found[key].score:
            found[key] = group
    people = [group for nodes in _alike(page) if (group := _members(nodes)) is not None]
    return sorted([*found.values(), *people], key=lambda group: -group.score)


def _alike(page: Document) -> list[list[LexborNode]]:
    """Nodes with the same way down from the page's top, numbers in ids and passing classes aside."""
    by_way: dict[tuple[str, ...], list[LexborNode]] = defaultdict(list)
    by_parent: dict[tuple[int, str], list[LexborNode]] = defaultdict(list)  # two boxes without names look alike
    memo: dict[int, tuple[str, ...]] = {}
    for node in page.root.css(_TAGS):
        above = _way(node.parent, memo)
        by_way[(*above, node.tag or "")].append(node)
        by_parent[(node.parent.mem_id if node.parent else 0, node.tag or "")].append(node)
        for name in classes_of(node):
            by_way[(*above, f"{node.tag}.{name}")].append(node)
    kept: dict[tuple[int, ...], list[LexborNode]] = {}
    for nodes in [*by_way.values(), *by_parent.values()]:
        if len(nodes) >= _LEAST:
            kept.setdefault(tuple(node.mem_id for node in nodes), nodes)
    return list(kept.values())


def _way(node: LexborNode | None, memo: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    steps: list[str] = []
    for one in [node, *up(node)] if node is not None else []:
        known = memo.get(one.mem_id)
        if known is not None:
            return (*known, *reversed(steps)) if not steps else _remember(node, (*known, *reversed(steps)), memo)
        steps.append(f"{one.tag}#{id_of(one)}." + ".".join(classes_of(one)))
    return _remember(node, tuple(reversed(steps)), memo)


def _remember(node: LexborNode | None, way: tuple[str, ...], memo: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    if node is not None:
        memo[node.mem_id] = way
    return way


def head_of(node: LexborNode, page: Document) -> LexborNode | None:
    """The link that names the post: the longest of the row's links that lead to a page; a heading's goes first."""
    best, most = None, 0.0
    for link in [node] if node.tag == "a" else node.css("a[href]"):
        url = page.link(link.attributes.get("href") or "")
        words = one_line(link.text(deep=True)) or one_line(link.attributes.get("title") or "")
        if not url or not words:
            continue
        shown = one_line(link.attributes.get("title") or "") if words.endswith(("...", "…")) else ""
        weight = float(len(shown or words)) + (12 if _is_heading(link, node) else 0)
        if _looks_like_date(words) or _NO_TITLE.fullmatch(words):
            continue  # the day, a column, a way in: no name of the post
        if weight > most:
            best, most = link, weight
    return best


def _is_heading(link: LexborNode, row: LexborNode) -> bool:
    for above in up(link, 3):
        if above.mem_id == row.mem_id:
            return False
        if above.tag in ("h1", "h2", "h3", "h4", "h5", "dt") or re.search(
            r"(?i)tit(le)?|subject|headline", above.attributes.get("class") or ""
        ):
            return True
    return bool(re.search(r"(?i)\btit(le)?\b|\bxst\b|\bs xst\b|subject", link.attributes.get("class") or ""))


def _looks_like_date(words: str) -> bool:
    return len(words) < 22 and _DATE.search(words) is not None and not re.search(r"[\u4e00-\u9fff]{5,}", words)


def _posts(nodes: Sequence[LexborNode], page: Document, now: datetime) -> Group | None:
    pairs = [(node, head) for node in nodes if (head := head_of(node, page)) is not None]
    if len(pairs) < _LEAST:
        return None
    rows, heads = [row for row, _ in pairs], [head for _, head in pairs]
    links = [identity(page.link(head.attributes.get("href") or "")) for head in heads]
    if len(set(links)) < max(_LEAST, 0.7 * len(links)) or _nested(rows):
        return None
    if (
        statistics.median(len({page.link(a.attributes.get("href") or "") for a in row.css("a[href]")}) for row in rows)
        > 9
    ):
        return None  # a box that holds a list of its own
    if statistics.median(len(row.css("li:has(a[href]), tr:has(a[href]), dt:has(a[href])")) for row in rows) >= 3:
        return None  # a block of five rows
    group = Group(tuple(rows), tuple(heads))
    return replace(group, score=_worth(group, links, page, now))


def _nested(rows: Sequence[LexborNode]) -> bool:
    ids = {row.mem_id for row in rows}
    return any(above.mem_id in ids for above in up(rows[0])) or any(above.mem_id in ids for above in up(rows[-1]))


def _worth(group: Group, links: Sequence[str], page: Document, now: datetime) -> float:
    titles = [one_line(head.text(deep=True)) for head in group.heads]
    count = len(titles)
    length = statistics.median(min(len(title), 40) for title in titles)
    dated = sum(_has_date(row, now) for row in group.nodes) / count
    host = urlsplit(page.url).hostname
    abroad = sum(urlsplit(link).hostname != host for link in links) / count
    shapes = [re.sub(r"\d+", "0", urlsplit(link).path + "?" + urlsplit(link).query) for link in links]
    same = max(shapes.count(shape) for shape in set(shapes)) / count
    telling = sum(bool(re.search(r"\d", link)) for link in links) / count
    homes = sum(is_home(link) for link in links) / count
    worth = min(count, 25) * 0.8 + length * 1.4 + dated * 30 + same * 6 + telling * 6
    worth -= abroad * 40 + homes * 40 + 60 * _asideness(group.nodes[0])
    worth += 14 * _has_pager_near(group.nodes[0]) + 5 * (len(set(titles)) / count)
    # The row, not a part of it and not the box around: what lies outside the rows but inside their parent is the rest.
    worth -= 8 * (group.nodes[0].tag == "a") + 3 * (group.nodes[0].tag in ("table", "ul"))
    links_inside = statistics.median(len(row.css("a[href]")) for row in group.nodes)
    return worth - max(0.0, links_inside - 5) * 4


def _has_date(row: LexborNode, now: datetime) -> bool:
    words = one_line(row.text(deep=True, separator=" "))
    beside = row.next
    while beside is not None and (beside.tag or "").startswith("-"):
        beside = beside.next
    if row.tag == "dt" and beside is not None and beside.tag == "dd":
        words += " " + one_line(beside.text(deep=True, separator=" "))
    match = None
    for match in _DATE.finditer(words):  # noqa: B007 - the last date of a row is the row's own
        pass
    return match is not None and stated_date(words[match.start() : match.start() + 24], now).at is not None


def _asideness(node: LexborNode) -> float:
    """How much the surroundings say: this is not what the page is about."""
    for above in (node, *up(node)):
        if above.tag in ("nav", "footer", "aside"):
            return 1.0
        words = f"{above.attributes.get('class') or ''} {above.attributes.get('id') or ''}"
        if above.tag not in ("body", "html") and _ASIDE.search(words):
            return 0.6
    return 0.0


def _has_pager_near(node: LexborNode) -> bool:
    for above in up(node, 4):
        if above.tag in ("body", "html"):
            return False
        if _PAGER.search(above.text(deep=True)[-3000:] if len(above.html or "") < 400_000 else ""):
            return True
    return False


def _members(nodes: Sequence[LexborNode]) -> Group | None:
    """Rows that each hold a person's name and little else."""
    if nodes[0].tag not in ("tr", "li", "div", "dl"):
        return None
    rows = [node for node in nodes if not (node.tag == "tr" and not node.css("td")) and name_in(node)]
    filled = [node for node in nodes if one_line(node.text(deep=True))]
    if len(rows) < 3 or len(rows) < 0.8 * (len(filled) - 1) or _nested(rows):
        return None
    if statistics.median(max((len(one_line(a.text(deep=True))) for a in row.css("a")), default=0) for row in rows) > 6:
        return None  # posts, with their authors' names
    length = statistics.median(len(one_line(row.text(deep=True))) for row in rows)
    words = " ".join(one_line(n.text(deep=True)) for n in nodes[:1]) + _title(nodes[0])
    is_told = bool(re.search(r"姓名|成员|学员|教师名单|班级成员|member|花名册", words, re.I))
    worth = min(len(rows), 25) + 45 * is_told - max(0.0, length - 40) - 60 * _asideness(rows[0]) - 15 * (not is_told)
    return Group(tuple(rows), (), worth + 20 * (rows[0].tag == "tr"), members=True)


def _title(node: LexborNode) -> str:
    top = next((above for above in up(node) if above.tag == "html"), node)
    near = next((above for above in up(node, 3) if above.tag in ("table", "div", "section", "main")), node)
    heads = [*top.css("title, h1, h2, h3"), *near.css("th")]
    return " ".join(one_line(one.text(deep=True)) for one in heads)


def name_in(row: LexborNode) -> LexborNode | None:
    """The smallest node of a row that is a person's name and nothing else."""
    for node in row.css("*"):
        words = one_line(node.text(deep=True))
        if _NAME.fullmatch(words) and next(node.iter(), None) is None and not _NO_NAME.search(words):
            return node
    return None


_NO_NAME = re.compile(
    r"^(首页|上一?页|下一?页|尾页|末页|更多|登录|注册|查看|详情|操作|姓名"
    r"|学校|学科|语文|数学|英语|政治|历史|地理|物理|化学"
    r"|生物|体育|音乐|美术|信息|教师|学员|男|女|序号|编号|职务|组长|成员|加入|审核"
    r"|通过|已加入|班主任|管理员)$")  # fmt: skip
