"""A county that is not ours: its own plan ids, years, titles and dates, a real IMAP server, and the command line."""

from __future__ import annotations

import io
import itertools
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from imapclient import IMAPClient

SHANGHAI = timezone(timedelta(hours=8))
SECRET = "abcd-efgh-ijkl"
ESSAY = "本学期我校严格落实各项要求，层层签订责任书，定期检查，发现隐患立即整改，确保师生平安，没有发生任何事故。"
ROLLCALL = str(Path(sys.executable).with_name("rollcall"))


@dataclass(frozen=True)
class Said:
    """What one command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class County:
    """A county's folder with the hands of an operator and of the senders."""

    home: Path
    port: int
    boxes: dict[str, str] = field(default_factory=dict)  # source id -> user name on the server
    environ: dict[str, str] = field(default_factory=dict)

    def write(self, path: str, text: str | bytes, encoding: str = "utf-8") -> None:
        target = self.home / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))

    def mailbox(self, id_: str, user: str, stages: str = "", **more: str) -> None:
        self.boxes[id_] = user
        lines = {"host": "127.0.0.1", "security": "none", "username": user, **more}
        text = 'kind = "imap"\n' + "".join(f'{key} = "{value}"\n' for key, value in lines.items())
        text += "" if "port" in more else f"port = {self.port}\n"
        self.write(f"sources/{id_}.toml", text + (f"stages = [{stages}]\n" if stages else ""))
        self.environ[f"ROLLCALL_SECRET_{id_.upper().replace('-', '_')}"] = SECRET

    def run(self, *words: str, clock: str = "", apart: bool = False) -> Said:
        """One command; `apart`: in a process of its own, as an operator types it."""
        line = ["--home", str(self.home), *(("--clock", clock) if clock else ()), *words]
        if apart:
            environ = {**os.environ, **self.environ}
            environ.pop("PREFECT_API_URL", None)
            done = subprocess.run([ROLLCALL, *line], env=environ, capture_output=True, text=True, timeout=120)
            return Said(done.returncode, done.stdout, done.stderr)
        return self._here(line)

    def _here(self, line: list[str]) -> Said:
        from flows.cli import main

        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.setattr(sys, "argv", ["rollcall", *line])
            patch.delenv("PREFECT_API_URL", raising=False)
            for name, value in self.environ.items():
                patch.setenv(name, value)
            try:
                main()
                code: Any = 0
            except SystemExit as end:
                code = end.code
        return Said(int(code or 0), out.getvalue(), err.getvalue())

    def status(self, clock: str = "", *more: str) -> dict[str, Any]:
        said = self.run("status", "--format", "json", *more, clock=clock)
        assert said.code == 0, said.err
        return dict(said.json)

    def rows(self, clock: str = "", *more: str) -> dict[str, dict[str, Any]]:
        return {row["id"]: row for row in self.status(clock, *more)["rows"]}

    def look(self, clock: str) -> tuple[Said, Said]:
        return self.run("read", "--mailboxes", clock=clock), self.run("judge", clock=clock)

    def append(self, box: str, raw: bytes, at: str, folder: str = "INBOX") -> None:
        moment = datetime.fromisoformat(at)
        with IMAPClient("127.0.0.1", self.port, ssl=False, timeout=20) as client:
            client.login(self.boxes[box], SECRET)
            if not client.folder_exists(folder):
                client.create_folder(folder)
            client.append(folder, raw, (), moment.replace(tzinfo=moment.tzinfo or SHANGHAI))


_NUMBERS = itertools.count(1)


@pytest.fixture
def bare(tmp_path: Path, dovecot: Any) -> County:
    """An empty folder, and a mail server to point it at."""
    return County(tmp_path / "county", dovecot.plain)


@pytest.fixture
def user() -> Callable[[], str]:
    return lambda: f"drill{next(_NUMBERS)}"


# What senders put together --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Paper:
    """One attachment: its name, its bytes, and how its name is written on the wire."""

    name: str
    data: bytes
    style: str = "rfc2231"  # rfc2231 | split | raw-gbk | encoded-word | none
    kind: str = "application/octet-stream"


