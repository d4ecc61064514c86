"""What is handed over beside a paper, of whatever name: 将伴奏音乐和《名单》发至…, 作品原件连同《登记表》送…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import COUNT, UNITS
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import FORM, GENERIC, PAPER
from tasks.domain.plan.drafting.papers.names.objects import is_group

_AND = (  # 《登记表》中的编号, 和《登记表》核对 hand nothing over
    rf"(?:\([^()]*\))?(?:各?(?:一式)?{COUNT}[{UNITS}])?,?(?:连同|以?及|[和与、])"
    r"(?=(?:填好的|纸质|电子|盖章)?(?:版|件)?的?《[^》]*》(?![中里内上所])(?![^,。;]{0,8}(?:核|对照|比对)))"
)
_MOVED = re.compile(rf"(?:将|把)(?P<what>[一-龥A-Za-z]{{2,10}}?){_AND}")
_WORKS = re.compile(rf"(?:^|[,。;]|将|把)(?P<what>(?:参[展赛评])?作品(?:原件|实物)?){_AND}")
_WORKS_OF_FORM = re.compile(  # 剪纸作品 of 《剪纸作品登记表》
    r"《(?!参|优秀|学生|教师|应征|获奖|上报|推荐)(?P<works>[一-龥“”]{2,8}作品)(?:信息|登记|报送|汇总|统计)(?:汇总|统计)?表》"
)
_WORKS_COUNTED = re.compile(  # 每园送作品4件到多功能厅,每件附《说明卡》
    rf"(?:送|交|报送|选送|上交|提交)(?P<what>(?:参[展赛评])?作品)各?{COUNT}[件幅](?=[^。;《]{{0,20}},每[件幅]作?品?(?:背面|均|都|须|应|要|需|后)*(?:附|贴|填)[^,。;《]{{0,4}}《)"
)
_PASTED_ON = re.compile(  # 科幻画原作的背面右下角贴《登记卡》,由学校送到…: what it is pasted on is sent
    r"^\s*(?P<what>[一-龥“”]{2,14}?(?:原作|原件|作品|实物))的?(?:背面|底部|封底|正面)[^,。;《]{0,6}[粘贴附][^,。;《]{0,4}《"
)
_HELD = re.compile(r"(?P<topic>[一-龥“”]{2,14}?)(?:作品)?(?:评比|评选|展评|展示|展览|征集|比赛|大赛)")
_ALONG = re.compile(  # 《申报书》一式2份,连同作品实物,于…前送
    rf"》[^。;《]{{0,30}}?,?连同(?P<what>[一-龥A-Za-z]{{2,12}}?)(?:各?(?:一式)?{COUNT}[{UNITS}])?(?=,|一并|一起|一同|于|在\d)"
)
_PROOFS = re.compile(
    r"^(?:相关|有关|其他|其它|上述|以上|必要|全部|所有|各[类项])|(?:佐证|证明|支撑|相关|有关)(?:的)?(?:材料|资料|文件)$"
)
_NO_THING = re.compile(
    r"^(?:[其该此各每本上述以相有完填签]|全部|所有)|[于在由的前后者人名]|(?:单位|学校|教师|情况|[Uu优]盘|光盘|硬盘)$"
)


def moved_beside(page: Page, demand: Demand) -> Iterator[str]:
    """The thing that is no paper by its name, and goes with one; works are called as their item calls them."""
    if not demand.hands_in or not any(name.title.startswith("《") for name in demand.names):
        return
    if works := _WORKS.search(demand.text):
        named = page.names_of(demand.line) if demand.line.kind else ()
        heads = [name.title for name in named if name.title.endswith("作品")]
        bare = works["what"] == "作品"
        yield heads[0] if heads else bare and _works_of_form(demand) or works["what"]
        return
    if works := _WORKS_COUNTED.search(demand.text):
        held = _HELD.search(demand.text[: works.start()].lstrip(" ,:"))
        yield f"{held['topic']}{works['what']}" if held else works["what"]
        return
    if pasted := _PASTED_ON.match(demand.text):
        yield pasted["what"]
    along = _ALONG.search(demand.text)
    what = along["what"] if along else ""
    known = any(what in name.title for name in demand.names)
    if along and not (known or _PROOFS.search(what) or _NO_THING.search(what)):
        yield what
    found = _MOVED.search(demand.text)
    what = found["what"] if found else ""
    if what and not (PAPER.search(what) or GENERIC.match(what) or FORM.fullmatch(what) or is_group(what)):
        yield from () if _NO_THING.search(what) else (what,)


def _works_of_form(demand: Demand) -> str:
    """作品连同《剪纸作品登记表》送到…: the works by the name that their form has; "" where it has none."""
    told = (_WORKS_OF_FORM.fullmatch(name.title) for name in demand.names)
    return next((one["works"] for one in told if one), "")
