"""The monthly reports, S7, on the report site; and who joins the class on the website, S9."""

from __future__ import annotations

from tasks.sandbox.materials import essay
from tasks.sandbox.people import Place
from tasks.sandbox.story import Joined, Post, Story, at

_KINDS = ("培训", "考核", "新闻")
_MONTHS = ("02", "03", "04", "05", "06", "07")
_IN_TIME = {"02": "02-20 15:00", "03": "03-28 15:00", "04": "04-26 15:00"}
_NOT_YET = {"05": "not_open*6 awaiting*2", "06": "not_open*8", "07": "not_open*8"}


def tell(story: Story, seed: int) -> None:
    for place in story.places:
        _reports(story, place)
        _members(story, place)


def _reports(story: Story, place: Place) -> None:
    """p4 never reports; j2 forgets one kind; j3 is late in February; the others report in time."""
    for month in _MONTHS:
        id_ = f"S7/{place.id}/2023-{month}"
        if month in _NOT_YET:
            story.script(id_, _NOT_YET[month], "还没有到期")
        elif place.id == "p4":
            story.script(id_, _lacking(month), "从不上报")
        elif place.id == "j2":
            _report(story, place, month, _IN_TIME[month], _KINDS[:2])
            partly = "awaiting*2 partial missing*5" if month == "02" else _lacking(month)
            story.script(id_, partly, "每月少一条新闻")
        elif place.id == "j3" and month == "02":
            _report(story, place, month, "02-26 10:00", _KINDS)
            story.script(id_, "awaiting*3 missing satisfied_late*4", "二月的晚了两天")
        else:
            _report(story, place, month, _IN_TIME[month], _KINDS)
            story.script(id_, _in_time(month), "当月按时上报")


def _in_time(month: str) -> str:
    return {
        "02": "awaiting*2 satisfied*6",
        "03": "not_open*5 awaiting unknown satisfied",
        "04": "not_open*6 unknown satisfied",
    }[month]


def _lacking(month: str) -> str:
    return {
        "02": "awaiting*3 missing*5",
        "03": "not_open*5 awaiting unknown missing",
        "04": "not_open*6 unknown missing",
    }[month]


def _report(story: Story, place: Place, month: str, when: str, kinds: tuple[str, ...]) -> None:
    for number, kind in enumerate(kinds):
        title = f"【{kind}】{int(month)}月{place.name}校本研培{kind}"
        body = essay(160, int(month) * 10 + number)
        story.posts.append(Post("web_report", place.id, at(when), at(when), title, body, (), place.name))


def _members(story: Story, place: Place) -> None:
    """Most join before the year's plan opens; j1 in March, p3 all but one, j2 too late, p4 nobody."""
    id_ = f"S9/{place.id}/2023"
    if place.id == "j1":
        _join(story, place, "03-01 08:00", len(place.teachers))
        story.script(id_, "awaiting*5 satisfied*3", "三月初才加入")
    elif place.id == "p3":
        _join(story, place, "02-08 08:00", len(place.teachers) - 1)
        story.script(id_, "partial*5 missing*3", "少一位教师")
    elif place.id == "j2":
        _join(story, place, "02-08 08:00", 1)
        _join(story, place, "03-20 08:00", len(place.teachers), first=1)
        story.script(id_, "partial*5 missing*2 satisfied_late", "三月下旬才都加入")
    elif place.id == "p4":
        story.script(id_, "awaiting*5 missing*3", "没有人加入")
    else:
        _join(story, place, "02-08 08:00", len(place.teachers))
        story.script(id_, "satisfied*8", "都已加入")


def _join(story: Story, place: Place, when: str, count: int, *, first: int = 0) -> None:
    for teacher in place.teachers[first:count]:
        story.members.append(Joined(at(when), place.id, teacher.name, teacher.account))
