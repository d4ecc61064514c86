"""How a due moment is told: each step from the plan's words to the moment in force."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.expand import expand
from tasks.domain.plan.party import Roster, School, Stage
from tasks.domain.plan.requirement import Override, PartyKind, Plan, Requirement, RestDay
from tasks.domain.plan.ruling import Ruling
from tasks.domain.verdict.decision import Act, Decision
from tasks.domain.verdict.draw import in_force
from tasks.domain.verdict.due_story import how_due

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = calendar_for([2022, 2023, 2024], [], [])
ROSTER = Roster((School("sch01", "第一小学", (Stage.PRIMARY,)),))


def told(due: str, *decisions: Decision, overrides: tuple[Override, ...] = (), **more: object) -> str:
    requirement = Requirement("S1", "活动计划", PartyKind.SCHOOL, ("mailbox",), due, **more)  # type: ignore[arg-type]
    plan = Plan("p", 2023, datetime(2023, 1, 1, tzinfo=ZONE), (requirement,), overrides=overrides)
    [owed] = expand(plan, ROSTER, CALENDAR)
    return "\n".join(how_due(in_force(owed, decisions), plan, CALENDAR, decisions))


@pytest.mark.parametrize(
    ("due", "more", "said"),
    [
        ("02-24 cob", {}, "下班前，计划定为 17:00"),
        ("04-30", {}, "没有写钟点，到当天 24 时为止"),
        ("04-30", {}, "节假日（国务院办公厅公布，劳动节）"),
        ("04-30", {"on_rest_day": RestDay.PREVIOUS}, "遇休息日提前到上一个工作日：2023-04-28"),
        ("04-30", {"on_rest_day": RestDay.NEXT}, "遇休息日顺延到下一个工作日：2023-05-04"),
        ("04-30", {}, "遇休息日不移动"),
    ],
)
def test_each_step_says_where_it_comes_from(due: str, more: dict[str, object], said: str) -> None:
    assert said in told(due, **more)


def test_an_override_is_named_as_the_stages_own() -> None:
    own = Override("S1", stage=Stage.PRIMARY, due="02-27 12:00")
    assert "计划写明期限“02-27 12:00”（对本校或本学段另有规定）" in told("02-24 cob", overrides=(own,))


def test_an_extension_stands_as_the_last_step() -> None:
    until = datetime(2023, 3, 1, 17, tzinfo=ZONE)
    extended = Decision(Act.EXTEND, "S1/sch01/2023", datetime(2023, 2, 23, tzinfo=ZONE), until=until, why="停电", id=3)
    assert told("02-24 cob", extended).splitlines()[-1].startswith("延期：2023-02-23 00:00 管理员延期至 2023-03-01")


def test_an_extension_never_brings_a_deadline_forward_that_a_new_version_moved_later() -> None:
    until = datetime(2023, 2, 20, 17, tzinfo=ZONE)
    extended = Decision(Act.EXTEND, "S1/sch01/2023", datetime(2023, 2, 10, tzinfo=ZONE), until=until, id=3)
    said = told("02-24 cob", extended).splitlines()[-1]
    assert said.endswith("（决定 3）；现在的截止更晚，以它为准")


def test_the_circulars_lines_are_cited_by_name_by_number_and_by_ruling() -> None:
    from tasks.domain.plan.circulars.circular import Circular
    from tasks.domain.plan.circulars.lines import lines_about

    text = "通知\n1.《活动计划》\n2.《课程表》\n9.其他\n材料1-2于2月24日前上报\n第3条 附则\n下班前为17:00"
    requirement = Requirement("S2", "《课程表》", PartyKind.SCHOOL, ("mailbox",), "02-24")
    ruling = Ruling("vague-word@7", date(2023, 1, 9), "王老师", "17:00", ("S2",))
    cited = lines_about(Circular(text), requirement, [ruling])
    assert [one.line for one in cited] == [3, 5, 7]
