"""Fields left empty or that name nobody: 方式： with nothing behind it, 责任单位：相关单位."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.cards import DONE
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect, defect

_FIELD = re.compile(
    r"(?:^|[\s;,。(|])(?:\(?[\d一二三四五六七八九十]{1,2}[).、]\s{0,2})?[“\[【]?(?P<label>[一-龥]{2,8})[”\]】]?\s{0,2}:\s{0,3}(?P<told>[^;。\t:]{0,60}?)\s{0,8}(?=$|[;。\t])"
)
_KINDS = (
    (
        "no-date",
        re.compile(rf"(?:{DONE}|截[止至]|最[后迟晚])?(?:时限|期限|时间|日期)|截[止至]"),
        "没有写什么时候交",
    ),
    (
        "no-channel",
        re.compile(rf"(?:{DONE})?(?:方式|渠道|途径|去向)|(?:{DONE})(?:邮箱|地址|地点|平台|至)|[报交送]至|交到"),
        "没有写交到哪里",
    ),
    (
        "who-unclear",
        re.compile(
            rf"(?:责任|牵头|承办|主责|落实|实施|配合|参加|参与|{DONE})(?:单位|部门|科室|股室|人员?|学校|主体|对象|范围)|主体|对象|责任方"
        ),
        "没有写由谁办",
    ),
    ("count-missing", re.compile(rf"(?:{DONE})?(?:数量|份数|篇数|件数|名额|人数)"), "没有写要多少"),
)
_CARD_FIELD = re.compile(r"([一-龥]{4,6}):(?=\S)")
_LEAST = 3  # cards
_PAPER_FIELD = re.compile(r"(?:报送|上报|提交|上交|交)(?:的?(?:材料|资料|内容|成果))|材料名称")
_SOME_DAY = re.compile(r"\d{1,2}\s{0,2}[月日号]|每|当[日天月]|[天日]内|[年月学期][底末初]|旬|另|见|同|随|一并")
_NOTHING = re.compile(r"无|不|没有|[-—–/]|自存|留存")
_EMPTY = re.compile(r"[-—–/_\s.…]*|(?:暂|另|未|待)定|暂?缺|略|空")
NOBODY = re.compile(
    r"(?:各|由)?(?:有关|相关|部分|个别|相应(?!学科)|对应(?!学科)|涉及(?:到)?的?)(?:的)?[一-龥]{0,4}(?:单位|学校|部门|人员|教师|老师|职工|企业|公司|科室|股室|村|机构|负责人|同志|班级|社区|街道|支部|商户|农户|[小中]学|[站所园院馆厂店场矿库镇乡])"
)
SOME = re.compile(
    r"若干[一-龥]?|适量|多[一-龥]|不限|不等|多多益善|择优(?:推荐|报送|选送)?|酌[情定]|视情(?:况)?(?:而?定|报送)?|(?:根据|视|按照?)(?:实际|需要|情况|各自)(?!批次|人数|户数|件数|班数)[一-龥]{0,4}(?:报送|确定|填报|而?定)?|按需(?:报送)?|能报尽报"
)
_NUMBER = re.compile(
    r"[\d一二两三四五六七八九十]\s{0,2}[名篇件个份项节幅部人户本套例条位支家张组]|名额|指标|分配|限报|数量|全部|所有"
)


def tells_no_number(told: str) -> bool:
    """择优报送,制作要求见附件4: no number, and none behind it; 择优报送,每校不超过3件 has one."""
    first, _, rest = told.partition(",")
    return bool(SOME.fullmatch(first)) and not _NUMBER.search(rest)


def missing_fields(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Cards of fields, one label a line, of which one card lacks what all the others have."""
    cards = _cards(circular)
    if len(cards) < _LEAST:
        return
    held = Counter(label for card in cards for label in card)
    for card in cards:
        for label, times in held.items():
            kind, message = _kind_of(label)
            if kind and times == len(cards) - 1 and label not in card:
                line = max(card.values())
                yield defect(kind, line, circular.narrow[line], f"别的各项都有“{label}”，这一项{message}")


def undated_fields(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """报送材料:《核对表》,3月20日前, and in one card of them nothing but 报送材料:工作总结1份."""
    cards = _cards(circular)
    for label in dict.fromkeys(label for card in cards for label in card if _PAPER_FIELD.fullmatch(label)):
        told = [(card, circular.narrow[card[label]].partition(":")[2].strip()) for card in cards if label in card]
        odd = [(card, text) for card, text in told if not _SOME_DAY.search(text) and not _NOTHING.match(text)]
        if len(odd) != 1 or len(told) - 1 < _LEAST:
            continue
        ((card, text),) = odd
        if not any(re.search(r"\d{1,2}月", circular.narrow[line]) for line in card.values()):
            yield defect("no-date", card[label], text[:30] or label, "别的各项都写了时间，这一项没有写什么时候交")


def _kind_of(label: str) -> tuple[str, str]:
    """What is wrong where the field of this name is empty, and the words for it; empty for any other field."""
    return next(((kind, why) for kind, names, why in _KINDS if names.fullmatch(label)), ("", ""))


def _cards(circular: Circular) -> list[dict[str, int]]:
    """label -> line of each run of labelled lines that begins with the label of the first."""
    cards: list[dict[str, int]] = []
    first = ""
    for number, line in circular.lines:
        found = _CARD_FIELD.match(line)
        if found is None:
            continue
        first = first or found[1]
        if found[1] == first or (cards and found[1] in cards[-1]):
            cards.append({})
        if cards:
            cards[-1][found[1]] = number
    return [card for card in cards if len(card) > 1]


def empty_fields(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """A form has such fields too, and all of them empty: only a label that is filled elsewhere was left empty here."""
    rows = circular.rows
    fields = [(n, f) for n, line in circular.lines if n not in rows for f in _FIELD.finditer(line)]
    filled = Counter(found["label"] for _, found in fields if not _EMPTY.fullmatch(found["told"]))
    for number, found in fields:
        label, told = found["label"], found["told"].strip()
        kind, message = _kind_of(label)
        quote = found[0].strip(" ;,。(|\t") or label
        if kind and _EMPTY.fullmatch(told) and filled[label]:
            yield defect(kind, number, quote, f"“{label}”这一栏空着，{message}")
        elif kind == "who-unclear" and NOBODY.fullmatch(told):
            yield defect(kind, number, quote, f"“{told}”是哪些没有说，是不是都要办")
        elif kind == "count-missing" and tells_no_number(told):
            yield defect(kind, number, quote, f"“{told}”没有说要多少")
