"""Who is who on a WordPress site: the numbers of its categories and authors, asked once for each reading."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote, urlencode

from tasks.domain.evidence.source import WebsiteSource
from tasks.sites.reading.answer import Answer, Trouble
from tasks.sites.reading.decoding import decode
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.records import record_of
from tasks.sites.reading.wordpress_posts import PER_PAGE, Api

_FEW = 3  # so many names are asked for one by one; for more the whole list is quicker
_MOST_PAGES = 200


@dataclass(slots=True)
class Numbers:
    """Entries of one kind by number; `trouble` says why they could not be asked for, `hint` what to do about it."""

    entries: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    trouble: Trouble | None = None
    hint: str = ""

    def number(self, slug: str) -> str | Trouble | None:
        """By slug, plain or as quoted in addresses, else by the name that people see, if only one has it."""
        wanted = _plain(slug)
        for number, entry in self.entries.items():
            if _plain(str(entry.get("slug", ""))) == wanted:
                return number
        named = [number for number, entry in self.entries.items() if _plain(str(entry.get("name", ""))) == wanted]
        return named[0] if len(named) == 1 else self.trouble

    def names(self, numbers: object) -> list[str]:
        own = [self.entries.get(str(number)) for number in (numbers if isinstance(numbers, list) else [])]
        return [str(entry.get("name") or "") for entry in own if entry and entry.get("name")]


class Names:
    """Categories and authors of one site, as far as this reading has asked for them."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._one_at_a_time = asyncio.Lock()
        self.categories = Numbers(hint="（请核对花名册的班级和来源文件的 category，应是网址里的别名）")
        self.users = Numbers(hint="（公开接口只列出发过文章的作者：请核对账号，或改用应用程序密码登录）")

    async def learn(self, fetcher: Fetcher, source: WebsiteSource, wanted: Sequence[tuple[str, str]]) -> None:
        await self._learn(fetcher, source, self.categories, "categories", {category for category, _ in wanted})
        authors = {author for _, author in wanted if author}
        await self._learn(fetcher, source, self.users, "users", authors)
        for slug in sorted(authors):
            if not isinstance(self.users.number(slug), str):
                await self._learn_from_archive(fetcher, source, slug)
        if self.users.trouble is not None and self.users.trouble.status in (401, 403, 404):
            why = f"{self.users.trouble.reason}：站点关闭了用户接口，请改用应用程序密码登录"
            self.users.trouble = replace(self.users.trouble, reason=why)

    async def _learn_from_archive(self, fetcher: Fetcher, source: WebsiteSource, slug: str) -> None:
        """The author's own page names the number in its class; who never posted is not in the public list of users."""
        home = source.base_url.rstrip("/").removesuffix("/wp-json")
        answer = await fetcher.page(f"{home}/?{urlencode({'author_name': unquote(slug)})}")
        if isinstance(answer, Answer) and (number := _archive_of(answer, slug)):
            self.users.entries[number] = {"slug": slug}

    async def _learn(
        self, fetcher: Fetcher, source: WebsiteSource, numbers: Numbers, what: str, slugs: set[str]
    ) -> None:
        slugs = {slug for slug in slugs if slug}
        if len(slugs) <= _FEW:
            for slug in sorted(slugs):
                found = await self._ask(fetcher, source, numbers, what, slug=slug)
                numbers.trouble = found if isinstance(found, Trouble) else numbers.trouble
            slugs = {slug for slug in slugs if not isinstance(numbers.number(slug), str)}
        page = 1
        while slugs and numbers.trouble is None and page <= _MOST_PAGES:
            found = await self._ask(fetcher, source, numbers, what, per_page=str(PER_PAGE), page=str(page))
            if isinstance(found, Trouble) and (page == 1 or found.status != 400):  # 400: past the end
                numbers.trouble = found
            if isinstance(found, Trouble) or found < PER_PAGE:
                return
            page += 1

    async def _ask(
        self, fetcher: Fetcher, source: WebsiteSource, numbers: Numbers, what: str, **asked: str
    ) -> int | Trouble:
        """Ask for entries and remember them; how many there were."""
        answer = await self._api.get(fetcher, source, what, **asked)
        found = answer if isinstance(answer, Trouble) else record_of(answer, source)
        if isinstance(found, Trouble):
            return found
        entries = [one for one in (found if isinstance(found, list) else [found]) if isinstance(one, dict)]
        numbers.entries |= {str(entry["id"]): entry for entry in entries if "id" in entry}
        return len(entries)

    async def author(self, fetcher: Fetcher, source: WebsiteSource, number: str) -> dict[str, str] | Trouble:
        """Name and account of a post's author; empty where the site does not tell them to us."""
        async with self._one_at_a_time:
            if number and number not in self.users.entries:
                found = await self._ask(fetcher, source, self.users, f"users/{number}")
                if isinstance(found, Trouble) and found.status not in (401, 403, 404):
                    return found
                self.users.entries.setdefault(number, {})
        entry = self.users.entries.get(number)
        return {"author": str(entry.get("name") or ""), "account": str(entry.get("slug") or "")} if entry else {}


def _archive_of(answer: Answer, slug: str) -> str:
    """The number of the author whose archive the page is: <body class="archive author author-wang author-12">."""
    text = decode(answer.read(), answer.headers.get("content-type", "")).text
    body = re.search(r"<body\b[^>]*?\bclass\s*=\s*[\"']([^\"']*)", text)
    names = body[1].split() if body else []
    numbers = [name.removeprefix("author-") for name in names if re.fullmatch(r"author-\d+", name)]
    is_own = _plain(slug) in {_plain(name.removeprefix("author-")) for name in names if name.startswith("author-")}
    return numbers[-1] if "author" in names and is_own and numbers else ""


def _plain(slug: str) -> str:
    return unquote(slug).strip().casefold()
