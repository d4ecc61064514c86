"""Which schools a text names: full names, aliases, the county's prefix left out, 一小 for 第一小学."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tasks.domain.evidence.names import Hit, Lexicon, fold, longest
from tasks.domain.plan.party import Roster, School

_COUNTY = re.compile(r"^(?:.{2,7}?(?:省|自治区))?(?:.{2,6}?[市州盟])?.{2,6}?[县区旗市](?=.{2})")
_GENERIC = re.compile(r"(?:实验|中心|高级|初级|完全|九年1贯制)?(?:小学|中学|学校|幼儿园|幼儿)")
_ORDINAL = re.compile(r"^第(\d+)(?:实验|初级|高级|完全)?(小学|中学|幼儿园)(?:校)?$")
_NUMBERED = re.compile(r"^第(\d+)(实验|初级|高级|完全)(小学|中学|幼儿园)$")
_OF_A_KIND = re.compile(r"(?:实验|高级|初级)(?:小学|中学|学校|幼儿园)")  # enough of a name where only one school has it
_CALLED = re.compile(r"^[\u4e00-\u9fff]{2,}(?:小学|中学|幼儿园)$")
_TOWN = re.compile(r"^(.{2,5}?)[乡镇](中心)?(小学|中学|学校|幼儿园|校)$")
_CENTRE = re.compile(r"^(.{2,6}?)中心(小学|校|学校|幼儿园)$")
_OTHER_BEFORE = re.compile(r"(?:第\d+|[镇乡村屯]|街道|林场|农场)$")
_OTHER_AFTER = re.compile(r"^(?:附属|附设|附小|附中|分校|幼儿园)")
_SHORT = re.compile(r".+[小中幼]")
_NO_SCHOOL_AFTER = re.compile(r"^(?:小学|[学幼心时步组节半段块部型心队国等间年期专级华医药考国午共型]|全会|园)")
_GREETING = re.compile(
    r"^(?:fwd?|re|转发|回复|答复|转|关于|报送|上报|提交|补交|补报|重发|更正|附件|材料|[\d\sa-z年月日]|学年度?|第|学期|[春秋]季)*$"
)


@dataclass(frozen=True)
class SchoolNames:
    """All names by which the roster's schools can be known.

    `clear` holds names, aliases, classes and the forms without the county; `short` the abbreviations nobody listed.
    """

    roster: Roster

    @cached_property
    def counties(self) -> frozenset[str]:
        """Prefixes such as 兰西县 that at least two schools share (or the only school has)."""
        counted = Counter(found.group() for name in self._names if (found := _COUNTY.match(name)))
        enough = 1 if len(self._names) == 1 else 2
        return frozenset(prefix for prefix, count in counted.items() if count >= enough)

    @cached_property
    def _prefixes(self) -> tuple[str, ...]:
        return tuple(self.counties)

    @cached_property
    def _prefix_sizes(self) -> tuple[int, ...]:
        return tuple(sorted({len(prefix) for prefix in self.counties}, reverse=True))

    @cached_property
    def clear(self) -> Lexicon:
        own = {(name, school.id) for school in self.roster.schools for name in self._own(school)}
        taken = {fold(name) for name, _ in own}
        derived = {(name, id_) for id_, name in self._derived() if name not in taken}
        return Lexicon.of(own | derived)

    @cached_property
    def short(self) -> Lexicon:
        found = set()
        for school in self.roster.schools:
            ordinal = _ORDINAL.match(self._bare(fold(school.name)))
            if ordinal:
                found.add((ordinal[1] + ordinal[2][0], school.id))
            found |= {(name.removesuffix("学").removesuffix("儿园"), school.id) for name in self._forms(school)}
        return Lexicon.of((name, id_) for name, id_ in found if name not in self.clear.names)

    def _forms(self, school: School) -> Iterator[str]:
        """The names that are long enough to be known without their last sign: 育才小, 实验中."""
        for name in {fold(school.name), self._bare(fold(school.name))}:
            if _CALLED.match(name) and not _GENERIC.fullmatch(name) or _OF_A_KIND.fullmatch(name):
                yield name

    def named_in(self, text: str, *, loosely: bool = True) -> tuple[Hit, ...]:
        """The schools that a text names, each hit with the ids it may mean; abbreviations only when `loosely`."""
        folded = fold(text)
        hits = self.clear.all_in(folded)
        if loosely:
            hits += self.short.all_in(folded)
        return tuple(hit for hit in longest(hits) if self._is_a_school(folded, hit))

    def ids_in(self, text: str, *, loosely: bool = True) -> tuple[str, ...]:
        """The ids of all schools that a text may name, in roster order."""
        return self.in_order(id_ for hit in self.named_in(text, loosely=loosely) for id_ in hit.keys)

    def county_before(self, folded: str) -> int:
        """How many signs at the end of a text are the county's name: 兰西县, or 兰西 as in 兰西一小."""
        stems = {stem for prefix in self.counties for stem in (prefix, prefix[:-1])}
        return max((len(stem) for stem in stems if len(stem) >= 2 and folded.endswith(stem)), default=0)

    def stem_before(self, folded: str) -> int:
        """How many signs at the beginning of a text are what a school is called without its kind: 清河育才, 光明."""
        county = max((len(c) for p in self.counties for c in (p, p[:-1]) if folded.startswith(c)), default=0)
        rest = folded[county:]
        stem = max((len(stem) for stem in self._stems.get(rest[:2], ()) if rest.startswith(stem)), default=0)
        return county + stem

    @cached_property
    def _stems(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name in self._names:
            stem = _GENERIC.sub("", self._bare(name))
            if len(stem) >= 2:
                found.setdefault(stem[:2], []).append(stem)
        return found

    def in_order(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The ids, each once, in roster order."""
        return tuple(sorted(set(ids), key=self._places.__getitem__))

    @cached_property
    def _places(self) -> dict[str, int]:
        return {school.id: place for place, school in enumerate(self.roster.schools)}

    def owners_in(self, text: str) -> tuple[str, ...]:
        """The schools named where an owner stands: at the beginning or the end of a title, not in its middle."""
        folded = fold(text)
        if re.search(r"我校|本校|来校|到校|我园|本园", folded):
            return ()
        named: set[str] = set()
        for hit in self.named_in(text, loosely=False):
            before = folded[: hit.start]
            for county in self.counties:
                before = before.removesuffix(county)
            if _GREETING.match(before) or hit.end == len(folded):
                named |= hit.keys
        return self.in_order(named)

    def _is_of_the_county(self, before: str, hit: Hit) -> bool:
        """In a province 星河县河红乡中学 is not the 河红乡中学 of another county."""
        of = next(before[-size:] for size in self._prefix_sizes if before[-size:] in self.counties)
        own = [self._name_of[id_] for id_ in hit.keys]
        return any(name.startswith(of) or not name.startswith(self._prefixes) for name in own)

    @cached_property
    def _name_of(self) -> dict[str, str]:
        return {school.id: fold(school.name) for school in self.roster.schools}

    @cached_property
    def _names(self) -> list[str]:
        return [fold(school.name) for school in self.roster.schools]

    def _own(self, school: School) -> Iterator[str]:
        yield school.name
        yield re.sub(r"[(（][^)）]*[)）]", "", school.name)  # a school is not always named with its campus
        yield from school.aliases
        if re.search(r"[\u4e00-\u9fff]{2}", school.class_name):
            yield school.class_name

    def _bare(self, folded: str) -> str:
        """A folded name without the county, unless only 小学 or the like would be left."""
        for prefix in sorted(self.counties, key=len, reverse=True):
            rest = folded.removeprefix(prefix)
            if rest == folded or len(rest) < 3:
                continue
            if not _GENERIC.fullmatch(rest) or (_OF_A_KIND.fullmatch(rest) and self._is_one(rest)):
                return rest
        return folded

    def _is_one(self, rest: str) -> bool:
        """Whether only one school of the roster is the county's 实验小学."""
        return sum(name.removeprefix(prefix) == rest for prefix in self.counties for name in self._names) == 1

    def _derived(self) -> Iterator[tuple[str, str]]:
        for school in self.roster.schools:
            for name in self._own(school):
                bare = self._bare(fold(name))
                yield school.id, bare
                if town := _TOWN.match(bare):
                    yield from ((school.id, town[1] + rest) for rest in self._town_forms(town))
                    yield school.id, re.sub(r"(?<=[乡镇])中学$", "初中", bare)
                elif centre := _CENTRE.match(bare):
                    yield school.id, centre[1] + centre[2]
                elif numbered := _NUMBERED.match(bare):
                    number, kind, level = numbered.groups()
                    yield from ((school.id, number + rest) for rest in (kind + level, kind[0] + level[0]))
                    yield school.id, f"第{number}{kind[0]}{level[0]}"
                elif re.match(r"第\d+[小中]学", bare):
                    yield school.id, bare.removeprefix("第")

    @staticmethod
    def _town_forms(town: re.Match[str]) -> tuple[str, ...]:
        centre, kind = town[2] or "", town[3]
        if centre and kind == "小学":
            return (kind, centre + kind, "中心校")
        return (centre + kind, "初中") if kind == "中学" else (centre + kind,)

    def _is_a_school(self, folded: str, hit: Hit) -> bool:
        """Not another school's longer name that the roster does not have, and no 一小时 or 三中全会."""
        before, after = folded[: hit.start], folded[hit.end :]
        name = folded[hit.start : hit.end]
        if _OTHER_AFTER.match(after) and not name.endswith(("附属", "附设")):
            return False
        if _SHORT.fullmatch(name) and _NO_SCHOOL_AFTER.match(after):
            return False
        if before.endswith("第") and name[0].isdecimal():
            return True
        if before.endswith(self._prefixes):
            return self._is_of_the_county(before, hit)
        if name[0] in "实高初完" and before[-1:].isdecimal():  # 二实小 is not 实小
            return False
        if _OTHER_BEFORE.search(before):
            return False
        # 明水县第一小学 is not ours when ours are all of 兰西县.
        return not (self.counties and re.search(r"[\u4e00-\u9fff]{2}[县旗]$", before))
