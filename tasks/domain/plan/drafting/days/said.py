"""A moment within its sentence, with the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.domain.plan.drafting.days.when import When


@dataclass(frozen=True, slots=True)
class Said:
    """A moment within its sentence: the words before it and behind it, up to the moments beside it."""

    when: When
    text: str
    start: int  # of the sentence
    end: int
    before: str
    behind: str
    repeats: bool  # another moment of the sentence comes again
    above: str
    in_a_row: bool = False  # one of several days behind 分片报送:

    @property
    def sentence(self) -> str:
        return self.text[self.start : self.end]

    @property
    def clause(self) -> str:
        return re.split(r"[,。;]", self.behind)[0]
