"""Parts of one kind behind their whole: 交论文6篇,文科组2篇,理科组3篇; 报5卷,家庭类、邻里类、劳动类各2卷."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.near_misses import is_slip
from tasks.domain.plan.circular_rules.sums.no_split import is_no_split
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,2})"
_UNIT = r"[名人篇件个份项节幅部户本套例条卷张首支]"
_NAMES = r"(?:(?!各)[一-龥“”]){2,12}?(?:、(?:(?!各)[一-龥“”]){2,12}?){0,6}"
_PART = rf"{_NAMES}?各?{_N}{_UNIT}"
_DIVIDED = re.compile(
    rf"(?P<n>{_N})(?P<unit>{_UNIT})(?P<mark>[,(:])(?:其中|分别为|即)?(?P<parts>{_PART}(?:[,、;和]{_PART}){{0,7}})(?=[,;)。]|$)"
)
_ONE_PART = re.compile(rf"(?P<names>{_NAMES}?)(?P<each>各?)(?P<n>{_N})(?P<unit>{_UNIT})")
_KIND = re.compile(r"[组类科段级片部区线型队]$")
_NO_PART = re.compile(r"每|另|附|不少于|不超过|至少|最多|限|约|以[内上]|提供|填写|一式")


def parallel_parts(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        for found in _DIVIDED.finditer(one.text) if one.line not in circular.rows else ():
            parts = [*_ONE_PART.finditer(found["parts"])]
            names = [name for part in parts for name in part["names"].split("、")]
            alike = len({name[-1:] for name in names}) == 1 and _KIND.search(names[0])
            told = all(part["unit"] == found["unit"] for part in parts) and len(names) > 1
            if not told or not (alike or found["mark"] == "(") or _is_no_division(one.text, found):
                continue
            whole, sum_ = number_of(found["n"]), sum(_worth(part) for part in parts)
            if is_slip(whole, sum_) and _largest(parts) < whole:
                message = f"总数写 {whole}{found['unit']}，分项加起来是 {sum_}{found['unit']}，以哪个为准没有定"
                yield defect("sum-mismatch", one.line, found[0][:60], message)


def _is_no_division(text: str, found: re.Match[str]) -> bool:
    ahead = text[: found.start()]
    first = _ONE_PART.search(found["parts"])
    kind = _KIND.search(ahead) if found["mark"] == "," else None
    a_part = kind and first and first["names"].endswith(kind[0])  # 小学组4人,初中组2人: the first is a part itself
    return bool(a_part or _NO_PART.search(found["parts"])) or is_no_split(found["parts"]) or ahead.endswith("各")


def _worth(part: re.Match[str]) -> int:
    """汽修、电商各2名 are four."""
    return number_of(part["n"]) * (part["names"].count("、") + 1 if part["each"] else 1)


def _largest(parts: list[re.Match[str]]) -> int:
    return max(number_of(part["n"]) for part in parts)
