"""Providers' habits, played by a small server: ID before any folder, lame SEARCH, no UIDNEXT, broken answers."""

from __future__ import annotations

import re
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tasks.domain.evidence.copies import superseded
from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import MailboxSource
from tasks.mailboxes import imap
from tasks.mailboxes.folder import TRIES
from tasks.mailboxes.folders import choose, listed

MAILS = {
    n: f"From: wang@school.example\r\nSubject: {n}\r\nMessage-ID: <{n}@x>\r\n\r\nbody {n}\r\n".encode()
    for n in (3, 5, 9)
}


class Habits:
    """What the server is like; tests change it."""

    def __init__(self) -> None:
        self.offers_id = self.demands_id = True
        self.search_limit: int | None = None
        self.uidnext: int | None = 10
        self.login_answer = "OK done"
        self.hides: set[int] = set()  # UIDs that it lists and never gives
        self.no_date: set[int] = set()
        self.whole_only = False  # ignores <offset.count>
        self.exists: int | None = None
        self.greeting = "* OK ready"
        self.hates_bursts = False  # hangs up on who does not wait for an answer
        self.refuses_once = ""  # a verb that it refuses the first time
        self.stale: int | None = None  # what STATUS says instead
        self.commands: list[str] = []


class Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.habits: Habits = self.server.habits  # type: ignore[attr-defined]
        self.named = False
        self.say(self.habits.greeting)
        while line := self.rfile.readline():
            if self.habits.hates_bursts and self.is_more():
                return
            tag, _, rest = line.decode().strip().partition(" ")
            self.habits.commands.append(rest)
            self.say(f"{tag} {self.answer(rest)}")

    def is_more(self) -> bool:
        self.connection.setblocking(False)
        waiting = self.rfile.peek(1)
        self.connection.setblocking(True)
        return bool(waiting)

    def say(self, line: str | bytes) -> None:
        self.wfile.write((line if isinstance(line, bytes) else line.encode()) + b"\r\n")

    def answer(self, command: str) -> str:
        habits, verb = self.habits, command.split()[0].upper()
        if verb == habits.refuses_once:
            habits.refuses_once = ""
            return f"NO {verb} not now"
        if verb == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1" + (" ID" if habits.offers_id else ""))
        elif verb == "LOGIN":
            return habits.login_answer
        elif verb == "ID":
            self.named = True
            self.say("* ID NIL")
        elif verb == "LIST":
            self.say('* LIST () "/" "INBOX"')
            self.say('* LIST (\\Noselect) "/" "&UXZO1mWHTvZZOQ-"')
            self.say('* LIST () "/" "&XfJT0ZAB-"')
        elif verb in {"SELECT", "EXAMINE", "STATUS"} and habits.demands_id and not self.named:
            return f"NO {verb} Unsafe Login. Please contact kefu@188.com for help"
        elif verb == "STATUS":
            uidnext = f" UIDNEXT {habits.uidnext}" if habits.uidnext else ""
            self.say(f'* STATUS "INBOX" (UIDVALIDITY 7{uidnext} MESSAGES {habits.stale or self.exists()})')
        elif verb == "EXAMINE":
            self.say(f"* {self.exists()} EXISTS")
            self.say("* OK [UIDVALIDITY 7] ok")
        elif command.upper().startswith("UID SEARCH"):
            self.say("* SEARCH " + " ".join(str(uid) for uid in list(MAILS)[: habits.search_limit]))
        elif "FETCH" in verb or command.upper().startswith("UID FETCH"):
            self.fetch(command)
        elif verb not in {"LOGOUT", "NOOP"}:
            return "BAD unknown"
        return "OK done"

    def exists(self) -> int:
        return len(MAILS) if self.habits.exists is None else self.habits.exists

    def fetch(self, command: str) -> None:
        by_uid = command.upper().startswith("UID")
        asked = {int(n) for n in command.split()[2 if by_uid else 1].split(",")}
        for number, (uid, raw) in enumerate(MAILS.items(), 1):
            if (uid if by_uid else number) not in asked or (uid in self.habits.hides and "BODY" in command):
                continue
            parts = [f"UID {uid}".encode()]
            if "INTERNALDATE" in command and uid not in self.habits.no_date:
                parts.append(b'INTERNALDATE "24-Feb-2023 16:30:15 +0800"')
            if "SIZE" in command:
                parts.append(f"RFC822.SIZE {len(raw)}".encode())
            if partial := re.search(r"BODY\.PEEK\[\](?:<(\d+)\.(\d+)>)?", command):
                first, count = (int(group or 0) for group in partial.groups())
                piece = raw if not partial[1] or self.habits.whole_only else raw[first : first + count]
                mark = "" if not partial[1] or self.habits.whole_only else f"<{first}>"
                parts.append(f"BODY[]{mark} {{{len(piece)}}}\r\n".encode() + piece)
            self.say(f"* {number} FETCH (".encode() + b" ".join(parts) + b")")


