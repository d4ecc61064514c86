"""How the teachers of observed lessons hand in T3-T5, personal articles due by the end of 04-30 (circular L40-L49).

A course has one letter for each moment: 02-10, 02-17, 02-23 | 02-25, 02-27, 03-15, 05-09 (website down), 05-10.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tasks.domain.plan.party import Teacher
from tasks.sandbox.essays import essay
from tasks.sandbox.lessons import own_lesson
from tasks.sandbox.packing import cut_short, locked
from tasks.sandbox.script import Script
from tasks.sandbox.wire import File

_ON_TIME, _LATER, _LATE, _NEVER = "nnnnnsss", "nnnnnaus", "nnnnnaul", "nnnnnaum"
_WORDS = {
    _ON_TIME: ("on_time", "按时"),
    _LATER: ("on_time", "按时；5 月 9 日网站打不开，我方未能核实"),
    _LATE: ("late", "5 月 2 日才交"),
    _NEVER: ("never", "没有交"),
}


@dataclass(frozen=True, slots=True)
class Usual:
    """Moments at which the three papers appear ("" for never), and what is true of each then."""

    plan: tuple[str, str] = ("03-08 10:00", _ON_TIME)
    slides: tuple[str, str] = ("03-08 10:30", _ON_TIME)
    reflection: tuple[str, str] = ("03-12 10:00", _ON_TIME)


_EARLY = Usual()
_APRIL = Usual(("04-10 10:00", _LATER), ("04-10 10:30", _LATER), ("04-26 10:00", _LATER))
_MIXED = Usual(reflection=("05-02 10:00", _LATE))
_PART = Usual(slides=("", _NEVER), reflection=("", _NEVER))
_ALL_LATE = Usual(("05-02 10:00", _LATE), ("05-02 10:30", _LATE), ("05-02 11:00", _LATE))
_NOTHING = Usual(("", _NEVER), ("", _NEVER), ("", _NEVER))
_USUAL = (_EARLY, _APRIL, _EARLY, _APRIL, _MIXED, _PART, _ALL_LATE, _NOTHING)


def hand_in_lesson_papers(script: Script) -> None:
    """T3-T5 of the teachers whom the roster lists as giving an observed lesson (ruling A12)."""
    observed = [t for t in script.world.roster.teachers if t.gives_observed_lesson]
    script.world.random("lesson papers").shuffle(observed)
    for special, teacher in zip(_SPECIAL, observed, strict=False):
        for requirement, (letters, habit, why) in special(script, teacher).items():
            script.is_true(f"{requirement}/{teacher.id}/2023", letters, habit, why)
    for number, teacher in enumerate(observed[len(_SPECIAL) :]):
        _hand_in(script, teacher, _USUAL[number % len(_USUAL)])


def _hand_in(script: Script, teacher: Teacher, usual: Usual) -> None:
    for requirement, (when, letters) in (("T3", usual.plan), ("T4", usual.slides), ("T5", usual.reflection)):
        if when:
            _PUT[requirement](script, teacher, when)
        script.is_true(f"{requirement}/{teacher.id}/2023", letters, *_WORDS[letters])


def _put_plan(script: Script, teacher: Teacher, when: str) -> None:
    lesson = own_lesson(script.world, teacher)
    title = f"“推门听课”活动教案《{lesson.title}》" if when < "04" else f"教学设计《{lesson.title}》"
    script.article(teacher, when, title, lesson.plan(script.world, teacher))


def _put_slides(script: Script, teacher: Teacher, when: str) -> None:
    lesson = own_lesson(script.world, teacher)
    script.article(teacher, when, f"推门听课课件《{lesson.title}》", lesson.slides(script.world, teacher))


def _put_reflection(script: Script, teacher: Teacher, when: str, count: int = 1150) -> None:
    text = essay(script.world.random("T5", teacher.id), count)
    script.article(teacher, when, "“推门听课”活动反思", body=text)


_PUT = {"T3": _put_plan, "T4": _put_slides, "T5": _put_reflection}
Truths = Mapping[str, tuple[str, str, str]]


def _both_in_one_article(script: Script, teacher: Teacher) -> Truths:
    lesson, world = own_lesson(script.world, teacher), script.world
    files = (lesson.plan(world, teacher), lesson.slides(world, teacher))
    script.article(teacher, "03-09 10:00", f"推门听课教案和课件《{lesson.title}》", *files)
    _put_reflection(script, teacher, "03-09 11:00", 950)
    both = (_ON_TIME, "all_in_one", "教案和课件在一篇文章里，各一个附件")
    return {"T3": both, "T4": both, "T5": ("nnnnnwww", "nearly_long_enough", "950 字，由人核（A16）")}


def _before_it_opens(script: Script, teacher: Teacher) -> Truths:
    _put_plan(script, teacher, "02-20 10:00")
    _put_slides(script, teacher, "04-10 10:00")
    _put_reflection(script, teacher, "03-09 11:00", 700)
    return {
        "T3": ("nnssssss", "before_it_opens", "3 月 1 日才开始，2 月 20 日就交了，照样算"),
        "T4": (_LATER, *_WORDS[_LATER]),
        "T5": ("nnnnnxxx", "too_short", "700 字，不足 1000 字"),
    }


def _unreadable_slides(script: Script, teacher: Teacher) -> Truths:
    lesson = own_lesson(script.world, teacher)
    slides = lesson.slides(script.world, teacher)
    _put_plan(script, teacher, "03-08 10:00")
    script.article(teacher, "03-08 11:00", "推门听课课件", File(slides.name, cut_short(slides.data)))
    return {
        "T3": (_ON_TIME, *_WORDS[_ON_TIME]),
        "T4": ("nnnnnxxx", "broken", "课件打不开"),
        "T5": (_NEVER, *_WORDS[_NEVER]),
    }


def _locked_slides(script: Script, teacher: Teacher) -> Truths:
    lesson = own_lesson(script.world, teacher)
    slides = File("课件.zip", locked([lesson.slides(script.world, teacher)]))
    script.article(teacher, "03-08 11:00", "推门听课课件", slides)
    _put_reflection(script, teacher, "04-20 10:00")
    return {
        "T3": (_NEVER, *_WORDS[_NEVER]),
        "T4": ("nnnnnwww", "encrypted", "课件是加密的压缩包，由人看"),
        "T5": (_LATER, *_WORDS[_LATER]),
    }


_SPECIAL = (_both_in_one_article, _before_it_opens, _unreadable_slides, _locked_slides)
