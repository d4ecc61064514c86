"""One command's surroundings: the county, its clock, and how a flow is run with or without Prefect."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from settings.app import County
from tasks.clock import Clock, moment
from tasks.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class Session:
    home: Path
    county: County
    clock: Clock
    clock_text: str

    @classmethod
    def of(cls, home: Path, clock: str) -> Session:
        """Raises BadFiles for a folder that cannot be loaded, BadInput for a clock that is no moment."""
        county = County.at(home)
        stands_at = read_moment(clock, county.zone) if clock else None
        return cls(home.resolve(), county, Clock(stands_at, county.zone), clock)

    def as_of(self, text: str) -> datetime:
        """The asked moment, or now; a standing clock is checked against the store."""
        if text:
            return read_moment(text, self.county.zone)
        self.check_clock()
        return self.clock.now()

    def check_clock(self) -> None:
        """A standing clock may not run before what the store already knows."""
        if self.clock.stands_at is None:
            return
        from tasks.store.session import newest_moment, open_store, reading

        with reading(open_store(self.county.database_url)) as session:
            newest = newest_moment(session)
        if newest is not None and self.clock.now() < newest:
            known = newest.astimezone(self.county.zone)
            raise BadInput(
                f"--clock {self.clock_text} 早于库里最新的记录（{known:%Y-%m-%dT%H:%M:%S}）。"
                "回看过去请用 --as-of；重新演练请换一个数据库。"
            )

    def run(self, flow: Any, **parameters: Any) -> Any:
        """Run a flow in this process: as a Prefect flow run when PREFECT_API_URL is set, else as a plain function."""
        call: Callable[..., Any] = flow if os.environ.get("PREFECT_API_URL") else flow.fn
        return asyncio.run(call(home=str(self.home), clock=self.clock_text or None, **parameters))


def read_moment(text: str, zone: ZoneInfo) -> datetime:
    try:
        return moment(text, zone)
    except ValueError:
        raise BadInput(f"看不懂的时间“{text}”；请写成 2023-02-25T09:00 或 2023-02-25T09:00:00+08:00。") from None
