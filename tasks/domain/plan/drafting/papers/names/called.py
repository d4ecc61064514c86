"""What an item of a list is called by: its papers, or the one archive, whose parts are no papers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.domain.plan.drafting.draft_words import GENERIC, SUBMIT
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.finding import find_names
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.sets import counted_beside, whole_of

_BOX = re.compile(  # “走进课堂”材料压缩包,每校1个; 听课资料袋1份,内有签到簿、评课记录
    r"(?P<what>(?:“[^“”]*”|《[^《》]*》|[一-龥A-Za-z0-9]){2,24}?(?:压缩(?:包|文件)|(?:资料|材料|资源|文件|课例|作品)包|(?:档案|资料|材料|文件)[袋盒]))"
    r"(?=\s*(?:[一1]\s*[个份]|每|各|[,。;:(]|$))"
)
_COUNTED = re.compile(  # 科技小发明,每校选送3件实物
    r"(?P<what>[一-龥]{2,12})(?<!评[选比奖审])(?<!比赛)(?<!大赛)(?<!竞赛)(?<!活动)(?<!征[集文])(?<!展[示评])(?<!推荐)(?<!报送)[,:](?:各|每[一-龥]{1,4}?)(?:选送|推荐|报送|提交|上[报交]|[报送交])?[\d一两三四五六七八九十]{1,2}[件幅篇份张套册本段盘]"
)
_HOLDS = re.compile(r"(?:内|应|须|里面|其中)*(?:含有?|装有?|附有?|有|包括|包含|放入?)[^,。;]{0,12}:$")


def names_of_item(item: Line, blank: Iterable[tuple[int, int]]) -> tuple[Name, ...]:
    """The papers of an item's head, in order; `blank` are the stretches that are dates."""
    if box := box_of(item):
        return (box,)
    head = whole_of(item.head)
    end = item.text.find(head, item.start) + len(head) if head else item.start
    names = find_names(item.text, item.start, end, blank)
    firm = tuple(name for name in names if not GENERIC.match(name.title) and not name.generic)
    if not names and (counted := _counted_head(item)):
        return (counted,)
    return tuple(sorted((*firm, *counted_beside(item.text, item.start, end, firm)), key=lambda name: name.start))


def _counted_head(item: Line) -> Name | None:
    """What an item begins with, a word that no list of papers has, where so many of it are handed in."""
    found = _COUNTED.match(item.text, item.start) if item.kind else None
    handed_in = found and SUBMIT.search(item.text, found.end())
    return Name(found.start("what"), found.end("what"), found["what"]) if found and handed_in else None


def box_of(item: Line) -> Name | None:
    """The archive that an item asks for; None where it asks for something else."""
    found = _BOX.match(item.text, item.start) if item.kind else None
    return Name(found.start("what"), found.end("what"), found["what"]) if found else None


def is_over_contents(item: Line) -> bool:
    """2.读书沙龙材料,包内应有: over what it holds, in a list where the other items are papers too."""
    return bool(item.kind) and item.count > 0 and bool(_HOLDS.search(item.text))


def holds_what_follows(item: Line) -> bool:
    """听课材料压缩包,每校1个,…上传。压缩包内含下列三项: over the list of what is in it."""
    return box_of(item) is not None and bool(_HOLDS.search(item.text))
