"""A row, or a card of fields, whose day another one tells: 与第1项同时报送, 随《推荐表》一并报送, 同上."""

from __future__ import annotations

import re
from collections.abc import MutableMapping, Sequence

from tasks.domain.plan.drafting.days.numbers import NUMBER, number
from tasks.domain.plan.drafting.papers.names.same_names import same_name

_SAME = r"(?:一并|一起|一同|同步|同时|同日|同期|相同|一致|一样)"
_ABOVE = re.compile(r"(?:(?:时间|日期)?(?:同上|同前|[与同](?:上一?|前一?)项(?:相同|一致|一样|同时)?)|〃|″)")
_OF_NUMBER = re.compile(rf"(?:[与和同随跟]|参照)(?:序号|材料|事项)?第?\(?(?P<n>{NUMBER})\)?项?(?={_SAME}|项|$|[,;(])")
_OF_NAME = re.compile(
    rf"(?:随同?|连同|[与和同跟])(?P<name>《[^》]+》|[一-龥“”]{{2,24}}?)(?:的?(?:报送|上报)?(?:时间|日期))?(?:{_SAME}|报送|上报|提交|$)"
)
_HAS_DAY = re.compile(r"\d\s*[月日号.:-]|每[月周季学]|[月周季年][底末初]")

Cells = MutableMapping[str, str]


def take_days_of_others(rows: Sequence[tuple[int, str, Cells]]) -> None:
    """Put the day that another row tells in the cell that points at it. `rows`: (number, paper, cells), in order."""
    for at, (_, _, cells) in enumerate(rows):
        due = cells.get("due", "")
        if not due or _HAS_DAY.search(due):
            continue
        others = [*rows[:at], *rows[at + 1 :]]
        told = rows[at - 1 : at] if _ABOVE.fullmatch(due) else _pointed(due, others)
        days = {row[2].get("due", "") for row in told}
        if len(days) == 1:
            cells["due"] = days.pop()


def _pointed(due: str, others: Sequence[tuple[int, str, Cells]]) -> list[tuple[int, str, Cells]]:
    if by_number := _OF_NUMBER.search(due):
        return [row for row in others if row[0] == number(by_number["n"])]
    named = _OF_NAME.search(due)
    exact = [row for row in others if named and row[1].strip("《》") == named["name"].strip("《》")]
    return exact or [row for row in others if named and same_name(row[1], named["name"])]
