"""From verdict to mailbox: what is due leaves once, and nothing else does."""

from __future__ import annotations

from datetime import datetime

import pytest

from tasks.claim import claim_batch
from tasks.domain.errors import BadInput
from tasks.domain.notice.notice import NoticeState
from tasks.domain.verdict.decision import Act
from tasks.store import outbox_claims
from tasks.store.session import open_store, reading, writing

WANG, LI = "c-wang", "c-li"


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2023-{text}+08:00")


def test_it_reminds_in_chinese_text_and_html(town):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    town.send("02-17 09:00")
    [mail] = town.post.mails
    assert mail["To"] == "王老师 <wang@school.test>"
    assert "第一小学" in mail["Subject"]
    assert "2 项" in mail["Subject"]
    assert "2月24日" in mail["Subject"]
    assert mail["Auto-Submitted"] == "auto-generated"
    text = mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    for body in (text, html):
        assert "《课程表》" in body
        assert "17:00" in body
        assert "primary@county.test" in body
        assert "缺交" not in body
    assert "<" not in text
    assert "http" not in html.replace("http-equiv", "")


def test_a_second_run_sends_nothing_twice(town):
    town.open("02-10 09:00")
    for when in ("02-17 09:00", "02-17 09:15", "02-20 09:00", "02-20 14:00"):
        town.remind(when)
        town.send(when)
        town.send(when)
    assert len(town.post.mails) == 1


def test_whoever_has_no_address_is_shown_and_not_lost(town):
    town.open("02-10 09:00")
    told = town.remind("02-17 09:00").told
    assert any(LI in row and "contacts.csv" in row[-1] for row in told.rows)
    assert ("T-7", LI, "held") in town.states("02-17 09:00")
    contacts = town.home / "roster" / "contacts.csv"
    contacts.write_text(contacts.read_text().replace("c-li,李老师,负责人,,", "c-li,李老师,负责人,li@school.test,"))
    town.open("02-17 10:00")
    town.remind("02-17 10:05")
    town.send("02-17 10:05")
    assert {mail["To"] for mail in town.post.mails} == {"王老师 <wang@school.test>", "李老师 <li@school.test>"}


def test_it_accuses_after_the_deadline_and_lists_the_looks_it_rests_on(town):
    town.open("02-10 09:00")
    town.look("02-27 08:00")
    town.remind("02-27 09:00")
    town.send("02-27 09:00")
    [mail] = town.post.mails
    text = mail.get_body(("plain",)).get_content()
    assert "尚未收到" in text
    assert "2023-02-27 08:00" in text
    assert "primary" in text
    assert "缺交" not in text


def test_it_does_not_accuse_on_an_incomplete_look(town, cast):
    town.open("02-10 09:00")
    town.look("02-27 08:00", cast.ReadingState.PARTIAL)
    told = town.remind("02-27 09:00").told
    town.send("02-27 09:00")
    assert town.post.mails == []
    assert any("E0" in row for row in told.rows)


def test_what_grew_stale_in_the_outbox_does_not_leave(town):
    town.open("02-10 09:00")
    town.look("02-27 08:00")
    town.remind("02-27 17:00")
    town.send("02-28 09:00")
    assert town.post.mails == []
    town.look("02-28 09:10")
    town.remind("02-28 09:20")
    town.send("02-28 09:20")
    assert len(town.post.mails) == 1


def test_nothing_leaves_outside_the_window(town):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    assert "发送时段" in town.send("02-17 12:00").told.sentence
    assert town.post.mails == []
    town.send("02-17 13:30")
    assert len(town.post.mails) == 1


def test_one_mail_a_day_for_each_reader_and_school(town):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    town.send("02-17 09:00")
    plan = town.home / "plan.toml"
    plan.write_text(plan.read_text().replace('id = "S4"\ntitle = "《课程表》"', 'id = "S5"\ntitle = "《周进度表》"'))
    town.open("02-17 10:00")
    town.remind("02-17 10:00")
    town.send("02-17 10:00")
    assert len(town.post.mails) == 1
    town.send("02-20 09:00")
    assert len(town.post.mails) == 2


def test_rehearsal_decides_and_shows_and_sends_nothing(town):
    town.settle("rehearse")
    town.open("02-10 09:00")
    assert len(town.remind("02-17 09:00").new) == 2
    assert town.remind("02-17 09:15").new == ()
    town.send("02-17 09:30")
    assert town.post.mails == []
    assert ("T-7", WANG, "rehearsed") in town.states("02-17 10:00")


def test_what_was_rehearsed_blocks_nothing_once_sending_is_on(town):
    town.settle("rehearse")
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    town.settle("on")
    town.remind("02-20 09:00")
    town.send("02-20 09:00")
    assert len(town.post.mails) == 1


