"""The command `decide`: from words and options to one recorded decision."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime, time

import typer

from flows.answers import gather
from flows.session import Session, read_moment
from tasks.decide import record
from tasks.domain.errors import BadInput
from tasks.domain.verdict.decision import OBLIGATION_ACTS, Act, Decision, is_scope
from tasks.domain.verdict.words import items_named, obligations_named

ACTS = (Act.WAIVE, Act.EXTEND, Act.ACCEPT, Act.REJECT, Act.ASSIGN, Act.UNDO)


def decide(
    session: Session, act: str, target: Sequence[str], to: str, until: str, why: str, by: str, channel: str,
    member: str, plan: str, *, yes: bool,
) -> int:  # fmt: skip
    """Record it and say what it concerns. Raises BadInput with the way to say it right."""
    session.check_clock()
    chosen = next((a for a in ACTS if act in {a.value, a.label}), None)
    if chosen is None:
        raise BadInput(f"没有“{act}”这种决定；有：{'、'.join(f'{a.label} {a.value}' for a in ACTS)}。")
    decision = Decision(
        act=chosen,
        target=_target(session, chosen, target, plan),
        recorded_at=session.clock.now(),
        channel=channel,
        member=member,
        until=_until(session, until) if until else None,
        to=_one(session, [to], plan) if to else "",
        why=why,
        by=by,
    )
    decided = asyncio.run(record(session.county, decision, yes=yes, plan_id=plan or None))
    typer.echo(decided.told.sentence)
    return 0


def _until(session: Session, text: str) -> datetime:
    """A day without a clock ends at 23:59:59, as due days do."""
    moment = read_moment(text, session.county.zone)
    return moment if "T" in text or ":" in text else datetime.combine(moment, time(23, 59, 59), moment.tzinfo)


def _target(session: Session, act: Act, words: Sequence[str], plan: str) -> str:
    if act is Act.UNDO or (len(words) == 1 and is_scope(words[0])):
        return " ".join(words)
    return _one(session, words, plan) if act in OBLIGATION_ACTS else _one_item(session, words, plan)


def _one(session: Session, words: Sequence[str], plan: str) -> str:
    case = gather(session, "", plan)
    found = obligations_named(words, case.obligations, case.plan, case.roster)
    if not found:
        raise BadInput(f"没有找到应交项“{' '.join(words)}”。用 rollcall status 查看编号，如 S1/sch01/2023。")
    return _the_one(words, [(o.id, o.party_name) for o in found])


def _one_item(session: Session, words: Sequence[str], plan: str) -> str:
    case = gather(session, "", plan)
    found = items_named(words, case.placed, case.plan, case.roster)
    if not found:
        raise BadInput(f"没有找到“{' '.join(words)}”这一件。用 rollcall explain 查看件的编号，如 e17。")
    return _the_one(words, [(p.item.id, f"{p.item.submission.title} {p.item.file or '正文'}") for p in found])


def _the_one(words: Sequence[str], found: Sequence[tuple[str, str]]) -> str:
    """Several hits are listed, never guessed."""
    if len(found) == 1:
        return found[0][0]
    listed = "\n".join(f"  {id_} {name}" for id_, name in found[:20])
    raise BadInput(f"“{' '.join(words)}”符合 {len(found)} 项，请写编号：\n{listed}")
