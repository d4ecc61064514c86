"""The one door to all logs: whoever writes there, telephone and ID numbers and addresses go out masked."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from tasks.domain.notice.masking import masked


def mask_logs() -> None:
    """From now on every record of this process, of whatever logger, is made masked. Doing it again changes nothing.

    A filter would have to hang on each logger that a library makes; records are made in one place.
    """
    make = logging.getLogRecordFactory()
    if not getattr(make, "is_masked", False):
        logging.setLogRecordFactory(_Masked(make))


def mask_error(error: BaseException) -> None:
    """What an exception says is shown by Prefect as the state of a run: its texts are masked where they are."""
    error.args = tuple(masked(part) if isinstance(part, str) else part for part in error.args)


def pass_over_asked_endings() -> None:
    """A run that waits for its turn when the daemon stops is ended by it: nothing went wrong, so nothing is said.

    Prefect's engine tells it as two errors, one with a stack trace; the run is planned anew.
    """
    for name in ("asyncio", "prefect.engine"):
        logging.getLogger(name).addFilter(_is_news)  # the same filter again is not added twice


def _is_news(record: logging.LogRecord) -> bool:
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        return type(error).__name__ != "TerminationSignal"  # by its name: only flows and the cell know Prefect
    return not (str(record.msg).startswith("Finished in state ") and str(record.msg).endswith("(type=PENDING)"))


class _Masked:
    is_masked = True

    def __init__(self, make: Callable[..., logging.LogRecord]) -> None:
        self._make = make

    def __call__(self, *args: Any, **more: Any) -> logging.LogRecord:
        record = self._make(*args, **more)
        try:
            said = record.getMessage()
        except Exception:  # a call with the wrong number of values: logging itself says so, where it writes
            return record
        if masked(said) != said:
            record.msg, record.args = masked(said), None
        if record.exc_info and record.exc_info[0] is not None:
            record.exc_text = masked(logging.Formatter().formatException(record.exc_info))
        return record
