"""Adds up what was seen of a site's lists: which are proved whole, and what the admin is told of the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from tasks.domain.evidence.reading import Reading, ReadingState, Scope, ScopeReading
from tasks.domain.evidence.source import WebsiteSource
from tasks.sites.reading.answer import Trouble, unbelievable
from tasks.sites.reading.login import secret_name
from tasks.sites.reading.walk import Walked

IsKnown = Callable[[Scope, str], bool]  # whether a list ever showed the row of that identity

_MANY = 4  # rows; fewer may well have been taken down one by one
_LOST = re.compile(r"登录|权限|401|403")
_ORDER = (ReadingState.REFUSED, ReadingState.UNREACHABLE, ReadingState.PARTIAL)
_ADVICE = {
    ReadingState.REFUSED: "请核对用户名并更新密码",
    ReadingState.UNREACHABLE: "稍后会自动再试；如持续如此，请与站点管理员联系",
    ReadingState.PARTIAL: "请在浏览器里打开核对；未看全的部分不作缺交判定",
}


def doubted(
    walks: Sequence[Walked], earlier: Mapping[Scope, int], is_known: IsKnown, confirmed_by: str = ""
) -> list[Walked]:
    """Lists that look whole and cannot be: shrunk to less than half, or one page that answers for several classes.

    The site's own count speaks for a short list, and so does another list of the site that now shows what it lacks.
    A count of none does not: a site whose database is away says 共 0 条 over a list that was full yesterday.
    """
    shared = Counter(_place(one) for one in walks if one.target.scope.party and one.proof.get("rows"))
    is_emptied = _are_emptied(walks, earlier)
    found = []
    for one in walks:
        before = earlier.get(one.target.scope, 0)
        is_nothing = not one.rows and (is_emptied or before >= _MANY)
        is_counted = one.proof.get("total") == len(one.rows) and not is_nothing
        if one.trouble is None and not is_counted and _is_shrunk(one, walks, before, is_known):
            one = replace(one, proof={**one.proof, "shrunk_from": before})
            one = _confirmed(one, confirmed_by) if confirmed_by else replace(one, trouble=_shrunk(one, before))
        if one.trouble is None and shared[_place(one)] > 1 and one.proof.get("url") != one.target.url:
            one = replace(one, trouble=unbelievable("几个班级或账号都被转到了同一页"))
        found.append(one)
    return found


def _are_emptied(walks: Sequence[Walked], earlier: Mapping[Scope, int]) -> bool:
    """Whether several lists showed rows and all of them show none now: no school takes down another's posts."""
    had = [one for one in walks if one.trouble is None and earlier.get(one.target.scope)]
    return len(had) > 1 and not any(one.rows for one in had)


def _confirmed(one: Walked, by: str) -> Walked:
    return replace(one, proof={**one.proof, "confirmed_by": by})


def _shrunk(one: Walked, before: int) -> Trouble:
    ask = "确实只剩这些时，请由人确认：rollcall read 来源 --confirm-fewer 姓名"
    return unbelievable(f"只有 {len(one.rows)} 行，上次看全时有 {before} 行；{ask}")


def _is_shrunk(one: Walked, walks: Sequence[Walked], before: int, is_known: IsKnown) -> bool:
    rows = len(one.rows)
    return rows * 2 < before and rows * 2 < before - _moved_from(one, walks, is_known)


def _moved_from(one: Walked, walks: Sequence[Walked], is_known: IsKnown) -> int:
    """How many posts that this list showed are shown by other lists of the site now."""
    own = {row.identity for row in one.rows}
    elsewhere = {row.identity for other in walks if other is not one for row in other.rows} - own
    return sum(is_known(one.target.scope, identity) for identity in elsewhere)


def _place(one: Walked) -> tuple[str, object]:
    return one.target.scope.list_name, one.proof.get("url")


def reading_of(source: WebsiteSource, began: datetime, ended: datetime, walks: Sequence[Walked], new: int) -> Reading:
    """The reading of a source from the lists that were walked; its state is that of the worst of them."""
    scopes = tuple(
        ScopeReading(one.target.scope, one.trouble is None and not one.short, _why(one), one.proof) for one in walks
    )
    faults = {one.trouble.fault for one in walks if one.trouble is not None}
    state = next((fault for fault in _ORDER if fault in faults), ReadingState.COMPLETE)
    return Reading(source.id, began, ended, state, _reason(walks, state) + _renewal(source, walks), scopes, new)


def _why(one: Walked) -> str:
    return one.trouble.reason if one.trouble else one.short


def _reason(walks: Sequence[Walked], state: ReadingState) -> str:
    """Chinese: how many lists were not seen whole, for which reasons, whose, and what to do."""
    names: dict[str, list[str]] = {}
    for one in walks:
        if one.trouble is not None:
            names.setdefault(one.trouble.reason, []).append(one.target.name or f"列表 {_number(one)}")
    short = "；".join(dict.fromkeys(one.short for one in walks if one.short and not one.proof))
    if not names:
        return short
    parts = [f"{reason}：{_some(whose)}" for reason, whose in list(names.items())[:5]]
    more = f"；另有 {len(names) - 5} 种原因" if len(names) > 5 else ""
    count = sum(len(whose) for whose in names.values())
    return f"{len(walks)} 个列表中有 {count} 个没有看全。{'；'.join(parts)}{more}。{_ADVICE[state]}。"


def _renewal(source: WebsiteSource, walks: Sequence[Walked]) -> str:
    """No captcha is solved here: where the login is a cookie, a person must renew it, and is told how."""
    is_lost = any(one.trouble is not None and _LOST.search(one.trouble.reason) for one in walks)
    if source.login.kind != "cookie" or not is_lost:
        return ""
    where = f"在浏览器里登录 {source.base_url}，把 Cookie 一行写进 secrets.env 的 {secret_name(source)}"
    return f"需要有人更新 cookie：{where}，再运行 rollcall read {source.id}。"


def _number(one: Walked) -> int:
    return int(one.target.scope.list_name) + 1


def _some(whose: Sequence[str]) -> str:
    return "、".join(whose[:3]) + (f" 等 {len(whose)} 个" if len(whose) > 3 else "")
