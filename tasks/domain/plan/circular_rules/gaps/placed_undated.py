"""The one paper whose line says where it goes, and not when: 活动照片8张,发到家校中心邮箱, beside papers with days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.circular_rules.reading.covering import WHERE_TO
from tasks.domain.plan.circular_rules.reading.dated import RECURS, dated_in
from tasks.domain.plan.circular_rules.reading.lacking import NO_DAY
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect, defect
from tasks.domain.plan.draft import DraftRequirement

_GOES_TO = re.compile(r"@|邮箱|信箱|\d{2,4}(?:室|房间|号房)|栏目|专栏|空间|[一-龥”](?:系统|平台)|接收处")
_OF_SEVERAL = re.compile("一律|均|以上|上述|所有|全部|各[项类]材料|随|连同|一并|:$")  # how all of them are sent
_SHOWN = re.compile("现场(?=展[演示]|比赛|决赛|评审|讲课)")  # 入选现场展演的学校: no word of when
_FEWEST, _MOST = 2, 2  # papers with a day; papers without
_SURE = 0.65  # of a reading


def placed_undated(circular: Circular, requirements: tuple[DraftRequirement, ...]) -> Iterator[Defect]:
    """Told where two papers at least have their day and one or two have not."""
    lacking = [one for one in requirements if not one.due and not one.due_quote]
    dated = [one for one in requirements if one.due]
    if circular.is_endless or len(dated) < _FEWEST or len({one.line for one in lacking}) > _MOST:
        return
    days = dated_in(circular)
    for one in lacking:
        line = _SHOWN.sub("", circular.narrow[one.line])
        told = one.line in days or any(words.search(line.rstrip()) for words in (RECURS, _OF_SEVERAL, WHERE_TO))
        if one.confidence >= _SURE and _GOES_TO.search(line) and not told and one.line not in circular.rows:
            yield defect("no-date", one.line, one.title, NO_DAY)
