"""What WordPress says of a post, and how its interface is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tasks.domain.evidence.source import WebsiteSource
from tasks.sites.reading.addresses import identity
from tasks.sites.reading.answer import Answer, Trouble
from tasks.sites.reading.behind import Detail, Link
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.listing import Row
from tasks.sites.reading.seal import fingerprint
from tasks.sites.reading.snippet import links_in, words_in

if TYPE_CHECKING:
    from tasks.sites.reading.wordpress_names import Names

PER_PAGE = 100  # the most that it gives at once
_SIZED = re.compile(r"-\d{2,5}x\d{2,5}(?=\.\w{3,4}$)")  # 签到-300x225.jpg


class Api:
    """Under /wp-json/, or, where addresses are not rewritten, behind ?rest_route=."""

    def __init__(self) -> None:
        self._is_plain = False
        self._answered = False

    def address(self, source: WebsiteSource, what: str, **asked: str) -> str:
        home = source.base_url.rstrip("/").removesuffix("/wp-json")
        if self._is_plain:
            return f"{home}/?{urlencode({'rest_route': f'/wp/v2/{what}', **asked})}"
        return f"{home}/wp-json/wp/v2/{what}" + (f"?{urlencode(asked)}" if asked else "")

    async def get(self, fetcher: Fetcher, source: WebsiteSource, what: str, **asked: str) -> Answer | Trouble:
        answer = await fetcher.page(self.address(source, what, **asked))
        is_there = isinstance(answer, Answer) and answer.content_type != "text/html"
        if is_there or self._answered or not _is_elsewhere(answer):
            self._answered = self._answered or is_there
            return answer
        self._is_plain, self._answered = True, True
        again = await fetcher.page(self.address(source, what, **asked))
        self._is_plain = isinstance(again, Answer) and again.content_type != "text/html"
        return again if self._is_plain else answer


def _is_elsewhere(answer: Answer | Trouble) -> bool:
    return answer.status == 404 if isinstance(answer, Trouble) else True


def entry_row(post: Mapping[str, Any], answer: Answer, names: Names) -> Row:
    """One post; its times are UTC where WordPress says so, else the site's own."""
    number, author, html = str(post["id"]), str(post.get("author") or ""), _rendered(post, "content")
    changed = str(post.get("modified_gmt") or post.get("modified") or "")
    fields = {
        "title": words_in(unescape(_rendered(post, "title"))).replace("\n", " ").strip() or f"（无题 {number}）",
        "link": str(post.get("link") or ""),
        "date": _moment(post),
        "column": "、".join(names.categories.names(post.get("categories"))),
        "number": number,
        "author_number": author,
        "version": f"{changed} {fingerprint(html)}",
    }
    raw = json.dumps(post, ensure_ascii=False).encode()
    behind = Detail(
        {}, words_in(html), links_in(html, fields["link"] or answer.url), raw, answer.headers.get("date", "")
    )
    return Row(fields, fields["link"], f"wordpress:{number}", behind)


def _rendered(post: Mapping[str, Any], name: str) -> str:
    value = post.get(name)
    return str(value.get("rendered") or "") if isinstance(value, dict) else str(value or "")


def _moment(post: Mapping[str, Any]) -> str:
    universal = str(post.get("date_gmt") or "")
    if re.match(r"[12]\d{3}-", universal):
        return universal if re.search(r"(Z|[+-]\d\d:?\d\d)$", universal) else f"{universal}Z"
    return str(post.get("date") or "")


def without_thumbnails(links: Sequence[Link]) -> tuple[Link, ...]:
    """Each file once, and a scaled copy of a picture not beside the picture itself."""
    found: dict[str, Link] = {}
    for link in links:
        known = found.get(identity(link.url))
        if known is None or (link.is_download and not known.is_download):
            found[identity(link.url)] = link
    return tuple(link for own, link in found.items() if _SIZED.sub("", own) == own or _SIZED.sub("", own) not in found)
