"""What `setup` does: take the answers, try each of them, show what would be written, and write it whole."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from tempfile import NamedTemporaryFile

import typer

from flows.questions import agreed, ask_all
from settings import app_file
from settings.app_file import read_app
from settings.app_model import Smtp
from settings.secrets import SECRETS
from settings.setup_answers import Answers, MailboxAnswer, SmtpAnswer, WebsiteAnswer, read_answers
from settings.setup_files import SMTP_KEYS, files_with
from settings.template import template_files
from tasks.clock import Clock
from tasks.domain.errors import BadInput, NeedsAPerson, RollcallError
from tasks.domain.evidence.reading import ReadingState
from tasks.domain.evidence.source import Login, MailboxSource
from tasks.mailboxes import find_mailbox
from tasks.sites.probing.setting_up import propose_source
from tasks.sites.probing.source_text import source_text
from tasks.sites.reading.answer import Trouble
from tasks.transports import find_transport

_MAILBOX_TEMPLATES = ("sources/mail-126.toml", "sources/mail-qq.toml")


@dataclass(frozen=True, slots=True)
class Asked:
    answers: str  # a file, "-" for the standard input, "" to be asked
    untested: bool
    yes: bool


@dataclass(frozen=True, slots=True)
class Tried:
    """How one piece went: its name, a sentence, the exit code; of a website the source file that was found."""

    piece: str
    what: str
    said: str
    code: int = 0
    site: str = ""


def setup(home: Path, asked: Asked) -> int:
    """Returns 0 when all works and is written, 1 for a website that is not believable, 3 for what cannot be reached."""
    at_terminal = not asked.answers and sys.stdin.isatty()
    present = _present(home)
    answers = _given(asked, present, at_terminal=at_terminal)
    tried = []
    for one in _try_each(answers):
        typer.echo(f"[{'没有通' if one.code else '好'}] {one.what}：{_hidden(one.said, answers)}")
        tried.append(one)
    left_out = [one for one in tried if one.code and not _is_written(one, asked, at_terminal=at_terminal)]
    kept = reduce(Answers.without, (one.piece for one in left_out), answers)
    if left_out:
        hint = "改好再来一次；确定没有写错的邮箱和发信服务器，加 --untested；网站要读到页面才写得出来。"
        typer.echo(f"不写入：{'、'.join(one.what for one in left_out)}。{hint}")
    if tried and len(left_out) == len(tried):
        typer.echo("什么也没有写。")
        return max(one.code for one in tried)
    site = next((one.site for one in tried if one.piece == "website"), "")
    _write(home, _new_files(home, kept, present, site), asked, at_terminal=at_terminal)
    typer.echo(f"下一步：填花名册 roster/，再运行 rollcall --home {home} doctor。")
    return max((one.code for one in tried), default=0)


def _is_written(failed: Tried, asked: Asked, *, at_terminal: bool) -> bool:
    """What did not answer, if a person says so; a website's file says how its page reads, so there it cannot be."""
    if failed.piece == "website":
        return False
    return asked.untested or at_terminal and agreed(f"{failed.what}没有通，仍然写入吗？")


def _present(home: Path) -> Mapping[str, bytes]:
    """The county's files; of a folder that is new or empty the template's. Raises BadInput for any other."""
    if home.exists() and not home.is_dir():
        raise BadInput(f"{home} 是一个文件，不是文件夹；什么也没有写。")
    if not home.exists() or not any(home.iterdir()):
        return template_files()
    if not (home / app_file.FILE).is_file():
        raise BadInput(f"{home} 里有东西，又不是县文件夹；什么也没有写。请换一个新的或空的文件夹。")
    names = (app_file.FILE, SECRETS, *(f"sources/{path.name}" for path in sorted((home / "sources").glob("*.toml"))))
    return {name: (home / name).read_bytes() for name in names if (home / name).is_file()}


def _given(asked: Asked, present: Mapping[str, bytes], *, at_terminal: bool) -> Answers:
    if at_terminal:
        return ask_all(read_app(present[app_file.FILE]).name)
    if not asked.answers:
        raise BadInput(
            "setup 要在终端里一问一答；没有终端时用 --answers 文件.toml（- 为标准输入），"
            "里面写 name，[mailbox] 的 address、password，[website] 的 url，[smtp] 的 sender。什么也没有写。"
        )
    if asked.answers == "-":
        return read_answers(sys.stdin.buffer.read())
    path = Path(asked.answers)
    if not path.is_file():
        raise BadInput(f"没有 {path} 这个文件；什么也没有写。")
    return read_answers(path.read_bytes())


