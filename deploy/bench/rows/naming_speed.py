"""Naming the school of a file's name among the 6,000 of a province, against looking at every name each time."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from bench import PeerMissing, interleaved

from tasks.domain.evidence.identity import Index
from tasks.domain.evidence.names import fold, spell, without_ending
from tasks.domain.evidence.whose import named_by
from tasks.domain.evidence.wording import Wording
from tasks.domain.plan.party import Roster, School, Stage
from tasks.domain.plan.requirement import Plan
from tasks.naming import NameFinder

SENTENCE = "file names named at 6,000 schools a second, against a full rapidfuzz scan that must not be more often right"
GOAL = 50
AT_MOST = False
SCHOOLS, TEXTS, SCANNED, SEED = 6000, 8000, 60, 7
_SIGNS = "红星白桦柳河东升北岗双桥石门杏花桃源榆林临江平山青云兴隆永安福泉长岭宝清富裕康金同心太保"
_KINDS = ("中心小学", "第一小学", "第二小学", "中学", "第一中学", "实验小学", "中心幼儿园")
_PAPERS = ("课程表", "工作计划", "教师名册", "期末总结", "活动方案", "材料", "")
_SOUNDS = {
    "星": "兴",
    "河": "和",
    "桥": "乔",
    "门": "们",
    "花": "华",
    "林": "临",
    "江": "姜",
    "山": "杉",
    "安": "鞍",
    "学": "雪",
}


def measure() -> float:
    try:
        from rapidfuzz import fuzz, process
    except ImportError as error:
        raise PeerMissing("rapidfuzz: deploy/install.sh installs it") from error

    rng = random.Random(SEED)
    roster = _roster(rng)
    texts = [_text(rng.choice(roster.schools), rng) for _ in range(TEXTS)]
    plan = Plan(id="province-2025", year=2025, starts=datetime(2025, 1, 1, tzinfo=UTC), requirements=())
    index = Index(plan, roster, ())
    names = [school.name for school in roster.schools]

    finder = NameFinder(index.schools.clear.names)
    index = replace(index, finder=lambda _names: finder.near)

    def forget() -> None:  # what was kept of the texts before
        for kept in (fold, spell, finder.near):
            kept.cache_clear()

    def scan(text: str) -> str:
        best = process.extractOne(without_ending(text), names, scorer=fuzz.WRatio)
        return roster.schools[best[2]].id

    def ours(text: str) -> str:
        found = named_by(Wording(file=without_ending(text)), index)
        return found.ids[0] if len(found.ids) == 1 and not found.doubts else ""

    names_of = [text for text, _ in texts]
    ours(names_of[0])  # both are built before the first is timed
    index.near_schools(fold("弟一小学"))
    right = sum(ours(text) == id_ for text, id_ in texts) / TEXTS
    scanned = texts[:: TEXTS // 600]
    theirs = sum(scan(text) == id_ for text, id_ in scanned) / len(scanned)
    wrong = sum(ours(text) not in {"", id_} for text, id_ in texts)
    print(
        f"right: {right:.2%} of {TEXTS}, {wrong} of them wrong without a doubt; the scan {theirs:.2%} of {len(scanned)}"
    )
    ratio = 1 / interleaved(lambda: _each(ours, names_of, forget), lambda: _each(scan, names_of[:SCANNED], forget))
    return ratio if right >= theirs else 0.0


def _each(name: Callable[[str], str], texts: list[str], forget: Callable[[], None]) -> float:
    """Seconds for one text."""
    forget()
    begun = time.perf_counter()
    for text in texts:
        name(text)
    return (time.perf_counter() - begun) / len(texts)


def _roster(rng: random.Random) -> Roster:
    names: dict[str, None] = {}
    while len(names) < SCHOOLS:
        town = "".join(rng.sample(_SIGNS, 2)) + rng.choice("镇乡")
        names["".join(rng.sample(_SIGNS[:12], 2)) + "县" + town + rng.choice(_KINDS)] = None
    return Roster(tuple(School(f"s{n}", name, (Stage.PRIMARY,)) for n, name in enumerate(names)))


def _text(school: School, rng: random.Random) -> tuple[str, str]:
    """A file's name and whose it is: eight of ten spelled right, one by its sound, one with two signs changed about."""
    name = list(school.name)
    way = rng.randrange(10)
    if way == 0:
        for place in [n for n, sign in enumerate(name) if sign in _SOUNDS][-1:]:
            name[place] = _SOUNDS[name[place]]
    elif way == 1:
        place = rng.randrange(3, len(name) - 3)
        name[place], name[place + 1] = name[place + 1], name[place]
    lead = rng.choice(["", "", "1.", "上报", "2025年"])
    return f"{lead}{''.join(name)}{rng.choice(_PAPERS)}{rng.choice(['', '（最终版）', '(2)'])}.docx", school.id
