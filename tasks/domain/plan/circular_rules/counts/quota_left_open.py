"""How many, put off to what nobody can read off: 篇数按学校规模确定; 报送数量以电教馆核定为准."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect

_OWN_SIZE = r"(?:按照?|根据|视)(?:学校|单位|本单位|各自|自身)?(?:的)?(?:规模|大小|实际情况|实际)"
_SO_MANY = r"(?:数量|[篇件份幅户]数|名额)"
_AMONG_OTHERS = re.compile(  # 城关学区20名,…,山北学区按实际情况推荐
    rf"\d\s?[名件个篇份项幅户节][,;、][一-龥()]{{2,10}}?{_OWN_SIZE}(?:报送|推荐|选送|选派|申报)(?=[,。;]|$)"
)
_BY_SIZE = re.compile(rf"{_SO_MANY}[一-龥]{{0,2}}?{_OWN_SIZE}(?:自行)?(?:确定|而定|掌握|报送)(?=[,。;]|$)")
_AS_SETTLED = re.compile(rf"(?:报送|推荐|上报|选送){_SO_MANY}以[一-龥]{{2,8}}核定(?:的?(?:数|数量|名额))?为准")
_TOLD = re.compile(r"见附|见下|如下|具体见|名额分配表")


def quotas_left_open(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """The number of what they are to send, where the circular has no list of quotas at all."""
    if _TOLD.search("".join(line for _, line in circular.lines if "名额" in line or "数量" in line)):
        return
    for one in sentences(circular):
        found = next((hit for words in (_AMONG_OTHERS, _BY_SIZE, _AS_SETTLED) if (hit := words.search(one.text))), None)
        if found and not is_past(one.text):
            yield defect("count-missing", one.line, found[0], f"“{found[0]}”是多少，全文没有写")
