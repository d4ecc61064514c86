"""What a decision teaches: a name nobody knew, put to one school by a person, is proposed as one more of its names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tasks.domain.evidence.names import fold, without_ending
from tasks.domain.evidence.schoolnames import SchoolNames
from tasks.domain.plan.party import Roster
from tasks.domain.verdict.decision import Act, Decision
from tasks.domain.verdict.placing import Docket, Placed

_SCHOOL = re.compile(
    r"[\u4e00-\u9fff0-9]{1,12}?(?:小学|中学|学校|幼儿园|完小|中心校|教学点|分校"
    r"|[一二三四五六七八九十0-9][小中幼](?![时学组心]))"
)
_LEAD = re.compile(
    r"^(?:关于|转发|回复|报送|上报|提交|补交|更正|来自|附件|[\d年月日第期学度上下]+(?=[\u4e00-\u9fff]{3}))+"
)


@dataclass(frozen=True, slots=True)
class LearnedName:
    """A name that an admin may confirm as one more of a school's; `items` are those that were assigned by hand."""

    name: str
    school: str  # school id
    items: tuple[str, ...]

    @property
    def command(self) -> str:
        return f"rollcall decide merge {self.school} {self.name} --why 由归属得知"


def learned_names(
    decisions: Sequence[Decision], placed: Sequence[Placed], docket: Docket, roster: Roster
) -> tuple[LearnedName, ...]:
    """Names in items that people assigned, unknown to the roster, each always to the same school."""
    items = {one.item.id: one for one in placed}
    known = SchoolNames(roster)
    said: dict[str, dict[str, list[str]]] = {}
    for item, school in _assigned(decisions, docket, roster).items():
        if item in items:
            for name in _unknown_names(items[item], known):
                said.setdefault(name, {}).setdefault(school, []).append(item)
    return tuple(
        LearnedName(name, school, tuple(of))
        for name, schools in sorted(said.items())
        if len(schools) == 1
        for school, of in schools.items()
    )


def _assigned(decisions: Sequence[Decision], docket: Docket, roster: Roster) -> Mapping[str, str]:
    """Item -> the school to which a person put it last."""
    found = {}
    for decision in decisions:
        if decision.act is Act.ASSIGN and decision.to in docket.by_id:
            party = docket.by_id[decision.to].party_id
            teacher = roster.teacher.get(party)
            found[decision.target] = teacher.school if teacher else party
    return found


def _unknown_names(one: Placed, known: SchoolNames) -> Iterator[str]:
    submission = one.item.submission
    texts = [submission.title, submission.sender_name, without_ending(one.item.file or "")]
    for text in dict.fromkeys(texts):
        for found in _SCHOOL.finditer(text):
            name = _LEAD.sub("", found.group())
            if len(fold(name)) >= 2 and not known.ids_in(name):
                yield name
