"""What a new version of a plan changes: which obligations appear, end or move, and for whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster, School, Teacher
from tasks.domain.plan.requirement import Plan


@dataclass(frozen=True, slots=True)
class Difference:
    """`moved` pairs the obligation before with the one after."""

    new: tuple[Obligation, ...] = ()
    ended: tuple[Obligation, ...] = ()
    moved: tuple[tuple[Obligation, Obligation], ...] = ()

    def lapsed(self, at: datetime) -> tuple[Obligation, ...]:
        """What would be past due the moment it is set: our own change, which accuses nobody."""
        moved = (now for was, now in self.moved if now.due_at != was.due_at)
        return tuple(o for o in (*self.new, *moved) if o.due_at < at)

    @property
    def sentence(self) -> str:
        """The difference as lines of Chinese text, at most ten of a kind."""
        lines = [f"新增 {len(self.new)} 项，终止 {len(self.ended)} 项，改期或改数 {len(self.moved)} 项。"]
        lines += [f"  新增 {o.id} {o.party_name}，截止 {o.due_at:%Y-%m-%d %H:%M}" for o in self.new[:10]]
        lines += [f"  终止 {o.id} {o.party_name}" for o in self.ended[:10]]
        lines += [
            f"  {old.id} {old.party_name}：{old.due_at:%Y-%m-%d %H:%M}（{old.count}）→ "
            f"{new.due_at:%Y-%m-%d %H:%M}（{new.count}）"
            for old, new in self.moved[:10]
        ]
        return "\n".join(lines)


def difference(before: Sequence[Obligation], after: Sequence[Obligation]) -> Difference:
    """Compare two expansions by id; an obligation moved when its opening, due moment or count changed."""
    old, new = {o.id: o for o in before}, {o.id: o for o in after}
    return Difference(
        new=tuple(o for id_, o in new.items() if id_ not in old),
        ended=tuple(o for id_, o in old.items() if id_ not in new),
        moved=tuple((o, new[id_]) for id_, o in old.items() if id_ in new and _bounds(o) != _bounds(new[id_])),
    )


def renamed(before: Roster, after: Roster) -> tuple[str, ...]:
    """One line for each school and teacher, at most ten, that goes by another name now and owes what it owed."""
    was, now = ({**_names(roster.schools), **_names(roster.teachers)} for roster in (before, after))
    changed = [(id_, was[id_], name) for id_, name in now.items() if was.get(id_, name) != name]
    return tuple(f"  更名 {id_}：{old} → {name}" for id_, old, name in changed[:10])


def _names(parties: Sequence[School] | Sequence[Teacher]) -> dict[str, str]:
    return {party.id: party.name for party in parties}


def moves(before: Roster, after: Roster) -> tuple[str, ...]:
    """One line for each teacher, at most ten, who is at another school now: what is owed stays, whom we ask changes."""
    moved = [
        (teacher.name, old.school, teacher.school)
        for teacher in after.teachers
        if (old := before.teacher.get(teacher.id)) is not None and old.school != teacher.school
    ]
    return tuple(
        f"  调动 {name}：{before.name_of(source)} → {after.name_of(target)}" for name, source, target in moved[:10]
    )


def rewritten(before: Plan, after: Plan) -> tuple[str, ...]:
    """One line for each requirement, at most ten, that asks for something else of the same parties on the same day."""
    lines = []
    for new in after.requirements:
        old = before.requirement.get(new.id)
        changed = [label for name, label in _ASKED.items() if old and getattr(old, name) != getattr(new, name)]
        if changed:
            lines.append(f"  {new.id} {new.title}：{'、'.join(changed)}有变")
    lines += [f"  计划的{label}有变" for name, label in _FRAME.items() if getattr(before, name) != getattr(after, name)]
    return tuple(lines[:10])


_ASKED = {
    "title": "名称",
    "aliases": "别名",
    "channels": "渠道",
    "needs": "渠道要几个",
    "only": "限于谁",
    "pending": "待裁定",
    "checks": "内容检查",
}
_FRAME = {
    "starts": "开始日",
    "grace": "宽限",
    "mend_within": "补正期",
    "channels": "渠道看不看",
    "windows": "活动时段",
    "themes": "主题",
    "credit": "学时规则",
    "scoring": "评分规则",
}


def _bounds(obligation: Obligation) -> tuple[object, ...]:
    return obligation.opens_at, obligation.due_at, obligation.count
