"""Says what stands where in the rows of a list: title, link, date, author, account, column, name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from selectolax.lexbor import LexborNode

from tasks.domain.evidence.dates import stated_date
from tasks.sites.probing.groups import Group, main_link
from tasks.sites.probing.selecting import classes, shared_selector
from tasks.sites.reading.fields import one_line, value_of

_HEADS = {
    "name": r"^(?:姓名|教师姓名|成员|成员姓名|真实姓名|昵称|教师)$",
    "account": r"账号|帐号|用户名|登录名|工号|UID|编号ID",
    "date": r"时间|日期|发布于",
    "author": r"作者|发布人|发布者|上传者|上传人|发文单位|来源|作者/时间|楼主",
    "column": r"栏目|类别|分类|班级|单位|学校|板块",
}
_AUTHOR_CLASS = re.compile(r"(?i)author|user|writer|publisher|nick|^by$|uname")
_COLUMN_CLASS = re.compile(r"(?i)^(?:cat|category|column|type|sort|channel|board|lanmu|fenlei)")
_DATE_CLASS = re.compile(r"(?i)date|time|day|rq|shijian")
_DATE = re.compile(
    r"\d{1,4}\s*[-/.年月]\s*\d{1,2}|\d{8}|[今昨前][天日]|刚刚|\d+\s*(?:分钟|小时|天)前|[〇零一二三四五六七八九十]+月"
)
_ENOUGH = 0.8  # of the rows


def fields_of(group: Group, now: datetime) -> dict[str, str]:
    """Field -> selector, for what most rows have."""
    rows = group.rows
    by_head = {name: _column_of(group, pattern) for name, pattern in _HEADS.items()}
    if group.is_members:
        return _members(rows, by_head)
    links = [main_link(row) for row in rows]
    fields = _title_and_link(rows, links)
    title_cells = {link.mem_id for link in links if link is not None}
    fields |= _found("date", by_head["date"], rows, lambda row: _date_node(row, now), now=now)
    for name, is_it in (("author", _AUTHOR_CLASS), ("column", _COLUMN_CLASS)):
        fields |= _found(name, by_head[name], rows, partial(_of_class, pattern=is_it, taken=title_cells))
    if "author" in fields and (account := _account(rows, fields["author"])):
        fields["account"] = account
    return fields


def _members(rows: Sequence[LexborNode], by_head: dict[str, str]) -> dict[str, str]:
    found = {name: place for name, place in by_head.items() if place and name in {"name", "account", "column"}}
    if "account" not in found:
        links = [row.css_first(f"{found['name']} a[href]") for row in rows]
        if sum(link is not None for link in links) >= _ENOUGH * len(rows):
            found["account"] = f"{found['name']} a@href"
    return found


def _title_and_link(rows: Sequence[LexborNode], links: Sequence[LexborNode | None]) -> dict[str, str]:
    pairs = [(row, link) for row, link in zip(rows, links, strict=True) if link is not None]
    if not pairs:
        return {}
    if all(row.mem_id == link.mem_id for row, link in pairs):
        heading = [(row, node) for row, _ in pairs if (node := _heading(row)) is not None]
        title = _selector([row for row, _ in heading], [node for _, node in heading]) if heading else "."
        return {"title": title or ".", "link": "@href"}
    link = _selector([row for row, _ in pairs], [node for _, node in pairs]) or "a"
    return {"title": link, "link": f"{link}@href"}


def _heading(row: LexborNode) -> LexborNode | None:
    named = [n for n in row.css("h1, h2, h3, h4, h5, strong, b") if one_line(n.text(deep=True))]
    named += [n for n in row.css("*") if any(re.search(r"(?i)title|subject|tit$|bt$", c) for c in classes(n))]
    return named[0] if named else None


def _selector(rows: Sequence[LexborNode], nodes: Sequence[LexborNode]) -> str:
    """One selector for all, else for the most: rows that are built otherwise are left out."""
    found = shared_selector(rows, nodes)
    if found or len(rows) < 3:
        return found
    shapes: dict[tuple[str, ...], list[int]] = {}
    for number, node in enumerate(nodes):
        parent = node.parent
        shapes.setdefault((str(node.tag), str(parent.tag if parent else ""), *classes(node)), []).append(number)
    most = max(shapes.values(), key=len)
    return shared_selector([rows[n] for n in most], [nodes[n] for n in most])


def _found(
    name: str,
    by_head: str,
    rows: Sequence[LexborNode],
    find: Callable[[LexborNode], LexborNode | None],
    *,
    now: datetime | None = None,
) -> dict[str, str]:
    """The field by the table's head, else by what most rows have."""
    if by_head:
        return {name: by_head}
    pairs = [(row, node) for row in rows if (node := find(row)) is not None]
    if len(pairs) < _ENOUGH * len(rows) or not pairs:
        return {}
    if all(row.mem_id == node.mem_id for row, node in pairs):
        return {name: "."}
    selector = _selector([row for row, _ in pairs], [node for _, node in pairs])
    if selector and now is not None and all(node.attributes.get("datetime") for _, node in pairs):
        return {name: f"{selector}@datetime"}
    if not selector:
        return {name: "."} if now is not None else {}
    return {name: selector}


