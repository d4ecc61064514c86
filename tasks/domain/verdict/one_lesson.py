"""A lesson plan and its courseware are of one lesson (circular L48: 同一节课教学设计和课件)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tasks.domain.evidence.contents import UNOPENED, Contents, Opening
from tasks.domain.evidence.finding import Finding, Result
from tasks.domain.evidence.lessons import Lesson, agree, lesson_of, told_lesson
from tasks.domain.verdict.comparing import Row, named


def lessons_held_together(rows: Sequence[Row], contents: Mapping[str, Contents]) -> Iterator[tuple[Row, Finding]]:
    """Any pair that agrees accepts both; where none agrees both wait for a person; alone, an item says nothing here."""
    pairs = {
        (row.requirement.id, str(spec.params.get("with", ""))) for row in rows if (spec := row.spec("same_lesson"))
    }
    for one, other in sorted({tuple(sorted(pair)) for pair in pairs}):
        by_party: dict[str, tuple[list[Row], list[Row]]] = {}
        for row in rows:
            if row.is_firm and row.requirement.id in {one, other}:
                by_party.setdefault(row.party, ([], []))[row.requirement.id == other].append(row)
        for mine, theirs in by_party.values():
            yield from _of_one_party(mine, theirs, contents)


def _of_one_party(
    mine: Sequence[Row], theirs: Sequence[Row], contents: Mapping[str, Contents]
) -> Iterator[tuple[Row, Finding]]:
    lessons = {row.item.id: _lesson(row, contents) for row in (*mine, *theirs)}
    for rows, others in ((mine, theirs), (theirs, mine)):
        known = [other for other in others if lessons[other.item.id] is not None]
        for row in rows:
            lesson = lessons[row.item.id]
            if lesson is not None and known:
                yield row, _found(row, lesson, [(other, lessons[other.item.id] or lesson) for other in known])


def _found(row: Row, lesson: Lesson, others: Sequence[tuple[Row, Lesson]]) -> Finding:
    for other, theirs in others:
        if agree(lesson, theirs) is not False:
            both = told_lesson(lesson) or told_lesson(theirs)
            about = f"，写的都是{both}" if both else ""
            return Finding(
                "same_lesson", Result.ACCEPTED, f"与《{other.requirement.title}》{named(row, other)}是同一节课{about}"
            )
    other, theirs = others[0]
    text = (
        f"写的是{told_lesson(lesson)}，而《{other.requirement.title}》{named(row, other)}写的是{told_lesson(theirs)}，"
    )
    return Finding("same_lesson", Result.DOUBTFUL, f"{text}不像同一节课，现由人工核对")


def _lesson(row: Row, contents: Mapping[str, Contents]) -> Lesson | None:
    """None where it was not opened: what cannot be seen neither agrees nor differs."""
    seen = contents.get(row.item.sha256, UNOPENED)
    if seen.opening is not Opening.OPENED:
        return None
    return lesson_of(seen, row.item.file or "", row.item.submission.title)
