"""Addresses that reach nobody, and one office or person with two addresses or numbers that are almost the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect, defect

_AFTER_LABEL = re.compile(
    r"(?:邮箱|信箱|E-?mail|e-?mail)[一-龥]{0,4}[为是:\s(]{0,4}((?!https?|www)[A-Za-z0-9][A-Za-z0-9_.#%&+@*-]{4,63})"
)
_WRONG_SIGN = re.compile(
    r"(?<![A-Za-z0-9_.:/@-])[A-Za-z0-9_.-]{2,40}[#&$!%][A-Za-z0-9-]{2,30}\.(?:com|cn|net|org|edu)[A-Za-z.]{0,8}"
)
_WRONG_URL = re.compile(
    r"(?<![A-Za-z])https?(?!://)[:/.,;]{0,4}[A-Za-z0-9-]{2,40}[.,][A-Za-z0-9.,/-]{2,60}"
    r"|https?://[A-Za-z0-9.-]{2,60},(?:com|cn|net|org|edu)\b|(?<![A-Za-z0-9])w{2}\.[A-Za-z0-9-]{2,30}\.(?:com|cn|net|org)"
)
_WITH_SIGN = re.compile(
    r"(?<![A-Za-z0-9_.@*])[A-Za-z0-9_.-]{2,40}@{1,2}[A-Za-z0-9.-]{2,40}(?:,(?:com|cn|net|org))?(?![A-Za-z0-9*@])"
)
_SPACED = re.compile(r"(?<![A-Za-z0-9_.])[A-Za-z0-9_.-]{1,40}(?:\s{1,3}@\s{0,3}|@\s{1,3})[A-Za-z0-9.-]{2,40}")
_NO_SIGN = re.compile(r"发送?[至到]([A-Za-z0-9_-]{2,30}\.[A-Za-z0-9-]{2,20}\.(?:com|cn|net))(?=邮箱|[,。;)]|$)")
_SITE = re.compile(
    r"(?P<name>[一-龥]{3,14}(?:平台|系统|网站|网))[”\"]?[,:\s(]{0,3}(?:网址|地址)?[为是:]{0,2}(?P<url>https?://[A-Za-z0-9./_-]{4,60})"
)
_WHOLE = re.compile(r"[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9-]{1,64}(?:\.[A-Za-z0-9-]{1,32}){1,4}")
_TITLE = r"(?:老师|主任|科长|股长|所长|校长|园长|同志)"
_PERSON_BEHIND = re.compile(
    rf"(?<![\d*-])(?P<phone>(?:0\d{{2,3}}-?)?\d{{7,8}}|1\d{{10}})\s{{0,2}}\([^()\d]{{0,10}}?(?P<name>[一-龥]{_TITLE})\)"
)
_PERSON = re.compile(
    rf"(?<![一-龥])(?P<name>[一-龥]{{1,3}}{_TITLE})[^\d。;@]{{0,12}}(?P<phone>(?:0\d{{2,3}}-?)?[\d*]{{7,11}})(?![\d*])"
)


def bad_addresses(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """hxtj#example.com, abc163.com behind 邮箱: no mail arrives there."""
    for number, line in circular.lines:
        wrong = [found[0] for found in _WRONG_SIGN.finditer(line)]
        wrong += [found[1].rstrip(".-") for found in _AFTER_LABEL.finditer(line) if _is_broken(found[1].rstrip(".-"))]
        wrong += [found[0] for found in _WITH_SIGN.finditer(line) if _is_broken(found[0].rstrip(".-,"))]
        wrong += [found[1] for found in _NO_SIGN.finditer(line)]
        wrong += [found[0] for found in _SPACED.finditer(line)]
        wrong += [found[0] for found in _WRONG_URL.finditer(line)]
        for quote in dict.fromkeys(wrong):
            yield defect("bad-address", number, quote, f"“{quote}”不是写得通的地址，发不到也打不开")


def _is_broken(token: str) -> bool:
    looks_like = "@" in token or re.search(r"[.#](?:com|cn|net|org)", token)
    return bool(looks_like) and "*" not in token and not _WHOLE.fullmatch(token)


def contacts_conflict(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    yield from _numbers(circular)
    yield from _sites(circular)


def _sites(circular: Circular) -> Iterator[Defect]:
    """望山智慧教育平台(http://ws.…) here, 望山智慧教育平台(http://wsjy.…) there."""
    first: list[tuple[str, str, int]] = []
    for number, line in circular.lines:
        for found in _SITE.finditer(line):
            name, url = re.split(r"至|到|在|录", found["name"])[-1], found["url"].rstrip("/.")
            known = next((one for one in first if one[0].endswith(name) or name.endswith(one[0])), None)
            if known is None:
                first.append((name, url, number))
            elif known[1].split("/")[2] != url.split("/")[2]:
                message = f"“{name}”这里是 {url}，第 {known[2]} 行是 {known[1]}，哪一个对没有说"
                yield defect("contact-conflict", number, url, message)


def _numbers(circular: Circular) -> Iterator[Defect]:
    """刘老师 0455-57****06 here, 刘老师 0455-57****60 there."""
    first: dict[str, tuple[str, int]] = {}
    for number, line in circular.lines:
        for found in (*_PERSON.finditer(line), *_PERSON_BEHIND.finditer(line)):
            name = found["name"][-3:]
            known, at = first.setdefault(name, (found["phone"], number))
            differ = len(known) == len(found["phone"]) and at != number
            if differ and 0 < sum(a != b for a, b in zip(known, found["phone"], strict=True)) <= 2:
                message = f"{found['name']}的电话这里是 {found['phone']}，第 {at} 行是 {known}，哪一个对没有说"
                yield defect("contact-conflict", number, found["phone"], message)
