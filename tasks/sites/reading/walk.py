"""Turns the pages of one list to its end, and says whether all of it was seen, and what proves it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tasks.domain.evidence.reading import Scope
from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.addresses import identity, is_same_page
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.listing import ListPage, Row
from tasks.sites.reading.more import Said, is_page_number
from tasks.sites.reading.targets import Target

_MOST_PAGES = 2000
_NEXT = re.compile(r"(?i)[\s\[]*(下一?页|后一?页|next( page)?|older( posts)?|下一页?\s*[›»>]+)[\s›»>→\]]*")
_EXCERPT = "只看最新的部分（newest），看到的算数，不证明没有"
_PAST_THE_END = (400, 404, 410)


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A row, when it was seen, and, where the list is all there is, the page that showed it."""

    row: Row
    identity: str
    seen_at: datetime
    page: bytes = b""


@dataclass(frozen=True, slots=True)
class Walked:
    """One list as it was seen: whole unless there is a trouble. `proof` is plain JSON."""

    target: Target
    rows: tuple[SeenRow, ...] = ()
    trouble: Trouble | None = None
    proof: Mapping[str, object] = field(default_factory=dict)
    short: str = ""  # Chinese: why it is not whole although nothing went wrong


@dataclass(frozen=True, slots=True)
class Eyes:
    """How one kind of website is looked at: what is asked of an address, and what the answer says."""

    ask: Callable[[Fetcher, str], Awaitable[Answer | Trouble]]
    look: Callable[[Answer, WebsiteSource, ListSpec], ListPage | Trouble]
    knows: Callable[[Scope, str], bool] = lambda scope, identity: False  # whether a list ever showed that row


async def walk(
    fetcher: Fetcher, source: WebsiteSource, target: Target, now: Callable[[], datetime], eyes: Eyes
) -> Walked:
    """Walk a list; once more if its total changed meanwhile, since a row may then have slipped between two pages."""
    if target.trouble is not None:
        return Walked(target, trouble=target.trouble)
    turning = _Turning(fetcher, source, target, now, eyes)
    await turning.to_the_end()
    if len(turning.totals) > 1:
        turning = _Turning(fetcher, source, target, now, eyes)
        await turning.to_the_end()
    return turning.walked()


