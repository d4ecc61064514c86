"""What only the reading as a plan finds: one paper with two days, the odd one without, what is due on days off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.activities.activity_ends import too_early
from tasks.domain.plan.circular_rules.days.dates import two_days
from tasks.domain.plan.circular_rules.days.group_heads import are_of_other_groups
from tasks.domain.plan.circular_rules.days.on_days_off import on_rest_days
from tasks.domain.plan.circular_rules.days.told_again import told_again
from tasks.domain.plan.circular_rules.gaps.day_left_out import days_left_out
from tasks.domain.plan.circular_rules.gaps.odd_ones import UNDATED, odd_ones
from tasks.domain.plan.circular_rules.gaps.placed_undated import placed_undated
from tasks.domain.plan.circular_rules.gaps.self_told import wanting
from tasks.domain.plan.circular_rules.reading.dated import each_in_its_month
from tasks.domain.plan.circular_rules.reading.later_ones import comes_later
from tasks.domain.plan.circular_rules.reading.once_more import is_second_time
from tasks.domain.plan.circular_rules.reading.own_lists import list_for, list_with
from tasks.domain.plan.circular_rules.reading.referred import lines_meant
from tasks.domain.plan.circular_rules.reading.spoken import CONTRAST, are_of_kinds, hand_on, names_in
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT, Mention
from tasks.domain.plan.circulars.duty import numbers_in
from tasks.domain.plan.circulars.past import is_reckoned_to
from tasks.domain.plan.defect import Defect
from tasks.domain.plan.draft import Draft, DraftRequirement

_NAMES_A_DAY = re.compile(r"[\d一二三四五六七八九十每]|[月周旬][底末初]")
_NAMED = re.compile(r"《|[表书册单]|报告|总结|材料|作品")
_MARKED = re.compile(r"《([^《》]{2,60})》")
_ITEM = re.compile(r"\s{0,6}(?:\(|\d|[①-⑳])")
_CONFLICT, _OTHER_END = "conflicting-dates", re.compile(r"第 (\d+) 行")
_OF_A_ROW = 3  # lines between its name and its day
_TELLING = 5  # signs: 两类表 names no other paper
_TO_FILL_IN = re.compile(
    r"(?:填报|填写|录入|审核|初审)(?:[和与、及](?:填报|填写|录入|审核|初审)){0,3}时间[为是:]?\s{0,2}$"
)


def days_off_read(circular: Circular, calendar: Calendar, told: Iterable[Defect], read: Draft) -> Iterator[Defect]:
    """`told`: what the other rules found; what they tell of a line is not told again."""
    known = tuple(told)
    requirements = read.requirements
    known = (*known, *(rivals := tuple(_two_days(circular, requirements, known))))
    yield from rivals
    known = (*known, *(again := tuple(_not_told(told_again(circular, requirements), known))))
    yield from again
    known = (*known, *(odd := tuple(odd_ones(circular, requirements, known))))
    yield from odd
    known = (*known, *(wants := tuple(_not_told(wanting(circular, requirements), known))))
    yield from wants
    undated = (*days_left_out(circular, requirements), *placed_undated(circular, requirements))
    yield from (one for one in undated if not _is_open(one, known))
    yield from _too_early(circular, requirements, known)
    for one in requirements:
        yield from on_rest_days(circular, calendar, one, known, read.year)


def _not_told(found: Iterable[Defect], known: Sequence[Defect]) -> Iterator[Defect]:
    """Those of which no line speaks yet, of such a kind, nor at the other end."""
    told = {(one.kind, one.line) for one in known}
    told |= {(one.kind, int(line)) for one in known for line in _OTHER_END.findall(one.message)}
    return (one for one in found if (one.kind, one.line) not in told)


def _is_open(one: Defect, known: Iterable[Defect]) -> bool:
    """Whether something else is told of its day already: 尽快, 4月31日."""
    return any(found.line == one.line and found.kind in UNDATED for found in known)


def _two_days(
    circular: Circular, requirements: tuple[DraftRequirement, ...], known: tuple[Defect, ...]
) -> Iterator[Defect]:
    """报名表 by 10月30日 in its item, by 10月28日 in the closing paragraph."""
    told = [n for found in known if found.kind == _CONFLICT for n in (found.line - 1, found.line, found.line + 1)]
    told += [near for found in known if found.kind == "weekday-mismatch" for near in _cells_of(circular, found.line)]
    for one in requirements:
        first = one.due_line or one.line
        titles = {other.title.strip("《》") for other in requirements} - {one.title.strip("《》")}
        lines = [n for n, text in circular.lines if n != one.line and any(title in text for title in titles)]
        for quote in one.rivals if _NAMES_A_DAY.search(one.due_quote or "1") else ():
            if not _NAMES_A_DAY.search(quote):
                continue  # 活动开始前, 年末业务: no other day than the one told
            line = _line_of(circular, one, quote, first)
            if _are_of_two(circular, one, lines, (line, quote), (first, one.due_quote)):
                continue
            both = ((circular.narrow[line], quote), (circular.narrow[first], one.due_quote))
            ahead = [text.partition(day)[0] for text, day in both]
            if hand_on(both[0][0], both[1][0]) or is_second_time(*(_sentence(*place) for place in both)):
                continue
            if line == first and _are_of_two_titles(*both) or are_of_kinds(*ahead) or any(map(comes_later, ahead)):
                continue
            whose = [frozenset(_whose(*place)) for place in both]
            if any(_is_of_another_step(*told_there) for told_there in both) or (all(whose) and whose[0] != whose[1]):
                continue
            if not {line, first} & set(told) and not _is_known(known, line, first):
                yield from two_days(line, quote, one.title, first, one.due_quote)


def _cells_of(circular: Circular, line: int) -> tuple[int, ...]:
    """The line, and of a table with one cell a line those beside it; but not the next item of a list."""
    return (line,) if circular.places[line].style else (line - 1, line, line + 1)


def _line_of(circular: Circular, one: DraftRequirement, quote: str, first: int) -> int:
    """Where the other day of a paper stands: 3日, in a row of July that names it, and not in 6月23日."""
    whole = re.compile(rf"(?<![\d月]){re.escape(quote)}")
    there = [n for n, text in circular.lines if n != first and whole.search(text)]
    named = (n for n in there if one.title.strip("《》") in circular.narrow[n])
    return next(named, there[0] if there else first)


def _is_known(known: Iterable[Defect], *lines: int) -> bool:
    """Whether the two ends are told of already: the row of a table with one cell a line, by another of its lines."""
    ends = ((one.line, int(at)) for one in known for at in _OTHER_END.findall(one.message) if one.kind == _CONFLICT)
    upper, lower = min(lines), max(lines)
    return any(abs(min(pair) - upper) <= _OF_A_ROW and abs(max(pair) - lower) <= _OF_A_ROW for pair in ends)


def _whose(text: str, quote: str) -> list[str]:
    """小学, 上半年: what tells its paper apart up to the day, else in the whole line; not 下半年打算 behind it."""
    ahead = _sentence(text, quote).partition(quote)[0]
    return CONTRAST.findall(ahead) or CONTRAST.findall(text)


def _sentence(text: str, quote: str) -> str:
    return next((part for part in re.split("[。;]", text) if quote in part), text)


def _are_of_two_titles(*places: tuple[str, str]) -> bool:
    """《半年报》1份于7月10日前、《年报》1份于1月15日前: each behind its own title."""
    titles = [_MARKED.findall(text.partition(quote)[0])[-1:] for text, quote in places]
    return all(titles) and titles[0] != titles[1]


def _are_of_two(circular: Circular, one: DraftRequirement, others: Sequence[int], *places: tuple[int, str]) -> bool:
    """Whether each day has a month's heading of its own, or the marks beside one of them mean other papers."""
    days = [[mention for mention in circular.deadlines if _is_at(mention, *place)] for place in places]
    title = one.title.strip("《》")
    line, first = places[0][0], places[1][0]
    if line != first and title not in circular.narrow[line] and any(n == line for n in others):
        return True  # 造林进度周报自3月24日起至5月9日止: that paper's own line
    if are_of_other_groups(circular, line, first):
        return True  # 任课安排表 under 一、完小, and under 二、教学点
    if any(_is_of_another_part(circular, one.line, n) for n in (line, first)):
        return True  # 材料提交截止时间, under （二）教师材料
    if line != first and any(_is_of_others(circular, title, mention) for here in days for mention in here):
        return True  # 管理员登记表…于3月19日前交所前台, where the 《基本情况表》 is what was read
    for here in days:
        meant = [lines_meant(circular, mention) for mention in here]
        items = ([n for n in lines if circular.places[n].section != n] for lines in meant)
        own = (not lines or any(n == one.line or title in circular.narrow[n] for n in lines) for lines in items)
        if here and not any(own):
            return True  # 学员作业第1项于9月20日前: none of 四、单位材料
    return all(days) and each_in_its_month(circular, days[0][0], days[-1][0])


