"""Sites on DedeCMS (织梦): its lists cut titles at a length, so the whole title is taken from the post's own page."""

from __future__ import annotations

from functools import partial

from tasks.domain.evidence.source import ListSpec
from tasks.sites.reading.lists import probe_lists, read_lists
from tasks.sites.reading.preset import Preset

NEEDS = {"url|pages": "/plus/list.php?tid=5"}
USUAL = ListSpec(
    channel="",
    container=".listbox ul, ul.e2, ul.d6, ul.c1",
    row="li",
    fields={
        "title": "a.title@title, a.title, a:not(b a)",
        "link": "a.title@href, a:not(b a)@href",
        "date": "span.info, span.date, span",
    },
    next='.pagelist a:lexbor-contains("下一页")@href',
    detail={
        "title": ".viewbox .title h2, .title h2, h1",
        "date": ".viewbox .info, .info",
        "body": ".viewbox .content, .content, #content",
        "attachments": ".content a@href, .content img@src, .downurllist a@href, #content a@href, #content img@src",
    },
)


class Articles(Preset):
    """The templates that DedeCMS brings along."""

    usual = USUAL


read = partial(read_lists, Articles)
probe = partial(probe_lists, Articles)
