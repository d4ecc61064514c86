"""Counts the mails that were gone before anybody here saw them; as filed away counts only what is proved to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tasks.mailboxes.fetching import Envelope

Mark = tuple[object, object]  # INTERNALDATE and size: both go with a mail from folder to folder


@dataclass(frozen=True, slots=True)
class Vanished:
    """`unseen` mails were seen nowhere; of them `maybe_filed` may lie in another folder, which nothing proves."""

    unseen: int
    maybe_filed: int
    folders: Mapping[str, int]
    untold: Mapping[str, str]  # folders of which it cannot be told, and why (Chinese)

    @property
    def remark(self) -> str:
        """Chinese, for the admin; empty when all was seen."""
        lost = (f"文件夹“{name}”{why}，上次收取之后的来信是否都看到了无法核对" for name, why in self.untold.items())
        return "；".join([*self._counted(), *lost])

    def _counted(self) -> Iterator[str]:
        if not self.unseen:
            return
        where = "、".join(f"{name} {count} 封" for name, count in self.folders.items())
        words = f"自上次收取以来有 {self.unseen} 封邮件在看到之前就被移走或删除（{where}），请确认不是学校的材料"
        if self.maybe_filed:
            words += f"；其中至多 {self.maybe_filed} 封可能只是归到了别的文件夹（那里有新到的），但无法证明"
        yield words


@dataclass(slots=True)
class Account:
    """What one reading learns of it, folder by folder."""

    gaps: Counter[str] = field(default_factory=Counter)  # UIDs given out and not there when the folder was listed
    lost: list[tuple[str, Mark | None]] = field(default_factory=list)  # listed, and gone when they were asked for
    untold: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, Counter[Mark]] = field(default_factory=dict)  # what the store had not known

    def arrived(self, folder: str, envelopes: Iterable[Envelope]) -> None:
        self.fresh.setdefault(folder, Counter()).update(_mark(envelope) for envelope in envelopes)

    def went(self, folder: str, envelope: Envelope | None) -> None:
        """A mail that was listed; its envelope, if that was seen, tells it again where it was moved to."""
        self.lost.append((folder, _mark(envelope) if envelope else None))

    def settled(self, owed: Mapping[str, object]) -> Vanished:
        """A mail that nobody saw in its first folder cannot be told from one that came straight into another.

        `owed`: what a reading before had counted, and was killed before it could tell.
        """
        left = {folder: Counter(marks) for folder, marks in self.fresh.items()}
        gaps = Counter(self.gaps)
        for folder, mark in self.lost:
            there = next((f for f, marks in left.items() if f != folder and mark and marks[mark] > 0), None)
            if there is None or mark is None:
                gaps[folder] += 1
            else:
                left[there][mark] -= 1
        arrived = {folder: marks.total() for folder, marks in left.items()}
        total = sum(arrived.values())
        gaps = +gaps
        maybe = min(total, sum(min(count, total - arrived.get(folder, 0)) for folder, count in gaps.items()))
        earlier, filed = _number(owed.get("vanished")), _number(owed.get("maybe_filed"))
        if earlier:
            gaps["上一次中断的收取"] += earlier
        return Vanished(gaps.total(), maybe + filed, dict(gaps), dict(self.untold))


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _mark(envelope: Envelope) -> Mark:
    return envelope.received_at, envelope.size
