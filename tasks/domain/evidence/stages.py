"""For which stage of a combined school a session counts: its grade, its title or its teacher says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tasks.domain.evidence.contents import Contents
from tasks.domain.evidence.index import Index
from tasks.domain.evidence.names import fold, spell
from tasks.domain.evidence.who import names_in
from tasks.domain.evidence.wording import Wording, heading
from tasks.domain.plan.party import Stage

_TEXT_CAP = 300  # the head of a lesson plan, where grade and class stand
_GRADE = re.compile(r"(?<!\d)(\d{1,2})(?:年级|年[(（]?\d*[)）]?班)")
_WORDS = {
    Stage.SENIOR: re.compile(r"高中|(?<![提最])高[123](?!\d)"),
    Stage.JUNIOR: re.compile(r"初中|初[1234](?!\d)"),
    Stage.PRIMARY: re.compile(r"小学"),
    Stage.KINDERGARTEN: re.compile(r"幼儿|幼教|[小中大]班(?!化|长|额|主)|学前"),
}


def stage_of(
    words: Wording, contents: Contents | None, school: str, stages: Sequence[Stage], index: Index
) -> tuple[Stage | None, str]:
    """The one stage, of those given, that the strongest text names, with the reason; None when none does."""
    levels = (*words.levels, ("材料内容", tuple(_heads(contents))))
    for label, texts in levels:
        found = {stage for text in texts for stage in _named(text, stages, index)}
        if len(found) == 1:
            stage = found.pop()
            return stage, f"{label}指明{stage.label}"
    for label, texts in levels:
        found = {stage for text in texts for stage in _of_teachers(text, school, stages, index)}
        if len(found) == 1:
            stage = found.pop()
            return stage, f"{label}中的教师任教{stage.label}"
    return None, "没有指明学段"


def _named(text: str, stages: Sequence[Stage], index: Index) -> set[Stage]:
    """Stages that a text names, the schools' own names (第一小学) left out."""
    folded = fold(text)
    for hit in sorted(index.schools.named_in(folded, loosely=False), key=lambda hit: -hit.start):
        folded = folded[: hit.start] + "|" + folded[hit.end :]
    found = {stage for stage in stages if _WORDS[stage].search(folded)}
    grades = {int(grade) for grade in _GRADE.findall(spell(text).replace("\x01", ""))}
    return found | {stage for grade in grades if (stage := _of_grade(grade, stages)) is not None}


def _of_grade(grade: int, stages: Sequence[Stage]) -> Stage | None:
    """Grade 6 is primary, or junior where the school has no primary stage (五四学制)."""
    usual = [Stage.PRIMARY] * 5 + [Stage.PRIMARY, Stage.JUNIOR, Stage.JUNIOR, Stage.JUNIOR] + [Stage.SENIOR] * 3
    if not 1 <= grade <= len(usual):
        return None
    stage = usual[grade - 1]
    if grade == 6 and stage not in stages and Stage.JUNIOR in stages:
        return Stage.JUNIOR
    return stage if stage in stages else None


def _of_teachers(text: str, school: str, stages: Sequence[Stage], index: Index) -> set[Stage]:
    """The stages of this school's teachers named in the text; a teacher of several stages tells nothing."""
    found: set[Stage] = set()
    for name in names_in(text, index):
        for teacher in index.teachers_named[name]:
            if teacher.school == school and len(teacher.stages) == 1 and teacher.stages[0] in stages:
                found.add(teacher.stages[0])
    return found


def _heads(contents: Contents | None) -> Iterable[str]:
    if contents is None:
        return
    if contents.text:
        yield f"{heading(contents)} {contents.text[:_TEXT_CAP]}"
    for member in contents.members:
        yield from _heads(member.contents)
