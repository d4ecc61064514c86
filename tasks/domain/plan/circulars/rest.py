"""What a circular says of a deadline on a day off: 遇节假日顺延, 提前到前一个工作日, for one item or for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PREVIOUS, NEXT, KEEP = "previous_working_day", "next_working_day", "keep"
_REST = re.compile(
    r"(?:遇|逢|如|若|恰|碰|赶上|落在|(?:截[止至]日?|期限|时限|报送日|[当这该][一]?[天日]|(?:(?<![月\d])|(?<=[当该每本次下翌]月))(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])期?(?:[为是在正]))(?:到|上|有)?[^。;]{0,16}?"
    r"(?:休息日|节假日|双休日|周[六末]|公休日?|假日|假期|(?:非|不是|不为|不属于)工作日|不上班)[^。;]{0,16}?"
    r"(?P<way>不顺延|不变|照常|顺延|推迟|延[至后到]|后移|往后|提前|前移|往前|改[在到为至](?:其)?前|改[在到为至](?:其)?后"
    r"|于?[节假]期?[前后](?=[^,。;]{0,4}工作日))"
)
_BARE = re.compile(
    r"(?<=[(,;。])\s{0,2}(?:法定)?(?:节假日|休息日|公休日|双休日)(?:[、和及或](?:法定)?(?:节假日|休息日|公休日|双休日|周末)){0,2}[^。;)]{0,4}"
    r"(?P<way>不顺延|不变|照常|顺延|推迟|后移|提前|前移)"
)  # (法定节假日、公休日顺延至下一个工作日)
_ALL = re.compile(r"以上|上述|各项|所有|全部|凡|本通知|材料|报送|上报|截[止至]|期限|时限|时间")
_OF = re.compile(
    r"[一-龥]{0,8}?(?:[日周旬月季年]报表?|半年报|台账|报表|季度[一-龥]{1,4}?)(?=[、和及与的]|报送|上报|填报|截|遇|逢|$)"
)
KEPT = re.compile(  # worked on then too, so that no rule is needed
    r"不分[^。;]{0,6}(?:节假日|周末)|不顺延|照常|节假日(?:除外|不休)|含(?:双休日|周末|节假日)|(?:双休日|周末|节假日|休息日|假期)[^。;]{0,8}(?:照[报填收交送发]|也[要须]?[报填交]|不停|不间断|不中断)|^\s?除外"
)  # 每周五17:00前(5月1日除外)
_OWN = re.compile(r"本项|该项|此项|本条|该表|此表")


@dataclass(frozen=True, slots=True)
class RestRule:
    """`policy` as a plan writes it; `for_all`: whether the sentence speaks of every deadline; `of`: else the papers
    that it names, 月报、季度台账截止日遇节假日的."""

    policy: str
    for_all: bool
    of: tuple[str, ...] = ()

    def speaks_of(self, title: str) -> bool:
        return any(word in title for word in self.of)


def _before(text: str, at: int) -> str:
    """What the sentence says before the rule, also before a semicolon that a rule without a subject of its own
    follows: 上述截止日期均含当日;逢休息日的,提前…"""
    sentence = text[text.rfind("。", 0, at) + 1 : at]
    own = sentence.rpartition(";")[2]
    return own if own.strip() else sentence


def rest_rules(text: str) -> Iterator[RestRule]:
    """The rules that a text in narrow signs states."""
    for found in (*_REST.finditer(text), *_BARE.finditer(text)):
        way, before = found["way"], _before(text, found.start())
        policy = (
            KEEP
            if way in {"不顺延", "不变", "照常"}
            else PREVIOUS
            if way[-1] == "前" or way in {"提前", "前移"}
            else NEXT
        )
        dated = re.search(
            r"\d[日:时]|(?<!上述)(?<!以上)(?<!前述)每月|《", before
        )  # a sentence with a deadline of its own speaks of that one
        said = text[: found.start()] + found[0]
        of = tuple(_OF.findall(re.split(r"[。;]", said[: said.rfind(found["way"])])[-1])) if not dated else ()
        for_all = bool(_ALL.search(f"{before}{found[0][:8]}")) and not dated and not _OWN.search(before) and not of
        yield RestRule(policy, for_all, of)
