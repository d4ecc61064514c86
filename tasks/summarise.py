"""报 summarise: after each deadline and each week, tell the stage contacts how it went, and who lacks what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from settings.app import County
from tasks.casefile import open_casefile
from tasks.cell import cell
from tasks.desk import desk_of, desktop_of, is_on, ladder_of, subject_of
from tasks.domain.notice.notice import Notice
from tasks.domain.notice.occasion import week_of
from tasks.domain.notice.summaries import is_ripe, is_stale, passed, summary_notices
from tasks.domain.notice.summary import Summary, sum_up
from tasks.pages.record import Told
from tasks.pages.summary_page import summary_cells
from tasks.store import outbox, outbox_queue
from tasks.store.session import open_store, reading, writing


@dataclass(frozen=True, slots=True)
class Summarised:
    """The due days that have passed, how everything stands now, and what was queued of it."""

    summaries: tuple[Summary, ...]
    queued: tuple[Notice, ...]
    overall: Summary
    waits: tuple[str, ...] = ()  # deadlines whose summary waits, and for what

    @property
    def told(self) -> Told:
        sentence = f"已过截止 {len(self.summaries)} 个，新排汇总 {len(self.queued)} 封。" + "".join(self.waits)
        rows = tuple(
            (s.due, "、".join(s.titles), str(s.total), "，".join(f"{label} {count}" for label, count in s.figures))
            for s in self.summaries
        )
        return Told(sentence, ("截止", "材料", "应交", "各类情况"), rows)

    @property
    def cells(self) -> tuple[Told, ...]:
        """The whole county at this moment, for the run's page and the admins' screen."""
        return summary_cells(self.overall)


@cell("汇总 summarise")
async def summarise_deadlines(county: County, at: datetime, plan: str | None = None) -> Summarised:
    """Queue one summary for each stage contact and occasion; once, however often it is run."""
    engine, sending = open_store(county.database_url), is_on(county)
    with reading(engine) as session:
        case = open_casefile(session, at, plan)
        desk, ladder = desk_of(session, county, case, ()), ladder_of(session, case)
        earlier = outbox.notices(session, at, case.version.plan)
    desktop = desktop_of(county, case)

    done = dict(passed(case.verdicts.values(), desk))
    summaries = tuple(sum_up(verdicts, None, desktop, at, day) for day, verdicts in sorted(done.items()))
    ripe = [day for day, verdicts in done.items() if is_ripe(day, verdicts, desk)]
    waiting = [day for day in done if day not in ripe and not is_stale(day, desk)]
    notices = [
        replace(notice, subject=subject_of(notice, desktop, ladder, at)) if notice.address else notice
        for notice in summary_notices(ripe, desk, desktop, earlier)
    ]

    with writing(engine) as session:
        queued = [outbox_queue.queue_once(session, case.version.plan, n, at, sending=sending) for n in notices]
    overall = sum_up(week_of(at).verdicts(case.verdicts.values(), at, desktop.accuse_from), None, desktop, at)
    waits = tuple(f"{day:%m-%d} 的汇总等截止后的收取看全再发。" for day in waiting)
    return Summarised(summaries, tuple(n for n in queued if n), overall, waits)
