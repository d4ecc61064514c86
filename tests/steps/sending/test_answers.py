"""What comes back to our mails is read: receipts, promises, appeals, queries, bounces."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tasks.casefile import open_casefile
from tasks.domain.verdict.decision import Act
from tasks.pages.disputes import dispute_lines
from tasks.review import review_desk
from tasks.store.session import open_store, reading


def text(mail) -> str:
    return mail.get_body(("plain",)).get_content()


def kinds(town, when: str) -> set[tuple[str, str]]:
    return {(kind, state) for kind, _, state in town.states(when)}


@pytest.fixture
def accused(town):
    """第一小学 was told on the first working day after the deadline that two things were not received."""
    town.open("02-20 09:00")
    town.cycle("02-27 08:40")
    [mail] = town.mails_to("wang@")
    assert "尚未收到" in text(mail)
    return town


def reply(town, when: str, words: str, **more: str) -> None:
    mail = town.mails_to("wang@")[-1]
    town.arrives(when, f"回复：{mail['Subject']}", words, In_Reply_To=str(mail["Message-ID"]), **more)


def test_a_receipt_leaves_after_ten_minutes_with_what_became_of_each_part(town):
    town.open("02-20 09:00")
    town.arrives("02-20 19:58", "第一小学 课程表", "", "第一小学课程表.xlsx", "第一小学无名.bin")
    town.cycle("02-20 20:00")
    assert town.post.mails == []
    town.cycle("02-20 20:10")
    [mail] = town.mails_to("wang@")
    assert "回执" in mail["Subject"]
    assert "第一小学课程表.xlsx" in text(mail)
    town.cycle("02-20 20:30")
    assert len(town.post.mails) == 1


def test_receipts_are_bundled_and_at_most_five_a_day(town):
    town.open("02-20 09:00")
    for number in range(7):
        town.arrives(f"02-20 1{number}:58", f"第一小学 课程表 {number}", "", f"第一小学课程表{number}.xlsx")
        town.cycle(f"02-20 1{number}:59")
        town.cycle(f"02-20 1{number + 1}:09")
    receipts = [m for m in town.mails_to("wang@") if "回执" in m["Subject"]]
    assert len(receipts) == 5
    town.cycle("02-21 00:05")
    [late] = [m for m in town.mails_to("wang@") if "回执" in m["Subject"]][5:]
    assert "课程表5" in text(late)
    assert "课程表6" in text(late)


def test_nobody_off_the_roster_gets_a_receipt(town):
    town.open("02-20 09:00")
    town.arrives("02-20 19:58", "第一小学 课程表", "", "第一小学课程表.xlsx", sender="x@elsewhere.test")
    town.cycle("02-20 20:00")
    town.cycle("02-20 20:15")
    assert town.post.mails == []


def test_an_appeal_stops_what_accuses_until_a_person_has_answered(accused):
    reply(accused, "02-27 10:00", "我们上周已经交过了")
    accused.cycle("02-27 10:05")
    accused.cycle("02-27 10:15")
    assert "转人工核实" in text(accused.mails_to("wang@")[-1])
    [dispute] = review_desk(accused.county, datetime(2023, 2, 28, 9, tzinfo=ZoneInfo("Asia/Shanghai"))).disputes
    assert "交过了" in dispute_lines([dispute])[2]
    assert dispute.appeal.obligations[0] in dispute.commands[0]
    told = len(accused.post.mails)
    accused.cycle("03-01 09:00")  # E1 to the stage contact
    accused.cycle("03-03 09:00")  # a week after
    assert [m["To"] for m in accused.post.mails[told:] if "催" in str(m["Subject"]) or "wang@" in str(m["To"])] == []
    assert not any("第一小学" in text(m) for m in accused.mails_to("sun@")), "E1 leaves the school out"
    [item] = [e for e in items(accused) if e.submission.title.startswith("回复")]
    accused.decide(Act.REJECT, item.id, "03-03 10:00", why="所有邮箱都查过，没有这封信")
    accused.cycle("03-03 10:15")
    answered, again = accused.mails_to("wang@")[-2:]
    assert "没有这封信" in text(answered)
    assert "仍未收到" in text(again), "the rungs go on"


def items(town):
    with reading(open_store(town.county.database_url)) as session:
        case = open_casefile(session, datetime(2023, 12, 1, tzinfo=ZoneInfo("Asia/Shanghai")))
        return [placed.item for placed in case.placed]


def test_a_promise_is_kept_waiting_for_and_a_thank_you_changes_nothing(accused):
    reply(accused, "02-27 10:00", "收到，谢谢")
    reply(accused, "02-27 10:01", "收到，3月6日前补交")
    accused.cycle("02-27 10:15")
    accused.cycle("03-03 09:00")
    assert len(accused.mails_to("wang@")) == 1, "a week after it is still resting"
    accused.cycle("03-07 09:00")
    assert len(accused.mails_to("wang@")) == 2, "again after a week, once the promised day is over"


def test_who_asks_is_told_how_the_school_stands(town):
    town.open("02-20 09:00")
    town.arrives("02-20 20:00", "查询", "查询")
    town.cycle("02-20 20:01")
    town.cycle("02-20 20:11")
    [mail] = town.mails_to("wang@")
    assert "《课程表》" in text(mail)
    assert "第二小学" not in text(mail)


def test_an_automatic_reply_is_neither_thanks_nor_an_appeal(accused):
    reply(accused, "02-27 10:00", "我在休假，已交由同事处理", Auto_Submitted="auto-replied")
    accused.cycle("02-27 10:15")
    accused.cycle("03-03 09:00")
    assert len(accused.mails_to("wang@")) == 2


def test_when_it_clears_there_are_thanks(accused):
    accused.arrives("02-27 14:00", "第一小学 课程表", "", "第一小学课程表.xlsx")
    accused.cycle("02-27 14:05")
    accused.cycle("02-28 09:00")
    [mail] = accused.mails_to("wang@")[1:]
    assert "1 类已补齐，感谢" in mail["Subject"], "the receipt of what made it complete says the thanks"
    assert "《课程表》：已补齐，感谢" in text(mail)
    assert ("receipt", "sent") in kinds(accused, "02-28 09:00")
    accused.cycle("03-01 09:00")
    assert not [m for m in accused.mails_to("wang@")[2:] if "补齐" in m["Subject"]]


def test_what_was_waived_or_extended_after_an_accusation_is_no_longer_open(accused, cast):
    accused.decide(Act.WAIVE, "S1/sch01/2023", "02-27 10:00", why="停课")
    accused.decide(Act.EXTEND, "S4/sch01/2023", "02-27 10:01", until=cast.at("03-10 17:00"))
    accused.cycle("02-28 09:00")
    mails = [m for m in accused.mails_to("wang@") if "不再" in str(m["Subject"]) or "不再" in text(m)]
    assert mails, [str(m["Subject"]) for m in accused.mails_to("wang@")]


def test_what_had_come_before_we_accused_is_corrected_at_any_hour(accused):
    accused.arrives("02-23 10:00", "第一小学 课程表", "", "第一小学课程表.xlsx")  # in a folder that nobody had read
    accused.cycle("02-27 20:00")
    accused.cycle("02-27 20:10")
    assert "更正" in accused.mails_to("wang@")[-1]["Subject"]


def test_a_mail_that_came_back_goes_to_the_next_contact(town):
    contacts = town.home / "roster" / "contacts.csv"
    contacts.write_text(contacts.read_text() + "c-zhao,赵老师,负责人,zhao@school.test,,\n")
    schools = town.home / "roster" / "schools.csv"
    schools.write_text(schools.read_text().replace("c-wang,", "c-wang;c-zhao,"))
    town.open("02-10 09:00")
    town.cycle("02-17 09:00")
    [mail] = town.mails_to("wang@")
    notice = f"您的邮件没有送达 wang@school.test，收件人不存在。\n邮件标识 {mail['Message-ID']}"
    town.arrives("02-17 09:05", "系统退信", notice, sender="postmaster@qq.test", Return_Path="<>")
    town.cycle("02-17 09:10")
    assert len(town.mails_to("zhao@")) == 1
    assert len(town.mails_to("wang@")) == 1


def test_an_address_that_the_server_does_not_know_is_left_for_the_next(town):
    contacts = town.home / "roster" / "contacts.csv"
    contacts.write_text(contacts.read_text() + "c-zhao,赵老师,负责人,zhao@school.test,,\n")
    schools = town.home / "roster" / "schools.csv"
    schools.write_text(schools.read_text().replace("c-wang,", "c-wang;c-zhao,"))
    town.open("02-10 09:00")
    town.post.refused = {"wang@school.test": "550 5.1.1 User unknown"}
    town.cycle("02-17 09:00")
    town.cycle("02-17 09:15")
    assert town.mails_to("wang@") == []
    assert len(town.mails_to("zhao@")) == 1


def with_admin(town) -> None:
    contacts = town.home / "roster" / "contacts.csv"
    contacts.write_text(contacts.read_text() + "c-zhou,周老师,管理员,zhou@county.test,,\n")


def test_an_appeal_that_nobody_answers_for_two_working_days_alarms_the_admin_once(town):
    with_admin(town)
    town.open("02-20 09:00")
    town.cycle("02-27 08:40")
    reply(town, "02-27 10:00", "早就发过了")
    town.cycle("02-28 09:00")
    assert town.mails_to("zhou@") == []
    for when in ("03-01 09:00", "03-01 14:00", "03-02 09:00"):
        town.cycle(when)
    [mail] = town.mails_to("zhou@")
    assert "早就发过了" in text(mail)
    assert "decide reject" in text(mail)


def test_an_outage_of_our_own_before_the_deadline_proposes_an_extension(town, cast):
    with_admin(town)
    town.open("02-20 09:00")
    town.look("02-24 15:00", cast.ReadingState.UNREACHABLE)
    town.cycle("02-27 09:00")
    [mail] = town.mails_to("zhou@")
    assert "decide extend S1/*/2023 --until 2023-02-27T17:00" in text(mail)


def test_a_mailbox_that_cannot_be_read_alarms_the_admin_each_day_until_it_can(town, cast):
    with_admin(town)
    town.open("02-20 09:00")
    for when in ("02-20 09:15", "02-20 09:30", "02-20 09:45"):
        town.look(when, cast.ReadingState.UNREACHABLE)
    foreseen = town.foresee("02-20 09:50", 1)
    for when in ("02-20 09:50", "02-20 10:30", "02-21 09:00"):
        town.remind(when)
        town.send(when)
    today, tomorrow = town.mails_to("zhou@")
    assert today["Subject"] == "【点卯】1 件事需要管理员看一下"
    assert "来源 primary 连续 3 次没有看全" in text(today)
    assert [n.recipient for n in foreseen if n.kind == "alarm"] == ["c-zhou"]
    town.cycle("02-22 09:00")
    [well] = town.mails_to("zhou@")[2:]
    assert well["Subject"] == "【点卯】1 个来源已恢复"
    assert "已恢复：来源 primary 从 02-22 09:00 起又看全了" in text(well)
    town.cycle("02-22 10:00")
    assert len(town.mails_to("zhou@")) == 3


def test_after_three_days_without_us_each_reader_gets_one_mail_and_none_is_out_of_date(town):
    town.open("02-10 09:00")
    town.cycle("02-17 09:00")
    town.post.mails.clear()
    town.arrives("02-24 10:00", "第一小学 课程表", "", "第一小学课程表.xlsx")
    for when in ("02-27 09:00", "02-27 09:05", "02-27 14:00"):  # nothing ran since the 17th
        town.cycle(when)
    [mail] = town.mails_to("wang@")
    assert "《“推门听课”活动计划》" in text(mail)
    assert "截止时间已过" in text(mail)
    assert [s for k, _, s in town.states("02-27 14:00") if k.startswith(("T-", "T-3wd"))].count("waiting") == 0
