"""How schools and kindergartens hand in S7, a report for each month by its last Friday (circular L36, L38).

A course has one letter for each moment: 02-10, 02-17, 02-23 | 02-25, 02-27, 03-15, 05-09 (website down), 05-10.
"""

from __future__ import annotations

from tasks.sandbox.script import Script

TITLES = {
    "培训": "{month}月份校本培训活动",
    "考核": "{month}月份研培考核情况",
    "新闻": "{month}月份研培新闻",
}
_SECTIONS = "一、培训\n组织了两次校本活动。\n二、考核\n对出勤和记录作了检查。\n三、新闻\n活动情况已在校内公布。"
_NEVER = "没有上传"
_ALL = "三类齐全，按时"
_TWO = "缺新闻一类"

# Each row: school, course, habit, why, and what came: (kind, moment it appeared, date it bears if another).
Row = tuple[str, str, str, str, tuple[tuple[str, ...], ...]]

_FEBRUARY: tuple[Row, ...] = (
    ("sch01", "ppssssss", "on_time", _ALL, (("培训", "02-08"), ("考核", "02-15"), ("新闻", "02-22"))),
    ("sch02", "pppsssss", "last_minute", "最后一类 24 日 23:30",
     (("培训", "02-08"), ("考核", "02-15"), ("新闻", "02-24 23:30"))),
    ("sch03", "pppmmmmm", "part_only", _TWO, (("培训", "02-08"), ("考核", "02-15"))),
    ("sch05", "aaammmmm", "never", _NEVER, ()),
    ("sch06", "pppmllll", "back_dated", "写 24 日，25 日完整收取时没有：逾期",
     (("培训", "02-08"), ("考核", "02-15"), ("新闻", "02-26", "2023-02-24"))),
    ("sch07", "pppmllll", "late", "最后一类 26 日", (("培训", "02-08"), ("考核", "02-15"), ("新闻", "02-26"))),
    ("sch09", "ppssssss", "on_time", _ALL, (("培训", "02-08"), ("考核", "02-15"), ("新闻", "02-22"))),
    ("sch11", "aaammmmm", "never", _NEVER, ()),
    ("sch12", "aapsssss", "on_time", _ALL, (("培训", "02-20"), ("考核", "02-20"), ("新闻", "02-23"))),
)  # fmt: skip
_BY_MIDDLE = (("培训", "03-08"), ("考核", "03-10"), ("新闻", "03-14"))
_MARCH: tuple[Row, ...] = (
    ("sch01", "nnnnnsss", "on_time", _ALL, _BY_MIDDLE),
    ("sch02", "nnnnppus", "before_it_opens", "一类 2 月 27 日就来了，其余 3 月底",
     (("培训", "02-27 08:00"), ("考核", "03-28"), ("新闻", "03-30"))),
    ("sch04", "nnnnnpus", "on_time", _ALL, (("培训", "03-08"), ("考核", "03-28"), ("新闻", "03-30"))),
    ("sch05", "nnnnnaum", "never", _NEVER, ()),
    ("sch06", "nnnnnaus", "on_time", _ALL, (("培训", "03-29"), ("考核", "03-29"), ("新闻", "03-30"))),
    ("sch07", "nnnnnpum", "part_only", _TWO, (("培训", "03-08"), ("考核", "03-10"))),
    ("sch08", "nnnnnsss", "on_time", _ALL, _BY_MIDDLE),
    ("sch09", "nnnnnpul", "late", "最后一类 4 月 5 日", (("培训", "03-08"), ("考核", "03-10"), ("新闻", "04-05"))),
    ("sch10", "nnnnnpus", "back_dated", "写 31 日，4 月 3 日才出现；其间没有完整收取，推翻不了",
     (("培训", "03-08"), ("考核", "03-10"), ("新闻", "04-03", "2023-03-31"))),
    ("sch11", "nnnnnaum", "never", _NEVER, ()),
    ("sch12", "nnnnnpul", "late", "三月的新闻 4 月 12 日才来，不补四月",
     (("培训", "03-08"), ("考核", "03-10"), ("新闻", "04-12"))),
)  # fmt: skip
_BY_END = (("培训", "04-10"), ("考核", "04-20"), ("新闻", "04-27"))
_APRIL: tuple[Row, ...] = (
    *((s, "nnnnnnus", "on_time", _ALL, _BY_END) for s in ("sch01", "sch03", "sch06", "sch07", "sch09")),
    *((s, "nnnnnnum", "part_only", _TWO, _BY_END[:2]) for s in ("sch02", "sch12")),
    *((s, "nnnnnnum", "never", _NEVER, ()) for s in ("sch05", "sch10", "sch11")),
    ("sch04", "nnnnnnul", "late", "最后一类 5 月 2 日", (*_BY_END[:2], ("新闻", "05-02"))),
    ("sch08", "nnnnnnul", "late", "最后一类 5 月 8 日", (*_BY_END[:2], ("新闻", "05-08"))),
)
_MAY: tuple[Row, ...] = (
    ("sch01", "nnnnnnap", "early", "先来了一类", (("培训", "05-08"),)),
    ("sch03", "nnnnnnas", "early", _ALL, (("培训", "05-05"), ("考核", "05-08"), ("新闻", "05-09 15:00"))),
    *((f"sch{number:02}", "nnnnnnaa", "not_yet_due", "5 月 26 日才截止", ()) for number in (2, *range(4, 13))),
)


