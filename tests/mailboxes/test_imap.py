"""An IMAP mailbox as a witness: everything seen once, nothing touched, and honest about what was not seen."""

from __future__ import annotations

import dataclasses
import imaplib
import os
import shutil
from datetime import datetime, timedelta

import pytest

from tasks.domain.errors import BadInput, LoginRefused
from tasks.domain.evidence.reading import ReadingState
from tasks.mailboxes import find_mailbox, imap


def test_a_mail_is_read_once_with_the_servers_time_of_receipt(account, make_mail, cast):
    account.append(make_mail("第一小学课程表", Date="Mon, 1 Jan 2001 00:00:00 +0800"))

    first, second = account.read(), account.read()

    [found] = account.sink.kept
    assert first.state is second.state is ReadingState.COMPLETE
    assert (first.new, second.new) == (1, 0)
    assert found.received_at.isoformat() == "2023-02-24T16:30:15+08:00"
    assert found.stated_at.year == 2001
    assert found.title == "第一小学课程表"
    assert found.version == found.raw.sha256
    assert found.key.startswith("INBOX/")


def test_it_leaves_unread_mails_unread_and_reads_those_that_a_person_read_first(account, make_mail):
    account.append(make_mail("一", message_id="<1@x>"))
    account.append(make_mail("二", message_id="<2@x>"))
    with account.hand() as client:
        client.select_folder("INBOX")
        client.add_flags([1], [b"\\Seen"])

    account.read()

    assert account.sink.titles == ["一", "二"]
    with account.hand() as client:
        client.select_folder("INBOX", readonly=True)
        assert client.search(["SEEN"]) == [1]
        assert client.folder_status("INBOX")[b"MESSAGES"] == 2


def test_junk_counts_and_sent_and_drafts_do_not(account, make_mail):
    for folder in (
        "Junk",
        "Gesendet",
        "Drafts",
        "已发送",
        "Sent Messages",
        "草稿箱",
        "一小/草稿箱",
        "其他文件夹/张老师",
    ):
        account.append(make_mail(folder, body=folder), folder)

    reading = account.read()

    assert sorted(account.sink.titles) == ["Junk", "一小/草稿箱", "其他文件夹/张老师"]
    assert {"Gesendet", "Drafts", "已发送", "草稿箱"} <= set(reading.scopes[0].proof["left_out"])
    assert next(s for s in account.sink.kept if s.title == "Junk").notes == ("在垃圾邮件夹中",)


def test_named_folders_are_the_only_ones_and_a_wrong_name_is_said(account, make_mail):
    account.append(make_mail("甲"), "收件/课程表")
    account.append(make_mail("乙"))
    named = dataclasses.replace(account.source, folders=("收件/课程表",))
    wrong = dataclasses.replace(account.source, folders=("收件/课程",))

    assert account.read(source=named).state is ReadingState.COMPLETE
    assert account.sink.titles == ["甲"]
    reading = account.read(source=wrong)
    assert reading.state is ReadingState.PARTIAL
    assert "收件/课程表" in reading.reason


def test_nothing_new_costs_one_status_and_no_open_folder(account, make_mail, monkeypatch):
    account.append(make_mail())
    account.read()
    monkeypatch.setattr("imapclient.IMAPClient.select_folder", lambda *_: pytest.fail("opened"))

    reading = account.read()

    assert reading.state is ReadingState.COMPLETE
    assert reading.scopes[0].proof["folders"]["INBOX"]["messages"] == 1


def test_a_mail_that_is_moved_gives_no_second_submission(account, make_mail):
    account.append(make_mail())
    account.read()
    with account.hand() as client:
        client.create_folder("已处理")
        client.select_folder("INBOX")
        client.move([1], "已处理")

    reading = account.read()

    assert reading.new == 0
    assert len(account.sink.kept) == 1


