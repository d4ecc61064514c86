"""The works that a circular of 评选 or 征集 calls in: their name, and their day where only its forms have one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.papers.owed import Owed

_TITLES = 4  # lines in which a title stands
_KIND = (
    r"论文|作品|案例|课例|微课|课件|软件|征文|视频|照片|故事|教学设计|作业设计|教案|教具|玩教具"
    r"|课题|绘画|书法|摄影|歌曲|节目|海报|剧本|歌谣|童谣"
)
_CALLED = re.compile(
    rf"(?:关于)?(?P<topic>[^。;:]{{2,40}}?(?:{_KIND})(?:\([一-龥]{{1,6}}\))?)(?:的)?"
    r"(?:评选|评比|评审|征集|大赛|比赛|竞赛|展评|展示|评奖|征稿|遴选)"
    rf"|(?:征集|选送)(?P<sought>[^。;:《》]{{2,30}}?(?:{_KIND}))的(?:通知|启事|公告|函)"
)
_LEADS = re.compile(
    r"^.*?(?:开展|举办|举行|组织|参加|做好|征集|报送)(?=.{4})|^(?:关于|参加)|"
    r"^(?:(?:19|20)\d\d(?:[-—至]\d{2,4})?(?:学年度?|年度?)?|[全我本][省市县区州校]|[一-龥]{2,5}?[省市县区州旗镇乡](?=第|首届|20\d\d|中小学|教育|教师|职工|青少年)|第[一二三四五六七八九十\d]{1,3}[届次]|首届|年度|的)+"
)
_BARE = re.compile(
    rf"(?:(?:参[评赛选展]|应征|投稿|评选|送评|参加(?:评选|评比|比赛))的?)+(?P<kind>{_KIND}|稿件?|文稿)|(?P<draft>征文稿件?|作品|稿件)"
)
_MADE = re.compile(r"(?:软件|课件|微课|视频|绘画|书法|摄影|教具)(?:\([一-龥]{1,6}\))?$")  # 书法作品, and no 论文作品
_HANDED = re.compile(r"(?:报送|上报|上交|投稿|征集|选送|申报)(?:时间|数量|名额|方式|要求|截止)|统一(?:报送|上报|选送)")
_FORM = re.compile(r"(?:[表单册书卡]|目录|清单|名单|证明)(?:\([^()]*\))?[》”]?$")


def called_in(page: Page) -> str:
    """教育教学论文 of 关于举办2009年度全县教育教学论文评选的通知; "" where the title calls in no works."""
    title = ""
    for line in page.lines[:_TITLES]:
        title += line.text.strip()
        if found := _CALLED.search(title):
            topic, before = found["topic"] or found["sought"], ""
            while topic != before:
                before, topic = topic, _LEADS.sub("", topic)
            return "" if len(topic) < 4 or "《" in topic else topic
        if re.search(r"(?:通知|启事|公告|函)$", title):
            break
    return ""


def name_of_works(page: Page, title: str) -> str:
    """参评论文, in a circular that calls in 教育教学论文, are those; "" for another name."""
    bare = _BARE.fullmatch(title)
    works = called_in(page) if bare else ""
    kind = (bare["kind"] or "") if bare else ""
    drafts = kind in {"稿", "稿件", "文稿"} or not kind and title != "作品"
    return works if works and (drafts or kind != "作品" and works.endswith(kind or title)) else ""


def call_works(page: Page, owed: list[Owed]) -> None:
    """Call the works as the title does, and owe them once: 征文稿 beside the 征文 of the same day is no other paper."""
    for one in [*owed]:
        full = name_of_works(page, one.title)
        if not full or any(other is not one and other.is_named(full) and not _is_by(one, other) for other in owed):
            continue
        same = next((other for other in owed if other is not one and _is_the_same(one, other, full)), None)
        if same is None:
            one.is_called(full)
            continue
        same.goes_to(one.channels)
        same.certain = max(same.certain, one.certain)
        for told in one.told:
            same.is_told(told)
        owed.remove(one)


def _is_by(one: Owed, other: Owed) -> bool:
    return one.when is None or other.when is None or one.when.due == other.when.due


def _is_the_same(one: Owed, other: Owed, full: str) -> bool:
    return _is_by(one, other) and not _FORM.search(other.title) and (other.is_named(full) or other.resembles(full))


def works_beside(page: Page, demands: Sequence[Demand], owed: Sequence[Owed]) -> Iterator[Owed]:
    """参赛作品以光盘报送,并填写《汇总表》,于11月6日前报…: the works, where only their forms have a day, and one day."""
    dated = [one for one in owed if one.when and one.when.due and not one.when.repeats]
    if (
        not dated
        or not all(_FORM.search(one.title) for one in owed)
        or len({one.when.due for one in dated if one.when}) > 1
    ):
        return
    works = _MADE.sub(r"\g<0>作品", called_in(page))
    for demand in demands:
        told = next((name.title for name in (*demand.names, *demand.generic) if _BARE.fullmatch(name.title)), "")
        of_all = works and not any(demand.names) and _HANDED.search(demand.text)
        if demand.hands_in and (told or of_all) and not demand.condition:
            made = Owed(works or told, demand.line, dated[0].when, dated[0].due_line)
            made.goes_to(dated[0].channels)
            made.is_told(demand.text, demand.sentence)
            made.doubted(0.2)
            yield made
            return
