"""What goes with another paper has its day: 《台账》随《计划》一并报送, 与月报同时上报."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import FORM
from tasks.domain.plan.drafting.papers.lists.pointed import of_reference
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.same_names import plain
from tasks.domain.plan.drafting.papers.owed import Owed, copied
from tasks.domain.plan.drafting.tables.rows import cells_of

_GROUP = re.compile(r"(?!.{0,12}(?:时间|日期|期限|时限|截|材料))[一-龥()、,]{2,20}\s*[:\s]\s*(?:20\d\d年)?\d{1,2}月")
_MARK = r"\([a-z\d一二三四五六七八九十]{1,2}\)|[①-⑮㈠-㈩⑴-⑽]"
_DAY = "(?:时间|日期|期限|时限|日子|截[止至]日?)"
_WORK = "[画稿片]"  # 登记表随画同时送到科普部
_SOMEBODYS = "(?:(?:[该其本]|所在)[一-龥]{0,2})?"
_BEHIND_IT = "(?:《[^》]+》|[一-龥]{2,12}?)之?(?:后面?|背面)"
_WITH = re.compile(
    rf"(?:随同?|连同|[与和同跟]){_SOMEBODYS}(?P<lead>《[^》]+》|附件\s*\d{{1,2}}(?:的?(?:电子|纸质)[版件稿])?|第\s*\d{{1,2}}\s*[项条款]的?(?:材料|表格)?"
    rf"|{_MARK}|[表册]|[一-龥]{{2,16}}?|[一-龥]{{1,6}}\d{{1,2}}表|(?<=随){_WORK})"
    r"(?:的?(?:报送)?时间)?[在于]?(?:一并|一起|一同|一道|一块儿?|放[在进入]同一[封个]|同步|同时|同日|同期|同一(?:时间|日期|期限|时限|[天日]))"
    rf"|{_DAY}[、和及]?[^,。;]{{0,8}}[与和同跟]{_SOMEBODYS}(?P<like>第\s*[\d一二三四五六七八九十]{{1,2}}\s*项|《[^》]+》|{_MARK}|[一-龥]{{2,16}}?|[一-龥]{{1,6}}\d{{1,2}}表)的?(?:均|完全)?(?:相同|一致|一样)"
    rf"|{_DAY}(?:也|均)?同(?P<as>《[^》]+》|{_MARK}|(?![上前时日期一])[一-龥]{{2,12}})(?=[,。;]|$)"
    r"|(?:送交|提交|报送|上交)(?P<at>《[^》]+》|[一-龥]{2,12}?)时,?(?:同时|一并)"
    rf"|每[份张册本]{_BEHIND_IT}(?:须|应|要|均|各)*附|附[在于]{_BEHIND_IT}(?:[,。;]|一[起并同道]|同时)"
    # 每份《申请表》后附1份
)
_BEHIND_WHAT = re.compile("^(?:每[份张册本]|附[在于])|之?(?:后面?|背面).*$")
_IN_FORM = re.compile(r"(?<=[一-龥》]{2})的?(?:电子|纸质|打印)(?:[版件稿]|文档)$")  # 与汇总表电子版同时发送
_THE_WORK = re.compile("(?:参[赛评展])?(?:实物|作品|原作|原件|样品)")  # 附《说明书》1份,与实物一起送到
_ATTACHMENT = re.compile(r"附件\s*(\d{1,2})")
_GOES_BACK = re.compile("返回各|[返退发]还各")  # 编纂中心将编辑稿和《稿件审定单》一并返回各单位核对
_CODE = re.compile(r"[一-龥]{1,6}\d{1,2}表")
_IS_MARK = re.compile(_MARK)
_ABOVE = re.compile(r"(?:前|上)一?[项条]|上述一项")


def goes_with(text: str) -> str:
    """The name of what a text says that its paper goes with, or has the day of."""
    found = _WITH.search(text)
    if found is None:
        return ""
    named = found["lead"] or found["like"] or found["as"] or found["at"]
    return _IN_FORM.sub("", named or _BEHIND_WHAT.sub("", found[0]))


def say_together(page: Page, demands: Iterable[Demand], owed: list[Owed]) -> None:
    """Give each undated paper of such a sentence the deadline, and lacking one the place, of what it goes with."""
    for demand in demands:
        found = None if demand.whens or _GOES_BACK.search(demand.text) else _WITH.search(demand.text)
        called = goes_with(demand.text) if found else ""
        leads = _leads(page, demand, called, owed) if called and not FORM.fullmatch(called) else []
        headed = [one for one in owed if found and one.when and one.line.head == found["lead"]]  # 2.论文打印稿。…
        leads = headed or leads
        if not leads:
            continue
        lead = leads[0]
        titles = [one.title for one in demand.names if not lead.is_named(one.title) and one.title != called]
        titles = titles or [one.title for one in _headed(demand, demands) if one.title != called]
        for title in titles if demand.hands_in or found and not found["lead"] else ():
            if not any(one.is_named(title) or _is_its_row(one, title) for one in owed):
                own = list(demand.channels)
                owed.append(Owed(title, demand.line, channels=own, told=[demand.text], heard=[demand.sentence]))
        for one in [one for one in owed if one is not lead and one.when is None]:
            told_here = one.line is demand.line and (not titles or any(one.resembles(title) for title in titles))
            if told_here or any(one.is_named(title) for title in titles):
                one.when, one.due_line = lead.when, demand.line
                one.goes_to([] if one.channels else lead.channels)
                one.doubted(0.1)
                owed += [copied(one, other.when) for other in leads[1:] if other.when]


def _is_its_row(owed: Owed, title: str) -> bool:
    """第二季度的内审3表, where 内审3表 is the code of its row."""
    return any(title.endswith(cell) for cell in cells_of(owed.line.written) if _CODE.fullmatch(cell))


def _headed(demand: Demand, demands: Iterable[Demand]) -> Iterator[Name]:
    """保险单复印件。提交时间与学籍证明相同: what the line named before."""
    for other in demands:
        if other is demand:
            return
        if other.line is demand.line and not other.whens:
            yield from other.names


def told_at_once(loose: Iterable[Demand]) -> Iterator[Demand]:
    """交稿时间:乡镇3月14日、县直单位3月21日: the days of one sentence, together."""
    held: Demand | None = None
    for demand in loose:
        if held is not None and (_is_one_sentence(held, demand) or _are_groups(held, demand)):
            held = replace(held, whens=(*held.whens, *demand.whens))
            continue
        if held is not None:
            yield held
        held = demand
    if held is not None:
        yield held


def _is_one_sentence(held: Demand, demand: Demand) -> bool:
    return held.line is demand.line and held.sentence == demand.sentence


def _are_groups(held: Demand, demand: Demand) -> bool:
    """大型餐饮:4月17日, 中型餐饮:4月24日, a line each under one heading."""
    near = demand.line.number - held.line.number <= len(held.whens) + 1 and demand.line.parents == held.line.parents
    return near and all(_GROUP.match(one.line.body) and not one.line.kind for one in (held, demand))


def _leads(page: Page, demand: Demand, name: str, owed: list[Owed]) -> list[Owed]:
    """What a paper goes with, once for each of its days: by its name, or by its number in the list, 与第1项相同."""
    names = [name]
    if _ABOVE.fullmatch(name):
        before = [one for one in owed if one.when is not None and one.line.number < demand.line.number]
        return before[-1:] if demand.line.kind or demand.names else []  # 2.《名册》…和前一项同一天交
    if _IS_MARK.fullmatch(name):  # (b)明细1份,截止日与(a)相同
        marked = [one for one in owed if one.when is not None and one.line.text.lstrip().startswith(name)]
        at = max((one.line.number for one in marked if one.line.number < demand.line.number), default=0)
        return [one for one in marked if one.line.number == at]
    if attached := _ATTACHMENT.match(name):
        names = [title for title, _ in filter(None, [page.attachments.get(int(attached[1]))])]
    if name.startswith("第"):
        names = [meant.title for one in demand.references for meant in of_reference(page, one, demand)]
    dated = [one for one in owed if one.when is not None]
    if re.fullmatch(_WORK, name):
        return [one for one in dated if name in one.title and one.line.number < demand.line.number][-1:]
    first = next((one for one in dated for title in names if one.is_named(title)), None) or next(
        (one for one in dated for title in names if one.resembles(title)), None
    )
    first = first or _last_of_kind(demand, name, dated)
    first = first or next((one for one in dated if name in cells_of(one.line.written)), None)  # 与内审2表同一天
    if first is None and _THE_WORK.fullmatch(name):
        first = next((one for one in dated if one.line is demand.line), None)
    return [one for one in dated if first is not None and one.title == first.title]


def _last_of_kind(demand: Demand, name: str, dated: list[Owed]) -> Owed | None:
    """随表同时报, 随照片同日发: the last paper above that ends so, where it is the only one."""
    above = [one for one in dated if one.line.number < demand.line.number and plain(one.title).endswith(name)]
    near = [one for one in above if one.line.number == above[-1].line.number]
    return near[0] if len(near) == 1 else None
