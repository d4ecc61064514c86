"""Tables in which the day stands in one cell with the paper that is due by it."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft


def owed(rows: list[str]):
    whole = "\n".join(["各养老服务机构：", "二、全年安排", *rows, "", "县民政局", "2026年3月2日"])
    return [(one.title, one.due) for one in draft(f"关于养老服务工作的通知\n{whole}\n").requirements]


DUE = [("床位使用台账", "04-10"), ("消防演练总结", "06-26"), ("演练图片集", "06-26"), ("年度工作总结", "12-18")]


@pytest.mark.parametrize("cut", ["|", "｜", "\t"])
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("床位使用台账，4月10日", "消防演练总结，6月26日；演练图片集，6月26日"),
        ("床位使用台账（4月10日前）", "消防演练总结（6月26日前）；演练图片集（6月26日前）"),
        ("4月10日前报床位使用台账", "6月26日前报消防演练总结；6月26日前报演练图片集"),
        ("床位使用台账：4月10日", "消防演练总结：6月26日、演练图片集：6月26日"),
    ],
)
def test_a_cell_may_hold_papers_each_with_its_day(cut, one, two):
    rows = [
        ("季度", "做什么", "交什么"),
        ("一", "3月9日至13日摸底", one),
        ("二", "6月1日至20日消防演练", two),
        ("三", "照常", "（无）"),
        ("四", "12月21日起考评", "年度工作总结，12月18日"),
    ]
    assert owed([cut.join(row) for row in rows]) == DUE


def test_a_column_of_what_takes_place_with_its_day_asks_for_nothing():
    assert owed(["月份|做什么", "4月|启动会，4月10日", "5月|观摩会，5月15日", "6月|总结会，6月26日"]) == []


@pytest.mark.parametrize("count", ["每单位1份", "每单位一份", "3所机构各一份", "各两份", "至少2份"])
def test_how_many_is_no_part_of_the_name_in_a_cell(count):
    rows = [
        "月份|工作|报送材料|报送截止日",
        f"5月|开放周|《开放周小结》，{count}|5月22日",
        "6月|培训|《培训小结》|6月26日",
    ]

    assert owed(rows) == [("《开放周小结》", "05-22"), ("《培训小结》", "06-26")]
