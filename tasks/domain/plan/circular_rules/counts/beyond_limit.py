"""More than may be handed in, in one sentence: 报送案例3篇,每个单位限报2篇."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"(?:\d{1,2}|[一二两三四五六七八九十])"
_UNIT = "[篇件个幅份段节部]"
_ASKED = re.compile(rf"(?:报送|提交|上报|推荐|选送)[^,。;:\d]{{2,14}}?(?P<n>{_N})\s?(?P<unit>{_UNIT})")
_WHO = "每(?:个|所|家)?(?:单位|学校|校|园|机构|乡镇)"
_LIMIT = re.compile(rf"[,;(]{_WHO}(?:限报|最多报送?|不超过|至多报送?)(?P<n>{_N})\s?(?P<unit>{_UNIT})")


def beyond_limit(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        asked, limit = _ASKED.search(one.text), _LIMIT.search(one.text)
        if not asked or not limit or limit.start() < asked.end() or asked["unit"] != limit["unit"]:
            continue
        if number_of(asked["n"]) > number_of(limit["n"]):
            message = f"要报 {asked['n']} {asked['unit']}，又说“{limit[0][1:]}”，到底报几{asked['unit']}没有定"
            yield defect("count-unclear", one.line, asked[0], message)
