"""Lists in a mail: what a combined school owes by stage, and sixty teachers in one word."""

from __future__ import annotations

from dataclasses import replace

from tasks.domain.notice.checklist import checklist
from tasks.domain.notice.entry import Desktop, entries
from tasks.domain.plan.party import Roster, Stage, Teacher
from tasks.domain.plan.requirement import CheckSpec, PartyKind, Requirement
from tasks.domain.verdict.verdict import ChannelState, VerdictKind


def awaiting(cast, owed, channel="class_share"):
    return cast.verdict(VerdictKind.AWAITING, owed, cast.channel(channel, ChannelState.OPEN))


def test_a_combined_school_reads_how_many_each_of_its_stages_owes(cast):
    sessions = Requirement(
        "S6", "“推门听课”材料", PartyKind.SCHOOL, ("class_share",), "05-08", checks=(CheckSpec("one_session"),)
    )
    plan = replace(cast.PLAN, requirements=(sessions,))
    whole = cast.owed("S6", due="05-08 17:00")
    owed = [
        replace(whole, id=f"S6/sch01:{stage}/2023", party=f"sch01:{stage}", stages=(stage,), count=count)
        for stage, count in ((Stage.JUNIOR, 15), (Stage.PRIMARY, 11))
    ]
    desk = Desktop(plan, cast.ROSTER, {}, "教师进修学校")
    [part] = checklist([awaiting(cast, one) for one in owed], desk, cast.at("04-20 09:00"))
    [item] = part.items
    assert item.asks[:2] == ("初中共 15 次", "小学共 11 次")
    assert part.due == "2023年5月8日（星期一） 17:00 前"
    [late] = checklist([awaiting(cast, owed[0])], desk, cast.at("05-08 08:30"))
    assert late.due.endswith("（今日 17:00 前）")


def test_a_whole_staff_is_named_in_one_word_and_a_part_of_it_name_by_name(cast):
    teachers = tuple(Teacher(f"t{n}", f"王老师{n}", "sch01") for n in range(1, 6))
    roster = Roster(cast.ROSTER.schools, teachers, cast.ROSTER.contacts)
    desk = Desktop(cast.PLAN, roster, {}, "教师进修学校")

    def words(*numbers):
        owed = [replace(cast.owed("T1", f"t{n}", "04-30 17:00"), party_name=f"王老师{n}") for n in numbers]
        verdicts = [awaiting(cast, one, "personal_article") for one in owed]
        return [one.who_words for one in entries(verdicts, desk, cast.at("04-20 09:00"), overdue=False, digest=False)]

    assert words(1, 2, 3, 4, 5) == ["全体教师（5）"]
    assert words(1, 3) == ["王老师1、王老师3（2）"]
