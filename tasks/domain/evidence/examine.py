"""All checks of one item for one obligation; the worst finding decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tasks.domain.evidence.checks import CHECKS_VERSION, find_check
from tasks.domain.evidence.contents import ContentKind, Opening
from tasks.domain.evidence.finding import Examination, Finding, Question, Result
from tasks.domain.evidence.item import SubmissionKind
from tasks.domain.evidence.kinds import kinds_of
from tasks.domain.evidence.membership import key_of_member
from tasks.domain.evidence.sessions import session_key
from tasks.domain.evidence.sight import obstacle, shown_name, with_note
from tasks.domain.evidence.ticked import KIND, vouched
from tasks.domain.plan.requirement import CheckSpec, Requirement

__all__ = ["CHECKS_VERSION", "examine", "is_up_to_date"]

_WORST_FIRST = (Result.FAILED, Result.DOUBTFUL, Result.ACCEPTED)


def examine(question: Question, before: Examination | None = None) -> Examination:
    """Runs the requirement's checks in the plan's order (`question.params` is not looked at).

    A requirement without checks asks only that the file opens. What was found `before` on the same basis stands.
    """
    found = {(finding.check, finding.basis): finding for finding in before.findings} if before else {}
    findings = [_finding(question, spec, found) for spec in question.requirement.checks] or [_opens(question)]
    result = next(result for result in _WORST_FIRST if any(finding.result is result for finding in findings))
    return Examination(result, tuple(findings), _keys(question))


def is_up_to_date(before: Examination, requirement: Requirement) -> bool:
    """Whether every check of the requirement has its finding, on the basis that it has now."""
    wanted = [(spec.name, find_check(spec.name).basis(spec.params)) for spec in requirement.checks]
    return not wanted or wanted == [(finding.check, finding.basis) for finding in before.findings]


def _finding(question: Question, spec: CheckSpec, found: Mapping[tuple[str, str], Finding]) -> Finding:
    check = find_check(spec.name)
    basis = check.basis(spec.params)
    if (known := found.get((spec.name, basis))) is not None:
        return known
    if question.item.submission.kind is SubmissionKind.HANDED:
        return replace(vouched(question, spec), basis=basis)
    return replace(check.check(replace(question, params=spec.params)), basis=basis)


def _opens(question: Question) -> Finding:
    """What `readable` asks, of any kind."""
    if question.item.submission.kind is SubmissionKind.HANDED:
        return vouched(question, CheckSpec("readable"))
    text = with_note(f"{shown_name(question)}能打开", question)
    return obstacle("readable", question) or Finding("readable", Result.ACCEPTED, text)


def _keys(question: Question) -> tuple[str, ...]:
    """What the item counts as: a member, the kinds of a month, a session, else its bytes.

    An item that names no kind may be of any: while it waits for a person, none of them is called missing.
    """
    requirement = question.requirement
    if requirement.counts_members:
        shown = question.teacher.id if question.teacher else ""
        key = shown or key_of_member(question.item.submission, question.teachers)
        return (key,) if key else ()
    if kinds := requirement.month_kinds:
        if ticked := question.item.submission.headers.get(KIND):
            return (ticked,)
        return kinds_of(question, kinds).kinds or kinds
    contents = question.contents
    is_archive = contents.kind is ContentKind.ARCHIVE and contents.opening is Opening.OPENED
    if requirement.counts_sessions and is_archive and contents.members:
        return (session_key(contents),)
    return (question.item.sha256 or question.item.id,)
