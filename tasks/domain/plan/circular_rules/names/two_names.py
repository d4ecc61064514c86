"""One thing under two names, told by what is said of it: a paper's two platforms, 第7项《…》 that item 7 calls else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.referred import items_meant, rows_meant
from tasks.domain.plan.circular_rules.reading.spoken import names_in, share_a_paper
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect

_PLATFORM = re.compile(
    r"“(?P<quoted>[一-龥]{3,18}(?:平台|系统|空间|网|云))”|(?:上传[到至于]?|登[录陆]|通过|在|[到至])"
    r"(?P<bare>(?!各|本|该|上述|[^,。;]{0,8}(?:登[录陆]|通过))[一-龥]{3,16}?(?:平台|系统))(?=上传|上报|提交|填报|报送|录入|进行|\s?[|,。;(]|$)"
)
_HANDS_IN = re.compile(r"上传|上报|提交|填报|报送|录入")
_ALL = re.compile(r"(?:上述|以上|所有|全部|各项|本通知[^,。;]{0,8}的)[一-龥]{0,2}材料")
_TWICE = re.compile(
    r"同时|另|还[须需应要]|(?<!不)再(?!次)|分别|其[中余他它]|或|不再(?:使|启|采)用|停用|原[来有“]|去年|上年|下载|查[看询]|咨询|客服|同步|对接|转[报入到]"
)
_WORK = re.compile(r"定稿|终稿|课件|视频|作品|论文")
_NAMED_ITEM = re.compile(
    r"第\s{0,2}\(?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})\)?\s{0,2}[项条](?:中的?|的|所列的?|所称的?)?《(?P<name>[^《》]{3,40})》"
)
_NAME = re.compile(r"《([^《》]{3,40})》")
_MOST = 40  # sentences compared


def two_names(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    yield from _two_platforms(circular)
    yield from _called_else_in_its_item(circular)


def _two_platforms(circular: Circular) -> Iterator[Defect]:
    """材料均通过“校园安全监管平台”上传, and 登录“平安校园云系统”上传上述材料: one upload, two names."""
    told = [(one, name) for one in sentences(circular) if (name := _platform_of(one))]
    for (one, first), (two, other) in combinations(told[:_MOST], 2):
        apart = one.line == two.line or first in other or other in first
        if not apart and _speak_of_one_thing(circular, one, two):
            yield vary(two.line, other, first, one.line)
            return


def _platform_of(one: Sentence) -> str:
    """The only platform that a sentence names, as the one to hand in on; '' for none."""
    names = {found["quoted"] or found["bare"] for found in _PLATFORM.finditer(one.text)}
    if len(names) != 1 or not _HANDS_IN.search(one.text) or _TWICE.search(one.text) or is_past(one.text):
        return ""
    return names.pop()


def _speak_of_one_thing(circular: Circular, one: Sentence, two: Sentence) -> bool:
    """All materials in both, or one paper by its name, or in items side by side one work: 论文定稿 and 定稿."""
    alls = [bool(_ALL.search(sentence.text)) for sentence in (one, two)]
    if any(alls):
        return all(alls) and circular.places[one.line].section == circular.places[two.line].section
    names = [names_in(sentence.text) for sentence in (one, two)]
    if share_a_paper(circular, *names):
        return True
    if one.line in items_meant(circular, two) | rows_meant(circular, two) or _is_what_the_item_is(circular, one, two):
        return True
    said = [set(_WORK.findall(sentence.text)) for sentence in (one, two)]
    works = [work for work in said[0] & said[1] if not all(any(name.endswith(work) for name in own) for own in names)]
    uploaded = any(re.search(rf"{work}的?上传|上传的{work}", two.text) for work in works)
    return bool(works) and (uploaded or abs(one.line - two.line) == 1)


def _is_what_the_item_is(circular: Circular, one: Sentence, two: Sentence) -> bool:
    """(二)参评作品。…上传至“教育平台”, and then 在“书香云”上传的参评作品: by the name of the item."""
    return len(one.head) > 3 and f"上传的{one.head}" in two.text and circular.places[two.line].item != one.line


def _called_else_in_its_item(circular: Circular) -> Iterator[Defect]:
    """第7项《学分统计表》, where item 7 asks for a 《学时认定汇总表》 and nothing else bears the other name."""
    for line, text in circular.lines:
        for told in _NAMED_ITEM.finditer(text):
            number, name = number_of(told["n"]), told["name"]
            items = [
                (n, _NAME.findall(place.text))
                for n, place in circular.places.items()
                if place.number == number and place.style in {"1.", "（一）", "（1）", "1)"} and n != line
            ]
            items = [(n, names) for n, names in items if names]
            elsewhere = any(name in other for n, other in circular.lines if n != line)
            if len(items) == 1 and not elsewhere and (like := [own for own in items[0][1] if own[-1] == name[-1]]):
                yield vary(line, name, like[0], items[0][0])
