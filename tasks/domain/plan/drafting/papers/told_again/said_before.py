"""What a sentence that names no paper goes on about: the papers of the sentences before it in its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.numbers import number
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.papers.lists import scope
from tasks.domain.plan.drafting.papers.lists.scope import Meant
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.objects import topic

_PASSED_ON = re.compile(r"(?:汇总|审核|审定|整理|收齐|盖章|签字)(?:无误)?后?(?:统一|一并)?[报上交送提]")
_APPLIES = re.compile(r"(?:申报|报名|申请|自荐)(?![表书材])")
_FORM_TO = re.compile(r"《[^》]*(?:申报|申请|报名|自荐|立项|登记|推荐|参[赛评])[^》]*[表书单]》")
_COUNTS_UP, _LEAST_ROW = re.compile(r"[,、]?[一二三四五六]是"), 2
_ALL_ABOVE = re.compile(r"[将把](?:上述|以上)(?:全部|各项|所有)?(?:材料|资料|表格)")
_THESE = re.compile(
    "(?:请[将把]?|[将把])?(?:以上|上述)(?=(?:(?P<count>[两三四五六])[项种样份])?)(?:(?:各[项类]|全部|[两三四五六][项种样])?(?:材料|资料|表格|文件)|[两三四五六][项种样份](?=[均都,由于]))"
)
_WHOLE = re.compile("(?:推荐|申报|报送|上报|参评|评选|评审|申请|提交|所需)?(?:材料|资料)")
_COUNTED = re.compile(r"[一二三四五六七八]是(?![否非])")
_WORK = re.compile(r"(?:(?![的了已])[一-龥]){2,8}(?:[词曲谱图片稿]|视频|剧本|字帖|图纸|样品|标本)|实物")
_LOOKED_INTO = re.compile("(?:重点|主要|逐[一项])(?:检查|自查|核查|查看|核对|排查)")
_ENDING = 2  # signs by which a work is known again
_SO_MANY = re.compile(
    r"(?:[交报送填]|准备|提供|提交|上报)[^。;:]{0,12}[两二三四五六七八\d][样种类份项件个](?:东西|材料|资料|表格?|文件)?[:,。]"
)


def said_before(demand: Demand, demands: tuple[Demand, ...]) -> list[Meant]:
    """The papers of the sentences before it in its own line, which have no deadline of their own."""
    if own := _begins_with(demand, demands):
        return [Meant(own, demand.line)]
    found: list[Meant] = []
    dated: list[Meant] = []
    for other in _before(demand, demands):
        if other.line is not demand.line:
            continue
        asked = other.hands_in or scope.is_made(other.sentence) or _is_only_named(other) or _is_row(other)
        asked = asked or _is_label(other)
        asked = asked or "移交" in other.sentence
        if not other.whens and asked:
            found += [Meant(name.title, other.line) for name in _first_of_all(other)]
        elif other.whens and other.names:
            dated = [Meant(name.title, other.line) for name in other.names]
    return dated if dated and _goes_on(demand) else found


def _first_of_all(other: Demand) -> Iterator[Name]:
    """撰写《自查报告》1份,…重点检查原始记录、统计台账: what it quotes, and not what is looked into behind it."""
    if not other.names or "《" not in other.names[0].title:
        yield from other.names
        return
    behind = other.sentence.partition(other.names[0].title)[2]
    at = _LOOKED_INTO.search(behind)
    told = behind[: at.start()] if at else behind
    yield from (name for name in other.names if name is other.names[0] or name.title in told)


def _begins_with(demand: Demand, demands: tuple[Demand, ...]) -> str:
    """名单由各镇于…前填入;方阵解说词于…前发至…: the work that a sentence begins with, told by no name before it."""
    what = topic(demand.text)
    named = {name.title for other in demands if other.line is demand.line for name in other.names}
    known = any(what[-_ENDING:] in title for title in named)
    return what if named and not known and _WORK.fullmatch(what) else ""


def _before(demand: Demand, demands: tuple[Demand, ...]) -> Iterator[Demand]:
    """Those up to the demand, which may have been left without names that only tell what is in its paper."""
    here = (demand.line.number, demand.text, demand.whens)
    return takewhile(lambda other: (other.line.number, other.text, other.whens) != here, demands)


def form_behind(demand: Demand, demands: tuple[Demand, ...]) -> str:
    """6月15日前,申报小课题。…申报的填写《立项申报书》: the one form by which one applies, in a sentence behind it."""
    if not _APPLIES.search(demand.text):
        return ""
    behind = [other for other in demands if other.line is demand.line and other.sentence != demand.sentence]
    forms = {name.title for other in behind if not other.whens for name in other.names if _FORM_TO.search(name.title)}
    dated = {name.title for other in behind if other.whens for name in other.names}
    return forms.pop() if len(forms) == 1 and not forms & dated else ""


def _is_only_named(demand: Demand) -> bool:
    """《教学反思》。每人1篇,…; 还有一件事:总结。…: a sentence that ends in the paper's name."""
    told = demand.text.strip(" 。;").rpartition(":")[2]
    return len(demand.names) == 1 and told == demand.names[0].title


