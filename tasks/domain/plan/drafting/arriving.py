"""What is handed over on arrival, where another sentence tells the day: 3月20日报到。…报到时,每人交案例一篇."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from tasks.domain.plan.drafting.circular_page import Page
from tasks.domain.plan.drafting.days.arrival import comes_with
from tasks.domain.plan.drafting.days.when import CLOCK, When
from tasks.domain.plan.drafting.demand import Demand
from tasks.domain.plan.drafting.page import Line, sentences
from tasks.domain.plan.drafting.papers.lists.led_lists import leads_list

_EVE = timedelta(days=2)  # people come so long before it at most
_MEETS = ("召开", "举行", "举办", "进行", "定在", "定于")  # 培训会定于3月17日召开。报到时当场交承诺书

_EARLIER = {"报到", "领取"}  # may be on another day than what people come to
_THERE = "现场"
_MEETING_NAMED = re.compile("参加([一-龥]{1,8}会)(?=[,。;并])")
_TIME_HEAD = re.compile("(?:会议|活动|培训|比赛)时间(?:[和及、与]地点)?$")
_TIME = re.compile("(?:会议|活动|培训|比赛|集中|报到)?时间(?:[和及、与]地点)?[:。]")


def with_day_of_arrival(page: Page, demand: Demand) -> Demand:
    """The demand with the day on which people come: that of its own line, else the only one of the circular."""
    names_papers = demand.names or leads_list(page, demand)
    comes = comes_with(demand.sentence) if not demand.whens and names_papers else ""
    if not comes:
        return demand
    told = [(line, when) for line in page.lines for when in _days(page, line, comes)]
    meets = [when for word in _MEETS for when in _days(page, demand.line, word)]
    here = [when for line, when in told if line is demand.line] or _of_meeting(meets, [when for _, when in told])
    here = here or [when for when in page.moments(demand.line) if _is_of_event(when, demand.line)]
    here = (
        here
        or [*_of_its_name(page, demand)]
        or ([] if comes in _EARLIER else _said_before(page, demand))
        or _time_above(page, demand.line)
        or [*_only_meeting(page)]
        or [*_headed_time(page)]
    )
    if len({when.day for when in here}) != 1:
        return demand
    day = replace(here[0], due=CLOCK.sub("", here[0].due or ""))  # the hour is when it begins
    return replace(demand, whens=(day,), hands_in=True, channels=demand.channels or (_THERE,))


def _of_meeting(meets: list[When], told: list[When]) -> list[When]:
    """The days told elsewhere for coming, where they are those before what is held; else the day on which it is held:
    讲课答辩11月6日进行,报到时现场提交教案, and the training of another item has its own 报到."""
    held = {when.day for when in meets if when.day}
    near = [one for one in told if one.day and any(timedelta() <= day - one.day <= _EVE for day in held)]
    return (near or meets) if held else told


def _said_before(page: Page, demand: Demand) -> list[When]:
    """2月4日下午两点在影剧院彩排。每队带上《承诺书》一份,进场时交给舞台组: the last day of its line before it."""
    at = demand.line.text.find(demand.sentence)
    before = [when for when in page.moments(demand.line) if when.end <= at and when.day and not when.repeats]
    return [when for when in before[-1:] if not (when.ranged or when.marked)]


def _only_meeting(page: Page) -> Iterator[When]:
    """培训会于3月5日召开, four lines above 参训时须现场提交复印件."""
    return (when for line in page.lines for word in _MEETS for when in _days(page, line, word))


def _of_its_name(page: Page, demand: Demand) -> Iterator[When]:
    """(二)领队会:9月9日15:00, where 领队参加领队会,并现场提交《责任书》."""
    told = _MEETING_NAMED.search(demand.sentence)
    own = (line for line in page.lines if told and line.body.startswith((f"{told[1]}:", f"{told[1]}。")))
    return (when for line in own if line is not demand.line for when in page.moments(line) if when.day)


def _headed_time(page: Page) -> Iterator[When]:
    """一、会议时间 over 2026年10月15日9:00."""
    headed = (line for line in page.lines if not line.kind and _TIME_HEAD.search(page.above(line)))
    return (when for line in headed for when in page.moments(line) if when.day)


def _time_above(page: Page, line: Line) -> list[When]:
    """时间:3月6日14:30 among the lines of the same heading, above 参会时携带《计划》1份,会后交教研室."""
    beside = [one for one in page.lines if one.parents == line.parents and one.number < line.number]
    above = next((one for one in reversed(beside) if _TIME.match(one.body)), None)
    return [when for when in page.moments(above) if when.day] if above else []


def _is_of_event(when: When, line: Line) -> bool:
    """5月19日上午8:30,技能展示,…: a line that begins with the day of what people come to, and no course that begins."""
    told = line.text[when.end :].partition("。")[0]
    return bool(when.day and when.start == line.start and re.search("展示|展演|比赛|[大竞]赛|交流", told))


def _days(page: Page, line: Line, comes: str) -> Iterator[When]:
    """The days of a line on which people come: 3月20日在文化馆报到,21日开班, or 报到时间为3月20日."""
    for start, sentence in sentences(line) if comes in line.text else ():
        end = start + len(sentence)
        whens = [when for when in page.moments(line) if start <= when.start < end]
        for when, behind in zip(whens, [*(one.start for one in whens[1:]), end], strict=False):
            ahead = re.sub("《[^《》]*》", "", re.split("[,。;]", line.text[start : when.start])[-1])  # 《参会回执》
            its_own = re.split("[;。]", line.text[when.end : behind])[0]
            if when.day and when.due and not when.repeats and comes in f"{ahead}|{its_own}":
                yield when
