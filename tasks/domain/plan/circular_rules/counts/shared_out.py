"""Who gets which of the copies: 一式两份, of which the school keeps one and the county gets two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.circulars.not_handed_in import STAYS
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,2}|[一二两三四五六七八九十]{1,2}"
COPIES = re.compile(rf"一式\s{{0,2}}({_N})\s{{0,2}}份")
_IN_BRACKETS = re.compile(
    rf"\((?:纸质|打印|书面)[^()\d一二两三四五六七八九十]{{0,4}}({_N})\s{{0,2}}份(?![^()]*份)[^()]*\)"
)
_KEPT_BY = re.compile(  # 社区、街道消防站、企业各存一份: who keeps one each
    r"[,、;(]?\s{0,2}(?:由|分别由)?(?P<whose>[一-龥]{1,14}(?:[、和与及][一-龥]{1,14}){1,5}?)(?:分别)?各(?:自)?(?:留存|保存|留|存|执|持|保管)?"
    r"(?:1|一)\s{0,2}份"
)
_ANOTHER = re.compile(r"[,、;][^。;]{0,16}?(?:[一1]\s{0,2}份|其[余他它]|剩余)")
_EACH_ONE = re.compile(r"[各均都每]|双方|分别")  # 双方各存一份,另一份送…
_NO_LIST = re.compile(r"双方|[三四各]方|[签盖章字后由]|等")  # 校长、主任签字后各存一份
_KEEPS = rf"(?:{STAYS}|自留|自存|保存|报送|上报|[存留执交报送])"
_PART = rf"[一-龥()]{{0,12}}{_KEEPS}[^,。;、\d《电每]{{0,4}}?({_N})\s{{0,2}}份"
_PARTS_KEPT = re.compile(
    rf"[,、;(:]\s{{0,2}}(?:其中)?{_PART}[,、]{_PART}(?:[,、]{_PART})?"
)  # 县局留存一份、学校留存两份
_SENT_ON = re.compile(  # 其中学校留存一份,送资助中心203室两份
    rf"[,、;(:]\s{{0,2}}(?:其中)?{_PART}[,、;][一-龥]{{0,8}}?(?:报送|上报|[报送交])[^,。;、《电每]{{1,20}}?({_N})\s{{0,2}}份"
)
_SOME_TO = re.compile(  # 一式两份(报局3份): one office alone gets more than there are
    rf"[,、;(:]\s{{0,2}}(?:其中)?(?:{_KEEPS}|[寄退])[至给到]?[我本县市区镇]{{0,2}}(?:[局办委院校站科股]|中心)?\s{{0,2}}({_N})\s{{0,2}}份"
)
_THE_OTHERS = re.compile(
    rf"[,、;(:]\s{{0,2}}(?:其中)?{_PART}(?:[,、]{_PART})?[,、;](?:另外?|其[余他]|剩[余下]|余下)的?\s{{0,2}}({_N})\s{{0,2}}份"
)


def shared_out(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """一式两份,学校留存一份,报县局两份; 一式两份,社区、街道、企业各存一份: the parts do not make the whole."""
    told = ((one, found) for one in sentences(circular) for found in COPIES.finditer(one.text))
    for one, found in told:
        manners = (_THE_OTHERS, _PARTS_KEPT, _SENT_ON)
        parts = next((hit for manner in manners if (hit := manner.match(one.text, found.end()))), None)
        numbers = [number_of(n) for n in parts.groups() if n] if parts else []
        told_all = parts is not None and (parts.re is _THE_OTHERS or not _ANOTHER.match(one.text, parts.end()))
        if parts and told_all and not _EACH_ONE.search(parts[0]) and sum(numbers) != number_of(found[1]):
            message = f"{found[0]}，而这里分开的是 {' 份和 '.join(map(str, numbers))} 份，以哪个为准没有说"
            yield defect("count-unclear", one.line, f"{found[0]}{parts[0]}"[:60], message)
        bracket = _IN_BRACKETS.match(one.text, found.end()) or _SOME_TO.match(one.text, found.end())
        if bracket and number_of(bracket[1]) > number_of(found[1]):
            message = f"{found[0]}，而后面是{bracket[1]}份，以哪个为准没有说"
            yield defect("count-unclear", one.line, f"{found[0]}{bracket[0]}"[:60], message)
        kept = _KEPT_BY.match(one.text, found.end())
        whose = re.split("[、和与及]", kept["whose"]) if kept and not _NO_LIST.search(kept["whose"]) else []
        goes_on = kept and _ANOTHER.match(one.text, kept.end())  # 个人、单位各执一份,一份报县局
        if kept and whose and not goes_on and len(whose) != number_of(found[1]):
            message = f"{found[0]}，而这里是 {len(whose)} 家各一份，以哪个为准没有说"
            yield defect("count-unclear", one.line, f"{found[0]}{kept[0]}"[:60], message)
