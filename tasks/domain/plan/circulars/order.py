"""How a circular is numbered: 一、（一）1.（1）, which line stands under which heading, and in which item."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tasks.domain.plan.circulars.dates import number_of

_HAN = r"[一二三四五六七八九十]{1,3}"
_MEASURE = (  # 2.18个班: an item 2 that begins with a number, and no 2.18
    r"(?:个(?![人别体性])|名(?![称单额])|所(?![有在属])|人(?![员事才口])|[周岁万亿元亩米天%]|公里|平方|小时|分钟|分(?=[及至到以(—~-])|年级)"
)
_RUN = "|".join(
    f"{one}、{two}(?=[、季月班]|年级)" for one, two in zip("一二三四五六七八九", "二三四五六七八九十", strict=True)
)
_STYLES = (
    ("第一，", re.compile(rf"第({_HAN})\s{{0,2}}[,、:](?!\s{{0,2}}(?:第|{_HAN}(?:部分|项|类|批|组|期|季度|阶段|步)))")),
    ("一、", re.compile(rf"(?!{_RUN})({_HAN})\s{{0,2}}[、.]")),
    ("第一章", re.compile(rf"第({_HAN}|\d{{1,2}})[章编篇](?![一-龥]{{0,3}}(?:文章|作品))")),
    ("第一条", re.compile(rf"第({_HAN}|\d{{1,2}})条(?!所|规定|中|的|第|[、和及至—])")),
    (
        "第一部分",
        re.compile(
            rf"第({_HAN}|\d{{1,2}})部分(?!的|中|内|所|各项|第|[、和及至]|[一-龥]{{0,4}}材料[^:]{{0,8}}[均都须应])"
        ),
    ),
    ("第一步", re.compile(rf"第({_HAN}|\d{{1,2}})步")),
    ("一是", re.compile(r"([一二三四五六七八九])是(?=[一-龥])")),
    ("（一）", re.compile(rf"\(({_HAN})\)")),
    (
        "1.1",
        re.compile(
            r"\d{1,2}\.(\d{1,2})(?!\d|\s{0,2}(?:[月.%]|年\d))(?!\s{0,1}"
            + _MEASURE
            + r")(?!\s{0,2}(?:[至到起止日号]|之?前|以前))"  # 10.19至10.23
            + r"(?=\s{0,3}[一-龥《“]|\s{1,3}\d\.\d|\s{1,3}20\d\d\s{0,2}年|\s{1,3}\d{1,2}月\d"
            + r"|\s{1,3}(?:20\d\d-|[①-⑳])|\s{1,3}\d{1,4}\s?(?![时点])[一-龥%])"  # 4.2 60分为合格
        ),
    ),
    ("1 ", re.compile(r"(\d{1,2})\s{1,3}(?=[一-龥《“][一-龥,、“”《》]{1,20}(?:\([^()]{1,24}\))?$)")),
    (
        "1.",
        re.compile(
            r"(\d{1,2})\s{0,2}(?:[、]|\.(?!\d)|\.(?=20\d\d\s{0,2}[年级届—–~-]|\d{1,2}(?:月|年\d)|\d{1,4}\s{0,1}"
            + _MEASURE
            + r"))"
        ),
    ),
    ("1)", re.compile(r"(\d{1,2})\)")),
    ("（1）", re.compile(r"\((\d{1,2})\)")),
    ("①", re.compile(r"([①-⑳])")),
    ("[1]", re.compile(r"\[(\d{1,2})\]")),
    (
        "——",
        re.compile(
            r"()(?:(?:[—–]{1,3}|-{1,2}\s)\s{0,2}(?=[一-龥《“])"
            r"|[●•·■◆▲★☆※○◇□►➢]\s{0,2}(?=[一-龥《“]|\d{1,2}月|20\d\d\s{0,2}年))"
        ),
    ),
    ("附件1", re.compile(r"附件\s{0,2}(\d{1,2}|[一二三四五六七八九十])(?=\s{0,3}(?:[:.、]|$|《|\s[一-龥]))")),
)
_BRACKETED = re.compile(r"【[^【】]{2,20}】")  # a heading without a number
_IN_TURN = re.compile("[问答]:")  # another question: it belongs to no item of the answer before
_TOP = ("【】", "一、", "第一，", "第一章", "第一条", "第一部分")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands. Lines of one `section` share their 一、 heading, lines of one `item` their number."""

    style: str  # of the line's own number; "" for a line without
    number: int
    text: str  # behind the number
    section: int  # the line of the 一、 heading, 0 above the first
    heading: str  # its words
    item: int  # the line at which the nearest number stands, 0 without

    @property
    def is_heading(self) -> bool:
        return bool(self.style) and len(self.text) <= 25 and not self.text.endswith(("。", ";", ":"))


def number_at(line: str) -> tuple[str, int, str]:
    """(style, number, the text behind it); ("", 0, line) for a line that bears no number."""
    for style, pattern in _STYLES:
        if found := pattern.match(line):
            number = ord(found[1]) - 0x245F if style == "①" else number_of(found[1]) if found[1] else 0
            return style, number, line[found.end() :].strip(" 、.:")
    return "", 0, line


def places_of(lines: Sequence[tuple[int, str]]) -> Mapping[int, Place]:
    section, heading, item = 0, "", 0
    places: dict[int, Place] = {}
    numbered = [
        (line, *(number_at(text) if not _BRACKETED.fullmatch(text) else ("【】", 0, text))) for line, text in lines
    ]
    tops = _tops([style for _, style, _, _ in numbered if style])
    for line, style, number, behind in numbered:
        if style in tops:
            section, heading = line, behind
        item = line if style else section if _IN_TURN.match(behind) else item
        places[line] = Place(style, number, behind, section, heading, item)
    return places


def _tops(styles: Sequence[str]) -> frozenset[str]:
    """What numbers the sections: 一、; else the first number, where others stand inside it (1、 above （1）)."""
    named = frozenset(_TOP) & frozenset(styles)
    return named or frozenset(styles[:1] if len(set(styles) - {"附件1"}) > 1 else ())
