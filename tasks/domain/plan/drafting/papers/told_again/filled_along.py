"""A form that is filled in beside what is sent, and has no day of its own: 并填写《报送清单》."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.domain.plan.circulars.not_handed_in import STAYS
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.owed import Owed

_FORM = re.compile(r"(?:[表单册书卡]|目录|清单|名单|简介|证明)(?:\([^()]*\))?[》”]?$")
_FILLED = re.compile(
    r"(?:填写|填报|填好|填制|填妥|(?<![一-龥])填|附上?|附有|附送|同时提供|并提供|同时提交|并提交|同时报送|并报送|并上报)[^,。;《》]{0,12}$"
)
_OF_THOSE = re.compile(
    r"推荐|参[评赛选展]|申报|报名|作品|论文|稿件|征文|课件|课例|(?:不予|不能|方可|才能)(?:评|参|受理)"
)  # whose form it is
_GOES_NOWHERE = re.compile(rf"{STAYS}|自存|保管|归档|当场|当面")
_OWN_TIME = re.compile(
    r"[赛会课训考]前|届时|报到[时当]|当[日天]|另行通知|之前(?:提交|报送|上交)"
)  # which no calendar tells
_LIST = re.compile(  # of what is handed in, and goes with it
    r"[一-龥“”《]{0,20}(?:汇总|登记|推荐|申报|报名|统计|信息|一览|报送|评审)(?:名册|[表书单])》?|[一-龥“”《]{0,16}(?:目录|清单)》?"
)
_TELLS_HOW = re.compile(
    r"(?:材料|作品|稿件)?(?:报送|上报|提交|申报|选送)(?:要求|办法|方式|须知|说明)"
)  # of the whole circular
_SHORT = re.compile(r"《(?:清单|汇总表|登记表|推荐表|申报表|名单|表)》")


def filled_along(demands: Sequence[Demand], owed: Sequence[Owed]) -> list[Owed]:
    """The forms that no deadline speaks of, each with the one day by which everything of its section is handed in."""
    found: list[Owed] = []
    for demand in demands:
        if demand.whens or demand.condition or _GOES_NOWHERE.search(demand.sentence) or _OWN_TIME.search(demand.text):
            continue
        for name in demand.names:
            known = _SHORT.fullmatch(name.title) or any(one.resembles(name.title) for one in (*owed, *found))
            beside = None if known else _beside(demand, name, demands, owed)
            if beside is not None:
                form = Owed(name.title, demand.line, beside.when, beside.due_line, [*beside.channels])
                form.is_told(demand.text, demand.sentence)
                form.doubted(0.2)
                found.append(form)
    return found


def _beside(demand: Demand, name: Name, demands: Sequence[Demand], owed: Sequence[Owed]) -> Owed | None:
    """What the form goes with; None for what is no form, or is only written."""
    dated = [one for one in owed if one.when and one.when.due and not one.when.repeats]
    asked = demand.hands_in or _OF_THOSE.search(demand.sentence.replace(name.title, ""))
    if asked and _FORM.search(name.title) and _FILLED.search(demand.line.text[: name.start]):
        return _the_one(demand.line, demands, dated, anywhere=True)
    if demand.hands_in and _LIST.fullmatch(name.title):
        return _the_one(demand.line, demands, dated, anywhere=bool(_TELLS_HOW.match(demand.line.body)))
    return None


def _the_one(line: Line, demands: Sequence[Demand], dated: Sequence[Owed], *, anywhere: bool) -> Owed | None:
    """What is owed by the one day that is told: in its line, in its section, in the whole circular."""
    here = {when.due for demand in demands if demand.line is line for when in demand.whens}
    near = [one for one in dated if line in (one.line, one.due_line)]
    section = [one for one in dated if line.parents and one.line.parents[:1] == line.parents[:1]]
    for known in (near, section, dated if anywhere else []):
        if known:
            days = {one.when.due for one in known if one.when} | here
            return known[0] if len(days) == 1 else None
    return None
