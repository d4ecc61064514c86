"""The machine on which the product runs in a simulation: its clock, and the points at which its process is killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, event

from tasks.clock import Hands, turned_by


class Killed(BaseException):
    """The process ends here, as by SIGKILL: nothing that was not committed or written stays."""


@dataclass
class Machine:
    """`at` is the true time; the machine's own clock may be set back by `behind`.

    Every transaction and every line to a server is a point at which `doom` may end the process.
    """

    at: datetime
    behind: timedelta = timedelta(0)
    doom: tuple[str, int] = ("", 0)  # the process is killed at the so-many-th point of this kind from now
    is_dead: bool = False
    kills: int = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Within, the product's clock is this machine's."""
        with turned_by(Hands(lambda: self.at - self.behind, self.rest)):
            yield

    def rest(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)

    def passes(self, point: str) -> None:
        """Raises Killed when the process ends here, and at every point after that until it is started again."""
        if self.is_dead:
            raise Killed(point)
        kind, left = self.doom
        if kind and point.startswith(kind):
            self.doom = (kind, left - 1)
            if left <= 1:
                self.is_dead = True
                self.kills += 1
                raise Killed(point)

    def start_again(self) -> None:
        self.is_dead, self.doom = False, ("", 0)

    def watch(self, engine: Engine) -> None:
        """Let each transaction of this engine be a point."""
        if not event.contains(engine, "begin", self._begin):
            event.listen(engine, "begin", self._begin)
            event.listen(engine, "commit", self._commit)

    def _begin(self, _connection: Connection) -> None:
        self.passes("begin")

    def _commit(self, connection: Connection) -> None:
        if connection.get_execution_options().get("rollcall_writes"):
            self.passes("commit")
