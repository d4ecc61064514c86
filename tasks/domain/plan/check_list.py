"""The content checks that a plan may ask for, and the parameters that each of them takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Takes(StrEnum):
    COUNT = "count"  # a whole number, 0 or more
    SHARE = "share"  # 0 to 1
    WORDS = "words"  # a list of texts
    REQUIREMENT = "requirement"  # a requirement's id

    @property
    def label(self) -> str:
        return {
            "count": "0 或正整数",
            "share": "0 到 1 之间的数",
            "words": '一组文字，如 ["签到", "教案|教学设计"]',
            "requirement": '一条要求的编号，如 "T4"',
        }[self.value]


@dataclass(frozen=True, slots=True)
class CheckParams:
    takes: Mapping[str, Takes]
    needed: tuple[str, ...] = ()


CHECKS: Mapping[str, CheckParams] = {
    "document": CheckParams({"min_han": Takes.COUNT}),
    "table": CheckParams({"rows": Takes.COUNT, "columns": Takes.WORDS}),
    "on_roster": CheckParams({"share": Takes.SHARE}),
    "covers_roster": CheckParams({"share": Takes.SHARE}),
    "weeks": CheckParams({"min": Takes.COUNT}),
    "archive_parts": CheckParams({"parts": Takes.WORDS}, ("parts",)),
    "one_session": CheckParams({}),
    "photos_differ": CheckParams({"min": Takes.COUNT}),
    "han_count": CheckParams({"min": Takes.COUNT, "doubtful_from": Takes.SHARE}),
    "certificate": CheckParams({}),
    "readable": CheckParams({"kinds": Takes.WORDS}),
    "same_lesson": CheckParams({"with": Takes.REQUIREMENT}, ("with",)),
    "month_items": CheckParams({"kinds": Takes.WORDS}),
    "members": CheckParams({}),
    "near_duplicate": CheckParams({"above": Takes.SHARE}),
}
