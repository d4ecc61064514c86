"""A report due before the day on which what it reports on ends: 比赛10月24日决赛。比赛总结于10月22日送…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.activities.activity_ends import MADE_BEFORE, early
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.defect import Defect

_ENDS = re.compile(
    r"\s{0,2}(?:\([^()]{0,8}\))?(?:上午|下午|晚上?)?(?:正式|圆满|全部|全面)?(?:收官|闭幕|落幕|结束|谢幕|结业|(?:总|半)?决赛|颁奖|举行(?:总?决赛|闭幕|结业))"
)
_HELD = re.compile(
    r"\s{0,2}(?:\([^()]{0,8}\))?(?:上午|下午|晚上?)?(?:\d{1,2}[:点时]\d{0,2}分?)?(?:在[一-龥\d]{2,16}?)?(?:举行|举办|进行|开展|开赛|[,。;]|$)"
)
_PLANNED = re.compile(r"(?:定于|定在|将于|拟于|安排在|计划于)\s{0,2}$")
_EVENT = re.compile(r"比赛|大赛|竞赛|联赛|比武|演练|培训|考试|统考|测试|运动会|展演|汇演|植树|研学|参观学习|技能赛")
_GOES_ON_TO = re.compile(r"\s{0,2}(?:起,?)?(?:持续|一直|延续)[到至]")
_TWO_DAYS = re.compile(r"[、和及]\d{1,2}[日号](?:进行|举行|开[考赛展]|举办)")
_NO_EVENT = re.compile(
    r"学[期年]|年度|[寒暑]假|假期|报[名送]|征集|投稿|申报|公示|填报|录入|登记|检查|督查|受理|服务期|合同|汛期"
)
_SURE = re.compile(r"总结|小结|汇编|成绩|名次|签到|结业|获奖|战报|评估报告|活动照片|现场照片|成果(?!申报)|质量分析")
_OF_A_PART = re.compile(
    r"初[赛评选审]|预赛|海选|选拔|筹备|前期|中期|阶段|第[一二三1-3]|上半|每[日天场周月]|分(?:赛区|会场)|报名|方案|往[年届]|上[届年]"
)
_GENERAL = re.compile(r"工作|全[市县区省]|[各每]|通知|有关|组织|开展|举[办行]|[于从在定将]")
_TESTED = re.compile(r"考试|统考|联考|测试|检测|考核|比赛|竞赛|大赛|联赛|决赛|运动会|[比联球]赛")
_SENT = re.compile(
    r"(?:\([^()]{0,8}\))?\s{0,2}(?:\d{1,2}[:点时]\d{0,2}分?)?\s{0,2}(?:之?前)?[,]?[^,。;]{0,12}?(?:[报送交发寄传存]|上传|录入)"
)
_MOST = 20  # events
_NEAR = 1  # lines between the event and its report


@dataclass(frozen=True, slots=True)
class _Event:
    words: str  # the clause in which it ends, in front of its day
    end: date
    last: Mention


def reported_before(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    events = [*_events(circular)][:_MOST]
    for one in circular.mentions if events else ():
        if one.date is None or one.line in circular.rows or not (one.deadline or _SENT.match(one.behind)):
            continue
        for event in events:
            near = 0 <= one.line - event.last.line <= _NEAR and one.date < event.end
            if near and _reports_on(_behind(one.sentence, event.last), event):
                yield early(one, event.last, same_day=False)
                break


def _events(circular: Circular) -> Iterator[_Event]:
    for at, one in enumerate(circular.mentions):
        words = re.split("[,。;]", one.before)[-1]
        if one.date is None or one.deadline or _NO_EVENT.search(words) or one.line in circular.rows:
            continue
        held = _EVENT.search(words) and _PLANNED.search(words) and _HELD.match(one.behind)
        if held or _ENDS.match(one.behind) or _TWO_DAYS.match(one.behind):
            yield _Event(words, one.date, one)
        elif _GOES_ON_TO.match(one.behind) and (last := _next(circular, at)):
            yield _Event(words, last.date or one.date, last)


def _next(circular: Circular, at: int) -> Mention | None:
    """The day that follows in the same sentence."""
    following = circular.mentions[at + 1 : at + 2]
    return following[0] if following and following[0].sentence == circular.mentions[at].sentence else None


def _behind(sentence: str, last: Mention) -> str:
    """What stands behind the event's day, where one sentence tells both: 考试5月13日、14日进行,成绩分析报告…."""
    return sentence.rpartition(last.quote)[2] if last.sentence == sentence else sentence


def _reports_on(sentence: str, event: _Event) -> bool:
    """Whether it hands in what nobody has before the end: by its kind, and by two signs of the event's name."""
    if not _SURE.search(sentence) or _OF_A_PART.search(sentence) or MADE_BEFORE.search(_SURE.sub("", sentence)):
        return False
    name = _GENERAL.sub(" ", event.words)[-10:]
    pairs = {name[at : at + 2] for at in range(len(name) - 1) if " " not in name[at : at + 2]}
    graded = _TESTED.search(event.words) and re.search("成绩|名次|质量分析", sentence)
    return bool(graded) or any(pair in sentence for pair in pairs)
