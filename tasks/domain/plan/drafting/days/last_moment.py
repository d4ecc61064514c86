"""Words around a day that make it the last one: 以5月20日为限, 可延至5月8日, 时间依次是…."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.draft_words import EVENT, LABELLED_DUE, SUBMIT

_AT_THE_LATEST = re.compile(  # 以5月20日为限; 统一到5月28日交齐; \0 is the day
    r"(?:延[至到长后]|延长[至到]|放宽[至到]|推迟[至到]|宽限[至到])\s*\0"
    r"|以\s*\0\s*(?:[)）])?(?:为限|为止|为截止)"
    r"|[于在到至]\s*\0\s*(?:这一?天|当[天日]|前)?(?:统一)?[交报]齐"
)
_EACH_ON_ITS_DAY = re.compile(
    "》[^。;《》]{0,6}[,]?(?:分别|依次)[于在]$"
)  # 编三期《简报》,分别于4月17日、6月12日发到邮箱
_IN_TURN = re.compile(r"(?:时间|日期)(?:依次|分别|先后)[为是:]\s*$")


def is_last_moment(before: str, behind: str, ahead: str) -> bool:
    """Whether a moment is told to be the last one. `before` and `behind`: up to the moments beside it; `ahead`: its
    sentence up to it."""
    if _IN_TURN.search(before) and SUBMIT.search(ahead):
        return True
    return bool(_AT_THE_LATEST.search(f"{before}\0{behind}")) and not EVENT.search(before)


def leads_days(ahead: str, *, of_several: bool) -> bool:
    """Whether days in a row are told for several papers, 截止时间依次为; 分两次报送,时间依次是; or for one that comes
    as often, 编三期《简报》,分别于. `of_several`: not the first of them."""
    if _EACH_ON_ITS_DAY.search(ahead):
        return True
    return of_several and bool(LABELLED_DUE.search(ahead) or _IN_TURN.search(ahead) and SUBMIT.search(ahead))
