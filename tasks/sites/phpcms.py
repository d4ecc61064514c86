"""Sites on PHPCMS: after every five rows of its lists comes an empty one, which is no post."""

from __future__ import annotations

from functools import partial

from tasks.domain.evidence.source import ListSpec
from tasks.sites.reading.lists import probe_lists, read_lists
from tasks.sites.reading.preset import Preset

NEEDS = {"url|pages": "/index.php?m=content&c=index&a=lists&catid=12"}
USUAL = ListSpec(
    channel="",
    container=".col-left ul.list, ul.list",
    row="li",
    fields={"title": "a@title, a", "link": "a@href", "date": "span.rt, span"},
    next='#pages a:lexbor-contains("下一页")@href',
    detail={
        "title": "#Article h1@own-text, h1@own-text, h1",
        "date": "#Article h1 span, h1 span",
        "body": "#Article .content, .content",
        "attachments": ".content a@href, .content img@src",
    },
)


class Contents(Preset):
    """The templates that PHPCMS brings along."""

    usual = USUAL


read = partial(read_lists, Contents)
probe = partial(probe_lists, Contents)
