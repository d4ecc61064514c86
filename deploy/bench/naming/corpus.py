"""Places a generated corpus and counts: right, wrong, sent to a person, refused; for each manner and each county."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import naming.held_out
import naming.manners  # noqa: F401  the manners enter themselves
from naming.counties import counties
from naming.sent import HELD_OUT, MANNERS, OTHER, PERSON, File, Sent
from tasks.domain.evidence.identity import identify, items_of
from tasks.domain.evidence.match import Match, MatchKind

RIGHT, WRONG, PERSON_SAYS, REFUSED = "right", "wrong", "person", "refused"


@dataclass
class Confusion:
    """How many papers came out how, by manner and what was true of them."""

    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # manner, truth, outcome
    examples: list[str] = field(default_factory=list)

    def of(self, outcome: str, truth: str = "") -> int:
        return sum(n for (_, true, out), n in self.counts.items() if out == outcome and truth in {"", true})

    @property
    def papers(self) -> int:
        return sum(self.counts.values())

    @property
    def precision(self) -> float:
        """Of all that was put to an obligation without a person: how much belongs there."""
        placed = self.of(RIGHT, "owed") + self.of(WRONG)
        return self.of(RIGHT, "owed") / placed if placed else 1.0

    @property
    def recall(self) -> float:
        """Of all that belongs to an obligation: how much was put there without a person."""
        owed = sum(n for (_, true, _), n in self.counts.items() if true == "owed")
        return self.of(RIGHT, "owed") / owed if owed else 1.0

    @property
    def to_a_person(self) -> float:
        """Of all that needs no person: how much was sent to one."""
        clear = sum(n for (_, true, _), n in self.counts.items() if true != "person")
        asked = sum(n for (_, true, out), n in self.counts.items() if true != "person" and out == PERSON_SAYS)
        return asked / clear if clear else 0.0

    @property
    def refused(self) -> int:
        """Papers that belong to an obligation, or to a person's desk, and were called another matter."""
        return self.of(REFUSED)

    def report(self) -> str:
        return "\n".join([*self.examples[:30], self.table()])

    def table(self) -> str:
        lines = [f"{'manner':<34}{'papers':>8}{'right':>8}{'wrong':>8}{'person':>8}{'refused':>8}"]
        for name in dict.fromkeys(manner for manner, _, _ in self.counts):
            row = [
                sum(n for (m, _, out), n in self.counts.items() if m == name and out == o)
                for o in (RIGHT, WRONG, PERSON_SAYS, REFUSED)
            ]
            lines.append(f"{name:<34}{sum(row):>8}" + "".join(f"{n:>8}" for n in row))
        lines.append(
            f"{self.papers} papers: precision {self.precision:.2%}, recall {self.recall:.2%}, "
            f"to a person {self.to_a_person:.2%}, wrongly refused {self.of(REFUSED)}"
        )
        return "\n".join(lines)


def generate(papers: int, seed: int, *, held_out: bool = False) -> Iterator[Sent]:
    """Mails and posts, until so many papers were made; the same ones for the same seed."""
    rng, made = random.Random(seed), 0
    pool = list((HELD_OUT if held_out else MANNERS).values())
    places = counties(seed)
    while made < papers:
        for make in pool:
            sent = make(rng.choice(places), rng)
            made += max(1, sum(len(f.members) or 1 for f in sent.files))
            yield sent


def measure(sents: Iterable[Sent]) -> Confusion:
    confusion = Confusion()
    for sent in sents:
        matches = _matches(sent)
        for part, truth, name in _papers(sent):
            outcome = _outcome(truth, _of_part(part, matches))
            confusion.counts[sent.manner, _kind(truth), outcome] += 1
            if outcome != RIGHT:
                confusion.examples.append(_example(sent, name, truth, outcome, _of_part(part, matches)))
    return confusion


def _matches(sent: Sent) -> dict[str, Match]:
    _, contents, items = sent.delivered()
    seen = dict(contents)
    for one in contents.values():
        seen |= {member.sha256: member.contents for member in one.members}
    return {
        item.part: identify(item, seen.get(item.sha256), sent.county.index)
        for item in items_of(items, contents, sent.county.index)
    }


def _papers(sent: Sent) -> Iterator[tuple[str, frozenset[str], str]]:
    if not sent.files:
        yield "body", sent.body_truth, sent.title
    for number, file in enumerate(sent.files, start=1):
        yield from _of_file(f"a{number}", file)


def _of_file(part: str, file: File) -> Iterator[tuple[str, frozenset[str], str]]:
    if not file.members:
        yield part, file.truth, file.name
    for member in file.members:
        yield f"{part}/{member.name}", member.truth, f"{file.name}/{member.name}"


def _of_part(part: str, matches: dict[str, Match]) -> list[Match]:
    return [match for placed, match in matches.items() if part == placed or part.startswith(placed + "/")]


def _kind(truth: frozenset[str]) -> str:
    return "other" if truth == OTHER else "person" if truth == PERSON else "owed"


def _outcome(truth: frozenset[str], found: list[Match]) -> str:
    sure = {f"{c.requirement}/{c.party}/{c.period}" for m in found for c in m.claims if not c.doubts}
    asked = any(c.doubts for m in found for c in m.claims) or any(m.kind is MatchKind.UNPLACED for m in found)
    if truth == PERSON:
        return WRONG if sure else RIGHT if asked else REFUSED
    if truth == OTHER:
        return WRONG if sure else PERSON_SAYS if asked else RIGHT
    if sure:
        return RIGHT if sure == truth else WRONG
    return PERSON_SAYS if asked else REFUSED


def _example(sent: Sent, name: str, truth: frozenset[str], outcome: str, found: list[Match]) -> str:
    claims = [f"{c.requirement}/{c.party}/{c.period} {' '.join(c.doubts)}" for m in found for c in m.claims]
    said = claims or [m.kind.value + " " + "；".join(m.reasons) for m in found]
    where = f"{sent.county.name} title={sent.title!r} file={name!r}"
    return f"{outcome:8}{sent.manner:30}{where} true={'|'.join(truth)} said={said}"


if __name__ == "__main__":
    confusion = measure(generate(int(sys.argv[1]), int(sys.argv[2]), held_out=len(sys.argv) > 3))
    print("\n".join(confusion.examples[:400]))
    print(confusion.table())
