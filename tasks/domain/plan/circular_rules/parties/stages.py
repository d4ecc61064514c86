"""Stages that one place forgets: 小学3篇,初中5篇, where 各幼儿园 are addressed too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

COUNT = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})\s{0,2}(?:次|篇|份|张|节|件|个|名|人|幅|项)"
_BY_STAGE = re.compile(rf"(小学|初中|高中|幼儿园|中学)(?:每[校园])?[一-龥]{{0,4}}?{COUNT}")
_STAGES = {
    "小学": re.compile(r"小学"),
    "幼儿园": re.compile(r"幼儿园|各园|\(园\)|校、园|、园[,。、)]"),
}
_OTHERS = {  # groups that the number for a stage does not reach; only where the circular is addressed to them
    "九年一贯制学校": re.compile(r"九年一贯制|九年制学校"),
    "完全中学": re.compile(r"完全中学"),
    "特殊教育学校": re.compile(r"特殊教育学校|特教学校"),
    "职业学校": re.compile(r"(?:中等)?职业(?:高中|学校)|中职学校|职教中心"),
    "教学点": re.compile(r"教学点"),
}
_TOLD_FOR = (
    r"[^。;\n]{0,12}?(?:\d|[一二两三四五六七八九十])\s{0,2}[次篇份张节件个名人幅项]|[^。;\n]{0,16}(?:分别|按"
    r"|参照|计|不(?:需|用|必)?(?:报|交|参))"
)
_STAGE = r"小学|初中|高中|中学|幼儿园"
_ASKED_STAGES = re.compile(rf"(?:各|面向|限)((?:{_STAGE})(?:[、和及](?:各)?(?:{_STAGE})){{1,4}})(?![、和及])")
_EACH_OF = re.compile(
    rf"(?:(?:{_STAGE})[、和及]){{1,4}}(?:{_STAGE})(?:各|每[校园])\s{{0,2}}{COUNT}"  # 小学、幼儿园各4名
)
_MEANT = re.compile(r"[“\"]?各校(?:\(园\))?[”\"]?,?(?:均|是|系)?指([^。;]{2,40})")
_CHOSEN = re.compile(rf"(?:确定|评出|选出|遴选|入选|评选)[^。;]{{0,24}}?其中[^。;]{{0,8}}?(?:{_STAGE})")
_THE_REST = re.compile(rf"其[他它余][^,。;]{{0,12}}?{COUNT}")  # 小学每校3件,其他单位每单位1件
_AMOUNTS = re.compile(r"(?:数量|名额|份数|篇数|件数|指标)[一-龥]{0,4}:")
_EXEMPT = (
    r"[^,。;]{0,16}(?:另行|另有|另发|不在[^,。;]{0,10}(?:范围|之列)|不参加|不报|不[需用]|除外|不作要求|不承担|不在此列)"
)
_EXEMPT_NEXT = r"[^,。;]{0,24},不(?:要求|需要?|用)(?:报送|上报|提交)"  # 幼儿园按各自安排听课,不要求报送材料
_HEAD_LINES = 10
_SUBMIT = re.compile(SUBMIT)


def forgotten_stages(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """小学3篇，初中5篇 where 各幼儿园 are addressed too."""
    text = circular.all_narrow
    for one in sentences(circular):
        stages = {found[1] for found in _BY_STAGE.finditer(one.text)}
        stages |= {stage for told in _EACH_OF.finditer(one.text) for stage in re.findall(_STAGE, told[0])}
        if (
            len(stages) < 2
            or _CHOSEN.search(one.text)
            or _THE_REST.search(one.text)
            or not (one.asks or _SUBMIT.search(one.text) or _AMOUNTS.search(one.text))
        ):
            continue
        if (listed := _ASKED_STAGES.search(one.text)) and set(re.findall(_STAGE, listed[1])) == stages:
            continue  # 各中学、小学: these and no others are asked
        if _takes_part(circular, one.text) == stages:
            continue
        forgotten = [name for name, pattern in _STAGES.items() if name not in stages and pattern.search(text)]
        forgotten += [name for name, pattern in _OTHERS.items() if _is_forgotten(circular, pattern)]
        if "高中" in text and not stages & {"高中", "中学"}:
            forgotten.append("高中")
        forgotten = [name for name in forgotten if name in _OTHERS or _is_meant(circular, name)]
        told = rf"(?:{_EXEMPT}|{_EXEMPT_NEXT}|(?:每[校园]|各)?[一-龥]{{0,4}}?{COUNT})"  # 高中每校报送6篇
        forgotten = [
            name for name in forgotten if not (re.search(f"{name}{told}", text) or _has_its_own(name, one.text))
        ]
        if forgotten:
            first = _BY_STAGE.search(one.text)
            quote = first[0] if first else one.text[:20]
            yield defect("who-unclear", one.line, quote, f"分学段写了数量，{'、'.join(forgotten)}要不要交没有说")


def _has_its_own(stage: str, sentence: str) -> bool:
    """小学每校报送《优秀作业设计》4份,初中每校6份: a clause of its own, whatever stands between it and its number."""
    clauses = re.split("[,、;]", re.sub("《[^《》]{1,60}》", "", sentence))
    return any(re.search(rf"{stage}[^,。;]{{0,24}}?{COUNT}", clause) for clause in clauses)


def _is_meant(circular: Circular, stage: str) -> bool:
    """Whether the circular is addressed to a stage, by name, or says that 各校 means it: of 各学校 nobody knows. One
    without a line of address speaks to all of whom it speaks."""
    told = _MEANT.search(circular.all_narrow)
    named = told[1] if told else heads_of(circular)
    return bool((_STAGES.get(stage) or re.compile(stage)).search(named)) or not named


def _takes_part(circular: Circular, sentence: str) -> set[str]:
    """The stages that are told to take part in the activity that a sentence names: “同题异构”…中学、小学教师参加."""
    names = re.findall(r"“[^“”]{2,20}”", sentence)
    told = (line for _, line in circular.lines if any(name in line for name in names) and sentence not in line)
    clauses = (
        clause for line in told for clause in re.split("[,。;]", line) if re.search("参加|参与|组织|开展", clause)
    )
    return {stage for clause in clauses for stage in re.findall(_STAGE, clause)}


def _is_forgotten(circular: Circular, stage: re.Pattern[str]) -> bool:
    """Addressed, and no number told for it anywhere."""
    heads = heads_of(circular)
    told = re.search(rf"(?:{stage.pattern})(?:{_TOLD_FOR})", circular.all_narrow)
    return bool(stage.search(heads)) and not told


def heads_of(circular: Circular) -> str:
    """Whom the circular is addressed to."""
    return "".join(line for _, line in circular.lines[:_HEAD_LINES] if line.endswith(":"))
