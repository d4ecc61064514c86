"""What a mail server answers is read as imapclient reads it; what cannot be read costs only its own mail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from imapclient.exceptions import ProtocolError
from imapclient.response_parser import parse_fetch_response, parse_response

from tasks.mailboxes import answers

QUOTED = st.text('ab é"\\{3}()[%\t', max_size=12).map(
    lambda text: b'"' + text.replace("\\", "\\\\").replace('"', '\\"').encode() + b'"'
)
WORDS = st.sampled_from(
    [
        b"NIL",
        b"nil",
        b"0",
        b"007",
        b"42",
        b"\\Seen",
        b"text",
        b"a[b c]<0>",
        b"[x",
        b"a%b",
        b"~{3}",
        b"{3}",
        b'a"b"',
        b"\xff",
    ]
)
LITERALS = st.binary(max_size=9)
VALUES = st.recursive(
    st.one_of(QUOTED, WORDS, LITERALS.map(lambda raw: (raw,))),
    lambda inner: st.lists(inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from(
    [b"BODYSTRUCTURE", b"BODY", b"RFC822.SIZE", b"FLAGS", b"INTERNALDATE", b"body[header]<0>", b"X"]
)
DATES = st.sampled_from(
    [b'"24-Feb-2023 08:30:15 +0800"', b'" 1-Feb-2023 08:30:15 -0000"', b'"31-Feb-2023 08:30:15 +0800"']
)
ITEMS = st.lists(st.one_of(st.tuples(NAMES, VALUES), st.tuples(st.just(b"INTERNALDATE"), DATES)), max_size=4)


def lines_of(value: object) -> list[answers.Line]:
    """One answer as imaplib hands it over."""
    lines: list[answers.Line] = [b""]

    def walk(part: object) -> None:
        if isinstance(part, tuple):
            lines[-1] = (lines[-1] + b"{%d}" % len(part[0]), part[0])  # type: ignore[operator]
            lines.append(b"")
        elif isinstance(part, bytes):
            lines[-1] += part  # type: ignore[operator]
        else:
            lines[-1] += b"("  # type: ignore[operator]
            for number, inner in enumerate(part):  # type: ignore[arg-type, var-annotated]
                lines[-1] += b" " if number else b""  # type: ignore[operator]
                walk(inner)
            lines[-1] += b")"  # type: ignore[operator]

    walk(value)
    return lines


def answer(uid: int, items: list[tuple[bytes, object]], seq: int = 3) -> list[answers.Line]:
    flat = [part for item in items for part in item]
    first, *rest = lines_of([b"UID", b"%d" % uid, *flat])
    first = (b"%d %s" % (seq, first[0]), first[1]) if isinstance(first, tuple) else b"%d %s" % (seq, first or b"")
    return [first, *rest]


def as_imapclient_has_it(lines: list[answers.Line]) -> dict[int, answers.Answer]:
    try:
        return dict(parse_fetch_response(lines, False, True))
    except (ProtocolError, ValueError, TypeError, LookupError, AttributeError):
        return {}


@given(ITEMS)
@example([(b"BODYSTRUCTURE", [b'"text"', b'"plain"', [b'"name"', ("课".encode(),)], b"NIL"])])
@example([(b"BODYSTRUCTURE", [[b'"a"', b'"b"'], [b'"c"', b'"d"'], b'"mixed"']), (b"BODY[]", (b"x{3}\r\n",))])
@example([(b"FLAGS", [b"\\Seen"]), (b"X", b'"never closed')])
@example([(b"X", b"1" * 30)])
def test_an_answer_is_read_as_imapclient_reads_it(items):
    lines = answer(7, items)
    assert answers.fetched(lines) == as_imapclient_has_it(lines)


@given(ITEMS, st.data())
def test_a_damaged_answer_is_read_as_imapclient_reads_it_and_costs_no_other(items, data):
    good = answer(8, [(b"RFC822.SIZE", b"5"), (b"BODY[]", (b"hello",))], seq=4)
    bad = answer(7, items)
    where = data.draw(st.integers(0, len(bad) - 1))
    text = bad[where][0] if isinstance(bad[where], tuple) else bad[where]
    at = data.draw(st.integers(0, len(text)))
    hurt = (
        text[:at]
        + data.draw(st.sampled_from([b"", b")", b"(", b'"', b"\\", b" ", b"{5}", b"%", b"\x07"]))
        + text[at + 1 :]
    )
    bad[where] = (hurt, bad[where][1]) if isinstance(bad[where], tuple) else hurt  # type: ignore[index]
    read = answers.fetched([*bad, *good])
    assert read[8][b"BODY[]"] == b"hello"
    read.pop(8)
    wanted = as_imapclient_has_it(bad)
    wanted.pop(3, None)  # an answer without a UID is another client's, and told of no mail that was asked for
    assert read == {uid: said for uid, said in wanted.items() if uid != 8}


@given(st.lists(VALUES, max_size=3))
def test_any_other_answer_is_read_as_imapclient_reads_it(values):
    lines = [line for value in values for line in lines_of([value])]
    try:
        wanted = parse_response([line for line in lines if line])
    except (ProtocolError, ValueError):
        with pytest.raises(ProtocolError):
            answers.words(lines)
    else:
        assert answers.words(lines) == wanted


def test_another_clients_change_of_flags_is_laid_at_no_mails_door():
    own = answer(5, [(b"FLAGS", [b"\\Seen"])])
    assert answers.fetched([*own, b"5 (FLAGS (\\Draft))"]) == {5: {b"SEQ": 3, b"FLAGS": (b"\\Seen",)}}
    assert answers.fetched([b"9 (UID 5)"], by_uid=False) == {9: {b"SEQ": 9, b"UID": 5}}
    assert answers.fetched([None]) == {}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (b'"24-Feb-2023 08:30:15 +0800"', datetime(2023, 2, 24, 0, 30, 15, tzinfo=UTC)),
        (b'" 4-Feb-2023 08:30:15 -0930"', datetime(2023, 2, 4, 18, 0, 15, tzinfo=UTC)),
        (b'"24-Feb-2023 08:30:15 -0030"', datetime(2023, 2, 24, 9, 0, 15, tzinfo=UTC)),
        (b'"31-Feb-2023 08:30:15 +0800"', None),
        (b"NIL", None),
    ],
)
def test_the_time_of_receipt_keeps_its_offset(written, meant):
    moment = answers.fetched([b"1 (UID 1 INTERNALDATE %s)" % written])[1][b"INTERNALDATE"]
    assert moment == meant
    assert meant is None or moment.utcoffset() != timedelta(0)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("odd", [b'a"', b'"', b"[", b"a[", b"(", b"\\", b'\\"', b"{", b"{1}", b"%"])
def test_no_answer_takes_for_ever(odd):
    answers.fetched([b"1 (UID 1 X " + odd * 50_000 + b")", b"1 (UID 1 X " + b"a" * 100_000 + odd])
