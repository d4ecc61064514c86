"""One paper sent to two mailboxes: 《假日安全自查承诺书》 to the one, 自查承诺书 to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.places_told import ADDRESS
from tasks.domain.plan.circular_rules.reading.spoken import are_apart, of_its_sheet
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, documents_in, sentences
from tasks.domain.plan.defect import Defect, defect

_BOTH = re.compile(r"抄送|同时|备份|备用|分别|或|也可|两个邮箱")
_SENDS = re.compile(r"发|报|送|交|投|寄")


def mailboxes_differ(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    known: list[tuple[str, str, Sentence]] = []
    for one in sentences(circular):
        addresses = set(ADDRESS.findall(one.text))
        if len(addresses) != 1 or _BOTH.search(one.text) or not _SENDS.search(one.text):
            continue
        address = addresses.pop()
        for name in of_its_sheet(circular, one.line, documents_in(one.text)):
            other = next((k for k in known if _is_same(k[0], name) and not _is_apart(k[2].text, one.text)), None)
            if other and other[1].lower() != address.lower() and other[2].line != one.line:
                message = f"“{name}”这里发到 {address}，第 {other[2].line} 行发到 {other[1]}，发哪一个没有定"
                yield defect("contact-conflict", one.line, address, message)
            known.append((name, address, one))


def _is_apart(one: str, other: str) -> bool:
    """What a township gathers goes elsewhere than what each school hands in."""
    return are_apart(one, other) or ("汇总" in one) != ("汇总" in other)


def _is_same(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    return short == long and len(short) > 3 or len(short) >= 5 and long.endswith(short)
