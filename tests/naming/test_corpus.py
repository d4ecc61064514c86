"""Whose and which, over a corpus with truth: three counties, thirty and more manners of sending, a fixed seed."""

from __future__ import annotations

from functools import lru_cache

import pytest
from naming.corpus import Confusion, generate, measure
from naming.counties import counties
from naming.sent import HELD_OUT, MANNERS
from naming.towns import sents

from tasks.domain.evidence.titles import titled


@lru_cache(maxsize=2)
def confusion(held_out: bool) -> Confusion:
    return measure(generate(420, 77, held_out=held_out))


@pytest.mark.parametrize("held_out", [False, True])
def test_what_is_placed_without_a_person_belongs_there(held_out: bool) -> None:
    found = confusion(held_out)
    assert found.precision >= 0.995, found.report()
    assert found.recall >= 0.95, found.report()


@pytest.mark.parametrize("held_out", [False, True])
def test_few_go_to_a_person_and_nothing_is_wrongly_refused(held_out: bool) -> None:
    found = confusion(held_out)
    assert found.to_a_person <= 0.10, found.report()
    assert found.refused == 0, found.report()


def test_a_county_of_towns_is_understood_paper_by_paper() -> None:
    found = measure(sents())
    assert found.papers >= 300
    assert found.precision >= 0.995, found.report()
    assert found.recall >= 0.99, found.report()
    assert found.to_a_person <= 0.02, found.report()
    assert found.refused == 0, found.report()


def test_a_short_name_at_the_end_of_another_word_is_not_that_name() -> None:
    shipped = next(county for county in counties(1) if county.name == "兰西县")
    assert titled("一年级课表", lambda _: True, shipped.index).plain == ("S4",)
    assert titled("一小总课表", lambda _: True, shipped.index).plain == ("S4",)
    assert titled("教师任课表", lambda _: True, shipped.index).plain == ()


def test_the_corpus_is_written_in_at_least_twelve_manners() -> None:
    assert len(MANNERS) >= 12
    assert len(HELD_OUT) >= 12
    seen = {manner for held_out in (False, True) for manner, _, _ in confusion(held_out).counts}
    assert len(seen) >= 36
