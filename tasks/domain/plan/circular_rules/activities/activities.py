"""What goes on from when to when, and what it is called: 自查阶段（10月14日至29日）, 合唱节于5月20日举行."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from tasks.domain.plan.circular_rules.reading.offices_turn import looks_into_it
from tasks.domain.plan.circular_rules.reading.ranges import ranges
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention

_SUBMITTING = re.compile(
    r"报名|报送|上报|征集|征稿|开[放通]时间|交稿|提交|上交|申报|公示|放假|寒假时间|暑假时间|假期|填报|录入|受理|投稿"
)
_BY_OFFICE = re.compile(
    r"督查|督导|抽查|现场核[查验]|(?:检查|评审|验收|考核|专家|复核|工作|督导|审计|巡察|调查)组|专班[^,。;]{0,4}(?:检查|验收|抽查|督查)|组织(?:专家)?(?:鉴定|评审|评选|审核|验收)|(?:集中|统一|专家|分组)评审|聘请[^,。;]{0,6}(?:专家|评委)|到[校园村站场]|不(?:需|必|用|另)[^。;,]{0,8}材料|不另收"
)  # what others come to look at
_THEY_DO = re.compile(r",?(?:各|全体|每)[^,。;]{3,}")  # ,各校逐项自查,…供督导组查阅: whoever comes to look at it later
_ON_DUTY = re.compile(r"值班|值守|带班")  # kept up all season, and reported of by nobody
_HANDED_IN_THEN = re.compile(  # |9月11日—10月20日|报送预算建议数: the days in which it is handed in
    r"[|\t\s,:为是]{0,3}(?:各[一-龥]{1,8}?)?(?:集中|统一|开始|组织)?(?:报名|报送|上报|征集|提交|上交|申报|填报|编报|录入|受理)"
)
_IS_OPEN = re.compile(  # ,学籍系统开放新生注册功能: in these days it is handed in
    r"[,为是]?[^,。;]{0,10}?(?:系统|平台|网站|通道|端口|入口|窗口)[^,。;]{0,4}(?:开放|开通|受理)|[,为是]?(?:开放|开通)[^,。;]{0,12}(?:功能|通道|端口|入口)"
)
_PHASE_IS = re.compile("[^,。;]{2,10}阶段[为是]$")
_OF_A_WEEK = re.compile(r"\s{0,3}第?(?:\d{1,2}|[一二三四五六七八九十]{1,3})周?\s{0,3}")
_SEASON = re.compile(  # 汛期时间为6月1日至9月30日: nobody sums it up
    r"(?:汛|防火|采暖|供暖|供热|禁渔|休渔|禁牧|枯水|农忙|有效|任职?|聘用?|合同|服务|考核|评价|统计|报告|所属)期[间限]?(?:时间)?"
    r"(?:统一)?(?:为|是|:|自|从|即)?\s{0,2}$"
)
_NOT_SENT = re.compile(r"不(?:需|必|用|另)[^。;,)]{0,6}(?:报送|上报|提交)")
_IN_TURN = re.compile(  # 自11月21日起至12月26日止,各公司每周五填报进度表
    r"每(?:周|星期|月|旬|日|天)[^。;]{0,40}(?:填报|报送|上报|提交)"
)
_TURN = re.compile(r"[^一-龥]{0,4}第[一二三四五六七八九十\d]{1,2}[期批轮场站]")  # 第四期 7月21日至25日,县中医院
_TERM = re.compile(
    r"(?:学期|学年)(?:起止|时间|:|为|自|从|是)?(?:时间|日期)?\s{0,2}[:为自从是(]?\s{0,2}$"
)  # 秋季学期:9月1日至1月30日, 秋季学期(9月1日至1月30日)
_HELD = re.compile(
    r"\s{0,2}(?:\([^()]{0,10}\))?(?:上午|下午|晚上?)?\s{0,2}(?:\d{1,2}[:点时]\d{0,2}分?)?,?(?:统一)?(?:在[一-龥\d]{2,24}?)?(?:统一)?(?:召开|举行|举办|开展|进行|开赛)"
)
_GOES_ON = re.compile(r"^[^,。;]{0,6}(?:进行|开展|举行|实施)")
_ALL_TIME = re.compile(
    r"(?:活动|调查|检查|整治|行动|比赛|竞赛|联赛|大赛)[一-龥、]{0,4}(?:时间|期限)"
)  # 一、活动主题与时间


_MONTHS = re.compile(
    r"(?:活动|竞赛|大赛|比赛|行动|整治|培训|宣传|展演|评比)(?:的)?(?:起止)?时间(?:为|是|从|自|:|定[为于在])?\s?(?P<span>(?:(?P<year>20\d\d)年)?"
    r"(?P<first>\d{1,2})月(?:份|初)?(?:起|开始)?(?:至|到|[-—–~])(?P<last>\d{1,2})月(?:份|底)?)(?![\d上中下初底末])"
)
_OF_TERM = re.compile(rf"学[期年]|[寒暑]假|{_SUBMITTING.pattern}")  # 本学期自3月2日开始,7月10日结束
_BEGINS = re.compile(r"\s{0,2}起?(?:正式)?(?:开始|启动|开展|进行)")
_ENDS = re.compile(r"\s{0,2}(?:全部|全面)?(?:结束|闭幕|完成|完毕)")
_DONE = re.compile(
    r"\s{0,2}(?:之?前|以前),?(?:全部|全面)?(?:结束|完成[一-龥]{0,4}(?:自查|排查|检查|测试|演练|评选|初赛|培训|活动|调查|走访)(?=[,。;、并]|$))"
)

_WHEN = re.compile(r"^\([一二三四五六七八九十]\)\s{0,2}(?:培训|活动|竞赛|比赛|检查|整治|研修|行动)时间(?:安排)?$")
_DAYS_HEAD = re.compile(r"(?:活动|举办|起止)?(?:时间|日期)")
_NAMES_HEAD = re.compile(r"(?:活动|工作|主要|教研)?(?:内容|名称|事项|项目|活动|主题|安排)")
_CAMPAIGN = re.compile(r"[一-龥]{2}(?:周|月|节)(?:活动)?(?![一-龥]?[报考])")
_ONCE_WITHIN = re.compile(  # 在活动周内至少组织一次全员参与的应急疏散演练
    r"(?:活动|宣传|教育)(?:周|月)(?:期间|之内|内),?[^,。;]{0,10}?(?:组织|开展|举行|举办)[^,。;]{0,4}[一1两2]次[^,。;]{2,24}"
)
_LONGEST = 800  # days: 2024年6月1日至2042年6月30日 is a slip, told as such


@dataclass(frozen=True, slots=True)
class Activity:
    first: date
    end: date
    last: Mention
    words: str  # its own clause and its item's first words; the heading above where it has none
    title: str = ""  # the circular's, where this is all that it is about, and no part of it


def is_turn_before(one: Activity, this: Activity) -> bool:
    """第一期…第四期 of one training: a summary of it comes after the last, not after the first."""
    return all(_TURN.match(each.words) for each in (one, this)) and one.words[-6:] == this.words[-6:]


_ONLY_LABEL = re.compile(r"(?:\d{1,2}[.、]|\([一二三四五六七八九十]\))?\s{0,2}[一-龥]{1,4}(?:时间|日期)\s{0,2}:\s{0,2}")


@lru_cache(maxsize=1)  # each deadline is held against them
def activities(circular: Circular) -> tuple[Activity, ...]:
    return (
        *_spans(circular),
        *_held(circular),
        *_of_months(circular),
        *_begun_and_ended(circular),
        *_finished(circular),
        *_within_it(circular),
    )


def _around(before: str, behind: str) -> tuple[str, str]:
    """What stands before a span and behind it; 自查阶段为3月16日至4月10日,督导阶段为…: each by its own name."""
    before, behind = _last_sentence(before), re.split("[。;]", behind)[0]
    phase = _PHASE_IS.search(before)
    return (phase[0], "") if phase else (before, behind)


def _last_sentence(text: str) -> str:
    return re.split("[。;]", text)[-1]


def _spans(circular: Circular) -> Iterator[Activity]:
    for first, last in ranges(circular):
        heading = circular.places[first.line].heading
        end = _repaired(last)
        over = "" if _GOES_ON.match(last.behind) else heading  # 材料3:听课活动于…进行, under 二、报送材料
        about = _NOT_SENT.sub("", f"{_last_sentence(first.before)[-30:]}{over}")
        free = re.match(r"[为是]?(?:寒|暑)假", last.behind)
        if last.deadline or free or end is None or first.date is None or _SUBMITTING.search(about):
            continue
        if (end - first.date).days > _LONGEST:
            continue
        before, behind = _around(first.before, last.behind)
        if _is_the_office_s(before, behind) or _ON_DUTY.search(behind) or looks_into_it(before, behind):
            continue
        if _HANDED_IN_THEN.match(behind) or _IS_OPEN.match(behind) or _SEASON.search(before) or _IN_TURN.search(behind):
            continue
        of_a_week = first.line in circular.rows and _OF_A_WEEK.fullmatch(before)  # 第4周 9月22日至9月26日 家长会
        if of_a_week or _TERM.search(before) or (not behind and _TERM.search(heading)):
            continue
        item = circular.narrow.get(circular.places[first.line].item) or circular.narrow[first.line]
        clause = f"{before} {behind}"
        title = _title_of(circular, before, heading, item)
        if (turn := _TURN.match(before)) and not before[turn.end() :].strip(" :,"):
            clause = f"{clause} {heading}"
        if not before and not behind:
            clause = _named_below(circular, first.line)
        if _ONLY_LABEL.fullmatch(before) and not behind:
            clause = f"{clause} {heading}"  # 1.展示时间:5月12日至6月20日, under 一、公开课展示
        words = f"{clause} {item[:40]}" if re.search(r"[一-龥]{3}", clause) else f"{item[:40]} {heading}"
        yield Activity(first.date, end, last, words, title)


def _is_the_office_s(before: str, behind: str) -> bool:
    theirs = _THEY_DO.match(behind)
    return bool(_BY_OFFICE.search(before + (theirs[0] if theirs else behind)))


def _title_of(circular: Circular, before: str, heading: str, item: str) -> str:
    """What all of it is called: by the circular's title, or by the heading over (二)培训时间, 一、新教师跟岗培训."""
    if _ALL_TIME.search(f"{heading}\n{before}"):
        return "".join(line for _, line in circular.lines[:3])  # 一、活动时间: of all that it calls
    return heading if not before and item != heading and _WHEN.search(item) else ""