def hand_in_reports(script: Script) -> None:
    """S7 of all schools and kindergartens for the months that the shipped plan lists, February to July."""
    for month, rows in ((2, _FEBRUARY), (3, _MARCH), (4, _APRIL), (5, _MAY)):
        for school, letters, habit, why, came in rows:
            _report(script, school, month, came)
            script.is_true(f"S7/{school}/2023-{month:02}", letters, habit, why)
    _february_in_other_ways(script)
    _march_by_its_theme(script)
    for one in script.world.roster.schools:
        for month in (6, 7):
            script.is_true(f"S7/{one.id}/2023-{month:02}", "nnnnnnnn", "not_open", "还没有到这个月")


def _report(script: Script, school: str, month: int, came: tuple[tuple[str, ...], ...]) -> None:
    for kind, when, *dated in came:
        moment = when if " " in when else f"{when} 10:00"
        title = TITLES[kind].format(month=month)
        script.report(script.world.school(school), moment, title, dated=dated[0] if dated else "")


def _february_in_other_ways(script: Script) -> None:
    school = script.world.school
    script.report(school("sch04"), "02-16 10:00", "2月份能力提升网报", body=_SECTIONS)
    script.is_true("S7/sch04/2023-02", "asssssss", "all_in_one", "一篇里分三节写了三类")
    _report(script, "sch08", 2, (("培训", "02-08"), ("考核", "02-15")))
    script.report(school("sch08"), "03-01 08:00", "新闻：校园里的研讨")
    script.is_true("S7/sch08/2023-02", "pppmmwww", "month_unclear", "3 月 1 日的新闻没写月份，二月正缺新闻，由人归月")
    script.report(
        school("sch10"), "02-16 11:00", "2月份网报（培训、考核、新闻）", body="本月各项活动都已开展，效果良好。"
    )
    script.is_true("S7/sch10/2023-02", "awwwwwww", "all_in_one", "标题写了三类，正文没有分节，由人核定")


def _march_by_its_theme(script: Script) -> None:
    script.report(script.world.school("sch03"), "03-08 10:00", "校本培训：如何上好新学期第一课")
    _report(script, "sch03", 3, (("考核", "03-10"), ("新闻", "03-14")))
    script.is_true("S7/sch03/2023-03", "nnnnnsss", "by_theme", "一类没写月份，写了三月的主题")
