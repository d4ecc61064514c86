"""Cards of fields, one label a line: 材料：…, 时间：…, 地点：…."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.circular import Circular

DONE = r"报送|上报|提交|填报|完成|办结|上交|递交|交稿|申报|推荐|反馈|上传|收件|接收|投稿|交件"
FIELD_OF_DATES = re.compile(rf"(?:{DONE}|截[止至]|最[后迟晚])?(?:时限|期限|时间|日期)\s{{0,2}}:")
_LINE_OF_CARD = re.compile(r"([一-龥]{2,8}):(?=\s{0,2}\S)")


def card_of(circular: Circular, line: int) -> int:
    """The first line of the card of fields in which a line stands; 0 where it stands alone."""
    labels: set[str] = set()
    first = 0
    for number, text in reversed([one for one in circular.lines if one[0] <= line]):
        found = _LINE_OF_CARD.match(text)
        if found is None or found[1] in labels:
            break
        labels.add(found[1])
        first = number
    below = next((_LINE_OF_CARD.match(text) for number, text in circular.lines if number > line), None)
    goes_on = below is not None and below[1] not in labels  # 时间:… is the first of its fields
    return first if len(labels) > 1 or goes_on else 0
