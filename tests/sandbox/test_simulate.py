"""A made-up county lives for some weeks in memory: nothing that must never happen does, and the oracle would see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.living import Life, Span
from flows.simulate import Wanted, simulate
from tasks.calendars import calendar_for
from tasks.clock import SHANGHAI
from tasks.domain.errors import BadInput
from tasks.domain.evidence.reading import ReadingState, Scope, ScopeReading
from tasks.domain.notice import merging
from tasks.sandbox.simulated.accused import accused_falsely
from tasks.sandbox.simulated.ladder import accusations, reminders
from tasks.sandbox.simulated.needs import needs
from tasks.sandbox.simulated.people import DrawnWorld
from tasks.sandbox.simulated.sightings import Sightings
from tasks.sandbox.simulated.truth import Quality, Truth, Unit
from tasks.sandbox.simulated.weather import Episode
from tasks.store import outbox_claims as claims
from tasks.store import readings as reading_store
from tasks.store.sink import StoreSink

CALENDAR = calendar_for([2022, 2023], (), ())
SPAN = Span((2, 20), (2, 28), 1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2023-{text}").replace(tzinfo=SHANGHAI)


def lived(home: Path, seed: int, span: Span = SPAN, weather: Sequence[Episode] | None = None) -> Life:
    life = Life.of(home / "county", seed, 2, 4, 1)
    life.weather = weather
    life.through(span)
    return life


def test_the_same_seed_lives_the_same_life_and_nothing_happens_that_must_not(tmp_path: Path) -> None:
    one, other = (lived(tmp_path / name, 7, Span((2, 23), (2, 28), 1)) for name in ("one", "other"))

    assert [violation.sentence for violation in one.oracle.violations] == []
    assert one.figures == other.figures
    assert one.figures["notices"]
    assert one.figures["obligations"] == len(one.county.truth.needs)


def test_in_the_second_year_nobody_is_asked_to_join_the_class_again(tmp_path: Path) -> None:
    life = Life.of(tmp_path / "county", 7, 1, 2, 2)
    life.weather = ()
    life.through(Span((3, 8), (3, 16), 1))
    assert [violation.sentence for violation in life.oracle.violations] == []
    assert {need.due_at.year for need in life.county.truth.needs.values() if need.requirement == "S9"} == {2023, 2024}


def test_the_oracle_sees_each_of_the_four_when_the_product_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dark = [Episode(kind, at("02-24T12:00"), at("03-02T00:00"), 0.0) for kind in ("site_503", "mailbox_down")]
    believe_every_reading(monkeypatch)
    send_again_and_again(monkeypatch)
    lose_the_first_of_each_heap(monkeypatch)
    monkeypatch.setattr(merging, "weigh", without("T-3wd", merging.weigh))

    found = lived(tmp_path, 7, weather=dark).oracle

    assert {kind for kind, times in found.counts.items() if times} == {
        "false_accusation",
        "lost_evidence",
        "duplicate_notice",
        "missed_notice",
    }
    said = [violation.sentence for violation in found.violations]
    assert any("missed_notice：2023-02-21 08:30 sch001 T-3wd S" in sentence for sentence in said)
    assert any("false_accusation：2023-02-27" in sentence and "最后看全 02-24 08:40" in sentence for sentence in said)


def believe_every_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """A judge for whom each look, also at a page of errors, was a whole one of everything."""
    real = reading_store.record_reading

    def record(session: Any, reading: Any, moment: datetime) -> int:
        of = {"mail-126": ["mailbox"], "mail-qq": ["mailbox"], "website": ["class_share", "class_membership"]}
        parties = ["", "sch001", "sch002"]
        scopes = [
            ScopeReading(Scope(channel, "" if channel == "mailbox" else party), True)
            for channel in of.get(reading.source, [])
            for party in (parties[:1] if channel == "mailbox" else parties[1:])
        ]
        return real(session, replace(reading, state=ReadingState.COMPLETE, scopes=tuple(scopes)), moment)

    monkeypatch.setattr(reading_store, "record_reading", record)


def send_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def forget(session: Any, number: int, token: str, moment: datetime, note: str = "") -> bool:
        return claims.put_back(session, number, token, moment + timedelta(hours=1), "", moment)

    monkeypatch.setattr(claims, "record_sent", forget)


def lose_the_first_of_each_heap(monkeypatch: pytest.MonkeyPatch) -> None:
    real = StoreSink.keep
    monkeypatch.setattr(StoreSink, "keep", lambda sink, heap, cursor=None: real(sink, list(heap)[1:], cursor))


def without(rung: str, real: Any) -> Any:
    return lambda matter, desk: (weighed for weighed in real(matter, desk) if weighed.rung.name != rung)


NEED = next(need for need in needs(DrawnWorld(7, 2, 4).roster, 2023) if need.id == "S1/sch001/2023")
SEEN_BOTH = [("mail-126", "mailbox", ""), ("mail-qq", "mailbox", ""), ("website", "class_share", "sch001")]
UNIT = {"mailbox": at("02-20T10:00"), "class_share": at("02-20T10:00")}


@pytest.mark.parametrize(
    ("came", "quality", "looked", "said", "verdict", "wrong"),
    [
        ({}, Quality.GOOD, [("02-27T08:30", SEEN_BOTH)], "02-27T08:35", "missing", ""),
        (UNIT, Quality.GOOD, [("02-27T08:30", SEEN_BOTH)], "02-27T08:35", "missing", "实际已齐"),
        (UNIT, Quality.WAITS, [("02-27T08:30", SEEN_BOTH)], "02-27T08:35", "missing", "实际已齐"),
        ({}, Quality.GOOD, [("02-24T17:10", SEEN_BOTH)], "02-27T08:35", "missing", "最后看全 02-24 17:10"),
        ({}, Quality.GOOD, [("02-24T19:30", SEEN_BOTH)], "02-27T08:35", "missing", "最后看全 02-24 19:30"),
        ({}, Quality.GOOD, [("02-24T17:10", SEEN_BOTH)], "02-25T08:35", "missing", "最后看全 02-24 17:10"),
        ({}, Quality.GOOD, [("02-24T17:30", SEEN_BOTH)], "02-25T08:35", "missing", ""),
        ({}, Quality.GOOD, [("02-24T17:10", SEEN_BOTH), ("02-27T09:00", SEEN_BOTH)], "02-27T08:35", "missing", "17:10"),
        ({}, Quality.GOOD, [("02-27T08:30", SEEN_BOTH[:1])], "02-27T08:35", "missing", "没有看全过"),
        ({}, Quality.GOOD, [("02-27T08:30", SEEN_BOTH[:2])], "02-27T08:35", "unknown", ""),
        (UNIT, Quality.BAD, [("02-27T08:30", SEEN_BOTH)], "02-27T08:35", "rejected", ""),
        (UNIT, Quality.GOOD, [("02-27T08:30", SEEN_BOTH)], "02-27T08:35", "rejected", "没有一件是坏的"),
        ({}, Quality.GOOD, [("02-24T17:10", SEEN_BOTH)], "02-24T17:15", "missing", "宽限"),
    ],
)  # fmt: skip
def test_an_accusation_is_weighed_by_what_was_there_and_what_could_be_seen(
    came: dict[str, datetime], quality: Quality, looked: list[Any], said: str, verdict: str, wrong: str
) -> None:
    truth, sightings = Truth(), Sightings()
    truth.owe([NEED])
    for channel, moment in came.items():
        truth.came(Unit(NEED.id, channel, "it", quality, moment))
    for moment, scopes in looked:
        sightings.add(at(moment), scopes)

    found = accused_falsely(truth, sightings, NEED.id, verdict, at(said))

    assert bool(found) == bool(wrong)
    assert wrong in found


def test_the_ladder_of_the_oracle_follows_the_working_days() -> None:
    [last] = [n for n in needs(DrawnWorld(7, 2, 4).roster, 2023) if n.id == "T1/t0001/2023"]  # due on 04-30, a holiday
    days = {step.rung: step.at.date() for step in reminders(last, CALENDAR.is_working_day)}
    after = {step.rung: step.at.date() for step in accusations(last, CALENDAR.is_working_day)}

    assert days == {
        "T-14": date(2023, 4, 14),
        "T-7": date(2023, 4, 23),
        "T-3wd": date(2023, 4, 26),
        "T-1wd": date(2023, 4, 28),
    }
    assert after == {"E0": date(2023, 5, 4), "E1": date(2023, 5, 6)}


def test_what_a_holiday_pushes_together_the_oracle_expects_together() -> None:
    [first] = [n for n in needs(DrawnWorld(7, 2, 4).roster, 2026) if n.id == "S1/sch001/2026"]

    def is_working(day: date) -> bool:
        return day.weekday() < 5 and not date(2026, 2, 15) <= day <= date(2026, 2, 23)

    days = {step.rung: step.at.date() for step in reminders(first, is_working)}

    assert days["T-7"] == days["T-3wd"] == date(2026, 2, 11)  # by itself T-7 would be 02-13
    assert (days["T-14"], days["T-1wd"], days["T-0"]) == (date(2026, 2, 10), date(2026, 2, 13), date(2026, 2, 24))


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(0, 1, 12, 120, "json"), "--years 不能是 0；应为 1 到 50"),
        (Wanted(1, 1, -3, 120, "json"), "--schools 不能是 -3；应为 1 到 2000"),
        (Wanted(1, 1, 12, 11, "json"), "--teachers 不能是 11；应为 12 到 50000"),
        (Wanted(1, 1, 12, 120, "xml"), "--format 不能是“xml”；应为：json、table"),
    ],
)
def test_what_cannot_be_lived_is_said_in_one_sentence(wanted: Wanted, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        simulate(wanted)
