"""Which notices are due, and why others are not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tasks.domain.notice.notice import NoticeState
from tasks.domain.verdict.verdict import ChannelState, VerdictKind

K = VerdictKind


def test_it_reminds_seven_days_before(cast):
    [notice] = cast.decide("02-17 09:00", cast.verdict(K.AWAITING)).notices
    assert (notice.kind, notice.school) == ("T-7", "sch01")
    assert (notice.recipient, notice.address) == ("c-wang", "wang@school.test")
    assert notice.send_at == cast.at("02-17 09:00")
    assert not notice.accuses


@pytest.mark.parametrize("kind", [K.AWAITING, K.PARTIAL, K.REJECTED])
def test_it_reminds_whoever_still_has_something_to_send(cast, kind):
    assert len(cast.decide("02-17 09:00", cast.verdict(kind)).notices) == 1


@pytest.mark.parametrize("kind", [K.SATISFIED, K.EXCUSED, K.NOT_OPEN, K.RECEIVED, K.NEEDS_REVIEW])
def test_it_does_not_remind_whoever_has_nothing_to_do(cast, kind):
    assert cast.decide("02-17 09:00", cast.verdict(kind)).notices == ()


def test_it_is_due_since_then_and_not_at_a_minute(cast):
    [notice] = cast.decide("02-22 15:00", cast.verdict(K.AWAITING)).notices
    assert notice.kind == "T-7"


def test_it_says_nothing_before_the_rung_falls_due(cast):
    assert cast.decide("02-17 08:29", cast.verdict(K.AWAITING)).notices == ()


def test_it_tells_nobody_twice(cast):
    first = cast.decide("02-17 09:00", cast.verdict(K.AWAITING)).notices
    assert cast.decide("02-17 09:15", cast.verdict(K.AWAITING), told=cast.told_by(first)).notices == ()


def test_the_next_rung_takes_over(cast):
    [notice] = cast.decide("02-23 09:00", cast.verdict(K.AWAITING)).notices
    assert notice.kind == "T-1wd"


def test_one_mail_carries_all_items_of_a_school(cast):
    verdicts = [cast.verdict(K.AWAITING, cast.owed(r)) for r in ("S1", "S4")]
    teacher = cast.verdict(K.AWAITING, cast.owed("T1", "t1", "02-24 17:00"))
    [notice] = cast.decide("02-17 09:00", *verdicts, teacher).notices
    assert set(notice.obligations) == {"S1/sch01/2023", "S4/sch01/2023", "T1/t1/2023"}


def test_a_reminder_and_an_accusation_share_one_mail(cast):
    soon = cast.verdict(K.AWAITING, cast.owed("S4", due="03-06 17:00"))
    [notice] = cast.decide("02-27 09:00", cast.missing(), soon).notices
    assert notice.kind == "E0+T-7"
    assert notice.accuses


def test_the_key_never_holds_the_day_of_sending(cast):
    [one] = cast.decide("02-17 09:00", cast.verdict(K.AWAITING)).notices
    [other] = cast.decide("02-20 14:00", cast.verdict(K.AWAITING)).notices
    assert one.key == other.key
    assert "2023-02-17" in one.key


def test_an_extension_arms_the_rung_again(cast):
    first = cast.decide("02-17 09:00", cast.verdict(K.AWAITING)).notices
    later = cast.verdict(K.AWAITING, cast.owed(due="03-03 17:00"))
    [notice] = cast.decide("02-24 09:00", later, told=cast.told_by(first)).notices
    assert notice.key != first[0].key


def test_it_waits_for_the_send_window(cast):
    [notice] = cast.decide("02-18 10:00", cast.verdict(K.AWAITING)).notices
    assert notice.send_at == cast.at("02-20 08:30")


def test_it_accuses_on_the_next_working_day(cast):
    assert cast.decide("02-25 09:00", cast.missing(seen="02-25 08:00")).notices == ()
    [notice] = cast.decide("02-27 09:00", cast.missing()).notices
    assert (notice.kind, notice.accuses) == ("E0", True)


@pytest.mark.parametrize(
    ("sentence", "kind", "states", "why"),
    [
        ("a person must look first", K.NEEDS_REVIEW, (), "待人工核"),
        ("it was not looked at yet", K.RECEIVED, (), "已收待查"),
        ("nothing could be seen", K.UNKNOWN, ("unknown", "unknown"), "没有一个渠道能证明为空"),
        ("in every channel something waits", K.MISSING, ("waiting", "waiting"), "没有一个渠道能证明为空"),
    ],
)
def test_it_does_not_accuse_when(cast, sentence, kind, states, why):
    channels = [cast.channel(n, ChannelState(s)) for n, s in zip(("mailbox", "class_share"), states, strict=False)]
    decided = cast.decide("02-27 09:00", cast.verdict(kind, None, *channels))
    assert decided.notices == (), sentence
    assert why in decided.left[0].reason


def test_of_unknown_it_tells_when_one_channel_is_proved_empty(cast):
    half = cast.verdict(
        K.UNKNOWN,
        None,
        cast.channel("mailbox", ChannelState.ABSENT, "02-27 08:00"),
        cast.channel("class_share", ChannelState.UNKNOWN),
    )
    assert len(cast.decide("02-27 09:00", half).notices) == 1


def test_it_does_not_accuse_on_a_look_of_two_days_ago(cast):
    decided = cast.decide("02-27 09:00", cast.missing(seen="02-25 08:00"))
    assert decided.notices == ()
    assert "已超过核对时限" in decided.left[0].reason


def test_what_rests_on_a_pending_ruling_is_reminded_but_never_accused(cast):
    owed = cast.owed(pending=True)
    assert len(cast.decide("02-17 09:00", cast.verdict(K.AWAITING, owed)).notices) == 1
    assert cast.decide("02-27 09:00", cast.missing(owed)).notices == ()


def test_what_was_past_due_when_the_plan_opened_waits_for_release(cast):
    [notice] = cast.decide("02-28 09:00", cast.missing(seen="02-28 08:00"), accuse_from=cast.at("02-27 12:00")).notices
    assert notice.state is NoticeState.HELD
    assert "放行" in notice.reason


def test_a_due_day_in_the_vacation_accuses_only_whoever_was_reminded(cast):
    calendar = cast.vacation("02-20", "02-26")
    late = cast.missing(seen="02-27 08:00")
    decided = cast.decide("02-27 09:00", late, calendar=calendar)
    assert decided.notices == ()
    assert "没有提醒过" in decided.left[0].reason
    reminded = cast.told_by(cast.decide("02-17 09:00", cast.verdict(K.AWAITING), calendar=calendar).notices)
    assert len(cast.decide("02-27 09:00", late, calendar=calendar, told=reminded).notices) == 1


def test_a_reminder_that_never_left_before_the_vacation_is_none(cast):
    calendar = cast.vacation("02-20", "02-26")
    dropped = cast.told_by(cast.decide("02-17 09:00", cast.verdict(K.AWAITING), calendar=calendar).notices)
    late = cast.missing(seen="02-27 08:00")
    decided = cast.decide("02-27 09:00", late, calendar=calendar, told=dropped, unheard=dropped)
    assert decided.notices == ()
    assert "没有提醒过" in decided.left[0].reason


def test_a_rung_that_ran_out_during_an_outage_is_dropped_aloud(cast):
    decided = cast.decide("03-20 09:00", cast.missing(seen="03-20 08:00"), decided_before=cast.at("02-20 09:00"))
    dropped = [n for n in decided.notices if n.state is NoticeState.DROPPED]
    assert {line.rung for n in dropped for line in n.lines} == {"T-1wd", "E0"}
    assert all("已过时限" in n.reason for n in dropped)
    assert [n for n in decided.notices if n.state is NoticeState.WAITING] == []


def test_an_outage_of_any_length_makes_no_burst(cast):
    late = cast.missing(seen="03-01 08:00")
    decided = cast.decide("03-01 09:00", late, decided_before=cast.at("02-22 16:00"))
    assert [n.kind for n in decided.notices if n.state is NoticeState.WAITING] == ["E0"]


def test_a_reader_without_an_address_is_shown_and_held(cast):
    masked = replace(cast.WANG, email="wang****@126.com")
    [notice] = cast.decide(
        "02-17 09:00", cast.verdict(K.AWAITING), roster=replace(cast.ROSTER, contacts=(masked, cast.SUN))
    ).notices
    assert (notice.state, notice.address) == (NoticeState.HELD, "")
    assert "contacts.csv" in notice.reason


def test_the_second_coordinator_is_reached_when_the_first_has_no_address(cast):
    school = replace(cast.FIRST, coordinators=("c-li", "c-wang"))
    nobody = replace(cast.WANG, id="c-li", email="")
    roster = replace(cast.ROSTER, schools=(school,), contacts=(nobody, cast.WANG, cast.SUN))
    [notice] = cast.decide("02-17 09:00", cast.verdict(K.AWAITING), roster=roster).notices
    assert notice.recipient == "c-wang"


def test_it_judges_days_in_shanghai_also_for_a_moment_given_in_utc(cast):
    from datetime import UTC

    owed = cast.owed(due="02-24 07:00")  # 02-23 23:00 in UTC
    owed = replace(owed, due_at=owed.due_at.astimezone(UTC))
    [notice] = cast.decide("02-17 09:00", cast.verdict(K.AWAITING, owed)).notices
    assert notice.lines[0].fell_due == cast.at("02-17 08:30")


def test_a_mail_with_very_many_rungs_names_the_gravest_in_what_room_there_is(cast):
    rungs = tuple(replace(cast.T7, name=f"T-7-number-{n}", order=n) for n in range(9))
    [notice] = cast.decide("02-17 09:00", cast.verdict(K.AWAITING), rungs=rungs).notices
    assert notice.kind == "T-7-number-8+T-7-number-7"
    assert len(notice.lines) == 9
    assert len(notice.key) < 255
