"""Everything that can go wrong and is said to a person, in one tree.

RollcallError                 exit code 1 unless a branch says otherwise
├── BadInput                  2: a file or a word that cannot be used; trying again does not help
│   ├── BadFiles              2: all mistakes of a county's folder, reported together
│   ├── InACircle             2: due rules that name each other, told once for all of them
│   ├── OpensTooLate          2: a due moment before its opening; `guessed` while only weekdays are known
│   └── NotOpen               2: the command needs an open plan
├── Stopped                   1: somebody ended it; what was done stays, the next run goes on from there
├── NeedsAPerson              1: somebody has to rule or decide before this can go on
└── CannotReach               3: a source or service did not answer; trying again may help
    └── LoginRefused          3: it answered, and refused our login; a new secret is needed
Expected outcomes (an empty list, a login page, layout drift) are returned values, not errors.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class RollcallError(Exception):
    """A sentence for a person: what happened, what it means, what to do."""

    exit_code = 1
    try_again = False


class BadInput(RollcallError):
    exit_code = 2


class NotOpen(BadInput):
    pass


class InACircle(BadInput):
    def __init__(self, ids: Sequence[str]) -> None:
        self.ids = tuple(ids)
        super().__init__(f"期限互相指来指去：{' → '.join((*self.ids, self.ids[0]))}")


class OpensTooLate(BadInput):
    def __init__(self, said: str, *, guessed: bool) -> None:
        self.guessed = guessed
        super().__init__(said)


class Stopped(RollcallError):
    try_again = True


class NeedsAPerson(RollcallError):
    exit_code = 1


class CannotReach(RollcallError):
    exit_code = 3
    try_again = True


class LoginRefused(CannotReach):
    try_again = False


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in one file: where it is, what is wrong, what would be right (all in Chinese)."""

    file: str
    place: str  # "第 12 行", "B7 单元格", "requirement S6 / due"; empty for the whole file
    wrong: str
    right: str = ""

    def __str__(self) -> str:
        place = f" {self.place}" if self.place else ""
        right = f"；应为：{self.right}" if self.right else ""
        return f"{self.file}{place}：{self.wrong}{right}"


class BadFiles(BadInput):
    """Every mistake of every file at once; nothing was loaded."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))
