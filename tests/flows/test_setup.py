"""A newcomer's first setup: asked or told, each piece tried on a real server, files written whole, passwords unseen."""

from __future__ import annotations

import fcntl
import io
import os
import pty
import select
import socket
import subprocess
import sys
import termios
import threading
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Debugging

from flows.cli import main
from flows.questions import ask_all
from settings.app import County
from settings.files import load_files
from settings.setup_answers import read_answers
from settings.setup_files import files_with
from settings.template import template_files
from settings.toml_edit import with_values
from tasks.domain.errors import BadFiles

SECRET = "abcd-efgh-ijkl"  # of every user of the tests' Dovecot
PAGE = "<html><body><main><ul>{}</ul></main></body></html>".format(
    "".join(
        f'<li><a href="/post/{n}.html">第一小学第{n}周推门听课材料</a> <span class="date">2023-03-{n:02d}</span></li>'
        for n in range(1, 9)
    )
)


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # noqa: N802
        self.send_response(200 if self.path == "/class/1/" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def servers() -> Iterator[tuple[int, int]]:
    """Ports of a website and of an SMTP server that asks for no login."""
    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    post = Controller(Debugging(io.StringIO()), hostname="127.0.0.1", port=port)
    post.start()
    yield site.server_port, port
    post.stop()
    site.shutdown()


def run(patch: pytest.MonkeyPatch, home: Path, *words: str, told: str = "") -> tuple[int, str]:
    out = io.StringIO()
    patch.setattr(sys, "argv", ["rollcall", "--home", str(home), "setup", *words])
    patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(told.encode())))
    with redirect_stdout(out), redirect_stderr(out), pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0), out.getvalue()


def answers(imap: int, site: int, smtp: int, password: str = SECRET) -> str:
    return (
        f'name = "某县教师进修学校"\n[mailbox]\naddress = "setup@county.test"\npassword = "{password}"\n'
        f'host = "127.0.0.1"\nport = {imap}\nsecurity = "none"\n[website]\nurl = "http://127.0.0.1:{site}/class/1/"\n'
        f'[smtp]\nsender = "setup@county.test"\nhost = "127.0.0.1"\nport = {smtp}\nsecurity = "none"\nusername = ""\n'
    )


def test_answers_from_standard_input_make_a_county_that_loads(tmp_path, monkeypatch, dovecot, servers):
    home = tmp_path / "county"
    code, said = run(monkeypatch, home, "--answers", "-", told=answers(dovecot.plain, *servers))
    assert (code, said.count("[好]")) == (0, 3), said
    assert "读到 8 行，第一行是“第一小学第1周推门听课材料”" in said
    assert SECRET not in said
    county = County.at(home, {})
    assert (county.app.name, county.app.smtp.port) == ("某县教师进修学校", servers[1])
    assert county.secret("mail") == SECRET
    assert not county.shows_its_secrets
    sources = {source.id: source for source in load_files(county.files()).sources}
    assert set(sources) == {"mail", "site", "website", "report-site"}
    assert sources["website"].base_url == f"http://127.0.0.1:{servers[0]}"
    assert "class_share" not in sources["website"].channels, "it is read by what was found"
    assert (
        "# 落款" not in (home / "rollcall.toml").read_text()
        or "邮件和页面上的落款" in (home / "rollcall.toml").read_text()
    )

    before = (home / "rollcall.toml").read_bytes()
    changed = answers(dovecot.plain, *servers).replace("某县", "另一个县")
    code, said = run(monkeypatch, home, "--answers", "-", told=changed)
    assert (code, "rollcall.toml" in said, (home / "rollcall.toml").read_bytes()) == (1, True, before)
    assert run(monkeypatch, home, "--answers", "-", "--yes", told=changed)[0] == 0
    assert County.at(home, {}).app.name == "另一个县教师进修学校"


def test_what_does_not_answer_is_told_and_not_written(tmp_path, monkeypatch, dovecot, servers):
    home = tmp_path / "county"
    wrong = answers(dovecot.plain, servers[0], servers[1], "wrong-secret").replace("/class/1/", "/nowhere/")
    code, said = run(monkeypatch, home, "--answers", "-", told=wrong)
    assert (code, said.count("[没有通]"), said.count("[好]")) == (3, 2, 1), said
    assert "wrong-secret" not in said
    assert not (home / "sources/mail.toml").exists()
    assert "wrong-secret" not in (home / "secrets.env").read_text()
    assert County.at(home, {}).app.smtp.sender == "setup@county.test"

    code, said = run(monkeypatch, home, "--answers", "-", "--yes", "--untested", told=wrong)
    assert (code, County.at(home, {}).secret("mail")) == (3, "wrong-secret")
    left_out = f"不写入：网站 http://127.0.0.1:{servers[0]}/nowhere/。"
    assert left_out in said, "nobody knows yet how its page reads"
    assert not (home / "sources/site.toml").exists()


def test_without_a_terminal_and_without_answers_it_says_so_and_writes_nothing(tmp_path, monkeypatch):
    code, said = run(monkeypatch, tmp_path / "county")
    assert (code, said.count("\n"), "--answers" in said) == (2, 1, True)
    assert not (tmp_path / "county").exists()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "论文.docx").write_text("x")
    assert run(monkeypatch, tmp_path / "other", "--answers", "-", told="name = '某县'")[0] == 2
    assert len(list((tmp_path / "other").iterdir())) == 1