def docx(*lines: str) -> bytes:
    from docx import Document

    document, out = Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def xlsx(*rows: tuple[str, ...]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def archive(files: dict[str, bytes], locked: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files.items():
            pack.writestr(name, data)
    raw = bytearray(out.getvalue())
    if locked:  # the flag alone: nobody can open it without a password
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = raw.find(mark)
            while at >= 0:
                raw[at + offset] |= 1
                at = raw.find(mark, at + 1)
    return bytes(raw)


def picture(seed: int = 1) -> bytes:
    from PIL import Image

    image, out = Image.new("RGB", (320, 240)), io.BytesIO()
    for x in range(0, 320, 8):
        for y in range(0, 240, 8):
            colour = ((x * seed * 7) % 256, (y * seed * 13) % 256, ((x ^ y) * seed) % 256)
            image.paste(colour, (x, y, x + 8, y + 8))
    image.save(out, "JPEG")
    return out.getvalue()


def session(topic: str = "", seed: int = 1) -> bytes:
    """The archive of one whole session."""
    essay = docx(f"{topic}教案", ESSAY)
    photos = {f"照片{n}.jpg": picture(seed * 10 + n) for n in range(1, 4)}
    notes = {"听课笔记1.jpg": picture(seed * 10 + 7)}
    papers = {"签到簿.docx": docx("签到簿", "到场五人"), "教案.docx": essay, "评课记录.docx": docx("评课", ESSAY)}
    return archive(papers | photos | notes)


def letter(
    subject: str | bytes, sender: str, *papers: Paper, body: str = "请查收附件。", charset: str = "utf-8",
    more: dict[str, str] | None = None, html: bool = False,
) -> bytes:  # fmt: skip
    """A mail, byte by byte as odd programs write it. A subject in bytes goes into the header as it is."""
    from base64 import b64encode

    shown = subject if isinstance(subject, bytes) else f"=?utf-8?B?{b64encode(subject.encode()).decode()}?=".encode()
    head = [b"Subject: " + shown, f"From: {sender}".encode(charset), b"To: box@county.example", b"MIME-Version: 1.0"]
    head += [f"{name}: {value}".encode(charset) for name, value in (more or {}).items()]
    text = body.encode(charset, "replace")
    if not papers:
        kind = f"Content-Type: text/{'html' if html else 'plain'}; charset={charset}\r\nContent-Transfer-Encoding: 8bit"
        return b"\r\n".join([*head, kind.encode(), b"", text, b""])
    parts = [f"--B0\r\nContent-Type: text/plain; charset={charset}\r\n\r\n".encode() + text]
    for paper in papers:
        coded = b64encode(paper.data).decode()
        lines = "\r\n".join(coded[i : i + 76] for i in range(0, len(coded), 76))
        parts.append(b"--B0\r\n" + _naming(paper) + b"Content-Transfer-Encoding: base64\r\n\r\n" + lines.encode())
    kind = b'Content-Type: multipart/mixed; boundary="B0"'
    return b"\r\n".join([*head, kind, b"", *parts, b"--B0--", b""])


def _naming(paper: Paper) -> bytes:
    from base64 import b64encode
    from urllib.parse import quote

    if paper.kind == "message/rfc822":
        return b"Content-Type: application/octet-stream; name=forward.eml\r\nContent-Disposition: attachment\r\n"
    if paper.style == "none":
        return f"Content-Type: {paper.kind}\r\nContent-Disposition: attachment\r\n".encode()
    if paper.style == "raw-gbk":
        name = paper.name.encode("gb18030")
        head = b'Content-Type: %s; name="%s"\r\n' % (paper.kind.encode(), name)
        return head + b'Content-Disposition: attachment; filename="%s"\r\n' % name
    if paper.style == "encoded-word":
        word = f"=?GB2312?B?{b64encode(paper.name.encode('gb18030')).decode()}?="
        return f'Content-Type: {paper.kind}; name="{word}"\r\nContent-Disposition: attachment\r\n'.encode()
    coded = quote(paper.name, safe="")
    if paper.style == "rfc2231":
        return f"Content-Type: {paper.kind}\r\nContent-Disposition: attachment; filename*=UTF-8''{coded}\r\n".encode()
    cut = len(coded) // 2  # in the middle of an escape as like as not
    pieces = f"filename*0*=UTF-8''{coded[:cut]};\r\n filename*1*={coded[cut:]}"
    return f"Content-Type: {paper.kind}\r\nContent-Disposition: attachment;\r\n {pieces}\r\n".encode()


@dataclass(frozen=True)
class Hand:
    """The makers, for tests that take them from one fixture."""

    docx: Callable[..., bytes] = staticmethod(docx)
    xlsx: Callable[..., bytes] = staticmethod(xlsx)
    archive: Callable[..., bytes] = staticmethod(archive)
    picture: Callable[..., bytes] = staticmethod(picture)
    session: Callable[..., bytes] = staticmethod(session)
    letter: Callable[..., bytes] = staticmethod(letter)
    Paper: type[Paper] = Paper
    essay: str = ESSAY


@pytest.fixture(scope="session")
def hand() -> Hand:
    return Hand()
