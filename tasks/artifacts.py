"""The cells of a run's page as Prefect artifacts, for the admins' screen. The record is the page on disk."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from tasks.cell import under_prefect
from tasks.pages.record import Told, own_markdown, plain, plain_markdown

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient

_ROWS = 300  # an artifact is stored twice: a table of a few hundred rows, not 20,000
_ROWS_ON_PAGE = 60  # of one table on the artifact that holds the whole page
_PATIENCE = 20  # seconds that a run waits at its end for a server that is slow to take them
_log = logging.getLogger("rollcall.artifacts")


@dataclass
class Artifacts:
    """Hands one cell after another to Prefect on a thread of its own; a failure is logged and never stops the run."""

    key: str  # [a-z0-9-]
    run: UUID | None = None  # id of the flow run; None where no flow runs under Prefect: then nothing is published
    count: int = 0
    _page: list[str] = field(default_factory=list)
    _pending: list[Future[None]] = field(default_factory=list)
    _thread: ThreadPoolExecutor | None = None
    _connection: _Connection = field(default_factory=lambda: _Connection())

    @classmethod
    def of(cls, key: str) -> Artifacts:
        if not under_prefect():
            return cls(key)
        from prefect.context import FlowRunContext

        context = FlowRunContext.get()
        if context is None or context.flow_run is None:
            return cls(key)
        return cls(key, context.flow_run.id, _thread=ThreadPoolExecutor(1, "artifacts"))

    def prose(self, text: str) -> None:
        self._page.append(own_markdown(text))
        self._publish("markdown", own_markdown(text), text.strip("# ").partition("\n")[0])

    def show(self, told: Told) -> None:
        self._page.append(_markdown(told))
        if not told.rows:
            self._publish("markdown", plain_markdown(told.sentence), plain_markdown(told.sentence))
            return
        headings = told.headings or tuple(str(n) for n in range(1, len(told.rows[0]) + 1))
        rows = [dict(zip(headings, map(plain, row), strict=False)) for row in told.rows[:_ROWS]]
        more = f"（共 {len(told.rows)} 行，这里列前 {_ROWS} 行，其余见运行记录）" if len(told.rows) > _ROWS else ""
        self._publish("table", rows, plain_markdown(told.sentence + more))

    def close(self) -> None:
        """Publish the whole page as one artifact, and wait for what is still on its way, but not for ever."""
        if self._thread is None:
            return
        self._publish("markdown", "\n\n".join(self._page), "整页：这次运行从头到尾", key=f"{self.key}-page")
        self._pending.append(self._thread.submit(_quietly, self._connection.close))
        late = wait(self._pending, timeout=_PATIENCE).not_done
        if late:
            _log.warning("%d cells did not reach Prefect in %d s", len(late), _PATIENCE)
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _publish(self, kind: str, data: object, description: str, key: str = "") -> None:
        if self._thread is None:
            return
        self.count += 1
        told = (kind, key or f"{self.key}-{self.count:02d}", data, description, self.run)
        self._pending.append(self._thread.submit(_quietly, lambda: self._connection.send(*told)))


def _markdown(told: Told) -> str:
    """A sentence and its table, cut to what a page in a browser bears."""
    lines = [plain_markdown(told.sentence)]
    if told.rows:
        headings = told.headings or ("",) * len(told.rows[0])
        lines += ["", _row(headings), _row(["---"] * len(headings))]
        lines += [_row(map(_in_cell, row)) for row in told.rows[:_ROWS_ON_PAGE]]
    if len(told.rows) > _ROWS_ON_PAGE:
        lines += ["", f"（共 {len(told.rows)} 行，这里列前 {_ROWS_ON_PAGE} 行）"]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _in_cell(text: str) -> str:
    return plain_markdown(text).replace("  \n", "；")


def _quietly(send: Callable[[], None]) -> None:
    try:
        send()
    except Exception as error:  # whatever the server or the client library raises: the run goes on
        _log.warning("a cell did not reach Prefect: %s", error)


class _Connection:
    """One client for all cells of a run, used on its thread only: each new one would load all certificates anew."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._client: SyncPrefectClient | None = None

    def send(self, kind: str, key: str, data: object, description: str, run: UUID | None) -> None:
        import json

        from prefect.client.orchestration import get_client
        from prefect.client.schemas.actions import ArtifactCreate

        told = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
        artifact = ArtifactCreate(type=kind, key=key, description=description, data=told, flow_run_id=run)
        if self._client is None:
            self._client = self._open.enter_context(get_client(sync_client=True))
        self._client.create_artifact(artifact=artifact)

    def close(self) -> None:
        self._open.close()
