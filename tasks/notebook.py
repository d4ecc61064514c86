"""The notebook of a run: written again after every cell, so that a failure or a kill leaves what was done."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

from tasks.artifacts import Artifacts
from tasks.cell import under_prefect
from tasks.domain.errors import RollcallError
from tasks.domain.notice.masking import masked
from tasks.logs import mask_error
from tasks.pages.masking import masked_told
from tasks.pages.record import Cell, RunState, Told, as_cut_short, record_page

_NOTE = re.compile(r"<!--rollcall (\{.*?\})-->")
_LOOKED = ".looked"
_TICK = 20_000_000  # nanoseconds: the disk's clock may run so much behind
_NUMBER = re.compile(r"-(\d+)\.html$")


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
    artifacts: Artifacts
    cells: list[Cell] = field(default_factory=list)
    state: RunState = RunState.RUNNING

    @classmethod
    def of(cls, title: str, records: Path, as_of: datetime) -> Notebook:
        """A new page in the folder; pages whose process is gone are relabelled "cut short" on the way.

        The file is called MOMENT-FLOW-N.html; N counts the runs of that moment (a standing clock has many).
        """
        records.mkdir(parents=True, exist_ok=True)
        _relabel(records)
        flow = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "run"
        path = _new_file(records, f"{as_of:%Y%m%dT%H%M%S}", flow)
        return cls(title, path, as_of, Artifacts.of(flow))

    def __enter__(self) -> Self:
        self._write()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.state = RunState.DONE if error is None else RunState.STOPPED
        if error is not None:
            self.cells.append(Cell("stopped", masked(_sentence(error))))
            self.artifacts.show(Told(f"在此中断 stopped here：{masked(_sentence(error))}"))
            if under_prefect():  # there it becomes the run's state; a command says it whole, to the admin alone
                mask_error(error)
        self._write()
        self.artifacts.close()

    def md(self, text: str) -> None:
        """A cell of prose: `## heading` and paragraphs."""
        text = masked(text)
        self.cells.append(Cell("prose", text))
        self._write()
        self.artifacts.prose(text)

    def show(self, value: S) -> S:
        """Show what a step told, and return the value as it is."""
        told = masked_told(value.told)
        self.cells.append(Cell("shown", told=told))
        self._write()
        self.artifacts.show(told)
        return value

    def _write(self) -> None:
        """The page whole, written beside itself, and put in its place."""
        note = {
            "title": self.title,
            "began_at": self.began_at.isoformat(),
            "state": self.state,
            "process": _mark_of(os.getpid()),
        }
        _replace(self.path, record_page(self.title, self.began_at, self.state, self.cells, _as_comment(note)))


def list_records(records: Path) -> tuple[Record, ...]:
    """All pages of the folder, newest first. A page that cannot be read is left out."""
    found = [(_note_of(path), path) for path in records.glob("*.html")]
    pages = [Record(path, n["title"], datetime.fromisoformat(n["began_at"]), n["state"]) for n, path in found if n]
    return tuple(sorted(pages, key=lambda page: (page.began_at, _number(page.path)), reverse=True))


def _new_file(records: Path, moment: str, flow: str) -> Path:
    number = 1 + max((_number(path) for path in records.glob(f"{moment}-*.html")), default=0)
    while True:
        path = records / f"{moment}-{flow}-{number}.html"
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError:  # another process took it between the look and the touch
            number += 1
        else:
            return path


def _number(path: Path) -> int:
    found = _NUMBER.search(path.name)
    return int(found[1]) if found else 0


def _sentence(error: BaseException) -> str:
    if isinstance(error, RollcallError):
        return str(error)
    if isinstance(error, Exception):
        return f"程序出错（{type(error).__name__}）：{error}"
    return f"运行被中止（{type(error).__name__}）。"


def _relabel(records: Path) -> None:
    """A page that says "running" while its process is gone was cut short.

    Only what was written since the last look can be such a page: `.looked` bears that time, or, while others run,
    that of the oldest page of theirs. It is put in its place when the look is over: others look meanwhile.
    """
    looked = records / _LOOKED
    since = looked.stat().st_mtime_ns if looked.exists() else 0
    descriptor, coming = tempfile.mkstemp(dir=records, prefix=f"{_LOOKED}.")
    until = os.fstat(descriptor).st_mtime_ns - _TICK
    os.close(descriptor)
    for path, written in list(_written_since(records, since if since <= until else 0)):  # the clock was set back
        note = _note_of(path)
        if not note or note["state"] != RunState.RUNNING:
            continue
        if _is_alive(note["process"]):
            until = min(until, written)
        else:
            _replace(path, as_cut_short(path.read_text("utf-8")))
    os.utime(coming, ns=(until, until))
    os.replace(coming, looked)


def _written_since(records: Path, since: int) -> Iterator[tuple[Path, int]]:
    with os.scandir(records) as entries:
        for entry in entries:
            if entry.name.endswith(".html"):
                with suppress(FileNotFoundError):  # taken away meanwhile
                    written = entry.stat().st_mtime_ns
                    if written >= since:
                        yield Path(entry.path), written


def _as_comment(note: dict[str, str]) -> str:
    return f"rollcall {json.dumps(note, ensure_ascii=False)}"


def _note_of(path: Path) -> dict[str, str]:
    """What the page's comment says; empty for a page that is not ours or was taken away meanwhile."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            found = _NOTE.search(file.read(4096))
        return dict(json.loads(found[1])) if found else {}
    except (OSError, ValueError):
        return {}


def _replace(path: Path, page: str) -> None:
    coming = path.with_name(f".{path.name}.{os.getpid()}")
    coming.write_text(page, "utf-8")
    os.replace(coming, path)


def _mark_of(pid: int) -> str:
    """A process by boot, number and start, since numbers are given out again; empty when there is none."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        start = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except OSError:
        return ""
    return f"{boot}:{pid}:{start}"


def _is_alive(mark: str) -> bool:
    parts = mark.split(":")
    return len(parts) == 3 and parts[1].isdecimal() and _mark_of(int(parts[1])) == mark
