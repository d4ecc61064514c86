"""检查 examine: run each requirement's content checks over the items that claim it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.evidence.contents import UNOPENED, Contents
from tasks.domain.evidence.examine import examine, is_up_to_date
from tasks.domain.evidence.finding import Examination, Question, Result
from tasks.domain.evidence.item import Item
from tasks.domain.evidence.match import MatchKind
from tasks.domain.verdict.decision import Act
from tasks.domain.verdict.merging import mark_of_merged
from tasks.domain.verdict.placing import Placed
from tasks.openers import OPENER_VERSION
from tasks.pages.record import Told
from tasks.progress import told_on
from tasks.store import findings as finding_store
from tasks.store.erasing import erased
from tasks.store.session import open_store, reading, writing

Claimed = tuple[str, str, str]  # requirement, party, member


@dataclass(frozen=True, slots=True)
class Examined:
    """What the checks said of the items that were looked at this time."""

    found: tuple[tuple[Item, str, Examination], ...]  # item, "REQUIREMENT/PARTY", examination

    @property
    def told(self) -> Told:
        results = [examination.result for _, _, examination in self.found]
        counts = "，".join(f"{result.label} {results.count(result)}" for result in Result if result in results)
        rows = tuple(
            (claim, item.id, item.file or "正文", examination.result.label, _worst(examination))
            for item, claim, examination in self.found
            if examination.result is not Result.ACCEPTED
        )
        sentence = f"检查 {len(self.found)} 件：{counts}。" if counts else "没有需要检查的新材料。"
        return Told(sentence, ("应交", "件", "文件", "结果", "说明"), rows)


@cell("检查 examine")
async def examine_items(county: County, at: datetime, plan_id: str | None = None) -> Examined:
    """Examine every item for each requirement and party that it claims; a changed check looks again, the others not."""
    engine = open_store(county.database_url)
    with reading(engine) as session:
        case = open_casefile(session, at, plan_id)
        basis = f"v{case.version.id}/o{OPENER_VERSION}{mark_of_merged(case.decisions)}"
        kept = finding_store.findings(session, case.version.plan, at)
        gone = erased(session)  # what was said of them stays
        marks = finding_store.marks_of_changed(session, case.arrived)
        fresh_ones = {n: f for n, (on, f) in kept.items() if on == basis + marks.get(n, "") or n in gone}
        jobs = _jobs(case, fresh_ones, gone)
        wanted = {job.placed.item.sha256 for job in jobs if not job.is_done}
        contents = finding_store.contents_of(session, wanted, OPENER_VERSION)

    fresh: dict[int, dict[str, dict[str, Examination]]] = {}
    looked: list[tuple[Item, str, Examination]] = []
    for job in told_on("检查", jobs, len(jobs)):
        item = job.placed.item
        found = job.before if job.is_done and job.before else _examine(case, job, contents)
        fresh.setdefault(item.submission.id, {}).setdefault(item.id, {})[job.key] = found
        looked += [] if job.is_done else [(item, job.key, found)]

    with writing(engine) as session:
        for number in sorted({item.submission.id for item, _, _ in looked}):
            rests_on = basis + marks.get(number, "")
            finding_store.keep_findings(session, case.version.plan, number, (rests_on, fresh[number]), at)
    return Examined(tuple(looked))


@dataclass(frozen=True, slots=True)
class _Job:
    """One item for one requirement and party, and what is known of it already."""

    placed: Placed
    claim: Claimed
    before: Examination | None
    is_done: bool

    @property
    def key(self) -> str:
        return f"{self.claim[0]}/{self.claim[1]}"


def _jobs(
    case: CaseFile, kept: Mapping[int, Mapping[str, Mapping[str, Examination]]], gone: frozenset[int]
) -> list[_Job]:
    jobs = []
    for placed in case.placed:
        known = kept.get(placed.item.submission.id, {}).get(placed.item.id, {})
        for claim in claims_of(case, placed):
            before = known.get(f"{claim[0]}/{claim[1]}")
            done = before is not None and is_up_to_date(before, case.plan.requirement[claim[0]])
            done = done or placed.item.submission.id in gone
            jobs.append(_Job(placed, claim, before, done))
    return jobs


def claims_of(case: CaseFile, placed: Placed) -> tuple[Claimed, ...]:
    """For which requirement and party an item is to be examined: its claims, and where a person assigned it."""
    found: dict[Claimed, None] = {}
    if placed.match.kind is MatchKind.CLAIMED:
        found |= {(c.requirement, c.party, c.member): None for c in placed.match.claims}
    for decision in case.decisions:
        if decision.act is Act.ASSIGN and decision.target == placed.item.id and decision.to in case.docket.by_id:
            obligation = case.docket.by_id[decision.to]
            found[(obligation.requirement, obligation.party_id, "")] = None
    return tuple(found)


def _examine(case: CaseFile, job: _Job, contents: Mapping[str, Contents]) -> Examination:
    requirement, party, member = job.claim
    roster = case.roster
    teacher = roster.teacher.get(party) or roster.teacher.get(member)
    school = roster.school[teacher.school if teacher else party]
    question = Question(
        item=job.placed.item,
        contents=contents.get(job.placed.item.sha256, UNOPENED),
        requirement=case.plan.requirement[requirement],
        school=school,
        teachers=roster.teachers_of.get(school.id, ()),
        teacher=teacher,
    )
    return examine(question, job.before)


def _worst(examination: Examination) -> str:
    return "；".join(f.text for f in examination.findings if f.result is examination.result)
