"""A mistyped name comes near to the one that was meant, and to no other."""

from __future__ import annotations

import pytest

from tasks.domain.evidence.names import fold
from tasks.domain.evidence.near import nearest
from tasks.naming import NameFinder

TITLES = ["课程表", "周进度表", "教师任课分工信息表", "副校长名单", "校园安全应急预案"]
WRITTEN = [
    # (what it shows, as written, what it comes near to, whether it is sure)
    ("signs that sound alike", "一小课成标", "课程表", True),
    ("two signs of three that sound alike are still told by the third", "客程彪", "课程表", True),
    ("two signs in each other's place", "周度进表（2）", "周进度表", True),
    ("a sign struck twice", "课课程表", "课程表", True),
    ("a sign left out of a long name", "教师任课分信息表", "教师任课分工信息表", True),
    ("a sign too many in a long name", "校园安全的应急预案", "校园安全应急预案", True),
    ("signs that look alike", "周迸度表", "周进度表", True),
    ("another sign may be another word", "周速度表", "周进度表", False),
    ("a sign left out of a short name", "周进表", "周进度表", False),
    ("a name without its first sign is another name", "校长名单", "副校长名单", False),
    ("letters", "yixiao kechengbiao2", "课程表", True),
    ("letters, sign by sign", "Zhou Jin Du Biao", "周进度表", True),
    ("first letters", "kcb", "课程表", False),
]


@pytest.mark.parametrize(("shows", "written", "name", "sure"), WRITTEN)
def test_it_finds_the_name_that_was_meant(shows: str, written: str, name: str, sure: bool) -> None:
    near = nearest(NameFinder(TITLES).near(fold(written)))
    assert [(one.name, one.is_sure) for one in near] == [(name, sure)], shows


@pytest.mark.parametrize("written", ["课间操安排", "春游通知", "IMG_2031", "", "进度", "表" * 200])
def test_it_finds_nothing_where_nothing_is_near(written: str) -> None:
    assert nearest(NameFinder(TITLES).near(fold(written))) == ()


def test_schools_that_differ_by_a_number_are_never_taken_for_each_other() -> None:
    schools = [fold(name) for name in ("第一小学", "第二小学", "第七小学", "红星镇中心小学", "红兴镇中心小学")]
    near = NameFinder(schools).near
    assert [one.name for one in nearest(near(fold("弟一小学")))] == [fold("第一小学")]
    assert not [one for one in nearest(near(fold("第三小学"))) if one.is_sure]
    assert {one.name for one in nearest(near(fold("洪星镇中心小学")))} == set(schools[3:])
