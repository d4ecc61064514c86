"""Which paper a number of copies is of: 审批表(一式三份)和报告(一式一份) are two papers, each with its own."""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.domain.plan.circulars.duty import Sentence, documents_in

NAME = re.compile(r"《([^《》]{2,40})》")
_THIS_SHEET = frozenset(("本表", "此表", "该表", "本台账", "本清单", "本名册"))  # whichever it is
_ENDS = 80  # signs in front of a number


def of_two_papers(one: Sentence, here: re.Match[str], other: Sentence, there: re.Match[str]) -> bool:
    """填写《评审书》一式3份和《活页》一式5份, 审批表(一式三份)和报告(一式一份): each is of the name before it."""
    before = (one.text[: here.start()], other.text[: there.start()])
    named = [re.findall(rf"{NAME.pattern}(?:\([^()]{{0,12}}\))?,?$", text) for text in before]
    named = [_last_named(text[-_ENDS:]) for text in before] if one == other or any(named) else named
    return all(named) and named[0] != named[1]


@lru_cache(maxsize=1024)  # each number is compared with all before it
def _last_named(text: str) -> list[str]:
    return [name for name in documents_in(text)[-1:] if name not in _THIS_SHEET]
