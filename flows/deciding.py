"""The command `decide`: from words and options to one recorded decision."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from pathlib import Path

import typer

from flows.answers import gather
from flows.other_plans import in_another_plan
from flows.session import Session, read_moment
from tasks.decide import handle_notice, record, record_sheet
from tasks.domain.errors import BadInput
from tasks.domain.notice.handling import covers_many
from tasks.domain.verdict.decision import NOTICE_ACTS, OBLIGATION_ACTS, Act, Decision, is_scope
from tasks.domain.verdict.merging import merged_names
from tasks.domain.verdict.words import items_named, obligations_named
from tasks.store import outbox
from tasks.store.session import open_store, reading

ACTS = tuple(Act)


@dataclass(frozen=True, slots=True)
class Said:
    """What was typed."""

    act: str
    target: Sequence[str]
    to: str = ""
    until: str = ""
    why: str = ""
    by: str = ""
    channel: str = ""
    member: str = ""
    on: str = ""
    how: str = ""
    file: Path | None = None
    plan: str = ""
    sheet: Path | None = None


def decide(session: Session, said: Said, *, yes: bool) -> int:
    """Record it and say what it concerns. Raises BadInput with the way to say it right."""
    session.check_clock()
    said = _asked(said)
    if said.sheet is not None:
        return _decide_sheet(session, said, said.sheet, yes=yes)
    act = _act(said)
    if act is Act.MERGE:
        kept, other = merged_names(said.target, gather(session, "", said.plan).roster)
        said = replace(said, target=[kept], to=other)
    decision = Decision(
        act=act,
        target=_target(session, act, said.target, said.plan),
        recorded_at=session.clock.now(),
        channel=said.channel,
        member=said.member,
        until=_until(session, said.until) if said.until else None,
        to=_one(session, [said.to], said.plan) if said.to and act is not Act.MERGE else said.to,
        why=said.why,
        by=said.by,
        came_at=_came(session, said.on) if act is Act.VOUCH else None,
        how=said.how,
    )
    if act in NOTICE_ACTS:
        done = asyncio.run(handle_notice(session.county, decision, said.plan or None, yes=yes))
        typer.echo("\n".join([done.told.sentence, *(f"  {one}" for one in done.concerns)]))
        return 0
    decided = asyncio.run(record(session.county, decision, yes=yes, plan_id=said.plan or None, file=said.file))
    typer.echo(decided.told.sentence)
    return 0


def _asked(said: Said) -> Said:
    """At a terminal, who decides and why is asked for where it was not written; a script is only reminded."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return said
    by = said.by or typer.prompt("决定人（管理员姓名，可直接回车）", default="", show_default=False)
    if said.sheet is not None:
        return replace(said, by=by)
    why = said.why or typer.prompt("理由（可直接回车）", default="", show_default=False)
    return replace(said, by=by.strip(), why=why.strip())


def _decide_sheet(session: Session, said: Said, sheet: Path, *, yes: bool) -> int:
    if said.act:
        raise BadInput("--from 的表里已经写明每一个决定，不能再写别的决定。")
    at, plan = session.clock.now(), said.plan or None
    decided = asyncio.run(record_sheet(session.county, sheet, at, said.by, yes=yes, plan_id=plan))
    listed = (f"  {d.target} {d.sentence}" for d in decided.decisions)
    typer.echo("\n".join([f"已记录 {len(decided.decisions)} 个决定：", *listed, *filter(None, [decided.untold])]))
    return 0


def _act(said: Said) -> Act:
    if not said.target:
        raise BadInput("请写明决定和对象，如 decide waive S1/sch01/2023；按表裁定用 decide --from 表.xlsx。")
    act = next((a for a in ACTS if said.act in {a.value, a.label}), None)
    if act is None:
        raise BadInput(f"没有“{said.act}”这种决定；有：{'、'.join(f'{a.label} {a.value}' for a in ACTS)}。")
    if act is not Act.VOUCH and (said.on or said.how or said.file):
        raise BadInput("--on、--how、--file 只用于代收登记（vouch）。")
    return act


def _came(session: Session, on: str) -> datetime:
    """When it came: the moment to the second, as receipts are; a day without a clock stays a day."""
    return read_moment(on, session.county.zone) if on else session.clock.now().replace(microsecond=0)


def _until(session: Session, text: str) -> datetime:
    """A day without a clock ends at 23:59:59, as due days do."""
    moment = read_moment(text, session.county.zone)
    return moment if "T" in text or ":" in text else datetime.combine(moment, time(23, 59, 59), moment.tzinfo)


def _target(session: Session, act: Act, words: Sequence[str], plan: str) -> str:
    if act in NOTICE_ACTS and len(words) == 1 and covers_many(words[0]):
        return words[0]
    if act in NOTICE_ACTS:
        return _one_notice(session, words, plan)
    if act in {Act.UNDO, Act.MERGE} or (len(words) == 1 and is_scope(words[0])):
        return " ".join(words)
    return _one(session, words, plan) if act in OBLIGATION_ACTS else one_item(session, words, plan)


def _one(session: Session, words: Sequence[str], plan: str) -> str:
    case = gather(session, "", plan)
    found = obligations_named(words, case.obligations, case.plan, case.roster)
    if not found:
        way = in_another_plan(session, words, case.as_of) or "用 rollcall status 查看编号，如 S1/sch01/2023。"
        raise BadInput(f"没有找到应交项“{' '.join(words)}”。{way}")
    return _the_one(words, [(o.id, o.party_name) for o in found])


def _one_notice(session: Session, words: Sequence[str], plan: str) -> str:
    """A notice's key, or words from its key, reader, school and subject; mails with one key are one."""
    case = gather(session, "", plan)
    with reading(open_store(session.county.database_url)) as connection:
        known = outbox.notices(connection, case.as_of, case.version.plan)
    typed = " ".join(words)
    if any(notice.key == typed for notice in known):
        return typed
    found = {}
    for notice in known:
        reader = case.roster.contact.get(notice.recipient)
        school = case.roster.name_of(notice.school)
        text = f"{notice.key} {reader.name if reader else ''} {school} {notice.subject}"
        if all(word in text for word in typed.split()):
            found[notice.key] = f"{notice.state.label} {notice.subject}"
    if not found:
        raise BadInput(f"没有找到“{typed}”这一通知。用 rollcall records notices --format json 查看键（key）。")
    return _the_one(words, list(found.items()))


def one_item(session: Session, words: Sequence[str], plan: str) -> str:
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