def _is_label(demand: Demand) -> bool:
    """【征文】题目自拟。各校推荐五篇,…: a sentence behind the paper's name in brackets."""
    return len(demand.names) == 1 and demand.text.startswith(f"【{demand.names[0].title}】")


def _is_row(demand: Demand) -> bool:
    """一是《汇总表》,二是公示说明: a sentence that does nothing but count papers; or 要交两样东西 stands ahead."""
    if _is_counted(demand):
        return True
    pieces = _COUNTS_UP.split(demand.sentence.strip(" 。;"))
    return len(pieces) > _LEAST_ROW and len(demand.names) == len(pieces) - 1 and not pieces[0]


def _is_counted(demand: Demand) -> bool:
    return bool(demand.names and _COUNTED.search(demand.sentence) and _SO_MANY.search(demand.line.text))


def counted_row(demand: Demand, demands: tuple[Demand, ...]) -> list[Meant]:
    """要交两样东西:一是《排查表》;二是《名单》。两样都于5月20日前…: all that its own line has counted up."""
    before = (other for other in _before(demand, demands) if other.line is demand.line and not other.whens)
    return [Meant(name.title, other.line) for other in before if _is_counted(other) for name in other.names]


def these_of_its_line(page: Page, demand: Demand, demands: tuple[Demand, ...]) -> list[Meant]:
    """每户报《推荐表》1份、事迹材料1份。以上材料于4月17日前报…: what its line asks for, or the paragraphs above it
    under its heading, where no list stands above it."""
    pointed = _THESE.match(demand.text.lstrip())
    if pointed and (asked := _asked_in_item(demand, demands)) and len(asked) == number(pointed["count"] or "0"):
        return asked
    if not pointed or scope.of_list(page, demand):
        return []
    these = [one for one in said_before(demand, demands) if not _WHOLE.fullmatch(one.title)]
    return these or _of_lines_above(page, demand, demands)


def _asked_in_item(demand: Demand, demands: tuple[Demand, ...]) -> list[Meant]:
    """推荐材料。《推荐表》一式两份,《汇总表》1份。 and below, 以上两种均为纸质,由…于5月15日前送…: what the item that it
    stands under asks for in 《》, by no day."""
    item = demand.line.parents[-1] if demand.line.parents and not demand.line.kind else 0
    here = [one for one in demands if item and item in (one.line.number, *one.line.parents[-1:])]
    named = [(name.title, one) for one in here if not one.whens for name in one.names if "《" in name.title]
    return [Meant(title, one.line) for title, one in dict(reversed(named)).items()][::-1]


def _of_lines_above(page: Page, demand: Demand, demands: tuple[Demand, ...]) -> list[Meant]:
    """每项报《评审书》3份。各校填写《汇总表》。 and below, 以上材料于4月10日前送…: what the paragraphs right above it,
    under its heading, or the items of its list, 3.材料。填写《审批表》…, ask for by no day."""
    own = demand.line
    if not own.parents:
        return []
    beside = [one.number for one in page.lines if (one.parents, one.block) == (own.parents, own.block)]
    above = [one for one in demands if one.line.number in beside and one.line.number < own.number]
    dated = {name.title for one in demands if one.whens for name in one.names}
    asked = [one for one in above if not one.whens and (one.hands_in or scope.is_made(one.sentence))]
    quoting = [one for one in asked if any("《" in name.title for name in one.names)]
    return [
        Meant(name.title, one.line)
        for one in quoting or asked
        for name in one.names
        if name.title not in dated and not _WHOLE.fullmatch(name.title)
    ]


def with_those_above(demand: Demand, demands: tuple[Demand, ...]) -> list[Meant]:
    """1.申报人填写《评审书》,交学校。2.学校填写《汇总表》,于4月10日前将上述材料报送…: the papers of its list that have
    no day of their own go with the one that it names."""
    if not (demand.names and _ALL_ABOVE.search(demand.text) and demand.line.kind):
        return []
    above = (one for one in demands if one.line.number < demand.line.number and one.line.block == demand.line.block)
    quoted = (Meant(name.title, one.line) for one in above if not one.whens for name in one.names if "《" in name.title)
    return list(quoted)


def _goes_on(demand: Demand) -> bool:
    """原件于4月3日前送交…; 中心校于6月10日前汇总报县教育局: of what the sentence before it handed in."""
    return bool(demand.form or _PASSED_ON.search(demand.text))


def rest_of_line(demand: Demand, demands: tuple[Demand, ...]) -> Iterator[Meant]:
    """《A》《B》《C》中,《C》于3月20日前,其余于4月3日前: the papers of its line that have no day of their own."""
    here = [other for other in demands if other.line is demand.line and demand.the_rest]
    dated = {name.title for other in here if other.whens for name in other.names}
    for other in here:
        if not other.whens:
            quoted = (name for name in other.names if "《" in name.title and name.title not in dated)
            yield from (Meant(name.title, other.line) for name in quoted)
