"""裁定 decide: what an admin decides about obligations and items; who, when and why are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from settings.app import County
from settings.review_sheet import Filled, read_review
from settings.rungs import load_rungs
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.errors import BadFiles, BadInput, Mistake, NeedsAPerson
from tasks.domain.notice.handling import again, covers_many, handled, keys_in, taken_back
from tasks.domain.notice.notice import Notice
from tasks.domain.notice.recipients import can_be_mailed
from tasks.domain.plan.party import Role
from tasks.domain.verdict.by_ids import by_ids
from tasks.domain.verdict.concerns import Ground, check_who, concerns, contradicts, undone_by
from tasks.domain.verdict.decision import NOTICE_ACTS, Act, Decision, is_scope, not_undone, speaks_of
from tasks.pages.record import Told
from tasks.store import decisions as decision_store
from tasks.store import outbox as outbox_store
from tasks.store import outbox_queue
from tasks.store.plans import files_of
from tasks.store.session import open_store, writing
from tasks.store.vault import Vault

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Decided:
    decisions: tuple[Decision, ...]
    concerns: tuple[str, ...]  # the obligations, the item or the notices that it speaks of

    @property
    def told(self) -> Told:
        first, last = self.decisions[0], self.decisions[-1]
        more = f"，至决定 {last.id}" if last.id != first.id else ""
        sentence = f"已记录：{first.sentence}{more}，涉及 {len(self.concerns)} 项。{self.untold}"
        return Told(sentence, ("涉及",), tuple((c,) for c in self.concerns))

    @property
    def untold(self) -> str:
        """What a later reader of the record will ask, where nobody said it."""
        why, by = any(not d.why for d in self.decisions), any(not d.by for d in self.decisions)
        named = "、".join(name for name, lacks in (("理由（--why）", why), ("决定人（--by）", by)) if lacks)
        return f"没有写明{named}，记录里就是空的。" if named else ""


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
        if decision.act is Act.UNDO:
            return _undo(session, case, decision)
        decision = by_ids(ground_of(case), decision)
        found = concerns(ground_of(case), decision)
        if is_scope(decision.target) and not yes:
            raise NeedsAPerson(f"这一决定涉及 {len(found)} 项，确认无误后加 --yes 再运行：\n{_listed(found)}")

        if file is not None:
            decision = _with_file(county, decision, file)
        decision = _keep(session, case, decision)
    return Decided((decision,), found)


def _undo(session: Connection, case: CaseFile, decision: Decision) -> Decided:
    """Take a decision back; a release, or a holding, with the mails that it moved, as long as they are still here."""
    every = decision_store.decisions(session, case.version.plan, case.as_of)
    ground = replace(ground_of(case), decisions=not_undone(every))
    undone = undone_by(ground, decision)
    before = next((d for d in every if undone.act is Act.UNDO and str(d.id) == undone.target), None)
    if before is not None and before.act in NOTICE_ACTS:
        raise BadInput(f"决定 {undone.id} 撤销的是{before.act.label}；要再{before.act.label}，请再作一次这个决定。")
    if undone.act not in NOTICE_ACTS:
        found = concerns(ground, decision)
        return Decided((_keep(session, case, decision),), found)

    notices = taken_back(undone, outbox_store.notices(session, case.as_of, case.version.plan))
    _check_releaser(session, case, decision, notices)
    decision = _keep(session, case, decision)
    move = outbox_store.hold if undone.act is Act.RELEASE else outbox_store.let_wait
    move(session, undone.target, case.as_of, decision.sentence)
    return Decided((decision,), _told_of(notices))


@cell("按表裁定 record_sheet")
async def record_sheet(
    county: County, file: Path, at: datetime, by: str = "", *, yes: bool = False, plan_id: str | None = None
) -> Decided:
    """Take all decisions of a filled sheet, or none: NeedsAPerson with the effect unless `yes`, BadFiles."""
    if not file.is_file():
        raise BadInput(f"没有 {file} 这个文件，什么也没有改。")
    filled: Sequence[Filled] = read_review(file.name, file.read_bytes(), at, by)
    with writing(open_store(county.database_url)) as session:
        case = open_casefile(session, at, plan_id)
        filled = [replace(one, decision=by_ids(ground_of(case), one.decision)) for one in filled]
        known = outbox_store.notices(session, at, case.version.plan)
        found = _all_concerns(session, case, file.name, filled, known)
        if not yes:
            effect = "\n".join(f"  {line}" for line in _effect(case, [one.decision for one in filled]))
            raise NeedsAPerson(f"{file.name} 有 {len(filled)} 个决定，确认无误后加 --yes 再运行：\n{effect}")

        kept = tuple(_keep(session, case, one.decision) for one in filled)
        for one in kept:
            if one.act in NOTICE_ACTS:
                _move(session, case, one, handled(one.act, one.target, known), known)
    return Decided(kept, found)


def _all_concerns(
    session: Connection, case: CaseFile, file: str, filled: Sequence[Filled], known: Sequence[Notice]
) -> tuple[str, ...]:
    """What they speak of, each on the ground of those above it. Raises BadFiles with all that may not be taken."""
    mistakes: list[Mistake] = []
    found: list[str] = []
    ground = ground_of(case)
    for number, one in enumerate(filled):
        decision = one.decision
        if any(contradicts(decision, other.decision) for other in filled[:number]):
            mistakes.append(Mistake(file, one.place, f"{decision.target} 在表里写了两个互相矛盾或重复的决定"))
        try:
            if decision.act in NOTICE_ACTS:
                moved = handled(decision.act, decision.target, known)
                _check_releaser(session, case, decision, moved)
                found += _told_of(moved)
            else:
                found += concerns(ground, decision)
        except BadInput as error:
            mistakes.append(Mistake(file, one.place, str(error)))
        ground = replace(ground, decisions=(*ground.decisions, decision))
    if mistakes:
        raise BadFiles(mistakes)
    return tuple(dict.fromkeys(found))


def _effect(case: CaseFile, decisions: Sequence[Decision]) -> Sequence[str]:
    """Each decision in a line, a scope with how many it covers, then each verdict that it would change."""
    after = case.with_decisions([d for d in decisions if d.act not in NOTICE_ACTS])
    said = [f"{d.act.label} {d.target}{f' → {d.to}' if d.to else ''}{_how_many(case, d)}" for d in decisions]
    moved = [
        f"{id_}：{verdict.kind.label} → {after.verdicts[id_].kind.label}"
        for id_, verdict in case.verdicts.items()
        if after.verdicts[id_].kind is not verdict.kind
    ]
    return [*said, f"判定会变的 {len(moved)} 项：", *moved]


def _how_many(case: CaseFile, decision: Decision) -> str:
    return f"（{sum(speaks_of(decision.target, o) for o in case.obligations)} 项）" if is_scope(decision.target) else ""


@cell("放行、扣住、再发 handle_notice")
async def handle_notice(
    county: County, decision: Decision, plan_id: str | None = None, *, yes: bool = False
) -> Decided:
    """Release a held notice, hold a waiting one, or send an uncertain or refused one again; recorded as a decision.

    A scope moves every notice that it covers, each by a decision of its own; it shows them first and needs `yes`
    (NeedsAPerson). Raises BadInput for an unknown key, a notice in another state, and one without an address.
    """
    at, act = decision.recorded_at, decision.act
    with writing(open_store(county.database_url)) as session:
        case = open_casefile(session, at, plan_id)
        known = outbox_store.notices(session, at, case.version.plan)
        is_list = covers_many(decision.target)
        keys = keys_in(act, decision.target, known, case.obligations) if is_list else (decision.target,)
        found = {key: handled(act, key, known) for key in keys}
        every = [notice for some in found.values() for notice in some]
        _check_releaser(session, case, decision, every)
        if is_list and not yes:
            shown = _listed(_told_of(every))
            raise NeedsAPerson(f"将{act.label} {len(every)} 封通知，确认无误后加 --yes 再运行：\n{shown}")

        kept = [_keep(session, case, replace(decision, target=key)) for key in keys]
        for one in kept:
            _move(session, case, one, found[one.target], known)
    return Decided(tuple(kept), _told_of(every))


def _move(
    session: Connection, case: CaseFile, decision: Decision, found: Sequence[Notice], known: Sequence[Notice]
) -> None:
    at = case.as_of
    if decision.act is Act.RELEASE:
        outbox_store.release(session, decision.target, at, decision.sentence)
    elif decision.act is Act.HOLD:
        outbox_store.hold(session, decision.target, at, decision.sentence)
    else:
        for old in found:
            new = again(old, known, address_of(case, old), at)
            outbox_queue.send_again(session, case.version.plan, old, new, at)


def _told_of(notices: Sequence[Notice]) -> tuple[str, ...]:
    return tuple(f"{n.kind} → {n.recipient}：{n.subject or n.key}" for n in notices)


def _check_releaser(session: Connection, case: CaseFile, decision: Decision, found: Sequence[Notice]) -> None:
    """What goes to the principal is the stage contact's to release or keep; all else, and that too, an admin's."""
    rungs = {rung.name: rung for rung in load_rungs(files_of(session, case.version.id))}
    asked = [rungs.get(n.kind.partition("+")[0]) for n in found]
    theirs = all(rung is not None and rung.release_by is Role.STAGE_CONTACT for rung in asked)
    contacts = {c.name for c in case.roster.contacts if c.role is Role.STAGE_CONTACT}
    if not (theirs and decision.act in {Act.RELEASE, Act.HOLD, Act.UNDO} and decision.by in contacts):
        check_who(case.roster, decision.by)


def address_of(case: CaseFile, notice: Notice) -> str:
    """Where the reader is reached now: the roster may have been mended since the mail was refused."""
    contact = case.roster.contact.get(notice.recipient)
    return contact.email if contact and can_be_mailed(contact.email) else notice.address


def ground_of(case: CaseFile) -> Ground:
    return Ground(case.plan, case.roster, case.obligations, case.placed, case.decisions)


def _keep(session: Connection, case: CaseFile, decision: Decision) -> Decision:
    who = case.roster.contact.get(decision.by)
    decision = replace(decision, by=who.name) if who else decision
    return replace(decision, id=decision_store.record_decision(session, case.version.plan, decision))


def _with_file(county: County, decision: Decision, file: Path) -> Decision:
    """The decision with what came, kept under its sha256 as all evidence is."""
    if not file.is_file():
        raise BadInput(f"没有 {file} 这个文件，没有登记。")
    with file.open("rb") as opened:
        blob = Vault(county.evidence).put(iter(lambda: opened.read(1 << 20), b""))
    return replace(decision, file=file.name, sha256=blob.sha256)


def _listed(ids: Sequence[str]) -> str:
    left = [f"  …… 另有 {len(ids) - _SHOWN} 项"] if len(ids) > _SHOWN else []
    return "\n".join([*(f"  {id_}" for id_ in ids[:_SHOWN]), *left])
