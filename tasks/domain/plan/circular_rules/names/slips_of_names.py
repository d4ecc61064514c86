"""What is called by one name, and once by another: “云端共研” and “云上共研”活动, 班会设计 and 班会教案."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.names.names import vary
from tasks.domain.plan.circular_rules.reading.own_lists import paper_lists
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.order import number_at
from tasks.domain.plan.defect import Defect

_QUOTED = re.compile(r"“(?P<name>[一-龥]{4,12})”(?P<behind>[一-龥]{0,4})")
_BACK = re.compile(r"(?:系列|主题|专项)?(?:活动|行动|课例|计划|工程)(?:[中里期的后]|$)?")
_WHAT = re.compile("^[一-龥]{2,10}?(?:活动|行动|大赛|比赛|工程)")  # behind its name
_OFTEN, _UNLIKE, _ALIKE = 3, 2, 0.5  # times; signs that may differ; share of a name that must not
_TELLS_APART = re.compile(  # “书香校园”, “书香班级”: two of one set
    r"校园|班级|家庭|教师|学生|校长|家长|师生|亲子|社区|乡村|城乡|园所|班主任|书记|党员|少年|儿童|青年|职工|干部|学校|幼儿|中学|小学|高中|初中"
    r"|[春夏秋冬早晚晨午日周月年大小男女前后内外东南西北一二三四五六七八九十甲乙丙丁下省市县区镇村校班家园师生课]"
)
_ENDS = (
    frozenset(("教案", "设计")),
    frozenset(("心得", "感悟")),
    frozenset(("名单", "名册")),
    frozenset(("总结", "小结")),
    frozenset(("视频", "录像")),
)
_STEM = 3  # signs before such an end
_HEAD = re.compile(r"《?([一-龥]{5,14})》?(?=[,。;:(]|\d|每|$)")
_KIND = r"(?:平台|系统)"
_SITE = re.compile(
    rf"“(?P<name>[一-龥]{{4,20}}{_KIND})”|(?:在|登[录陆]|通过)(?P<bare>[一-龥]{{4,12}}?{_KIND})(?=[中上里填登,。])"
)
_FILLED_IN = re.compile(r"填写|填报|登记|报名|录入")
_GENERAL = re.compile(r"国家|全国|省|市|上述|该|本|相[关应]|有关|同一")
_CORE = re.compile(rf"(?:管理|服务|信息|报名|登记|网上|在线|综合)*{_KIND}$")
_NEAR = 2  # lines
_SHORT = re.compile(r"以下(?:统一)?简称[:“\"]{0,2}(?P<name>[一-龥]{3,8})(?P<kind>节)[”\")]")
_DURING = re.compile(r"(?<![一-龥])(?:校园|本届|本次|此次)?(?P<name>[一-龥]{2,5})节(?=期间|结束后|闭幕后|开幕前)")
_FEASTS = re.compile(r"春|国庆|中秋|端午|清明|劳动|元宵|重阳|教师|儿童|妇女|青年|建军|植树|护士|记者")


def names_slip(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    yield from _of_activities(circular)
    yield from _of_listed_papers(circular)
    yield from _of_one_registration(circular)
    yield from _of_festivals(circular)


def _of_activities(circular: Circular) -> Iterator[Defect]:
    """“云端共研” in three lines, and “云上共研”活动 in one, which is spoken of as if it were known."""
    lines: dict[str, list[int]] = {}
    back: dict[str, bool] = {}
    for line, text in circular.lines:
        for found in _QUOTED.finditer(text):
            lines.setdefault(found["name"], []).append(line)
            back[found["name"]] = bool(_BACK.match(found["behind"]))
    for name, (line, *more) in lines.items():
        often = (
            other for other, told in lines.items() if len(set(told)) >= _OFTEN and line not in told and told[0] < line
        )
        known = next((other for other in often if back[name] and _differ_a_little(name, other)), None)
        known = known or _beside(circular, lines, name)
        if known and not more:
            yield vary(line, name, known, lines[known][0])


def _beside(circular: Circular, lines: dict[str, list[int]], name: str) -> str | None:
    """“强基固本”业务练兵活动, and below it in the same section “强基提质”业务练兵活动."""
    (line, *_), section = lines[name], circular.places[lines[name][0]].section
    told = _WHAT.search(circular.narrow[line].partition(f"“{name}”")[2])
    what = told[0] if told and section else ""
    for other, (at, *_) in lines.items() if what else ():
        same = f"“{other}”{what}" in circular.narrow[at] and circular.places[at].section == section
        if same and 0 < line - at <= _NEAR and _differ_a_little(name, other):
            return other
    return None


def _differ_a_little(one: str, other: str) -> bool:
    unlike = [pair for pair in zip(one, other, strict=False) if len(set(pair)) > 1]
    if len(one) != len(other) or not 0 < len(unlike) <= _UNLIKE or len(unlike) > _ALIKE * len(one):
        return False
    changed = ("".join(signs) for signs in zip(*unlike, strict=True))
    return one[0] == other[0] and not any(map(_TELLS_APART.search, changed))


def _of_listed_papers(circular: Circular) -> Iterator[Defect]:
    """2.主题班会设计,每校3份 in the list, and 主题班会教案要目标明确 among the criteria."""
    items = {line: number_at(text)[2] for own in paper_lists(circular) for line, text in own.items.values()}
    names = {found[1]: line for line, text in items.items() if (found := _HEAD.match(text))}
    for name, at in names.items():
        end, stem = name[-2:], name[:-2]
        instead = next((ends - {end} for ends in _ENDS if end in ends), frozenset[str]())
        for other in (stem + word for word in instead if len(stem) >= _STEM and stem + word not in names):
            told = re.compile(rf"(?<![一-龥]){other}(?=[要须应需])")
            line = next((n for n, text in circular.lines if n not in items and told.search(text)), None)
            if line and not any(name in text for n, text in circular.lines if n != at):
                yield vary(line, other, name, at)


def _of_one_registration(circular: Circular) -> Iterator[Defect]:
    """家长登录“招生服务平台”填写信息, and below it 可到学校在招生报名系统中填写: no others are told."""
    told: dict[str, list[int]] = {}
    for line, text in circular.lines:
        for found in _SITE.finditer(text):
            told.setdefault(found["name"] or found["bare"], []).append(line)
    if len(told) != 2 or any(map(_GENERAL.search, told)):
        return
    (one, (line, *_)), (two, (later, *more)) = told.items()
    cores = [_CORE.sub("", name) for name in (one, two)]
    alike = len(cores[1]) > 1 and cores[0].endswith(cores[1])
    near = 0 < later - line <= _NEAR and circular.places[line].section == circular.places[later].section
    if alike and near and not more and all(_FILLED_IN.search(circular.narrow[n]) for n in (line, later)):
        yield vary(later, two, one, line)


def _of_festivals(circular: Circular) -> Iterator[Defect]:
    """(以下简称体育艺术节), and 校园文体节期间: another name that shares a sign with it, and is no part of it."""
    short = next(((line, told) for line, text in circular.lines if (told := _SHORT.search(text))), None)
    if short is None:
        return
    at, name = short[0], short[1]["name"]
    for line, text in circular.lines:
        for found in _DURING.finditer(text) if line > at else ():
            other = found["name"]
            once = circular.all_narrow.count(f"{other}节") == 1
            if once and set(other) & set(name) and other not in name and not _FEASTS.search(other):
                yield vary(line, f"{other}节", f"{name}节", at)
