"""What the schools' papers hold (circular L25-L29, L37): plans, lists, timetables, as real files."""

from __future__ import annotations

from datetime import date, timedelta

from tasks.domain.plan.party import School
from tasks.sandbox import office
from tasks.sandbox.essays import essay
from tasks.sandbox.wire import File
from tasks.sandbox.world import World

NAMES = {
    "S1": "“推门听课”活动计划",
    "S2": "备课组成员信息表",
    "S3": "教师任课分工信息表",
    "S4": "课程表",
    "S5": "周进度表",
    "S8": "研培工作期末总结",
}
DUE_IN_FEBRUARY = ("S1", "S2", "S3", "S4", "S5")
_TERM_BEGINS = date(2023, 2, 20)


def paper(world: World, school: School, requirement: str, name: str = "", *, form: str = "") -> File:
    """A good file for one of S1-S5 and S8. `name` is without ending; `form` "docx" or "xlsx", else the usual one."""
    heading = f"{school.name}{NAMES[requirement]}"
    rows = _ROWS[requirement](world, school) if requirement in _ROWS else []
    if rows and form != "docx":
        return File(f"{name or heading}.xlsx", office.sheet(NAMES[requirement], rows))
    text = essay(world.random("paper", school.id, requirement), 260) if not rows else ""
    return File(f"{name or heading}.docx", office.document(heading, text.split("\n"), rows))


def plan_text(world: World, school: School) -> str:
    """A class-observation plan as the text of a mail."""
    return f"一、活动目标\n{essay(world.random('plan text', school.id), 220)}\n二、活动安排\n三月至四月每周一次。"


def _groups(world: World, school: School) -> list[list[str]]:
    rows = [[t.subjects[0], t.name, "组长" if n % 3 == 0 else "组员"] for n, t in enumerate(world.teachers(school.id))]
    return [["备课组", "姓名", "职务"], *rows]


def _assignments(world: World, school: School) -> list[list[str]]:
    rows = [[t.name, t.subjects[0], f"{n % 3 + 1}班", "12"] for n, t in enumerate(world.teachers(school.id))]
    return [["姓名", "任教学科", "班级", "周课时"], *rows]


def _timetable(world: World, school: School) -> list[list[str]]:
    chance = world.random("timetable", school.id)
    subjects = ["语文", "数学", "英语", "科学", "音乐", "体育", "美术"]
    rows = [[f"第{n}节", *chance.sample(subjects, 5)] for n in "一二三四五六"]
    return [["节次", "星期一", "星期二", "星期三", "星期四", "星期五"], *rows]


def _progress(world: World, school: School) -> list[list[str]]:
    chance = world.random("progress", school.id)
    units = ["第一单元", "第二单元", "第三单元", "第四单元", "第五单元", "第六单元"]
    rows = []
    for week in range(1, 20):
        monday = _TERM_BEGINS + timedelta(weeks=week - 1)
        friday = monday + timedelta(days=4)
        lesson = f"{units[min(5, (week - 1) // 3)]}第{chance.randint(1, 6)}课"
        rows.append([f"第{week}周", f"{monday:%m.%d}-{friday:%m.%d}", lesson])
    return [["周次", "日期", "教学内容"], *rows]


_ROWS = {"S2": _groups, "S3": _assignments, "S4": _timetable, "S5": _progress}
