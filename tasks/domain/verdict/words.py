"""Finding an obligation by words: `一小 课程表` instead of its id. Several hits are listed, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster
from tasks.domain.plan.requirement import Plan


def obligations_named(
    words: Sequence[str], obligations: Sequence[Obligation], plan: Plan, roster: Roster
) -> tuple[Obligation, ...]:
    """The obligations that every word fits: an id alone, or parts of the requirement's and the party's names."""
    exact = tuple(o for o in obligations if len(words) == 1 and o.id == words[0])
    if exact:
        return exact
    wanted = [_plain(word) for word in words if word.strip()]
    texts = {requirement.id: _requirement_text(plan, requirement.id) for requirement in plan.requirements}
    parties: dict[str, str] = {}
    found = []
    for obligation in obligations:
        party = parties.setdefault(obligation.party, _party_text(roster, obligation))
        text = f"{texts[obligation.requirement]} {party} {obligation.period} {_plain(obligation.id)}"
        if wanted and all(word in text for word in wanted):
            found.append(obligation)
    return tuple(found)


def party_fits(word: str, obligation: Obligation, roster: Roster) -> bool:
    return obligation.party_id == word or obligation.party == word or _plain(word) in _party_text(roster, obligation)


def _requirement_text(plan: Plan, id_: str) -> str:
    requirement = plan.requirement[id_]
    return _plain(" ".join([id_, requirement.title, *requirement.aliases]))


def _party_text(roster: Roster, obligation: Obligation) -> str:
    teacher = roster.teacher.get(obligation.party_id)
    school = roster.school.get(teacher.school if teacher else obligation.party_id)
    parts = [obligation.party, obligation.party_name, *(stage.label for stage in obligation.stages)]
    parts += [teacher.name, *teacher.aliases] if teacher else []
    parts += [school.name, *school.aliases] if school else []
    return _plain(" ".join(parts))


def _plain(text: str) -> str:
    return normalize("NFKC", text).casefold().replace("《", "").replace("》", "").replace("“", "").replace("”", "")