def _is_of_another_part(circular: Circular, paper: int, line: int) -> bool:
    """Whether a line that names no paper speaks of the list of its part, and the paper is an item of another one."""
    own, meant = list_with(circular, paper), list_for(circular, line)
    told = own is not None and meant is not None and list_with(circular, line) is None
    return told and own is not None and own[0] != meant and not names_in(circular.narrow[line])


def _is_of_others(circular: Circular, title: str, day: Mention) -> bool:
    """Whether the sentence of a day names papers, and none of them may be the one called so."""
    named = names_in(day.sentence)
    own = _is_listed_under(circular, day.line, title) or any(
        name[-3:] == title[-3:] or name in title or title in name for name in named
    )
    return not own and any(len(name) >= _TELLING and not numbers_in(name) for name in named)


def _is_listed_under(circular: Circular, line: int, title: str) -> bool:
    """连同下列材料装入档案盒,于3月20日前送县馆: over the items of its list, one of which is the paper."""
    if not circular.narrow[line].rstrip().endswith(":"):
        return False
    behind = (text for number, text in circular.lines if number > line and text.strip())
    return any(title in text for text in takewhile(_ITEM.match, behind))


def _is_at(mention: Mention, line: int, quote: str) -> bool:
    return mention.line == line and quote.startswith(mention.quote)


