"""What the days' field of a card tells of its papers: 名册4月3日前,需求表4月10日前; …,连同《论文汇总表》1份."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.drafting.days.when import When
from tasks.domain.plan.drafting.papers.names.same_names import plain
from tasks.domain.plan.drafting.tables.rows import Row

_ALONG = re.compile("(?:连同|随附|并附)(?P<what>《[^《》]{3,30}》)")
_AROUND = re.compile(r"^[\s,;。、:]*(?:其中)?|[\s:,]*(?:均|都|为|是|于|在|截[止至]|的?(?:时间|期限))*[\s:]*$")
_LEAST = 2  # signs of a name told shortly, 名册 of 《参训教师名册》

Asked = tuple[Row, str]


def asked_by(listed: Sequence[Asked], when: When | None, whens: Sequence[When], days: Row) -> Iterator[Asked]:
    """What a card asks for by one of its days: of what it lists, and what 报送:将论文,连同《论文汇总表》1份,于…发送至…
    tells besides. `days`: the row of the field of the days."""
    told = days.cells.get("due", "")
    yield from _of_its_day(listed, when, whens, told)
    yield from ((days, found["what"]) for found in _ALONG.finditer(told))


def _of_its_day(asked: Sequence[Asked], when: When | None, whens: Sequence[When], told: str) -> Sequence[Asked]:
    """Of the papers of a card those that a day is of, where the field names one by each of its days; else all."""
    titles = [plain(title) for _, title in asked]
    ends = [0, *(one.end for one in whens)]
    named = {one.start: _named(told[end : one.start], titles) for one, end in zip(whens, ends, strict=False)}
    if when is None or len(named) < 2 or not all(named.values()):
        return asked
    return [one for one, title in zip(asked, titles, strict=True) if title in named[when.start]]


def _named(said: str, titles: Sequence[str]) -> set[str]:
    """Which of the titles stand ahead of a day, as 名册、需求表均; none where another word does."""
    words = [plain(word) for word in re.split("[、和及]", _AROUND.sub("", said)) if word.strip()]
    found = [
        {title for title in titles if len(word) >= _LEAST and title.strip("《》").endswith(word.strip("《》"))}
        for word in words
    ]
    return set().union(*found) if all(len(one) == 1 for one in found) else set()
