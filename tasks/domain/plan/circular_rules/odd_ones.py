"""The odd one of many papers: without a day, or without a place, where each of the others has its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.circular_rules.channels import says_where
from tasks.domain.plan.circular_rules.dated import RECURS, dated_headings
from tasks.domain.plan.circular_rules.referred import items_meant
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.draft import DraftRequirement

_PAPER = re.compile(
    r"^《|(?:[表书册单]|报告|总结|方案|计划|台账|清单|记录|视频|照片|案例|作品|心得|反思|课例|论文|复印件|扫描件|原件|证明|[地示量]图|简报|手册|佐证)$"
)
_LAW = re.compile(r"(?:法|条例|办法|规定|细则|标准|指南)》?$")
_LEAST, _ODD = 4, 0.3  # so many papers, and at most so many of them odd
_UNDATED = frozenset({"no-date", "vague-word", "impossible-date", "slip", "conflicting-dates", "weekday-mismatch"})
_UNPLACED = frozenset({"no-channel", "unnamed-channel", "channel-unclear", "bad-address"})
_DATED = re.compile(rf"\d{{1,2}}月\d{{1,2}}日|{RECURS.pattern}")
_COLLECTS = re.compile(
    r"^(?:(?:[两二三四五六七八九2-9]|各|这|上述|以上|上列|所有|全部)[几]?[种类项个份张]?"
    r"|第[一二三四五六七八九十\d]{1,2}(?:部分|[条项款章])(?:[中里内]|所列)?的)"
)
_AT_THE_EVENT = re.compile(r"(?:报到|签到|到会|参会|参训|领取|领队会|入场|现场)[^,。;]{0,4}(?:时|当[天日])")


def odd_ones(
    circular: Circular, requirements: tuple[DraftRequirement, ...], known: tuple[Defect, ...]
) -> Iterator[Defect]:
    """The one paper of many without a day, or without a place, where each of the others has its own."""
    sure = [one for one in requirements if one.channels or one.due]
    for lacks, kinds, kind, message in (
        ("due", _UNDATED, "no-date", "别的材料都写了时间，这一件没有说什么时候交"),
        ("channels", _UNPLACED, "no-channel", "别的材料都写了交到哪里，这一件没有说"),
    ):
        odd = [one for one in sure if not getattr(one, lacks)]
        if len(sure) < _LEAST or len(odd) > _ODD * len(sure):
            continue
        for one in odd:
            if _is_excused(circular, one, requirements) or (lacks == "due" and one.line in dated_headings(circular)):
                continue  # 甲、戊:3月20日17:00前, in another section
            if lacks == "due" and (_is_of_many(one, requirements) or _comes_with_an_event(circular, one)):
                continue
            if lacks == "channels" and _is_placed_in_short(circular, one):
                continue
            if (
                _PAPER.search(one.title)
                and not _LAW.search(one.title)
                and not (lacks == "due" and one.due_quote)
                and not _is_told(circular, one, kinds, known)
            ):
                line = one.due_line or one.line
                quote = one.title if one.title in circular.narrow[line] else circular.narrow[line][:30]
                yield defect(kind, line, quote, message)


def _is_excused(circular: Circular, one: DraftRequirement, all_read: tuple[DraftRequirement, ...]) -> bool:
    """What was already sent, 已于6月9日发给7个乡镇; what another line tells in full, here only recalled."""
    if re.search(r"已(?:经)?[于在按]", circular.narrow[one.line]):
        return True
    if not one.due and _is_in_appendix(circular, one.line):
        return True
    bare = one.title.strip("《》")
    names = (bare, *_called_too(circular, one))
    others = [line for number, line in circular.lines if number != one.line and any(name in line for name in names)]
    if one.due and any(says_where(line) for line in others):
        return True
    clauses = (clause for line in others for clause in re.split(r"[。;]", line))
    if not one.due and any(any(name in clause for name in names) and _DATED.search(clause) for clause in clauses):
        return True
    return any(bare in other.title and other.channels and other.due for other in all_read if other is not one)


def _is_of_many(one: DraftRequirement, all_read: tuple[DraftRequirement, ...]) -> bool:
    """两种推荐表, 第一部分中的名册: papers that have their days, told of here by what they are."""
    bare = _COLLECTS.sub("", one.title).strip("《》")
    return bare != one.title.strip("《》") and any(
        other.title.strip("《》").endswith(bare) for other in all_read if other is not one and other.due
    )


def _comes_with_an_event(circular: Circular, one: DraftRequirement) -> bool:
    """于6月7日报到,报到时提交保险单复印件: by that day."""
    title = one.title.strip("《》")
    told = (said.text.partition(title)[0] for said in sentences(circular) if title in said.text)
    return any(_AT_THE_EVENT.search(before) and _DATED.search(before) for before in told)


def _is_placed_in_short(circular: Circular, one: DraftRequirement) -> bool:
    """读书节的方案、总结和照片发到活动部信箱: by the last signs of its name, where it is told of in another line."""
    title = one.title.strip("《》")
    short = "|".join(re.escape(title[at:]) for at in range(1, len(title) - 1) if title[at:] not in {"材料", "报告"})
    bare = (
        re.compile(rf"(?:^|[、,.)和及与的“《:;\s])(?:{short})(?![^为将由用发送交通,、]{{0,4}}[表书册单])")
        if short
        else None
    )
    return bare is not None and any(
        said.line != one.line and bare.search(said.text) and says_where(said.text) for said in sentences(circular)
    )


def _is_in_appendix(circular: Circular, line: int) -> bool:
    """截止日期 见附件2: each party by the day that the appendix has for it."""
    pointed = re.search(
        r"(?:^|\s|[时日限期间][为:]?\s{0,2})(?:详?见|按)(附[件表]\s{0,2}\d{1,2})\s*(?:$|[\t,。;])",
        circular.narrow[line],
    )
    sheet = next((n for n, text in circular.lines if pointed and n > line and text == pointed[1]), 0)
    return bool(sheet) and any(mention.line > sheet for mention in circular.mentions)


def _called_too(circular: Circular, one: DraftRequirement) -> Iterator[str]:
    """Its short name, 《…年报》(以下简称《年报》), and its number where materials are spoken of by number, 材料3."""
    title, line = one.title.strip("《》"), circular.narrow[one.line]
    if short := re.search(
        rf"{re.escape(title)}》?\([^()]{{0,12}}(?:以下)?简称[:“《]{{0,2}}([^“”《》()]{{2,20}})", line
    ):
        yield short[1]
    place = circular.places[one.line]
    if place.number:
        yield f"材料{place.number}于"


def _is_told(circular: Circular, one: DraftRequirement, kinds: frozenset[str], known: tuple[Defect, ...]) -> bool:
    """Whether another rule told it at the paper's line, at its date's, or just beside; or each has a day of its own."""
    lines = {one.line, one.due_line or one.line}
    told = any(found.kind in kinds and min(abs(found.line - n) for n in lines) <= 1 for found in known)
    by_mark = (  # 第5项材料由各校及时送交, below the list
        said
        for found in known
        if found.kind in kinds
        for said in sentences(circular)
        if said.line == found.line and found.quote in said.text
    )
    told = told or any(one.line in items_meant(circular, said) for said in by_mark)
    return told or one.due_quote.startswith(("收到", "发现", "每"))
