"""Writes a proposed source as the TOML file that a person edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tasks.domain.evidence.source import ListSpec, WebsiteSource

_LABELS = {
    "class_share": "班级共享栏",
    "personal_article": "个人中心文章",
    "class_membership": "班级成员",
    "web_report": "网报",
}


def source_text(source: WebsiteSource, notes: Iterable[str] = ()) -> str:
    """The file's text; loading it gives the source again."""
    lines = [f"# {note}" for note in notes]
    lines += [f"kind = {_quoted(source.kind)}", f"base_url = {_quoted(source.base_url)}"]
    lines.append(f"encoding = {_quoted(source.encoding)}")
    lines.append('# opening_hours = "06:00-22:00"   # 网站夜间关闭时，写明开放时间')
    lines.append('shows_after = "0h"                # 新文章要审核多久才看得见')
    if source.login.kind != "none":
        lines += ["", "[login]", f"kind = {_quoted(source.login.kind)}"]
        lines += [f"url = {_quoted(source.login.url)}"] if source.login.url else []
        lines += [f"fields = {_inline(source.login.fields)}"] if source.login.fields else []
        lines += [f"username = {_quoted(source.login.username)}"] if source.login.username else []
    for spec in source.lists:
        lines += ["", *_list(spec)]
    return "\n".join(lines) + "\n"


def _list(spec: ListSpec) -> list[str]:
    label = _LABELS.get(spec.channel, "")
    lines = ["[[list]]", f"channel = {_quoted(spec.channel)}" + (f"   # {label}" if label else "")]
    if spec.url:
        each = "每个班级一页时，把班级的部分改成 {class}；每位教师一页时改成 {account}"
        lines.append(f"url = {_quoted(spec.url)}   # {each}")
    else:
        lines.append('# category = "{class}" 每个班级一个分类；author = "{account}" 每位教师一个作者')
    for key in ("container", "row", "next", "pages", "total", "category", "author"):
        value = getattr(spec, key)
        lines += [f"{key} = {_quoted(value)}"] if value else []
    lines += [f"fields = {_inline(spec.fields)}"] if spec.fields else []
    return lines + (["[list.detail]", *(f"{k} = {_quoted(v)}" for k, v in spec.detail.items())] if spec.detail else [])


def _inline(fields: Mapping[str, str]) -> str:
    return "{ " + ", ".join(f"{name} = {_quoted(text)}" for name, text in fields.items()) + " }"


def _quoted(text: str) -> str:
    if '"' in text and "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
