"""裁定 decide: what an admin decides about obligations and items; who, when and why are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.errors import BadInput, NeedsAPerson
from tasks.domain.verdict.concerns import Ground, concerns
from tasks.domain.verdict.decision import Decision, is_scope
from tasks.pages.record import Told
from tasks.store import decisions as decision_store
from tasks.store.session import open_store, writing
from tasks.store.vault import Vault

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Decided:
    decisions: tuple[Decision, ...]
    concerns: tuple[str, ...]  # the obligations, the item or the notices that it speaks of

    @property
    def told(self) -> Told:
        first = self.decisions[0]
        return Told(
            f"已记录：{first.sentence}，涉及 {len(self.concerns)} 项。", ("涉及",), tuple((c,) for c in self.concerns)
        )


@cell("裁定 decide")
async def record(
    county: County, decision: Decision, *, yes: bool = False, plan_id: str | None = None, file: Path | None = None
) -> Decided:
    """Check a decision against what is known, and write it; `file` is what came, kept with a vouching.

    A scope shows the count first and needs `yes` (NeedsAPerson). Raises BadInput for an unknown id, an extension that
    does not move the due moment later, or a name that is no admin's.
    """
    with writing(open_store(county.database_url)) as session:
        case = open_casefile(session, decision.recorded_at, plan_id)
        found = concerns(ground_of(case), decision)
        if is_scope(decision.target) and not yes:
            raise NeedsAPerson(f"这一决定涉及 {len(found)} 项，确认无误后加 --yes 再运行：\n{_listed(found)}")

        if file is not None:
            decision = _with_file(county, decision, file)
        decision = _keep(session, case, decision)
    return Decided((decision,), found)


def ground_of(case: CaseFile) -> Ground:
    return Ground(case.plan, case.roster, case.obligations, case.placed, case.decisions)


def _keep(session: Connection, case: CaseFile, decision: Decision) -> Decision:
    return replace(decision, id=decision_store.record_decision(session, case.version.plan, decision))


def _with_file(county: County, decision: Decision, file: Path) -> Decision:
    """The decision with what came, kept under its sha256 as all evidence is."""
    if not file.is_file():
        raise BadInput(f"没有 {file} 这个文件，没有登记。")
    with file.open("rb") as opened:
        blob = Vault(county.evidence).put(iter(lambda: opened.read(1 << 20), b""))
    return replace(decision, file=file.name, sha256=blob.sha256)


def _listed(ids: Sequence[str]) -> str:
    return "\n".join(f"  {id_}" for id_ in ids[:_SHOWN])
