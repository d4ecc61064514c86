"""Which kinds of a monthly report an item speaks of: its file's name, title, heading, column, its sections."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tasks.domain.evidence.finding import Question
from tasks.domain.evidence.plain_words import plain, stem
from tasks.domain.evidence.sight import leaves

_ALSO: Mapping[str, tuple[str, ...]] = {
    "培训": ("研修", "学习", "讲座", "教研"),
    "考核": ("考评", "测评", "测试", "考试"),
    "新闻": ("简报", "报道", "快讯", "美篇", "信息稿"),
}
_NUMBERED = re.compile(
    r"^(第?[一二三四五六七八九十\d]{1,3}[、.．章节项部分)）]|[(（][一二三四五六七八九十\d]{1,3}[)）]|【|#)"
)
_SECTION = 25  # characters: longer lines are sentences


@dataclass(frozen=True, slots=True)
class Kinds:
    kinds: tuple[str, ...]  # in the plan's order
    has_sections: bool  # each of them has a section, or a file, of its own


def kinds_of(question: Question, kinds: tuple[str, ...]) -> Kinds:
    """The first place that names a kind decides; the plan's own words go before their synonyms."""
    sections = _sections(question, kinds)
    own = (stem(question.item.file or ""), question.item.submission.title)
    # the heading of a body is often its first section's; a column is often one for everything (校园新闻)
    places = own if len(sections) > 1 else (*own, question.contents.heading, question.item.submission.column)
    for words in ({kind: (kind,) for kind in kinds}, {kind: (kind, *_ALSO.get(kind, ())) for kind in kinds}):
        for place in places:
            if named := _named(place, words):
                return Kinds(named, set(named) <= set(sections))
        if sections:
            return Kinds(sections, True)
    return Kinds((), False)


def _named(text: str, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    said = plain(text)
    return tuple(kind for kind, names in words.items() if any(plain(name) in said for name in names))


def _sections(question: Question, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds that have a headed section, or in an archive a file or folder that names only them."""
    own = {kind: (kind,) for kind in kinds}
    found: set[str] = set()
    for path, contents in leaves(question.contents):
        for place in path.split("/"):
            named = _named(place, own)
            found |= set(named) if len(named) == 1 else set()
        for line in contents.text.splitlines():
            named = _named(line, own)
            if len(named) == 1 and _heads_a_section(line.strip(), named[0]):
                found.add(named[0])
    return tuple(kind for kind in kinds if kind in found)


def _heads_a_section(line: str, kind: str) -> bool:
    if re.match(rf"^.{{0,8}}{re.escape(kind)}.{{0,6}}[:：]", line):
        return True
    return len(line) <= _SECTION and (bool(_NUMBERED.match(line)) or plain(line).startswith(plain(kind)))