@pytest.fixture
def server() -> Iterator[socketserver.ThreadingTCPServer]:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler, bind_and_activate=True) as server:
        server.daemon_threads = True
        server.habits = Habits()  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        server.shutdown()


@pytest.fixture
def habits(server) -> Habits:
    return server.habits


@pytest.fixture
def read(server, sink, cast):
    source = MailboxSource(
        "senior-mail", host="127.0.0.1", port=server.server_address[1], security="none", provider="126"
    )
    return lambda now=cast.now: imap.read(source, cast.secret, sink.cursor, sink, lambda: now)


def test_it_says_its_name_before_it_opens_a_folder(read, sink, habits):
    reading = read()
    assert reading.state is ReadingState.COMPLETE
    assert sink.titles == ["3", "5", "9"]
    verbs = [command.split()[0] for command in habits.commands]
    assert verbs.index("LOGIN") < verbs.index("ID") < verbs.index("STATUS")
    assert not {"SELECT", "STORE", "EXPUNGE", "APPEND", "COPY"} & set(verbs)
    assert not any("BODY[" in command for command in habits.commands)


def test_a_greeting_that_tells_what_the_server_can_is_believed(read, sink, habits):
    read()
    assert habits.commands[0] == "CAPABILITY"
    habits.commands.clear()
    habits.greeting = "* OK [CAPABILITY IMAP4rev1 ID] ready"
    assert read().state is ReadingState.COMPLETE
    assert habits.commands[0].startswith("LOGIN")
    assert any(command.startswith("ID ") for command in habits.commands)


def test_a_server_that_hangs_up_on_several_questions_is_asked_one_by_one(read, sink, habits):
    read()
    habits.hates_bursts = True
    assert read().state is ReadingState.COMPLETE
    assert habits.commands.count("LOGOUT") == 2
    assert sink.titles == ["3", "5", "9"]


@pytest.mark.parametrize(("verb", "asked"), [("STATUS", ["LIST", "STATUS"]), ("LIST", ["STATUS", "LIST", "LIST"])])
def test_what_is_refused_among_several_questions_is_asked_again_alone(read, habits, verb, asked):
    read()
    habits.refuses_once = verb
    habits.commands.clear()
    assert read().state is ReadingState.COMPLETE
    verbs = [command.split()[0] for command in habits.commands]
    start = verbs.index("ID") + 1
    assert [one for one in verbs[start:] if one in {"STATUS", "LIST"}][-len(asked) :] == asked


def test_unsafe_login_is_a_refusal_with_the_remedy(read, habits):
    habits.offers_id = False
    reading = read()
    assert reading.state is ReadingState.REFUSED
    assert "Unsafe Login" in reading.reason
    assert "授权码" in reading.reason


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("NO LOGIN Login error or password error", ReadingState.REFUSED),
        ("NO [AUTHENTICATIONFAILED] no", ReadingState.REFUSED),
        ("NO [UNAVAILABLE] try later", ReadingState.UNREACHABLE),
        ("BAD abcd-efgh-ijkl is wrong", ReadingState.REFUSED),
    ],
)
def test_a_refused_login_is_sent_once_and_told_apart_from_a_busy_server(read, habits, answer, state):
    habits.login_answer = answer
    reading = read()
    assert reading.state is state
    assert "abcd-efgh-ijkl" not in reading.reason
    assert sum(command.startswith("LOGIN") for command in habits.commands) == 1


