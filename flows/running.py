"""The commands that run a flow: read, judge, send, summarise, with the contract's exit codes."""

from __future__ import annotations

import typer

from flows.session import Session
from tasks.domain.errors import BadInput
from tasks.domain.evidence.source import MailboxSource


def read(session: Session, source: str, confirmed_by: str = "", *, mailboxes: bool, websites: bool) -> int:
    """0 all complete; 1 a source answered, but not believably; 3 not reached or refused. The highest wins."""
    if sum((bool(source), mailboxes, websites)) > 1:
        raise BadInput("--mailboxes、--websites 和来源编号只能写一个。")
    if confirmed_by and not source:
        raise BadInput("--confirm-fewer 要写明是哪一个来源：rollcall read 来源 --confirm-fewer 姓名。")
    session.check_clock()
    from flows.read_mailboxes import read_mailboxes
    from flows.read_websites import read_websites
    from tasks.read import Looked, lacks_secret, to_read

    looks: list[Looked] = []
    wanted = to_read(session.county, session.clock.now(), source or _kind(mailboxes, websites))
    asked = wanted.sources
    if source:
        [named] = asked
        is_box = isinstance(named, MailboxSource)
        more = {} if is_box else {"confirmed_by": confirmed_by}
        looks += session.run(read_mailboxes if is_box else read_websites, only=source, **more)
    if not source and not websites:
        looks += session.run(read_mailboxes)
    if not source and not mailboxes:
        looks += session.run(read_websites)
    for sentence in (*wanted.notes, *(look.told.sentence for look in looks)):
        typer.echo(sentence)
    codes = {one.reading.source: one.reading.state.exit_code for one in looks}
    codes |= {one.id: 2 for one in asked if lacks_secret(session.county, one)}  # no login was sent
    return max(codes.values(), default=0)


def _kind(mailboxes: bool, websites: bool) -> str:
    return "mailboxes" if mailboxes else "websites" if websites else ""


def judge(session: Session, plan: str) -> int:
    session.check_clock()
    from flows.judge import judge

    judged = session.run(judge, plan=plan or None)
    typer.echo(judged.told.sentence)
    return 1 if judged.waiting else 0


def send(session: Session) -> int:
    session.check_clock()
    from flows.send_outbox import send_outbox

    sent = session.run(send_outbox)
    typer.echo(sent.told.sentence)
    return int(sent.exit_code)


def summarise(session: Session) -> int:
    session.check_clock()
    from flows.summarise import summarise

    told = session.run(summarise)
    typer.echo(told.told.sentence)
    return 0
