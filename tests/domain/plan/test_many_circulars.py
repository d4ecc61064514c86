"""One in three of 2,500 circulars of many pens, each with its truth: how much the linter and the draft read aright.

`deploy/bench/circulars.py` reads them all and prints what is read otherwise; it measures other folders of the kind too.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "deploy" / "bench"))

from circulars import OURS, Reading, read

MANY, ONE_IN = 500, 3
FOUND, SILENT, DATED, INVENTED = 0.9, 0.95, 0.97, 0.015


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    found = [read(path) for path in sorted(OURS.glob("*.txt"))[::ONE_IN]]
    assert len(found) > MANY
    return found


def test_nine_in_ten_defects_are_found(readings: list[Reading]) -> None:
    missed = [f"{one.path.stem} {defect}" for one in readings for defect in one.missed]
    assert len(missed) <= (1 - FOUND) * sum(one.defects for one in readings), missed


def test_no_circular_is_given_more_than_two_false_alarms_and_hardly_a_clean_one_any(readings: list[Reading]) -> None:
    assert [(one.path.stem, one.false) for one in readings if len(one.false) > 2] == []
    clean = [one for one in readings if one.is_clean]
    assert sum(not one.false for one in clean) >= SILENT * len(clean), [one.false for one in clean if one.false]


def test_nearly_every_paper_is_drafted_by_its_day_and_hardly_one_is_invented(readings: list[Reading]) -> None:
    days = sum(one.days for one in readings)
    wrong = [f"{one.path.stem} {paper}" for one in readings for paper in one.wrong]
    invented = [f"{one.path.stem} {paper}" for one in readings for paper in one.invented]
    assert len(wrong) <= (1 - DATED) * days, wrong
    assert len(invented) <= INVENTED * days, invented
