"""The notebook of a run: written again after every cell, so that a failure or a kill leaves what was done."""

from __future__ import annotations

import asyncio
import contextvars
import html
import json
import os
import re
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from tasks.cell import under_prefect
from tasks.pages.record import Cell, Told, plain_markdown, record_page

RUNNING, DONE, STOPPED, CUT_SHORT = "进行中 running", "完成 done", "在此中断 stopped", "被切断 cut short"
_ARTIFACT_ROWS = 300  # an artifact is stored twice: a table of a few hundred rows, not 20,000
_META = re.compile(r"<!--rollcall (\{.*?\})-->")


class Shown(Protocol):
    """Whatever a step returns that a page can show."""

    @property
    def told(self) -> Told: ...


S = TypeVar("S", bound=Shown)


@dataclass(frozen=True, slots=True)
class Record:
    """One page in state/records/."""

    path: Path
    title: str
    began_at: datetime
    state: str


@dataclass
class Notebook:
    """`with Notebook.of(title, records, as_of) as page:`, then `page.md(…)` and `page.show(await step(…))`."""

    title: str
    path: Path
    began_at: datetime
    cells: list[Cell] = field(default_factory=list)
    state: str = RUNNING

    @classmethod
    def of(cls, title: str, records: Path, as_of: datetime) -> Notebook:
        """A new page in the folder; pages whose process is gone are relabelled "cut short" on the way."""
        records.mkdir(parents=True, exist_ok=True)
        _relabel(records)
        name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "run"
        stem = f"{as_of:%Y%m%d-%H%M%S}-{name}"
        number = 1
        while True:
            path = records / f"{stem}-{number}.html"
            try:
                path.touch(exist_ok=False)
                return cls(title, path, as_of)
            except FileExistsError:
                number += 1

    def __enter__(self) -> Self:
        self._write()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.state = DONE if error is None else STOPPED
        if error is not None:
            self.cells.append(Cell("stopped", f"{type(error).__name__}: {error}"))
        self._write()

    def md(self, text: str) -> None:
        """A cell of prose, our own words: `## heading` and paragraphs."""
        self.cells.append(Cell("prose", text))
        self._write()
        _publish(_markdown_artifact(self._key(), text), self)

    def show(self, value: S) -> S:
        """Show what a step told, and return the value as it is."""
        self.cells.append(Cell("shown", told=value.told))
        self._write()
        _publish(_told_artifact(self._key(), value.told), self)
        return value

    def _key(self) -> str:
        name = re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-") or "run"
        return f"{name}-{len(self.cells):02d}"

    def _write(self) -> None:
        """Write the page whole, beside it, and put it in its place."""
        meta = {
            "title": self.title,
            "began_at": self.began_at.isoformat(),
            "state": self.state,
            "process": _process_mark(os.getpid()),
        }
        comment = f"<!--rollcall {json.dumps(meta, ensure_ascii=False).replace('--', '—')}-->\n"
        page = record_page(self.title, self.began_at, self.state, self.cells)
        coming = self.path.with_suffix(".coming")
        coming.write_text(page.replace("<html", f"{comment}<html", 1), "utf-8")
        os.replace(coming, self.path)


def list_records(records: Path) -> tuple[Record, ...]:
    """All pages of the folder, newest first. A page that cannot be read is left out."""
    found = []
    for path in sorted(records.glob("*.html"), reverse=True):
        meta = _meta(path)
        if meta:
            found.append(Record(path, meta["title"], datetime.fromisoformat(meta["began_at"]), meta["state"]))
    return tuple(found)


def _relabel(records: Path) -> None:
    """A page that says "running" while its process is gone was cut short."""
    for path in records.glob("*.html"):
        meta = _meta(path)
        if meta and meta["state"] == RUNNING and not _is_alive(meta["process"]):
            text = path.read_text("utf-8").replace(RUNNING, CUT_SHORT)
            coming = path.with_suffix(".coming")
            coming.write_text(text, "utf-8")
            os.replace(coming, path)


def _meta(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", errors="replace") as file:
        found = _META.search(file.read(4096))
    return dict(json.loads(found.group(1))) if found else {}


def _process_mark(pid: int) -> str:
    """A process by its number and its start, since numbers are given out again."""
    try:
        start = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        start = ""
    return f"{pid}:{start}"


def _is_alive(mark: str) -> bool:
    return _process_mark(int(mark.partition(":")[0])) == mark and not mark.endswith(":")


def _publish(artifact: Coroutine[Any, Any, Any] | None, page: Notebook) -> None:
    """Hand an artifact to Prefect, from a thread with a loop of its own; the record does not depend on it."""
    if artifact is None:
        return
    context = contextvars.copy_context()
    with ThreadPoolExecutor(1) as thread:
        try:
            thread.submit(context.run, asyncio.run, artifact).result(timeout=30)
        except Exception as error:  # the page on disk is the record; a server that is away must not stop the run
            page.cells.append(Cell("prose", f"（Prefect 界面未能保存这一格：{type(error).__name__}）"))


def _markdown_artifact(key: str, text: str) -> Coroutine[Any, Any, Any] | None:
    if not under_prefect():
        return None
    from prefect.artifacts import acreate_markdown_artifact

    return acreate_markdown_artifact(text, key=key)


def _told_artifact(key: str, told: Told) -> Coroutine[Any, Any, Any] | None:
    if not under_prefect():
        return None
    from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact

    sentence = plain_markdown(told.sentence)
    if not told.rows:
        return acreate_markdown_artifact(sentence, key=key)
    rows = [dict(zip(told.headings, map(html.unescape, row), strict=False)) for row in told.rows[:_ARTIFACT_ROWS]]
    return acreate_table_artifact(rows, key=key, description=sentence)
