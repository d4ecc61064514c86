"""Whose and which, over a corpus with truth: three counties, thirty and more manners of sending, a fixed seed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from naming.corpus import Confusion, generate, measure
from naming.counties import counties
from naming.sent import HELD_OUT, MANNERS
from naming.towns import EXPORTS, TOWNS, county, sents

from tasks.domain.evidence.schoolnames import SchoolNames
from tasks.domain.evidence.titles import titled
from tasks.domain.evidence.who import own_names_in
from tasks.domain.plan.party import Roster, School, Stage


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


@pytest.mark.parametrize(("folder", "recall", "to_a_person"), [(TOWNS, 0.99, 0.02), (EXPORTS, 0.96, 0.04)])
def test_a_written_county_is_understood_paper_by_paper(folder: Path, recall: float, to_a_person: float) -> None:
    found = measure(sents(folder))
    assert found.papers >= 300
    assert found.precision >= 0.995, found.report()
    assert found.recall >= recall, found.report()
    assert found.to_a_person <= to_a_person, found.report()
    assert found.refused == 0, found.report()


def test_a_longer_number_or_kind_is_another_school() -> None:
    index = county(EXPORTS).index

    def named(text: str) -> tuple[str, ...]:
        return index.schools.ids_in(text)

    assert (named("二实小课程表"), named("第二实小课程表"), named("二实验小学")) == (("a05",),) * 3
    assert (named("实小课程表"), named("县实验小学课程表"), named("实验中学")) == (("a04",), ("a04",), ("b02",))
    assert (named("北河镇初中"), named("南河中学"), named("育英小")) == (("c05",), ("c06",), ("a07",))
    assert (named("三实小课程表"), named("明水县实验小学"), named("育英小组活动"), named("中小学课程表")) == ((),) * 4


def test_a_name_of_two_signs_counts_where_a_titles_words_touch_it() -> None:
    index = county(EXPORTS).index
    texts = ("王莉继续教育电子证书", "王莉娟继续教育证书", "继续教育王莉")
    assert [list(own_names_in(text, "a02", index)) for text in texts] == [["王莉"], [], ["王莉"]]


def test_signs_that_look_alike_name_the_same_paper() -> None:
    index = county(EXPORTS).index
    assert titled("期未工作总结", lambda _: True, index).plain == ("W8",)
    assert titled("优质课PPT", lambda _: True, index).plain == ("X4",)
    assert titled("课件（优质课刘洋）", lambda _: True, index).plain == ("X4",)


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


def test_in_a_province_a_township_of_another_county_is_not_meant() -> None:
    names = ("星河县红河乡中学", "星河县平安镇中学", "河双县河红乡中学", "河双县太平镇中学")
    schools = SchoolNames(Roster(tuple(School(f"s{n}", name, (Stage.JUNIOR,)) for n, name in enumerate(names))))
    assert schools.ids_in("星河县河红乡中学课程表") == ()
    assert schools.ids_in("河双县河红乡中学课程表") == ("s2",)
    assert schools.ids_in("上报河红乡中学课程表") == ("s2",)
