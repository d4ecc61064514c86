"""以上两份表, 上述四项材料: as many papers as the nearest paragraphs above, or its own, have just asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.domain.plan.drafting.days.numbers import COUNT, number
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.names.same_names import plain

_BACK = re.compile(
    rf"(?:以上|上述|前述|上列|这|^\s*(?=[一-龥\d]{{1,2}}[份项种](?:材料|资料|表)[^,。;]{{0,4}}[均都于]))(?P<n>{COUNT})\s*"
    r"[份项种类张个件样](?!工作日|月|学期|单位|学校|部门)"
)
_OF_KIND = re.compile(rf"(?:以上|上述|前述|这)?(?P<n>{COUNT})\s*[种类份张项个](?P<kind>[一-龥]{{2,6}})")
_NEAREST = 4  # paragraphs with papers


def counted_back(demand: Demand, demands: tuple[Demand, ...]) -> tuple[Meant, ...]:
    """填写《台账》;…填写《名册》。以上两份表于5月15日前…: both of them; none where there are more or fewer."""
    back = _BACK.search(demand.text)
    if back is None or demand.names or demand.references:
        return ()
    told: dict[int, dict[str, Meant]] = {}
    for other in demands:
        if other is demand:
            break
        for name in other.names if not other.whens else ():
            told.setdefault(other.line.number, {}).setdefault(plain(name.title), Meant(name.title, other.line))
    nearest, asked = sorted(told, reverse=True), number(back["n"])
    own = [number_ for number_ in nearest if _stand_together(told[number_], demand)]
    here = _of_several([told[number_] for number_ in own], asked) if own[:1] == nearest[:1] else {}
    alone = next((told[number_] for number_ in nearest[:_NEAREST] if len(told[number_]) == asked), {})
    return tuple((here or alone or _of_several([told[number_] for number_ in nearest], asked)).values())


def _stand_together(told: dict[str, Meant], demand: Demand) -> bool:
    """1.《报告》一份。2.《课程表》一份。 and below them 以上两件…发到…: under one heading."""
    return all(one.line.parents == demand.line.parents for one in told.values())


def _of_several(told: Iterable[dict[str, Meant]], asked: int) -> dict[str, Meant]:
    """The papers of as many of the nearest paragraphs as make up the number; none where it falls between two."""
    found: dict[str, Meant] = {}
    for papers in told:
        found = {**papers, **found}
        if len(found) >= asked:
            break
    return found if len(found) == asked else {}


def of_kind(title: str, known: Iterable[str]) -> tuple[str, ...]:
    """两种推荐表 of 《班级推荐表》 and 《家庭推荐表》; () where as many as that are not so called."""
    told = _OF_KIND.fullmatch(title)
    alike = tuple(dict.fromkeys(one for one in known if told and plain(one).strip("》").endswith(told["kind"])))
    return alike if told and len(alike) == number(told["n"]) else ()