def _try_each(answers: Answers) -> Iterator[Tried]:
    if answers.mailbox:
        yield _tried_mailbox(answers.mailbox)
    if answers.website:
        yield _tried_website(answers.website)
    if answers.smtp:
        yield _tried_smtp(answers.smtp)


def _tried_mailbox(box: MailboxAnswer) -> Tried:
    what = f"邮箱 {box.address}"
    source = MailboxSource(
        id="setup", host=box.host, port=box.port, security=box.security, username=box.address, provider=box.provider
    )
    if not box.password:
        return Tried("mailbox", what, "没有写密码（126、163、QQ 是授权码），登录不了。", 2)
    try:
        return Tried("mailbox", what, find_mailbox("imap").probe(source, box.password))
    except RollcallError as error:
        return Tried("mailbox", what, str(error).replace("邮箱 setup", "邮箱"), error.exit_code)


def _tried_website(site: WebsiteAnswer) -> Tried:
    what = f"网站 {site.url}"
    login = Login(kind="basic", username=site.username) if site.username else Login()
    try:
        found = asyncio.run(propose_source(site.url, login, site.password or None, Clock().now(), site.channel))
    except RollcallError as error:
        return Tried("website", what, str(error), error.exit_code)
    if isinstance(found, Trouble):
        return Tried("website", what, f"{found.reason}。", 1 if found.fault is ReadingState.PARTIAL else 3)
    first = next((row.get("title") or row.get("name", "") for row in found.rows), "")
    shown = f"，第一行是“{first}”" if first else ""
    return Tried("website", what, f"读到 {found.count} 行{shown}。", site=source_text(found.source, found.notes))


def _tried_smtp(smtp: SmtpAnswer) -> Tried:
    what = f"发信 {smtp.sender}"
    if smtp.username and not smtp.password:
        return Tried("smtp", what, '没有写密码，登录不了；不登录就写 username = ""。', 2)
    server = Smtp.model_validate({name: getattr(smtp, name) for name in SMTP_KEYS})
    try:
        return Tried("smtp", what, find_transport("smtp").probe(server, smtp.password or None) + "。")
    except RollcallError as error:
        return Tried("smtp", what, str(error), error.exit_code)


def _new_files(home: Path, answers: Answers, present: Mapping[str, bytes], site: str) -> dict[str, bytes]:
    """What is to be written; into a new folder the template too, but for mailboxes that nobody filled in."""
    files = files_with(answers, present, site)
    if (home / app_file.FILE).exists():
        return files
    left_out = _MAILBOX_TEMPLATES if answers.mailbox else ()
    template = {path: data for path, data in template_files().items() if path not in left_out}
    # the settings first: what a kill left out after them, `init --add-missing` adds
    return {app_file.FILE: template[app_file.FILE]} | template | files


def _write(home: Path, files: Mapping[str, bytes], asked: Asked, *, at_terminal: bool) -> None:
    changed = [path for path in files if (home / path).exists()]
    if not files:
        typer.echo("没有要写的：文件里已经是这样。")
        return
    if changed and not asked.yes:
        question = f"要改已有的文件：{'、'.join(changed)}（其余内容和注释不动）"
        if not at_terminal:
            raise NeedsAPerson(f"{question}；确认无误后加 --yes 再运行，什么也没有写。")
        if not agreed(f"{question}，写入吗？"):
            raise NeedsAPerson("什么也没有写。")
    for path, data in files.items():
        _put(home / path, data)
    named = [path for path in files if path.startswith("sources/") or path in (app_file.FILE, SECRETS)]
    typer.echo(f"已写入 {home}：{'、'.join(sorted(named))}{'' if len(named) == len(files) else ' 等'}。")


def _put(path: Path, data: bytes) -> None:
    """Whole or not at all; what holds passwords is its owner's alone from the first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".tmp", delete=False) as file:  # made with 0600
        coming = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:  # a disk that is full: no passwords are left lying about
            coming.unlink()
            raise
    if path.name != SECRETS:
        coming.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    coming.replace(path)


def _hidden(said: str, answers: Answers) -> str:
    """A server's answer may repeat what it was given."""
    for secret in answers.secrets:
        said = said.replace(secret, "＊＊＊")
    return said
