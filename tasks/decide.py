"""裁定 decide: what an admin decides about obligations and items; who, when and why are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.errors import BadInput, NeedsAPerson
from tasks.domain.plan.party import Role
from tasks.domain.verdict.decision import ITEM_ACTS, Act, Decision, is_scope, speaks_of
from tasks.pages.record import Told
from tasks.store import decisions as decision_store
from tasks.store.session import open_store, writing


@dataclass(frozen=True, slots=True)
class Decided:
    decisions: tuple[Decision, ...]
    concerns: tuple[str, ...]  # the obligations or the item that it speaks of

    @property
    def told(self) -> Told:
        first = self.decisions[0]
        return Told(
            f"已记录：{first.sentence}，涉及 {len(self.concerns)} 项。", ("涉及",), tuple((c,) for c in self.concerns)
        )


@cell("裁定 decide")
async def record(county: County, decision: Decision, *, yes: bool = False, plan_id: str | None = None) -> Decided:
    """Check a decision against what is known, and write it.

    A scope shows the count first and needs `yes` (NeedsAPerson). Raises BadInput for an unknown id, an extension that
    does not move the due moment later, or a name that is no admin's.
    """
    with writing(open_store(county.database_url)) as session:
        case = open_casefile(session, decision.recorded_at, plan_id)
        concerns = _concerns(case, decision)
        _check_who(case, decision.by)
        if is_scope(decision.target) and not yes:
            listed = "\n".join(f"  {id_}" for id_ in concerns[:20])
            raise NeedsAPerson(f"这一决定涉及 {len(concerns)} 项，确认无误后加 --yes 再运行：\n{listed}")

        number = decision_store.record_decision(session, case.version.plan, decision)
    return Decided((replace(decision, id=number),), tuple(concerns))


def _concerns(case: CaseFile, decision: Decision) -> Sequence[str]:
    if decision.act is Act.UNDO:
        return [_undone(case, decision)]
    if decision.act in ITEM_ACTS:
        return [_item(case, decision)]
    found = [o for o in case.obligations if speaks_of(decision.target, o)]
    if not found:
        raise BadInput(f"没有 {decision.target} 这一应交项。用 rollcall status 查看编号，如 S1/sch01/2023。")
    channels = {c for o in found for c in case.plan.requirement[o.requirement].channels}
    if decision.channel and decision.channel not in channels:
        raise BadInput(f"{decision.target} 没有渠道 {decision.channel}；可用：{'、'.join(sorted(channels))}。")
    if decision.act is Act.EXTEND:
        _check_extension(decision, [o.due_at for o in found])
    return [o.id for o in found]


def _item(case: CaseFile, decision: Decision) -> str:
    placed = next((p for p in case.placed if p.item.id == decision.target), None)
    if placed is None:
        raise BadInput(f"没有编号为 {decision.target} 的件。用 rollcall explain 查看件的编号，如 e17。")
    if decision.act is Act.ASSIGN and decision.to not in case.docket.by_id:
        raise BadInput(f"没有 {decision.to or '（空）'} 这一应交项，无法归入。用 --to 写明，如 --to S4/sch01/2023。")
    assigned = any(d.act is Act.ASSIGN and d.target == decision.target for d in case.decisions)
    if decision.act is Act.ACCEPT and not assigned and len(placed.match.claims) != 1:
        raise BadInput(
            f"{decision.target} 可能属于 {len(placed.match.claims)} 项应交，请先用 "
            f"rollcall decide assign {decision.target} --to 应交编号 说明归到哪里。"
        )
    return decision.target


def _undone(case: CaseFile, decision: Decision) -> str:
    if not decision.target.isdigit() or int(decision.target) not in {d.id for d in case.decisions}:
        raise BadInput(f"没有编号为 {decision.target} 的有效决定。用 rollcall records decisions 查看编号。")
    return decision.target


def _check_extension(decision: Decision, due: Sequence[datetime]) -> None:
    if decision.until is None:
        raise BadInput("延期要写明到什么时候：--until 2023-03-03T17:00。")
    if decision.until <= max(due):
        raise BadInput(f"延期到 {decision.until:%Y-%m-%d %H:%M} 并不晚于现在的截止 {max(due):%Y-%m-%d %H:%M}。")


def _check_who(case: CaseFile, by: str) -> None:
    admins = [c.name for c in case.roster.contacts if c.role is Role.ADMIN]
    if by and by not in admins:
        raise BadInput(f"{by} 不是花名册里的管理员；管理员有：{'、'.join(admins) or '（无）'}。")
