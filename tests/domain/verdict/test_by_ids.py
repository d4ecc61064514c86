"""Names that a person writes in a decision, and the ids that they stand for."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tasks.calendars import calendar_for
from tasks.domain.errors import BadInput
from tasks.domain.plan.expand import expand
from tasks.domain.plan.party import Roster, School, Stage, Teacher
from tasks.domain.plan.requirement import CheckSpec, PartyKind, Plan, Requirement
from tasks.domain.verdict.by_ids import by_ids
from tasks.domain.verdict.concerns import Ground, concerns
from tasks.domain.verdict.decision import Act, Decision

ZONE = ZoneInfo("Asia/Shanghai")
JOINED = Requirement("S9", "加入班级", PartyKind.SCHOOL, ("class_membership",), "03-12", checks=(CheckSpec("members"),))
PLAN = Plan("p", 2026, datetime(2026, 1, 1, tzinfo=ZONE), (JOINED,))
ROSTER = Roster(
    (School("s1", "第一小学", (Stage.PRIMARY,)), School("s2", "第二小学", (Stage.PRIMARY,))),
    (
        Teacher("t1", "王老师", "s1"),
        Teacher("t2", "孙老师", "s1", aliases=("孙静",)),
        Teacher("t3", "孙老师", "s1"),
        Teacher("t4", "王老师", "s2"),
    ),
)
GROUND = Ground(PLAN, ROSTER, expand(PLAN, ROSTER, calendar_for([2026])), (), ())


def waived(member: str = "", channel: str = "", target: str = "S9/s1/2026") -> Decision:
    at = datetime(2026, 3, 1, 9, tzinfo=ZONE)
    return by_ids(GROUND, Decision(Act.WAIVE, target, at, channel=channel, member=member))


def test_a_channel_and_a_member_may_be_called_by_name() -> None:
    assert waived(channel="研培班级成员").channel == "class_membership"
    assert [waived(name).member for name in ("王老师", "孙静", "t3", "")] == ["t1", "t2", "t3", ""]


@pytest.mark.parametrize(
    ("member", "target"), [("孙老师", "S9/s1/2026"), ("王老师", "S9/*/2026"), ("赵老师", "S9/s1/2026")]
)
def test_a_name_of_two_or_of_nobody_is_not_guessed(member: str, target: str) -> None:
    with pytest.raises(BadInput, match=f"没有 {member}；--member 可用：t"):
        concerns(GROUND, waived(member, target=target))
