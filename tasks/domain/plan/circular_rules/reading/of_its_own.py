"""Whether a day or a place is told of one paper alone, or of all of them: 以上材料5月8日前报送."""

from __future__ import annotations

import re

from tasks.domain.plan.circular_rules.reading.spoken import names_in
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence

PAPER = re.compile(
    r"(?:[表书册单]|报告|总结|小结|台账|方案|预案|案例|计划|回执|申请|论文|情况说明|证明|凭证|记录|协议|合同|目录|纪要)(?:\([^()]*\))?$"
)
MARKED = re.compile(r"(?<!根据)(?<!按照)(?<!依据)(?<!依照)(?<!执行)(?<!落实)(?<!学习)(?<!对照)《([^《》]{2,40})》")
OF_ALL = re.compile(
    r"(?<!除)(?:以上|上述|前述|所有|全部|各[类项种])[^,。;《]{0,6}(?:材料|资料|文件|表|项|件|数据|作品)|(?:材料|资料|[表文]件|表格|数据|作品)[^。;《]{0,10}(?:一律|均|统一|都)"
    r"|[两二三四五六七八九十]\s?(?:[项种类样]|[张份件](?=[材表报]))(?:材料|资料|表格?|报告|东西)?(?:均|都|一律|于|在|请)"
)
_COUNTED = re.compile(r"[一-龥]{2}(?:复印件)?,?(?:每[^,]{1,4})?(?:[一二两三]|\d{1,2})\s?[份篇张本]")


def names_its_own(circular: Circular, one: Sentence) -> bool:
    """Whether the sentence, its line so far, its item or its row names the paper that it speaks of."""
    if one.line in circular.rows:
        return one.line in circular.row_names
    place = circular.places[one.line]
    item = circular.narrow.get(place.item, "")[:40] if place.item not in {0, place.section} else ""
    before = circular.narrow[one.line][: one.start]
    return any(map(names_in, (one.text, before, item))) or bool(_COUNTED.search(one.text))


def reaches(circular: Circular, telling: Sentence, asked: Sentence) -> bool:
    """Whether what a sentence tells of all papers, or of those of its section, holds for the one asked for there."""
    place, own = circular.places[telling.line], circular.places[asked.line].section
    return bool(OF_ALL.search(telling.text)) or place.section in {0, own} or not place.style
