"""What must come before something else and is dated behind it: the review before the works are in, 初稿 after 终稿."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.spoken import names_in, share_a_paper
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.duty import documents_in
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect

_REVIEW = re.compile(
    r"评审|公示|评选结果|表彰|颁奖|揭晓|公布(?:获奖|评[审选]|入[围选])|结果公布|专家[^,。;]{0,6}评|集中评[议阅选]"
)
_OWN_REVIEW = re.compile(
    r"校内|本校|各校|学校|单位|村|内部|基层|自评|初[评选审赛]|校级|园内|推荐前|推荐单位|前完成|已|[一二三]次|不少于"
)
_THEN_ASKS = re.compile(
    r"[^。;,]{0,20}(?:公示|评审)[和、与]?(?:申报|申请|报送|上报)[^。;,]{0,30}"
)  # 公示申报(11月21日至25日)
_COLLECTS = re.compile(r"作品|推荐|申报|参[评赛展选]|案例|论文|征文|课例|视频|申请|候选")
_APPEALS = re.compile(r"异议|复核|复查|复议|申诉")  # what follows on a result: 复核申请书
_FIRST_DRAFT, _LAST_DRAFT = re.compile(r"初稿|征求意见稿|讨论稿|草稿"), re.compile(r"终稿|定稿|正式稿|修改稿")
_DAY = re.compile(r"\d{1,2}月\d{1,2}[日号]")
_GATHERS = re.compile(
    r"(?P<who>乡镇|镇|学校|中心校|学区|社区|街道|单位|年级组|教研组|村)[^,。;]{0,8}(?:汇总|收齐|审核)后"
)
_AGAIN = re.compile(r"补报|补交|补录|重新报|重报|整改后报|补充上报")
_OF_BEFORE = re.compile(
    r"去年|上一?年度?|前年|往年|这[两三四五六七八九\d]?[家个所]"
)  # what is still owed of last year's
_ENTERS = re.compile(r"报名|回执|参赛名单|参会名单|参训名单|秩序册")
_EVENT = re.compile(
    r"(?:比赛|开赛|竞赛|培训|会议|活动|演出|考试|测试|举办|举行|报到)(?:的)?(?:具体)?(?:时间|日期)[为是:]?\s{0,2}$|(?:定于|将于|拟于)\s{0,2}$"
)
_TELLS = re.compile(r"\s{0,2}(?:之?前)?(?:公布|公示|反馈|通报|印发|下发|发布)")  # 县局将于11月5日公布入选节目
_MOST = 60  # deadlines of one circular
_HEAD, _LONG, _NEAR = 60, 60, 3  # signs of an item; days before the deadline; lines between
_OWN_REVIEW_FIRST = re.compile("校级|校内|片区|初赛|选拔")  # what is held first, by each school
_CORE = 2  # signs of a paper's name
_HELD = re.compile(r"[^。;,]{0,16}(?:举行|召开|开赛|举办|开幕|开班)")
_WHY_IT_IS_WRITTEN = (
    re.compile(  # 为落实全市视频会议(2月10日召开)要求, 根据9月1日举行的推进会精神: held by others, and over
        r"(?:^|[,。;])[^,。;]{0,4}(?:为|根据|按照?|依据|依照|遵照|结合)[^,。;]*$"
    )
)
_TAKES_PLACE = re.compile(rf"{_HELD.pattern}|[^。;,]{{0,20}}(?:组织|进行|开展|开考|测试|考试|比赛|竞赛|集训|培训)")


def out_of_order(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless or len(circular.deadlines) > _MOST:
        return
    yield from _reviewed_too_soon(circular)
    yield from _pairs(circular, _is_first_draft, _is_last_draft, "初稿不早于终稿")
    yield from _pairs(circular, _gathered_from, lambda one: bool(_GATHERS.search(_about(one))), "汇总早于各单位报来")
    yield from _pairs(circular, _is_first, _is_again, "补报早于初报")
    yield from _entered_too_late(circular)


def _about(one: Mention) -> str:
    """What a day's sentence says of it, and not of the next day: 各村于4月10日前报镇,各镇汇总后于4月17日前…."""
    before, behind = re.split("[。;]", one.before)[-1], re.split("[。;]", one.behind)[0]
    told, *more = _DAY.split(behind)
    return f"{_DAY.split(before)[-1]}{one.quote}{told.rpartition(',')[0] if more else told}"


def _reviewed_too_soon(circular: Circular) -> Iterator[Defect]:
    """评审 on 26 to 28 October of works that may be sent until the 30th."""
    due = [one for one in circular.deadlines if one.date]
    works = [
        one
        for one in due
        if _COLLECTS.search(f"{one.sentence}{circular.places[one.line].heading}") and not _APPEALS.search(one.sentence)
    ]
    if not works or len({one.date for one in works}) > 1:
        return
    for one in circular.mentions:
        own = circular.narrow[one.line] if circular.places[one.line].style else one.sentence
        if one.deadline or one.date is None or one.starts_range or not _REVIEW.search(own[:_HEAD]) or is_past(own):
            continue
        if _is_over(circular, one):
            continue  # 根据2月10日专家评审意见
        if _THEN_ASKS.fullmatch(own) or _OWN_REVIEW.search(own):
            continue
        if len([m for m in circular.mentions if m.line == one.line and m.date]) > 2:
            continue
        reviewed = names_in(own)
        if reviewed and not any(name[-_CORE:] in circular.narrow[works[0].line] for name in reviewed):
            continue  # 评审研学报告, and what is awaited is a 推荐表
        if works[0].date and one.date < works[0].date and (works[0].date - one.date).days < _LONG:
            yield _late(one, works[0], "评审、公示在材料截止以前")


