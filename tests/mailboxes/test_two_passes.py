"""Headers and structure come first: they tell which mails are kept already, and what one holds that never comes."""

from __future__ import annotations

import base64
import random
from collections.abc import Callable
from typing import Any

import pytest
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from tasks.domain.evidence.reading import ReadingState
from tasks.mailboxes import fetching
from tasks.mailboxes.structure import file_names
from tasks.mailboxes.wire import Wire

HEAD = (
    b"From: wang@school.example\r\nSubject: kebiao\r\nMessage-ID: <1@school.example>\r\nMIME-Version: 1.0\r\n"
    b"Content-Type: multipart/mixed; boundary=e\r\n\r\n--e\r\nContent-Type: text/plain\r\n\r\nhello\r\n--e\r\n"
    b"Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n"
    b'Content-Disposition: attachment; filename="=?utf-8?B?6K++56iL6KGoLnppcA==?="\r\n\r\n'
)


def big(end: bytes = b"end") -> bytes:
    """A mail of a hundred kilobytes; another `end` changes nothing of its header and its size."""
    data = random.Random(1).randbytes(75_000) + end
    return HEAD + base64.encodebytes(data).replace(b"\n", b"\r\n") + b"--e--\r\n"


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many mails came whole in each group."""
    counts: list[int] = []
    small = fetching.small_mails

    def counting(client: Wire, uids: list[int]) -> dict[int, bytes]:
        counts.append(len(uids))
        return small(client, uids)

    monkeypatch.setattr(fetching, "small_mails", counting)
    return counts


def test_a_mail_that_was_moved_is_recognised_before_it_is_fetched(account: Any, fetched: list[int]) -> None:
    account.append(big())
    account.append(big().replace(b"<1@", b"<2@"))
    account.read()
    with account.hand() as client:
        client.create_folder("已处理")
        client.select_folder("INBOX")
        client.move([1, 2], "已处理")

    reading = account.read()

    assert fetched == [2]
    assert (reading.state, reading.new, len(account.sink.kept)) == (ReadingState.COMPLETE, 0, 2)
    assert reading.scopes[0].proof["folders"]["已处理"]["listed"] == 2


def test_another_mail_under_the_same_header_and_of_the_same_size_is_fetched(account: Any, fetched: list[int]) -> None:
    account.append(big())
    account.read()
    account.append(big(b"fin"))

    assert account.read().new == 1
    assert fetched == [1, 1]
    assert len({s.raw.sha256 for s in account.sink.kept}) == 2


def test_a_mail_whose_bytes_were_erased_is_fetched_again(account: Any, fetched: list[int]) -> None:
    def erased(raw: object) -> None:
        raise FileNotFoundError

    account.append(big())
    account.read()
    account.append(big(), "其他文件夹")
    account.sink.opened = erased
    assert account.read().new == 0
    assert fetched == [1, 1]


def refused(*_: object) -> dict[int, Any]:
    raise IMAPClientError("BODYSTRUCTURE is not known here")


def hung_up(*_: object) -> dict[int, Any]:
    raise IMAPClientAbortError("socket error: EOF")


def unreadable(*_: object) -> dict[int, Any]:
    raise ValueError("no structure")


def left_out(given: dict[int, Any]) -> dict[int, Any]:
    return {uid: answer for uid, answer in given.items() if uid != 2}


def nonsense(given: dict[int, Any]) -> dict[int, Any]:
    return {uid: {**answer, b"BODYSTRUCTURE": (b"x", [7]), b"BODY[HEADER]<0>": None} for uid, answer in given.items()}


@pytest.mark.parametrize("way", [refused, hung_up, unreadable, left_out, nonsense])
def test_a_server_with_no_structure_or_a_wrong_one_is_read_whole(
    account: Any, make_mail: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch, way: Callable[..., Any]
) -> None:
    for number in range(3):
        account.append(make_mail(f"第{number}封", message_id=f"<{number}@x>"))
    fetch = Wire.fetch

    def odd(client: Wire, messages: list[int], data: list[str]) -> Any:
        if "BODYSTRUCTURE" not in data:
            return fetch(client, messages, data)
        if way is hung_up:
            client.socket().close()
        return way(fetch(client, messages, data)) if way in (left_out, nonsense) else way()

    monkeypatch.setattr(Wire, "fetch", odd)
    reading = account.read()

    assert reading.state is ReadingState.COMPLETE, reading.reason
    assert account.sink.titles == ["第0封", "第1封", "第2封"]


def test_a_mail_that_never_comes_is_told_with_its_subject_and_files(
    account: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    account.append(big())
    monkeypatch.setattr(fetching, "small_mails", lambda *_: {})

    states = [account.read().state for _ in range(3)]

    assert states == [ReadingState.PARTIAL, ReadingState.PARTIAL, ReadingState.COMPLETE]
    [lost] = account.sink.kept
    assert (lost.title, lost.sender_address, lost.raw) == ("kebiao", "wang@school.example", None)
    assert [(file.name, file.blob) for file in lost.attachments] == [("课程表.zip", None)]
    assert lost.received_at.isoformat() == "2023-02-24T16:30:15+08:00"


@pytest.mark.parametrize(
    "odd", [None, (), (b"text",), ([],), ([(b"a", b"b", 7)], b"mixed"), b"text", (None, None, None)]
)
def test_an_odd_structure_names_no_files(odd: object) -> None:
    assert file_names(odd) == ()