def test_what_was_past_due_when_sending_was_switched_on_is_held(town):
    town.settle("rehearse")
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    town.settle("on")
    town.look("02-27 08:00")
    town.remind("02-27 09:00")
    town.send("02-27 09:00")
    assert town.post.mails == []
    assert ("E0", WANG, "held") in town.states("02-27 09:00")


def test_a_4xx_is_tried_again_within_thirty_minutes(town):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    town.post.answers = ["451 MI:SFQ"]
    assert town.send("02-17 09:00").counts["later"] == 1
    assert town.post.mails == []
    town.send("02-17 09:30")
    assert len(town.post.mails) == 1


def test_a_5xx_is_shown_and_not_tried_again(town):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    town.post.answers = ["550 5.1.1 User unknown"]
    assert town.send("02-17 09:00").exit_code == 1
    town.remind("02-17 10:00")
    town.send("02-17 10:00")
    assert town.post.mails == []
    assert ("T-7", WANG, "refused") in town.states("02-17 10:00")


def test_a_connection_lost_after_the_mail_is_uncertain_and_never_sent_again(town):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    town.post.answers = ["drop"]
    assert town.send("02-17 09:00").exit_code == 1
    for when in ("02-17 10:00", "02-20 09:00"):
        town.remind(when)
        town.send(when)
    assert len(town.post.mails) == 1
    assert ("T-7", WANG, "uncertain") in town.states("02-20 09:00")


def test_a_server_that_is_down_loses_nothing(town):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    port, town.port = town.port, 1
    town.settle("on")
    assert town.send("02-17 09:00").exit_code == 3
    town.port = port
    town.settle("on")
    town.send("02-17 09:20")
    assert len(town.post.mails) == 1


def test_a_rung_that_ran_out_while_the_server_was_down_keeps_the_reason_why_it_never_left(town):
    town.open("02-08 09:00")
    town.decide(Act.EXTEND, "S4/sch01/2023", "02-08 09:10", until=at("03-20 17:00"))
    town.post.answers = ["451 try later"] * 40
    for when in ("02-09 09:00", "02-10 09:00", "02-17 09:00"):  # the mail of S4's opening takes S1's reminders in
        town.remind(when)
        town.send(when)
    town.remind("02-21 09:00")
    with reading(open_store(town.county.database_url)) as session:
        query = "select distinct rung, reason from outbox_lines where obligation = 'S1/sch01/2023' and not live"
        reasons = dict(session.exec_driver_sql(query).tuples().all())
    unsent = "重新核催：已过时限，或不再需要（一直没有发出：服务器暂不接收（451 try later））"
    assert (reasons["T-14"], reasons["T-7"]) == (unsent, unsent)


def test_killed_between_claiming_and_sending_it_waits_again(town, cast):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    assert len(claim_batch(town.county, cast.at("02-17 09:00")).claimed) == 1
    assert town.send("02-17 09:05").counts["sent"] == 0
    town.send("02-17 09:20")
    assert len(town.post.mails) == 1


def test_killed_between_sending_and_recording_it_is_uncertain_and_never_sent_again(town, cast):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    [one] = claim_batch(town.county, cast.at("02-17 09:00")).claimed
    with writing(open_store(town.county.database_url)) as session:
        assert outbox_claims.start(session, one.notice.id, one.token, cast.at("02-17 09:00"))
    for when in ("02-17 09:20", "02-20 09:00"):
        town.remind(when)
        town.send(when)
    assert town.post.mails == []
    assert ("T-7", WANG, "uncertain") in town.states("02-20 09:00")


def test_two_senders_never_take_the_same_notice(town, cast):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    assert len(claim_batch(town.county, cast.at("02-17 09:00")).claimed) == 1
    assert claim_batch(town.county, cast.at("02-17 09:00")).claimed == []


def test_the_limits_are_kept(town):
    town.settle("on", "per_day = 1\n")
    contacts = town.home / "roster" / "contacts.csv"
    contacts.write_text(contacts.read_text().replace("c-li,李老师,负责人,,", "c-li,李老师,负责人,li@school.test,"))
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    assert "上限" in town.send("02-17 09:00").told.sentence
    assert len(town.post.mails) == 1
    town.send("02-20 09:00")
    assert len(town.post.mails) == 2


def test_the_outbox_can_be_asked_how_it_stood(town):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    town.send("02-17 10:00")
    assert ("T-7", WANG, "waiting") in town.states("02-17 09:30")
    assert ("T-7", WANG, "sent") in town.states("02-17 10:00")
    assert town.states("02-16 09:00") == []


