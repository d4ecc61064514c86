"""The outbox: one row for each reader and key, and every step kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Connection, Engine, event, text

from tasks.domain.notice.escalation import Told
from tasks.domain.notice.notice import Line, Notice, NoticeState
from tasks.store import outbox, outbox_queue
from tasks.store import outbox_claims as claims
from tasks.store.outbox_history import first_failure_notices
from tasks.store.session import writing

NOW = datetime(2023, 2, 17, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
DUE = NOW + timedelta(days=7)
PLAN = "lanxi-2023"
LEASE = NOW + timedelta(minutes=15)


@pytest.fixture
def session(engine: Engine) -> Iterator[Connection]:
    with writing(engine) as session:
        yield session


def notice(key: str = "T-7|sch01|c-wang|2023-02-17|1", obligation: str = "S1/sch01/2023", **more: object) -> Notice:
    line = Line("T-7", obligation, DUE, NOW, "rejected")
    made = Notice(key, "T-7", "c-wang", "wang@school.test", "sch01", (line,), False, NOW, NOW, DUE)
    return replace(made, **more)  # type: ignore[arg-type]


def put(session: Connection, *notices: Notice, at: datetime = NOW, sending: bool = True) -> outbox_queue.Queued:
    return outbox_queue.queue(session, PLAN, notices, at, sending=sending)


def states(session: Connection, at: datetime = NOW) -> list[str]:
    return [n.state.value for n in outbox.notices(session, at)]


def take(session: Connection) -> int:
    [(_, found)] = claims.due(session, NOW)
    assert claims.claim(session, found.id, "t", LEASE, NOW, "题", "<1@x>")
    assert claims.start(session, found.id, "t", NOW)
    return found.id


def test_queueing_the_same_again_changes_nothing(session):
    assert len(put(session, notice()).new) == 1
    again = put(session, notice(), at=NOW + timedelta(minutes=15))
    assert (again.new, again.kept, again.gone) == ((), 1, 0)
    assert session.execute(text("SELECT count(*) FROM attempts")).scalar() == 1


def test_what_is_no_longer_due_is_taken_back_and_may_come_again(session):
    put(session, notice())
    assert put(session).gone == 1
    assert states(session) == ["dropped"]
    assert len(put(session, notice()).new) == 1
    assert states(session) == ["waiting"]


def test_a_bigger_notice_takes_the_place_of_a_smaller_one(session):
    put(session, notice())
    lines = (*notice().lines, *notice(obligation="S4/sch01/2023").lines)
    put(session, notice(key="T-7|sch01|c-wang|2023-02-17|2", lines=lines))
    assert states(session) == ["dropped", "waiting"]


def test_what_was_sent_stays_told(session):
    put(session, notice())
    claims.record_sent(session, take(session), "t", NOW)
    assert outbox.told(session, PLAN, sending=True) == {Told("c-wang", "T-7", "S1/sch01/2023", DUE)}
    assert put(session, notice()).new == ()
    assert states(session) == ["sent"]


def test_what_waits_is_decided_anew_each_time(session):
    put(session, notice())
    assert outbox.told(session, PLAN, sending=True) == frozenset()


def test_what_was_dropped_for_lateness_is_not_decided_again(session):
    put(session, notice(state=NoticeState.DROPPED))
    assert len(outbox.told(session, PLAN, sending=True)) == 1


def test_rehearsed_counts_only_while_nothing_is_sent(session):
    put(session, notice(), sending=False)
    assert len(outbox.told(session, PLAN, sending=False)) == 1
    assert outbox.told(session, PLAN, sending=True) == frozenset()
    assert len(put(session, notice()).new) == 1


def test_a_claim_is_taken_once(session):
    put(session, notice())
    number = take(session)
    assert not claims.claim(session, number, "other", LEASE, NOW, "题", "<2@x>")
    assert not claims.record_sent(session, number, "other", NOW)


def test_a_lease_that_ran_out_cannot_be_used(session):
    put(session, notice())
    [(_, found)] = claims.due(session, NOW)
    claims.claim(session, found.id, "t", LEASE, NOW, "题", "<1@x>")
    assert not claims.start(session, found.id, "t", LEASE)


def test_of_a_crash_it_says_what_it_knows(session):
    put(session, notice())
    number = take(session)
    assert claims.settle_expired(session, LEASE - timedelta(seconds=1)) == ()
    [uncertain] = claims.settle_expired(session, LEASE)
    assert uncertain.id == number
    assert states(session, LEASE) == ["uncertain"]
    assert claims.record_sent(session, number, "t", LEASE)  # the one who sent it was only slow
    assert states(session, LEASE) == ["sent"]


def test_it_remembers_when_a_failure_was_first_told(session):
    put(session, notice())
    assert first_failure_notices(session, PLAN, NOW) == {}
    claims.record_sent(session, take(session), "t", NOW)
    assert first_failure_notices(session, PLAN, NOW) == {"S1/sch01/2023": NOW}
    assert first_failure_notices(session, PLAN, NOW - timedelta(seconds=1)) == {}


def test_it_knows_its_own_mails(session):
    put(session, notice())
    take(session)
    assert {"<1@x>", "1@x"} <= outbox.own_message_ids(session)


def test_a_held_notice_leaves_after_release_and_not_before(session):
    put(session, notice(state=NoticeState.HELD, reason="放行后才发"))
    assert claims.due(session, NOW) == ()
    put(session)
    assert states(session) == ["held"]
    assert outbox.release(session, notice().key, NOW) == 1
    put(session)
    assert claims.due(session, NOW) == (), "until ten minutes have passed it can be taken back"
    [(_, found)] = claims.due(session, NOW + timedelta(minutes=10))
    assert found.released


def test_sending_counts_from_when_it_was_switched_on(session):
    opened = NOW - timedelta(days=7)
    assert outbox.sending_since(session, PLAN, NOW, opened) == opened
    outbox.note_sending(session, PLAN, False, NOW - timedelta(days=2))
    outbox.note_sending(session, PLAN, True, NOW - timedelta(days=1))
    outbox.note_sending(session, PLAN, True, NOW)
    assert outbox.sending_since(session, PLAN, NOW, opened) == NOW - timedelta(days=1)


def test_it_answers_as_of_any_moment(session):
    put(session, notice())
    number = take(session)
    claims.record_sent(session, number, "t", NOW + timedelta(hours=1))
    assert outbox.notices(session, NOW - timedelta(seconds=1)) == ()
    assert states(session, NOW) == ["claimed"]
    assert states(session, NOW + timedelta(hours=1)) == ["sent"]


def test_two_open_plans_that_owe_the_same_by_name_both_tell_it(session):
    put(session, notice())
    for minutes in (0, 15):
        queued = outbox_queue.queue(session, "anquan-2023", [notice()], NOW + timedelta(minutes=minutes), sending=True)
        assert (len(queued.new), queued.gone) == ((1, 0) if minutes == 0 else (0, 0))
    assert put(session, notice(), at=NOW + timedelta(minutes=20)).gone == 0
    assert states(session, NOW + timedelta(hours=1)) == ["waiting", "waiting"]
    assert len({n.key for n in outbox.notices(session, NOW)}) == 2
    assert len(outbox.told(session, "anquan-2023", sending=True)) == 0


def test_a_mail_that_had_to_wait_takes_in_what_joined_it_under_its_own_key(session):
    put(session, notice())
    more = Line("T-3wd", "S4/sch01/2023", DUE, NOW + timedelta(days=1), "awaiting")
    put(session, notice(kind="T-3wd+T-7", lines=(*notice().lines, more)), at=NOW + timedelta(days=1))
    [(_, found)] = claims.due(session, NOW + timedelta(days=1))
    assert (found.kind, found.obligations) == ("T-3wd+T-7", ("S1/sch01/2023", "S4/sch01/2023"))
    put(session, notice(), at=NOW + timedelta(days=2))
    [then] = outbox.notices(session, NOW + timedelta(days=1))
    [now] = outbox.notices(session, NOW + timedelta(days=2))
    assert (then.obligations, now.obligations) == (("S1/sch01/2023", "S4/sch01/2023"), ("S1/sch01/2023",))


def test_many_are_queued_by_few_statements(session):
    many = [notice(f"T-7|sch{n}|c-wang|2023-02-17|1", f"S1/sch{n}/2023") for n in range(700)]
    asked: list[str] = []

    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(session, "before_cursor_execute", count)
    assert [n.key for n in put(session, *many).new] == [n.key for n in many]
    assert put(session, *many[:10], at=NOW + timedelta(minutes=15)).gone == 690
    event.remove(session, "before_cursor_execute", count)
    assert len(asked) < 40
    assert sorted(states(session)) == ["waiting"] * 700
    assert states(session, NOW + timedelta(hours=1)).count("dropped") == 690
