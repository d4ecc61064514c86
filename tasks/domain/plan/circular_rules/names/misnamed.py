"""What only the remarks call so: 《体检汇总表》须盖章, where the 《体格检查汇总表》 is what was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.lists import attachments_of
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect

_NAME = re.compile(r"《([^《》]{4,40})》")
_REMARK = re.compile(  # 《X》须由负责人签字,…: how it looks, and neither how many nor by when
    r"(?:[一-龥]{0,4}[、.])?(?:\d{1,2}[.、]|\(\d\))?\s?《(?P<name>[^《》]{5,30})》(?:[须应需]|必须|一律|均|要)[^\d《》]{0,8}(?:签[字名章署]|盖|手[写填]|打印|填写)[^\d《》]*$"
)
_CELL_OF = re.compile(  # 《X》中的授课时间由…商定
    r"(?:\d{1,2}[.、]\s?)?《(?P<name>[^《》]{6,30})》[中里内上]的?[一-龥]{2,8}[由须应要]"
)
_FILLED = re.compile(  # 教研记录单要如实填写研讨过程
    r"(?:\d{1,2}[.、]|\([一二三四五六七八九十]\))?\s?(?P<name>(?![各每本该])[一-龥]{5,14}[表单册卡])(?:要|须|应|必须)(?:如实|认真|逐项|完整|详细|及时){1,2}填写"
)
_FORM = re.compile(r"[表书单册卡簿]$")
_APPLIES = ("申报", "申请", "报名")
_HEAD, _KIND, _LEAST, _LEFT_OUT = 2, 3, 6, 3  # signs: of its head, of its kind, of a short name, of what it leaves out
_TITLE = re.compile(
    r"(?:举办|开展|组织|举行|参加)[^。;]{0,30}?(?P<of>[一-龥]{2})(?P<kind>比赛|大赛|竞赛|展演|展评|评选|展示)(?:活动)?(?:工作)?的(?:补充)?(?:通知|函|公告)"
)
_KINDS = "比赛|大赛|竞赛|展演|展评"
_TEXT_OF = re.compile(
    r"(?P<name>(?![每各该本]|上述|以上|所有)[一-龥]{2,8}(?P<end>报告|总结|方案|案例|论文|反思))(?:正文|全文)(?:[一-龥]{0,3}用|不少于|不超过|控制在|[须应要需])"
)


def misnamed(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    yield from _of_forms(circular)
    yield from _of_filled_forms(circular)
    yield from _of_the_contest(circular)
    yield from _of_texts(circular)


def _of_forms(circular: Circular) -> Iterator[Defect]:
    listed = [name for name, _ in attachments_of(circular).values()]
    first: dict[str, int] = {}
    for line, text in circular.lines:
        for name in _NAME.findall(text):
            first.setdefault(name, line)
    for one in sentences(circular):
        found = _REMARK.match(one.text)
        name = found["name"] if found else ""
        if not name or circular.all_narrow.count(name) > 1 or any(name in other for other in listed):
            continue
        like = [other for other in first if other != name and _may_be_meant(name, other)]
        if len(like) == 1 and first[like[0]] != one.line:
            yield vary(one.line, name, like[0], first[like[0]])


def _of_filled_forms(circular: Circular) -> Iterator[Defect]:
    """《志愿者进校登记表》中的电话须…, and 《科普志愿者进校园登记表》 is asked for; 教研记录单 for 教研活动记录表."""
    asked = {name: n for n, text in reversed(circular.lines) for name in _NAME.findall(text)}
    for one in sentences(circular):
        found = _CELL_OF.match(one.text) or _FILLED.match(one.text)
        name = found["name"] if found else ""
        if not name or circular.all_narrow.count(name) > 1 or one.line in circular.rows:
            continue
        like = [other for other in asked if other != name and _is_shortened(name, other)]
        if len(like) == 1 and asked[like[0]] < one.line:
            yield vary(one.line, name, like[0], asked[like[0]])


def _is_shortened(name: str, other: str) -> bool:
    """Whether signs are left out within the longer name, and its kind is told; the two may end 单 and 表."""
    signs, left = iter(other[:-1]), len(other) - len(name)
    kind, own = name[-_KIND:-1], other[-_KIND:-1]
    within = not other[:-1].endswith(name[:-1])
    forms = _FORM.search(name) and _FORM.search(other)
    return bool(forms) and kind == own and within and 0 < left <= _LEFT_OUT and all(sign in signs for sign in name[:-1])


def _may_be_meant(name: str, other: str) -> bool:
    """节目申报表 for 节目报名表, 体检汇总表 for 体格检查汇总表; not 登记表 for any that ends so."""
    if not (_FORM.search(name) and name[:_HEAD] == other[:_HEAD] and name[-1] == other[-1]):
        return False
    told = {name.replace(word, instead) for word in _APPLIES if word in name for instead in _APPLIES}
    if other in told:
        return True
    return any(_leaves_out(one, other) for one in (name, *told))


def _leaves_out(short: str, long: str) -> bool:
    """Whether signs within a name were left out, and none at its ends."""
    signs = iter(long)
    some = 0 < len(long) - len(short) <= _LEFT_OUT and len(short) >= _LEAST
    return some and short[-_KIND:] == long[-_KIND:] and all(sign in signs for sign in short)


def _of_the_contest(circular: Circular) -> Iterator[Defect]:
    """关于举办书法比赛的通知, and 不得以书法大赛名义收费."""
    title = next(((n, told) for n, text in circular.lines[:3] if (told := _TITLE.search(text))), None)
    if title is None:
        return
    at, of, kind = title[0], title[1]["of"], title[1]["kind"]
    other = re.compile(
        rf"(?:(?<=以)|(?<=本次)|(?<=此次)|(?<=本届))(?P<name>{of}(?:{_KINDS}))(?=的?名义|期间|的?组织|活动|[,。;]|$)"
    )
    for line, text in circular.lines:
        found = other.search(text) if line != at else None
        if found and not found["name"].endswith(kind) and circular.all_narrow.count(found["name"]) == 1:
            yield vary(line, found["name"], f"{of}{kind}", at)


def _of_texts(circular: Circular) -> Iterator[Defect]:
    """研究报告正文不少于5000字, where a 《结题报告》 is asked for, and no other 报告."""
    names = {name: n for n, text in reversed(circular.lines) for name in _NAME.findall(text)}
    for line, place in circular.places.items():
        found = _TEXT_OF.match(place.text)
        if found is None or circular.all_narrow.count(found["name"]) > 1 or line in circular.rows:
            continue
        like = [name for name in names if found["end"] in name]
        alone = [name for name in like if circular.all_narrow.count(name) == 1 and name.endswith(found["end"])]
        if len(like) == 1 == len(alone) and names[like[0]] < line and not found["name"].endswith(like[0]):
            yield vary(line, found["name"], like[0], names[like[0]])
