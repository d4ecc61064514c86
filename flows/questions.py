"""The questions that `setup` asks at a terminal; a password is typed unseen."""

from __future__ import annotations

from collections.abc import Callable
from getpass import getpass

import typer

from settings.setup_answers import (
    Answers,
    MailboxAnswer,
    SmtpAnswer,
    WebsiteAnswer,
    host_for,
    mailbox_answer,
    port_for,
    smtp_answer,
    wrong_security,
)
from settings.words import is_email


def ask_all(name: str) -> Answers:
    """Enter alone leaves a piece out, or takes what stands in brackets."""
    typer.echo("回车跳过一项，或采用方括号里的值。密码输入时不显示，只写进 secrets.env。")
    name = _ask("本单位名称", name)
    mailbox = _mailbox()
    website = _website()
    return Answers(name, mailbox, website, _smtp(mailbox))


def agreed(question: str) -> bool:
    return input(f"{question} [y/N] ").strip().lower() in ("y", "yes", "是")


def _mailbox() -> MailboxAnswer | None:
    address = _ask("指定邮箱的地址（如 name@126.com）", "", _no_address)
    if not address:
        return None
    host = _ask("收信服务器", host_for("imap", address))
    security, port = ("", 0) if host == host_for("imap", address) else _security("imap", host)
    known = "" if host == host_for("imap", address) else host
    return mailbox_answer(address, getpass("邮箱密码（126、163、QQ 填授权码）："), known, port, security)


def _website() -> WebsiteAnswer | None:
    url = _ask("网站上一个栏目列表页的网址（如某校的班级共享栏）", "", _no_url)
    if not url:
        return None
    username = _ask("网站要登录才能看的，登录名（基本验证；网页表单登录以后写在来源文件里）", "")
    return WebsiteAnswer(url, username=username, password=getpass("网站密码：") if username else "")


def _smtp(box: MailboxAnswer | None) -> SmtpAnswer | None:
    sender = _ask("发信用的地址", box.address if box else "", _no_address)
    if not sender:
        return None
    host = _ask("发信服务器", host_for("smtp", sender))
    security, port = ("tls", 465) if host == host_for("smtp", sender) else _security("smtp", host)
    username = _ask("发信的登录名（- 表示不登录）", sender)
    username = "" if username == "-" else username
    guess = smtp_answer(sender, box, host=host, port=port, security=security, username=username)
    if not username or guess.password:
        return guess
    password = getpass("发信密码：")
    return smtp_answer(sender, box, host=host, port=port, security=security, username=username, password=password)


def _security(service: str, host: str) -> tuple[str, int]:
    security = _ask("加密方式 tls、starttls 或 none（只限本机）", "tls", lambda text: wrong_security(text, host))
    port = _ask("端口", str(port_for(service, security)), lambda text: "" if text.isdecimal() else "端口是一个数")
    return security, int(port)


def _ask(question: str, default: str, wrong: Callable[[str], str] = lambda _: "") -> str:
    while True:
        text = input(f"{question}{f' [{default}]' if default else ''}：").strip() or default
        if not text or not (why := wrong(text)):
            return text
        typer.echo(why)


def _no_address(text: str) -> str:
    return "" if is_email(text) else "这不像一个邮箱地址，应如 name@126.com；不填就直接回车。"


def _no_url(text: str) -> str:
    return "" if text.startswith(("http://", "https://")) else "网址以 http:// 或 https:// 开头；不填就直接回车。"
