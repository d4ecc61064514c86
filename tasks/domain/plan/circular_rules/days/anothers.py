"""A day that cannot be, and is none of the plan's own: 出生于2月29日, 有的园把“4月31日”写成落款."""

from __future__ import annotations

import re
from calendar import isleap

from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.specimen import is_only_spoken_of

BORN = re.compile(r"出生|入职|参加工作|任职|取得|[龄职岗作]满|(?:登记|注册|成立|设立)(?:的|[^,。;]{1,24}的[一-龥])")
_LAST_YEAR = re.compile(r"(?:去年|上年)的?$")
_DONE_THEN = re.compile(  # 2月29日播出的那批; not 2月29日召开的
    r"[^,。;前召]{1,12}[过了]?的(?=[一-龥\d])|[^,。;前]{1,16}[过了](?=[,。;?]|$)"
)


def is_another_s(circular: Circular, mention: Mention) -> bool:
    """Whether somebody else wrote it, somebody was born then, or it is the leap day of this year, which is over."""
    leap = (mention.month, mention.day) == (2, 29)
    if leap and (BORN.search(mention.behind[:6]) or _is_over(circular, mention)):
        return True
    return is_only_spoken_of(mention.before, mention.behind)


def _is_over(circular: Circular, mention: Mention) -> bool:
    last = bool(_LAST_YEAR.search(mention.before))
    if circular.issued is None or mention.year_named or mention.deadline or not isleap(circular.issued.year - last):
        return False
    return last or bool(_DONE_THEN.match(mention.behind))
