"""Reads the page behind a row: its own title and date, its words, and the files that it offers."""

from __future__ import annotations

from dataclasses import replace

from tasks.domain.evidence.source import ListSpec, WebsiteSource
from tasks.sites.reading.addresses import account_of, identity, is_file
from tasks.sites.reading.answer import Answer, Trouble, unbelievable
from tasks.sites.reading.behind import Detail, Link
from tasks.sites.reading.fetch import Fetcher
from tasks.sites.reading.fields import selectors, value_of, words_of
from tasks.sites.reading.listing import Document, Row, document, is_logged_out, links_of
from tasks.sites.reading.signs import leads_to_login, why_not_the_page

_HTML = ("", "text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")


async def read_detail(fetcher: Fetcher, source: WebsiteSource, spec: ListSpec, row: Row) -> Detail | Trouble:
    """The page behind the row's link, with what the row itself shows."""
    found = await _linked(fetcher, source, spec, row)
    if isinstance(found, Trouble) or row.behind is None:
        return found
    known = {link.url for link in found.links}
    links = (*found.links, *(link for link in row.behind.links if link.url not in known))
    return replace(found, body=found.body or row.behind.body, links=links)


async def _linked(fetcher: Fetcher, source: WebsiteSource, spec: ListSpec, row: Row) -> Detail | Trouble:
    """The page behind the row's link; a link that leads straight to a file is the row's one attachment."""
    if is_file(row.link):
        return Detail(links=(Link(row.link, row.fields.get("title", ""), is_download=True),))
    if not spec.detail or not row.link:
        return Detail()
    if not fetcher.hosts.include(row.link):
        return Detail(links=(Link(row.link, row.fields.get("title", ""), is_download=True),))
    answer = await fetcher.page(row.link)
    if isinstance(answer, Trouble):
        return answer
    if answer.content_type not in _HTML or "attachment" in answer.headers.get("content-disposition", "").lower():
        return Detail(links=(Link(row.link, row.fields.get("title", ""), is_download=True),))
    try:
        page = document(answer, source)
        return page if isinstance(page, Trouble) else _seen(page, answer, source, spec)
    except (ValueError, LookupError, TypeError, AttributeError) as error:  # one odd page never stops the others
        return unbelievable(f"页面无法解析（{type(error).__name__}）")


def _seen(page: Document, answer: Answer, source: WebsiteSource, spec: ListSpec) -> Detail | Trouble:
    redirected = identity(answer.asked) != identity(answer.url)
    if (redirected and leads_to_login(answer.url, source.login.url)) or is_logged_out(page.root, source.login.kind):
        return unbelievable("得到的是登录页")
    nodes = [node for selector in selectors(spec.detail.get("body", "")) for node in selector.nodes(page.root)]
    fields = {
        name: value_of(page.root, text) for name, text in spec.detail.items() if name not in ("body", "attachments")
    }
    is_drifted = not nodes if spec.detail.get("body") else bool(fields) and not any(fields.values())
    if is_drifted:
        other = why_not_the_page(page.root, answer.url, source.login.url)
        return unbelievable(other or "页面结构变了：详情页里找不到正文或标题")
    if fields.get("account"):
        fields["account"] = account_of(fields["account"])
    links = links_of(page.root, spec.detail.get("attachments", ""), page)
    return Detail(fields, words_of(nodes), links, answer.read(), answer.headers.get("date", ""))
