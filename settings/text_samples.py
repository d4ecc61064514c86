"""Letters and summaries of an invented school, on which every template is tried: one full, one with nothing in it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar, cast

from tasks.domain.notice.arrival import Arrival
from tasks.domain.notice.changes import Change
from tasks.domain.notice.checklist import ChecklistItem, ChecklistPart
from tasks.domain.notice.entry import Entry
from tasks.domain.notice.heat import HeatCell, HeatMap, HeatRow
from tasks.domain.notice.letter import Letter
from tasks.domain.notice.school_part import SchoolPart
from tasks.domain.notice.summary import Lack, Summary
from tasks.domain.notice.trend import Trend, TrendPoint

T = TypeVar("T")

ENTRY = Entry(
    title="《课程表》",
    theme="3月主题：如何上好新学期第一课",
    due="2023年2月24日（星期五） 17:00 前",
    countdown="还有 7 天",
    where=("指定邮箱 primary@county.test", "网站班级共享栏"),
    who=("王老师",),
    standing=("指定邮箱：待交",),
    received=("2023-02-17 10:00 收到，指定邮箱：课程表.docx（待查）",),
    mend=("课程表.docx：没有表格",),
    note="网站未核对",
    verdict="待交",
    asks=("须是表格",),
    naming="第一小学_课程表.xlsx",
)
_PART = SchoolPart(
    name="第一小学",
    coordinator="王老师",
    phone="0455-5000001",
    principal="孙老师",
    principal_phone="0455-5000002",
    lacking=(ENTRY,),
    mending=(ENTRY,),
    upcoming=(ENTRY,),
)
LETTER = Letter(
    sender="教师进修学校",
    school="第一小学",
    recipient="王老师",
    date="2023年2月17日",
    count=3,
    lacking_count=1,
    part_count=0,
    ahead_count=0,
    nearest="2月24日（星期五）",
    nearest_count=3,
    countdown="还有 7 天",
    merged_count=1,
    merged_nearest="3月31日（星期五）",
    merged_nearest_count=1,
    merged_countdown="还有 42 天",
    lacking=(ENTRY,),
    mending=(ENTRY,),
    waiting=(ENTRY,),
    upcoming=(ENTRY, replace(ENTRY, merged=True)),
    done=(ENTRY,),
    checklist=(
        ChecklistPart(
            due="2023年2月24日（星期五） 17:00 前",
            where=("指定邮箱 primary@county.test",),
            items=(
                ChecklistItem("《课程表》", "教师 58 人", ("须是表格",), "第一小学_课程表.xlsx", ("3月31日",), "注"),
            ),
        ),
    ),
    items=("《课程表》：2023-02-17 10:00 收到，指定邮箱：课程表.docx（合格）",),
    readings=("2023-02-25 09:00 完整查看指定邮箱",),
    schools=(_PART,),
    counts=(("全无", 1), ("仅缺一渠道", 0)),
    later=(ENTRY,),
    arrivals=(
        Arrival("《课程表》", "课程表.docx", "指定邮箱", "2023-02-17 10:00", "需补正", ("没有表格",), "mending"),
    ),
    said=("来源 primary：已错过 3 轮。",),
    restored=("已恢复：来源 website 从 02-17 08:45 起又看全了。",),
    accuses=True,
    reply_to="rollcall@county.test",
)
SUMMARY = Summary(
    sender="教师进修学校",
    recipient="孙老师",
    date="2023年2月27日",
    occasion="截止汇总",
    due="2023年2月24日（星期五） 17:00 前",
    titles=("《课程表》",),
    figures=(("已完成", 3),),
    total=3,
    counts=(("全无", 1), ("我方未能核实", 0)),
    heat=HeatMap(("小学",), (HeatRow("S4", "《课程表》", (HeatCell(2, 3, 0, "2/3", "#e9f1dc"),)),)),
    trend=Trend((TrendPoint(date(2023, 2, 17), 1), TrendPoint(date(2023, 2, 24), 2)), 3, date(2023, 2, 24)),
    lacks=(Lack("第一小学", ("《课程表》",), ("小学",), "尚未收到", ("指定邮箱：尚未收到",), "王老师 0455-5000001"),),
    changes=(Change("新完成", 1, ("第一小学 《课程表》",)),),
    since="2023-02-20 09:00",
    notes=("网站未核对",),
    reply_to="rollcall@county.test",
)


def emptied(sample: T) -> T:
    """The same letter with nothing in it: no text, no list, no count."""
    nothing: Any = {f.name: _nothing(getattr(sample, f.name)) for f in fields(cast(Any, sample))}
    return replace(cast(Any, sample), **nothing)  # type: ignore[no-any-return]


def _nothing(value: object) -> object:
    match value:
        case HeatMap():
            return HeatMap((), ())
        case Trend():
            return Trend((), 0)
        case _:
            return type(value)()


EMPTY_LETTER = emptied(LETTER)
EMPTY_SUMMARY = emptied(SUMMARY)
