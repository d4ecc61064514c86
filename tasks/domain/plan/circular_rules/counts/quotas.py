"""So many for each in the text, and other numbers in the list or table of shares: 每站不超过2户, and 城关文化站 3户."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.counts.limits import Limit, limits_told
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_SHARE = re.compile(
    rf"(?P<party>[一-龥]{{3,16}})[\s:,|]{{1,4}}(?P<n>{_N})\s{{0,2}}(?P<unit>[户名人个件篇份节幅项])?[;,。]?$"
)
_HEAD = re.compile(r"(?P<thing>[一-龥]{0,8}?)(?:名额|数量|数|指标)?\((?P<unit>[户名人个件篇份节幅项])\)$")
_GROUP = re.compile(  # 城区初中 12 篇: prizes of a group, and no school's share
    "(?:城区|城镇|乡镇|农村|县直|民办|公办)(?:小学|初中|高中|中学|学校)组?$"
)
_NO_SHARE = re.compile(r"合\s{0,2}计|总\s{0,2}计|小\s{0,2}计|总数|现有|学校数|在校")


def quotas_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    limits = [limit for limit in limits_told(circular) if limit.who and limit.one.line not in circular.rows]
    for limit in limits:
        other = next((share for share in _shares(circular, limit) if not limit.least <= share[1] <= limit.most), None)
        if other:
            line, n, party = other
            message = f"这里说“{limit.quote}”，第 {line} 行分给{party} {n}{limit.unit}，以哪个为准没有说"
            yield defect("count-unclear", limit.one.line, limit.quote, message)


def _shares(circular: Circular, limit: Limit) -> Iterator[tuple[int, int, str]]:
    """(line, number, party) of the parties that are such as the limit speaks of."""
    kind = re.sub(r"^每[个所名位]?", "", limit.who)
    for line, text in circular.lines:
        found = None if line in circular.rows else _SHARE.match(text)
        headed = found and not found["unit"] and "|" in text and f"({limit.unit})" in circular.all_narrow
        if found and (found["unit"] == limit.unit or headed) and _is_such(found["party"], kind):
            yield line, number_of(found["n"]), found["party"]
    for table in circular.tables:
        for at, head in enumerate(table.heads if table.aligned else ()):
            unit = _HEAD.match(head)
            if not unit or unit["unit"] != limit.unit or _NO_SHARE.search(head) or not _is_of(unit["thing"], limit):
                continue
            for row in table.rows:
                cells = [cell.text for cell in row.cells]
                if at < len(cells) and cells[at].isdecimal() and _is_such(cells[0] if at else "", kind):
                    yield row.line, int(cells[at]), cells[0]


def _is_of(thing: str, limit: Limit) -> bool:
    """节目（个） of a limit on 节目, 推荐名额（名） of any."""
    return thing in {"", "推荐"} or any(thing.endswith(one) or one.endswith(thing) for one in limit.things)


def _is_such(party: str, kind: str) -> bool:
    """城关街道文化站 of 每个文化站, 每所小学 of 每校."""
    schools = kind in {"校", "学校"} and bool(re.search(r"小学|初中|高中|中学|学校", party)) and not _GROUP.match(party)
    return not _NO_SHARE.search(party) and (kind[:2] in party or schools)
