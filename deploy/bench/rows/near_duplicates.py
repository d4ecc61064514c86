"""Essays against each other, against rensa: the same texts, the same pieces, the same hard set of copies."""

from __future__ import annotations

import os
import random
import time

from bench import interleaved
from peers import fetch

SENTENCE = (
    "times as fast as rensa at 100,000 essays against each other, at equal recall on edits, reordering, templates"
)
GOAL = 3.0
AT_MOST = False
ESSAYS = int(os.environ.get("BENCH_ESSAYS", "100000"))
COPIES = ESSAYS // 100
ABOVE = 0.85
SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]
_PERM, _BANDS, _AT_ONCE = 128, 16, 2000


def measure() -> float:
    fetch("rensa==0.5.0")
    texts, wanted = _essays()
    print(f"{len(texts)} essays, {len(wanted)} pairs above {ABOVE}")
    found: dict[str, set[tuple[int, int]]] = {}

    def ours() -> float:
        from tasks.alike import pairs_alike, sketches

        began = time.perf_counter()
        found["ours"] = {(a, b) for a, b, _ in pairs_alike(sketches(texts), ABOVE - 0.12)}
        return time.perf_counter() - began

    def theirs() -> float:
        began = time.perf_counter()
        found["theirs"] = _rensa(texts)
        return time.perf_counter() - began

    ratio = 1 / interleaved(ours, theirs, 1 if len(texts) > 20_000 else 3)
    recall = {who: len(pairs & wanted) / len(wanted) for who, pairs in found.items()}
    print(f"recall: ours {recall['ours']:.4f}, rensa {recall['theirs']:.4f}")
    if recall["ours"] < recall["theirs"] - 0.002:
        raise SystemExit("fewer pairs were found than rensa found")
    return ratio


def _rensa(texts: list[str]) -> set[tuple[int, int]]:
    """Its quickest way: batches of pieces in, bands asked for each essay, the estimates taken from its digests."""
    import rensa

    index = rensa.RMinHashLSH(threshold=ABOVE - 0.12, num_perm=_PERM, num_bands=_BANDS)
    hashes = []
    for start in range(0, len(texts), _AT_ONCE):
        pieces = [_pieces(text) for text in texts[start : start + _AT_ONCE]]
        hashes += rensa.RMinHash.from_token_sets(pieces, _PERM, 42)
    found = set()
    for place, one in enumerate(hashes):
        for other in index.query(one):
            if one.jaccard(hashes[other]) >= ABOVE - 0.12:
                found.add((other, place))
        index.insert(place, one)
    return found


def _pieces(text: str) -> list[str]:
    return [text[n : n + 4] for n in range(len(text) - 3)]


def _essays() -> tuple[list[str], set[tuple[int, int]]]:
    """Originals, a tenth of them on one template, and copies: words changed, paragraphs turned round, both."""
    chance = random.Random(7)
    template = "".join(chance.choices(SIGNS, k=350))
    texts = []
    for number in range(ESSAYS - COPIES):
        own = "".join(chance.choices(SIGNS, k=chance.randrange(450, 750)))
        texts.append(template + own if number % 10 == 0 else own + "".join(chance.choices(SIGNS, k=200)))
    wanted = set()
    for copy in range(COPIES):
        source = chance.randrange(ESSAYS - COPIES)
        text = _changed(texts[source], copy % 3, chance)
        if _share(text, texts[source]) >= ABOVE:
            wanted.add((source, len(texts)))
        texts.append(text)
    return texts, wanted


def _changed(text: str, manner: int, chance: random.Random) -> str:
    parts = [text[n : n + 40] for n in range(0, len(text), 40)]
    if manner != 1:
        parts[chance.randrange(len(parts))] = "".join(chance.choices(SIGNS, k=40))
    if manner:
        chance.shuffle(parts)
        parts = ["".join(parts)]
    return "".join(parts)


def _share(one: str, other: str) -> float:
    mine, theirs = set(_pieces(one)), set(_pieces(other))
    return len(mine & theirs) / len(mine | theirs)
