"""A private Dovecot for all tests that read a mailbox as a provider serves it; the command line, made once for all."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import typer.main

SECRET = "abcd-efgh-ijkl"


@dataclass(frozen=True)
class Dovecot:
    folder: Path
    plain: int
    tls: int
    certificate: Path


@pytest.fixture(scope="session", autouse=True)
def commands_made_once() -> Iterator[None]:
    """Typer makes all commands anew whenever the command line is called: a tenth of a second, for each of hundreds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typer.main, "get_command", cache(typer.main.get_command))
        yield


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A Dovecot of our own on two free ports; every user's password is SECRET."""
    program = shutil.which("dovecot", path=os.environ["PATH"] + ":/usr/sbin")
    assert program is not None, "install Debian's package dovecot-imapd; deploy/test does"
    assert os.geteuid() == 0, "a Dovecot with users of its own is started by root"
    folder = Path(tempfile.mkdtemp(prefix="rollcall-dovecot-"))
    folder.chmod(0o755)
    (folder / "mail").mkdir(mode=0o755)
    shutil.chown(folder / "mail", "mail", "mail")
    plain, tls = _free_port(), _free_port()
    certificate = _certificate(folder)
    (folder / "dovecot.conf").write_text(_CONFIG.format(folder=folder, plain=plain, tls=tls, secret=SECRET))
    server = subprocess.Popen([program, "-F", "-c", str(folder / "dovecot.conf")])
    try:
        _wait_for(plain)
        yield Dovecot(folder, plain, tls, certificate)
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            probe.settimeout(0.1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        subprocess.run(["sleep", "0.05"], check=True)
    pytest.fail("Dovecot did not start")


def _certificate(folder: Path) -> Path:
    names = "subjectAltName=IP:127.0.0.1,DNS:localhost"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "3650",
        "-subj",
        "/CN=localhost",
        "-addext",
    ]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run([*command, names, *files], check=True, capture_output=True)
    return folder / "cert.pem"


_CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:{folder}/mail/%u
mail_max_userip_connections = 200
passdb {{
  driver = static
  args = password={secret}
}}
userdb {{
  driver = static
  args = uid=mail gid=mail home={folder}/mail/%u
}}
service imap-login {{
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Gesendet {{
    auto = create
    special_use = \\Sent
  }}
  mailbox Drafts {{
    auto = create
    special_use = \\Drafts
  }}
  mailbox Junk {{
    auto = create
    special_use = \\Junk
  }}
}}
"""
