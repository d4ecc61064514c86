"""Finds which part of a row is the title, the date, the author, the account and the column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from selectolax.lexbor import LexborNode

from tasks.sites.probing.dating import date_of, leaves
from tasks.sites.probing.pointing import classes_of, inside
from tasks.sites.probing.rows import Group, name_in
from tasks.sites.reading.fields import Selector, one_line, value_of
from tasks.sites.reading.listing import Document

_HEADINGS = {
    "author": r"作者|发布人|发布者|发表人|上传者|上传人|提交人|投稿人|姓名|教师|楼主|发帖人",
    "column": r"栏目|类别|分类|类型|班级|板块|版块|学校|单位|来源|部门",
    "account": r"账号|帐号|用户名|用户ID|工号|登录名|ID",
    "date": r"日期|时间",
}
_CLASSES = {
    "author": r"(?i)^(author|by|cite|writer|user(name)?|uname|nick(name)?|poster|byline|zuozhe|fn)$|^author",
    "column": r"(?i)^(cat(egory|-links|name)?|column|lanmu|type(name)?|class(name)?|source|school|from|dept"
    r"|sort|lm|tag|label)$",
}
_LABELS = {
    "author": re.compile(r"^(?:作者|发布人|发布者|发表人|上传者|提交人|投稿)\s*[:：]\s*\S+"),
    "column": re.compile(r"^(?:栏目|类别|分类|来源|单位|学校|班级)\s*[:：]\s*\S+"),
}
_PERSON = re.compile(r"(?i)[?&/](uid|author|user|space|member|u|profile|people)[=/-]?")


def fields_of(group: Group, page: Document, now: datetime) -> dict[str, str]:
    """The selector of each field that the rows of a list of posts show."""
    rows = group.nodes
    title, link = _title_and_link(group)
    fields = {"title": title, "link": link}
    skip = {head.mem_id for head in group.heads}
    if date := date_of(rows, skip, now):
        fields["date"] = date
    headings = _headings(rows[0])
    for name in ("author", "column"):
        selector = _by_heading(rows, headings, name) or _by_class(rows, name, skip) or _by_label(rows, name)
        if selector and selector not in fields.values():
            fields[name] = selector
    fields.setdefault("author", _by_person(rows, skip))
    if fields["author"]:
        if account := _account(rows, fields["author"]):
            fields["account"] = account
    else:
        del fields["author"]
    return fields


def members_of(group: Group) -> dict[str, str]:
    """The selector of a member's name, and of account and column where the table has them."""
    rows = group.nodes
    headings = _headings(rows[0])
    fields = {"name": _by_heading(rows, headings, "author") or _pointing(rows, [n for r in rows if (n := name_in(r))])}
    if account := _by_heading(rows, headings, "account") or _account(rows, fields["name"]):
        fields["account"] = account
    if column := _by_heading(rows, headings, "column"):
        fields["column"] = column
    return fields


def _title_and_link(group: Group) -> tuple[str, str]:
    """Where the row itself is the link, its heading or its own words are the title."""
    rows, heads = group.nodes, group.heads
    if heads[0].mem_id == rows[0].mem_id:
        inner = [_longest(row) for row in rows]
        within = [one for one in inner if one is not None]
        return (_pointing(rows, within) if len(within) == len(rows) else "@own-text"), "@href"
    css = _pointing(rows, heads, attr="href")
    return _whole(rows, css), f"{css}@href"


def _longest(row: LexborNode) -> LexborNode | None:
    """The heading of a link that holds a whole card, else the longest of its parts."""
    heads = row.css("h1, h2, h3, h4, h5, strong, .title, .tit, .bt")
    parts = heads or [node for node in row.css("p, div, span") if next(node.iter(), None) is None]
    parts = [node for node in parts if node.mem_id != row.mem_id and one_line(node.text(deep=True))]
    return max(parts, key=lambda node: len(one_line(node.text(deep=True))), default=None)


def _pointing(rows: Sequence[LexborNode], nodes: Sequence[LexborNode], attr: str = "") -> str:
    """A selector whose first answer in each row is that row's node, in as many rows as can be."""
    best, most = "a", -1
    tried: set[str] = set()
    for row, node in list(zip(rows, nodes, strict=False))[:6]:
        for css in inside(row, node):
            if css in tried or not css:
                if not css and node.mem_id == row.mem_id:
                    return ""
                continue
            tried.add(css)
            hits = sum(_gives(row, css, wanted, attr) for row, wanted in zip(rows, nodes, strict=False))
            if hits > most:
                best, most = css, hits
            if hits == len(rows):
                return css
    return best


