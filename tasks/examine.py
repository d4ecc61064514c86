"""检查 examine: run each requirement's content checks over the items that claim it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from settings.app import County
from tasks.casefile import CaseFile, open_casefile
from tasks.cell import cell
from tasks.domain.evidence.checks import CHECKS_VERSION
from tasks.domain.evidence.contents import UNOPENED, Contents
from tasks.domain.evidence.examine import examine
from tasks.domain.evidence.finding import Examination, Question, Result
from tasks.domain.evidence.item import Item
from tasks.domain.evidence.match import MatchKind
from tasks.domain.verdict.decision import Act
from tasks.domain.verdict.merging import mark_of_merged
from tasks.domain.verdict.placing import Placed
from tasks.openers import OPENER_VERSION
from tasks.pages.record import Told
from tasks.store import findings as finding_store
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
    """Examine every item for each requirement and party that it claims, once for each version of the checks."""
    engine = open_store(county.database_url)
    with reading(engine) as session:
        case = open_casefile(session, at, plan_id)
        kept = finding_store.findings(session, case.version.plan, at)
        contents = finding_store.contents_known(session, OPENER_VERSION)

    basis = f"v{case.version.id}/c{CHECKS_VERSION}/o{OPENER_VERSION}{mark_of_merged(case.decisions)}"
    fresh: dict[int, dict[str, dict[str, Examination]]] = {}
    looked: list[tuple[Item, str, Examination]] = []
    changed: set[int] = set()
    for placed in case.placed:
        number = placed.item.submission.id
        known = kept[number][1].get(placed.item.id, {}) if number in kept and kept[number][0] == basis else {}
        results = {claim: _examine(case, placed, claim, known, contents) for claim in claims_of(case, placed)}
        fresh.setdefault(number, {})[placed.item.id] = {f"{c[0]}/{c[1]}": e for c, e in results.items()}
        new = [(placed.item, f"{c[0]}/{c[1]}", e) for c, e in results.items() if f"{c[0]}/{c[1]}" not in known]
        looked += new
        changed |= {number} if new else set()

    with writing(engine) as session:
        for number in sorted(changed):
            finding_store.keep_findings(session, case.version.plan, number, (basis, fresh[number]), at)
    return Examined(tuple(looked))


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


def _examine(
    case: CaseFile,
    placed: Placed,
    claim: Claimed,
    known: Mapping[str, Examination],
    contents: Mapping[str, Contents],
) -> Examination:
    requirement, party, member = claim
    before = known.get(f"{requirement}/{party}")
    if before is not None:
        return before
    roster = case.roster
    teacher = roster.teacher.get(party) or roster.teacher.get(member)
    school = roster.school[teacher.school if teacher else party]
    question = Question(
        item=placed.item,
        contents=contents.get(placed.item.sha256, UNOPENED),
        requirement=case.plan.requirement[requirement],
        school=school,
        teachers=roster.teachers_of.get(school.id, ()),
        teacher=teacher,
    )
    return examine(question)


def _worst(examination: Examination) -> str:
    return "；".join(f.text for f in examination.findings if f.result is examination.result)
