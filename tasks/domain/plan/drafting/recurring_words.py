"""What comes again: 每月25日前, 每月最后一个星期五, 每周五, 每季度末月25日前, as rules of the plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tasks.domain.plan.drafting.numbers import NUMBER, number

_ORDINALS = {"一": "first", "1": "first", "二": "second", "2": "second", "三": "third", "3": "third",
             "四": "fourth", "4": "fourth"}  # fmt: skip
_DAYS = dict(zip("一二三四五六日天", ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                                 "sunday"), strict=True))  # fmt: skip
_MONTHS = rf"(?:(?P<m1>{NUMBER})\s*月?份?\s*(?:[-—–~～]+|至|到)\s*(?P<m2>{NUMBER})\s*月份?\s*,?\s*)?"
_WEEKDAY = r"(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
_NTH = re.compile(rf"{_MONTHS}每(?:个)?月(?:份)?的?(?:第(?P<nth>[一二三四1-4])个?|最后(?:一)?个?)的?{_WEEKDAY}")
_MONTHLY = re.compile(
    rf"{_MONTHS}每(?:个)?月(?:份)?的?(?:(?P<days>{NUMBER}[日号]?(?:\s*(?:、|和|及)\s*{NUMBER}[日号])*)(?:[日号]|(?=前))|(?P<end>月?底|月?末(?!星期|周|个)|最后一?[天日](?!工作)))"
)
_WEEKLY = re.compile(
    r"每(?:个)?(?:周|星期|礼拜)的?(?:(?:星期|周))?(?P<weekday>[一二三四五六日天])(?!次|篇|个|期|份|至)"
)
_QUARTERLY = re.compile(
    rf"每(?:个)?季度?的?(?:(?P<first>首月|第一个?月|首个月)|(?P<second>第二个?月)|(?P<after>结束后(?:的)?)|末月|最后一个?月|第三个?月|末|底)?的?"
    rf"(?:(?P<day>{NUMBER})\s*(?:[日号天]|(?=前))|(?P<end>底|末|最后一?[天日]))?(?=\s*(?:之?前|内|以前|下班|\d|上|报|提|交|[,。;]|$|日))"
)
_OPEN = re.compile(
    r"每(?:个)?学期(?:期?末|初|结束|开学)[^,。;:]{0,4}前|每(?:半年|两周|半月)[^,。;:]{0,4}前|每(?:个)?月(?:最后|第)[^,。;]{0,4}工作日"
)


@dataclass(frozen=True, slots=True)
class Said:
    start: int
    end: int
    rule: str  # "" with `why` where the plan's grammar has no such rule or the words leave it open
    why: str = ""


def recurring(text: str) -> Iterator[Said]:
    """What comes again in a text, without its hour; nothing twice."""
    taken: list[tuple[int, int]] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            rule = read(match)
            if rule is None:
                continue
            taken.append(match.span())
            yield Said(*match.span(), rule, "" if rule else f"“{match[0]}”没有说到具体的日子")


def _nth(match: re.Match[str]) -> str:
    ordinal = _ORDINALS[match["nth"]] if match["nth"] else "last"
    months = f" of {number(match['m1'])}-{number(match['m2'])}" if _rising(match) else ""
    return f"{ordinal} {_DAYS[match['weekday']]}{months}"


def _monthly(match: re.Match[str]) -> str:
    days = "-1" if match["end"] else ",".join(str(number(day)) for day in re.findall(NUMBER, match["days"]))
    listed = ",".join(str(m) for m in range(number(match["m1"]), number(match["m2"]) + 1)) if _rising(match) else ""
    return f"rrule:FREQ=MONTHLY;{f'BYMONTH={listed};' if listed else ''}BYMONTHDAY={days}"


def _rising(match: re.Match[str]) -> bool:
    return bool(match["m1"]) and number(match["m1"]) <= number(match["m2"])


def _weekly(match: re.Match[str]) -> str:
    return f"rrule:FREQ=WEEKLY;BYDAY={_DAYS[match['weekday']][:2].upper()}"


def _quarterly(match: re.Match[str]) -> str | None:
    months = "1,4,7,10" if match["first"] or match["after"] else "2,5,8,11" if match["second"] else "3,6,9,12"
    ends = match["end"] or re.search(r"(?:末|底)$", match[0])
    if not match["day"] and not ends:
        return None
    return f"rrule:FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY={number(match['day']) if match['day'] else -1}"


def _left_open(match: re.Match[str]) -> str:
    return ""


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (_OPEN, _left_open),
    (_NTH, _nth),
    (_MONTHLY, _monthly),
    (_QUARTERLY, _quarterly),
    (_WEEKLY, _weekly),
)
