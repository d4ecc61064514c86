"""A second look at what one sentence seemed to leave open: what the whole, read as a plan, answers is no defect."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tasks.domain.plan.circular_rules.activities.by_others import is_registered_then
from tasks.domain.plan.circular_rules.places.placed import all_are_placed
from tasks.domain.plan.circular_rules.reading.by_the_office import is_of_the_office
from tasks.domain.plan.circular_rules.reading.offices_turn import looks_into_it
from tasks.domain.plan.circular_rules.reading.places_told import places_of_the_table
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import SUBMIT, Mention
from tasks.domain.plan.circulars.duty import documents_in, sentences
from tasks.domain.plan.defect import Defect
from tasks.domain.plan.draft import DraftRequirement
from tasks.domain.plan.drafting.days.by_default import is_by_default

_LACKS = {"no-date": "due", "no-channel": "channels"}
_SURE = 0.7  # of a reading, from here on
_A_TITLE = 24  # signs
_HOURS = re.compile(  # reported, and no paper: a plan's reading has none of them
    r"学[时分](?![一-龥]{0,6}[表册])[^,。;]{0,14}[上汇]?报"
)
_OF_AN_EVENT = re.compile(
    r"(?:结束|完成|开始|启动|举行|举办|验收|演练|培训)(?:之|以)?[前后时]$|^(?:及时|尽[快早]|适时)$"
)
_DAY = re.compile(r"\d{1,2}\s{0,2}月\s{0,2}\d|[一二三四五六七八九十]月[一二三四五六七八九十]|\d[./-]\d")
_SENT = re.compile(rf"{SUBMIT}|^[^,。;]{{0,8}}(?:报来|交来|报出|补报|[报交送发])")
_SENT_BEHIND = re.compile(rf"\s?(?:\([^()]{{0,12}}\))?(?:\d{{1,2}}:\d{{2}})?(?:之|以)?前(?:统一|一并)?(?:{SUBMIT})")
_SENDS_IT = re.compile(
    rf"\s?(?:\([^()]{{0,12}}\))?(?:\d{{1,2}}:\d{{2}})?(?:之|以)?前,?[将把]《[^《》]{{3,40}}》[^。;《》]{{0,16}}?(?:{SUBMIT})"
)
_THEIR_TURN = re.compile(  # 阅卷由教研室组织,成绩公布后各校召开分析会,…,于5月5日: their deed, and the day behind it
    r"(?:^|[,。;:后])(?:各[一-龥]{1,4}|学校|全体[一-龥]{2})(?:(?!由|[我县市区省]局|教研室|[股科]室)[^。;])*,[于在]?\s{0,2}$"
)
_SO_MANY = re.compile(r"(?:以上|上述|前|后|[两三四五六七八九])[两三四五六七八九\d]?[项样种张份](?:材料|表)?")
_OF_THEM_ALL = re.compile("以上|上述|前述|均|一并|一同|全部|各项|同时")
_GOES_UP = re.compile("上报(?:进修|教研|[我县市区省])")  # 考核合格的教师按12学时上报进修校. circular L11
_TOLD_LATER = re.compile(r"另行(?:通知|告知)")
# what such a finding says of a day matters only where something is owed by it
_OF_A_DEADLINE = frozenset({"rest-day", "in-vacation", "before-activity-ends", "inclusive-unclear"})


def of_deadlines(
    found: Iterable[Defect], circular: Circular, requirements: tuple[DraftRequirement, ...]
) -> Iterator[Defect]:
    """The findings without those about a day by which the whole, read as a plan, owes nothing: 演练于5月31日前完成."""
    for one in found:
        if one.kind not in _OF_A_DEADLINE or not requirements or _is_owed_by(one, circular, requirements):
            yield one


def _is_owed_by(one: Defect, circular: Circular, requirements: tuple[DraftRequirement, ...]) -> bool:
    """Whether something is owed by the day that a finding names, or by its line, or the day contradicts another one."""
    told = [day for day in circular.mentions if day.line == one.line and day.date and day.quote in one.quote]
    if one.line in circular.rows and any(map(_is_plainly_sent, told)):
        return True
    if _is_in_a_list_of_papers(one, circular, told):
        return True
    if any(_is_handed_in_by(circular, day) or _is_under_its_title(circular, day) for day in told):
        return True
    quotes, days = {day.quote for day in told}, {f"{day.date:%m-%d}" for day in told if day.date}
    of_deed = bool(told) and all(_is_of_a_deed(day) for day in told)
    return any(
        (one.line in {read.line, read.due_line} and not (of_deed and read.due))
        or any(quote in rival for quote in quotes for rival in read.rivals)
        or any(day in (read.due or "") for day in days)
        for read in requirements
    )


def _is_in_a_list_of_papers(one: Defect, circular: Circular, told: Sequence[Mention]) -> bool:
    """Whether a day stands in its column of a table that also tells where each paper goes: 材料, 时间, 渠道."""
    table = next((table for table in circular.tables if one.line in table.lines), None)
    placed = table is not None and {Column.CHANNEL, Column.DUE, Column.NAME} <= set(table.columns)
    return placed and bool(told) and all(day.deadline for day in told)


def _is_plainly_sent(day: Mention) -> bool:
    """填写《信息登记表》,8月20日17:00前发至…: a row has the title, and the verb right behind the day."""
    said = re.split("[。;\\t|]", day.before)[-1]
    return bool(re.search("《[^《》]{3,40}》[^《》由]{0,30}$", said) and _SENT_BEHIND.match(day.behind))


def _is_handed_in_by(circular: Circular, day: Mention) -> bool:
    """于5月5日17:00前将《质量分析报告》1份发送至…: the title and the verb right behind the day."""
    sent = day.deadline and day.line not in circular.rows and _SENDS_IT.match(day.behind)
    theirs = sent and (_THEIR_TURN.search(day.before) or not is_of_the_office(circular, day))
    return bool(theirs) and not looks_into_it(day.before, day.behind)


def _is_under_its_title(circular: Circular, day: Mention) -> bool:
    """⑥ 《“建功季”活动总结》。每家1份, and in the next line 时间:5月28日17:00前: the item is the paper."""
    own = circular.places[day.line]
    if not day.deadline or own.style or own.item in {0, own.section}:
        return False
    head = re.split("[。:;,]", circular.places[own.item].text)[0].strip("《》")
    return len(head) <= _A_TITLE and any(head.endswith(name) for name in documents_in(head))


def _is_of_a_deed(day: Mention) -> bool:
    """演练于5月31日前完成, beside 照片于6月3日前报送: by the first day something is done, and nothing handed in."""
    clause = f"{re.split('[,。;]', day.before)[-1]}{day.quote}{re.split('[,。;]', day.behind)[0]}"
    return not documents_in(clause) and not re.search(SUBMIT, clause)


def unanswered(
    found: Iterable[Defect], circular: Circular, requirements: tuple[DraftRequirement, ...]
) -> Iterator[Defect]:
    """The findings without those of a day or a place that every paper has, and of a day where no paper is owed."""
    for one in found:
        if not requirements or not (_is_answered(one, circular, requirements) or _is_idle(one, circular, requirements)):
            yield one


def _is_dated_elsewhere(one: Defect, circular: Circular, requirements: tuple[DraftRequirement, ...]) -> bool:
    """各校于活动开始前制定方案,活动结束后形成总结, and a table has the day of each."""
    told = [said.text for said in sentences(circular) if said.line == one.line and one.quote in said.text]
    named = {name for text in told for name in documents_in(text) if not name.endswith("材料")}
    dated = {
        read.title.strip("《》")
        for read in requirements
        if one.line not in {read.line, read.due_line} and _DAY.search(read.due_quote)
    }
    return bool(named) and all(any(name in title or title in name for title in dated) for name in named)


def _is_answered(one: Defect, circular: Circular, requirements: tuple[DraftRequirement, ...]) -> bool:
    if one.kind in {"vague-word", "no-date"} and _OF_AN_EVENT.search(one.quote):
        return _is_dated_elsewhere(one, circular, requirements)
    lacking, line = _LACKS.get(one.kind), circular.narrow[one.line]
    if lacking is None or _HOURS.search(line):
        return False
    if lacking == "channels" and all_are_placed(circular):
        return True
    if lacking == "channels" and places_of_the_table(circular):
        return False  # 上表所列材料均发至…: the reading takes it for all
    here = [read for read in requirements if one.line in {read.line, read.due_line}]
    if lacking == "channels" and any(f"报{name}" in line for read in here for name in read.channels or ()):
        return False  # 上报中心校: who gets it, and not how
    if lacking == "due" and any(_has_a_guessed_day(circular, read, one.line) for read in here):
        return False
    return all(getattr(read, lacking) for read in here or requirements)


def _has_a_guessed_day(circular: Circular, read: DraftRequirement, line: int) -> bool:
    """Whether the day of what a line asks for stands in another one, and is not surely its own, or only that of a
    registration: 家长在6月11日至14日登录平台."""
    if read.line != line or (read.due_line or line) == line or is_by_default(circular.narrow[read.due_line]):
        return False  # 凡没有另写时间的,一律在3月27日以前报送
    if _is_of_a_sibling(circular, read.due_line or line, line):
        return True
    of_others = (day for day in circular.mentions if day.line == read.due_line and is_registered_then(day))
    return read.confidence < _SURE or any(day.date and f"{day.date:%m-%d}" in (read.due or "") for day in of_others)


def _is_of_a_sibling(circular: Circular, due_line: int, line: int) -> bool:
    """Whether a day stands in another item of the same list, which has a paper of its own: 1.推荐表:…10月21日前发送."""
    own, other = circular.places[line], circular.places[due_line]
    alike = bool(own.style) and (own.style, own.section) == (other.style, other.section) and own.item != other.item
    paper = documents_in(re.split("[。:,;]", other.text)[0])
    return alike and bool(paper) and not _OF_THEM_ALL.search(other.text)


def _is_idle(one: Defect, circular: Circular, requirements: tuple[DraftRequirement, ...]) -> bool:
    """检查结束后, 每日放学前: a time of what is done, and no paper is owed by it."""
    lines = {line for read in requirements for line in (read.line, read.due_line or read.line)}
    if any(abs(one.line - line) <= 1 for line in lines) or _HOURS.search(circular.narrow[one.line]):
        return False
    if one.kind == "vague-word" or one.quote.endswith("结束后"):
        asking = (said for said in sentences(circular) if said.line == one.line and said.asks)
        named = any(documents_in(said.text) for said in asking) or _is_sent_by_it(one, circular.narrow[one.line])
        return not _TOLD_LATER.search(one.quote) and not named
    in_cells = circular.tables or "|" in circular.narrow[one.line]
    placeless = one.kind == "no-channel" and not (_GOES_UP.search(one.quote) or in_cells)
    return one.kind == "no-date" or placeless


def _is_sent_by_it(one: Defect, line: str) -> bool:
    """信息员登记表填好后,月底左右报来: the line names a paper, and the word's own clause hands it in."""
    before, _, behind = line.partition(one.quote)
    clause = re.split("[,。;]", behind)[0]
    return bool(_SENT.search(clause)) and bool(documents_in(before) or _SO_MANY.search(before))