def test_a_rehearsal_goes_to_the_admin_alone_and_is_what_is_sent_then(town, cast):
    contacts = town.home / "roster" / "contacts.csv"
    contacts.write_text(contacts.read_text() + "c-zhou,周老师,管理员,zhou@county.test,,\n")
    town.open("02-14 09:00")
    foreseen = town.foresee("02-16 09:00", 14)
    town.mail_rehearsal("02-16 09:00", 14, "zhou@county.test")
    [mail] = town.post.mails
    assert "zhou@" in mail["To"]
    assert "第一小学" in mail.get_body(("plain",)).get_content()
    with pytest.raises(BadInput, match="预演只寄给管理员"):
        town.mail_rehearsal("02-16 09:00", 14, "wang@school.test")
    town.post.mails.clear()
    for moment in ("02-17 08:31", "02-21 08:31", "02-24 08:31", "02-25 09:00", "02-27 08:31", "02-27 14:00"):
        town.cycle(moment)
        town.summarise(moment)
        town.send(moment)
    sent = {(n.recipient, n.key) for n in town.notices("03-01 18:00") if n.state is NoticeState.SENT}
    assert len(sent) >= 5
    assert sent <= {(n.recipient, n.key) for n in foreseen}


def test_an_uncertain_mail_that_lies_in_a_mailbox_that_is_read_was_sent(town):
    town.open("02-10 09:00")
    town.remind("02-17 09:00")
    town.post.answers = ["drop"]
    town.send("02-17 09:00")
    assert ("T-7", WANG, "uncertain") in town.states("02-17 09:00")
    [mail] = town.post.mails
    town.copied(mail, "02-17 09:01")
    town.cycle("02-17 09:05")
    assert ("T-7", WANG, "sent") in town.states("02-17 09:05")
    assert len(town.post.mails) == 1


def test_a_release_leaves_after_ten_minutes_and_can_be_taken_back_until_then(town):
    contacts = town.home / "roster" / "contacts.csv"
    contacts.write_text(contacts.read_text() + "c-ma,马校长,校长,ma@school.test,,\n")
    schools = town.home / "roster" / "schools.csv"
    schools.write_text(schools.read_text().replace("c-wang,\n", "c-wang,c-ma\n"))
    town.open("02-20 09:00")
    town.cycle("03-03 08:40")
    [key] = [n.key for n in town.notices("03-03 08:40") if n.recipient == "c-ma"]
    with pytest.raises(BadInput, match="不是花名册里的管理员"):
        town.handle(Act.RELEASE, key, "03-03 08:41", by="王老师")
    town.handle(Act.RELEASE, key, "03-03 08:50", by="孙老师")
    town.send("03-03 08:59")
    town.handle(Act.HOLD, key, "03-03 08:59", by="孙老师")
    town.send("03-03 09:30")
    assert town.mails_to("ma@") == []
    town.handle(Act.RELEASE, key, "03-03 09:30", by="孙老师")
    town.decide(Act.UNDO, "3", "03-03 09:35", by="孙老师")
    town.send("03-03 09:45")
    assert town.mails_to("ma@") == []
    town.handle(Act.RELEASE, key, "03-03 09:45", by="孙老师")
    town.send("03-03 09:55")
    assert len(town.mails_to("ma@")) == 1
    with pytest.raises(BadInput, match="撤不回来：这封通知现在是“已发”"):
        town.decide(Act.UNDO, "5", "03-03 10:00", by="孙老师")


def test_what_is_due_today_leaves_before_what_may_wait_also_when_more_is_merged_into_its_mail(town):
    contacts, plan = town.home / "roster" / "contacts.csv", town.home / "plan.toml"
    contacts.write_text(contacts.read_text().replace("c-li,李老师,负责人,,", "c-li,李老师,负责人,li@school.test,"))
    today = '[[override]]\nrequirement = "S4"\nparty = "sch02"\ndue = "02-17 cob"\n'
    plan.write_text(plan.read_text() + today)
    town.settle("on", "per_hour = 1\n")
    town.open("02-16 18:00")
    sentences = []
    for when in ("02-17 08:40", "02-17 09:00", "02-17 09:41"):
        town.remind(when)
        sentences.append(town.send(when).told.sentence)
    assert [str(mail["To"]) for mail in town.post.mails] == ["李老师 <li@school.test>", "王老师 <wang@school.test>"]
    assert "今日截止" in town.post.mails[0]["Subject"]
    assert "每小时 1 封的上限" in sentences[0]


@pytest.mark.parametrize(("switched", "state"), [("02-24 17:00", "sent"), ("02-24 17:10", "held")])
def test_who_was_past_due_though_in_the_grace_when_sending_was_switched_on_is_held(town, switched, state):
    town.settle("rehearse")
    town.open("02-10 09:00")
    town.remind("02-24 16:45")
    town.settle("on")
    town.remind(switched)
    town.look("02-27 08:00")
    town.remind("02-27 09:00")
    town.send("02-27 09:00")
    assert ("E0", WANG, state) in town.states("02-27 09:00")
    assert any(kind.startswith("T-0") and state == "rehearsed" for kind, _, state in town.states("02-27 09:00"))
    assert len(town.post.mails) == (state == "sent"), "what was decided in rehearsal is never sent"