def test_a_mail_that_vanished_unseen_is_counted_and_told(account, make_mail):
    account.append(make_mail("甲", message_id="<1@x>"))
    account.read()
    account.append(make_mail("乙", message_id="<2@x>"))
    account.append(make_mail("丙", message_id="<3@x>"))
    with account.hand() as client:
        client.select_folder("INBOX")
        client.delete_messages([2])
        client.expunge()

    reading, after = account.read(), account.read()

    assert account.sink.titles == ["甲", "丙"]
    assert reading.state is ReadingState.COMPLETE
    assert reading.scopes[0].proof["vanished"] == 1
    assert "1 封" in reading.reason
    assert after.scopes[0].proof["vanished"] == 0


def test_one_deleted_unseen_while_another_comes_into_another_folder_is_not_taken_for_filed(account, make_mail):
    account.append(make_mail("甲", message_id="<1@x>"))
    account.append(make_mail("课", message_id="<0@x>"), "课程表")
    account.read()
    account.append(make_mail("乙", message_id="<2@x>"))
    account.append(make_mail("丙", message_id="<3@x>"), "课程表")
    with account.hand() as client:
        client.select_folder("INBOX")
        client.delete_messages([2])
        client.expunge()

    reading, after = account.read(), account.read()

    proof = reading.scopes[0].proof
    assert (proof["vanished"], proof["maybe_filed"]) == (1, 1)
    assert proof["folders"]["INBOX"]["vanished"] == 1
    assert "1 封" in reading.reason
    assert "无法证明" in reading.reason
    assert after.scopes[0].proof["vanished"] == 0
    assert after.reason == ""


def test_a_mail_taken_away_between_list_and_fetch_is_known_again_where_it_was_put(account, make_mail, monkeypatch):
    account.append(make_mail("甲", message_id="<1@x>"), "A")
    account.append(make_mail("乙", message_id="<2@x>"))
    account.read()
    account.append(make_mail("丙，全校的", message_id="<3@x>"))
    from tasks.mailboxes import fetching

    small = fetching.small_mails

    def moving(client, uids):
        with account.hand() as hand:
            hand.select_folder("INBOX")
            hand.move([2], "A")
        client.noop()
        monkeypatch.setattr(fetching, "small_mails", small)
        return small(client, uids)

    monkeypatch.setattr(fetching, "small_mails", moving)
    reading = account.read()

    assert account.sink.titles[-1] == "丙，全校的"
    assert reading.scopes[0].proof["vanished"] == 0


def test_what_vanished_is_told_by_the_reading_after_one_that_was_cut_short(account, make_mail, monkeypatch):
    account.append(make_mail("甲", message_id="<1@x>"))
    account.read()
    for number in (2, 3, 4):
        account.append(make_mail(f"{number}", message_id=f"<{number}@x>"))
    with account.hand() as client:
        client.select_folder("INBOX")
        client.delete_messages([2])
        client.expunge()

    class Killed(BaseException):
        pass

    monkeypatch.setattr("tasks.mailboxes.look.Look.settle", lambda *_: (_ for _ in ()).throw(Killed))
    with pytest.raises(Killed):
        account.read()
    monkeypatch.undo()
    with account.hand() as client:
        client.select_folder("INBOX")
        client.delete_messages([3])
        client.expunge()

    assert account.read().scopes[0].proof["vanished"] == 1

    kept = account.sink.cursor
    account.sink.cursor = {**kept, "owed": kept["told"]}  # that reading was killed before it was recorded
    again = account.read()
    account.sink.cursor = kept
    after = account.read()
    assert (again.scopes[0].proof["vanished"], after.scopes[0].proof["vanished"]) == (1, 0)


def test_of_a_folder_that_is_gone_it_says_once_that_nothing_can_be_told(account, make_mail):
    account.append(make_mail("甲", message_id="<1@x>"))
    account.append(make_mail("乙", message_id="<2@x>"), "A")
    account.read()
    with account.hand() as client:
        client.delete_folder("A")

    assert "文件夹“A”" in account.read().reason
    assert account.read().reason == ""


