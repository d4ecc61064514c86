"""Playing the sandbox county's story: at each moment the flows run, and what they say is laid beside the truth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import typer

from settings.app import County
from tasks.casefile import open_casefile
from tasks.domain.verdict.verdict import VerdictKind
from tasks.sandbox.box import Sandbox
from tasks.sandbox.moments import StoryMoment
from tasks.store.session import open_store, reading


@dataclass(frozen=True, slots=True)
class Difference:
    """An obligation that the product judged otherwise than the story told it."""

    at: datetime
    obligation: str
    truth: str
    verdict: str
    why: str


@dataclass
class Played:
    """What came of the story so far; a comparison is of one obligation at one moment."""

    compared: int = 0
    differences: list[Difference] = field(default_factory=list)
    figures: str = ""  # of the last moment
    kinds: set[str] = field(default_factory=set)  # every verdict that occurred


async def play(box: Sandbox, home: Path) -> Played:
    """The whole story, moment by moment, with the clock standing at each."""
    played, moments = Played(), box.story.moments
    for number, moment in enumerate(moments, 1):
        typer.echo(f"\n[{number}/{len(moments)}] {moment.at:%Y-%m-%d %H:%M} {moment.label}")
        box.advance(moment)
        sent_before = len(box.sent)
        if number == 1:
            await _run("open_plan", home, moment, yes=True)
        for name in ("read_mailboxes", "read_websites", "judge", "summarise", "send_outbox"):
            await _run(name, home, moment)
        for recipient, message in box.sent[sent_before:]:
            typer.echo(f"    → {recipient}　{message['Subject']}")
        _compare(box, home, moment.at, played)
    return played


async def _run(name: str, home: Path, moment: StoryMoment, **parameters: Any) -> None:
    """One flow, in this process, as a flow run of the started server."""
    from importlib import import_module

    flow: Callable[..., Awaitable[Any]] = getattr(import_module(f"flows.{name}"), name)
    shown = await flow(home=str(home), clock=moment.at.isoformat(), **parameters)
    told = [one.told.sentence for one in (shown if isinstance(shown, list) else [shown])]
    typer.echo(f"  {name}：{' '.join(told)}")


def _compare(box: Sandbox, home: Path, at: datetime, played: Played) -> None:
    county = County.at(home)
    with reading(open_store(county.database_url)) as session:
        verdicts = open_casefile(session, at).verdicts
    said = {id_: verdict.kind.value for id_, verdict in verdicts.items()}
    truth = box.story.truth(at)
    found = list(_differences(truth, said, at, box))
    played.compared += len(truth.keys() | said.keys())
    played.differences += found
    played.figures = figures(said)
    played.kinds |= set(said.values())
    typer.echo(f"  应交 {len(said)} 项：{played.figures}")
    typer.echo("  与故事的真相一致。" if not found else f"  与故事的真相有 {len(found)} 处不同：")
    for one in found[:10]:
        wanted, verdict = one.truth or "（没有这一项）", one.verdict or "（没有这一项）"
        typer.echo(f"    {one.obligation} 应为 {wanted}，判为 {verdict}：{one.why}")


def _differences(
    truth: Mapping[str, VerdictKind], said: Mapping[str, str], at: datetime, box: Sandbox
) -> Iterator[Difference]:
    for id_ in sorted(truth.keys() | said.keys()):
        if truth.get(id_) != said.get(id_):
            why = box.story.why(id_) if id_ in truth else "故事里没有"
            yield Difference(at, id_, truth.get(id_, ""), said.get(id_, ""), why)


def figures(said: Mapping[str, str]) -> str:
    """ "缺交 missing 12，已完成 satisfied 30": each verdict that occurs, in the order of the day."""
    counts = Counter(said.values())
    return "，".join(f"{kind.label} {kind.value} {counts[kind.value]}" for kind in VerdictKind if counts[kind.value])
