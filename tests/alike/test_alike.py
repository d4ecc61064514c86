"""Essays much alike are found among many: edited, turned round, on one template; strangers are left alone."""

from __future__ import annotations

import random

import pytest

from tasks.alike import much_alike, shared, sketches

SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 2000)]


def essay(seed: int, length: int = 800) -> str:
    return "".join(random.Random(seed).choices(SIGNS, k=length))


def paragraphs(text: str, size: int = 100) -> list[str]:
    return [text[n : n + size] for n in range(0, len(text), size)]


def edited(text: str, share: float, seed: int = 0) -> str:
    """The text with sentences of it written anew."""
    chance = random.Random(seed)
    parts = paragraphs(text, 20)
    for place in chance.sample(range(len(parts)), round(len(parts) * share)):
        parts[place] = essay(seed * 1000 + place, 20)
    return "".join(parts)


def turned(text: str, seed: int = 0) -> str:
    parts = paragraphs(text)
    random.Random(seed).shuffle(parts)
    return "\n  ".join(parts)


def found(texts: list[str], above: float = 0.8) -> set[tuple[int, int]]:
    return {(one, other) for one, other, _ in much_alike(texts, above)}


def test_an_edited_and_a_turned_essay_are_found_among_strangers() -> None:
    texts = [essay(seed) for seed in range(300)]
    texts += [edited(texts[0], 0.05), turned(texts[1]), "，".join(paragraphs(texts[2], 30))]
    assert found(texts) == {(0, 300), (1, 301), (2, 302)}


def test_a_template_that_all_share_makes_nobody_a_copyist() -> None:
    template = essay(99, 300)
    texts = [template + essay(seed, 500) for seed in range(200)]
    assert found(texts) == set()
    assert (0, 200) in found([*texts, edited(texts[0], 0.03)])


def test_half_an_essay_written_anew_is_no_copy() -> None:
    assert found([essay(1), edited(essay(1), 0.5)]) == set()


@pytest.mark.parametrize("length", [0, 3, 30, 120])
def test_short_and_empty_texts_are_compared_too(length: int) -> None:
    texts = [essay(1, length), essay(1, length), essay(2, length)]
    assert found(texts) == ({(0, 1)} if length > 3 else set())


def test_nearly_all_pairs_above_the_limit_are_found() -> None:
    texts = [essay(seed) for seed in range(200)]
    texts += [edited(texts[seed], 0.04, seed) for seed in range(200)]
    wanted = {(n, n + 200) for n in range(200) if shared(texts[n], texts[n + 200]) >= 0.85}
    assert len(wanted) > 100
    assert len(found(texts, 0.85) & wanted) >= 0.98 * len(wanted)


def test_the_same_text_has_the_same_sketch_wherever_it_stands() -> None:
    texts = [essay(seed, 700) for seed in range(200)]
    together, alone = sketches(texts), [sketches([text])[0] for text in texts]
    assert all((one == other).all() for one, other in zip(together, alone, strict=True))


def test_only_pairs_with_something_fresh_are_counted() -> None:
    texts = [essay(1), essay(1), essay(1)]
    assert {(a, b) for a, b, _ in much_alike(texts, 0.8, [False, False, True])} == {(0, 2), (1, 2)}