def test_known_mails_in_a_renumbered_folder_do_not_explain_one_that_vanished(account, make_mail):
    account.append(make_mail("甲", message_id="<1@x>"), "A")
    account.append(make_mail("乙", message_id="<2@x>"))
    account.read()
    with account.hand() as client:
        client.delete_folder("A")
    account.append(make_mail("甲", message_id="<1@x>"), "A")
    account.append(make_mail("丙", message_id="<3@x>"))
    with account.hand() as client:
        client.select_folder("INBOX")
        client.delete_messages([2])
        client.expunge()

    reading = account.read()

    assert sorted(account.sink.titles) == ["乙", "甲"]
    assert reading.scopes[0].proof["vanished"] == 1
    assert "1 封" in reading.reason


def test_a_new_uidvalidity_starts_the_folder_again_without_a_second_submission(account, make_mail):
    account.append(make_mail("甲"))
    first = account.read().scopes[0].proof["folders"]["INBOX"]["uidvalidity"]
    for file in account.root.glob("dovecot*"):
        file.unlink() if file.is_file() else shutil.rmtree(file)
    (account.root / "dovecot-uidlist").write_text(f"3 V{first + 7} N1 G0123456789abcdef0123456789abcdef\n")
    shutil.chown(account.root / "dovecot-uidlist", "mail", "mail")
    account.append(make_mail("乙"))

    reading = account.read()

    proof = reading.scopes[0].proof["folders"]["INBOX"]
    assert proof["uidvalidity"] == first + 7
    assert proof["reset"]
    assert account.sink.titles == ["甲", "乙"]


def test_a_mail_deleted_midway_is_explained_and_the_rest_is_read(account, make_mail, monkeypatch):
    for number in range(3):
        account.append(make_mail(f"第{number}封", message_id=f"<{number}@x>"))
    original = imap.Look.keep  # noqa: F841 - the hook below runs between the list and the mails
    from tasks.mailboxes import fetching

    small = fetching.small_mails

    def deleting(client, uids):
        with account.hand() as hand:
            hand.select_folder("INBOX")
            hand.delete_messages([2])
            hand.expunge()
        client.noop()
        monkeypatch.setattr(fetching, "small_mails", small)
        return small(client, uids)

    monkeypatch.setattr(fetching, "small_mails", deleting)
    reading = account.read()

    assert account.sink.titles == ["第0封", "第2封"]
    assert reading.state is ReadingState.COMPLETE
    assert reading.scopes[0].proof["folders"]["INBOX"]["vanished"] == 1


def test_a_mail_moved_into_a_folder_already_read_is_found_by_the_next_round(account, make_mail, monkeypatch):
    account.append(make_mail("甲", message_id="<1@x>"), "A")
    account.read()
    account.append(make_mail("乙", message_id="<2@x>"), "Z")
    from tasks.mailboxes import look

    original = look.read_folder

    def moving(*arguments):
        if arguments[2].name == "Z":
            with account.hand() as hand:
                hand.select_folder("Z")
                hand.move([1], "A")
        monkeypatch.setattr(look, "read_folder", original)
        return original(*arguments)

    monkeypatch.setattr(look, "read_folder", moving)
    reading = account.read()

    assert account.sink.titles == ["甲", "乙"]
    assert reading.state is ReadingState.COMPLETE
    assert reading.scopes[0].proof["vanished"] == 0


def test_a_reading_cut_short_resumes_where_it_was(account, make_mail, monkeypatch):
    monkeypatch.setattr("tasks.mailboxes.fetching.KEEP_MAILS", 2)
    monkeypatch.setattr("tasks.mailboxes.fetching.GROUP_MAILS", 2)
    for number in range(7):
        account.append(make_mail(f"第{number}封", message_id=f"<{number}@x>"))

    class Killed(BaseException):
        pass

    calls = iter(range(100))

    def kill() -> None:
        if next(calls) == 2:
            raise Killed

    account.sink.before_keep = kill
    with pytest.raises(Killed):
        account.read()
    assert len(account.sink.kept) == 4
    reading = account.read()

    assert reading.new == 3
    assert sorted(account.sink.titles) == [f"第{number}封" for number in range(7)]


