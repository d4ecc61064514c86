"""What the next days would send, if nothing came."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from settings.rungs import shipped_rungs
from tasks.domain.notice.forecast import forecast
from tasks.domain.notice.matter import matter_if_nothing_comes
from tasks.domain.notice.merging import due_notices
from tasks.domain.notice.notice import NoticeState
from tasks.domain.notice.rung import Rung, When
from tasks.domain.notice.urgency import may_be_second
from tasks.domain.notice.window import Hours, SendWindow
from tasks.domain.plan.party import Contact, Role, Roster, School, Stage
from tasks.domain.verdict.verdict import ChannelState, VerdictKind

DAY = timedelta(hours=24)


def open_verdict(cast):
    channels = [cast.channel(name, ChannelState.OPEN) for name in ("mailbox", "class_share")]
    return cast.verdict(VerdictKind.AWAITING, None, *channels)


def test_it_shows_every_rung_that_would_come(cast):
    found = forecast([open_verdict(cast)], cast.desk("02-15 09:00"), timedelta(days=20), DAY)
    assert [(n.kind, n.send_at) for n in found] == [
        ("T-7", cast.at("02-17 08:30")),
        ("T-1wd", cast.at("02-23 08:30")),
        ("E0", cast.at("02-27 08:30")),
    ]


def test_it_looks_no_further_than_asked(cast):
    found = forecast([open_verdict(cast)], cast.desk("02-15 09:00"), timedelta(days=3), DAY)
    assert [n.kind for n in found] == ["T-7"]


def test_it_foresees_nothing_for_whoever_is_done(cast):
    assert forecast([cast.verdict(VerdictKind.SATISFIED)], cast.desk("02-15 09:00"), timedelta(days=90), DAY) == ()


def test_the_call_list_of_the_day_comes_also_after_a_mornings_digest(cast):
    """Two deadlines: of the one the digest, three working days after; of the other the list of whom to call today."""
    stage = [rung for rung in shipped_rungs() if rung.name in {"T-2h", "E1"}]
    past = cast.missing(cast.owed("S1", due="02-24 17:00"))
    ahead = cast.verdict(
        VerdictKind.AWAITING, cast.owed("S4", due="03-01 17:00"), cast.channel("mailbox", ChannelState.OPEN)
    )
    found = forecast(
        [past, ahead], cast.desk("03-01 08:00", rungs=tuple(stage)), timedelta(hours=12), timedelta(days=9)
    )
    assert [(n.kind, n.send_at) for n in found] == [("E1", cast.at("03-01 08:30")), ("T-2h", cast.at("03-01 15:00"))]


HOURS = (8.5, 9, 10, 11, 13, 14, 15, 16.25, 20)
EARLY, LATE = (VerdictKind.AWAITING, VerdictKind.PARTIAL, VerdictKind.REJECTED), (VerdictKind.MISSING,)
STAGES = (Stage.JUNIOR, Stage.PRIMARY, Stage.KINDERGARTEN)
WINDOWS = (SendWindow(), SendWindow((Hours(time(9), time(10)),)), SendWindow((Hours(time(14), time(17)),), False))


@st.composite
def ladders(draw):
    """The shipped ladder, or one of a county's own: other days, other readers, other hours, some to be released."""
    if draw(st.booleans()):
        return shipped_rungs()
    readers = st.sampled_from([Role.COORDINATOR, Role.PRINCIPAL, Role.STAGE_CONTACT, Role.BUREAU])
    hours = st.sampled_from([time(8, 30), time(13), time(17, 30)])
    before = draw(st.lists(st.sampled_from(["open", "T-10", "T-5", "T-2wd", "T-0", "T-3h", "every 1w"]), unique=True))
    after = draw(st.lists(st.sampled_from(["+1wd", "+2wd", "+3wd", "+1w"]), unique=True, min_size=1))
    rungs = [Rung(when, 10 * n, When.read(when), draw(readers), EARLY, at=draw(hours)) for n, when in enumerate(before)]
    for number, when in enumerate(after):
        released = draw(st.sampled_from([None, None, Role.ADMIN]))
        more = {"accuses": True, "at": draw(hours), "within": draw(st.integers(1, 10)), "release_by": released}
        rungs.append(Rung(when, 100 + number, When.read(when), draw(readers), LATE, **more))
    return tuple(rungs)


@st.composite
def counties(draw, cast):
    """Up to three schools of one or two stages, some with one coordinator together, some without an address."""
    coordinators = [Contact(f"k{n}", f"王老师{n}", Role.COORDINATOR, f"k{n}@school.test") for n in range(2)]
    mute = Contact("k9", "孙老师", Role.COORDINATOR, "")
    office = [
        Contact("t1", "赵老师", Role.STAGE_CONTACT, "t1@county.test", (Stage.JUNIOR,)),
        Contact("t2", "李老师", Role.STAGE_CONTACT, "t2@county.test"),
        Contact("b1", "县教体局", Role.BUREAU, "b1@county.test"),
        Contact("p1", "马校长", Role.PRINCIPAL, "p1@school.test"),
    ]
    schools = []
    for number in range(draw(st.integers(1, 3))):
        stages = tuple(draw(st.lists(st.sampled_from(STAGES), min_size=1, max_size=2, unique=True)))
        contact = draw(st.sampled_from([*coordinators, mute]))
        schools.append(School(f"s{number}", f"第{number}小学", stages, coordinators=(contact.id,), principal="p1"))
    return Roster(tuple(schools), (), (*coordinators, mute, *office))


