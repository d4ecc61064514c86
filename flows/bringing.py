"""What a person brings in: from words on the command line to an item in the store."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from getpass import getpass
from pathlib import Path

import typer

from flows.answers import gather
from flows.deciding import one_item
from flows.session import Session, read_moment
from tasks.bring import Handed, add_evidence, import_evidence, open_with_password
from tasks.domain.errors import BadInput
from tasks.domain.verdict.words import obligations_named


def add(
    session: Session, what: Sequence[str], channel: str, on: str, instead_of: str, by: str, why: str, plan: str
) -> None:
    """`what`: an obligation's id or words, and the file last."""
    session.check_clock()
    if len(what) < 2:
        raise BadInput("请写应交编号和文件，如 rollcall evidence add S6/sch01/2023 听课材料.zip。")
    case = gather(session, "", plan)
    found = obligations_named(what[:-1], case.obligations, case.plan, case.roster)
    if not found:
        raise BadInput(f"没有找到应交项“{' '.join(what[:-1])}”。用 rollcall status 查看编号，如 S1/sch01/2023。")
    if len(found) > 1:
        listed = "\n".join(f"  {owed.id} {owed.party_name}" for owed in found[:20])
        raise BadInput(f"“{' '.join(what[:-1])}”符合 {len(found)} 项，请写编号：\n{listed}")
    came = read_moment(on, session.county.zone) if on else None
    handed = Handed(found[0].id, Path(what[-1]), channel, came, instead_of, by, why)
    typer.echo(asyncio.run(add_evidence(session.county, handed, session.clock.now(), plan or None)).sentence)


def unlock(session: Session, what: Sequence[str], by: str, plan: str) -> None:
    """The password is asked for, or is the first line of what is piped in; it is never a word of the command."""
    session.check_clock()
    item = one_item(session, what, plan)
    password = getpass("密码：") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not password:
        raise BadInput("没有输入密码，什么也没有改。")
    at = session.clock.now()
    typer.echo(asyncio.run(open_with_password(session.county, item, password, at, plan or None, by)).sentence)


def bring(session: Session, path: Path) -> int:
    """0 when all could be read, 1 when some could not."""
    session.check_clock()
    brought = asyncio.run(import_evidence(session.county, path, session.clock.now()))
    typer.echo("\n".join([brought.sentence, *(f"  {one}" for one in brought.troubles)]))
    return 1 if brought.troubles else 0