def test_a_lost_connection_is_taken_up_again_within_the_reading(account, make_mail, monkeypatch):
    monkeypatch.setattr("tasks.mailboxes.fetching.GROUP_MAILS", 2)
    for number in range(6):
        account.append(make_mail(f"第{number}封", message_id=f"<{number}@x>"))
    from tasks.mailboxes import fetching

    small, calls = fetching.small_mails, iter(range(100))

    def dropping(client, uids):
        if next(calls) in (1, 3):
            client.socket().close()
            raise ConnectionResetError(104, "reset")
        return small(client, uids)

    monkeypatch.setattr(fetching, "small_mails", dropping)
    reading = account.read()

    assert reading.state is ReadingState.COMPLETE
    assert account.sink.titles == [f"第{number}封" for number in range(6)]


def test_one_mail_over_which_the_server_always_hangs_up_does_not_hold_the_others(account, make_mail, monkeypatch):
    for number in range(3):
        account.append(make_mail(f"第{number}封", message_id=f"<{number}@x>"))
    from tasks.mailboxes import fetching

    small = fetching.small_mails

    def dropping(client, uids):
        if 2 in uids:
            raise ConnectionResetError(104, "reset")
        return small(client, uids)

    monkeypatch.setattr(fetching, "small_mails", dropping)
    first = account.read()
    assert first.state is ReadingState.PARTIAL
    assert "UID 2" in first.reason
    assert sorted(account.sink.titles) == ["第0封", "第2封"]

    account.read()
    third = account.read()
    assert third.state is ReadingState.COMPLETE  # a row without bytes now waits for a person
    [lost] = [s for s in account.sink.kept if s.raw is None]
    assert "人工" in lost.attachments[0].note
    assert (lost.title, lost.sender_address) == ("第1封", "wang@school.example")  # its header was given


def test_what_arrives_later_than_a_standing_clock_is_kept_all_the_same(account, make_mail, cast):
    account.append(make_mail(), at=cast.now + timedelta(days=30))
    account.read()
    [found] = account.sink.kept
    assert found.received_at > cast.now


def test_a_large_attachment_comes_in_pieces_and_whole(account, make_mail, monkeypatch):
    import base64

    data = os.urandom(3_500_000)
    raw = (
        b"From: wang@school.example\r\nSubject: big\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\n'
        b'Content-Type: application/zip; name="a.zip"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + base64.encodebytes(data).replace(b"\n", b"\r\n")
        + b"--b--\r\n"
    )
    account.append(raw)
    account.append(make_mail("小"))

    assert account.read().new == 2
    assert account.sink.file("a.zip") == data
    big = next(s for s in account.sink.kept if s.title == "big")
    assert account.sink.blobs[big.raw.sha256] == raw
    assert big.body == "hello"


def test_a_refused_login_says_authorisation_code_and_keeps_the_secret_to_itself(account, cast):
    source = dataclasses.replace(account.source, provider="126")
    reading = imap.read(source, "wrong-secret", {}, cast.Sink(), lambda: cast.now)
    assert reading.state is ReadingState.REFUSED
    assert "授权码" in reading.reason
    assert "wrong-secret" not in reading.reason
    assert reading.scopes == ()
    with pytest.raises(LoginRefused, match="授权码"):
        imap.probe(source, "wrong-secret")


def test_a_missing_secret_is_told_before_any_connection(account, cast):
    source = dataclasses.replace(account.source, port=1)
    reading = imap.read(source, None, {}, cast.Sink(), lambda: cast.now)
    assert reading.state is ReadingState.REFUSED
    assert "ROLLCALL_SECRET_PRIMARY_MAIL" in reading.reason


