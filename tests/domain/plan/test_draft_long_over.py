"""What was asked for in another year is only recalled: 去年的普查,原定2025年3月31日收齐,实际拖到5月才收完."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def titles(text):
    lines = f"一、《塘坝巡查表》，各村1份，3月20日前送水利站203室。\n二、{text}"
    found = draft(f"关于做好2026年汛期工作的通知\n各村：\n{lines}\n水利站\n2026年2月25日")
    return [one.title for one in found.requirements]


@pytest.mark.parametrize(
    "said",
    [
        "去年的泵站普查，原定2025年3月31日收齐，实际拖到5月才收完，有3个村把普查表寄到了市里。今年请认准203室。",
        "上年度的渠道统计表要求2025年4月10日前交齐，有5个镇逾期，已作通报。",
        "2025年的名册定在2025年3月14日前报送水利站203室，有两个村迟交了十天，请引以为戒。",
    ],
)
def test_what_was_due_in_another_year_is_not_owed_again(said):
    assert titles(said) == ["《塘坝巡查表》"]


@pytest.mark.parametrize(
    "said", ["各村于2025年3月27日前报送《渠道统计表》1份。", "去年没有报的，3月27日前报送《渠道统计表》1份。"]
)
def test_a_year_written_wrong_and_another_year_beside_its_day_are_asked_for(said):
    assert titles(said) == ["《塘坝巡查表》", "《渠道统计表》"]
