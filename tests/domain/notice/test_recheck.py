"""The freshness gate: what was queued is weighed again when it leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tasks.domain.notice.matter import matter_of
from tasks.domain.notice.merging import narrowed
from tasks.domain.notice.recheck import recheck
from tasks.domain.verdict.verdict import VerdictKind

K = VerdictKind


def again(cast, notice, verdict, now):
    desk = cast.desk(now)
    matters = {verdict.obligation.id: matter_of(verdict, desk.as_of, timedelta(hours=24))}
    return recheck(notice, matters, desk)


def test_what_still_stands_is_kept_with_its_verdict_of_now(cast):
    [notice] = cast.decide("02-17 09:00", cast.verdict(K.AWAITING)).notices
    checked = again(cast, notice, cast.verdict(K.REJECTED), "02-17 10:00")
    assert [line.verdict for line in checked.lines] == ["rejected"]


@pytest.mark.parametrize(
    ("sentence", "kind", "now", "why"),
    [
        ("it came in the meantime", K.SATISFIED, "02-17 10:00", "不必再发"),
        ("a person has to look at it now", K.NEEDS_REVIEW, "02-17 10:00", "待人工核"),
        ("the next rung has taken over", K.AWAITING, "02-23 09:00", "已过时限"),
    ],
)
def test_a_reminder_lapses_when(cast, sentence, kind, now, why):
    [notice] = cast.decide("02-17 09:00", cast.verdict(K.AWAITING)).notices
    checked = again(cast, notice, cast.verdict(kind), now)
    assert checked.lines == (), sentence
    assert why in checked.why


def test_an_accusation_lapses_when_the_look_has_grown_old(cast):
    [notice] = cast.decide("02-27 09:00", cast.missing()).notices
    assert again(cast, notice, cast.missing(), "02-28 07:00").lines
    checked = again(cast, notice, cast.missing(), "02-28 09:00")
    assert not checked.lines
    assert "已超过核对时限" in checked.why


def test_it_lapses_when_the_deadline_was_moved(cast):
    [notice] = cast.decide("02-27 09:00", cast.missing()).notices
    moved = cast.missing(cast.owed(due="02-25 17:00"))
    assert "截止时间已变" in again(cast, notice, moved, "02-27 10:00").why


def test_what_was_released_is_not_held_for_the_same_reason_again(cast):
    late = {"accuse_from": cast.at("02-27 08:00")}
    [notice] = cast.decide("02-27 09:00", cast.missing(), **late).notices
    desk = cast.desk("02-27 10:00", **late)
    matters = {"S1/sch01/2023": matter_of(cast.missing(), desk.as_of, timedelta(hours=24))}
    assert "放行" in recheck(notice, matters, desk).why
    assert recheck(replace(notice, released=True), matters, desk).lines


def test_what_is_no_longer_owed_is_not_told(cast):
    [notice] = cast.decide("02-27 09:00", cast.missing()).notices
    assert "已不在计划里" in recheck(notice, {}, cast.desk("02-27 10:00")).why


def test_what_only_lapsed_lines_said_is_in_neither_words_nor_tone(cast):
    """An accusation and a reminder were merged; what was accused came, and the reminder alone is left."""
    overdue, ahead = cast.missing(cast.owed("S1")), cast.verdict(cast.K.AWAITING, cast.owed("S4", due="03-06 17:00"))
    [merged] = cast.decide("02-27 09:00", overdue, ahead).notices
    assert (merged.kind, merged.accuses) == ("E0+T-7", True)
    standing = [line for line in merged.lines if line.obligation.startswith("S4")]
    left = narrowed(merged, standing, cast.desk("02-27 09:00").rungs)
    assert (left.kind, left.accuses, left.obligations) == ("T-7", False, ("S4/sch01/2023",))