@dataclass(slots=True)
class _Turning:
    fetcher: Fetcher
    source: WebsiteSource
    target: Target
    now: Callable[[], datetime]
    eyes: Eyes
    rows: dict[str, SeenRow] = field(default_factory=dict)
    visited: set[str] = field(default_factory=set)
    totals: set[int] = field(default_factory=set)
    unread: int = 0
    pages: int = 0
    number: int = 1  # of the page in the site's own counting
    first_url: str = ""
    last: ListPage | None = None  # with rows
    final: ListPage | None = None  # that was looked at
    trouble: Trouble | None = None
    folders: list[str] = field(default_factory=list)  # lists inside this one, still to be read
    doubt: str = ""
    _same: Counter[str] = field(default_factory=Counter)

    async def to_the_end(self) -> None:
        url = self.target.url
        if not url:
            self.trouble = unbelievable("网址无效，请核对来源文件的 base_url 和 url")
        while url:
            if self.pages >= _MOST_PAGES:
                self.trouble = unbelievable(f"翻了 {_MOST_PAGES} 页还没有到头")
            elif identity(url) in self.visited:
                self._met_again()
            else:
                url = await self._turn_to(url) or self._next_folder()
                continue
            return
        self._check()

    def _next_folder(self) -> str:
        """A list inside this one that was not read yet; a link back to one that was is no loop."""
        while self.folders and self.trouble is None:
            url = self.folders.pop(0)
            if identity(url) not in self.visited:
                return url
        return ""

    async def _turn_to(self, url: str) -> str:
        """Read one page and give the address of the next; empty at the end, or when there is trouble."""
        self.visited.add(identity(url))
        answer = await self.eyes.ask(self.fetcher, url)
        page = answer if isinstance(answer, Trouble) else self._look(answer)
        if isinstance(page, Trouble):
            if not self._is_past_the_end(page, url):
                self.trouble = page if self.pages == 0 else _on_page(page, self.pages + 1)
            return ""
        assert isinstance(answer, Answer)
        self.final = page
        if self.pages and page.rows and all(self._has(row) for row in page.rows):
            self.doubt = self.doubt or page.doubt
            if self._is_announced(url):
                self._met_again()
            return ""
        self._take(page, answer)
        return self._after(page)

    def _look(self, answer: Answer) -> ListPage | Trouble:
        try:
            return self.eyes.look(answer, self.source, self.target.spec)
        except (ValueError, LookupError, TypeError, AttributeError) as error:  # one odd page never stops the others
            return unbelievable(f"页面无法解析（{type(error).__name__}）")

    def _take(self, page: ListPage, answer: Answer) -> None:
        self.pages += 1
        self.first_url = self.first_url or page.url
        self.visited.add(identity(page.url))
        self.unread += page.unread
        self.folders += page.folders
        self.doubt = self.doubt or page.doubt
        if page.total is not None:
            self.totals.add(page.total)
        body = b"" if self.target.spec.detail else answer.read()
        for row in page.rows:
            own = row.identity
            if row.is_ambiguous:  # 同名: two rows that look alike are two
                self._same[own] += 1
                own = f"{own}#{self._same[own]}"
            self.rows.setdefault(own, SeenRow(row, own, self.now(), body))
        if page.rows or self.last is None:
            self.last = page

    def _has(self, row: Row) -> bool:
        return row.identity in self.rows or f"{row.identity}#1" in self.rows

    def _after(self, page: ListPage) -> str:
        if self.target.spec.newest and all(self.eyes.knows(self.target.scope, row.identity) for row in page.rows):
            return ""  # what is below was seen before
        if not self.target.pages:
            return page.next
        if not page.rows or (page.total is not None and len(self.rows) >= page.total):
            return ""
        self.number = self._second(page) if self.pages == 1 else self.number + 1
        return self.target.page(self.number)

    def _second(self, page: ListPage) -> int:
        """The number of the second page: 2, or 1 on sites that write index.html, index_1.html, …"""
        for number in (1, 2):
            words = self._link_words(page, self.target.page(number))
            if words is not None and (words == "2" or _NEXT.fullmatch(words)):
                return number
        return 2

    def _is_announced(self, url: str) -> bool:
        """Whether the page before has a link to this one, which therefore must be there and be another."""
        return self.last is not None and (self.last.next == url or self._link_words(self.last, url) is not None)

    def _link_words(self, page: ListPage, url: str) -> str | None:
        return next((words for link, words in page.links.items() if identity(link) == identity(url)), None)

    def _is_past_the_end(self, trouble: Trouble, url: str) -> bool:
        """A numbered page that nobody announced and that does not exist is the end of the list."""
        numbered = bool(self.target.pages) and self.pages > 0
        return numbered and trouble.status in _PAST_THE_END and not self._is_announced(url)

    def _met_again(self) -> None:
        if self.totals != {len(self.rows)} and not self.target.spec.newest:
            self.trouble = unbelievable("翻页绕回了已读过的页（可在来源文件里写 total 以便核对）")

    def _check(self) -> None:
        """All pages turned: do the rows agree with what the site itself says?"""
        if self.trouble is not None:
            return
        total = max(self.totals, default=None)
        if self.target.spec.newest and not self.unread:
            return
        if self.unread:
            self.trouble = unbelievable(f"页面结构变了：有 {self.unread} 行读不出标题或链接")
        elif self.target.spec.total and total is None and self.rows:
            self.trouble = unbelievable("页面结构变了：找不到总数")
        elif len(self.totals) > 1:
            self.trouble = unbelievable("读取期间列表有变动，下次再核")
        elif total is not None and total != len(self.rows):
            self.trouble = unbelievable(f"站点显示共 {total} 条，读到 {len(self.rows)} 条")
        elif total == 0 and self.pages > 1:
            self.trouble = unbelievable(f"站点显示共 0 条，却有 {self.pages} 页")
        elif total is None and (short := self._falls_short()):
            self.trouble = unbelievable(f"{short}：请在来源文件里写 next 或 pages，有总数的也写 total")
        elif self.doubt:
            self.trouble = unbelievable(self.doubt)

    def _falls_short(self) -> str:
        """Chinese: what the pages say themselves that was not read, where the source's file names no total."""
        said = self.final.said if self.final else Said()
        if self._has_unread_pages():
            return "页面上还有“下一页”，但按来源文件找不到它"
        if said.pages > self.pages:
            return f"站点显示共 {said.pages} 页，只读到 {self.pages} 页"
        if said.rows > len(self.rows):
            return f"站点显示共 {said.rows} 条，只读到 {len(self.rows)} 条"
        return "站点表示后面还有，但按来源文件翻不到" if said.goes_on else ""

    def _has_unread_pages(self) -> bool:
        links = self.last.links.items() if self.last else ()
        return any(
            (_NEXT.fullmatch(words) or is_page_number(words, link, self.first_url))
            and identity(link) not in self.visited
            and not is_same_page(link, self.first_url)
            for link, words in links
        )

    def walked(self) -> Walked:
        proof: dict[str, object] = {
            "pages": self.pages,
            "rows": len(self.rows),
            "url": self.first_url or self.target.url,
        }
        if self.totals:
            proof["total"] = max(self.totals)
        short = _EXCERPT if self.target.spec.newest else ""
        return Walked(self.target, tuple(self.rows.values()), self.trouble, proof, short)


def _on_page(trouble: Trouble, number: int) -> Trouble:
    return Trouble(trouble.fault, f"第 {number} 页：{trouble.reason}", trouble.status)
