"""How alike two texts are. Never a failure: the other item is named to the admin, and a person decides."""

from __future__ import annotations

from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.plain_words import plain

PARAMS = {"above": CheckParam(0.85, "share")}
_PIECE = 8  # characters of a shingle


def check(question: Question) -> Finding:
    return Finding("near_duplicate", Result.ACCEPTED, "雷同情况不影响是否合格，只提示管理员")


def resemblance(one: str, other: str) -> float:
    """0 to 1: the share of 8-character pieces that two texts have in common."""
    pieces = [
        {said[n : n + _PIECE] for n in range(max(1, len(said) - _PIECE + 1))} for said in map(plain, (one, other))
    ]
    return len(pieces[0] & pieces[1]) / max(1, len(pieces[0] | pieces[1]))
