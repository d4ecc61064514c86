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


@pytest.mark.parametrize("cut", ["|", "\t", "    "])
@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("床位使用台账1份，4月10日", "消防演练总结每单位1份，6月26日；演练图片集一式两份，6月26日"),
        ("床位使用台账，每科、每室各1份，共3份，4月10日", "消防演练总结、演练图片集各1份，6月26日"),
        ("床位使用台账（1份，4月10日前）", "消防演练总结1份、演练图片集1套（6月26日17:00前）"),
        ("4月10日前：床位使用台账1份", "6月26日前：消防演练总结1份；演练图片集1套"),
        ("各单位报床位使用台账1份，4月10日前发邮箱", "消防演练总结1份，6月26日前；演练图片集1套，同上"),
        ("10日前报1份床位使用台账", "26日前报1份消防演练总结、1套演练图片集"),
        ("床位使用台账/1份/4月10日", "消防演练总结/1份/6月26日；演练图片集/1套/6月26日"),
        ("床位使用台账：1份（4月10日）", "消防演练总结及演练图片集各1份于6月26日前上报"),
    ],
)
def test_a_cell_tells_papers_with_their_number_and_their_day(cut, one, two):
    rows = [
        ("月份", "重点工作", "材料、份数及截止日期"),
        ("4月", "3月9日至13日摸底", one),
        ("6月", "6月1日至20日消防演练", two),
        ("8月", "照常", "无（高温期间不布置）"),
        ("12月", "12月21日起考评", "年度工作总结1份，12月18日"),
    ]
    assert [(title, due.split()[0]) for title, due in owed([cut.join(row) for row in rows])] == DUE


def test_a_day_that_blanks_part_from_its_paper_stands_in_one_cell_with_it():
    rows = ["月份    工作    材料", "4月    摸底    4月10日  床位使用台账1份", "5月    检查    无"]
    assert owed([*rows, "6月    演练    6月26日  消防演练总结、演练图片集各1份"]) == DUE[:3]


def test_a_cell_that_was_left_out_at_the_end_of_a_row_says_nothing():
    rows = [
        "月份\t工作\t材料",
        "4月\t摸底\t床位使用台账1份，4月10日\t",
        "5月\t检查",
        "6月\t演练\t消防演练总结1份，6月26日",
    ]
    assert owed(rows) == DUE[:2]


@pytest.mark.parametrize(
    ("cell", "due"),
    [
        ("小结1份（另行通知）", [("小结", None)]),
        ("小结", [("小结", None)]),
        ("小结留存备查，不上报", []),
        ("不报材料", []),
    ],
)
def test_a_paper_without_a_day_in_a_column_of_dated_papers_is_owed_all_the_same(cell, due):
    rows = ["月份|工作|材料", "4月|摸底|床位使用台账1份（4月10日）", "6月|演练|消防演练总结1份（6月26日）"]
    assert owed([*rows, f"7月|检查|{cell}"]) == [*DUE[:2], *due]


def test_the_number_and_the_place_in_a_cell_are_those_of_its_paper():
    rows = [
        "月份|工作|材料",
        "4月|摸底|2篇活动信息、4张活动照片，4月10日前发邮箱",
        "6月|演练|考核表（一式三份），6月26日前送人事科",
    ]
    whole = "\n".join(["各养老服务机构：", "二、全年安排", *rows, "", "县民政局", "2026年3月2日"])
    found = draft(f"关于养老服务工作的通知\n{whole}\n").requirements

    assert [(one.title, one.count, one.channels) for one in found] == [
        ("活动信息", 2, ("mailbox",)),
        ("活动照片", 4, ("mailbox",)),
        ("考核表", 3, ("人事科",)),
    ]


@pytest.mark.parametrize("mark", ["2.{}  ", "({})  ", "{}.  ", "{}、  "])
def test_items_with_a_wide_blank_behind_their_mark_are_no_rows(mark):
    one = f"{mark.format(1)}床位使用台账。七家机构各报1份，4月10日前，发至a@example.com。"
    two = f"{mark.format(2)}消防演练总结。七家机构各报1份，6月26日前，发至a@example.com。"

    assert owed([one, two]) == DUE[:2]
