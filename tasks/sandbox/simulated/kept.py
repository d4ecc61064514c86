"""Nothing that a whole look showed may be lost: each mail and post lies in the store exactly once, with its files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from tasks.sandbox.mailboxes import ADDRESSES
from tasks.sandbox.simulated.books import Books, Look
from tasks.sandbox.simulated.county import MadeUpCounty
from tasks.sandbox.simulated.noticeboard import Sickness
from tasks.sandbox.simulated.violation import Kind, Violation
from tasks.sandbox.wire import Column, Post

_NUMBER = re.compile(r"/post/(\d+)\b")
_LACKS = "缺附件"
_LISTS = {"class_share": Column.CLASS_SHARE, "personal_article": Column.PERSONAL, "web_report": Column.REPORTS}
Key = tuple[str, str]  # source, and the raw mail's sha256 or the post's number


@dataclass
class Kept:
    """What was seen whole so far; each thing is looked up when it is first seen, and all of them at the end.

    A file that the site says it has not was not seen: its post is looked up when the site has it again."""

    county: MadeUpCounty
    books: Books
    mails: dict[Key, datetime] = field(default_factory=dict)
    posts: dict[Key, datetime] = field(default_factory=dict)
    _told: set[Key] = field(default_factory=set)

    def lost(self, looks: Sequence[Look], at: datetime) -> list[Violation]:
        """What the looks of this round showed and the store has not, or has twice."""
        boxes = [one for one in looks if one.channel == "mailbox"]
        lists = [one for one in looks if one.channel in _LISTS]
        fresh_mails = {key for one in boxes for key in self._mails_of(one)} - set(self.mails)
        fresh_posts = {key for one in lists for key in self._posts_of(one)} - set(self.posts)
        if self.county.site.sickness is Sickness.NO_FILE:
            fresh_posts -= {key for key, trouble in self._troubles(fresh_posts) if trouble.startswith(_LACKS)}
        self.mails |= dict.fromkeys(sorted(fresh_mails), at)
        self.posts |= dict.fromkeys(sorted(fresh_posts), at)
        if not fresh_mails and not fresh_posts:
            return []
        return [*self._mails_lost(fresh_mails, at), *self._posts_lost(fresh_posts, at)]

    def gone(self) -> list[Violation]:
        """The same of everything, at the end."""
        at = self.county.machine.at
        return [*self._mails_lost(self.mails, at), *self._posts_lost(self.posts, at)]

    def _mails_of(self, look: Look) -> Iterator[Key]:
        account = self.county.house.accounts[ADDRESSES[look.source]]
        yield from ((look.source, letter.digest) for letter in account.read_letters)

    def _posts_of(self, look: Look) -> Iterator[Key]:
        school = self.county.world.roster.school.get(look.party)
        shown = self.county.site.shown(_LISTS[look.channel], school.class_name if school else "")
        yield from ((look.source, str(number)) for number, _ in shown)

    def _mails_lost(self, wanted: Collection[Key], at: datetime) -> Iterator[Violation]:
        rows = self.books.mails()
        for source, digest in sorted(wanted):
            count = rows.get((source, digest), 0)
            if count != 1 and (source, digest) not in self._told:
                self._told.add((source, digest))
                yield Violation(Kind.LOST, source, f"邮件 {digest[:12]} 在库里有 {count} 份", at)

    def _posts_lost(self, wanted: Collection[Key], at: datetime) -> Iterator[Violation]:
        for (source, number), trouble in self._troubles(wanted):
            if trouble and (source, number) not in self._told:
                self._told.add((source, number))
                yield Violation(Kind.LOST, source, f"文章 {number} {trouble}", at)

    def _troubles(self, wanted: Collection[Key]) -> Iterator[tuple[Key, str]]:
        rows: dict[Key, list[int]] = {}
        for (source, key), versions in self.books.posts().items():
            if found := _NUMBER.search(key):
                rows.setdefault((source, found[1]), []).extend(number for number, _ in versions)
        files = self.books.files()
        for source, number in sorted(wanted):
            post = self.county.posts[int(number) - 1]
            yield (source, number), self._trouble(post, rows.get((source, number), []), files)

    def _trouble(self, post: Post, rows: Sequence[int], files: dict[int, set[str]]) -> str:
        if not rows:
            return "不在库里"
        there = set().union(*(files.get(number, set()) for number in rows))
        lacking = [file.name for file in post.files if sha256(file.data).hexdigest() not in there]
        return f"{_LACKS} {'、'.join(lacking)}" if lacking else ""
