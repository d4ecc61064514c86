"""What a decision speaks of, and why it may not be taken: each fault is one sentence, found before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from tasks.domain.errors import BadInput
from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Role, Roster
from tasks.domain.plan.requirement import Plan, channel_label
from tasks.domain.verdict.decision import ITEM_ACTS, NOTICE_ACTS, Act, Decision, is_scope, speaks_of
from tasks.domain.verdict.merging import merged_names
from tasks.domain.verdict.placing import Placed


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known where somebody decides."""

    plan: Plan
    roster: Roster
    obligations: Sequence[Obligation]  # with their due moments in force
    placed: Sequence[Placed]
    decisions: Sequence[Decision]  # those that were not undone


def concerns(ground: Ground, decision: Decision) -> tuple[str, ...]:
    """The ids of the obligations, the item or the decision that it speaks of.

    Raises BadInput for an unknown id, channel, member or admin, an extension that moves nothing later, and the like.
    """
    check_who(ground.roster, decision.by)
    if decision.act is Act.UNDO:
        undone = undone_by(ground, decision)
        return tuple(o.id for o in ground.obligations if speaks_of(undone.target, o)) or (undone.target,)
    if decision.act is Act.MERGE:
        return (merged_names([decision.target, decision.to], ground.roster)[0],)
    if decision.act in ITEM_ACTS:
        return (_item(ground, decision),)
    found = [o for o in ground.obligations if speaks_of(decision.target, o)]
    if not found and is_scope(decision.target) and decision.target.count("/") != 2:
        raise BadInput(f"{decision.target} 不是范围的写法；应为“要求/单位/期次”三段，如 S1/*/2023、S1/@primary/2023。")
    if not found:
        raise BadInput(f"没有 {decision.target} 这一应交项。用 rollcall status 查看编号，如 S1/sch01/2023。")
    channels = {c for o in found for c in ground.plan.requirement[o.requirement].channels}
    if decision.channel and decision.channel not in channels:
        usable = "、".join(f"{channel_label(channel)} {channel}" for channel in sorted(channels))
        raise BadInput(f"{decision.target} 没有渠道 {decision.channel}；可用：{usable}。")
    if decision.act is Act.EXTEND:
        _check_extension(decision, found)
    if decision.act is Act.WAIVE and decision.member:
        _check_waived(ground, decision.member, found)
    if decision.act is Act.VOUCH:
        _check_vouching(ground, decision, found)
    return tuple(o.id for o in found)


def contradicts(one: Decision, other: Decision) -> bool:
    """Whether two decisions of one sheet say the same again, or accept and reject one item."""
    if one.target != other.target or (one.channel, one.member) != (other.channel, other.member):
        return False
    both = {one.act, other.act}
    return one.act is other.act and one.act is not Act.VOUCH or both == {Act.ACCEPT, Act.REJECT} or both < NOTICE_ACTS


def _item(ground: Ground, decision: Decision) -> str:
    placed = next((p for p in ground.placed if p.item.id == decision.target), None)
    if placed is None:
        raise BadInput(f"没有编号为 {decision.target} 的件。用 rollcall explain 查看件的编号，如 e17。")
    if decision.act is Act.ASSIGN and decision.to not in {o.id for o in ground.obligations}:
        raise BadInput(f"没有 {decision.to or '（空）'} 这一应交项，无法归入。用 --to 写明，如 --to S4/sch01/2023。")
    assigned = any(d.act is Act.ASSIGN and d.target == decision.target for d in ground.decisions)
    if decision.act is Act.ACCEPT and not assigned and len(placed.match.claims) != 1:
        raise BadInput(
            f"{decision.target} 可能属于 {len(placed.match.claims)} 项应交，请先用 "
            f"rollcall decide assign {decision.target} --to 应交编号 说明归到哪里。"
        )
    return decision.target


def undone_by(ground: Ground, decision: Decision) -> Decision:
    """The decision that an undo takes back. Raises BadInput where there is none by this number."""
    undone = next((d for d in ground.decisions if str(d.id) == decision.target), None)
    if undone is None:
        raise BadInput(f"没有编号为 {decision.target} 的有效决定。用 rollcall records decisions 查看编号。")
    return undone


def _check_extension(decision: Decision, found: Sequence[Obligation]) -> None:
    if decision.until is None:
        raise BadInput("延期要写明到什么时候：--until 2023-03-03T17:00。")
    later = [o for o in found if decision.until <= o.due_at]
    if later:
        last = max(later, key=lambda o: o.due_at)
        whose = f"（{last.id}{f' 等 {len(later)} 项' if len(later) > 1 else ''}）" if len(found) > 1 else ""
        raise BadInput(
            f"延期到 {decision.until:%Y-%m-%d %H:%M} 并不晚于现在的截止 {last.due_at:%Y-%m-%d %H:%M}{whose}。"
        )


def _check_vouching(ground: Ground, decision: Decision, found: Sequence[Obligation]) -> None:
    came = decision.came_at
    if came is None or came > decision.recorded_at:
        raise BadInput("代收登记的日期（--on）不能晚于现在：东西收到以后再登记。")
    if came < ground.plan.starts:
        raise BadInput(
            f"代收登记的日期 {came:%Y-%m-%d} 在本计划开始（{ground.plan.starts:%Y-%m-%d}）之前，不属于本计划。"
        )
    for obligation in found:
        _check_unit(ground, decision.member, obligation)


def _check_waived(ground: Ground, member: str, found: Sequence[Obligation]) -> None:
    """A waiver for one member, or one kind: some obligation of the scope must count it."""
    for obligation in found[:-1]:
        with suppress(BadInput):
            return _check_unit(ground, member, obligation)
    return _check_unit(ground, member, found[-1])


def _check_unit(ground: Ground, member: str, obligation: Obligation) -> None:
    """Where members or kinds are counted, it must be said which one came; elsewhere there is none to name."""
    requirement = ground.plan.requirement[obligation.requirement]
    units: tuple[str, ...] = requirement.month_kinds
    if requirement.counts_members:
        units = tuple(teacher.id for teacher in ground.roster.teachers_of.get(obligation.party_id, ()))
    if not units and member:
        raise BadInput(f"{obligation.id} 不按人或类别计，不能用 --member。")
    if units and member not in units:
        listed = "、".join(units[:20]) + ("……" if len(units) > 20 else "")
        said = f"没有 {member}" if member else "要写明是哪一个"
        raise BadInput(f"{obligation.id} 按人或类别计，{said}；--member 可用：{listed}。")


def check_who(roster: Roster, by: str) -> None:
    """Raises BadInput for a name, or an id, that is no admin's; nobody named is the admin at the machine."""
    admins = [c for c in roster.contacts if c.role is Role.ADMIN]
    if by and not any(by in {admin.name, admin.id} for admin in admins):
        listed = "、".join(admin.name for admin in admins)
        raise BadInput(f"{by} 不是花名册里的管理员；管理员有：{listed or '（无）'}。")
