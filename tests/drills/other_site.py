"""A made-up county elsewhere: its website on loopback, its folder, its mail sink, and the command line from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

# A server that has imported everything, and forks for each command: the same program, without its second of imports.
_FORGE = """
import json, os, sys
import flows.cli, flows.answers, flows.running, flows.read_mailboxes, flows.read_websites, flows.judge
import flows.send_outbox, flows.summarise, flows.open_plan, flows.plans, flows.deciding, flows.recorded
import jinja2, css_inline, holidays, tasks.desk, tasks.calendars, tasks.store.session
import alembic.command, sqlalchemy.dialects.sqlite, httpx, selectolax.lexbor
import tasks.sites.html_list, tasks.mailboxes.maildir, tasks.transports.smtp, tasks.openers.opening
tasks.calendars.calendar_for(range(2025, 2028))
print("ready", flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if child == 0:
        for number, name in ((1, asked["out"]), (2, asked["err"])):
            os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        if asked["said"]:
            os.dup2(os.open(asked["said"], os.O_RDONLY), 0)
            sys.stdin = open(0, encoding="utf-8")
        os.chdir(asked["cwd"])
        os.environ.update(asked["env"])
        sys.argv = ["rollcall", *asked["argv"]]
        code = 0
        try:
            flows.cli.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        except BaseException:
            import traceback
            traceback.print_exc()
            code = 70
        sys.stdout.flush(), sys.stderr.flush()
        os._exit(code)
    _, status = os.waitpid(child, 0)
    print(os.waitstatus_to_exitcode(status), flush=True)
"""


@dataclass(frozen=True)
class Said:
    """What one command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code in (0, 1), (self.code, self.out, self.err)
        return json.loads(self.out)

    @property
    def words(self) -> str:
        return self.out + self.err

    def is_refusal(self, *words: str, code: int = 2) -> None:
        """One clear Chinese sentence with place and remedy, the right exit code, no traceback."""
        assert self.code == code, (self.code, self.out, self.err)
        assert "Traceback" not in self.words, self.words
        assert any("一" <= sign <= "鿿" for sign in self.words), self.words
        for word in words:
            assert word in self.words, (word, self.words)


class Forge:
    """The command line, run in a process of its own each time."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        env = {k: v for k, v in os.environ.items() if not k.startswith(("ROLLCALL_", "PREFECT_API"))}
        self._process = subprocess.Popen(
            [sys.executable, "-c", _FORGE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline().strip() == "ready"

    def run(self, *argv: str, env: Mapping[str, str] | None = None, said: str = "") -> Said:
        """`said` is what is typed in."""
        out, err, typed = (Path(self._folder.name, name) for name in ("out", "err", "said"))
        typed.write_text(said, "utf-8")
        asked = {"argv": argv, "env": dict(env or {}), "out": str(out), "err": str(err), "cwd": self._folder.name}
        asked["said"] = str(typed) if said else ""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        return Said(code, out.read_text("utf-8"), err.read_text("utf-8"))

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._folder.cleanup()


Page = str | bytes | tuple[int, str] | Callable[[], Any]


class Site:
    """A website on loopback: path (with query) -> page. What is not there is a 404; `everywhere` answers for all."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.everywhere: Page | None = None
        self.posted: Page = (405, "不接受")
        self.asked: list[str] = []
        self.encoding = "utf-8"
        self.port = 0
        self.open()

    def open(self) -> None:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # noqa: N802 - http.server's name
                site.answer(self, site.pages.get(self.path, (404, "页面不存在")))

            def do_POST(self) -> None:  # noqa: N802
                self.rfile.read(int(self.headers.get("Content-Length", "0")))
                site.answer(self, site.posted)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer(self, handler: BaseHTTPRequestHandler, page: Page) -> None:
        self.asked.append(handler.path)
        page = page if self.everywhere is None else self.everywhere
        page = page() if callable(page) else page
        status, page = page if isinstance(page, tuple) else (200, page)
        is_file = isinstance(page, bytes)
        body = page if isinstance(page, bytes) else page.encode(self.encoding)
        handler.send_response(status)
        handler.send_header("Content-Type", "application/octet-stream" if is_file else "text/html")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


@dataclass
class Sink:
    """An SMTP server on loopback that keeps what it gets, and may refuse some recipients."""

    port: int = 0
    mails: list[tuple[str, EmailMessage]] = field(default_factory=list)
    refuses: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        import socket

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.mails += [(to, message) for to in envelope.rcpt_tos]
        return "250 kept"

    def take(self) -> list[tuple[str, EmailMessage]]:
        taken, self.mails[:] = list(self.mails), []
        return taken

    def close(self) -> None:
        """Also a second time."""
        if self._controller.server is not None:
            self._controller.stop()
            self._controller.server = None


@dataclass
class County:
    """One county's folder, written from scratch, and its command line."""

    home: Path
    forge: Forge
    clock: str = ""
    env: dict[str, str] = field(default_factory=dict)

    def write(self, files: Mapping[str, str | bytes]) -> County:
        for name, text in files.items():
            path = self.home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return self

    def run(self, *argv: str, at: str = "", said: str = "") -> Said:
        clock = at or self.clock
        words = ("--home", str(self.home), *(("--clock", clock) if clock else ()), *argv)
        answer = self.forge.run(*words, env=self.env, said=said)
        assert "Traceback" not in answer.words, answer.words
        return answer

    def opened(self, at: str) -> County:
        said = self.run("plan", "open", "--yes", at=at)
        assert said.code == 0, said.words
        return self

    def look(self, at: str, code: int | None = 0) -> Said:
        """Read everything and judge, at one moment; the exit code of the reading."""
        said = self.run("read", at=at)
        assert code is None or said.code == code, said.words
        judged = self.run("judge", at=at)
        assert judged.code in (0, 1), judged.words
        return said

    def rows(self, at: str, *, as_of: str = "") -> dict[str, dict[str, Any]]:
        asked = ("--as-of", as_of) if as_of else ()
        document = self.run("status", "--format", "json", *asked, at=at).json
        return {row["id"]: row for row in document["rows"]}

    def verdicts(self, at: str, *, as_of: str = "") -> dict[str, str]:
        return {id_: row["verdict"] for id_, row in self.rows(at, as_of=as_of).items()}
