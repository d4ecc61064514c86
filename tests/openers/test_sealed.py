"""The opening process is shut off: no socket, no file, no more memory, processor time or words than one file needs."""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.domain.evidence.contents import Contents, Opening
from tasks.openers import child, limits
from tasks.openers.process import OpeningProcess
from tasks.openers.sealed import refuse_sockets

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "deploy" / "bench"))

from hostile.samples import samples  # noqa: E402
from rows.hostile_files import is_as_wanted, outcome  # noqa: E402

SLOW_TO_MAKE = {"200 MB of zeros", "gzip bomb", "bzip2 bomb", "xz bomb", "7z bomb", "pdf: stream bomb",
                "claims to be small", "a text of 200 MB in a picture", "a document of 64 MB of spaces"}  # fmt: skip


def _apart(tries: Callable[[], object], **more: int) -> tuple[str, int]:
    """The error that something raises in a limited child, "" for none; and the signal that ended the child."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        said = ""
        try:
            refuse_sockets()
            child._limit({"cpu": 20, "memory": limits.MEMORY, **more})
            tries()
        except BaseException as error:
            said = type(error).__name__
        os.write(writing, json.dumps(said).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(pid, 0)
    return json.loads(said or b'""'), os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _turn() -> None:
    while True:
        pass


def test_no_socket_of_any_kind_is_made() -> None:
    for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK):
        assert _apart(lambda family=family: socket.socket(family)) == ("PermissionError", 0)


def test_no_file_grows_and_no_memory_beyond_the_limit_is_had(tmp_path: Path) -> None:
    said, ended = _apart(lambda: (tmp_path / "a").write_bytes(b"x"))
    assert (said, ended) == ("OSError", 0) or ended == signal.SIGXFSZ
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    assert _apart(lambda: bytearray(4 * limits.MEMORY), memory=limits.MEMORY + used) == ("MemoryError", 0)


def test_processor_time_is_counted() -> None:
    assert _apart(_turn, cpu=1)[1] in {signal.SIGXCPU, signal.SIGKILL}


def test_the_opening_process_itself_runs_shut_off(tmp_path: Path) -> None:
    process = OpeningProcess()
    (tmp_path / "e").write_bytes("教案".encode())
    assert process.open(tmp_path / "e", "a.txt").opening is Opening.OPENED
    assert process._process is not None
    status = Path(f"/proc/{process._process.pid}/status").read_text()
    assert "Seccomp:\t2" in status
    assert "NoNewPrivs:\t1" in status
    process.close()


_MISBEHAVING = """
import os, subprocess, sys, time
sys.path.insert(0, sys.argv[1])
from tasks.openers import child, opening
first = opening.open_path
def prints(*_):
    while True:
        os.write(1, b"x" * 65536), os.write(2, b"x" * 65536)
def writes(path, *_):
    with open(path.parent / "more", "ab", buffering=0) as file:
        while True:
            file.write(b"x" * 65536)
def starts(*_):
    os.execvp("sh", ["sh", "-c", "yes & yes"])
def answers(request):
    return b"x" * (64 << 20)
def pours(pipe, data):
    while True:
        os.write(pipe, b"x" * 65536)
def misbehave(path, name, password="", **wanted):
    if name not in {"prints", "writes", "starts"}:
        return first(path, name, password, **wanted)
    return globals()[name](path)
opening.open_path = misbehave
answer, write = child._answer, child._write
child._answer = lambda request: answers(request) if request["name"] == "answers" else answer(request)
child._write = lambda pipe, data: (pours if b"pours" in data else write)(pipe, data)
child.main()
"""


def test_an_opener_that_prints_or_writes_without_end_is_stopped_and_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tasks.openers.process._START", _MISBEHAVING)
    process = OpeningProcess()
    (tmp_path / "good").write_bytes("教案设计".encode())
    assert process.open(tmp_path / "good", "a.txt").opening is Opening.OPENED
    for what, reason in {
        "prints": "拆件超时",
        "starts": "拆件超时",  # others, which are stopped with it
        "writes": "文件已损坏，打不开|意外中断",
        "answers": "内容过多",
        "pours": "内容过多",
    }.items():
        (tmp_path / "e").write_bytes(f"{what} 教案".encode())
        process.wall = 0.5 if reason == "拆件超时" else 20.0

        seen = process.open(tmp_path / "e", what)

        assert seen.opening in {Opening.REFUSED, Opening.BROKEN}, what
        assert any(words in seen.reason for words in reason.split("|")), (what, seen.reason)
    assert process._process is not None
    assert not Path(f"/proc/{process._process.pid}/task/{process._process.pid}/children").read_text()
    process.wall = 20.0
    assert process.open(tmp_path / "good", "a.txt").opening is Opening.OPENED
    assert sorted(path.name for path in tmp_path.iterdir() if path.stat().st_size) == ["e", "good"]
    process.close()


@pytest.fixture(scope="module")
def made() -> list[tuple[object, bytes]]:
    return [(sample, sample.make()) for sample in samples() if sample.name not in SLOW_TO_MAKE]


def test_each_hostile_file_comes_out_with_its_sentence(
    made: list[tuple[object, bytes]], opened: Callable[[bytes, str], Contents]
) -> None:
    wrong = []
    for sample, content in made:
        found = outcome(opened(content, sample.file))  # type: ignore[attr-defined]
        wrong += [] if is_as_wanted(sample, *found) else [(sample.name, *found)]  # type: ignore[arg-type,attr-defined]
    assert not wrong
