"""What an admin decided: who, when, why; and to which obligations or items it speaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.requirement import channel_label


class Act(StrEnum):
    WAIVE = "waive"
    EXTEND = "extend"
    VOUCH = "vouch"
    ACCEPT = "accept"
    REJECT = "reject"
    ASSIGN = "assign"
    MERGE = "merge"
    UNDO = "undo"
    RELEASE = "release"
    HOLD = "hold"
    RESEND = "resend"

    @property
    def label(self) -> str:
        return {
            "waive": "豁免",
            "extend": "延期",
            "vouch": "代收登记",
            "accept": "接收",
            "reject": "退回",
            "assign": "归到",
            "merge": "合并名称",
            "undo": "撤销",
            "release": "放行",
            "hold": "扣住",
            "resend": "再发",
        }[self.value]


OBLIGATION_ACTS = frozenset({Act.WAIVE, Act.EXTEND, Act.VOUCH})
ITEM_ACTS = frozenset({Act.ACCEPT, Act.REJECT, Act.ASSIGN})
NOTICE_ACTS = frozenset({Act.RELEASE, Act.HOLD, Act.RESEND})


@dataclass(frozen=True, slots=True)
class Decision:
    """`target` is an obligation's id or scope, an item's id, a notice's key or, for an undo, a decision's number."""

    act: Act
    target: str
    recorded_at: datetime
    channel: str = ""
    member: str = ""
    until: datetime | None = None
    to: str = ""
    why: str = ""
    by: str = ""
    came_at: datetime | None = None  # vouched for: when it came; midnight for a day without a clock
    how: str = ""  # vouched for: 纸质, 微信, U盘
    file: str = ""  # vouched for: the name of what was kept of it, if anything
    sha256: str = ""
    id: int = 0

    @property
    def sentence(self) -> str:
        who = self.by or "管理员"
        why = f"：{self.why}" if self.why else ""
        until = f"至 {self.until:%Y-%m-%d %H:%M}" if self.until else self.came
        to = f" {self.to}" if self.to else ""
        part = "".join(
            f"（只对{word}）" for word in (self.channel and channel_label(self.channel), self.member) if word
        )
        return f"{self.recorded_at:%Y-%m-%d %H:%M} {who}{self.act.label}{part}{until}{to}{why}（决定 {self.id}）"

    @property
    def came(self) -> str:
        """2023-02-20 收到，纸质，附计划.docx; empty where nothing is vouched for."""
        if self.came_at is None:
            return ""
        clock = "" if self.is_day_only else f" {self.came_at:%H:%M}"
        how = f"，{self.how}" if self.how else ""
        return f" {self.came_at:%Y-%m-%d}{clock} 收到{how}" + (f"，附{self.file}" if self.file else "")

    @property
    def is_day_only(self) -> bool:
        return self.came_at is not None and self.came_at.time() == time(0)


def standing_decisions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that were not undone, in row order, undoings left out. An undo can itself be undone."""
    return tuple(decision for decision in not_undone(decisions) if decision.act is not Act.UNDO)


def not_undone(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that were not undone, in row order, the undoings among them."""
    undone: set[int] = set()
    standing: list[Decision] = []
    for decision in sorted(decisions, key=lambda d: d.id, reverse=True):
        if decision.id in undone:
            continue
        if decision.act is Act.UNDO:
            undone.add(int(decision.target))
        standing.append(decision)
    return tuple(reversed(standing))


def speaks_of(target: str, obligation: Obligation) -> bool:
    """Whether an id or a scope (`S1/*/2023`, `S1/@primary/2023`, `S1/@小学/2023`) covers the obligation."""
    if target == obligation.id:
        return True
    parts = target.split("/")
    if len(parts) != 3:
        return False
    requirement, party, period = parts
    return (
        requirement in {"*", obligation.requirement}
        and period in {"*", obligation.period}
        and (party in {"*", obligation.party, obligation.party_id} or _stage_fits(party, obligation))
    )


def is_scope(target: str) -> bool:
    return any(part == "*" or part.startswith("@") for part in target.split("/"))


def _stage_fits(party: str, obligation: Obligation) -> bool:
    return party.startswith("@") and any(party[1:] in {stage.value, stage.label} for stage in obligation.stages)
