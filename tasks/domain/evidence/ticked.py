"""What a person ticked on a sheet and signed for: its place is written on the line, its contents nobody checked."""

from __future__ import annotations

from tasks.domain.evidence.finding import Finding, Question, Result
from tasks.domain.evidence.index import Index
from tasks.domain.evidence.item import Item, Submission
from tasks.domain.evidence.match import Claim, Match, MatchKind
from tasks.domain.plan.requirement import CheckSpec

OBLIGATION, MEMBER, KIND, BY = "obligation", "member", "kind", "signed_by"


def identify_ticked(item: Item, index: Index) -> Match:
    """The obligation whose line was ticked; a line of an older plan belongs to nothing any more."""
    headers = item.submission.headers
    id_ = headers.get(OBLIGATION, "")
    requirement = id_.partition("/")[0]
    owed = next((o for o in index.of_requirement.get(requirement, ()) if o.id == id_), None)
    if owed is None:
        return Match(item.id, MatchKind.OTHER_MATTER, reasons=(f"核对表上的 {id_} 不在现行计划里",))
    reasons = (said_of(item.submission),)
    claim = Claim(owed.requirement, owed.party_id, owed.period, owed.stage, (), reasons, headers.get(MEMBER, ""))
    return Match(item.id, MatchKind.CLAIMED, (claim,), reasons)


def said_of(submission: Submission) -> str:
    return f"人工核对表：{submission.headers.get(BY, '')}已看到"


def vouched(question: Question, spec: CheckSpec) -> Finding:
    """A check cannot look at what lies elsewhere: the signer's word stands in its place, and says so."""
    return Finding(spec.name, Result.ACCEPTED, f"{said_of(question.item.submission)}，内容未经程序检查")
