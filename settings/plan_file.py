"""plan.toml: the year's frame, its channels, windows, themes and overrides; requirements have a module of their own."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from settings.ledger_rules import read_credit, read_scoring
from settings.mistakes import Mistakes
from settings.requirement_file import read_requirement
from settings.table import Table
from settings.toml_text import Document
from settings.words import duration, right_one
from tasks.domain.errors import BadInput
from tasks.domain.plan.requirement import (
    CloseOfBusiness,
    Override,
    Plan,
    Requirement,
    Theme,
    Watched,
    Window,
)
from tasks.domain.plan.rule import MonthDay, read_clock, read_due, read_opening

FILE = "plan.toml"
_SECTIONS = ("plan", "channels", "requirement", "override", "window", "themes", "credit", "scoring")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_GRACE = {"mailbox": timedelta(minutes=30), "website": timedelta(hours=2)}


def read_plan(doc: Document, mistakes: Mistakes, *, year: int | None, zone: str) -> Plan | None:
    """The plan that the file describes, for `year` if given (else BadInput); None when its frame cannot be read."""
    top = Table(doc, mistakes)
    frame = top.table("plan")
    own_year = frame.whole("year", _checked(year) or 2000, least=_FIRST_YEAR, most=_LAST_YEAR)
    if not frame.data and not doc.broken:
        _refuse_frame(top)
        return None
    if "year" not in frame.data and year is None:
        frame.missing("year", "2023")
    wanted = year or own_year
    requirements = tuple(filter(None, (read_requirement(table, wanted) for table in top.tables("requirement"))))
    plan = Plan(
        id=_id(frame, own_year, wanted),
        year=wanted,
        starts=_starts(frame, wanted, zone),
        requirements=_without_twins(top, requirements),
        timezone=zone,
        close_of_business=_close_of_business(frame),
        grace=_grace(frame.table("grace")),
        mend_within=frame.whole("mend_within", 3),
        channels=_channels(top.table("channels")),
        overrides=tuple(filter(None, (_override(table) for table in top.tables("override")))),
        windows=tuple(filter(None, (_window(table, wanted) for table in top.tables("window")))),
        themes=_themes(top.table("themes")),
        credit=read_credit(top.table("credit"), requirements),
        scoring=read_scoring(top.table("scoring"), requirements),
    )
    frame.close()
    top.close()
    return plan


def _checked(year: int | None) -> int | None:
    if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise BadInput(f"没有 {year} 年的计划；应为：{_FIRST_YEAR} 到 {_LAST_YEAR} 之间的年份，如 --year 2026。")
    return year


def _refuse_frame(top: Table) -> None:
    top.mistakes.add(top.doc.file, "", "缺少 [plan] 一节", '[plan] 里至少有 id = "…" 和 year = 2023')
    top.asked |= dict.fromkeys(_SECTIONS)
    top.close()


def _id(frame: Table, own_year: int, year: int) -> str:
    id_ = frame.text("id", needed=True, example=f"lanxi-{own_year}")
    if id_ and re.search(r"[\s/:*@;；|]", id_):
        frame.wrong("id", f"计划编号“{id_}”里有空格或 / : * @ ; |", f"lanxi-{own_year}")
    if year == own_year:
        return id_
    return id_.replace(str(own_year), str(year)) if str(own_year) in id_ else f"{id_}-{year}"


def _starts(frame: Table, year: int, zone: str) -> datetime:
    text = frame.day_text("starts", example="previous 12-01") or "01-01"
    rule = frame.read("starts", text, read_opening)
    at = rule.clock.at or time() if rule else time()
    day = _date_of(frame, "starts", text, year) or date(year, 1, 1)
    return datetime.combine(day, at, ZoneInfo(zone))


def _date_of(table: Table, key: str, text: str, year: int) -> date | None:
    """The date of a month-day text in the plan's year; what is wrong with it becomes a mistake."""

    def in_year(text: str) -> date:
        what = read_opening(text).what
        assert isinstance(what, MonthDay)
        return what.in_year(year)

    return table.read(key, text, in_year)


