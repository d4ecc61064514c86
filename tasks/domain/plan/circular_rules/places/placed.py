"""Places told for all papers at once: 其余各项发到…, a section 报送方式. Whoever wrote it has thought of each paper."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.domain.plan.circular_rules.reading.places_told import says_where
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences

_FOR_ALL = re.compile(
    r"(?:其[余他它]|凡(?!是?[未不没])(?=[^,。;《]{0,24}(?:材料|资料|文件|表格|报表|[版稿件])))[^。;]{0,40}(?:[报发送交寄传]|上传|提交|填报)"
    r"|(?:所有|全部|各[项类种])(?:报送)?(?:材料|资料|表格|文件)[^。;]{0,24}(?:[报发送交寄传]|上传|提交|填报)"
    r"|(?:^|[,。;])[两三四五六几]\s{0,2}[张份种个项件](?:[表书]格?|材料|资料|文件|报告|名单)[^。;]{0,40}(?:[报发送交寄传]|上传|提交|填报)"
)
_PLACES = re.compile(
    r"(?:报送|上报|提交|送交|移交|材料|收件)的?(?:地点|方[式法]|途径|渠道|去向|地址|办法)|报到哪里|往哪里[报送交]"
)
_EACH_SAYS = re.compile("凡[注标写]明?“(?=[邮网平系纸])|(?:具体)?(?:渠道|方式|途径)(?:分别)?(?:如下|见下)")
_HEAD = 16  # signs of a section's head


@lru_cache(maxsize=1)  # each finding of no place asks
def all_are_placed(circular: Circular) -> bool:
    """Whether the circular says for all the rest, or under a heading of its own, where papers go."""
    of_rest = any(_FOR_ALL.search(one.text) and says_where(one.text) for one in sentences(circular))
    return of_rest or _has_section_of_places(circular)


def _has_section_of_places(circular: Circular) -> bool:
    """四、报送方式 over lines that each say where: who wrote it has thought of every paper."""
    if any(_EACH_SAYS.search(line) for _, line in circular.lines):
        return False  # 凡注“邮箱”的发上述邮箱: and the item that has no such word goes nowhere
    heads = [n for n, place in circular.places.items() if place.style and _PLACES.search(place.text[:_HEAD])]
    return any(circular.places[n].section in heads or n in heads for n, line in circular.lines if says_where(line))
