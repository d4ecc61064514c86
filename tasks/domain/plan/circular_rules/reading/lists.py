"""What stands in one list: items of one list, rows of one table, and what is behind 附件：."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.circular import Circular

ITEM_BEHIND = re.compile(r"[\s;,。]{1,8}\d{1,2}\s{0,2}[.、]\s{0,2}(?=[一-龥《“])")


def are_listed_together(circular: Circular, line: int, other: int) -> bool:
    one, two = circular.places[line], circular.places[other]
    rows = [table.lines for table in circular.tables if line in table.lines]
    return (
        bool(one.style) and one.style == two.style and one.section == two.section and abs(line - other) <= 12
    ) or any(other in lines for lines in rows)


def attachments_of(circular: Circular) -> dict[int, tuple[str, int]]:
    """Number -> (name, line) of the list behind 附件：."""
    listed: dict[int, tuple[str, int]] = {}
    inside = False
    for number, line in circular.lines:
        place = circular.places[number]
        if found := re.match(r"附\s{0,4}件\s{0,2}:\s{0,3}(?:1\s{0,2}[.、]\s{0,2})?(.+)", line):
            names = ITEM_BEHIND.split(found[1].strip())
            listed, inside = {n: (name.strip(), number) for n, name in enumerate(names, 1)}, True
        elif re.fullmatch(r"附\s{0,4}件\s{0,2}:?", line):
            inside = True
        elif inside and place.style == "1.":
            first, *others = ITEM_BEHIND.split(place.text)  # 3.学员信息汇总表　4.检查表, in the second line of the list
            for n, name in enumerate((first, *others), place.number):
                listed.setdefault(n, (name.strip(), number))
        elif not place.style or place.style == "附件1":
            inside = False
    return listed
