"""What an admin is told for as long as it lasts: at most once a day, and no longer than its cause."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from tasks.domain.evidence.reading import Reading, ReadingState, Scope, ScopeReading
from tasks.domain.evidence.source import MailboxSource, OpeningHours, WebsiteSource
from tasks.domain.notice.alarm import restored_sources
from tasks.domain.notice.mail_alarms import gone_unseen
from tasks.domain.notice.standing_alarms import (
    Quota,
    down_sources,
    growing_desk,
    projected_years,
    quota_near,
    well_again,
)
from tasks.domain.notice.telling_admins import admin_mails
from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.party import Contact, Role, Roster

ZHOU = Contact("c-zhou", "周老师", Role.ADMIN, "zhou@county.test")
WHOLE, PART, NONE, REFUSED = (ReadingState(s) for s in ("complete", "partial", "unreachable", "refused"))


def looks(cast, *seen):
    """(moment, state) of readings of the box."""
    return [Reading("box", cast.at(when), cast.at(when), state, "服务器没有回答") for when, state in seen]


@pytest.mark.parametrize(
    ("sentence", "seen", "said"),
    [
        ("read well", [("02-17 08:45", WHOLE)], ""),
        ("one failure is no news", [("02-17 08:30", WHOLE), ("02-17 08:45", NONE)], ""),
        ("three in a row", [("02-17 08:15", NONE), ("02-17 08:30", PART), ("02-17 08:45", NONE)], "连续 3 次没有看全"),
        ("well again", [("02-17 08:15", NONE), ("02-17 08:30", NONE), ("02-17 08:45", WHOLE)], ""),
        ("a refused login needs a person at once", [("02-17 08:45", REFUSED)], "登录被拒（服务器没有回答）"),
        ("not read for a day", [("02-16 08:00", WHOLE)], "02-16 08:00 以后没有读取过"),
        ("never read", [], "一次也没有读取过"),
    ],
)
def test_a_source_is_down_when(cast, sentence, seen, said):
    found = list(
        down_sources([MailboxSource("box")], looks(cast, *seen), cast.at("02-10 09:00"), cast.desk("02-17 09:00"))
    )
    assert len(found) == bool(said), sentence
    assert said in "".join(one.words for one in found)


def test_what_a_person_brings_is_no_source_that_can_be_down(cast):
    sheet = WebsiteSource("sheet", kind="csv", path="incoming/sheet.csv")
    assert not list(down_sources([sheet], [], cast.at("02-10 09:00"), cast.desk("02-17 09:00")))


def test_a_site_that_did_not_answer_while_it_was_closed_is_not_down(cast):
    def told(hours, *seen):
        site = WebsiteSource("box", opening_hours=hours)
        return list(down_sources([site], looks(cast, *seen), cast.at("02-10 09:00"), cast.desk("02-17 09:00")))

    nights = [("02-16 22:30", NONE), ("02-16 23:30", PART), ("02-17 05:30", NONE)]
    day, school_day = ("02-16 20:00", WHOLE), OpeningHours(time(6), time(22))
    assert not told(school_day, day, *nights)
    assert told(OpeningHours(time(0), time(0)), day, *nights)  # one that never closes
    assert told(school_day, *[("02-17 08:00", NONE)] * 3)
    assert told(school_day, ("02-17 05:30", REFUSED))  # it answered


def test_it_is_told_once_a_day_and_no_longer_than_it_lasts(cast):
    roster = Roster((), (), (ZHOU,))
    down = looks(cast, ("02-17 08:45", REFUSED))

    def told(now, readings, before=frozenset()):
        desk = cast.desk(now, roster=roster, told=before)
        return admin_mails(down_sources([MailboxSource("box")], readings, cast.at("02-10 09:00"), desk), desk)

    [first] = told("02-17 09:00", down)
    assert not first.accuses
    assert told("02-17 15:00", down, cast.told_by([first])) == ()
    [again] = told("02-20 09:00", down, cast.told_by([first]))
    assert again.key != first.key
    well = [*down, *looks(cast, ("02-20 08:45", WHOLE))]
    assert told("02-20 09:00", well, cast.told_by([first])) == ()


def test_the_review_desk_is_named_when_it_grows_and_when_something_lies_there_for_a_week(cast):
    now = cast.desk("02-24 09:00")

    def words(*came):
        return "".join(one.words for one in growing_desk(came, now))

    assert words() == ""
    assert words(*[now.as_of - timedelta(hours=h) for h in range(9)]) == ""
    assert "新增 10 件，共 12 件" in words(*[now.as_of - timedelta(hours=h) for h in [*range(10), 30, 40]])
    assert "已等 5 个工作日以上" in words(cast.at("02-17 16:00"))
    assert words(cast.at("02-20 08:00")) == ""


@pytest.mark.parametrize(
    ("left", "waiting", "said"), [(140, 3, ""), (15, 1, "已发 135 封"), (15, 0, ""), (20, 30, "待发的还有 30 封")]
)
def test_the_quota_is_near_its_end_only_for_those_who_wait(cast, left, waiting, said):
    found = "".join(one.words for one in quota_near(Quota(150, left, waiting), cast.desk("02-24 09:00")))
    assert (said in found) if said else not found


def test_a_projected_year_is_told_once(cast):
    far = replace(cast.owed(), due_at=cast.at("02-24 17:00").replace(year=2024))
    desk = cast.desk("02-17 09:00", calendar=Calendar({}), roster=Roster((), (), (ZHOU,)))
    [mail] = admin_mails(projected_years([far], desk), desk)
    assert "2024 年日历没有官方放假安排" in "".join(mail.about)
    later = cast.desk("02-27 09:00", calendar=Calendar({}), roster=desk.roster, told=cast.told_by([mail]))
    assert admin_mails(projected_years([far], later), later) == ()


@pytest.mark.parametrize(
    ("sentence", "now", "gone", "maybe", "said"),
    [
        ("all was seen", "02-17 09:00", 0, 0, ""),
        ("deleted unseen", "02-17 09:00", 2, 1, "box 02-17 08:45 发现 2 封，其中至多 1 封可能归到了别的文件夹"),
        ("perhaps only filed", "02-17 09:00", 1, 1, "box 02-17 08:45 发现 1 封"),
        ("told the day after, and no more", "02-18 09:00", 2, 0, ""),
    ],
)
def test_letters_that_went_by_unseen_are_named(cast, sentence, now, gone, maybe, said):
    part = ScopeReading(Scope("mailbox"), True, "", {"vanished": gone, "maybe_filed": maybe})
    reading = Reading("box", cast.at("02-17 08:45"), cast.at("02-17 08:45"), WHOLE, scopes=(part,))
    found = list(gone_unseen([reading], cast.desk(now)))
    assert len(found) == bool(said), sentence
    assert said in "".join(one.words for one in found)


def test_who_was_alarmed_is_told_once_that_it_is_well_again(cast):
    other = replace(ZHOU, id="c-wu", name="吴老师")
    roster, box = Roster((), (), (ZHOU, other)), [MailboxSource("box")]
    down = looks(cast, ("02-17 08:30", WHOLE), ("02-17 08:45", REFUSED))
    well = [*down, *looks(cast, ("02-20 08:15", WHOLE), ("02-20 08:30", WHOLE))]

    def told(now, readings, before=frozenset()):
        desk = cast.desk(now, roster=roster, told=before)
        return admin_mails(well_again(box, readings, cast.at("02-10 09:00"), desk), desk)

    alarmed = cast.desk("02-17 09:00", roster=replace(roster, contacts=(ZHOU,)))
    before = cast.told_by(admin_mails(down_sources(box, down, cast.at("02-10 09:00"), alarmed), alarmed))
    assert told("02-17 09:00", down, before) == ()
    [note] = told("02-20 09:00", well, before)
    assert note.recipient == ZHOU.id, "who was not alarmed needs no all-clear"
    assert note.said == ("已恢复：来源 box 从 02-20 08:15 起又看全了，先前的告警到此为止",)
    assert told("02-20 10:00", well, before | cast.told_by([note])) == ()
    assert told("02-20 09:00", well) == ()


def test_the_watch_names_what_is_well_again_for_a_day(cast):
    seen = looks(cast, ("02-17 08:30", NONE), ("02-17 08:45", WHOLE), ("02-17 09:00", WHOLE))
    assert restored_sources(seen, cast.at("02-17 12:00")) == ("来源 box 从 02-17 08:45 起又看全了",)
    assert restored_sources(seen, cast.at("02-18 12:00")) == ()
    assert restored_sources(seen[:1], cast.at("02-17 12:00")) == ()
    assert restored_sources(seen[1:], cast.at("02-17 12:00")) == ()
