"""Whether what one sentence leaves out is said elsewhere for it: in its item, its section, or for all materials."""

from __future__ import annotations

import re
from collections.abc import Callable

from tasks.domain.plan.circular import Circular
from tasks.domain.plan.circular_duty import Sentence, sentences

_SAYS = re.compile(
    r"(?:材料|作品|报送|上报|提交|上交|填报|截[止至]|投稿|征集)[一-龥]{0,4}(?:时间|期限|方式|要求|渠道|途径|地址|邮箱|平台)"
)


def is_covered(circular: Circular, asked: Sentence, says: Callable[[Sentence], bool]) -> bool:
    """Whether `says` holds for the sentence, for another of its item, for one that speaks for its whole section (a
    line without a number, a heading, 报送时间：…), or for one that speaks of all materials."""
    if says(asked):
        return True
    place = circular.places[asked.line]
    for one in sentences(circular):
        other = circular.places[one.line]
        same_item = other.item == place.item and place.item != place.section
        same_section = other.section == place.section
        for_section = not other.style or one.line == other.section or _SAYS.search(one.text)
        if (same_item or (same_section and for_section) or one.is_generic) and says(one):
            return True
    return False
