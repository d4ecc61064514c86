"""The way through a website of any kind: log in, walk its lists, look behind the rows, and say what was seen whole."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

import httpx

from tasks.clock import pause
from tasks.domain.errors import CannotReach, LoginRefused, NeedsAPerson
from tasks.domain.evidence.hand_sheet import Unit
from tasks.domain.evidence.reading import Reading, ReadingState, Scope, Sink
from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.domain.plan.party import Roster
from tasks.sites.reading.addresses import absolute
from tasks.sites.reading.answer import Answer, Trouble
from tasks.sites.reading.behind import Detail
from tasks.sites.reading.details import read_detail
from tasks.sites.reading.fetch import Fetcher, Limits, Wait
from tasks.sites.reading.listing import ListPage, Row
from tasks.sites.reading.login import is_still_known, log_in, need_secret
from tasks.sites.reading.memory import Memory
from tasks.sites.reading.outcome import doubted, reading_of
from tasks.sites.reading.posts import Clerk, key_of
from tasks.sites.reading.robots import robots_words
from tasks.sites.reading.session import session_of
from tasks.sites.reading.targets import Target, targets_of
from tasks.sites.reading.turns import left_out
from tasks.sites.reading.walk import Eyes, SeenRow, Walked, walk

T = TypeVar("T")
_AT_ONCE = 4
# An edit of a post often shows on its own page only. Up to so many posts each page is fetched at every reading;
# beyond, only those behind new or changed rows: at two requests a second the rest would take hours.
_SMALL = 300


@dataclass(frozen=True, slots=True)
class Way:
    """How to get there; tests hand in a transport and a wait that does not sleep."""

    transport: httpx.AsyncBaseTransport | None = None
    wait: Wait = pause
    limits: Limits = Limits()
    memory: Memory | None = None
    confirmed_by: str = ""  # who says that lists which shrank are right
    contact: str = ""  # an address for the site's administrator
    looked: Mapping[Scope, datetime] = field(default_factory=dict)  # when each page of a sweep was last looked at
    units: Sequence[Unit] = ()  # what may be there, for a kind that a person fills in by hand

    def fetcher(self, source: WebsiteSource, secret: str | None) -> Fetcher:
        session = session_of(source, secret, self.contact)
        return Fetcher(source, session, self.transport, self.wait, self.limits, self.memory or Memory())


class Manner:
    """How one kind of website shows its lists; made anew for each reading. A kind states where it differs."""

    left_out: frozenset[Scope] = frozenset()  # pages of a sweep whose turn it is not
    looks_again = True  # an edit often shows on a post's own page only, behind a row that looks unchanged

    def check(self, source: WebsiteSource) -> None:
        """Raises BadInput for a source's file that cannot be used at all."""

    async def targets(self, source: WebsiteSource, roster: Roster, fetcher: Fetcher) -> Sequence[Target]:
        """Every list that is to be walked, in the order of the file and of the roster."""
        return targets_of(source, roster)

    async def ask(self, fetcher: Fetcher, url: str) -> Answer | Trouble:
        """Ask for one page of a list."""
        return await fetcher.page(url)

    @abstractmethod
    def look(self, answer: Answer, source: WebsiteSource, spec: ListSpec) -> ListPage | Trouble:
        """One page of a list, or why it is not to be believed."""

    async def behind(self, fetcher: Fetcher, source: WebsiteSource, spec: ListSpec, row: Row) -> Detail | Trouble:
        """What stands behind a row."""
        return await read_detail(fetcher, source, spec, row)


async def read_lists(
    kind: type[Manner],
    source: WebsiteSource,
    secret: str | None,
    roster: Roster,
    sink: Sink,
    now: Callable[[], datetime],
    *,
    way: Way = Way(),  # noqa: B008 - frozen
    earlier: Mapping[Scope, int] | None = None,
) -> Reading:
    """Look at every list of the source and keep what is new. `earlier`: rows of each scope's last complete reading.

    Raises BadInput when the source's file or secret cannot be used at all; all else is told by the Reading.
    """
    manner = kind()
    need_secret(source, secret)
    manner.check(source)
    began = now()
    async with way.fetcher(source, secret) as fetcher:
        landing = await log_in(fetcher, source, secret)
        if isinstance(landing, Trouble):
            lost = [Walked(target, trouble=landing) for target in targets_of(source, roster)]
            return reading_of(source, began, now(), lost, 0)
        manner.left_out, remarks = left_out(source, targets_of(source, roster), way.looked, began)
        targets = [one for one in await manner.targets(source, roster, fetcher) if one.scope not in manner.left_out]
        eyes = Eyes(manner.ask, manner.look, lambda scope, own: sink.known(key_of(scope, own)) is not None)
        walks = await _at_once(walk(fetcher, source, one, now, eyes) for one in targets)
        walks = doubted(walks, earlier or {}, eyes.knows, way.confirmed_by)
        clerk = Clerk(source, fetcher, sink, manner.behind, look_again=manner.looks_again and _is_small(walks))
        walks = await _kept(clerk, walks)
        forgotten = await is_still_known(fetcher, source, landing)
    walks = [replace(one, trouble=one.trouble or forgotten) for one in walks] + remarks
    return reading_of(source, began, now(), walks, clerk.new)