def test_a_search_that_shows_only_some_is_found_out(read, sink, habits):
    habits.search_limit = 1
    assert read().state is ReadingState.COMPLETE
    assert sink.titles == ["3", "5", "9"]


def test_fewer_mails_than_the_server_claims_is_not_complete(read, sink, habits):
    habits.exists = 4
    reading = read()
    assert reading.state is ReadingState.PARTIAL
    assert not reading.scopes[0].complete
    assert sink.titles == ["3", "5", "9"]
    assert read().state is ReadingState.PARTIAL


def test_a_status_of_long_ago_is_found_out_within_the_hour(read, sink, habits, cast, monkeypatch):
    monkeypatch.delitem(MAILS, 9)
    habits.stale = 2
    read()
    monkeypatch.setitem(MAILS, 9, b"Subject: 9\r\nMessage-ID: <9@x>\r\n\r\nbody\r\n")
    assert read().new == 0, "nothing but the server's word is asked for meanwhile"
    assert read(cast.now + timedelta(hours=1)).new == 1
    assert sink.titles == ["3", "5", "9"]


def test_a_server_without_uidnext_is_read_all_the_same(read, sink, habits):
    habits.uidnext = None
    assert read().state is ReadingState.COMPLETE
    assert read().new == 0
    assert sink.titles == ["3", "5", "9"]


def test_a_mail_that_the_server_never_gives_holds_completeness_until_a_row_waits_for_a_person(read, sink, habits):
    habits.hides = {5}
    states = [read().state for _ in range(4)]
    assert states == [ReadingState.PARTIAL, ReadingState.PARTIAL, ReadingState.COMPLETE, ReadingState.COMPLETE]
    assert sink.titles == ["3", "9", ""]


def test_a_mail_given_up_is_tried_once_a_day_and_kept_when_it_comes(read, sink, habits, cast):
    habits.hides = {5}
    for _ in range(TRIES):
        read()
    asked = len(habits.commands)
    assert read().state is ReadingState.COMPLETE
    assert not any("FETCH" in command for command in habits.commands[asked:])
    tomorrow = cast.now + timedelta(days=1)
    assert read(tomorrow).state is ReadingState.COMPLETE, "it holds nothing up for a second time"
    assert len(sink.kept) == 3
    habits.hides = set()
    assert read(tomorrow + timedelta(hours=1)).new == 0
    assert read(tomorrow + timedelta(days=1)).new == 1
    assert [s.title for s in sink.kept] == ["3", "9", "", "5"]
    assert superseded([replace(s, id=n) for n, s in enumerate(sink.kept)], ()) == {2}


def test_without_an_internaldate_the_time_is_marked_not_proved(read, sink, habits):
    habits.no_date = {5}
    read()
    assert [any("未经证实" in note for note in s.notes) for s in sink.kept] == [False, True, False]


@pytest.mark.parametrize("whole_only", [True, False])
def test_pieces_are_put_together_also_when_the_server_ignores_the_range(read, sink, habits, whole_only, monkeypatch):
    monkeypatch.setattr("tasks.mailboxes.fetching.LARGE", 20)
    habits.whole_only = whole_only
    assert read().state is ReadingState.COMPLETE
    assert sorted(sink.blobs[s.raw.sha256] for s in sink.kept) == sorted(MAILS.values())


def test_own_folders_are_known_by_flag_and_by_name_and_odd_names_are_guessed():
    answer = [
        ((b"\\HasNoChildren",), b"/", b"INBOX"),
        ((b"\\Sent",), b"/", b"Gesendet"),
        ((), b".", b"INBOX.Sent"),
        ((), b"/", b"[Gmail]/Drafts"),
        ((), b"/", b"&XfJT0ZAB-"),
        ((), b"/", "已发送".encode()),
        ((b"\\Junk",), b"/", b"&V4NXPpCuTvY-"),
        ((), b"/", b"&broken"),
        ((b"\\NonExistent",), b"/", b"gone"),
        ((), b"/", "2023"),
    ]
    chosen, lacking = choose(listed(answer), ())
    assert [folder.name for folder in chosen][:2] == ["INBOX", "垃圾邮件"]
    assert len(chosen) == 4
    assert lacking == ()