def _named_below(circular: Circular, line: int) -> str:
    """4月13日至5月15日, and in the next line 读书成果展示活动: of a table with one cell a line, 时间 and 内容."""
    lines = [(n, text) for n, text in circular.lines if circular.places[n].section == circular.places[line].section]
    heads = zip(lines, lines[1:], strict=False)
    headed = any(_DAYS_HEAD.fullmatch(one) and _NAMES_HEAD.fullmatch(two) for (n, one), (_, two) in heads if n < line)
    below = next((text for n, text in lines if n > line), "") if headed else ""
    return "" if re.search(r"\d{1,2}月|[。;]", below) else below


def _held(circular: Circular) -> Iterator[Activity]:
    for one in circular.mentions:
        held = _HELD.match(one.behind) if one.date and not one.deadline and not one.ends_range else None
        if held and one.date and not one.starts_range and not _SUBMITTING.search(one.sentence):
            title = "".join(line for _, line in circular.lines[:2])
            yield Activity(one.date, one.date, one, f"{one.sentence}\n{title}")


def _of_months(circular: Circular) -> Iterator[Activity]:
    """竞赛活动时间为2026年4月至11月: told by months alone, from the first day to the last."""
    for line, text in circular.lines:
        for found in _MONTHS.finditer(text):
            year, month, until = int(found["year"] or circular.year or 0), int(found["first"]), int(found["last"])
            if year and 1 <= month < until <= 12:
                before, behind = text[: found.start("year" if found["year"] else "first")], text[found.end() :]
                day = monthrange(year, until)[1]
                last = Mention(
                    line, found["span"], year, until, day, slip=False, deadline=False, ends_range=True,
                    before=before, behind=behind, year_named=bool(found["year"]), starts_range=False,
                )  # fmt: skip
                yield Activity(date(year, month, 1), date(year, until, day), last, last.sentence)


