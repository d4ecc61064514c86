"""One paper's last moment told twice: the site closes on 10月22日, and it may come until the 29th; 12:00, 17:00."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.clocks import are_other_hours, hour_behind
from tasks.domain.plan.circular_rules.reading.spoken import are_apart, is_name, names_in, share_a_paper, works_in
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.duty import documents_due
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect

_OPEN_UNTIL = re.compile(r"(?:开放|开通|受理|收件|接收|填报|有效)(?:时间)?[^,。;]{0,4}(?:到|至|截至)\s{0,2}$")
_CLOSES = re.compile(
    r"\s{0,2}(?:\([^()]{0,12}\))?\s{0,2}(?:\d{1,2}[:点时]\d{0,2}分?)?\s{0,2}(?:准时|自动|起)?(?:关闭|停止|截止|锁定|关网|下线)"
)
_UNSENT = re.compile(
    r"\s{0,2}(?:\([^()]{0,12}\))?\s{0,2}(?:\d{1,2}[:点时]\d{0,2}分?)?\s{0,2}(?:之|以)?前(?:仍|还)?未(?:报|交|提|上|填|完)"
)
_SITE, _INTO_IT = re.compile("平台|系统|网站|小程序"), re.compile("平台|系统|网[站上]|上传|填报|录入|在线")
_ON_PAPER = re.compile(r"送[至到交]|[交寄][至到]|\d{3,4}室|纸质|@|邮箱")


def closings_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    due = [(one, _papers(circular, one)) for one in circular.deadlines]
    for one in circular.mentions:
        behind = _CLOSES.match(one.behind) or _UNSENT.match(one.behind)
        if not (behind or _OPEN_UNTIL.search(one.before)) or one.starts_range or is_past(one.sentence):
            continue
        if one.date and circular.issued and one.date < circular.issued:
            continue  # 2025年12月31日前未完成的项目: which ones are meant
        near = _papers(circular, one)
        for other, papers in due:
            if _goes_elsewhere(one, other):
                continue
            if other is not one and _is_apart(one, other) and near and share_a_paper(circular, near, papers):
                here, there = (f"{told.quote}{hour_behind(told)}" for told in (one, other))
                message = f"第 {other.line} 行的期限是 {there}，这里是 {here}，以哪个为准没有定"
                yield defect("conflicting-dates", one.line, f"{one.quote}{behind[0] if behind else ''}", message)
                break


def _goes_elsewhere(one: Mention, other: Mention) -> bool:
    """系统6月6日17:00关闭,学校于6月10日前将《统计表》送至108室: what goes there on paper goes into no system."""
    closed, sent = re.split("[。;]", one.before)[-1], re.split("[。;]", other.behind)[0]
    sent = re.sub("《[^《》]*》", "", sent)
    return bool(_SITE.search(closed) and _ON_PAPER.search(sent)) and not _INTO_IT.search(sent)


def _papers(circular: Circular, one: Mention) -> frozenset[str]:
    """Those of its sentence, else of the whole line: 开放到10月22日,《登记表》必须在此之前上传."""
    named = names_in(one.sentence) or works_in(one.sentence)  # 《案例申报表》 is none of the 案例
    return named or frozenset(name for name in documents_due(circular, one) if is_name(name))


def _is_apart(one: Mention, other: Mention) -> bool:
    """Another day, or another hour of it, for the same people and form."""
    if (one.line, one.quote, one.before) == (other.line, other.quote, other.before):
        return False
    here, there = (re.split("[,;。\t]", told.before)[-1] for told in (one, other))
    if are_apart(one.sentence, other.sentence) or one.line == other.line and are_apart(here, there):
        return False  # 射箭的报名表5月14日截止,游泳的报名表5月21日截止
    if (one.month, one.day) != (other.month, other.day):
        return True
    return are_other_hours(hour_behind(one), hour_behind(other))
