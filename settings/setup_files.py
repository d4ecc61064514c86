"""The files that `setup` writes: the county's own, with the answers in them; nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from settings import app_file
from settings.app_file import read_app
from settings.mistakes import Mistakes
from settings.secrets import SECRETS, secret_name
from settings.setup_answers import Answers, MailboxAnswer, SmtpAnswer, WebsiteAnswer
from settings.sources_file import FOLDER, read_source
from settings.toml_edit import Value, with_values
from settings.toml_text import decode, read_toml

SMTP_KEYS = ("host", "port", "security", "username", "sender")
_WEBSITE = f"{FOLDER}website.toml"
_LIST = re.compile(r"(?m)^(?=\[\[list\]\])")

Files = Mapping[str, bytes]


def files_with(answers: Answers, present: Files, site_text: str = "") -> dict[str, bytes]:
    """Every file that has to change, whole: path -> new bytes. `site_text` is the source file proposed for the website.

    Raises BadFiles where the result could not be loaded.
    """
    changed: dict[str, bytes] = {}
    secrets: dict[str, str] = {}
    settings = _settings_with(_text(present, app_file.FILE), answers.name, answers.smtp)
    changed[app_file.FILE] = settings.encode()
    if answers.smtp and answers.smtp.password:
        secrets["smtp"] = answers.smtp.password
    if box := answers.mailbox:
        file = mailbox_file(box, present)
        changed[file] = _mailbox_with(_text(present, file), box).encode()
        secrets[_id(file)] = box.password
    if answers.website and site_text:
        file = website_file(site_text, present)
        changed[file] = site_text.encode()
        changed |= _rest_of_site(answers.website, present)
        secrets |= {_id(file): answers.website.password} if answers.website.password else {}
    if secrets:
        changed[SECRETS] = _secrets_with(_text(present, SECRETS), secrets).encode()
    _check(changed)
    return {path: data for path, data in changed.items() if present.get(path) != data}


def mailbox_file(box: MailboxAnswer, present: Files) -> str:
    """The file of this address, else one that is not filled in yet, else a new one."""
    stem = f"{FOLDER}mail-{box.provider}" if box.provider != "generic" else f"{FOLDER}mail"
    known = {path: _username(data) for path, data in present.items() if path.startswith(FOLDER)}
    own = [path for path, name in known.items() if name.lower() == box.address.lower()]
    return own[0] if own else _free(stem, {path for path, name in known.items() if name or path != f"{stem}.toml"})


def website_file(text: str, present: Files) -> str:
    same = [path for path, data in present.items() if path.startswith(FOLDER) and data == text.encode()]
    return same[0] if same else _free(f"{FOLDER}site", present)


def _free(stem: str, taken: Mapping[str, object] | set[str]) -> str:
    number, path = 1, f"{stem}.toml"
    while path in taken:
        number += 1
        path = f"{stem}-{number}.toml"
    return path


def _settings_with(text: str, name: str, smtp: SmtpAnswer | None) -> str:
    values: dict[tuple[str, ...], Value] = {("name",): name} if name else {}
    for key in SMTP_KEYS if smtp else ():
        values["smtp", key] = getattr(smtp, key)
    return with_values(text, values)


def _mailbox_with(text: str, box: MailboxAnswer) -> str:
    """Filled in where the template stands; the one mailbox is that of all stages."""
    values: dict[tuple[str, ...], Value] = {("username",): box.address}
    if box.provider == "generic":
        values |= {("host",): box.host, ("port",): box.port, ("security",): box.security}
    if not text:
        text = f'kind = "imap"\nprovider = "{box.provider}"\nevery = "15m"\n'
    elif not re.search(r'(?m)^username = "[^"]+"', text):
        values[("stages",)] = ()
    return with_values(text, values)


def _rest_of_site(website: WebsiteAnswer, present: Files) -> dict[str, bytes]:
    """The template's website, not filled in yet: its address, and without the list that was found now."""
    text = _text(present, _WEBSITE)
    if not re.search(r'(?m)^base_url = ""', text):
        return {}
    parts = urlsplit(website.url)
    head, *lists = _LIST.split(text)
    left = [one for one in lists if f'channel = "{website.channel}"' not in one]
    return {_WEBSITE: with_values(head + "".join(left), {("base_url",): f"{parts.scheme}://{parts.netloc}"}).encode()}


def _secrets_with(text: str, secrets: Mapping[str, str]) -> str:
    lines = text.rstrip("\n").split("\n") if text else []
    for id_, secret in secrets.items():
        name = secret_name(id_)
        line = f'{name}="{secret}"' if secret != secret.strip() or secret[:1] in "\"'" else f"{name}={secret}"
        own = [n for n, old in enumerate(lines) if re.match(rf"\s*#?\s*(export\s+)?{name}\s*=", old)]
        lines = [old for n, old in enumerate(lines) if n not in own[1:]]
        if own:
            lines[own[0]] = line
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _check(changed: Files) -> None:
    mistakes = Mistakes()
    for path, data in changed.items():
        if path.startswith(FOLDER):
            read_source(read_toml(path, data, mistakes), mistakes)
    mistakes.stop_if_any()
    read_app(changed[app_file.FILE])


def _text(present: Files, path: str) -> str:
    return decode(present[path]) or "" if path in present else ""


def _username(data: bytes) -> str:
    found = re.search(r'(?m)^username\s*=\s*"([^"]*)"', decode(data) or "")
    return found[1] if found else ""


def _id(file: str) -> str:
    return file.removeprefix(FOLDER).removesuffix(".toml")