def _close_of_business(frame: Table) -> tuple[CloseOfBusiness, ...]:
    value = frame.raw("close_of_business")
    if value is None:
        return (CloseOfBusiness(time(17, 0)),)
    if isinstance(value, str):
        at = frame.read("close_of_business", value, read_clock)
        return (CloseOfBusiness(at or time(17, 0)),)
    if not isinstance(value, list) or not all(isinstance(season, dict) for season in value):
        right = '"17:00"，或 [{ from = "05-01", to = "09-30", at = "17:30" }]'
        frame.wrong("close_of_business", "close_of_business 读不懂", right)
        return (CloseOfBusiness(time(17, 0)),)
    return tuple(_season(frame, season) for season in value)


def _season(frame: Table, data: dict[str, Any]) -> CloseOfBusiness:
    season = Table(frame.doc, frame.mistakes, (*frame.path, "close_of_business"), data)
    at = season.read("at", season.text("at", needed=True, example="17:30"), read_clock)
    first, last = (_month_day(season, key) for key in ("from", "to"))
    season.close()
    return CloseOfBusiness(at or time(17, 0), first or (1, 1), last or (12, 31))


def _month_day(table: Table, key: str) -> tuple[int, int] | None:
    rule = table.read(key, table.text(key), read_opening)
    return (rule.what.month, rule.what.day) if rule and isinstance(rule.what, MonthDay) else None


def _grace(table: Table) -> dict[str, timedelta]:
    found = {key: table.word(key, default, duration, '"30m"、"2h"') for key, default in _GRACE.items()}
    table.close()
    return found


def _channels(channels: Table) -> dict[str, Watched]:
    found = {}
    for name in channels.data:
        one = channels.table(name)
        found[name] = one.choice("watched", Watched, Watched.YES)
        one.close()
    return found


def _without_twins(top: Table, requirements: tuple[Requirement, ...]) -> tuple[Requirement, ...]:
    seen: dict[str, int] = {}
    for number, requirement in enumerate(requirements):
        if requirement.id in seen:
            place = Table(top.doc, top.mistakes, ("requirement", number))
            place.wrong("id", f"要求编号 {requirement.id} 写了两次", "每条要求一个编号")
        seen[requirement.id] = number
    return tuple(requirement for number, requirement in enumerate(requirements) if seen[requirement.id] == number)


def _override(table: Table) -> Override | None:
    requirement = table.text("requirement", needed=True, example="S8")
    stages = table.stages("stage")
    if len(stages) > 1:
        table.wrong("stage", "一节只另定一个学段的期限", f'stage = "{stages[0]}"，其余各写一节 [[override]]')
    party = table.text("party")
    due = table.day_text("due", needed=True, example="06-25 cob")
    table.read("due", due, read_due)
    if not stages and not party and "stage" not in table.data:
        table.wrong(None, "没有说是哪个学段或哪所学校", 'stage = "senior" 或 party = "sch07"')
    table.close()
    return Override(requirement, stages[0] if stages else None, party, due) if requirement and due else None


def _window(table: Table, year: int) -> Window | None:
    name = table.text("name", needed=True, example="“推门听课”")
    texts = [table.day_text(key, needed=True, example="03-01") for key in ("from", "to")]
    first, last = (_date_of(table, key, text, year) for key, text in zip(("from", "to"), texts, strict=True))
    requirements = table.texts("requirements")
    table.close()
    if first and last and last < first:
        table.wrong("to", f"结束 {last} 早于开始 {first}", "跨年的写 previous 或 next，如 previous 12-02")
        return None
    return Window(name, first, last, requirements) if first and last else None


def _themes(themes: Table) -> dict[int, Theme]:
    found = {}
    months = [f"{month:02d}" for month in range(1, 13)]
    for key in themes.data:
        theme = themes.table(key)
        if key not in months:
            themes.wrong(key, f"没有 {key} 这个月份", right_one(key.zfill(2), months))
            continue
        found[int(key)] = Theme(int(key), theme.text("title", needed=True, example="本月主题"), theme.text("form"))
        theme.close()
    return found
