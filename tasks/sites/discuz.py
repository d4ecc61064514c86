"""Forums on Discuz, X and 7: one thread is one post; what its first floor says and attaches is what was handed in."""

from __future__ import annotations

from functools import partial

from tasks.domain.evidence.source import ListSpec
from tasks.sites.reading.lists import probe_lists, read_lists
from tasks.sites.reading.preset import Preset

NEEDS = {"url|pages": "/forum.php?mod=forumdisplay&fid=40"}
_BODY = "div.t_msgfontfix, td.t_f, td.t_msgfont, div.t_msgfont"
USUAL = ListSpec(
    channel="",
    container="#threadlisttableid, .threadlist table, #threadlist table",
    row='tbody[id^="normalthread_"], tbody[id^="stickthread_"]',
    fields={
        "title": 'a.xst, span[id^="thread_"] a, th.subject a',
        "link": 'a.xst@href, span[id^="thread_"] a@href, th.subject a@href',
        "date": "td.by em span span@title, td.by em span, td.author em, td.by em",
        "author": "td.by cite a, td.author cite a, td.by cite, td.author cite",
        "account": "td.by cite a@href, td.author cite a@href",
    },
    next=".pg a.nxt@href, .pages a.next@href",
    detail={
        "title": "#thread_subject, #threadtitle h1, h1",
        "body": _BODY,
        "attachments": "td.t_f a@href, td.t_f img@file, td.t_f img@src, .pattl a@href, .pattl img@file"
        ", .tattl a@href, .t_msgfont a@href, .t_msgfont img@file, .t_attachlist a@href, .postattachlist a@href",
    },
)


class Threads(Preset):
    """X lists threads in #threadlisttableid, 7 in .threadlist; threads set on top belong to the forum as well."""

    usual = USUAL


read = partial(read_lists, Threads)
probe = partial(probe_lists, Threads)