def _is_first_draft(one: Mention) -> bool:
    return bool(_FIRST_DRAFT.search(one.sentence)) and not _LAST_DRAFT.search(one.sentence)


def _is_last_draft(one: Mention) -> bool:
    return bool(_LAST_DRAFT.search(one.sentence)) and not _FIRST_DRAFT.search(one.sentence)


def _gathered_from(one: Mention) -> bool:
    return bool(re.search(r"(?:报|送|交)[至到]?(?:所在|本)?(?:乡镇|镇|学校|中心校|学区|社区|街道|单位)", one.sentence))


def _is_again(one: Mention) -> bool:
    return bool(_AGAIN.search(f"{one.before[-6:]}{one.behind[:16]}"))


def _is_first(one: Mention) -> bool:
    return not _AGAIN.search(one.sentence)


def _pairs(
    circular: Circular, early: Callable[[Mention], bool], late: Callable[[Mention], bool], what: str
) -> Iterator[Defect]:
    """The later step's day is no later than the earlier step's, of the same paper or close by."""
    for second in (one for one in circular.deadlines if one.date and late(one) and not _OF_BEFORE.search(one.sentence)):
        for first in circular.deadlines:
            if first.line == second.line and first.quote == second.quote or not first.date or not early(first):
                continue
            if second.date and first.date >= second.date and _are_one_matter(circular, first, second):
                yield _late(second, first, what)
                break


def _are_one_matter(circular: Circular, first: Mention, second: Mention) -> bool:
    ones, others = (names_in(one.sentence) for one in (first, second))
    if ones and others and share_a_paper(circular, ones, others):
        return True
    near = abs(first.line - second.line) <= _NEAR
    core = any(one[:2] in other for one in ones for other in others)
    return near and (core or not ones or not others)


def _entered_too_late(circular: Circular) -> Iterator[Defect]:
    """报名 until the 19th for what is held on the 15th."""
    events = [
        one
        for one in circular.mentions
        if one.date
        and not one.deadline
        and not one.ends_range
        and not _OWN_REVIEW_FIRST.search(one.sentence)
        and not _TELLS.match(one.behind)
        and not _is_over(circular, one)
        and (_EVENT.search(one.before) or _HELD.match(one.behind))
    ]
    days: set[date] = {one.date for one in events if one.date}
    for one in circular.deadlines if len(days) == 1 else ():
        entered = _ENTERS.search(one.sentence) or _ENTERS.search(circular.narrow[one.line][:12])
        if (
            entered
            and _is_for(one, events[0])
            and one.date
            and events[0].date
            and one.date > events[0].date
            and one.line != events[0].line
            and not _has_its_own_event(circular, one, events[0])
        ):
            yield _late(one, events[0], "报名晚于活动开始")


def _is_over(circular: Circular, event: Mention) -> bool:
    """Whether an event lies before the circular, or is why the circular is written: nobody is to come to it."""
    past = circular.issued is not None and event.date is not None and event.date < circular.issued
    return past or bool(_WHY_IT_IS_WRITTEN.search(event.before))


def _is_for(one: Mention, event: Mention) -> bool:
    """Whether it is this event's 报名表, as far as its name tells."""
    return not _cores(one) or _signs_shared(one, event) >= _CORE


def _cores(one: Mention) -> list[str]:
    """What the forms of a deadline are called after: 普通话测试报名表 after the 普通话测试."""
    names = (
        re.sub(r"报名|登记|参[赛会训加]|回执|名单|人员|信息|表|单|册|秩序", "", name)
        for name in documents_in(one.sentence)
    )
    return [name for name in names if len(name) > 1]


def _signs_shared(one: Mention, event: Mention) -> int:
    """The longest run of signs of a form's name that the event's sentence bears."""
    runs = (core[at:end] for core in _cores(one) for at in range(len(core)) for end in range(at + 1, len(core) + 1))
    return max((len(run) for run in runs if run in event.sentence), default=0)


def _has_its_own_event(circular: Circular, one: Mention, event: Mention) -> bool:
    """11月15日组织普通话测试,《报名表》于10月31日前…: the day of what it is for stands in its line, or with more of its
    name, and the other event is another's."""
    held = (
        day
        for day in circular.mentions
        if day.date
        and not day.deadline
        and day is not event
        and (_EVENT.search(day.before) or _TAKES_PLACE.match(day.behind))
    )
    return any(day.line == one.line or _signs_shared(one, day) > _signs_shared(one, event) for day in held)


def _late(one: Mention, other: Mention, what: str) -> Defect:
    message = f"{what}：第 {other.line} 行是 {other.quote}，这里是 {one.quote}，以哪个为准没有定"
    return defect("conflicting-dates", one.line, one.quote, message)
