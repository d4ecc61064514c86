"""How often a paper is put to the right obligation, in counties and manners of sending that are made up."""

from __future__ import annotations

from naming.corpus import generate
from naming.corpus import measure as count
from naming.towns import EXPORTS, sents

SENTENCE = "of 6,000 papers in 24 and more manners, how many in a hundred of those placed without a person belong there"
GOAL = 99.5
AT_MOST = False
PAPERS, SEED, MOST_TO_A_PERSON = 6000, 20231127, 0.10


def measure() -> float:
    """The precision in percent; 0 where too many go to a person, or one is wrongly refused."""
    written = [*sents(), *sents(EXPORTS)]
    confusion = count([*generate(PAPERS // 2, SEED), *generate(PAPERS // 2, SEED, held_out=True), *written])
    print("\n".join(confusion.examples[:20]))
    print(confusion.table())
    good = confusion.to_a_person <= MOST_TO_A_PERSON and not confusion.refused
    return 100 * confusion.precision if good else 0.0
