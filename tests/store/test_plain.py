"""Domain values survive the way into the store and back, whatever is empty in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from tasks.domain.evidence.contents import ContentKind, Contents, Member, Opening, Picture, Table
from tasks.domain.evidence.finding import Examination, Finding, Result
from tasks.domain.evidence.match import Claim, Doubt, Match, MatchKind
from tasks.domain.plan.party import Stage
from tasks.store.plain import from_plain, to_plain

CLAIM = Claim("S6", "sch07", "2023", Stage.JUNIOR, (Doubt.UNVERIFIED,), ("文件名",))
CONTENTS = Contents(
    ContentKind.ARCHIVE,
    Opening.OPENED,
    tables=(Table("", (("姓名", ""), ("王老师", "语文"))),),
    pictures=(Picture(3, 4, 2**63 + 5, date(2023, 3, 1)), Picture(1, 1, 0)),
    members=(Member("课程表.xlsx", "ab", 0, Contents(ContentKind.SHEET, Opening.EMPTY)),),
)
VALUES = [
    Match("e1", MatchKind.CLAIMED, (CLAIM, Claim("S1", "sch01", "2023")), ("理由",)),
    Match("e2", MatchKind.UNPLACED, unreadable=True, parties=("sch01",)),
    CONTENTS,
    Examination(Result.FAILED, (Finding("table", Result.FAILED, "没有表格"),), ()),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_what_is_stored_comes_back_equal(value: object) -> None:
    assert from_plain(type(value), to_plain(value)) == value


def test_findings_come_back_by_item_and_claim() -> None:
    kept = {"e1": {"S1/sch01": VALUES[-1]}, "e2": {}}
    assert from_plain(Mapping[str, Mapping[str, Examination]], to_plain(kept)) == kept  # type: ignore[type-abstract]