def _begun_and_ended(circular: Circular) -> Iterator[Activity]:
    """科技节从4月13日开始,4月24日结束: in two clauses of one sentence."""
    for first, last in pairwise(circular.mentions):
        if first.line != last.line or first.sentence != last.sentence or last.deadline:
            continue
        if not (first.date and last.date and _BEGINS.match(first.behind) and _is_the_end(last)):
            continue
        if first.date < last.date and not _OF_TERM.search(first.before[-30:]):
            yield Activity(first.date, last.date, last, first.sentence)


def _within_it(circular: Circular) -> Iterator[Activity]:
    """每所学校在活动周内至少组织一次演练, in a week that the circular dates: on its last day there may be one."""
    weeks = [one for one in _spans(circular) if _CAMPAIGN.search(one.words) and one.first < one.end]
    for line, text in circular.lines if len({(one.first, one.end) for one in weeks}) == 1 else ():
        for found in _ONCE_WITHIN.finditer(text):
            if line != weeks[0].last.line and not re.search(r"\d[日号]", found[0]):
                yield Activity(weeks[0].first, weeks[0].end, weeks[0].last, found[0])


def _is_the_end(last: Mention) -> bool:
    """4月24日结束, 持续到4月24日."""
    return bool(_ENDS.match(last.behind) or re.search(r"(?:持续|延续|进行|一直)[至到]\s?$", last.before))


def _finished(circular: Circular) -> Iterator[Activity]:
    """各校于5月15日前完成自查: when it is over; nobody says when it began."""
    for one in circular.mentions:
        done = _DONE.match(one.behind)
        if done and one.date and not one.starts_range and not _SUBMITTING.search(one.before[-30:] + done[0]):
            yield Activity(one.date, one.date, one, f"{one.before[-16:]}{done[0]}")


def _repaired(mention: Mention) -> date | None:
    """The date, or the month's last day where the circular names a later one."""
    if mention.date is not None or not 1 <= mention.month <= 12:
        return mention.date
    return date(mention.year, mention.month, monthrange(mention.year, mention.month)[1])
