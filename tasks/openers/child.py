"""The opening process: one thread, everything loaded; it forks a limited child for each file.

Spoken on its two pipes: four bytes of length, then JSON. A request is {"path", "name", "wall", "cpu", "memory"}; the
answer is what `contents_to_json` gives. With "side" in the request a contact sheet is wanted: {"jpeg": base64}; with
"as_written" the text as a circular's lines.
It ends when its input ends, or when its parent is gone.
"""

from __future__ import annotations

import base64
import ctypes
import json
import os
import resource
import select
import signal
import struct
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.domain.evidence.contents_json import contents_to_json
from tasks.openers import limits, scratch
from tasks.openers.sealed import leave_the_network

LENGTH = struct.Struct(">I")
_TOO_LONG = "拆件超时"
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = os.getppid()
    requests, replies = os.dup(0), os.dup(1)
    _point_at_nothing()
    leave_the_network()
    from tasks.openers.opening import warm_up

    warm_up()
    while (request := _read(requests, parent)) is not None:
        answer = _open_in_child(request, (requests, replies))
        _write(replies, LENGTH.pack(len(answer)) + answer)


def _read(pipe: int, parent: int) -> dict[str, Any] | None:
    head = _read_exactly(pipe, LENGTH.size, parent)
    body = _read_exactly(pipe, LENGTH.unpack(head)[0], parent) if head else None
    return json.loads(body) if body else None


def _read_exactly(pipe: int, size: int, parent: int) -> bytes | None:
    data = b""
    while len(data) < size:
        if not select.select([pipe], [], [], 2.0)[0]:
            if os.getppid() != parent:  # killed, and someone else still holds the other end of the pipe
                return None
            continue
        chunk = os.read(pipe, size - len(data))
        if not chunk:
            return None
        data += chunk
    return data


def _write(pipe: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(pipe, view) :]


def _open_in_child(request: dict[str, Any], pipes: tuple[int, int]) -> bytes:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            for pipe in (reading, *pipes):
                os.close(pipe)
            os.setpgid(0, 0)
            scratch.prepare()
            _limit(request)
            _write(writing, _answer(request))
        finally:
            os._exit(0)
    os.close(writing)
    deadline = time.monotonic() + float(request["wall"])
    answer, verdict = _collect(reading, deadline)
    os.close(reading)
    if not verdict and not _has_ended(pid, deadline):
        verdict = _TOO_LONG
    for kill in (os.killpg, os.kill):  # and whatever it started, also when it has ended itself
        with suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    if verdict or not answer or os.WIFSIGNALED(status):
        return _encoded(_gave_up(verdict or "拆件时占用过多或意外中断"))
    return answer


def _collect(pipe: int, deadline: float) -> tuple[bytes, str]:
    """The child's answer, and why it must be stopped, if it must."""
    parts: list[bytes] = []
    size = 0
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([pipe], [], [], left)[0]:
            return b"", _TOO_LONG
        chunk = os.read(pipe, 1 << 20)
        if not chunk:
            return b"".join(parts), ""
        parts.append(chunk)
        size += len(chunk)
        if size > limits.REPLY:
            return b"", "内容过多"


def _has_ended(pid: int, deadline: float) -> bool:
    """Whether the child is gone by then: one that became another program speaks no more, and may go on for ever."""
    watched = os.pidfd_open(pid)
    try:
        return bool(select.select([watched], [], [], max(0.0, deadline - time.monotonic()))[0])
    finally:
        os.close(watched)


def _answer(request: dict[str, Any]) -> bytes:
    from tasks.openers.opening import open_path

    if "side" in request:
        return _contact_sheet(request)
    try:
        path, name, password = Path(request["path"]), str(request["name"]), str(request.get("password", ""))
        answer = _encoded(open_path(path, name, password, as_written="as_written" in request))
        return answer if len(answer) <= limits.REPLY else _encoded(_gave_up("内容过多"))
    except MemoryError:
        return _encoded(_gave_up("拆件时占用内存过多"))


def _contact_sheet(request: dict[str, Any]) -> bytes:
    from tasks.openers.gallery import contact_sheet

    jpeg = contact_sheet(Path(request["path"]), str(request["name"]), int(request["side"]))
    return json.dumps({"jpeg": base64.b64encode(jpeg).decode()}).encode()


def _gave_up(why: str) -> Contents:
    return Contents(ContentKind.OTHER, Opening.REFUSED, reason=why)


def _encoded(contents: Contents) -> bytes:
    return json.dumps(contents_to_json(contents), separators=(",", ":")).encode()


def _limit(request: dict[str, Any]) -> None:
    """No more memory, processor time, files or new rights than one file may need; dies with its parent."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    cpu, memory = int(request["cpu"]), int(request["memory"])
    for kind, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        hard = resource.getrlimit(kind)[1]
        limit = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (limit, limit))


def _point_at_nothing() -> None:
    """Libraries that print must not talk into the pipes."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)


if __name__ == "__main__":
    main()
