"""A summary as the cells of a run's page: the map, the way to the deadline, the changes, and who lacks what."""

from __future__ import annotations

from tasks.domain.notice.summary import Summary
from tasks.pages.chart import trend_chart
from tasks.pages.record import Told


def summary_cells(summary: Summary) -> tuple[Told, ...]:
    """What is empty is left out. No number or address is shown whole: the page may be printed and passed on."""
    cells = [_map(summary), _trend(summary), _apart(summary), _changes(summary), _lacks(summary)]
    return tuple(cell for cell in cells if cell.rows or cell.svg)


def _map(summary: Summary) -> Told:
    rows = tuple((row.title, *(cell.text for cell in row.cells)) for row in summary.heat.rows)
    tints = {
        (number, column): cell.colour
        for number, row in enumerate(summary.heat.rows)
        for column, cell in enumerate(row.cells, 1)
    }
    return Told("各学段、各项材料：已完成/应交。", ("材料", *summary.heat.stages), rows, tints=tints)


def _trend(summary: Summary) -> Told:
    return Told(f"{summary.trend.sentence}。", svg=trend_chart(summary.trend))


def _apart(summary: Summary) -> Told:
    rows = tuple((label, str(number)) for label, number in summary.counts)
    sentence = "截止后尚未完成的，各自计数，不相加；“我方未能核实”不是没有交。"
    return Told(sentence, ("情况", "项数"), rows)


def _changes(summary: Summary) -> Told:
    rows = []
    for change in summary.changes:
        more = "；等" if change.count > len(change.cases) else ""
        rows.append((change.label, str(change.count), "；".join(change.cases) + more))
    return Told(f"{summary.since} 以来的变化。", ("变化", "项数", "哪些"), tuple(rows))


def _lacks(summary: Summary) -> Told:
    rows = tuple(
        (
            lack.school,
            "、".join(lack.titles),
            "、".join(lack.who),
            lack.standing,
            "\n".join(lack.channels),
            lack.contact,
        )
        for lack in summary.lacks
    )
    sentence = "谁还差什么，按名册顺序，不作排名。"
    return Told(sentence, ("学校", "材料", "教师或学段", "情况", "各渠道", "联系"), rows)
