"""Which quarters a deadline of every quarter has: 第三、第四季度各一次; 自一季度起至三季度止."""

from __future__ import annotations

import re

_ONE = r"(?:(?:20\d\d|今|本|当)\s*年(?:度)?的?)?第?([一二三四])"
_SPAN = re.compile(rf"{_ONE}(?:季度)?(?:起|开始)?(?:至|到|[-—–~～]+){_ONE}季度")
_SINCE = re.compile(rf"[从自]{_ONE}季度(?:起|开始)")
_LIST = re.compile(r"((?:第?[一二三四](?:季度)?[、和及]?){1,4})(?<=季度)")
_MONTHS_IN_BRACKETS = re.compile(r"(?:之?前)?\(((?:\d{1,2}月[、,和]?)+)\)")  # 每季度末月28日前(6月、9月、12月)
_WITHIN = {"3,6,9,12": ("3", "6", "9", "12"), "2,5,8,11": ("2", "5", "8", "11")}
_BEHIND = ("4", "7", "10", "13")  # 13: January of the year after


def in_quarters(rule: str, text: str, match: re.Match[str]) -> str:
    """The rule in the months of the quarters that its sentence names; as it is where it names none."""
    before = re.split(r"[。;]", text[: match.start()])[-1]
    behind = re.split(r"[。;]", text[match.end() :])[0]
    listed = re.search(r"BYMONTH=([\d,]+)", rule)
    if listed is None:
        return rule
    if told := _MONTHS_IN_BRACKETS.match(behind):
        return rule.replace(listed[0], f"BYMONTH={','.join(re.findall(r'[0-9]+', told[1]))}")
    spanned = _spanned(before, behind) or _spanned(text[: match.start()], "")
    quarters = spanned or _listed(before) or _listed(text[: match.start()])
    first = re.search(r"首|第[一1]个?月", match[0]) and not re.search("后|结束|终了|次月|下", match[0])
    months = ("1", "4", "7", "10") if first and not spanned else _WITHIN.get(listed[1], _BEHIND)
    return rule.replace(listed[0], f"BYMONTH={','.join(months[at] for at in quarters)}") if quarters else rule


def _spanned(before: str, behind: str) -> list[int]:
    """The quarters from 0 that are told from the first, and to the last."""
    if span := _SPAN.search(f"{before}|{behind}"):
        return list(range(_at(span[1]), _at(span[2]) + 1))
    if since := _SINCE.search(f"{before},{behind}"):
        return list(range(_at(since[1]), 4))
    return []


def _listed(before: str) -> list[int]:
    """二、三、四季度,各单位于季度第一个月10日前: each named, and the day in its own month."""
    lists = _LIST.findall(before)
    return [_at(one) for one in re.findall(r"[一二三四]", lists[-1])] if lists else []


def _at(quarter: str) -> int:
    return "一二三四".index(quarter)
