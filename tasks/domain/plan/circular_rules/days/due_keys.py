"""What a deadline is for: the names that two days must share to be two days of one paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.circular_rules.reading.cards import card_of
from tasks.domain.plan.circular_rules.reading.materials import meant
from tasks.domain.plan.circular_rules.reading.own_lists import items_for, list_for
from tasks.domain.plan.circular_rules.reading.referred import items_meant
from tasks.domain.plan.circular_rules.reading.spoken import of_its_sheet
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.duty import Sentence, documents_due, documents_in, numbers_in, sentence_of

_DATE_LABEL = re.compile(r"([一-龥]{0,6}(?:时间|期限|日期))[为是:\s]{0,3}$")
_NO_NAME = frozenset(("学时", "通知", "附表", "附件"))  # each appendix is called so
_COMMON_NAME = re.compile(  # 活动总结 is one of each item's, 教学论文 the circular's only one
    r"活动|工作|自[查评]|检查|学习|培训|年度|学期|实施|整改|会议|研[修讨]|汇报|申[报请]|报名|推荐|登记|统计|汇总|信息|情况|调查"
    r"|[教研]学?[案方]|现场|影像|电子|纸质|文字|相关|有关|佐证|证明|参[赛评]|个人|教师|学生|学校"
)
_OF_THE_YEAR = re.compile(r"^(?:本|全)?年度(?=[一-龥]{5})")  # 年度稽核工作报告 is the 稽核工作报告
_ALL_OF_THEM = re.compile(  # 以上材料, 材料提交截止时间
    r"(?:以上|上述|前述|上列|下列|所有|全部|各项)?(?:各项)?(?:材料|资料)(?:的?[一-龥]{0,4}(?:时间|期限|日期))?"
)


def keys_of(circular: Circular, mention: Mention) -> Iterator[tuple[str, int, int]]:
    """What a date is for, the line of the heading within which the name holds, 0 for the whole circular, and where the
    list begins in which 材料4, or 以上材料, is meant, 0 for what has a name of its own."""
    for name, within in _names_of(circular, mention):
        told = _ALL_OF_THEM.fullmatch(name) or numbers_in(name)
        own = list_for(circular, mention.line, mention.before) if told else None
        yield name, within, own.first if own else 0


def _names_of(circular: Circular, mention: Mention) -> Iterator[tuple[str, int]]:
    sentence = sentence_of(circular, mention)
    if not documents_in(sentence) and items_meant(circular, Sentence(mention.line, 0, sentence)):
        return  # 第（一）项于4月3日前;第（二）项于…, below the list: not for the item above which it stands
    due = (_OF_THE_YEAR.sub("", name) for name in documents_due(circular, mention))
    names = of_its_sheet(circular, mention.line, tuple(due))
    if not names and (label := _DATE_LABEL.search(mention.before)):
        yield label[1], card_of(circular, mention.line) or _above(circular, mention.line)
    elif not names and _is_for_all(sentence):
        yield "材料", 0
    items = items_for(circular, mention.line, mention.before)
    numbers = r"\s?\([一二三四五六七八九十\d]{1,3}\)"  # 学校材料(一), 学校材料(二)(三)
    names = tuple(name for name in names if not re.search(re.escape(name) + numbers, sentence))
    for name in [one for own in names if own not in _NO_NAME for one in (own, *meant(own, items))]:
        told_apart = len(name) > 4 or len(name) == 4 and not _COMMON_NAME.match(name)
        everywhere = told_apart or f"《{name}》" in circular.narrow[mention.line] or name.startswith("材料")
        yield name, 0 if everywhere else max(1, circular.places[mention.line].section)


def _is_for_all(sentence: str) -> bool:
    return bool(
        re.search(
            r"(?:以上|上述|所有|全部|各项)[一-龥]{0,4}材料|^材料(?:报送|上报|提交)(?:截[止至])?(?:时间|期限)", sentence
        )
    )


def _above(circular: Circular, line: int) -> int:
    """The nearest （一） heading above a line, else its 一、 heading."""
    heads = [n for n, place in circular.places.items() if n <= line and place.style in {"一、", "（一）", "第一条"}]
    return max(heads, default=0)
