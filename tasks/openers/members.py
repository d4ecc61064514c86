"""The files inside an archive, as they come out piece by piece; each is opened like a file of its own."""

from __future__ import annotations

import hashlib

from tasks.domain.evidence.contents import ContentKind, Contents, Member, Opening
from tasks.domain.evidence.endings import ending
from tasks.openers import limits, names
from tasks.openers.data import Data
from tasks.openers.limits import Budget, OpeningError
from tasks.openers.sniff import sniff

_SEEN_ONLY = {"mp4", "mov", "avi", "mkv", "flv", "wmv", "mpg", "ts", "rmvb"}  # never held in memory
LINKS = "有快捷链接，未跟随"


class Arriving:
    """One member while its bytes arrive; held in memory only up to what an opener may hold."""

    def __init__(self, name: str, claimed: int, budget: Budget, depth: int) -> None:
        self.name, self._claimed, self._budget, self._depth = name, claimed, budget, depth
        self._digest, self._held = hashlib.sha256(), bytearray()
        self._format: str | None = None
        self.seen = 0

    def anew(self) -> Arriving:
        """The same member, of which nothing has come yet."""
        return Arriving(self.name, self._claimed, self._budget, self._depth)

    def feed(self, piece: bytes) -> None:
        self._digest.update(piece)
        self.seen += len(piece)
        if self._format is None and self.seen >= 4096:
            self._format = sniff(bytes(self._held + piece)[:4096])
        if self.seen <= limits.IN_MEMORY and (self._format not in _SEEN_ONLY or self.seen == len(piece)):
            self._held += piece

    def finish(self) -> Member:
        """The member as it is, once all its bytes were fed."""
        format_ = sniff(bytes(self._held[:4096])) if self._format is None else self._format
        return Member(self.name, self._digest.hexdigest(), self.seen, self._open(format_))

    def give_up(self, problem: OpeningError) -> Member:
        """Of a member that could not be read whole the hash is that of its name and of what was read, so that it is
        still told from the others."""
        self._digest.update(f"{self.name}\0{self._claimed}".encode("utf-8", "replace"))
        kind = kind_by_name(self.name)
        format_ = names.clean(self._format or sniff(bytes(self._held[:4096])) if self._held else "")
        seen = Contents(kind, problem.opening, format_, reason=problem.reason)
        return Member(self.name, self._digest.hexdigest(), self._claimed, seen)

    def _open(self, format_: str) -> Contents:
        from tasks.openers.opening import open_data

        if format_ in _SEEN_ONLY:
            return Contents(ContentKind.VIDEO, Opening.OPENED, format_)
        if self.seen > limits.IN_MEMORY:
            return Contents(kind_by_name(self.name), Opening.REFUSED, format_, reason="文件太大，本机不展开查看")
        return open_data(Data.of(bytes(self._held)), self.name, self._budget, self._depth + 1)


class Collected:
    """The members found so far, and what is to be said of those left out."""

    def __init__(self) -> None:
        self.members: dict[str, Member] = {}
        self.notes: dict[str, None] = {}

    def add(self, member: Member) -> None:
        if names.is_outside(member.name):
            self.notes["有的文件名指向压缩包之外，只作文字保留"] = None
        shown = names.unlike(names.clean_name(member.name), self.members)
        self.members[shown] = Member(shown, member.sha256, member.size, member.contents)

    def contents(self, format_: str) -> Contents:
        members = tuple(self.members.values())
        note = "；".join(self.notes)
        if not members:
            return Contents(ContentKind.ARCHIVE, Opening.EMPTY, format_, reason="压缩包里没有文件", note=note)
        if all(member.contents.opening is Opening.LOCKED for member in members):
            return Contents(
                ContentKind.ARCHIVE, Opening.LOCKED, format_, reason="压缩包有密码", note=note, members=members
            )
        return Contents(ContentKind.ARCHIVE, Opening.OPENED, format_, note=note, members=members)


def refuse_bomb(count: int, claimed: int, packed: int, budget: Budget) -> None:
    """By what the list of an archive claims, before anything is unpacked."""
    budget.spend_entries(count)
    if claimed > budget.expanded:
        raise limits.refused("解开后超过 1 GB，疑似“压缩炸弹”")
    if claimed > limits.RATIO_FROM and claimed > limits.RATIO * max(packed, 1):
        raise limits.refused("解开后比原文件大上百倍，疑似“压缩炸弹”")


def kind_by_name(name: str) -> ContentKind:
    from tasks.openers.opening import kind_of

    return kind_of(ending(name))
