"""Names that a circular makes short: 《校本教研月报表》(以下简称月报表), and which paper a short name means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tasks.domain.plan.drafting.draft_words import PAPER
from tasks.domain.plan.drafting.papers.names.same_names import plain

_CALLED = re.compile(
    r"(?P<full>《[^《》]{3,40}》|[\u4e00-\u9fff\d]{4,24})\s?\((?:[^()]{0,12}[,;])?\s?(?:以下|下文?)?(?:均|统一)?简?称(?:为|:)?"
    r"\s?[“《]?(?P<short>[\u4e00-\u9fff]{2,12})[”》]?\)"
)
_LEAD = re.compile("^(?:现[就将]|关于|为?做好|编制|报送|填报|提交)+(?=.{4})")  # 现就2025年度报告(以下简称年度报告)


def short_names(texts: Iterable[str]) -> Mapping[str, str]:
    """Short name, without quotes -> the paper's full name; offices and people that are called shortly are none."""
    found: dict[str, str] = {}
    for text in texts:
        for one in _CALLED.finditer(text):
            full = _LEAD.sub("", one["full"])
            if full.startswith("《") or PAPER.search(full):
                found.setdefault(plain(one["short"]), full)
    return found
