"""What is owed so far, and how one paper by one deadline is added to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.arrival import comes_besides
from tasks.domain.plan.drafting.days.later_for_some import is_put_off
from tasks.domain.plan.drafting.days.of_month import in_its_months
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.draft_words import TOLD_APART
from tasks.domain.plan.drafting.page import Line
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.lists.this_form import THIS_FORM
from tasks.domain.plan.drafting.papers.owed import Owed, is_one_place
from tasks.domain.plan.drafting.papers.told_again.in_turn import own_days
from tasks.domain.plan.drafting.papers.told_again.known_papers import known_by_topic
from tasks.domain.plan.drafting.papers.told_again.said_twice import fuller, is_its_end, is_same_rule
from tasks.domain.plan.drafting.papers.told_again.their_days import are_two_groups
from tasks.domain.plan.drafting.papers.told_again.topics import apart_by_topic
from tasks.domain.plan.drafting.people.other_people import is_for_others

_TOO_LATE = re.compile("逾期|过期")  # 最迟12月18日送到,逾期该校新教师不予结业
_WHOSE = re.compile(r"党员|班主任|新(?:任|入职)?教师|新生|老生|毕业生|研究生|本科生|骨干|家长|教研组长|备课组长")
_PERIOD = re.compile("[上下](?:半年|学期)|[春秋]季|第[一二三四]季度")
_TOO = re.compile(  # 除乡镇中心外,示范社也须报送一份
    r"除[^,。;]{1,20}[之以]?外,?(?!其[余他])[^,。;]{1,20}(?:[也还亦]?[须要应需]|也)"
)

_SENDERS = re.compile(r"[县市区省]直|直属|乡镇|城区|农村|民办|公办")
_LONGEST_KIND = 2  # signs: 征文, 总结
_PRINTED = re.compile(
    r"(?:打印|导出|下载)(?:出来|好|后|装订|成册|[件稿版])|(?:打印|导出)[^,。;]{0,4}[,、]|(?:盖章|签字)件"
)
_UP_TO_DAY = re.compile(r"(?P<who>[一-龥()、]{3,24}?)(?:请|须|应)?[于在]\d{1,2}月")
_ROOM = re.compile(r"[一-龥]{0,6}\d{3,4}室")
_BOTH_FORMS = re.compile(r"电子[^。;]*(?:纸质|打印|盖章件|原件)|(?:纸质|打印|盖章件|原件)[^。;]*电子")


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read, or only with a doubt: the line, its words, and why."""

    line: int
    quote: str
    why: str


@dataclass(slots=True)
class Binding:
    page: Page
    owed: list[Owed] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    demands: tuple[Demand, ...] = ()
    loose: list[Demand] = field(default_factory=list)  # deadlines and places that name no paper

    def leave(self, line: Line, quote: str, why: str) -> None:
        left = Unread(line.number, quote.strip(), why)
        if left not in self.unread:
            self.unread.append(left)


def bind_dated(binding: Binding, demand: Demand, meant: tuple[Meant, ...]) -> None:
    if not meant:
        binding.loose.append(demand)
        return
    for one in meant:
        for when in own_days(demand, one, meant):
            for each in in_its_months(binding.page, one.line, one.title, when).each():
                _owe(binding, demand, one, each)