def _is_of_another_step(line: str, quote: str) -> bool:
    """3月23日至25日现场确认,《报名信息确认单》3月27日前: days on which something is done, and nothing handed in."""
    if is_reckoned_to(line, quote):
        return True
    done = re.split(r"[,。;]", line.partition(quote)[2])[0]
    if _TO_FILL_IN.search(line.partition(quote)[0]):
        return True  # 由系统生成《申请书》,打印签字。填报和审核时间为10月22日至11月7日
    if re.match(r"\s{0,2}(?:起|开始|启动)", done):
        return True  # 7月11日开始网上申报
    ranged = re.search(r"[日号]?\s{0,2}(?:至|到|[-—–~～])\s{0,2}\d", quote)
    return bool(ranged and done and not re.search(rf"{SUBMIT}|[填报交送寄]|前|止", done) and not _NAMED.search(done))


def _too_early(
    circular: Circular, requirements: tuple[DraftRequirement, ...], known: tuple[Defect, ...]
) -> Iterator[Defect]:
    """县级展示课录像, which its list names and another paragraph dates by its mark: before the lessons are over."""
    told = [found.line for found in known if found.kind == "before-activity-ends"]
    for one in requirements:
        line = one.due_line or one.line
        days = (day for day in circular.deadlines if one.due_quote and _is_at(day, line, one.due_quote))
        mention = next(days, None) if "rrule" not in (one.due or "rrule") else None
        if mention and not any(abs(line - n) <= 1 for n in told):
            yield from too_early(circular, mention, (one.title.strip("《》"),))