def _column_of(group: Group, pattern: str) -> str:
    """The cells under the head that fits: td:nth-child(3); checked to hold something."""
    for number, head in enumerate(group.heads, 1):
        if re.search(pattern, head):
            place = f"td:nth-child({number})"
            filled = sum(bool(value_of(row, place)) for row in group.rows)
            if filled >= 0.5 * len(group.rows):
                return place
    return ""


def _date_node(row: LexborNode, now: datetime) -> LexborNode | None:
    """The innermost element with a date; one that is called date before another; the row itself for bare words."""
    for node in row.css("time[datetime]"):
        return node
    link = main_link(row)
    within = (
        {n.mem_id for n in link.css("*")} | {link.mem_id} if link is not None and link.mem_id != row.mem_id else set()
    )
    found = [n for n in row.css("*") if n.mem_id not in within and _is_date(one_line(n.text(deep=True)), now)]
    found = [n for n in found if not any(inner.mem_id != n.mem_id and inner in found for inner in n.css("*"))]
    named = [n for n in found if any(_DATE_CLASS.search(name) for name in classes(n))]
    if named or found:
        return (named or found)[0]
    return row if _is_date(one_line("".join(_own_words(row))), now) else None


def _own_words(row: LexborNode) -> list[str]:
    return [node.text_content or "" for node in row.iter(include_text=True) if node.tag == "-text"]


def _is_date(text: str, now: datetime) -> bool:
    return len(text) <= 60 and bool(_DATE.search(text)) and stated_date(text, now).at is not None


def _of_class(row: LexborNode, pattern: re.Pattern[str], taken: set[int]) -> LexborNode | None:
    for node in row.css("*"):
        text = one_line(node.text(deep=True))
        if node.mem_id in taken or not text or len(text) > 30:
            continue
        if any(pattern.search(name) for name in (node.attributes.get("class") or "").split()):
            inner = [link for link in node.css("a[href]") if one_line(link.text(deep=True))]
            return inner[0] if len(inner) == 1 and inner[0].mem_id not in taken else node
    return None


def _account(rows: Sequence[LexborNode], author: str) -> str:
    """The author's link, where it is one: its last segment or uid is the account."""
    if author == ".":
        return ""
    nodes = [next(iter(row.css(author)), None) for row in rows]
    if all(node is not None and node.tag == "a" and node.attributes.get("href") for node in nodes):
        return f"{author}@href"
    inside = [node.css_first("a[href]") if node is not None else None for node in nodes]
    return f"{author} a@href" if inside and all(inside) else ""
