"""Handing in at an office 报教研室: over the table 送、交, at a room, or so that nobody says on paper or by mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_ADDRESS = re.compile(r"[A-Za-z0-9_.-]{1,64}@[A-Za-z0-9-]{1,64}\.[A-Za-z0-9.-]{2,40}(?![A-Za-z0-9*])")
_TOLD = re.compile(
    r"邮箱|邮件|电邮|信箱|@|网|平台|系统|公众号|小程序|[Qq]{2}|微信|钉钉|群|电子|云盘|二维码|扫码|问卷|传真|栏|https?:|www\."
    r"|OA|流程|窗口|大厅|纸质|盖章|公章|签字|一式|打印|装订|原件|复印件|当面|书面|现场|[Uu]盘|优盘|光盘|邮寄|信封|档案袋|\([一-龥]{2,10}(?:(?<![医学法])院|厅|旁|路\d{1,4}号)[^()]{0,4}\)|\d{3,4}室|\d{3,4}办公|[一-龥\d]楼"
)
_OFFICE = (
    r"[一-龥]{0,12}?(?:教研室|办公室|[一-龥]{1,4}[股科室](?![技学研目任普长])|[一-龥]{1,4}(?:办|处|组)(?![法理公])"
    r"|领导小组)"
)
_WHOLE = r"[一-龥]{0,8}?(?:校|局|委|中心|部门|单位|站)"
_VERB = r"(?:上报|报送|提交|反馈|呈报|报(?!告))[至到给往]?(?:本|全)?"
_REPORTED = re.compile(
    rf"(?<![申填汇通预]){_VERB}(?P<office>{_OFFICE}|{_WHOLE})(?=[^一-龥]|备案|审核|汇总|存档|审批|$)"
)
_NO_OFFICE = re.compile(r"^(?:学校|本校|单位|各单位|本单位|所在学校|所在单位|中心校)$")
_WHOLE_ENDS = re.compile(r"(?:校|局|委|中心|部门|单位|站)$")
_HANDED_OVER = re.compile(
    r"(?<![报呈递提移])(?:送|交|寄)[至到给交往]{0,2}(?:本|全)?[一-龥]{0,14}?(?:[股科室处部办馆站所]|窗口|中心|[局校委]|老师|同志)(?![技学研目任普长法理])"
)


@dataclass(frozen=True, slots=True)
class OpenOffice:
    """An office to which something goes, and nobody says how. `whole`: a bureau or school, no office of it."""

    name: str
    whole: bool


def handed_over(text: str) -> bool:
    """送教研室, 交到安全股: carried there, so on paper."""
    return bool(_HANDED_OVER.search(text))


def open_office(sentence: str, everything: str) -> OpenOffice | None:
    """The office that a sentence (narrow signs) reports to, where neither it nor the circular says in which way."""
    found = _REPORTED.search(sentence)
    if not found or _TOLD.search(sentence) or handed_over(sentence) or _NO_OFFICE.match(found["office"]):
        return None
    name = re.split(r"[至到]", found["office"])[-1]
    if _is_told_somewhere(name, everything):
        return None
    return OpenOffice(name, bool(_WHOLE_ENDS.search(name)))


@lru_cache(maxsize=64)  # a long circular names one office often
def _is_told_somewhere(name: str, everything: str) -> bool:
    """An address or 安全股（3楼302室） anywhere, or paper asked for all: 材料一律报送纸质版."""
    if _ADDRESS.search(everything):
        return True
    room = re.compile(rf"{re.escape(name[-3:])}[一-龥:,( ]{{0,8}}(?:\d{{3,4}}(?![\d年届级])|[\d一二三四五六七]楼|地址)")
    return bool(room.search(everything) or re.search(r"(?:一律|均|统一|所有|全部|材料)[^。;,]{0,12}纸质", everything))