def _is_small(walks: Sequence[Walked]) -> bool:
    return sum(len(one.rows) for one in walks) <= _SMALL


async def probe_lists(
    kind: type[Manner],
    source: WebsiteSource,
    secret: str | None,
    roster: Roster = Roster(),  # noqa: B008 - frozen
    *,
    way: Way = Way(),  # noqa: B008 - frozen
) -> str:
    """Log in and look at the first page of each list: a Chinese sentence, or the error that a person needs.

    Of a list that is read once for each school or teacher, the first of them stands for all.
    """
    manner = kind()
    need_secret(source, secret)
    manner.check(source)
    async with way.fetcher(source, secret) as fetcher:
        landing = await log_in(fetcher, source, secret)
        if isinstance(landing, Trouble):
            raise _error(source, landing)
        seen, asked = [], [source.base_url]
        for target in await manner.targets(source, _first_of_each(roster), fetcher):
            answer = target.trouble or await manner.ask(fetcher, target.url)
            page = answer if isinstance(answer, Trouble) else manner.look(answer, source, target.spec)
            if isinstance(page, Trouble):
                raise _error(source, page)
            asked.append(target.url)
            seen.append(_seen(target, page))
        if not seen:  # every list is one school's or teacher's
            answer = await fetcher.page(source.base_url)
            if isinstance(answer, Trouble) and answer.status != 404:
                raise _error(source, answer)
        asked += _patterns(source)
        robots = await robots_words(fetcher, source, asked)
    return "，".join([f"{source.base_url} 已连上", *seen, robots, _moderation(source)])


def _seen(target: Target, page: ListPage) -> str:
    whose = f"（{target.name}）" if target.name else ""
    return f"列表 {int(target.scope.list_name) + 1}{whose} 首页 {len(page.rows)} 行"


def _first_of_each(roster: Roster) -> Roster:
    """The first school with a class and the first teacher with an account."""
    schools = [one for one in roster.schools if one.class_name][:1]
    return Roster(tuple(schools), tuple(one for one in roster.teachers if one.account)[:1])


def _moderation(source: WebsiteSource) -> str:
    """A post that waits for a moderator is not seen yet: whoever sets a site up is asked how long that takes."""
    longest = max((spec.shows_after for spec in source.lists), default=timedelta(0))
    hours = f"{longest.total_seconds() / 3600:g}"
    return f"新文章最多 {hours} 小时后看得见（shows_after；先审后发的网站请照实填写）"


def _patterns(source: WebsiteSource) -> list[str]:
    """One address of each list, for asking whether it may be read."""
    return [
        absolute(source.base_url.rstrip("/") + "/", spec.url.replace("{class}", "1").replace("{account}", "1"))
        for spec in source.lists
        if spec.url
    ]


def _error(source: WebsiteSource, trouble: Trouble) -> CannotReach | NeedsAPerson:
    words = f"来源 {source.id}（{source.base_url}）：{trouble.reason}。"
    if trouble.fault is ReadingState.REFUSED:
        return LoginRefused(words + "请核对用户名，并更新密码。")
    if trouble.fault is ReadingState.UNREACHABLE:
        return CannotReach(words + "稍后会再试；如持续如此，请与站点管理员联系。")
    return NeedsAPerson(words + "请在浏览器里打开核对，并修改来源文件。")


async def _kept(clerk: Clerk, walks: Sequence[Walked]) -> list[Walked]:
    """Every row of every list, a few at once; the first trouble behind a list's rows is the list's."""
    pairs = [(number, seen) for number, one in enumerate(walks) for seen in one.rows]

    async def keep(number: int, seen: SeenRow) -> Trouble | None:
        return await clerk.keep(walks[number].target, seen)

    found = await _at_once(keep(number, seen) for number, seen in pairs)
    troubles: dict[int, Trouble] = {}
    for (number, _), trouble in zip(pairs, found, strict=True):
        if trouble is not None:
            troubles.setdefault(number, trouble)
    return [replace(one, trouble=one.trouble or troubles.get(number)) for number, one in enumerate(walks)]


async def _at_once(jobs: Iterable[Awaitable[T]]) -> list[T]:
    """The results in order, with only a few jobs begun at any time."""
    found: dict[int, T] = {}
    queue = enumerate(jobs)

    async def work() -> None:
        for number, job in queue:
            found[number] = await job

    async with asyncio.TaskGroup() as group:
        for _ in range(_AT_ONCE):
            group.create_task(work())
    return [found[number] for number in sorted(found)]