def _owe(binding: Binding, demand: Demand, meant: Meant, when: When) -> None:
    """One paper by one deadline: a new thing owed, or one more place of a known one, or a contradiction."""
    meant = replace(meant, title=known_by_topic(meant.title, demand, binding.owed))
    known = [owed for owed in binding.owed if owed.is_named(meant.title)]
    if any(owed.when and is_its_end(owed.when, when) for owed in known):
        return
    alike = (owed for owed in known if owed.when and is_same_rule(owed.when, when))
    same = next((owed for owed in alike if not _is_of_others(owed, demand, meant)), None)
    if same is None and (same := _by_its_kind(binding, demand, meant, when)):
        same.is_called(max(same.title, meant.title, key=len))
    if same is not None and same.when is not None:
        same.when = fuller(same.when, when)
        if meant.line.number < same.line.number:
            same.line, same.due_line = meant.line, demand.line  # a table only sums up what the text says
            same.when = replace(same.when, start=when.start, end=when.end, quote=when.quote)
    if same is None and (undated := next((owed for owed in known if owed.when is None), None)):
        undated.when, undated.due_line, same = when, demand.line, undated
        undated.line = min(undated.line, meant.line, key=lambda line: line.number)
    if same is None:
        same = Owed(meant.title, meant.line, when, demand.line, form=demand.form)
        if _is_gainsaid(binding, demand, known, same):
            return
        same.doubted(0.1 * bool(meant.line is not demand.line) + 0.1 * demand.inherits)
        binding.owed.append(same)
    same.goes_to(demand.channels, "。".join((demand.text, *demand.ways)))
    same.beside = same.beside or demand.beside
    if meant.alias and not same.is_named(meant.alias):
        same.aliases.append(meant.alias)
    same.is_told(meant.told or demand.text, f"{demand.whose}{demand.sentence}")


def _is_of_others(owed: Owed, demand: Demand, meant: Meant) -> bool:
    """公示照片 in the list of the 乡镇 schools, and again in that of the 县直 ones, by one day: each owes its own."""
    groups = [frozenset(_SENDERS.findall(text)) for text in (" ".join(owed.heard), demand.text)]
    listed = owed.line is not meant.line and owed.line.kind and meant.line.kind and owed.line.block != meant.line.block
    return bool(listed and all(groups) and groups[0].isdisjoint(groups[1]))


def _is_gainsaid(binding: Binding, demand: Demand, known: list[Owed], new: Owed) -> bool:
    """Whether a known paper of the name is due by another day, which is noted with it; the 活动总结 of another activity
    is another paper, and both are called after theirs."""
    when = new.when
    if when is None:
        return False
    rivals = (owed for owed in known if not binding.page.in_other_months(owed.due_line, demand.line, when))
    rival = next((owed for owed in rivals if _contradict(binding.page, owed, demand, when)), None)
    if rival is None:
        return False
    if names := apart_by_topic(binding.page, rival.line, demand.line, new.title):
        rival.title, new.title = names
        return False
    if not _is_only_vague(rival, when):
        rival.conflicts.append(when)
    rival.goes_to(demand.channels, demand.text)  # the days differ, the place is told all the same
    return True


def _by_its_kind(binding: Binding, demand: Demand, meant: Meant, when: When) -> Owed | None:
    """读书征文6月12日前上传, 征文入口6月12日24时关闭: by the same day, called by its kind alone in another line."""
    alike = [
        owed
        for owed in binding.owed
        if owed.when and owed.due_line is not demand.line and is_same_rule(owed.when, when)
        and _is_kind_of(*sorted((owed.title, meant.title), key=len))
    ]  # fmt: skip
    return alike[0] if len(alike) == 1 else None


def _is_kind_of(kind: str, title: str) -> bool:
    return kind != title and len(kind) <= _LONGEST_KIND and "《" not in kind and title.strip("《》").endswith(kind)


