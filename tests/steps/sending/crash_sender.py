"""A sender that dies at one step: run as a process of its own, told where to stop by its arguments."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from settings.app import County
from tasks import send as sending
from tasks.clock import Clock
from tasks.store import outbox_claims as claims
from tasks.transports.connection import Handover


def die(*_: Any, **__: Any) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def after(real: Any) -> Any:
    def then_die(*words: Any, **more: Any) -> Any:
        real(*words, **more)
        die()

    return then_die


def arrange(step: str) -> None:
    match step:
        case "claimed":
            sending._hand_over = die
        case "started":  # the phase is being written, and is not
            claims.start = die
        case "phase":  # written, and the mail's text not yet given
            real = Handover.getreply

            def getreply(self: Handover) -> tuple[int, bytes]:
                code, reply = real(self)
                if code == 354:
                    die()
                return code, reply

            Handover.getreply = getreply  # type: ignore[method-assign]
        case "dot":  # the server has it, and its answer was not read
            Handover.data = after(Handover.data)  # type: ignore[method-assign]
        case "recording":  # its answer was read, and what it said was not yet kept
            claims.record_sent = after(claims.record_sent)
        case "recorded":
            sending.Step = die  # type: ignore[misc, assignment]


def main() -> None:
    home, when, step = sys.argv[1:4]
    arrange(step)
    zone = ZoneInfo("Asia/Shanghai")
    moment = datetime.fromisoformat(when).replace(tzinfo=zone)
    asyncio.run(sending.send_due(County.at(Path(home), {}), Clock(moment, zone)))


if __name__ == "__main__":
    main()