@pytest.mark.parametrize(
    ("host", "port"), [("127.0.0.1", 1), ("no-such-host.invalid", 993)], ids=["closed port", "unknown host"]
)
def test_an_unreachable_server_is_unreachable_and_not_empty(account, cast, host, port):
    source = dataclasses.replace(account.source, host=host, port=port, security="tls")
    reading = imap.read(source, cast.secret, {}, cast.Sink(), lambda: cast.now)
    assert reading.state is ReadingState.UNREACHABLE
    assert reading.scopes == ()
    assert host in reading.reason


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_that_nobody_vouches_for_ends_it_before_the_login(account, dovecot, cast, security, make_mail):
    port = dovecot.tls if security == "tls" else dovecot.plain
    source = dataclasses.replace(account.source, port=port, security=security)
    reading = account.read(source=source)
    assert reading.state is ReadingState.UNREACHABLE
    assert "证书" in reading.reason


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_verified_certificate_lets_it_read(account, dovecot, security, make_mail, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    account.append(make_mail("甲"))
    port, said = dovecot.tls if security == "tls" else dovecot.plain, []
    send = imaplib.IMAP4.send
    monkeypatch.setattr(imaplib.IMAP4, "send", lambda self, data: (said.extend(data.split()[1:2]), send(self, data)))
    assert account.read(source=dataclasses.replace(account.source, port=port, security=security)).new == 1
    # what was told in clear is not believed: anybody on the way may have said it
    assert said[: said.index(b"LOGIN")] == ([] if security == "tls" else [b"STARTTLS", b"CAPABILITY"])


def test_plain_text_is_for_this_machine_only(account, cast):
    source = dataclasses.replace(account.source, host="192.0.2.1")
    with pytest.raises(BadInput, match="127.0.0.1"):
        imap.read(source, cast.secret, {}, cast.Sink(), lambda: cast.now)


def test_doctor_hears_folders_and_counts(account, make_mail, cast):
    account.append(make_mail())
    assert "INBOX 1 封" in find_mailbox("imap").probe(account.source, cast.secret)


def test_a_stored_cursor_of_another_shape_only_means_reading_again(account, make_mail, cast):
    account.append(make_mail())
    sink = cast.Sink()
    odd = {"folders": {"INBOX": {"uidvalidity": "x"}, "Junk": 3}, "INBOX": 5}
    reading = imap.read(account.source, cast.secret, odd, sink, lambda: cast.now)
    assert reading.state is ReadingState.COMPLETE
    assert len(sink.kept) == 1


def test_the_reading_tells_when_it_began_and_ended(account, cast):
    moments = iter([cast.now + timedelta(seconds=n) for n in range(100)])
    reading = imap.read(account.source, cast.secret, {}, cast.Sink(), lambda: next(moments))
    assert isinstance(reading.began_at, datetime)
    assert reading.began_at == cast.now < reading.ended_at


def test_the_embedded_server_is_read_like_any_other(pymap_port, cast, make_mail, account):
    source = dataclasses.replace(account.source, port=pymap_port, username="box")
    account = dataclasses.replace(account, source=source)
    account.append(make_mail("甲", message_id="<1@x>"))
    assert account.read().new == 1
    account.append(make_mail("乙", message_id="<2@x>"), "Junk")
    big = make_mail("丙", body="长" * 500_000, message_id="<3@x>")
    account.append(big)

    reading, again = account.read(), account.read()

    assert reading.state is again.state is ReadingState.COMPLETE, reading.reason + again.reason
    assert sorted(account.sink.titles) == sorted(["甲", "乙", "丙"])
    assert {len(account.sink.blobs[s.raw.sha256]) for s in account.sink.kept} >= {len(big)}
    assert again.new == 0
    with account.hand() as hand:
        hand.select_folder("INBOX", readonly=True)
        assert hand.search(["SEEN"]) == []
