"""What is true of each obligation at any moment: which things lay in which channel, good, bad or to be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tasks.sandbox.simulated.needs import Need


class Quality(StrEnum):
    GOOD = "good"
    BAD = "bad"  # arrived, and fails by itself: may be asked to be mended
    WAITS = "waits"  # only a person can say: nobody may be accused of it
    ODD = "odd"  # a poisoned file: the oracle asks nothing of what it is taken for


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing handed in for an obligation; the same thing twice has the same name."""

    obligation: str
    channel: str
    name: str
    quality: Quality
    at: datetime  # from then on it can be seen


@dataclass
class Truth:
    """The story's truth. `needs` by obligation id."""

    needs: dict[str, Need] = field(default_factory=dict)
    waived: dict[str, datetime] = field(default_factory=dict)  # obligation -> since when
    _units: dict[tuple[str, str], list[Unit]] = field(default_factory=dict)

    def owe(self, more: Iterable[Need]) -> None:
        self.needs |= {need.id: need for need in more}

    def came(self, unit: Unit) -> None:
        self._units.setdefault((unit.obligation, unit.channel), []).append(unit)

    def units(self, obligation: str, channel: str, at: datetime) -> list[Unit]:
        return [unit for unit in self._units.get((obligation, channel), ()) if unit.at <= at]

    def lacks(self, need: Need, channel: str, at: datetime) -> bool:
        """Whether the channel showed less than is needed, what waits for a person counted in."""
        seen = self.units(need.id, channel, at)
        return len({u.name for u in seen if u.quality in {Quality.GOOD, Quality.WAITS}}) < need.count

    def is_filled(self, need: Need, at: datetime) -> bool:
        return not any(self.lacks(need, channel, at) for channel in need.channels)

    def has(self, need: Need, quality: Quality, at: datetime) -> bool:
        return any(u.quality is quality for channel in need.channels for u in self.units(need.id, channel, at))

    def is_waived(self, need: Need, at: datetime) -> bool:
        since = self.waived.get(need.id)
        return since is not None and since <= at
