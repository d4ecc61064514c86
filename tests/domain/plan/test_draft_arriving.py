"""Drafting what people bring along, by the day on which they come."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def told(text: str) -> dict[str, str | None]:
    read = draft(f"关于举办馆员培训班的通知\n各文化站：\n{text}\n区文化馆\n2026年3月2日\n")
    return {one.title: one.due for one in read.requirements}


@pytest.mark.parametrize(
    "text",
    [
        "3月20日上午九点到九点半，学员在文化馆报到。报到时，每位学员在服务台交两样东西：一是工作案例一篇，打印两份；二是近照两张，用来做学员证。案例要写真事。",
        "3月20日签到。签到时交：一是工作案例一篇；二是近照两张。",
        "3月20日上午学员在文化馆报到。报到时提交工作案例一篇和近照两张。",
        "一、时间\n3月20日上午9:00报到，3月21日开班。\n二、要求\n学员报到时须携带工作案例一篇、近照两张，交会务组。",
        "请于3月20日前交两份材料：一是工作案例一篇，打印两份；二是近照两张，用来做学员证。",
    ],
)
def test_what_is_handed_over_on_arrival_is_due_on_the_day_of_it(text):
    assert told(text) == {"工作案例": "03-20", "近照": "03-20"}


@pytest.mark.parametrize(
    "text",
    [
        "城区学员3月20日报到，乡镇学员3月23日报到。报到时提交工作案例一篇。",
        "3月20日开班。报到时提交工作案例一篇。",
        "3月20日报到。学员报到时须携带身份证，凭通知入场。",
    ],
)
def test_what_no_one_day_of_arrival_dates_has_no_day(text):
    assert not any(told(text).values())


def test_what_is_handed_in_at_a_meeting_is_due_on_its_day():
    text = "领队会。3月20日下午2:30在区文化馆二楼召开，各文化站在会上交齐演员健康证明和演出保险单复印件，当场抽签。"
    assert told(text) == {"演员健康证明": "03-20 14:30", "演出保险单复印件": "03-20 14:30"}


@pytest.mark.parametrize(
    "text",
    [
        "3月20日下午2:30在区文化馆二楼召开推进会，各文化站在会上交流经验材料。",
        "3月20日下午2:30在区文化馆二楼召开推进会，会后各文化站报送工作总结。",
    ],
)
def test_what_is_only_spoken_of_at_a_meeting_or_comes_after_it_has_no_day(text):
    assert not any(told(text).values())
