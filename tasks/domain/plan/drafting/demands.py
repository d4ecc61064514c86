"""Every demand of a circular's sentences, in order: without the office's own work, attachments and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.domain.plan.drafting.arriving import with_day_of_arrival
from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.day_headings import under_days, with_day_of_line
from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.days.whose_day import whose_day
from tasks.domain.plan.drafting.demand import Demand, read_sentence
from tasks.domain.plan.drafting.draft_words import EVENT, LABELLED_DUE, SUBMIT
from tasks.domain.plan.drafting.long_over import without_past
from tasks.domain.plan.drafting.page import Line, sentences
from tasks.domain.plan.drafting.papers.lists.heads_of_lists import only_heads_papers
from tasks.domain.plan.drafting.papers.lists.scope import is_made
from tasks.domain.plan.drafting.papers.names.called import holds_what_follows
from tasks.domain.plan.drafting.papers.names.name import Name
from tasks.domain.plan.drafting.papers.names.same_names import same_name
from tasks.domain.plan.drafting.papers.not_owed.contents import without_bound
from tasks.domain.plan.drafting.papers.not_owed.kept import answered_no, stands_under_what_stays
from tasks.domain.plan.drafting.papers.not_owed.own_work import asked_of_others
from tasks.domain.plan.drafting.papers.told_again.in_turn import by_own_days
from tasks.domain.plan.drafting.papers.told_again.their_days import over_group
from tasks.domain.plan.drafting.places.pointing import pointed_back
from tasks.domain.plan.drafting.together import goes_with

_DAY, _WAY = "(?:时间|日期|期限|时限|截止日)", "(?:地[点址]|邮箱|方式|渠道|途径|去[向处]|要求|份数)"
_SAME_DAY = re.compile(
    rf"同上|{_DAY}(?:[、和及与]{_WAY})*(?:均|都|也|完全)?(?:相同|一样|一致)(?=[,。;]|$)|{_WAY}[、和及与]{_DAY}(?:均|都|也|完全)?(?:相同|一样|一致)|(?<!的)(?:这|该|此)一[天日](?:之前|以前|前|内)|(?<![年史季])同期|此期间|[于在]同一(?:时限|期限|时间|日期|截止时间)(?:之?内|之?前)"
    r"|(?<!不受)(?<![℃°度%级米元岁人名])(?:上述|以上|该|此)(?:时间|时段|期限|日期)(?!汇总|再|集中|归纳|如下|均|都|一律|含|包|为|是|指|以|如|遇)(?:内|之?前)?"
)
_ONLY_WAY = re.compile(  # 发送方式同上。: the place of the one before, and not its day
    r"\s*(?:报送|发送|上报|提交|寄送|报名|投稿|交稿)?的?(?:方式|途径|渠道|地[点址]|邮箱)(?:和要求)?(?:均|也)?同[上前][。;]?"
)
_ON_ONE_DAY = re.compile(
    r"(?:同一[天日]|同[天日]),?(?=[每各]|还|另|并)"
)  # 同一天,每园另交照片6张, a paragraph of its own
_THAT_DAY = re.compile(
    r"^\s*同一?[天日],?(?=[每各]|还|另|并)|"
    r"(?:时间|期限|时限|日期)(?:同前|同上)"
    r"|(?:(?<![一-龥》])|(?<=[包章字全齐]后))同[日天](?:一并|一同|一起)?(?=[报交送发寄提上]|[将把]《)"  # of its line
    r"|[可须应要请]同时(?:报送|上报|提交|上传|[报交送])(?=《|[一-龥“”]{3,12}[一二两三\d]\s*[份篇件个张])"
    # 参加评选的,可同时报送《案例》
)
_SAME_MOMENT = re.compile(  # 项目案卷1套,同日同时前送达105室, also in the paragraph below
    "(?:^|[,。;:》])(?:须|应|也|均|请|于)?(?:同一?[天日](?:[、,]?同一?时[刻间]?)?|同一?时[刻间])(?:[之以]?前|截[止至])"
)
_NOT_THERE = re.compile("(?:不进|不走|不经|不通过|不在)[^,。;]{0,12}(?:系统|平台|网|邮箱)")
_GOES_ALONG = re.compile(  # 送作品原件时一并交《登记表》
    r"(?:[送交寄发]|报送|上报|提交|上交|上传|递交|填报)(?P<what>[^,。;《》]{2,14}?)(?:的同)?时,?(?:一并|一同|一起|同时|另|还|须|应|要)*(?:附|[送交报]|提交|报送|上交|填[写报]?)"
)
_SHORT = 3  # signs of a name that is only a kind
_NEW_VERSION = re.compile("修[订改]后?的?[稿版]本?|[定终]稿")
_REVISED = re.compile("(?:修[订改]|完善)(?P<what>《[^《》]+》)")
_COPY = re.compile(r"(?P<what>[一-龥]{2,3})(?P<form>复印件|扫描件|原件)")
_WHOLE = re.compile(
    r"(?:申报|参评|评选|推荐|报名|申请|参赛|评审|推选|认定|报送|上报|上送)(?:的)?(?:相关|有关)?(?:材料|资料)"
)
_ALL = re.compile(r"(?:所有|全部|全套)的?$")  # 所有申报材料, wherever they were asked for
_LISTS = re.compile(r"(?:以下|下列|如下)(?:相关|有关)?(?:材料|资料|内容|表格)[^:。;]*:")
_COUNTS_UP = re.compile(r":\s*(?:一是|其一)")
_NEXT = re.compile(r"[^,。;]{0,2}(?:[二三四五六七八]是|其[二三四五六七八])")
_TIMES = re.compile("(?:时间|日期|时限|期限|进度)(?:安排|要求|节点|规定)?")
_MARK = re.compile(r";(?=\s*(?:[②-⑮]|\([2-9二三四五六七八九]\)|[2-9][.、]))(?![^()]*\))")
_GROUP = re.compile(
    r"第[一二三四五六七八九十\d]{1,2}[批组片][^,。;:]{0,12}[,:]|[一-龥、]{2,14}(?:学校|[小中]学|[高初]中|单位|乡镇|园):"
)
_CAPTION = re.compile(r"附[表件]\s*(?:[一二三四五六七八九十]|\d{1,2})[\s:]+[^,。;:\d]{2,24}表")  # 附表二  报送批次表
LONGEST_LINE = 6000  # signs; a paragraph of a circular has some hundreds


def demands_of(page: Page, taken: frozenset[int]) -> tuple[Demand, ...]:
    """Every demand of the circular's sentences, but for the lines that are a table's, a list of attachments, a date."""
    passed = taken | page.attachment_lines | ({page.issued[0].number} if page.issued else set())
    passed |= {one.number for one in page.lines if len(one.text) > LONGEST_LINE or _CAPTION.fullmatch(one.text)}
    found: list[Demand] = []
    dated = under_days(page, frozenset(passed))
    for line in (dated.get(line.number, line) for line in page.lines):
        if line.number in passed or answered_no(page, line) or only_heads_papers(page, line):
            continue
        if stands_under_what_stays(page, line):
            continue
        if any(holds_what_follows(page.line[number]) for number in line.parents):
            continue
        moments = page.moments(line)
        for start, sentence in _item_by_item(line, moments):
            for at, asked in asked_of_others(start, sentence, page.addressees):
                for demand in without_past(page, read_sentence(line, at, asked, moments, _over(page, line))):
                    demand = with_day_of_line(with_day_of_arrival(page, without_bound(page, demand)), moments)
                    found.append(_as_before(demand, found))
    return tuple(_as_a_whole([*by_own_days(found)]))


def _over(page: Page, line: Line) -> str:
    """What a line stands under; (一)时间安排 under 四、报送要求 tells with it of what the days are."""
    above = page.above(line)
    heading = page.line[line.parents[-1]] if line.parents else None
    if whose_day(line.body.partition("。")[0]) and (over := over_group(page, line)):
        return "".join(one.body for one in over)  # 会后材料三种:会议记录、汇总表, over 离退休支部:4月3日前
    return f"{page.above(heading)}{above}" if heading and _TIMES.fullmatch(above) else above


def _item_by_item(line: Line, moments: tuple[When, ...]) -> Iterator[tuple[int, str]]:
    """①统计表,3月20日前,发…;②自查报告,3月27日前,送…: of a row of items each that says what is done and by when
    is a sentence, as are those between full stops."""
    for start, sentence in sentences(line):
        at = start
        for mark in _MARK.finditer(sentence):
            cut = start + mark.end()
            told = line.text[at:cut]
            done = _is_dated(at, cut, moments) and (SUBMIT.search(told) or EVENT.search(told))
            behind = start + (following.start() if (following := _MARK.search(sentence, mark.end())) else len(sentence))
            if done and _is_dated(cut, behind, moments) and SUBMIT.search(line.text, cut, behind):
                yield at, told
                at = cut
        yield at, line.text[at : start + len(sentence)]


def _is_dated(start: int, end: int, moments: tuple[When, ...]) -> bool:
    return any(start <= when.start and when.end <= end for when in moments)


def _as_a_whole(found: list[Demand]) -> Iterator[Demand]:
    """须填写《审批表》,并附事迹材料。申报材料请于6月30日前报送…: the papers that were asked for before it."""
    made: list[Demand] = []
    for demand in found:
        demand = replace(demand, whens=()) if _is_only_collected(demand, found) else demand
        only = demand.names[0] if len(demand.names) == 1 and demand.whens else None
        of_all = only is not None and bool(_ALL.search(demand.line.text[: only.start]))
        beside = any(of_all or other.line.parents == demand.line.parents for other in made)
        if only and beside and _WHOLE.fullmatch(only.title):
            demand = replace(demand, names=(), generic=(*demand.generic, replace(only, generic=True)))
        elif demand.whens and any(_told_before(name, demand, made) for name in demand.names):
            told = ((name, _told_before(name, demand, made)) for name in demand.names)
            demand = replace(demand, names=tuple(replace(name, title=full or name.title) for name, full in told))
        elif any(_is_all(demand, name) for name in demand.names):
            demand = replace(demand, names=tuple(name for name in demand.names if not _is_all(demand, name)))
        elif not demand.whens and demand.names and is_made(demand.sentence):
            made.append(demand)
        yield demand


def _is_only_collected(demand: Demand, found: list[Demand]) -> bool:
    """4月20日至6月5日征集“爱书”征文,每馆报5篇。征文报送截止时间为6月12日: from when to when they come in, where
    the same line tells one day, a later one, by which they are handed in."""
    if not demand.whens or not all(when.ranged for when in demand.whens):
        return False
    said = (one for one in found if one.line is demand.line and one.whens and one.whens[0].start > demand.whens[-1].end)
    told = (one for one in said if LABELLED_DUE.search(one.line.text[: one.whens[0].start]) and not one.whens[0].ranged)
    return any(name.title.endswith(one.title) for name in demand.names for other in told for one in other.names)


def _told_before(name: Name, demand: Demand, made: list[Demand]) -> str:
    """修订村级防汛预案。改好的预案…: the whole name of what its line has just asked to be made."""
    if _NEW_VERSION.fullmatch(name.title) and (old := _REVISED.search(demand.sentence)):
        return old["what"]  # 修订《实施细则》,于…将修订稿1份发送至…
    told = [other.title for one in made if one.line is demand.line for other in one.names]
    if copied := _COPY.fullmatch(name.title):  # 签订结对帮扶协议,由公办园将协议复印件…
        whole = re.search(rf"(?:签订|签署|办理|取得|填写)(?P<what>[一-龥“”]{{2,12}}{copied['what']})", demand.sentence)
        return f"{whole['what']}{copied['form']}" if whole else ""
    short = len(name.title) <= _SHORT
    return next((title for title in told if short and title != name.title and title.endswith(name.title)), "")


def _is_all(demand: Demand, name: Name) -> bool:
    """所有申报材料 beside the papers by their names."""
    if len(demand.names) < 2 or not _WHOLE.fullmatch(name.title):
        return False
    return bool(re.search(r"(?:所有|全部|以上|上述|各项)的?$", demand.line.text[: name.start]))


def _led_by_list(demand: Demand, found: list[Demand]) -> Demand | None:
    """3月3日前报送以下材料:推荐报告1份。每名候选人推荐表一式三份。…: the sentences behind it go on with the list."""
    before = found[-1] if found else None
    if before is None or before.line is not demand.line or not before.whens or not demand.names:
        return None
    said = f"{before.text}{before.listed}"
    counted = _COUNTS_UP.search(said) and _NEXT.match(demand.sentence)  # 报到时交两样东西:一是…;二是…
    if demand.whens or demand.channels or demand.hands_in or not (counted or _LISTS.search(said)):
        return None
    return replace(demand, whens=before.whens, hands_in=True, listed=before.listed or before.text)


def _as_before(demand: Demand, found: list[Demand]) -> Demand:
    """时间同上: the deadline, and the place, of the demand before."""
    if led := _led_by_list(demand, found):
        return led
    demand = pointed_back(demand, found)
    dated = [other for other in found if other.whens]
    goes_on = (
        re.match(r"\s*(?:(?:同时|并|另外?)[,将把须需附请]|[一-龥、]{0,14}?同时(?=[向在报提上交送发]))", demand.text)
        and demand.hands_in
        and bool(demand.names)
    )
    same_line = bool(dated) and (dated[-1].line is demand.line or bool(_ON_ONE_DAY.match(demand.line.text)))
    there = same_line and (goes_on or _is_that_day(demand, found)) or _is_that_moment(demand, dated)
    along = None if demand.whens else _GOES_ALONG.search(demand.text)
    lead = next((one for one in reversed(dated) if along and along["what"] in one.text), None)
    if lead and demand.names and not any(one.title == name.title for one in lead.names for name in demand.names):
        return replace(demand, whens=lead.whens, channels=demand.channels or lead.channels, hands_in=True)
    if (
        demand.whens
        or not dated
        or _ONLY_WAY.fullmatch(demand.sentence)
        or not (_SAME_DAY.search(demand.text) or there)
    ):
        return demand
    same = _last_of_the_name(demand, dated) if not there else dated[-1]
    there_too = () if _NOT_THERE.search(demand.text) else same.channels
    whose = same.whose or _whose(same.line.body) if there else ""
    return replace(demand, whens=same.whens, channels=demand.channels or there_too, whose=whose)


def _whose(body: str) -> str:
    """第一批,城区9所学校,… or 城区学校:…: the group that a line begins with."""
    found = _GROUP.match(body)
    return found[0] if found else ""


def _last_of_the_name(demand: Demand, dated: list[Demand]) -> Demand:
    """《推荐表》还要在同一日期前送纸质件, below the days of other papers: the day that was told of its own name; or of
    what it goes with, 与报名表一并发至…,时间相同."""
    lead = goes_with(demand.text)
    titles = {lead} if lead else {name.title for name in demand.names}
    named = (
        one
        for one in reversed(dated)
        if any(name.title in titles or lead and same_name(lead, name.title) for name in one.names)
    )
    return next(named, dated[-1])


def _is_that_day(demand: Demand, found: list[Demand]) -> bool:
    """同日一并送《申请表》: the day of the sentence before it, for a paper that has none."""
    dated = {name.title for one in found if one.whens for name in one.names}
    return bool(_THAT_DAY.search(demand.text)) and not any(name.title in dated for name in demand.names)


def _is_that_moment(demand: Demand, dated: list[Demand]) -> bool:
    """《分析报告》同日同时截止, right below 《决算报表》,截止时间为…: the day of the paper before."""
    near = bool(dated) and demand.line.number - dated[-1].line.number <= 1
    return near and bool(demand.names and _SAME_MOMENT.search(demand.text)) and not goes_with(demand.text)
