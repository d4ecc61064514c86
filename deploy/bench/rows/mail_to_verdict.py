"""How soon a mail that arrives is read and judged while the daemon runs: of the two minutes that it may take."""

from __future__ import annotations

import io
import json
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

from bench import PeerMissing
from mailcounty import SCHOOLS, command, county, rollcall
from mailserver import SECRET, MailServer, mail_server

SENTENCE = "slowest of three mails, from APPEND to its verdict with `rollcall serve` running, as a part of two minutes"
GOAL = 1.0
AT_MOST = True
_ALLOWED, _PATIENCE = 120.0, 400.0  # seconds


def measure() -> float:
    with mail_server() as server:
        server.fill("box", 0, _mail)
        home = county(server)
        rollcall(home, "read", "--mailboxes")  # the daemon's own first round may be fifteen minutes off
        with _daemon(home):
            taken = [_seconds(server, home, number) for number in range(len(SCHOOLS))]
    return max(taken) / _ALLOWED


@contextmanager
def _daemon(home: Path) -> Iterator[None]:
    """`rollcall serve`, from the moment when it waits at the mailbox until it has ended."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    line = [*command(home), "serve", "--port", str(port)]
    log = (home / "serve.log").open("w")
    daemon = subprocess.Popen(line, stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        _wait(lambda: "已登记" in (home / "serve.log").read_text(encoding="utf-8"), "the daemon did not start")
        time.sleep(5)  # by now it waits at the mailbox
        yield
    finally:
        daemon.send_signal(signal.SIGTERM)
        daemon.wait(60)
        log.close()


def _seconds(server: MailServer, home: Path, number: int) -> float:
    from imapclient import IMAPClient

    with IMAPClient("127.0.0.1", server.port, ssl=False, timeout=20) as client:
        client.login("box", SECRET)
        client.append("INBOX", _mail(number))
    began = time.monotonic()
    _wait(lambda: _verdict(home, number) == "satisfied", f"the mail of {SCHOOLS[number]} got no verdict")
    taken = time.monotonic() - began
    print(f"  {SCHOOLS[number]}: {taken:.0f} s from APPEND to satisfied")
    return taken


def _mail(number: int) -> bytes:
    import xlsxwriter

    sheet = io.BytesIO()
    with xlsxwriter.Workbook(sheet, {"in_memory": True}) as book:
        page = book.add_worksheet("课程表")
        for row, cells in enumerate([["节次", "周一", "周二"], ["1", "语文", "数学"], ["2", "数学", "英语"]]):
            page.write_row(row, 0, cells)
    mail = EmailMessage()
    mail["From"], mail["To"] = f"c{number}@school.example", "box@county.example"
    mail["Subject"], mail["Message-ID"] = f"{SCHOOLS[number]}课程表", f"<{number}@school.example>"
    mail.set_content("见附件")
    mail.add_attachment(
        sheet.getvalue(),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        filename=f"{SCHOOLS[number]}_课程表.xlsx",
    )
    return mail.as_bytes()


def _verdict(home: Path, number: int) -> str:
    return next(str(row["verdict"]) for row in _state(home)["rows"] if row["party"] == f"sch{number}")


def _state(home: Path) -> dict:  # type: ignore[type-arg] - the JSON of CONTRACTS
    found: dict = json.loads(rollcall(home, "status", "--format", "json"))  # type: ignore[type-arg]
    return found


def _wait(question, trouble: str) -> None:  # type: ignore[no-untyped-def]
    until = time.monotonic() + _PATIENCE
    while not question():
        if time.monotonic() > until:
            raise PeerMissing(trouble)
        time.sleep(2)
