"""What must never happen, and when it did: who, what, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    ACCUSATION = "false_accusation"
    LOST = "lost_evidence"
    DUPLICATE = "duplicate_notice"
    MISSED = "missed_notice"

    @property
    def label(self) -> str:
        return {
            "false_accusation": "冤枉了人",
            "lost_evidence": "丢了材料",
            "duplicate_notice": "重复发信",
            "missed_notice": "漏了通知",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Violation:
    kind: Kind
    who: str
    what: str
    at: datetime

    @property
    def sentence(self) -> str:
        return f"{self.kind.label} {self.kind.value}：{self.at:%Y-%m-%d %H:%M} {self.who} {self.what}"
