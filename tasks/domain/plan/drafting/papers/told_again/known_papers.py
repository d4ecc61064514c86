"""Whether a sentence speaks of a paper that was told before: by its whole name, its tail, a clip, beside its day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.same_names import plain, same_name
from tasks.domain.plan.drafting.papers.owed import Owed

_LEAST_TAIL, _SHORT = 3, 3  # signs of the end of a name, and of one that is only a kind: 安排表


def is_only_one(title: str, owed: Owed, known: Sequence[Owed]) -> bool:
    """承诺书 of the one paper that is a 承诺书."""
    named = {plain(one.title) for one in known if plain(one.title).endswith(plain(title))}
    return len(plain(title)) >= _LEAST_TAIL and named == {plain(owed.title)}


def is_clipped(demand: Demand, owed: Owed) -> bool:
    """单位申报表 read in a sentence that names the 优秀组织单位申报表 in full."""
    return demand.hands_in and any("《" not in name.title and name.title in owed.title for name in demand.names)


def speaks_of(demand: Demand, owed: Owed, titles: list[str]) -> bool:
    """A whole name holds anywhere, a short one (反思) only in the section of the long one."""
    near = owed.line.parents[:1] == demand.line.parents[:1]
    return any(
        owed.is_named(title) or (owed.resembles(title) and (near or _is_tail(title, owed.title))) for title in titles
    )


def _is_tail(short: str, title: str) -> bool:
    """自查承诺书 of 《假日安全自查承诺书》."""
    return len(plain(short)) >= 4 and plain(title).endswith(plain(short))


def known_by_topic(title: str, demand: Demand, owed: Iterable[Owed]) -> str:
    """公开课由学校统一安排,安排表于3月20日前报: the 公开课安排表 of a table, whose head the sentence says before it;
    the name as it is where no such paper is known, or several are."""
    if "《" in title or len(title) > _SHORT:
        return title
    heads = {
        one.title: plain(one.title).removesuffix(title)
        for one in owed
        if one.line is not demand.line and plain(one.title).endswith(title)
    }
    alike = [full for full, head in heads.items() if len(head) > 1 and head in demand.sentence]
    return alike[0] if len(alike) == 1 else title


def said_again(demand: Demand, name: Name, demands: Iterable[Demand]) -> str:
    """再说一遍:备案表6月20日,自查表7月4日: the one paper in 《》 that an earlier line asks for by a name which ends so;
    "" where the name is not right before its day, or goes anywhere, or may be of several papers."""
    text = demand.line.text
    day = next((when for when in demand.whens if 0 <= when.start - name.end <= 1), None)
    if (
        "《" in name.title
        or demand.channels
        or day is None
        or not re.search(r"(?:^|[:,、;。])\s*$", text[: name.start])
    ):
        return ""
    known = {
        other.title
        for one in demands
        if one.line.number < demand.line.number
        for other in one.names
        if other.title.startswith("《") and same_name(name.title, other.title)
    }
    return known.pop() if len(known) == 1 else ""
