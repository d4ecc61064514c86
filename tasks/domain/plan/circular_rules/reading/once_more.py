"""A paper that is asked for a second time on purpose: 《台账》补齐结果后,于1月8日前再报一次."""

from __future__ import annotations

import re

from tasks.domain.plan.circulars.dates import SUBMIT, Mention

_AGAIN = re.compile(  # not 再次强调《方案》于…前报送, nor 修订后的《方案》, which is the first
    rf"再(?:次|行|度)?(?:{SUBMIT}|[报交送填录])|再[^,。;]{{0,12}}(?:{SUBMIT}|[报交送])(?:一[次份遍])|(?:重新|二次|第[二2]次|滚动)(?:{SUBMIT}|填报|录入)"
)


def asked_again(one: Mention, other: Mention) -> bool:
    """Whether exactly one of two days is said to be that of the second time."""
    return is_second_time(one.sentence, other.sentence)


def is_second_time(*sentences: str) -> bool:
    """Whether exactly one of two sentences asks for the second time."""
    return len({bool(_AGAIN.search(text)) for text in sentences}) > 1
