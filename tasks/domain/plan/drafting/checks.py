"""What of a paper's content can be checked, as far as the circular itself asks for it."""

from __future__ import annotations

import re
from typing import Any

from tasks.domain.plan.drafting.days.numbers import COUNT, number
from tasks.domain.plan.drafting.papers.owed import Owed

_WORDS = re.compile(r"(?:不少于|不低于|至少|字数(?:在)?)\s*(\d{3,5})\s*字|(\d{3,5})\s*字(?:以上|左右|及以上)")
_PHOTOS = re.compile(r"照片|图片")
_HOW_MANY = re.compile(rf"({COUNT})\s*[张幅份]")
_KINDS = re.compile(r"\(([^()]*?)等?(?:材料|内容|信息)?\)")
_BY_TITLE = (
    (re.compile(r"证书|证明"), "certificate"),
    (re.compile(r"(?:表|名单|台账|花名册|名册|清单|统计|汇总|明细)$"), "table"),
    (re.compile(r"(?:视频|微课|录像|课件|PPT|ppt|实录|照片|图片)$"), "readable"),
    (
        re.compile(
            r"(?:总结|计划|方案|报告|教案|设计|反思|心得|体会|感|征文|论文|案例|责任书|承诺书|责任状|预案|小结|故事|稿|简报|书)$"
        ),
        "document",
    ),
)


def checks_of(owed: Owed) -> list[Any]:
    """The checks in plan.toml's form: a name, or a table with its parameters."""
    if "class_membership" in owed.channels:
        return ["members"]
    if owed.parts:
        return _archive(owed)
    told = " ".join(owed.told)
    title = re.sub(r"[《》“”]|\([^)]*\)", "", owed.title)
    if words := _WORDS.search(told):
        return [{"name": "han_count", "min": int(words[1] or words[2])}]
    if owed.when and owed.when.repeats and (kinds := _kinds(told)):
        return [{"name": "month_items", "kinds": kinds}]
    name = next((name for pattern, name in _BY_TITLE if pattern.search(title)), None)
    if name == "readable" and _PHOTOS.search(title):
        return []
    if name == "readable" and re.search(r"视频|微课|录像|实录", title):
        return [{"name": "readable", "kinds": ["video"]}]
    return [name] if name else []


def _archive(owed: Owed) -> list[Any]:
    parts = [_part(part) for part in owed.parts]
    found: list[Any] = [{"name": "archive_parts", "parts": parts}]
    if re.search(r"每次[^。]*(?:一个)?压缩包|一个压缩包", " ".join(owed.told)):
        found.append("one_session")
    return found


def _part(text: str) -> str:
    name = re.split(r"[(;。,]", text, maxsplit=1)[0].strip()
    many = _HOW_MANY.search(text)
    return f"{name}>={number(many[1])}" if many and _PHOTOS.search(name) else name


def _kinds(told: str) -> list[str]:
    for match in _KINDS.finditer(told):
        kinds = [kind.strip() for kind in re.split(r"[、,]", match[1]) if 1 < len(kind.strip()) <= 6]
        if len(kinds) > 1:
            return kinds
    return []
