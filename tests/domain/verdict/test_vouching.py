"""代收登记: what came on paper counts as accepted, in the channels that lack it, on the day that is written down."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from tasks.domain.plan.requirement import CheckSpec
from tasks.domain.verdict.decision import Act, Decision
from tasks.domain.verdict.verdict import VerdictKind

ZONE = ZoneInfo("Asia/Shanghai")
NOW = "02-27T09:00:00"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"2023-{text}").replace(tzinfo=ZONE)


def vouched(on: str, number: int = 1, recorded: str = "02-26T09:00:00", **more: object) -> Decision:
    said = {"by": "王老师", "how": "纸质", **more}
    return Decision(Act.VOUCH, "S1/sch01/2023", moment(recorded), came_at=moment(on), id=number, **said)  # type: ignore[arg-type]


def test_paper_in_time_satisfies_every_channel_that_lacks_it(county):
    county.came("mailbox", "02-20T10:00:00")
    county.decisions.append(vouched("02-24T16:59:00"))
    verdict = county.verdict(NOW)
    assert verdict.kind is VerdictKind.SATISFIED
    assert [(p.channel, p.item.id) for p in verdict.evidence] == [("mailbox", "e1"), ("class_share", "v1")]
    assert any("王老师代收登记 2023-02-24 16:59 收到，纸质" in reason for reason in verdict.reasons)


def test_paper_one_second_late_is_late_and_a_day_alone_is_in_time(county):
    county.decisions.append(vouched("02-24T17:00:01"))
    assert county.verdict(NOW).kind is VerdictKind.SATISFIED_LATE
    county.decisions[:] = [vouched("02-24T00:00:00")]
    assert county.verdict(NOW).kind is VerdictKind.SATISFIED
    county.decisions[:] = [vouched("02-25T00:00:00")]
    assert county.verdict(NOW).kind is VerdictKind.SATISFIED_LATE


def test_a_named_channel_is_the_only_one_it_fills(county):
    county.looked_everywhere("02-26T08:00:00")
    county.decisions.append(vouched("02-20T10:00:00", channel="mailbox"))
    verdict = county.verdict(NOW)
    assert verdict.kind is VerdictKind.MISSING
    assert [c.channel for c in verdict.absent] == ["class_share"]


def test_what_comes_late_afterwards_does_not_undo_paper_in_time(county):
    county.decisions.append(vouched("02-20T10:00:00", recorded="02-21T09:00:00"))
    county.came("mailbox", "02-26T10:00:00")
    assert county.verdict(NOW).kind is VerdictKind.SATISFIED


def test_paper_in_time_makes_up_for_a_late_mail(county):
    county.came("mailbox", "02-25T10:00:00")
    county.came("class_share", "02-20T10:00:00")
    county.decisions.append(vouched("02-23T10:00:00"))
    assert county.verdict(NOW).kind is VerdictKind.SATISFIED


def test_one_vouching_is_one_of_several(county, require):
    county.requirements = (require("S1", "mailbox"),)
    county.owes(count=3)
    county.came("mailbox", "02-20T10:00:00")
    county.decisions.append(vouched("02-23T10:00:00"))
    assert "邮箱 2/3" in "".join(county.verdict(NOW).reasons)
    county.decisions.append(vouched("02-23T10:00:00", 2))
    assert county.verdict(NOW).kind is VerdictKind.SATISFIED


def test_a_member_is_vouched_for_by_name_and_counted_once(county, require):
    county.requirements = (require("S1", "mailbox", checks=(CheckSpec("members"),)),)
    county.owes(count=2)
    county.came("mailbox", "02-20T10:00:00", keys=("t01",))
    county.decisions.append(vouched("02-23T10:00:00", member="t01"))
    assert [p.item.id for p in county.verdict(NOW).evidence] == ["e1"]
    county.decisions.append(vouched("02-23T10:00:00", 2, member="t02"))
    assert county.verdict(NOW).kind is VerdictKind.SATISFIED