@st.composite
def owed_things(draw, cast, now, roster):
    """What is due in the coming days, and what was just seen not to have come a few days ago."""
    verdicts = []
    for number in range(draw(st.integers(1, 5))):
        school = draw(st.sampled_from(roster.schools))
        day, hour = draw(st.sampled_from([-4, -3, -2, 1, 2, 3, 5, 8, 11, 15])), draw(st.sampled_from([12, 17, 23]))
        due = now.replace(hour=0, minute=0) + timedelta(days=day, hours=hour)
        opens = due - timedelta(days=draw(st.integers(1, 40)))
        requirement = draw(st.sampled_from(["S1", "S4"]))
        owed = replace(cast.owed(requirement), id=f"{requirement}/{school.id}/{number}", party=school.id, due_at=due)
        owed = replace(owed, party_name=school.name, stages=school.stages, opens_at=opens)
        channels = [cast.channel(name, ChannelState.OPEN) for name in ("mailbox", "class_share")]
        verdict = cast.verdict(draw(st.sampled_from(EARLY)), owed, *channels)
        verdicts.append(verdict if day > 0 else cast.missing(owed, f"{now - timedelta(minutes=30):%m-%d %H:%M}"))
    return verdicts


def drained(cast, verdicts, desk, moments):
    """The mails that leave when the outbox is drained at these moments, and nothing comes."""
    told, mailed, sent, before = set(), set(), [], desk.decided_before
    for moment in moments:
        there = replace(desk, as_of=moment, told=frozenset(told), decided_before=before)
        before = moment
        matters = [matter_if_nothing_comes(v, moment, desk.grace_of(v.obligation)) for v in verdicts]
        tomorrow = desk.window.next_opening(moment.replace(hour=23, minute=59), desk.calendar)
        for notice in due_notices(matters, there).notices:
            today = (notice.recipient, notice.school, moment.date())
            may = notice.state is NoticeState.WAITING and notice.send_at <= moment
            if may and (today not in mailed or may_be_second(notice, tomorrow)):
                mailed.add(today)
                sent.append(notice)
            elif notice.state is not NoticeState.DROPPED and not (notice.state is NoticeState.HELD and notice.address):
                continue
            told |= cast.told_by([notice])
    return sent


@given(data=st.data(), start=st.integers(0, 40), hour=st.sampled_from(HOURS), vacation=st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_then_sent_is_a_subset_of_what_was_foreseen(cast, data, start, hour, vacation):
    """Of any county with any ladder, on whatever days and hours the outbox is drained, and nothing comes."""
    midnight = cast.at("02-10 00:00") + timedelta(days=start)
    roster = data.draw(counties(cast))
    now = midnight + timedelta(hours=hour)
    verdicts = data.draw(owed_things(cast, now, roster))
    resting = replace(cast.vacation("02-20", "02-25").vacations[0], stages=(Stage.KINDERGARTEN,))
    more = {
        "rungs": data.draw(ladders()),
        "roster": roster,
        "window": data.draw(st.sampled_from(WINDOWS)),
        "calendar": replace(cast.CALENDAR, vacations=(resting,) if vacation else ()),
        "accuse_from": cast.at("02-09 00:00"),
    }
    desk = replace(cast.desk("02-10 09:00", **more), as_of=now, decided_before=now - timedelta(minutes=30))

    foreseen = forecast(verdicts, desk, timedelta(days=5), DAY)
    moments = [midnight + timedelta(days=day, hours=h) for day in range(5) for h in HOURS]
    kept = set(data.draw(st.sampled_from([moments, late(data, midnight), some(data, moments)])))
    sent = drained(cast, verdicts, desk, sorted(moment for moment in kept if moment >= now))

    keys, lines = [(n.recipient, n.key) for n in sent], [told for n in sent for told in cast.told_by([n])]
    assert len(keys) == len(set(keys))
    assert len(lines) == len(set(lines))
    if all(was_drained_in_time(notice, verdicts, desk, kept) for notice in foreseen):
        assert set(keys) <= {(n.recipient, n.key) for n in foreseen}
        assert set(lines) <= cast.told_by(foreseen)


def late(data, midnight):
    """Once a day, early or late."""
    return [midnight + timedelta(days=day, hours=data.draw(st.sampled_from(HOURS))) for day in range(5)]


def some(data, moments):
    """Days may pass without any."""
    return data.draw(st.sets(st.sampled_from(moments), min_size=1))


def was_drained_in_time(notice, verdicts, desk, moments):
    """Whether the outbox was drained on the day on which it would leave, before any of its rungs ran out."""
    owed = {v.obligation.id: v.obligation for v in verdicts}
    until = [
        until
        for line in notice.lines
        for rung, _, until in desk.timetable(owed[line.obligation])
        if rung.name == line.rung
    ]
    day = notice.send_at.date()
    return any(
        notice.send_at <= m < min(until) and m.date() == day and desk.window.is_open(m, desk.calendar) for m in moments
    )
