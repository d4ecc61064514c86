"""One mail is handed over once, and what became of it is known or said to be unknown."""

from __future__ import annotations

import ssl
import subprocess
from dataclasses import replace
from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller

from tasks.domain.errors import CannotReach, LoginRefused
from tasks.transports.outcome import Refused, Sent, TryLater, Uncertain
from tasks.transports.smtp import SmtpTransport, probe


def never(seconds: float) -> None:
    """No test sleeps."""


def send(server, message, secret=None):
    with SmtpTransport(server, secret, pause=never) as transport:
        return transport.send(message)


def test_it_sends_one_mail_with_its_own_message_id(server, post, message):
    assert send(server, message) == Sent()
    [mail] = post.mails
    assert mail.rcpt_tos == ["wang@school.test"]
    assert b"Message-ID: <rollcall.1@county.test>" in mail.content


def test_it_logs_in_once_for_a_batch(guarded, post, message):
    with SmtpTransport(guarded, "right", pause=never) as transport:
        assert [transport.send(message) for _ in range(3)] == [Sent(), Sent(), Sent()]
    assert post.logins == 1


def test_a_refused_login_is_tried_once_and_told_apart_from_silence(guarded, post):
    with pytest.raises(LoginRefused, match="授权码"):
        probe(guarded, "wrong")
    assert post.connections == 1


def test_it_says_when_nobody_answers(message, port):
    nobody = SimpleNamespace(host="127.0.0.1", port=port, security="none", username="")
    outcome = send(nobody, message)
    assert isinstance(outcome, TryLater)
    assert outcome.stops_batch
    with pytest.raises(CannotReach), SmtpTransport(nobody, None, pause=never) as transport:
        transport.connect()


@pytest.mark.parametrize(
    ("sentence", "answer", "kind", "stops"),
    [
        ("greylisted", "450 4.2.0 try again later", TryLater, False),
        ("mailbox full for now", "452 4.2.2 mailbox full", TryLater, False),
        ("NetEase slows us down", "451 MI:SFQ", TryLater, True),
        ("NetEase's daily limit, though it says 554", "554 MI:STC", TryLater, True),
        ("QQ's limit, though it says 550", "550 Ip frequency limited", TryLater, True),
        ("spam", "554 DT:SPM", Refused, False),
        ("no such reader", "550 5.1.1 User unknown", Refused, False),
    ],
)
def test_it_reads_the_answer_to_a_mail(server, post, message, sentence, answer, kind, stops):
    post.data = [answer]
    outcome = send(server, message)
    assert isinstance(outcome, kind), sentence
    assert outcome.code == int(answer[:3])
    assert getattr(outcome, "stops_batch", False) is stops, sentence
    assert post.mails == []


def test_a_lost_connection_after_the_mail_is_uncertain_and_never_tried_again(server, post, message):
    post.data = ["drop"]
    assert isinstance(send(server, message), Uncertain)
    assert len(post.mails) == 1


def test_after_a_lost_connection_the_next_mail_gets_a_new_one(server, post, message):
    post.data = ["drop", "250 OK"]
    with SmtpTransport(server, None, pause=never) as transport:
        assert isinstance(transport.send(message), Uncertain)
        assert transport.send(message) == Sent()


def test_a_refused_reader_does_not_spoil_the_next_mail(server, post, message):
    post.rcpt = {"wang@school.test": "550 no such user"}
    with SmtpTransport(server, None, pause=never) as transport:
        assert isinstance(transport.send(message), Refused)
        del message["To"]
        message["To"] = "sun@school.test"
        assert transport.send(message) == Sent()
    assert post.connections == 1


def test_no_copy_leaves_when_the_reader_is_refused(server, post, message):
    message["Bcc"] = "copy@county.test"
    post.rcpt = {"wang@school.test": "550 no such user"}
    assert isinstance(send(server, message), Refused)
    assert post.mails == []


def test_the_mail_leaves_when_only_the_copy_is_refused(server, post, message):
    message["Bcc"] = "copy@county.test"
    post.rcpt = {"copy@county.test": "452 full"}
    outcome = send(server, message)
    assert isinstance(outcome, Sent)
    assert "copy@county.test" in outcome.note
    assert b"copy@county.test" not in post.mails[0].content


def test_without_encryption_it_talks_to_this_machine_only(server):
    with pytest.raises(CannotReach, match="只用于本机"):
        SmtpTransport(replace(server, host="smtp.126.com"), None)


def test_it_checks_certificates(post, message, tmp_path, port):
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    controller = Controller(post, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True)
    controller.start()
    try:
        stranger = SimpleNamespace(host="127.0.0.1", port=port, security="starttls", username="")
        with pytest.raises(CannotReach, match="加密连接不成立"):
            probe(stranger, None)
        assert isinstance(send(stranger, message), TryLater)
        assert post.mails == []
    finally:
        controller.stop()