def _contradict(page: Page, owed: Owed, demand: Demand, when: When) -> bool:
    """Whether two deadlines of one name cannot both hold: not in other channels, forms, or stretches of one sentence
    that tell them apart."""
    if owed.when is None or owed.when.repeats or when.repeats:
        return False
    if comes_besides(demand.text) or _TOO.search(demand.text) or is_put_off(demand.text):
        return False
    if owed.due_line is demand.line and not _is_said_again(owed, demand):
        return False
    whose = set(_WHOSE.findall(_TOO_LATE.split(demand.text)[0]))
    if whose and set(_WHOSE.findall(" ".join(owed.told))) != whose:
        return False  # 全体教师 and 党员教师; a remark of no one's, 上传截止时间为11月27日, is of the same
    told = " ".join((*owed.told, *(said for said in owed.heard if said != demand.sentence)))
    if owed.due_line and are_two_groups(owed.due_line, demand.line):
        return False
    if is_for_others(told, f"{demand.whose}{demand.text}", demand.sentence) or _of_two_periods(owed, demand):
        return False  # 第一批单位 and 第二批单位
    apart = _go_apart(page, owed, demand)
    if _PRINTED.search(demand.text) and owed.channels and not demand.channels and _is_online(owed.channels):
        return False  # filed on the platform by one day, and printed from there by another
    mailed = demand.form.startswith("电子") and owed.channels == ["mailbox"]  # has no other form
    if THIS_FORM.search(demand.text) or _BOTH_FORMS.search(demand.text):
        return True
    bare = not (owed.form or owed.channels or owed.line.kind)  # a table of days alone, which tells no forms apart
    return not apart and (not demand.form or demand.form == owed.form or mailed or bare)


def _of_two_periods(owed: Owed, demand: Demand) -> bool:
    """(三)上半年预审材料:发展对象档案…, (四)下半年预审材料:发展对象档案…: the same paper in each of two items."""
    one, other = (frozenset(_PERIOD.findall(line.body.partition(":")[0])) for line in (owed.line, demand.line))
    return owed.line is not demand.line and bool(one and other) and one.isdisjoint(other)


def _go_apart(page: Page, owed: Owed, demand: Demand) -> bool:
    """Whether both tell a place, and these are two: not 报区文化馆 and 报到区文化馆邮箱."""
    pairs = [(one, other) for one in owed.channels for other in demand.channels]
    if any(is_one_place(one, other) or _is_its_room(page, one, other) for one, other in pairs):
        return False
    mailed = _is_its_mailbox(owed.channels, demand.text) or _is_its_mailbox(demand.channels, "。".join(owed.ways))
    return bool(pairs) and not mailed


def _is_its_mailbox(offices: Iterable[str], told: str) -> bool:
    return any(f"{office}邮箱" in told or f"{office}的邮箱" in told for office in offices)


def _is_its_room(page: Page, *places: str) -> bool:
    """外语楼306室 in a table, 教学办公室 in the text, which elsewhere says 教学办公室(外语楼306室)."""
    rooms = [room for place in places for room in _ROOM.findall(place)]
    beside = (f"{place}({room}" for place in places for room in rooms)
    return any(told in line.text for told in beside for line in page.lines)


def _is_online(channels: list[str]) -> bool:
    return all(one == "mailbox" or re.search(r"平台|系统|网|“", one) for one in channels)


def _is_only_vague(owed: Owed, when: When) -> bool:
    """活动开始前制定《方案》, which the table dates: what no calendar tells does not gainsay the day."""
    return when.due is None and owed.when is not None and owed.when.due is not None


def _is_said_again(owed: Owed, demand: Demand) -> bool:
    """《总结》6月30日前报送;总结最迟于7月5日前报送: one line that names one paper twice, and for the same people."""
    if demand.inherits or not demand.names or _is_one_of(owed.when, demand) or _is_for_others(owed, demand):
        return False
    return set(TOLD_APART.findall(" ".join(owed.told))) == set(TOLD_APART.findall(demand.text))


def _is_for_others(owed: Owed, demand: Demand) -> bool:
    """机关各单位于3月18日前,教育系统各单位于5月13日前,将《报名表》…: each behind those it is for."""
    leads = [_UP_TO_DAY.match(text.strip(" ,;")) for text in (*owed.told[:1], demand.text)]
    apart = len({lead["who"] for lead in leads if lead}) == len(leads) > 1
    return apart and demand.sentence in owed.heard


def _is_one_of(when: When | None, demand: Demand) -> bool:
    """3月、6月的25日 is one moment of several days."""
    return any(when is not None and when.quote == one.quote and when.start == one.start for one in demand.whens)
