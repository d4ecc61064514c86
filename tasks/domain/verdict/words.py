"""Finding an obligation or an item by words: `一小 课程表` instead of its id. Several hits are never guessed from."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize

from tasks.domain.plan.obligation import Obligation
from tasks.domain.plan.party import Roster
from tasks.domain.plan.requirement import Plan
from tasks.domain.verdict.placing import Placed


def obligations_named(
    words: Sequence[str], obligations: Sequence[Obligation], plan: Plan, roster: Roster
) -> tuple[Obligation, ...]:
    """The obligations that every word fits: an id alone, or parts of the requirement's and the party's names."""
    exact = tuple(o for o in obligations if len(words) == 1 and o.id == words[0])
    if exact:
        return exact
    wanted = [_plain(word) for word in " ".join(words).split()]
    texts = {requirement.id: _requirement_text(plan, requirement.id) for requirement in plan.requirements}
    parties: dict[str, str] = {}
    found = []
    for obligation in obligations:
        party = parties.setdefault(obligation.party, _party_text(roster, obligation))
        text = f"{texts[obligation.requirement]} {party} {obligation.period} {_plain(obligation.id)}"
        if wanted and all(word in text for word in wanted):
            found.append(obligation)
    return tuple(found)


def items_named(words: Sequence[str], placed: Sequence[Placed], plan: Plan, roster: Roster) -> tuple[Placed, ...]:
    """The items that every word fits: an id alone, or parts of their names, sender, and what they are taken for."""
    exact = tuple(one for one in placed if len(words) == 1 and one.item.id == words[0])
    wanted = [_plain(word) for word in " ".join(words).split()]
    if exact or not wanted:
        return exact
    return tuple(one for one in placed if all(word in _item_text(one, plan, roster) for word in wanted))


def _item_text(one: Placed, plan: Plan, roster: Roster) -> str:
    submission = one.item.submission
    parties = dict.fromkeys([*(claim.party for claim in one.match.claims), *one.match.parties])
    requirements = dict.fromkeys(claim.requirement for claim in one.match.claims)
    parts = [one.item.file or "", submission.title, submission.sender_name, submission.sender_address]
    parts += [_requirement_text(plan, id_) for id_ in requirements]
    parts += [_names_of(roster, id_) for id_ in parties]
    return _plain(" ".join(parts))


def party_fits(word: str, obligation: Obligation, roster: Roster) -> bool:
    return obligation.party_id == word or obligation.party == word or _plain(word) in _party_text(roster, obligation)


def _requirement_text(plan: Plan, id_: str) -> str:
    requirement = plan.requirement[id_]
    return _plain(" ".join([id_, requirement.title, *requirement.aliases]))


def _party_text(roster: Roster, obligation: Obligation) -> str:
    stages = (stage.label for stage in obligation.stages)
    parts = [obligation.party, obligation.party_name, *stages, _names_of(roster, obligation.party_id)]
    return _plain(" ".join(parts))


def _names_of(roster: Roster, party: str) -> str:
    teacher = roster.teacher.get(party)
    school = roster.school.get(teacher.school if teacher else party)
    parts = [teacher.name, *teacher.aliases] if teacher else []
    parts += [school.name, *school.aliases] if school else []
    return " ".join(parts)


def _plain(text: str) -> str:
    return normalize("NFKC", text).casefold().replace("《", "").replace("》", "").replace("“", "").replace("”", "")
