"""The command `doctor`: can everything be loaded, is every secret there, does every service answer."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import typer

from flows.session import Session
from settings.files import CountyFiles, load_files
from settings.rungs import load_rungs
from settings.source_kinds import stated_by
from tasks.domain.errors import BadFiles, CannotReach, LoginRefused, NeedsAPerson, RollcallError
from tasks.domain.evidence.closed import closed_now, is_closed
from tasks.domain.evidence.source import Source, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.holdings import newest_backup
from tasks.mailboxes import find_mailbox
from tasks.read import lacks_secret
from tasks.sites import find_site
from tasks.transports import find_transport

_REMINDER = "还没填好"
_TOOLS = "拆件"


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was looked at; `code` is 0 when it is well, else the exit code that it asks for."""

    what: str
    said: str
    code: int = 0
    heeded: bool = False  # well, but to be known


def doctor(session: Session) -> int:
    """Look at everything, say each in one line, and return the highest exit code."""
    worst = 0
    for checked in _checks(session):
        mark = "有问题" if checked.code else "留意" if checked.heeded else "好"
        typer.echo(f"[{mark}] {checked.what}：{checked.said}")
        worst = max(worst, checked.code)
    typer.echo("全部正常。" if worst == 0 else "请按上面的提示处理后再运行 rollcall doctor。")
    return worst


def _checks(session: Session) -> Iterator[Checked]:
    county = session.county
    yield Checked("设置", f"{county.home}/rollcall.toml 已读取，发送方式 sending = {county.app.sending}")
    try:
        given = county.files()
        files = load_files(given)
        rungs = load_rungs(given)
    except BadFiles as error:
        yield Checked("文件", f"\n{error}", error.exit_code)
        return
    yield Checked("文件", _counts(files))
    yield from (Checked(_REMINDER, str(warning), heeded=True) for warning in files.warnings)
    yield Checked("通知的级", "、".join(rung.name for rung in rungs))
    yield _readers()
    yield _database(county)
    yield _tools()
    for source in files.sources:
        yield _source(county, source, files.roster, session.clock.now())
    yield _backup(county)
    yield _sending(county)
    yield from _held_back(county)


def _counts(files: CountyFiles) -> str:
    roster = files.roster
    without = sum(1 for contact in roster.contacts if not contact.email)
    return (
        f"要求 {len(files.plan.requirements)} 项，学校 {len(roster.schools)} 所，教师 {len(roster.teachers)} 人，"
        f"联系人 {len(roster.contacts)} 人" + (f"（{without} 人没有邮箱，发不了信）" if without else "")
    )


def _readers() -> Checked:
    """What reads circulars in old formats; without it all else works."""
    from tasks.openers.circular import TOOLS

    lacking = [tool for tool in TOOLS if not shutil.which(tool)]
    if not lacking:
        return Checked("读旧版文件的工具", "、".join(TOOLS))
    said = f"没有 {'、'.join(lacking)}，旧版 .doc/.wps 或 PDF 的通知可能读不好"
    return Checked(_REMINDER, f"{said}：sudo apt-get install antiword catdoc poppler-utils")


def _database(county: Any) -> Checked:
    from tasks.store.session import open_store

    try:
        open_store(county.database_url)
    except RollcallError as error:
        return Checked("数据库", str(error), error.exit_code)
    return Checked("数据库", "可以读写")


def _tools() -> Checked:
    from tasks.openers import missing_tools

    if missing := missing_tools():
        names = "、".join(f"{tool}（{what}）" for tool, what in missing)
        return Checked(
            _TOOLS, f"没有装 {names}，这些文件会交人工查看；可运行 apt-get install {missing[0][0]}", heeded=True
        )
    return Checked(_TOOLS, "压缩包、文档、图片都能打开")


def _backup(county: Any) -> Checked:
    newest, place = newest_backup(county), county.backups
    if newest is None:
        return Checked("备份", f"{place} 里还没有备份；serve 每夜做一份，也可以运行 rollcall backup", heeded=True)
    same = place.stat().st_dev == county.home.stat().st_dev
    disk = "；和县文件夹在同一个盘上，挡不住盘坏，[backup] to 最好写另一个盘" if same else ""
    return Checked("备份", f"最近一份在 {newest.astimezone(county.zone):%Y-%m-%d %H:%M}（{place}）{disk}", heeded=same)


def _source(county: Any, source: Source, roster: Roster, now: datetime) -> Checked:
    secret = county.secret(source.id)
    if isinstance(source, WebsiteSource) and not source.base_url and stated_by(source.kind, "ON_THE_WEB") is not False:
        return Checked(f"来源 {source.id}", f"网站地址还没有填：请在 sources/{source.id}.toml 里写 base_url", 2)
    if lacks_secret(county, source):
        name = f"ROLLCALL_SECRET_{source.id.upper().replace('-', '_')}"
        return Checked(f"来源 {source.id}", f"没有密码：请在 secrets.env 或环境变量里写 {name}=…", 2)
    try:
        if isinstance(source, WebsiteSource):
            said = asyncio.run(find_site(source.kind).probe(source.within(county.home), secret, roster))
        else:
            said = find_mailbox(source.kind).probe(source.within(county.home), secret)
    except (CannotReach, NeedsAPerson) as error:
        if is_closed(source, now) and not isinstance(error, LoginRefused):
            return Checked(f"来源 {source.id}", f"{closed_now(source)}，开放后再试。{error}", heeded=True)
        return Checked(f"来源 {source.id}", str(error), error.exit_code)
    except RollcallError as error:
        return Checked(f"来源 {source.id}", str(error), error.exit_code)
    return Checked(f"来源 {source.id}", said)


def _held_back(county: Any) -> Iterator[Checked]:
    """After a restore nothing leaves until a person has looked."""
    from tasks.domain.notice.alarm import unconfirmed_restore
    from tasks.store.restores import unconfirmed
    from tasks.store.session import open_store, reading

    try:
        with reading(open_store(county.database_url)) as session:
            restored = unconfirmed(session)
    except RollcallError:
        return  # said of the database already
    if restored:
        alarm = unconfirmed_restore(restored.backup, restored.at, county.zone)
        yield Checked(alarm.what, f"{alarm.happened}：{alarm.todo}", heeded=True)


def _sending(county: Any) -> Checked:
    smtp = county.app.smtp
    if not smtp.sender:
        return Checked("发信", "还没有填写发件地址 [smtp] sender；现在只能预演")
    if smtp.username and county.secret("smtp") is None:
        return Checked("发信", "没有密码：请写 ROLLCALL_SECRET_SMTP=…", 2)
    try:
        return Checked("发信", find_transport("smtp").probe(smtp, county.secret("smtp")))
    except CannotReach as error:
        return Checked("发信", str(error), error.exit_code)
