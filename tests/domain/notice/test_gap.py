"""After a restore: what may have left by the state that was lost is not decided to leave again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tasks.domain.notice.gap import LOOK_FIRST, MAY_HAVE_LEFT, after_gap, mark_of, may_have_left
from tasks.domain.notice.notice import RECEIPT, SUMMARY, Line, Notice, NoticeState


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2023-02-{clock}").replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def notice(fell_due: str = "17T08:30", **more) -> Notice:
    lines = (Line("T-7", "S1/sch01/2023", at("24T17:00"), at(fell_due)),) if fell_due else ()
    made = Notice(
        "T-7|sch01|c-wang|k", "T-7", "c-wang", "wang@school.test", "sch01", lines, False, at("20T09:00"), at("20T09:00")
    )
    return replace(made, **more)


SUMMED = {"fell_due": "", "kind": SUMMARY}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (notice("17T08:30"), True),
        (notice("20T08:30"), False),
        (notice(**SUMMED, key="summary||c-wang|2023-02-17"), True),
        (notice(**SUMMED, key="summary||c-wang|2023-02-20"), False),
        (notice(**SUMMED, key="summary||c-wang|week 2023-02-13"), True),
        (notice(**SUMMED, key="summary||c-wang|week 2023-02-20|0a1b2c3d"), False),
    ],
)
def test_only_what_had_its_occasion_before_the_restore_may_have_left(found, expected):
    assert may_have_left(found, at("19T12:00")) is expected


def test_what_may_have_left_is_uncertain_and_what_a_person_let_go_leaves():
    [unsure] = after_gap([notice()], at("19T12:00"))
    assert (unsure.state, unsure.reason) == (NoticeState.UNCERTAIN, MAY_HAVE_LEFT)
    [held] = after_gap([notice(state=NoticeState.HELD, reason="待放行")], at("19T12:00"))
    assert (held.state, held.reason) == (NoticeState.HELD, f"待放行；{LOOK_FIRST}")
    for free in (notice("20T08:30"), notice(released=True), notice(state=NoticeState.DROPPED)):
        assert after_gap([free], at("19T12:00")) == [free]
    assert after_gap([notice()], None) == [notice()]
    waits = {("c-wang", notice().key)}
    assert after_gap([notice()], at("19T12:00"), waits) == [notice()], "it was to leave after the restore"


def test_a_mark_is_the_same_for_the_same_occasion_whatever_number_its_row_bears():
    one = notice(kind=RECEIPT, key="receipt|sch01|c-wang|2023-02-17|aaa")
    assert mark_of(one) == mark_of(replace(one, key="receipt|sch01|c-wang|2023-02-17|bbb", id=7))
    assert mark_of(one) != mark_of(replace(one, lines=(replace(one.lines[0], fell_due=at("17T08:31")),)))
    assert mark_of(notice()) != mark_of(notice(key="T-3wd|sch01|c-wang|k"))
    assert mark_of(notice()) == mark_of(notice(lines=()))
