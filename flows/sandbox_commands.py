"""The commands of the made-up county: played once on real servers, or lived through for years in memory."""

from __future__ import annotations

from typing import Annotated

import typer


def demo(
    once: Annotated[bool, typer.Option("--once", help="演完就结束")] = False,
) -> None:
    """演示：一个虚构的县，从开季到报告走一遍。"""
    from flows.demo import demo

    raise typer.Exit(demo(once=once))


def simulate(
    years: Annotated[int, typer.Option("--years", help="过几年")] = 1,
    seed: Annotated[int, typer.Option("--seed", help="种子：同样的种子，同样的一生")] = 1,
    schools: Annotated[int, typer.Option("--schools", help="几所学校")] = 12,
    teachers: Annotated[int, typer.Option("--teachers", help="几位教师")] = 120,
    format_: Annotated[str, typer.Option("--format", help="输出格式：json | table")] = "table",
) -> None:
    """模拟：虚构的县在内存里过几年，故障不断；冤枉人、丢材料、重复或漏发通知，有一处退出码就是 1。"""
    from flows.simulate import Wanted, simulate

    raise typer.Exit(simulate(Wanted(years, seed, schools, teachers, format_)))
