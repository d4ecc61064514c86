"""Proposes how to read a list that comes as JSON: where its rows are, what each field is, and how it goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from tasks.domain.evidence.dates import stated_date
from tasks.domain.evidence.source import ListSpec
from tasks.sites.reading.more import said_by_data
from tasks.sites.reading.paths import as_date_text, as_text

_WHO = r"(author|user|creator|publisher|member|owner)"
_PLACE = r"(category|column|channel|class|clazz|type|section|dept|school)"
_KEYS = (  # field -> its usual names, the surest first; a name within an object (user.name) is asked by both parts
    ("title", r"(\w*\.)?(article|news|post|info|content)?_?(title|subject|headline|bt)|标题|题目"),
    ("title", r"\w*title(\.rendered)?"),
    ("link", r"(detail|article|page|web|share|show|view)?_?(url|link|href|permalink)|链接|网址"),
    ("date", r"(publish|release|post|issue|upload)\w*|发布(时间|日期)?|上传时间"),
    ("date", r"(add|create|input|submit|send)\w*|date|time|日期|时间|\w*_?(date|time)"),
    ("date", r"(update|modif|edit)\w*"),
    ("author", rf"{_WHO}\.(real_?name|nick_?name|display_?name|name)|作者|发布人|姓名"),
    ("author", r"(author|writer|publisher|poster|creator|real_?name|nick_?name|user_?name|uname)(_?name)?"),
    ("account", rf"{_WHO}\.(login|account|user_?name|uid|id|slug)|账号|工号"),
    ("account", r"(login|account|login_?name|user_?id|uid|author_?id|creator_?id|user_?name)"),
    ("column", rf"{_PLACE}(\.(name|title)|_?name)|栏目|分类|班级|学校"),
    ("column", r"(category|column|section)"),
    ("body", r"content(\.rendered)?|body|text|html|detail|正文|内容|article"),
)
_FILES = re.compile(r"(?i)(attach|file|annex|附件|pic|img|image|photo)")
_FILE_URLS = ("url", "path", "src", "href", "fileUrl", "file_url", "filePath", "link", "download")
_PAGE = re.compile(r"(?i)(page_?(no|num|index)?|p|pn|current|cur_?page)")


@dataclass(frozen=True, slots=True)
class Rows:
    """One array of the data, and the path to it."""

    path: str
    records: tuple[Mapping[str, Any], ...]


def propose_list(data: Any, url: str, spec: ListSpec, now: datetime) -> ListSpec | None:
    """The list that the data most likely is; None where no array of it has titles or names."""
    found = [(rows, fields) for rows in _arrays(data, "") if (fields := _fields(rows, now))]
    if not found:
        return None
    rows, fields = max(found, key=lambda pair: (min(len(pair[0].records), 20) + 10 * len(pair[1]), -len(pair[0].path)))
    is_members = "title" not in fields
    return replace(
        spec,
        channel=spec.channel or ("class_membership" if is_members else "class_share"),
        container=rows.path,
        fields=fields,
        total=_total(data, rows.path, len(rows.records)),
    )


def ways_on(data: Any, url: str, spec: ListSpec) -> Iterator[ListSpec]:
    """Ways in which the list may go on, for trying: the address that it names, a cursor, the number of a page."""
    said, around = said_by_data(data, spec.container), dict(_scalars_around(data, spec.container))
    for path, value in around.items():
        name = re.sub(r"[^a-z]", "", path.rpartition(".")[2].lower())
        if not name.startswith("next") or not value or value in ("0", "null"):
            continue
        if re.match(r"https?://|/", value):
            yield replace(spec, next=path)
            continue
        own = path.rpartition(".")[2]
        plain = re.sub(r"(?i)^next_?", "", own)
        for parameter in dict.fromkeys((plain, plain[:1].lower() + plain[1:], "cursor", "page", "after", own)):
            yield replace(spec, next=_with(url, parameter, f"{{{path}}}"))
    if said.goes_on or said.rows > _length(data, spec) or said.pages > 1:
        given = [name for name, _ in parse_qsl(urlsplit(url).query) if _PAGE.fullmatch(name)]
        for name in dict.fromkeys((*given, "page", "pageNum", "pageNo", "current", "p")):
            yield replace(spec, pages=_with(url, name, "{page}"))


def _arrays(node: Any, path: str, depth: int = 0) -> Iterator[Rows]:
    if isinstance(node, list):
        records = tuple(one for one in node if isinstance(one, dict))
        if records and len(records) == len(node):
            yield Rows(path, records)
    elif isinstance(node, dict) and depth < 5:
        for name, value in node.items():
            if re.fullmatch(r"[^.\[\]{}\s]+", str(name)):
                yield from _arrays(value, f"{path}.{name}".lstrip("."), depth + 1)


def _fields(rows: Rows, now: datetime) -> dict[str, str]:
    """The path of each field that most records have and whose values look like it."""
    flat = [dict(_flat(record)) for record in rows.records[:20]]
    names = list(dict.fromkeys(name for one in flat for name in one))
    fields: dict[str, str] = {}
    for field, pattern in _KEYS:
        for name in names:
            values = [one.get(name, "") for one in flat]
            is_free = field not in fields and name not in fields.values()
            if is_free and re.fullmatch(rf"(?i){pattern}", name) and _suits(field, values, now):
                fields[field] = name
    if "title" not in fields:
        return _members(flat, names)
    if files := _files(rows.records):
        fields["attachments"] = files
    return fields


def _members(flat: list[dict[str, str]], names: list[str]) -> dict[str, str]:
    person = r"(?i)((user|member|teacher)\.)?(real_?name|name|nick_?name|姓名|教师姓名)"
    found = next((n for n in names if re.fullmatch(person, n) and _are_people([one.get(n, "") for one in flat])), "")
    account = next((n for n in names if re.fullmatch(r"(?i)(\w+\.)?(login|account|user_?name|uid|账号)", n)), "")
    return {"name": found, **({"account": account} if account else {})} if found else {}


def _are_people(values: list[str]) -> bool:
    return sum(bool(re.fullmatch(r"[\u4e00-\u9fff·]{2,5}\d?", value)) for value in values) >= 0.8 * len(values)


def _suits(field: str, values: list[str], now: datetime) -> bool:
    told = [value for value in values if value]
    if len(told) < 0.6 * len(values):
        return False
    if field == "date":
        return all(stated_date(as_date_text(value), now).at is not None for value in told)
    if field == "link":
        return all(re.match(r"(https?:)?/|[\w./-]+(\?|\.\w+$)", value) for value in told)
    longest = max(map(len, told))
    if field == "title":
        return longest >= 2 and not all(value.isdecimal() for value in told)
    return longest <= 40 if field in ("author", "account", "column") else longest > 0


def _flat(record: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in record.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", as_text(one)) for inner, one in value.items() if as_text(one))
        elif as_text(value):
            yield str(name), as_text(value)


def _files(records: tuple[Mapping[str, Any], ...]) -> str:
    for record in records:
        for name, value in record.items():
            first = value[0] if isinstance(value, list) and value and _FILES.search(str(name)) else None
            if isinstance(first, str) and re.match(r"https?://|/", first):
                return f"{name}[]"
            for key in _FILE_URLS if isinstance(first, dict) else ():
                if isinstance(first, dict) and isinstance(first.get(key), str):
                    return f"{name}[].{key}"
    return ""


def _total(data: Any, container: str, rows: int) -> str:
    around = _scalars_around(data, container)
    counts = r"(?i)(.*\.)?(total(_?(count|rows|elements|records|num|size))?|record_?count|count)"
    return next(
        (path for path, value in around if re.fullmatch(counts, path) and value.isdecimal() and int(value) >= rows), ""
    )


def _scalars_around(data: Any, container: str) -> Iterator[tuple[str, str]]:
    """Path and text of what stands beside the list, on each level down to it."""
    node, path = data, ""
    for step in [*container.split("."), ""]:
        if not isinstance(node, dict):
            return
        for name, value in node.items():
            here = f"{path}.{name}".lstrip(".")
            if isinstance(value, dict) and name != step:
                yield from ((f"{here}.{inner}", as_text(one)) for inner, one in value.items() if as_text(one))
            elif as_text(value):
                yield here, as_text(value)
        node, path = node.get(step), f"{path}.{step}".lstrip(".")


def _length(data: Any, spec: ListSpec) -> int:
    return next((len(rows.records) for rows in _arrays(data, "") if rows.path == spec.container), 0)


def _with(url: str, parameter: str, value: str) -> str:
    """Path and query of the address, with the parameter set; braces stay as they are."""
    parts = urlsplit(url)
    kept = [(name, text) for name, text in parse_qsl(parts.query, keep_blank_values=True) if name != parameter]
    return f"{parts.path or '/'}?" + "".join(f"{urlencode([pair])}&" for pair in kept) + f"{parameter}={value}"
