"""模拟 simulate: a made-up county lives through years in memory, and whatever can go wrong does."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import typer

from tasks.domain.errors import BadInput

_MOST_YEARS, _MOST_SCHOOLS, _MOST_TEACHERS = 50, 2_000, 50_000
_SHOWN = 50  # violations


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command was asked for, as it was typed."""

    years: int
    seed: int
    schools: int
    teachers: int
    format_: str


def simulate(wanted: Wanted) -> int:
    """1 when something happened that must never happen; each case is named on the error output."""
    _check(wanted)
    from flows.living import Life

    with _folder() as folder:
        life = Life.of(Path(folder) / "county", wanted.seed, wanted.schools, wanted.teachers, wanted.years)
        life.through()
        found = life.oracle.violations
        typer.echo(_document(wanted, life.figures))
        for violation in found[:_SHOWN]:
            print(violation.sentence, file=sys.stderr)
        if len(found) > _SHOWN:
            print(f"另有 {len(found) - _SHOWN} 处", file=sys.stderr)
        return 1 if found else 0


def _check(wanted: Wanted) -> None:
    if wanted.format_ not in ("json", "table"):
        raise BadInput(f"--format 不能是“{wanted.format_}”；应为：json、table。")
    limits = (
        ("--years", wanted.years, 1, _MOST_YEARS),
        ("--schools", wanted.schools, 1, _MOST_SCHOOLS),
        ("--teachers", wanted.teachers, wanted.schools, _MOST_TEACHERS),
    )
    for name, given, least, most in limits:
        if not least <= given <= most:
            more = "（每所学校至少一位教师）" if name == "--teachers" else ""
            raise BadInput(f"{name} 不能是 {given}；应为 {least} 到 {most} 之间的整数{more}。")


def _document(wanted: Wanted, figures: dict[str, object]) -> str:
    if wanted.format_ == "json":
        return json.dumps({"years": wanted.years, **figures}, ensure_ascii=False, indent=2)
    rows = [("模拟的年数", str(wanted.years))]
    labels = {
        "obligations": "应交项数",
        "notices": "送达的信",
        "faults": "经历的故障",
        "violations": "不该发生的事",
        "uncertain_sends": "说不清是否发出的信",
    }
    for name, value in figures.items():
        if isinstance(value, dict):
            rows.append((labels[name], str(sum(value.values()))))
            rows += [(f"  {kind}", str(times)) for kind, times in value.items()]
        else:
            rows.append((labels[name], str(value)))
    return "\n".join(f"{label}　{value}" for label, value in rows)


def _folder() -> tempfile.TemporaryDirectory[str]:
    """A folder of its own, in memory where the machine has such a place: nobody needs it afterwards."""
    memory = Path("/dev/shm")
    where = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    return tempfile.TemporaryDirectory(prefix="rollcall-simulate-", dir=where, ignore_cleanup_errors=True)
