"""What is wrong or open in a circular or a plan: a defect, by the id under which a ruling answers it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    ERROR = "error"  # leaves open what is owed or when: somebody has to rule before the plan opens
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        return {"error": "错误", "warning": "提醒", "info": "说明"}[self.value]


# all other kinds warn
ERRORS = frozenset({"impossible-date", "conflicting-dates", "no-channel", "no-date", "count-missing"})


@dataclass(frozen=True, slots=True)
class Defect:
    """`id` is KIND@PLACE; PLACE is the circular's line, a requirement's id, or a file (then `line` is 0)."""

    id: str
    severity: Severity
    line: int
    quote: str
    message: str  # Chinese: what is open, and what it means
    ruling: str | None = None  # what was ruled, by whom and when

    @property
    def kind(self) -> str:
        return self.id.partition("@")[0]

    @property
    def stops(self) -> bool:
        """Whether the plan cannot open because of it."""
        return self.severity is Severity.ERROR and self.ruling is None


def defect(kind: str, place: int | str, quote: str, message: str) -> Defect:
    """A defect of a kind, at a line of the circular (from 1) or at a requirement or file."""
    severity = Severity.ERROR if kind in ERRORS else Severity.WARNING
    return Defect(f"{kind}@{place}", severity, place if isinstance(place, int) else 0, quote, message)
