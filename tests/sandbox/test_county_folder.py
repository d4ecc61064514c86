"""The county's folder that the sandbox writes is one that the product loads, and owes what the story tells."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from settings.app import County
from settings.files import load_files
from settings.template import template_files
from tasks.calendars import calendar_for
from tasks.domain.errors import BadInput
from tasks.domain.plan.expand import expand
from tasks.sandbox.box import Sandbox
from tasks.sandbox.moments import MOMENTS


def test_all_files_parse(box: Sandbox, tmp_path: Path) -> None:
    box.write_county(tmp_path / "county")

    for path in (tmp_path / "county").rglob("*.toml"):
        tomllib.loads(path.read_text("utf-8"))
    schools = list(csv.DictReader((tmp_path / "county/roster/schools.csv").open(encoding="utf-8")))
    assert len(schools) == 12


def test_the_plan_is_the_shipped_one(box: Sandbox, tmp_path: Path) -> None:
    box.write_county(tmp_path / "county")

    assert (tmp_path / "county/plan.toml").read_bytes() == template_files()["plan.toml"]


def test_what_the_county_owes_is_what_the_story_has_a_truth_for(box: Sandbox, tmp_path: Path) -> None:
    box.write_county(tmp_path / "county")

    files = load_files(County.at(tmp_path / "county").files())
    calendar = calendar_for([2022, 2023], files.calendar_days, files.vacations)
    owed = [obligation.id for obligation in expand(files.plan, files.roster, calendar)]

    assert files.roster == box.story.world.roster
    assert len(owed) == len(set(owed))
    assert set(owed) == set(box.story.truth(MOMENTS[0].at))


def test_the_passwords_are_readable_by_their_owner_alone(box: Sandbox, tmp_path: Path) -> None:
    box.write_county(tmp_path / "county")

    assert (tmp_path / "county/secrets.env").stat().st_mode & 0o077 == 0


def test_a_folder_with_anything_in_it_is_refused_untouched(box: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")

    with pytest.raises(BadInput):
        box.write_county(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
