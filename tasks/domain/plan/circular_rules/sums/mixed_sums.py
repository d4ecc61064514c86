"""Persons and bodies that are added up all the same: 评选团员40名、团干部20名、团组织15个,共计85个."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_ONE_OF = r"[名人个户所家]"
_NUMBER = re.compile(rf"(\d{{1,4}})\s?({_ONE_OF})")
_ADDED_UP = re.compile(
    rf"(?P<parts>(?:[一-龥“”]{{2,14}}\d{{1,4}}\s?{_ONE_OF}[、,和]){{1,8}}[一-龥“”]{{2,14}}\d{{1,4}}\s?{_ONE_OF}),"
    rf"(?:一?共计?|合计|总计)(?P<whole>\d{{1,4}})\s?{_ONE_OF}"
)


def mixed_sums(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """What is counted in one unit alone, sums.sum_mismatches adds up."""
    for one in sentences(circular):
        for found in _ADDED_UP.finditer(one.text):
            counted = _NUMBER.findall(found["parts"])
            total = sum(int(number) for number, _ in counted)
            each = re.search("[每各]", found["parts"])  # 初中5所,每校3个: products, not parts
            if not each and len({unit for _, unit in counted}) > 1 and total != int(found["whole"]):
                message = f"各部分加起来是 {total}，这里说共 {found['whole']}，以哪个为准没有说"
                yield defect("sum-mismatch", one.line, found[0][:60], message)
