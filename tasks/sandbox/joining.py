"""How the teachers join their school's class on the website, S9, due on 03-12 (circular L53).

A course has one letter for each moment: 02-10, 02-17, 02-23 | 02-25, 02-27, 03-15, 05-09 (website down), 05-10.
"""

from __future__ import annotations

from collections.abc import Sequence

from tasks.domain.plan.party import School, Teacher
from tasks.sandbox.script import Script, site_account
from tasks.sandbox.wire import Joined, at

_EARLY, _NEVER = "02-09 10:00", ""


# Each row: school, course, habit, why, when the first five joined, when the others did, when the last one did.
_ROWS = (
    ("sch01", "ssssssss", "on_time", "开季以前全部加入", _EARLY, _EARLY, _EARLY),
    ("sch02", "psssssss", "on_time", "陆续加入", _EARLY, "02-16 10:00", "02-16 10:00"),
    ("sch03", "ppssssss", "same_name", "两位王老师同名，花名册没有账号，名单里正好两位",
     _EARLY, "02-16 10:00", "02-22 10:00"),
    ("sch04", "pppppmmm", "part_only", "有一位一直没有加入", _EARLY, "02-16 10:00", _NEVER),
    ("sch05", "aaaaasss", "on_time", "3 月 11 日一齐加入", "03-11 10:00", "03-11 10:00", "03-11 10:00"),
    ("sch06", "pppppsss", "no_date", "最后一位 3 月 14 日加入；名单没有日期，推翻不了，算按时",
     _EARLY, _EARLY, "03-14 10:00"),
    ("sch08", "pppppmml", "late", "最后一位 4 月 2 日加入，3 月 15 日完整收取时没有", _EARLY, _EARLY, "04-02 10:00"),
    ("sch10", "pppppsss", "on_time", "陆续加入", _EARLY, "03-01 10:00", "03-01 10:00"),
    ("sch11", "aaaaammm", "never", "没有一位加入", _NEVER, _NEVER, _NEVER),
    ("sch12", "ssssssss", "on_time", "全部加入，名单里另有花名册以外的人", _EARLY, _EARLY, _EARLY),
)  # fmt: skip


def join_classes(script: Script) -> None:
    """S9 of all schools and kindergartens."""
    for school, letters, habit, why, first, others, last in _ROWS:
        teachers = script.world.teachers(school)
        moments = [first] * 5 + [others] * (len(teachers) - 6) + [last]
        _join(script, script.world.school(school), zip(teachers, moments, strict=True))
        script.is_true(f"S9/{school}/2023", letters, habit, why)
    _one_of_two_namesakes(script)
    _one_leaves_again(script)
    combined = script.world.school("sch12")
    script.members.append(Joined(combined.class_name, "网站管理员", "siteadmin", at("2022-12-05 10:00")))


def _join(script: Script, school: School, joining: Sequence[tuple[Teacher, str]] | zip[tuple[Teacher, str]]) -> None:
    for teacher, when in joining:
        if when:
            script.members.append(Joined(school.class_name, teacher.name, site_account(teacher), at(when)))


def _one_of_two_namesakes(script: Script) -> None:
    first, second, *others = script.world.teachers("sch07")
    assert first.name == second.name
    _join(script, script.world.school("sch07"), [(teacher, _EARLY) for teacher in (first, *others)])
    why = "两位王老师同名，账号不同，只加入了一位"
    script.is_true("S9/sch07/2023", "pppppmmm", "same_name", why)


def _one_leaves_again(script: Script) -> None:
    school = script.world.school("sch09")
    teachers = script.world.teachers(school.id)
    _join(script, school, [(teacher, _EARLY) for teacher in teachers[:5]])
    _join(script, school, [(teacher, "02-16 10:00") for teacher in teachers[5:-1]])
    last = teachers[-1]
    joined, left = at("02-16 11:00"), at("02-20 10:00")
    script.members.append(Joined(school.class_name, last.name, site_account(last), joined, left))
    script.is_true("S9/sch09/2023", "psssssss", "left_again", "一位 2 月 20 日退出，17 日完整收取时都在，仍算加入过")
