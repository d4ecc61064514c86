"""比对 compare: hold items against each other: photos of several sessions, a plan and its courseware, essays."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from settings.app import County
from tasks.alike import much_alike
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.evidence.contents import OPENER_VERSION, Contents
from tasks.domain.evidence.finding import Finding
from tasks.domain.evidence.item import Item
from tasks.domain.verdict.alike_essays import alike_essays
from tasks.domain.verdict.comparing import Comparisons, Row, gathered, rows_to_compare
from tasks.domain.verdict.one_lesson import lessons_held_together
from tasks.domain.verdict.repeated_photos import repeated_photos
from tasks.pages.record import Told
from tasks.store import comparisons as comparison_store
from tasks.store import findings as finding_store
from tasks.store.comparisons import Compared
from tasks.store.session import open_store, reading, writing


@dataclass(frozen=True, slots=True)
class Held:
    """How many items were held against each other, and what was said that was not said before."""

    rows: int
    fresh: tuple[tuple[str, str, Finding], ...]  # item, "REQUIREMENT/PARTY", finding

    @property
    def told(self) -> Told:
        sentence = f"比对 {self.rows} 件，新发现 {len(self.fresh)} 处。" if self.rows else "没有需要重新比对的材料。"
        rows = tuple((claim, item, finding.result.label, finding.text) for item, claim, finding in self.fresh)
        return Told(sentence, ("应交", "件", "结果", "说明"), rows)


@cell("比对 compare")
async def compare_items(county: County, at: datetime, plan_id: str | None = None) -> Held:
    """Compare anew when anything that was compared has changed; what is said of an item is kept with its state."""
    engine = open_store(county.database_url)
    with reading(engine) as session:
        case = open_casefile(session, at, plan_id)
        rows = rows_to_compare(case.placed, case.plan, case.roster, case.decisions)
        kept = comparison_store.comparisons(session, case.version.plan, at)
        states = _states(rows)
        if states == {number: dict(one.states) for number, one in kept.items() if one.states}:
            return Held(0, ())
        before = _of_before(case)
        wanted = {row.item.sha256 for row in rows} | {item.sha256 for item in before}
        contents = finding_store.contents_of(session, wanted, OPENER_VERSION)

    said = await asyncio.to_thread(_compared, rows, before, contents)
    fresh = _changed(states, said, kept)

    with writing(engine) as session:
        comparison_store.keep_comparisons(session, case.version.plan, fresh, at)
    return Held(len(rows), tuple(_news(fresh, kept)))


def _compared(rows: Sequence[Row], before: Sequence[Item], contents: Mapping[str, Contents]) -> Comparisons:
    return gathered(
        chain(
            repeated_photos(rows, contents),
            lessons_held_together(rows, contents),
            alike_essays(rows, before, contents, much_alike),
        )
    )


def _of_before(case: CaseFile) -> list[Item]:
    """What came before the plan began: last year's, where the plan asks about texts that are much alike."""
    if not any(check.name == "near_duplicate" for r in case.plan.requirements for check in r.checks):
        return []
    return [one.item for one in case.placed if one.item.sha256 and one.arrival.received_at < case.plan.starts]


def _states(rows: Sequence[Row]) -> dict[int, dict[str, str]]:
    states: dict[int, dict[str, str]] = {}
    for row in rows:
        states.setdefault(row.item.submission.id, {})[f"{row.item.id} {row.claim}"] = row.state
    return states


def _changed(
    states: Mapping[int, Mapping[str, str]], said: Comparisons, kept: Mapping[int, Compared]
) -> dict[int, Compared]:
    """Submissions whose rows, or what is said of them, are not as they were; one that fell out says nothing more."""
    found: dict[int, Compared] = {}
    for number in {*states, *kept}:
        items = {key.partition(" ")[0] for key in states.get(number, {})}
        now = Compared(states.get(number, {}), {item: said[item] for item in sorted(items) if item in said})
        if number not in kept or (dict(kept[number].states), kept[number].said) != (dict(now.states), now.said):
            found[number] = now
    return found


def _news(fresh: Mapping[int, Compared], kept: Mapping[int, Compared]) -> list[tuple[str, str, Finding]]:
    return [
        (item, claim, finding)
        for number, one in sorted(fresh.items())
        for item, claims in one.said.items()
        for claim, findings in claims.items()
        for finding in findings
        if number not in kept or finding not in kept[number].said.get(item, {}).get(claim, ())
    ]