CTRL_C = "\x03"
TYPED = (  # what is asked, and what is typed then; the password is asked for by itself
    ("本单位名称", "某县进修学校"),
    ("指定邮箱的地址", "x"),
    ("不像一个邮箱地址", "setup@county.test"),
    ("收信服务器", "127.0.0.1"),
    ("加密方式", "none"),
    ("端口", "143"),
    ("邮箱密码", SECRET),
    ("列表页的网址", ""),
    ("发信用的地址", CTRL_C),
)


def test_at_a_terminal_it_asks_and_the_password_is_not_seen(tmp_path, monkeypatch, capsys):
    home = tmp_path / "county"
    try:
        master, slave = pty.openpty()
    except OSError:  # a minimal machine has no pseudo-terminals: there the questions alone are asked
        asked_without_a_terminal(monkeypatch)
        assert SECRET not in "".join(capsys.readouterr())
        return
    program = [str(Path(sys.executable).with_name("rollcall")), "--home", str(home), "setup"]
    process = subprocess.Popen(
        program, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    )  # fmt: skip
    os.close(slave)
    seen = b""
    for prompt, line in TYPED:
        seen += read_until(master, prompt)
        os.write(master, line.encode() if line == CTRL_C else f"{line}\n".encode())
    seen += read_to_the_end(master)
    assert process.wait(30) == 130
    assert SECRET not in seen.decode()
    assert "某县进修学校" in seen.decode()
    assert not home.exists(), "nothing is written before everything was asked"


def asked_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each question gets its line, in this order, and Ctrl-C ends them."""
    typed = iter(TYPED)

    def answer(question: str) -> str:
        prompt, line = next(typed)
        assert prompt in question or prompt == "不像一个邮箱地址"
        if line == CTRL_C:
            raise KeyboardInterrupt
        return line

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("flows.questions.getpass", answer)
    with pytest.raises(KeyboardInterrupt):
        ask_all("")
    assert next(typed, None) is None


def read_until(terminal: int, words: str) -> bytes:
    """What the screen shows up to the last of these words."""
    seen = b""
    while words.encode() not in seen:
        assert select.select([terminal], [], [], 60)[0], f"{words} was not asked after {seen.decode(errors='replace')}"
        seen += os.read(terminal, 1)
    return seen


def read_to_the_end(terminal: int) -> bytes:
    """What the screen shows until the program is gone; whoever still waits after two seconds presses again.

    Ctrl-C between the question and the first look for an answer is noted by Python, but does not end the looking.
    """
    seen = b""
    try:
        for _ in range(30):
            while select.select([terminal], [], [], 2)[0]:
                seen += os.read(terminal, 1024)
            os.write(terminal, CTRL_C.encode())
    except OSError:  # the other side is closed
        return seen
    raise AssertionError(f"it does not end: {seen.decode(errors='replace')}")


def test_every_mistake_of_the_answers_is_named():
    text = '[mailbox]\nadress = "x"\n[website]\nurl = "www.example.cn"\n'
    with pytest.raises(BadFiles, match="adress") as told:
        read_answers(text.encode())
    assert "address" in str(told.value)
    text = '[mailbox]\naddress = "王老师"\n[website]\nurl = "www.example.cn"\n[smtp]\nsender = "a@b.cn"\n'
    text += 'host = "smtp.b.cn"\nsecurity = "none"\n'
    with pytest.raises(BadFiles) as told:
        read_answers(text.encode())
    assert len(told.value.mistakes) == 3


def test_a_well_known_address_needs_no_server_names():
    found = read_answers(b'[mailbox]\naddress = "wang@126.com"\npassword = "p"\n[smtp]\nsender = "wang@126.com"\n')
    assert (found.mailbox.provider, found.smtp.host, found.smtp.port) == ("126", "smtp.126.com", 465)
    assert found.smtp.password == "p"
    assert "p'" not in repr(found)
    written = files_with(found, template_files())
    assert set(written) == {"rollcall.toml", "secrets.env", "sources/mail-126.toml"}
    box = tomllib.loads(written["sources/mail-126.toml"].decode())
    assert (box["username"], box["stages"], box["provider"]) == ("wang@126.com", [], "126")
    assert "授权码" in written["sources/mail-126.toml"].decode(), "its comments stay"
    assert "ROLLCALL_SECRET_MAIL_126=p\n" in written["secrets.env"].decode()


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ('a = "x" # 说明\n', {("a",): "y"}, 'a = "y" # 说明\n'),
        ("a = 1\n[s]\nb = 2\n", {("s", "b"): 3}, "a = 1\n[s]\nb = 3\n"),
        ("a = 1\n[s]\nb = 2\n[t]\nb = 2\n", {("s", "c"): "井#号"}, 'a = 1\n[s]\nb = 2\nc = "井#号"\n[t]\nb = 2\n'),
        ("a = 1\n[s]\nb = 2\n", {("z",): "y"}, 'a = 1\nz = "y"\n[s]\nb = 2\n'),
        ("a = 1\n", {("s", "b"): 'q"\\'}, 'a = 1\n\n[s]\nb = "q\\"\\\\"\n'),
        ("s.b = ['x', 'y'] # 两个\n", {("s", "b"): []}, "s.b = [] # 两个\n"),
        ("s . b = 1 # 一\n", {("s", "b"): 2}, "s . b = 2 # 一\n"),
        ("# 说明\n\n[s]\nb = 2\n", {("z",): 1}, "z = 1\n# 说明\n\n[s]\nb = 2\n"),
        ('[s]\nb = "a # b" # c\n', {("s", "b"): "d"}, '[s]\nb = "d" # c\n'),
    ],
)
def test_a_key_is_set_and_all_else_stays(text, values, expected):
    assert with_values(text, values) == expected
    tomllib.loads(expected)
