"""Our end of the opening process: it is started when first needed, and started again when it died."""

from __future__ import annotations

import atexit
import base64
import json
import os
import select
import struct
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.domain.evidence.contents_json import contents_from_json
from tasks.openers import limits

_LENGTH = struct.Struct(">I")
_START = "import sys; sys.path.insert(0, sys.argv[1]); from tasks.openers.child import main; main()"
_ROOT = str(Path(__file__).resolve().parents[2])
_SLACK = 15.0  # seconds beyond the file's own time: the first start loads the libraries


class OpeningProcess:
    """One opening process for this one, whichever thread asks. Never raises, never waits without end."""

    def __init__(
        self,
        wall: float = limits.WALL_SECONDS,
        cpu: int = limits.CPU_SECONDS,
        memory: int = limits.MEMORY,
    ) -> None:
        self.wall, self.cpu, self.memory = wall, cpu, memory
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        os.register_at_fork(after_in_child=self._forget)
        atexit.register(self.close)

    def open(self, path: Path, name: str, password: str = "", *, as_written: bool = False) -> Contents:
        """`password` for what is locked in it; it goes through the pipe, and nowhere else."""
        wanted = ({"password": password} if password else {}) | ({"as_written": True} if as_written else {})
        answer = self._answer(self._request(path, name) | wanted)
        if answer is not None:
            with suppress(ValueError, KeyError, TypeError):
                return contents_from_json(answer)
        return Contents(ContentKind.OTHER, Opening.REFUSED, reason="拆件进程没有应答，本机暂不能查看")

    def contact_sheet(self, path: Path, name: str, side: int) -> bytes:
        """A JPEG of the file's photos, each at most `side` pixels long; no bytes where there is none to show."""
        answer = self._answer(self._request(path, name) | {"side": side})
        jpeg = answer.get("jpeg") if isinstance(answer, dict) else None
        return base64.b64decode(jpeg) if isinstance(jpeg, str) else b""

    def _request(self, path: Path, name: str) -> dict[str, object]:
        return {
            "path": str(path.absolute()),
            "name": name,
            "wall": self.wall,
            "cpu": self.cpu,
            "memory": self.memory,
        }

    def _answer(self, request: dict[str, object]) -> Any:
        with self._lock:
            for _ in range(2):  # a process that died between two files is no fault of this file
                with suppress(OSError, ValueError):
                    return json.loads(self._ask(json.dumps(request).encode()))
                self._stop()
        return None

    def close(self) -> None:
        with self._lock:
            self._stop()

    def _ask(self, request: bytes) -> bytes:
        process = self._started()
        deadline = time.monotonic() + self.wall + _SLACK
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(_LENGTH.pack(len(request)) + request)
        process.stdin.flush()
        head = _read(process.stdout, _LENGTH.size, deadline)
        return _read(process.stdout, int(_LENGTH.unpack(head)[0]), deadline)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._stop()
            # No secret of ours is in its environment; it has its own session, so Ctrl-C is ours to handle.
            environment = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "HOME") if name in os.environ}
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, _ROOT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment | {"LC_ALL": "C.UTF-8"},
                bufsize=0,
                start_new_session=True,
            )
        return self._process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        process.wait()

    def _forget(self) -> None:
        """In a forked copy of this process the pipes belong to the other one."""
        self._lock = threading.Lock()
        self._process = None


def _read(pipe: IO[bytes], size: int, deadline: float) -> bytes:
    """Exactly `size` bytes; OSError when the other end closed or the time is over."""
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    parts: list[bytes] = []
    while size:
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise TimeoutError("the opening process does not answer")
        chunk = os.read(pipe.fileno(), min(size, 1 << 20))
        if not chunk:
            raise ConnectionError("the opening process is gone")
        parts.append(chunk)
        size -= len(chunk)
    return b"".join(parts)
