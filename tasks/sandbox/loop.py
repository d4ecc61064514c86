"""One background thread in which all the sandbox's servers live, and the ports that they take."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

HOST = "127.0.0.1"
_PATIENCE = 30.0  # seconds
T = TypeVar("T")


class Background:
    """An event loop of its own; `stop` ends what runs in it and waits for the thread."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="sandbox", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Run it in the background thread and wait for its answer."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(_PATIENCE)

    def stop(self) -> None:
        self.do(_end_others())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(_PATIENCE)
        self.loop.close()

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()


async def _end_others() -> None:
    """Connections that a client still holds open end here."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def bound(wanted: int, what: str) -> tuple[socket.socket, str]:
    """A socket on the wanted port (0: any), else on a free one, with a Chinese note that says so."""
    note = ""
    for port in dict.fromkeys((wanted, 0)):
        # said outright to be TCP: else asyncio leaves its connections without TCP_NODELAY, and each answer waits 40 ms
        taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((HOST, port))
        except OSError:
            taken.close()
            continue
        chosen = taken.getsockname()[1]
        if wanted and chosen != wanted:
            note = f"端口 {wanted} 已被占用，{what}改用 {chosen}"
        return taken, note
    raise OSError("no free port on loopback")
