"""A paper filled in under one name and handed in under another: 填写《甲登记表》,一式2份。将填好的《乙核查单》送…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circular_rules.reading.spoken import is_name
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.circulars.not_handed_in import STAYS
from tasks.domain.plan.defect import Defect

_NAME = re.compile(r"《([^《》]{4,40})》")
_DAY = re.compile(r"\d{1,2}月\d{1,2}[日号]")
_MADE = re.compile(
    r"填(?:写|好|报)?《|(?:编写|编制|撰写|制定|写出|形成)[一-龥]{0,4}《|附件\d{0,2}[为是]《|由[^,。;]{1,16}(?:填|编|撰)写"
)
_COUNTED = re.compile(
    r"[每一1]\s?[一-龥]{1,3}[一1]\s?[份张表册篇卡本]|[每一][一-龥]\s?[一1]|\d\s?份|一式|逐[条项户人一]|由[^,。;]{1,16}(?:填|编|撰)写"
)
_HANDED_IN = re.compile(rf"{SUBMIT}|[前,][^,。;]{{0,10}}[报送交寄发]")
_DONE = re.compile(r"(?:填|编|写|制定|整理|做)好的\s?《")  # 将填好的《核查单》密封送: what was spoken of just now
_ONLY = re.compile(r"(?:只有|仅有?|就是|唯一)[^,。;]{0,6}(?:[一1]\s?[项种份个]|即)")
_NOT_SENT_ON = re.compile(rf"{STAYS}|自存|保管|保存|公示|张贴|上墙|入档|装入|据此|依据|根据|按照|参照|以便|作为")
_TOGETHER = re.compile(r"一并|连同|一同|一起|[均都]|以上|上述|两[份项种张]|各[一1]\s?[份张]")
_GATHERED = re.compile(r"汇总|统计|总表|清单|名册|目录|申[报请]|推荐")
_KINDS = (
    re.compile(r"[表卡单册簿本]$|台账$|[记笔]录$|日志$"),
    re.compile(r"方案$|计划$|预案$"),
    re.compile(r"报告$|总结$|小结$|材料$|汇报$"),
)
_PLACE = re.compile(r"“([^“”]{2,14})”(平台|系统|小程序|APP|App|网|云)")
_ENTERS, _ENDS = re.compile(r"注册|录入|上传|填报|登记"), re.compile(r"提交|点击|完成审核|报送|上报")
_TWICE = re.compile(r"同时|另|还[须需应要]|(?<!不)再|分别|其[中余他它]|或|停用|原|去年|上年|下载|查|转|同步|对接|报名")
_WHAT = re.compile(
    r"(?:报送|上报|提交)?(?:材料|内容|资料)\s?:\s?(?P<name>[一-龥]{5,24})(?:,(?!另|[《一-龥]{2,16}[、和])[^、。;]{0,20})?[。;]?$"
)
_HOW = re.compile(
    r"(?:报送|上报|提交)?(?:方式|渠道|途径)\s?:\s?(?P<name>[一-龥]{3,20}?(?:报告|说明|总结|方案|台账|[表书册]))(?=盖|扫|发|经|以|签|由|于|一式)"
)


def made_and_sent(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless or circular.tables:
        return
    listed = " ".join(name for name, _ in attachments_of(circular).values())
    for one, two in pairwise(sentences(circular)):
        if two.line - one.line > 1:
            continue
        names = [_NAME.findall(sentence.text) for sentence in (one, two)]
        if all(len(own) == 1 for own in names) and _are_one_paper(
            circular, one, two, (names[0][0], names[1][0]), listed
        ):
            yield vary(two.line, names[1][0], names[0][0], one.line)
        elif found := _two_places(circular, one, two):
            yield vary(two.line, found[1], found[0], one.line)
    yield from _under_labels(circular)


def _are_one_paper(circular: Circular, one: Sentence, two: Sentence, names: tuple[str, str], listed: str) -> bool:
    """The first is made and never sent, the second sent and never made; both are named this once."""
    text = circular.all_narrow
    if names[0] == names[1] or any(text.count(name) > 1 + (name in listed) for name in names):
        return False
    if all(name in listed for name in names) or _GATHERED.search(names[1]) and not _GATHERED.search(names[0]):
        return False
    made = (_MADE.search(one.text) or _ONLY.search(one.text)) and not (
        _DAY.search(one.text) or _HANDED_IN.search(one.text)
    )
    if (
        _TOGETHER.search(two.text)
        or not made
        or _NOT_SENT_ON.search(one.text)
        or _MADE.search(_DONE.sub("《", two.text))
        or not _HANDED_IN.search(two.text)
    ):
        return False
    if not any(all(kind.search(name) for name in names) for kind in _KINDS):
        return False
    subject = two.text.lstrip(" 一二三四五六七八九十、.0123456789").startswith("《") and _COUNTED.search(one.text)
    return bool(_DONE.search(two.text) or _ONLY.search(one.text) or subject)


def _two_places(circular: Circular, one: Sentence, two: Sentence) -> tuple[str, str] | None:
    """在“助残通”系统逐户录入。…在“爱心助残云”平台完成审核提交: one work, and two places that are named this once."""
    found = [_PLACE.findall(sentence.text) for sentence in (one, two)]
    if one.line != two.line or any(len(own) != 1 for own in found):
        return None
    (first, _), (second, _) = found[0][0], found[1][0]
    text = circular.all_narrow
    once = first != second and text.count(first) == text.count(second) == 1
    if not once or _DAY.search(one.text) or any(_TWICE.search(sentence.text) for sentence in (one, two)):
        return None
    papers = sum(bool(_NAME.search(sentence.text) or re.search("表", sentence.text)) for sentence in (one, two))
    works = _ENTERS.search(one.text) and _ENDS.search(two.text) and papers < 2
    return (first, second) if works else None


def _under_labels(circular: Circular) -> Iterator[Defect]:
    """报送材料:面积核实情况说明 and, two lines below, 报送方式:卫片分析报告盖章扫描后发…."""
    told = [(line, found["name"]) for line, place in circular.places.items() if (found := _WHAT.match(place.text))]
    ways = [(line, found["name"]) for line, place in circular.places.items() if (found := _HOW.match(place.text))]
    if len(told) == len(ways) == 1:
        (line, what), (at, way) = told[0], ways[0]
        apart = way not in what and what not in way and not what.endswith(way[-4:])
        if apart and is_name(way) and circular.all_narrow.count(way) == 1 and 0 < at - line <= 3:
            yield vary(at, way, what, line)