def _gives(row: LexborNode, css: str, wanted: LexborNode, attr: str) -> bool:
    try:
        if value_of(row, css) != Selector("").value(wanted):
            return False
        return not attr or value_of(row, f"{css}@{attr}") == one_line(wanted.attributes.get(attr) or "")
    except ValueError:
        return False


def _whole(rows: Sequence[LexborNode], title: str) -> str:
    """DedeCMS cuts titles in its lists at a length; where the title attribute holds the whole, it is taken."""
    told = [(value_of(row, title), value_of(row, f"{title}@title")) for row in rows]
    longer = sum(len(whole) > len(cut) and whole.startswith(cut.rstrip(".…")) for cut, whole in told)
    agree = sum(not whole or whole.startswith(cut.rstrip(".…")) for cut, whole in told)
    return f"{title}@title, {title}" if longer and agree == len(rows) else title


def _headings(row: LexborNode) -> dict[int, str]:
    """Number of the table's column -> its heading."""
    if row.tag != "tr":
        return {}
    table = row.parent
    while table is not None and table.tag != "table":
        table = table.parent
    for line in table.css("tr") if table is not None else ():
        if line.mem_id != row.mem_id:
            cells = [one_line(cell.text(deep=True)) for cell in line.iter() if cell.tag in ("td", "th")]
            if sum(bool(re.fullmatch(r"[^\d]{1,10}", cell)) for cell in cells) >= 2:
                return dict(enumerate(cells, 1))
        break
    return {}


def _by_heading(rows: Sequence[LexborNode], headings: dict[int, str], name: str) -> str:
    for number, words in headings.items():
        if re.fullmatch(rf"(?:发布|教师|学员)?(?:{_HEADINGS[name]}).{{0,4}}", words):
            css = f"td:nth-child({number})"
            if sum(bool(value_of(row, css)) for row in rows) >= 0.5 * len(rows):
                return css
    return ""


def _by_class(rows: Sequence[LexborNode], name: str, skip: set[int]) -> str:
    def fits(node: LexborNode, words: str) -> bool:
        named = any(re.search(_CLASSES[name], one) for one in classes_of(node))
        return named and len(words) <= 30 and not re.search(r"20\d\d\s*[-年/.]", words)

    return _where(rows, lambda row: _pick(leaves(row, skip), fits))


def _by_label(rows: Sequence[LexborNode], name: str) -> str:
    return _where(rows, lambda row: _pick(row.css("*"), lambda _, words: len(words) < 24 and _is_labelled(words, name)))


def _is_labelled(words: str, name: str) -> bool:
    return _LABELS[name].match(words) is not None


def _by_person(rows: Sequence[LexborNode], skip: set[int]) -> str:
    """A second link that leads to somebody's own page."""

    def fits(node: LexborNode, words: str) -> bool:
        return (
            node.tag == "a"
            and node.mem_id not in skip
            and len(words) <= 20
            and _PERSON.search(node.attributes.get("href") or "") is not None
        )

    return _where(rows, lambda row: _pick(row.css("a[href]"), fits))


def _pick(nodes: Iterable[LexborNode], fits: Callable[[LexborNode, str], bool]) -> LexborNode | None:
    """The smallest that fits and says something, a label alone ("作者：") apart."""
    told = ((node, one_line(node.text(deep=True))) for node in nodes)
    fitting = [(len(words), node) for node, words in told if words.rstrip(":： ") == words != "" and fits(node, words)]
    return min(fitting, key=lambda pair: pair[0], default=(0, None))[1]


def _where(rows: Sequence[LexborNode], pick: Callable[[LexborNode], LexborNode | None]) -> str:
    """A selector for what is picked from each row, if most rows have it."""
    pairs = [(row, node) for row in rows if (node := pick(row)) is not None]
    if len(pairs) < 0.6 * len(rows):
        return ""
    return _pointing([row for row, _ in pairs], [node for _, node in pairs])


def _account(rows: Sequence[LexborNode], author: str) -> str:
    """The address of the author's own page names the account."""
    for css in (f"{author}@href", f"{author} a@href"):
        values = [value_of(row, css) for row in rows]
        if sum(bool(value) for value in values) >= 0.6 * len(rows) and any(_PERSON.search(value) for value in values):
            return css
    return ""
