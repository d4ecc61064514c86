"""Which folders of a mailbox are read: all but Sent and Drafts, junk and trash included, or those that are named."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from imapclient.imap_utf7 import decode, encode

from tasks.mailboxes.decode import decode_bytes

_UNREADABLE = {"\\noselect", "\\nonexistent"}
_OWN = {"\\sent", "\\drafts"}
_OWN_NAMES = {
    *("已发送", "已发送邮件", "已发邮件", "已傳送", "发件箱", "草稿箱", "草稿", "草稿夹"),
    *("sent", "sent messages", "sent items", "sent mail", "sent-mail", "drafts", "draft", "outbox", "templates"),
}
_HOMES = ("inbox", "[gmail]", "[google mail]")
_REMARKS = {"\\junk": "在垃圾邮件夹中", "\\trash": "在已删除文件夹中"}
_REMARK_NAMES = {
    **dict.fromkeys(("垃圾邮件", "垃圾箱", "junk", "spam", "junk e-mail", "广告邮件", "病毒文件夹"), "在垃圾邮件夹中"),
    **dict.fromkeys(("已删除", "已删除邮件", "deleted messages", "trash", "deleted items", "bin"), "在已删除文件夹中"),
}


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder: `name` as people see it, `wire` as the server calls it."""

    name: str
    wire: str
    delimiter: str = ""
    flags: frozenset[str] = frozenset()  # lower case

    @property
    def own_name(self) -> str:
        """The name without the home that some servers put above all folders, in lower case; a deeper one is whole."""
        parts = self.name.split(self.delimiter) if self.delimiter else [self.name]
        return (parts[1] if len(parts) == 2 and parts[0].lower() in _HOMES else self.name).lower()

    @property
    def is_own_mail(self) -> bool:
        return bool(self.flags & _OWN) or self.own_name in _OWN_NAMES

    @property
    def is_readable(self) -> bool:
        return not self.flags & _UNREADABLE

    @property
    def is_everything(self) -> bool:
        """Whether it shows all mail once more, that which was sent included."""
        return "\\all" in self.flags

    @property
    def remark(self) -> str:
        special = next((text for flag, text in _REMARKS.items() if flag in self.flags), "")
        return special or _REMARK_NAMES.get(self.own_name, "")


def listed(answer: Iterable[tuple[Iterable[bytes], bytes | None, bytes | str]]) -> tuple[Folder, ...]:
    """The server's LIST answer as folders; a name in no valid modified UTF-7 is guessed at."""
    found = {}
    for flags, delimiter, raw in answer:
        wire = raw if isinstance(raw, str) else raw.decode("latin-1")
        marks = frozenset(flag.decode("latin-1").lower() for flag in flags if isinstance(flag, bytes))
        found[wire] = Folder(folder_name(wire), wire, (delimiter or b"").decode("latin-1"), marks)
    return tuple(found.values())


def folder_name(wire: str) -> str:
    try:
        name = decode(wire.encode("ascii"))
        return "INBOX" if name.upper() == "INBOX" else str(name)
    except (UnicodeError, ValueError):
        return decode_bytes(wire.encode("latin-1"))


def choose(folders: Sequence[Folder], wanted: Sequence[str]) -> tuple[tuple[Folder, ...], tuple[str, ...]]:
    """The folders to read, and a Chinese sentence for each wanted one that is not there."""
    readable = [folder for folder in folders if folder.is_readable]
    if not wanted:
        return tuple(folder for folder in readable if not folder.is_own_mail), ()
    chosen, lacking = [], []
    for name in wanted:
        folder = next((f for f in readable if _is_called(f, name)), None)
        if folder is None:
            lacking.append(_not_there(name, readable))
        elif folder not in chosen:
            chosen.append(folder)
    return tuple(chosen), tuple(lacking)


def _is_called(folder: Folder, name: str) -> bool:
    if name.upper() == "INBOX":
        return folder.name.upper() == "INBOX"
    return name in (folder.name, folder.wire) or encode(name).decode("ascii") == folder.wire


def _not_there(name: str, folders: Sequence[Folder]) -> str:
    names = [folder.name for folder in folders]
    near = difflib.get_close_matches(name, names, 1, 0.3)
    hint = f"，最接近的是“{near[0]}”" if near else f"，现有：{'、'.join(names[:10])}"
    return f"邮箱里没有文件夹“{name}”{hint}"
