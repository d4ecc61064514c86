"""The eleven verdicts: each line of the rule, and what each must never say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tasks.domain.evidence.finding import Result
from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.evidence.match import Doubt, MatchKind
from tasks.domain.plan.party import Stage
from tasks.domain.plan.requirement import CheckSpec, Needs, Watched
from tasks.domain.verdict.decision import Act, Decision
from tasks.domain.verdict.draw import missing_verdict
from tasks.domain.verdict.verdict import ChannelState, Standing, VerdictKind

ZONE = ZoneInfo("Asia/Shanghai")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"2023-{text}").replace(tzinfo=ZONE)


def decided(act: Act, target: str, number: int = 1, **more: object) -> Decision:
    return Decision(act, target, moment("02-20T09:00:00"), id=number, **more)  # type: ignore[arg-type]


def test_before_it_opens_nothing_is_owed_yet(county):
    assert county.verdict("01-20T09:00:00").kind is VerdictKind.NOT_OPEN


def test_what_came_before_it_opens_counts(county):
    county.came("mailbox", "01-18T10:00:00")
    assert county.verdict("01-20T09:00:00").kind is VerdictKind.PARTIAL


def test_open_and_nothing_came_is_awaited_until_due_plus_grace(county):
    county.looked_everywhere("02-24T18:00:00")
    assert county.verdict("02-24T18:59:00").kind is VerdictKind.AWAITING


def test_both_channels_in_time_satisfy(county):
    county.came("mailbox", "02-24T17:00:00")
    county.came("class_share", "02-20T10:00:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.SATISFIED


def test_one_second_after_the_due_moment_is_late(county):
    county.came("mailbox", "02-24T17:00:01")
    county.came("class_share", "02-20T10:00:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.SATISFIED_LATE


def test_grace_makes_nothing_punctual(county):
    county.came("mailbox", "02-24T17:20:00")
    county.came("class_share", "02-20T10:00:00")
    assert county.verdict("02-24T17:25:00").kind is VerdictKind.SATISFIED_LATE


def test_missing_needs_a_complete_look_at_every_lacking_channel(county):
    county.looked_everywhere("02-25T09:00:00")
    verdict = county.verdict("02-25T09:00:00")
    assert verdict.kind is VerdictKind.MISSING
    assert {c.channel for c in verdict.absent} == {"mailbox", "class_share"}


@pytest.mark.parametrize("blind", ["mail-a", "mail-b", "site"])
def test_it_says_unknown_when_one_source_could_not_be_seen(county, blind):
    for source in county.sources:
        county.looked(source.id, "02-25T09:00:00", whole=source.id != blind)
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.UNKNOWN


def test_a_look_before_due_plus_grace_proves_nothing(county):
    county.looked_everywhere("02-24T17:10:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.UNKNOWN


def test_a_look_that_judge_has_not_gone_through_proves_nothing(county):
    county.looked_everywhere("02-25T09:00:00")
    county.judged = 0
    assert county.verdict("02-25T09:30:00").kind is VerdictKind.UNKNOWN


def test_one_complete_look_is_enough_also_when_later_ones_failed(county):
    county.looked_everywhere("02-25T09:00:00")
    county.looked("site", "02-26T09:00:00", whole=False)
    assert county.verdict("02-26T09:30:00").kind is VerdictKind.MISSING


def test_the_proved_channel_is_named_while_the_other_is_unknown(county):
    county.looked("mail-a", "02-25T09:00:00")
    county.looked("mail-b", "02-25T09:00:00")
    county.looked("site", "02-25T09:00:00", whole=False)
    verdict = county.verdict("02-25T09:00:00")
    assert verdict.kind is VerdictKind.UNKNOWN
    assert [c.channel for c in verdict.absent] == ["mailbox"]
    assert verdict.channels["class_share"].state is ChannelState.UNKNOWN


def test_one_channel_only_is_missing_in_the_other(county):
    county.came("mailbox", "02-20T09:00:00")
    county.looked_everywhere("02-25T09:00:00")
    verdict = county.verdict("02-25T09:00:00")
    assert verdict.kind is VerdictKind.MISSING
    assert [c.channel for c in verdict.absent] == ["class_share"]


def test_letters_that_vanished_unseen_at_any_time_are_in_the_reasons_of_what_is_missing(county):
    county.looked("mail-a", "02-20T08:00:00", gone=2)
    county.looked("mail-a", "02-21T08:00:00", whole=False, gone=1)
    county.looked_everywhere("02-24T19:00:00")
    verdict = county.verdict("02-25T09:00:00")
    assert verdict.kind is VerdictKind.MISSING
    [said] = [reason for reason in verdict.reasons if "移走或删除" in reason]
    assert "mail-a" in said
    assert "另有 3 封来信" in said


def test_what_waits_for_a_person_is_never_missing(county):
    county.came("mailbox", "02-20T09:00:00", Result.DOUBTFUL)
    county.came("class_share", "02-20T09:00:00")
    county.looked_everywhere("02-25T09:00:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.NEEDS_REVIEW


def test_what_was_not_looked_at_is_received(county):
    county.came("mailbox", "02-20T09:00:00", None)
    county.came("class_share", "02-20T09:00:00")
    county.looked_everywhere("02-25T09:00:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.RECEIVED


def test_what_failed_is_to_be_mended(county):
    county.came("mailbox", "02-20T09:00:00", Result.FAILED)
    county.came("class_share", "02-20T09:00:00")
    county.looked_everywhere("02-25T09:00:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.REJECTED


def test_waiting_is_added_before_failed(county):
    county.came("mailbox", "02-20T09:00:00", Result.FAILED)
    county.came("mailbox", "02-20T09:10:00", Result.DOUBTFUL)
    county.came("class_share", "02-20T09:00:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.NEEDS_REVIEW


def test_a_later_failure_never_takes_back_what_was_accepted(county):
    county.came("mailbox", "02-20T09:00:00")
    county.came("mailbox", "02-21T09:00:00", Result.FAILED)
    county.came("class_share", "02-20T09:00:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.SATISFIED


@pytest.mark.parametrize(
    ("good", "bad", "verdict"),
    [(5, 1, VerdictKind.MISSING), (10, 1, VerdictKind.REJECTED), (11, 1, VerdictKind.SATISFIED)],
)
def test_sessions_are_counted(county, require, good, bad, verdict):
    county.requirements = (require("S1", "class_share", count={Stage.PRIMARY: 11}),)
    county.owes(count=11)
    for _ in range(good):
        county.came("class_share", "02-20T09:00:00")
    for _ in range(bad):
        county.came("class_share", "02-20T09:00:00", Result.FAILED)
    county.looked_everywhere("02-25T09:00:00")
    found = county.verdict("02-25T09:00:00")
    assert found.kind is verdict
    assert found.channels["class_share"].accepted == good


def test_the_same_thing_sent_three_times_is_one(county, require):
    county.requirements = (require("S1", "mailbox", count={Stage.PRIMARY: 2}),)
    county.owes(count=2)
    for _ in range(3):
        county.came("mailbox", "02-20T09:00:00", key="same")
    county.looked_everywhere("02-25T09:00:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.MISSING


def test_any_of_the_channels_is_enough_where_the_plan_says_so(county, require):
    county.requirements = (require("S1", "mailbox", "class_share", needs=Needs.ANY),)
    county.came("mailbox", "02-20T09:00:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.SATISFIED


def test_without_a_watched_channel_it_is_awaited_then_unknown(county):
    county.plan_more = {"channels": {"mailbox": Watched.NO, "class_share": Watched.NO}}
    county.looked_everywhere("02-25T09:00:00")
    assert county.verdict("02-20T09:00:00").kind is VerdictKind.AWAITING
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.UNKNOWN


def test_an_unwatched_channel_is_left_out_and_said(county):
    county.plan_more = {"channels": {"class_share": Watched.NO}}
    county.came("mailbox", "02-20T09:00:00")
    verdict = county.verdict("02-25T09:00:00")
    assert verdict.kind is VerdictKind.SATISFIED
    assert any("未核对" in reason for reason in verdict.reasons)


def test_a_waiver_excuses_whatever_came(county):
    county.decisions.append(decided(Act.WAIVE, "S1/sch01/2023"))
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.EXCUSED


def test_an_undone_waiver_excuses_nobody(county):
    from tasks.domain.verdict.decision import standing_decisions

    county.looked_everywhere("02-25T09:00:00")
    waiver = decided(Act.WAIVE, "S1/sch01/2023", 1)
    county.decisions += standing_decisions([waiver, decided(Act.UNDO, "1", 2)])
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.MISSING


def test_a_waived_channel_is_not_lacked(county):
    county.came("mailbox", "02-20T09:00:00")
    county.decisions.append(decided(Act.WAIVE, "S1/@primary/2023", channel="class_share"))
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.SATISFIED


def test_an_extension_moves_the_due_moment(county):
    county.decisions.append(decided(Act.EXTEND, "S1/*/2023", until=moment("03-03T17:00:00")))
    county.came("mailbox", "03-01T09:00:00")
    county.came("class_share", "03-01T09:00:00")
    assert county.verdict("03-02T09:00:00").kind is VerdictKind.SATISFIED


def test_a_person_may_accept_what_is_doubtful_and_reject_what_is_good(county):
    doubtful = county.came("mailbox", "02-20T09:00:00", Result.DOUBTFUL)
    county.came("class_share", "02-20T09:00:00")
    county.decisions.append(decided(Act.ACCEPT, doubtful))
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.SATISFIED
    county.decisions.append(decided(Act.REJECT, doubtful, 2, why="不是本校的"))
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.REJECTED


def test_an_unplaced_item_counts_where_a_person_assigns_it(county):
    item = county.came("mailbox", "02-20T09:00:00", kind=MatchKind.UNPLACED)
    county.came("class_share", "02-20T09:00:00")
    assert county.verdict("02-24T09:00:00").kind is VerdictKind.PARTIAL
    county.decisions += [decided(Act.ASSIGN, item, to="S1/sch01/2023"), decided(Act.ACCEPT, item, 2)]
    assert county.verdict("02-24T09:00:00").kind is VerdictKind.SATISFIED


def test_a_file_nobody_can_read_waits_wherever_its_party_lacks_the_channel(county):
    county.came("mailbox", "02-20T09:00:00", kind=MatchKind.UNPLACED, unreadable=True)
    county.came("class_share", "02-20T09:00:00")
    county.looked_everywhere("02-25T09:00:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.NEEDS_REVIEW


def test_a_doubtful_match_waits_and_a_broken_file_fails_at_each(county, require):
    county.requirements = (require("S1", "mailbox"), require("S2", "mailbox"))
    county.owes("S1/sch01/2023")
    county.owes("S2/sch01/2023")
    both = ("S1/sch01/2023", "S2/sch01/2023")
    county.came("mailbox", "02-20T09:00:00", claims=both, doubts=[Doubt.SEVERAL_REQUIREMENTS])
    assert {v.kind for v in county.verdicts("02-25T09:00:00").values()} == {VerdictKind.NEEDS_REVIEW}
    county.items.clear()
    county.came(
        "mailbox", "02-20T09:00:00", Result.FAILED, claims=both, doubts=[Doubt.SEVERAL_REQUIREMENTS], broken=True
    )
    assert {v.kind for v in county.verdicts("02-25T09:00:00").values()} == {VerdictKind.REJECTED}


def test_what_came_later_than_the_asked_moment_is_not_there_yet(county):
    county.came("mailbox", "02-24T10:00:00")
    county.came("class_share", "02-20T09:00:00")
    assert county.verdict("02-23T09:00:00").kind is VerdictKind.PARTIAL


def test_what_came_before_the_plan_starts_belongs_to_no_obligation(county):
    county.plan_more = {}
    county.came("mailbox", "01-01T00:00:00")
    last_year = county.items[0][0].submission
    item = replace(
        county.items[0][0], submission=replace(last_year, received_at=moment("01-01T00:00:00").replace(year=2022))
    )
    county.items[0] = (item, *county.items[0][1:])
    assert county.verdict("02-20T09:00:00").evidence == ()


def test_who_is_in_the_class_since_an_earlier_year_is_in_it(county):
    county.came("class_share", "01-01T00:00:00")
    first, *rest = county.items[0]
    before = moment("03-05T08:00:00").replace(year=2022)
    joined = replace(first.submission, kind=SubmissionKind.MEMBER, first_seen_at=before)
    county.items[0] = (replace(first, submission=joined), *rest)
    assert [piece.received_at for piece in county.verdict("02-20T09:00:00").evidence] == [before]


@pytest.mark.parametrize(
    ("unnamed", "juniors", "primary", "junior"),
    [(11, 0, 11, 0), (20, 0, 11, 9), (5, 10, 0, 15), (26, 0, 11, 15), (1, 0, 1, 0)],
)
def test_sessions_without_a_stage_fill_as_many_stages_as_possible(county, require, unnamed, juniors, primary, junior):
    county.requirements = (require("S1", "mailbox", count={Stage.PRIMARY: 11, Stage.JUNIOR: 15}),)
    county.owes("S1/sch07:primary/2023", count=11)
    county.owes("S1/sch07:junior/2023", count=15)
    for _ in range(unnamed):
        county.came("mailbox", "02-20T09:00:00", claims=("S1/sch07/2023",))
    for _ in range(juniors):
        county.came("mailbox", "02-21T09:00:00", claims=("S1/sch07/2023",), stage=Stage.JUNIOR)
    found = county.verdicts("02-24T09:00:00")
    given = [found[f"S1/sch07:{stage}/2023"].channels["mailbox"].accepted for stage in ("primary", "junior")]
    assert given == [primary, junior]


def test_members_are_counted_and_the_absent_are_named(county, require):
    county.requirements = (require("S1", "class_share", checks=(CheckSpec("members"),)),)
    county.owes(count=2)
    county.came("class_share", "02-20T09:00:00", keys=("t01",))
    county.looked_everywhere("02-25T09:00:00")
    verdict = county.verdict("02-25T09:00:00")
    assert verdict.kind is VerdictKind.MISSING
    assert verdict.channels["class_share"].lacks == ("孙老师",)


def test_a_namesake_who_has_joined_is_not_named_as_lacking(county, require, namesakes):
    county.requirements = (require("S1", "class_share", checks=(CheckSpec("members"),)),)
    county.owes(count=3)
    county.came("class_share", "02-20T09:00:00", keys=("同名:王老师:a",))
    county.came("class_share", "02-20T09:00:00", keys=("同名:王老师:b",))
    county.looked_everywhere("02-25T09:00:00")
    verdict = county.verdict("02-25T09:00:00")
    assert verdict.kind is VerdictKind.MISSING
    assert verdict.channels["class_share"].lacks == ("孙老师",)


def test_a_third_row_of_two_namesakes_joins_for_nobody_else(county, require, namesakes):
    county.requirements = (require("S1", "class_share", checks=(CheckSpec("members"),)),)
    county.owes(count=3)
    for row in "abc":
        county.came("class_share", "02-20T09:00:00", keys=(f"同名:王老师:{row}",))
    assert county.verdict("02-24T09:00:00").channels["class_share"].accepted == 2


def test_a_member_who_is_not_looked_at_yet_is_not_called_absent(county, require, namesakes):
    county.requirements = (require("S1", "class_share", checks=(CheckSpec("members"),)),)
    county.owes(count=3)
    for key in ("t01", "t03"):
        county.came("class_share", "02-20T09:00:00", keys=(key,))
    county.came("class_share", "02-20T09:00:00", None)
    county.looked_everywhere("02-25T09:00:00")
    assert county.verdict("02-25T09:00:00").kind is VerdictKind.RECEIVED


def test_every_verdict_says_why(county):
    county.came("mailbox", "02-20T09:00:00", Result.DOUBTFUL)
    for when in ("01-20T09:00:00", "02-20T10:00:00", "02-24T18:00:00", "02-25T09:00:00"):
        assert county.verdict(when).reasons


def test_missing_cannot_be_written_without_its_proof(county):
    verdict = county.verdict("02-20T09:00:00")
    with pytest.raises(ValueError, match="without a proof"):
        missing_verdict(verdict.obligation, {}, (), {}, ())


def test_a_channel_in_which_something_waits_is_not_named_as_lacking(county):
    county.came("mailbox", "02-20T09:00:00", Result.DOUBTFUL)
    county.looked_everywhere("02-25T09:00:00")
    verdict = county.verdict("02-25T09:00:00")
    assert verdict.kind is VerdictKind.MISSING
    assert [c.channel for c in verdict.absent] == ["class_share"]
    assert verdict.evidence[0].standing is Standing.WAITING
