"""Hours, coverage and points: what is behind each figure, and what is never laid to anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tasks.domain.evidence.item import Item, Submission, SubmissionKind
from tasks.domain.evidence.reading import Reading, ReadingState
from tasks.domain.evidence.source import ListSpec, MailboxSource, OpeningHours, WebsiteSource
from tasks.domain.plan.calendar import Calendar, Vacation
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster, School, Stage, Teacher
from tasks.domain.plan.requirement import CheckSpec, PartyKind, Plan, Requirement
from tasks.domain.verdict.coverage import CellState, coverage
from tasks.domain.verdict.credit import credit_ledger
from tasks.domain.verdict.decision import Act, Decision
from tasks.domain.verdict.entering import Row, approvals, hours_entered, points_entered
from tasks.domain.verdict.entry import Entry, EntryKind
from tasks.domain.verdict.outage import unanswered_outage
from tasks.domain.verdict.pace import pace_of
from tasks.domain.verdict.scoring import score_schools
from tasks.domain.verdict.senders import past_senders
from tasks.domain.verdict.verdict import Evidence, Standing, Verdict, VerdictKind

ZONE = ZoneInfo("Asia/Shanghai")
SCHOOLS = (School("sch01", "第一小学", (Stage.PRIMARY,)), School("sch02", "第二小学", (Stage.PRIMARY,)))
TEACHERS = (
    Teacher("t1", "王老师", "sch01", ("语文",)),
    Teacher("t2", "孙老师", "sch01"),
    Teacher("t3", "王老师", "sch02", ("语文", "数学")),
)
ROSTER = Roster(SCHOOLS, TEACHERS)
S1 = Requirement("S1", "活动计划", PartyKind.SCHOOL, ("mailbox",), "02-24 cob")
T1 = Requirement("T1", "证书", PartyKind.TEACHER, ("personal_article",), "04-30")


def at(text):
    return datetime.fromisoformat(f"2023-{text}").replace(tzinfo=ZONE)


NOW = at("07-01T09:00")


def plan(credit=None, scoring=None):
    return Plan("p", 2023, at("01-01T00:00"), (S1, T1), credit=credit or {}, scoring=scoring or {})


def verdict(id_, kind, *files, reasons=(), **more):
    requirement, party, period = id_.split("/")
    owed = Obligation(
        id_, requirement, party, party, (Stage.PRIMARY,), period, at("01-01T00:00"), at("02-24T17:00"), **more
    )
    came = Submission("web", "personal_article", "k", "v", SubmissionKind.POST)
    pieces = tuple(
        Evidence(Item(f"e{n}", "a1", file, "sha", 1, came), "personal_article", Standing.ACCEPTED, NOW, True, ("sha",))
        for n, file in enumerate(files, 1)
    )
    return Verdict(owed, kind, reasons, {}, pieces)


def entry(kind, party, amount, category="校本研培", number=1, **more):
    return Entry(kind, party, category, amount, NOW, id=number, **more)


def the_line(accounts, teacher, category):
    account = next(a for a in accounts if a.teacher.id == teacher)
    return next(line for line in account.lines if line.category == category)


BY_EVIDENCE = {"total": 36, "school_based": 12, "rule": [{"category": "寒假研修", "hours": 6, "requirement": ["T1"]}]}


def test_hours_stand_on_the_evidence_that_earned_them():
    found = [verdict("T1/t1/2023", VerdictKind.SATISFIED_LATE, "证书.jpg"), verdict("T1/t2/2023", VerdictKind.UNKNOWN)]

    accounts = credit_ledger(plan(BY_EVIDENCE), ROSTER, found, ())

    earned, unseen = (the_line(accounts, teacher, "寒假研修") for teacher in ("t1", "t2"))
    assert (earned.proposed, earned.approved) == (6, 0)
    assert "e1 证书.jpg" in earned.reasons[0]
    assert (unseen.proposed, unseen.reasons) == (0, ("T1/t2/2023 我方未能核实，暂不计",))


def test_late_work_counts_only_where_the_rule_says_so():
    rules = {"rule": [{"category": "寒假研修", "hours": 6, "requirement": "T1", "late": False}]}

    accounts = credit_ledger(plan(rules), ROSTER, [verdict("T1/t1/2023", VerdictKind.SATISFIED_LATE, "证书.jpg")], ())

    assert the_line(accounts, "t1", "寒假研修").proposed == 0


def test_proposals_and_approvals_are_kept_apart_and_the_rest_is_unassigned():
    entries = [
        entry(EntryKind.REPORTED, "t1", 10, behind="名单.xlsx 第 3 行"),
        entry(EntryKind.REPORTED, "t1", 12, number=2, behind="更正.xlsx 第 3 行"),
        entry(EntryKind.APPROVED, "t1", 8, number=3, by="王老师"),
    ]

    account = credit_ledger(plan(BY_EVIDENCE), ROSTER, (), entries)[0]

    assert (account.approved, account.proposed, account.unassigned) == (8, 4, 18)
    assert account.lines[0].open == 0
    said = " ".join(account.lines[0].reasons)
    assert "更正.xlsx 第 3 行" in said
    assert "名单.xlsx" not in said


def test_more_than_a_category_gives_is_not_counted():
    account = credit_ledger(plan(BY_EVIDENCE), ROSTER, (), [entry(EntryKind.REPORTED, "t1", 40)])[0]

    assert account.proposed == 12
    assert any("超出" in reason for reason in account.lines[0].reasons)


def test_a_plan_without_rules_leaves_all_hours_unassigned():
    assert [(a.total, a.unassigned, a.lines) for a in credit_ledger(plan(), ROSTER, (), ())] == [(36, 36, ())] * 3


def test_an_approval_takes_what_is_proposed_and_nothing_twice():
    accounts = credit_ledger(plan(BY_EVIDENCE), ROSTER, (), [entry(EntryKind.REPORTED, "t1", 12)])
    given = approvals(accounts, "", NOW, "王老师")

    assert [(e.party, e.amount, e.kind) for e in given] == [("t1", 12, EntryKind.APPROVED)]
    entries = [entry(EntryKind.REPORTED, "t1", 12), replace(given[0], id=2)]
    assert approvals(credit_ledger(plan(BY_EVIDENCE), ROSTER, (), entries), "", NOW, "") == ()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (Row("第 2 行", "王老师", "", "", 12), "有 2 位，分不清"),
        (Row("第 2 行", "李老师", "第一小学", "", 12), "不在花名册里"),
        (Row("第 2 行", "孙老师", "第一小学", "出国考察", 12), "没有学时类别"),
    ],
)
def test_a_row_that_cannot_be_told_refuses_the_list(row, says):
    good = Row("第 3 行", "孙老师", "兰西县第一小学", "", 12)

    entered = hours_entered([good, row], ROSTER, ["校本研培"], EntryKind.REPORTED, NOW, "")

    assert [e.party for e in entered.entries] == ["t2"]
    assert says in entered.refused[0]


def test_points_by_hand_need_a_reason_and_a_school():
    rows = [
        Row("第 2 行", "", "第一小学", "教师访谈", 8, "五人中四人能说出主题"),
        Row("第 3 行", "", "第二小学", "教师访谈", 8),
        Row("第 4 行", "", "第二小学", "教师访谈", 11, "好"),
    ]

    entered = points_entered(rows, ROSTER, {"教师访谈": 10.0}, NOW, "王老师")

    assert [(e.party, e.amount) for e in entered.entries] == [("sch01", 8)]
    assert ["理由" in entered.refused[0], "满分" in entered.refused[1]] == [True, True]


def test_an_empty_cell_is_named_and_what_we_could_not_see_is_no_empty_cell():
    found = [
        verdict("S1/sch01/2023", VerdictKind.SATISFIED),
        verdict("S1/sch02/2023", VerdictKind.MISSING),
        verdict("T1/t1/2023", VerdictKind.EXCUSED),
        verdict("T1/t2/2023", VerdictKind.UNKNOWN),
        verdict("T1/t3/2023", VerdictKind.MISSING),
    ]

    stages, subjects, schools, teachers = coverage(plan(), ROSTER, found)

    assert [cell.text for cell in stages.rows[0].cells] == ["1/2", "0/2 我方未能核实"]
    assert schools.empty() == ("第二小学 · S1 活动计划：应有 1，还没有", "第二小学 · T1 证书：应有 1，还没有")
    assert [row.name for row in subjects.rows] == ["语文", "数学", "（未填学科）"]
    assert teachers.empty() == ("第二小学 王老师 · T1 证书：应有 1，还没有",)
    assert [row.cells[0].state for row in teachers.rows] == [CellState.NOT_OWED, CellState.UNKNOWN, CellState.EMPTY]


SCORING = {"on_time": 1.0, "late": 0.6, "weights": {"S1": 5, "T1": 10}, "by_hand": [{"name": "教师访谈", "points": 10}]}


def test_each_point_has_its_reason_and_a_schools_teachers_are_averaged():
    found = [
        verdict("S1/sch01/2023", VerdictKind.SATISFIED_LATE, reasons=("晚于截止",)),
        verdict("T1/t1/2023", VerdictKind.SATISFIED),
        verdict("T1/t2/2023", VerdictKind.MISSING, reasons=("0/1",)),
    ]
    hand = entry(EntryKind.POINTS, "sch01", 8, "教师访谈", why="四人能说出主题")

    score = score_schools(plan(scoring=SCORING), ROSTER, found, [hand])[0]

    assert [(line.item, line.points, line.most) for line in score.lines] == [
        ("S1", 3.0, 5),
        ("T1", 5.0, 10),
        ("教师访谈", 8, 10.0),
    ]
    assert (score.points, score.most, score.per_cent) == (16.0, 25, 64.0)
    assert all(line.reasons for line in score.lines)
    assert "T1/t2/2023" in " ".join(score.lines[1].reasons)


@pytest.mark.parametrize(
    "open_",
    [VerdictKind.UNKNOWN, VerdictKind.NEEDS_REVIEW, VerdictKind.RECEIVED, VerdictKind.AWAITING, VerdictKind.EXCUSED],
)
def test_what_is_open_or_unseen_is_scored_against_nobody(open_):
    score = score_schools(plan(scoring=SCORING), ROSTER, [verdict("S1/sch01/2023", open_)], ())[0]

    assert (score.lines[0].points, score.most, score.per_cent) == (None, 0, None)
    assert open_.label in score.lines[0].reasons[0]


def test_what_rests_on_a_pending_ruling_is_not_scored():
    pending = verdict("S1/sch01/2023", VerdictKind.MISSING, pending=True)

    line = score_schools(plan(scoring=SCORING), ROSTER, [pending], ())[0].lines[0]

    assert (line.points, "裁定" in line.reasons[0]) == (None, True)


def test_nobody_is_late_while_our_outage_is_unanswered():
    late = verdict("S1/sch01/2023", VerdictKind.SATISFIED_LATE)
    failed = Reading("mail-a", at("02-24T15:00"), at("02-24T15:01"), ReadingState.UNREACHABLE)
    early = replace(failed, began_at=at("02-24T09:00"))
    box = MailboxSource("mail-a")
    extended = Decision(Act.EXTEND, "S1/*/2023", at("02-25T09:00"), until=at("02-27T17:00"))

    def excuse(reading, *decisions):
        return unanswered_outage(late.obligation, ("mailbox",), (box,), [reading], decisions)

    assert "不计逾期" in excuse(failed)
    assert excuse(early) == ""
    assert excuse(failed, extended) == ""
    line = score_schools(plan(scoring=SCORING), ROSTER, [late], (), lambda _: excuse(failed))[0].lines[0]
    assert line.points is None


def test_a_site_that_is_closed_at_night_is_no_outage_of_ours():
    late = verdict("S1/sch01/2023", VerdictKind.SATISFIED_LATE).obligation
    failed = Reading("zhan", at("02-24T15:00"), at("02-24T15:01"), ReadingState.UNREACHABLE)

    def excuse(first, last):
        site = WebsiteSource(
            "zhan", opening_hours=OpeningHours(time(first), time(last)), lists=(ListSpec("class_share"),)
        )
        return unanswered_outage(late, ("class_share",), (site,), [failed], ())

    assert excuse(7, 14) == ""
    assert excuse(7, 15) == ""
    assert "读不到" in excuse(7, 16)
    assert "读不到" in excuse(22, 16)  # over midnight


@pytest.mark.parametrize(
    ("rounds", "said"),
    [
        (["02-16", "02-17", "02-20", "02-21", "02-22", "02-23", "02-27"], True),  # silent from Thursday to Monday
        (["02-16", "02-17", "02-20", "02-21", "02-22", "02-23", "02-24", "02-27"], False),  # read at noon of the day
        (["02-13", "02-22", "02-27"], False),  # here nobody reads every day
        (["02-16", "02-17", "02-18", "02-19", "02-20", "02-21", "02-22", "02-23"], False),  # still silent
    ],
)
def test_days_without_any_look_over_the_deadline_are_our_outage_too(rounds, said):
    late = verdict("S1/sch01/2023", VerdictKind.SATISFIED_LATE).obligation
    looks = [Reading("mail-a", at(f"{day}T14:00"), at(f"{day}T14:01"), ReadingState.COMPLETE) for day in rounds]

    why = unanswered_outage(late, ("mailbox",), (MailboxSource("mail-a"),), looks, ())

    assert ("停机没有读取" in why) == said


SESSIONS = Requirement(
    "S6", "听课", PartyKind.SCHOOL, ("class_share",), "05-08 cob", checks=(CheckSpec("one_session"),)
)


def sessions(count=15):
    return Obligation(
        "S6/sch01/2023", "S6", "sch01", "第一小学", (Stage.JUNIOR,), "2023", at("03-01T00:00"), at("03-24T17:00"), count
    )


def test_the_pace_counts_working_days_and_rounds_for_the_school():
    calendar = Calendar({})

    first = pace_of(sessions(), SESSIONS, 0, at("03-01T08:00"), calendar)
    middle = pace_of(sessions(), SESSIONS, 5, at("03-13T08:00"), calendar)
    last = pace_of(sessions(), SESSIONS, 15, at("03-24T12:00"), calendar)

    assert [(p.expected, p.days_gone, p.days) for p in (first, middle, last)] == [(0, 0, 18), (6, 8, 18), (14, 17, 18)]
    assert "落后 1" in middle.sentence
    assert "超前 1" in last.sentence


def test_the_schools_vacation_is_no_time_to_hold_sessions_in():
    free = Vacation(date(2023, 3, 6), date(2023, 3, 10), (Stage.JUNIOR,))

    assert pace_of(sessions(), SESSIONS, 0, at("03-13T08:00"), Calendar({}, (free,))).days == 13


def test_what_is_not_counted_in_pieces_has_no_pace():
    members = replace(SESSIONS, checks=(CheckSpec("members"),))

    assert pace_of(sessions(1), SESSIONS, 0, at("03-13T08:00"), Calendar({})) is None
    assert pace_of(sessions(), members, 0, at("03-13T08:00"), Calendar({})) is None
    assert pace_of(sessions(), SESSIONS, 0, at("03-25T08:00"), Calendar({})) is None
    assert pace_of(sessions(), SESSIONS, 0, at("03-01T00:00") - timedelta(days=1), Calendar({})) is None


def test_past_senders_are_counted_by_mail_and_not_by_file(county):
    for hour, key in (("08", "a"), ("08", "b"), ("09", "c")):
        county.came("mailbox", f"02-20T{hour}:00:00", key=key)
    placed = []
    from tasks.domain.verdict.arrivals import Arrivals
    from tasks.domain.verdict.looking import Looks
    from tasks.domain.verdict.placing import Placed, Placing

    looks = Looks(plan(), ROSTER, (), [], 0)
    for number, (item, match, _, _, _) in enumerate(county.items):
        mail = replace(item.submission, sender_address="Yi@Example.com", sender_name="孙老师", id=min(number, 1))
        one = replace(item, submission=mail)
        placed.append(Placed(Placing(one, match), Arrivals([mail], [one], looks).of(one)))

    (sender,) = past_senders(placed, ROSTER, ["own@example.com"])

    assert (sender.school, sender.address, sender.times, sender.last) == (
        "sch01",
        "yi@example.com",
        2,
        at("02-20T09:00"),
    )
    assert past_senders(placed, ROSTER, ["yi@example.com"]) == ()
