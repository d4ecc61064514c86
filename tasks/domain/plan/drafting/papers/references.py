"""What a sentence points at by number: 材料1-5, 附件1、2, 第3项, 表一至表三."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.domain.plan.drafting.days.numbers import NUMBER, number

_LIST = rf"{NUMBER}(?:\s*[项类条款]?\s*(?:[-—–~～]|至|到|、|和|及|,|与)\s*(?:第|材料|附件|表|项)?{NUMBER})*"
_POINTED = re.compile(
    rf"(?P<what>材料|附件|附表|表|资料|序号|第)\s*(?P<list>{_LIST})(?!\s*[月年日号张份篇次个])(?!\s*(?:所列|所附|规定|要点|提纲|格式|样式|模板|体例|中的))"
    rf"(?!(?<=[一二三四五六七八九十])[式律并同起览致经定旦般套])(?P<item>\s*(?:项|类|条|款))?"
)
_BARE = re.compile(
    rf"(?<![\d.年月])(?P<list>{_LIST})\s*(?:项|类|号)\s*(?:材料|资料|表|内容)?(?=[于请须由应将在均,]|{NUMBER}月)"
)
_BRACKETED = re.compile(
    r"(?P<list>(?:\(\d{1,2}\)\s*[、,和及至-]?\s*)+)(?:项|类)?(?=材料|表|项|请|于|由|须|需|应|将|均)"
)
_FIRST = re.compile(rf"前\s*(?P<n>{NUMBER})\s*(?:项|种|类|份|个(?!工作日|自然日|月|星期|小时))")


@dataclass(frozen=True, slots=True)
class Reference:
    start: int
    end: int
    what: str  # "材料" for the items of a list, "附件" for what is attached
    numbers: tuple[int, ...]


def find_references(text: str, start: int, end: int) -> tuple[Reference, ...]:
    """What a stretch of a line points at; 《…》(附件1) names its paper and 报名表一式两份 counts it."""
    found = [
        Reference(m.start(), m.end(), "材料", _numbers(re.sub(r"[()]", "、", m["list"]).replace("、、", "、")))
        for m in _BRACKETED.finditer(text, start, end)
    ]
    hidden = re.sub(r"\([^)]*\)|《[^》]*》", lambda m: "\x00" * len(m[0]), text)
    for match in _POINTED.finditer(hidden, start, end):
        if match["what"] == "第" and not match["item"]:
            continue
        if re.match(r"\s*《|\s*\x00", hidden[match.end() :]) and match["what"] in {"附件", "附表"}:
            continue
        what = "附件" if match["what"] in {"附件", "附表"} else "材料"
        found.append(Reference(match.start(), match.end(), what, _numbers(match["list"])))
    if not found:
        found += [
            Reference(m.start(), m.end(), "材料", _numbers(m["list"])) for m in _BARE.finditer(hidden, start, end)
        ]
        found += [
            Reference(m.start(), m.end(), "材料", tuple(range(1, number(m["n"]) + 1)))
            for m in _FIRST.finditer(hidden, start, end)
        ]
    return tuple(found)


def _numbers(text: str) -> tuple[int, ...]:
    found: list[int] = []
    ranged = False
    for sign in re.findall(rf"{NUMBER}|[-—–~～至到]", text):
        if sign in "-—–~～至到":
            ranged = True
            continue
        value = number(sign)
        found += range(found[-1] + 1, value + 1) if ranged and found and value > found[-1] else [value]
        ranged = False
    return tuple(dict.fromkeys(found))
