"""One thing under two names: documents, activities, offices, and the place to upload to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.lists import are_listed_together
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.defect import Defect, defect

_DOCUMENT = re.compile(r"《([^《》]{3,40})》")
_CALLED = re.compile(r"“([^“”]{5,40})”")
_TARGET = re.compile(r"上传[到至]([一-龥“”]{6,40}?)(?:的?共享栏目?|文章|专栏|栏目)")
_PLATFORM_ENDS = ("平台", "系统", "网站", "网", "管理平台", "管理系统", "信息平台", "信息系统")
_PLATFORM = re.compile(
    r"(?:上传[到至于]|登录|登陆|通过)“?([一-龥]{4,20}?)(?=”|[,。;、(]|上传|上报|报送|填报|提交|录入|进行|$)"
)
_NAMED_PLACE = re.compile(r"“([^“”]{2,14})”(平台|系统|网站|小程序|APP|公众号)")
_SITE = re.compile(r"“([一-龥]{2,3}[一-龥]{1,12}(?:平台|系统|网站?|小程序|公众号))”")
_UPLOADED = re.compile(  # 由本人登录青河教师研修网(…)上传, 上传到青河县教师继续教育网
    r"(?:上传[到至]|登[录陆])(?!各|本|该|上述)([一-龥]{2,3}[一-龥]{2,12}(?:平台|系统|网))(?=[,。;(]|上传|$)"
)
_OFFICE = re.compile(
    r"(?:报|交|送|报送|上报|交到|送到|报至)[至到]?(?:[一-龥]{0,6}局)?((?!报|交|送|至|到|局)[一-龥]{1,6}[股科])(?![学技研目室])"
)
_BUREAU = re.compile(r"([县市区省])(教育体育局|教体局|教育局|教育和体育局|教科局|教育科技局)")
_SENT = re.compile(r"发[至到送]|报送|上报|提交|送|交|上传")
_GATHERED = re.compile(r"汇总|统计|台账|清单|手册")
_SLOGAN = 5  # signs
_UNDERTAKING, _SURE_STEM = re.compile(r"(?:专项)?(?:行动|活动|工程|工作)$"), 4
_TITLE = re.compile(r"关于|办法|条例|意见|规定|纲要|标准|指南|法$|〔|通知$|规划")
_TELLING = re.compile(
    r"小学|初中|高中|幼儿|中学|教师|学生|家长|学校|班级|个人|校长|上|下|春|秋|一|二|三|四|五|六|\d|甲|乙|市|县|校级|省|初|终|前|后|新|续|增|减|正|副|已|未|男|女|中|整改|语文|数学|英语"
)


def names_vary(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    yield from _of_documents(circular)
    yield from _of_activities(circular)
    yield from _of_bureaus(circular)
    yield from _of_offices(circular)
    yield from _of_targets(circular)
    yield from _of_platforms(circular)


def vary(line: int, here: str, there: str, other: int) -> Defect:
    return defect("names-vary", line, here, f"这里叫“{here}”，第 {other} 行叫“{there}”，是不是一回事没有说")


def _of_documents(circular: Circular) -> Iterator[Defect]:
    """《安全台账》 and 《安全工作台账》, unless one line or one list names both."""
    first = _first(circular, _DOCUMENT)
    for (one, line), (two, later) in combinations(first.items(), 2):
        together = line == later and not _stand_apart(circular.narrow[line], one, two)
        listed = line != later and are_listed_together(circular, line, later)
        one_asks = listed and sum(bool(_SENT.search(circular.narrow[n])) for n in (line, later)) == 1
        near = is_variant(one, two) or (_same_but_head(one, two) and not _GATHERED.search(one + two))
        if together or (listed and not (one_asks and near)):
            continue
        if _TITLE.search(one + two) or _are_two_attachments(circular, one, two):
            continue
        near = near or _same_but_head(one, two)
        if near and not _have_their_own_days(circular, line, later):
            yield vary(later, two, one, line)


def _are_two_attachments(circular: Circular, *names: str) -> bool:
    """《排查清单》(附件1) and 《排查台账》(附件2)."""
    pattern = r"《{}》\s?\([^()]{{0,4}}附件\s?([\d一二三四五六七八九十]+)"
    told = [re.search(pattern.format(re.escape(name)), circular.all_narrow) for name in names]
    return all(told) and len({one[1] for one in told if one}) == len(names)


def _have_their_own_days(circular: Circular, *lines: int) -> bool:
    """《自查报告》 by 20 October, and 《整改报告》 by 24 November: two papers, each asked for."""
    first, second = ({(day.month, day.day) for day in circular.deadlines if day.line == line} for line in lines)
    return bool(first and second) and not first & second


def _of_activities(circular: Circular) -> Iterator[Defect]:
    """“大学习、大研培、大提高” and “大学习、大培训、大提高”."""
    first = _first(circular, _CALLED)
    for (one, line), (two, later) in combinations(first.items(), 2):
        alike = not are_listed_together(circular, line, later) and (is_variant(one, two) or _one_sign(one, two))
        if line != later and (alike or _other_kind(one, two)):
            yield vary(later, two, one, line)


def _other_kind(one: str, two: str) -> bool:
    """春风送暖行动 and 春风送暖活动: the same, and another word for what it is."""
    first, second = (_UNDERTAKING.sub("", name) for name in (one, two))
    return first == second and len(first) >= _SURE_STEM and one != two and first not in {one, two}


def _one_sign(one: str, two: str) -> bool:
    """书香溢校园 and 书香满校园."""
    unlike = [(a, b) for a, b in zip(one, two, strict=False) if a != b]
    apart = bool(unlike) and re.search(r"[上下一二三四五六七八九十\d甲乙春秋男女前后]", "".join(unlike[0]))
    return len(one) == len(two) == _SLOGAN and len(unlike) == 1 and not apart


def is_variant(one: str, two: str) -> bool:
    """Whether one name is the other with a word left out or two signs changed, none of them one that tells apart."""
    short, long = sorted((one, two), key=len)
    if one == two or long[0] != short[0] or _head(long) != _head(short) or len(short) < 4:
        return False
    left = 0
    while left < len(short) and short[left] == long[left]:
        left += 1
    right = 0
    while right < len(short) - left and short[-1 - right] == long[-1 - right]:
        right += 1
    changed, instead = long[left : len(long) - right], short[left : len(short) - right]
    if _TELLING.search(changed + instead):
        return False
    a_little = (len(short) >= 8 and len(changed) <= 2) or (len(short) >= 5 and len(changed) == 1)
    return (not instead and len(changed) <= 4) or (len(long) == len(short) and a_little)


def _stand_apart(line: str, one: str, two: str) -> bool:
    """Whether one line names them in two sentences."""
    ends = sorted(line.find(f"《{name}》") for name in (one, two))
    return "。" in line[ends[0] : ends[1]]


def _same_but_head(one: str, two: str) -> bool:
    """活动登记表 and 活动统计表: the same, but for 登记 and 统计."""
    kinds = re.compile(
        r"(?:登记|统计|汇总|记录|信息|情况|报送|采集|调查|摸底|摸排|普查)表$|台账$|记录$|清单$|(?:手册|簿)$"
    )
    a, b = kinds.sub("", one), kinds.sub("", two)
    return a == b and len(a) >= 4 and a != one and b != two


def _head(name: str) -> str:
    return name[-2:]


def _first(circular: Circular, pattern: re.Pattern[str]) -> dict[str, int]:
    first: dict[str, int] = {}
    for number, line in circular.lines:
        for name in pattern.findall(line):
            if len(first) < 200:
                first.setdefault(name, number)
    return first


def _of_bureaus(circular: Circular) -> Iterator[Defect]:
    """县教体局 and 县教育局: one bureau of one level under two names."""
    first: dict[str, tuple[str, int]] = {}
    for number, line in circular.lines:
        for found in _BUREAU.finditer(re.sub(r"《[^《》]{1,80}》", "", line)):
            short = {"教育体育局": "教体局", "教育和体育局": "教体局"}.get(found[2], found[2])
            known, at = first.setdefault(found[1], (short, number))
            if known != short:
                yield vary(number, found[0], f"{found[1]}{known}", at)
                return


def _of_offices(circular: Circular) -> Iterator[Defect]:
    first = _first(circular, _OFFICE)
    for (one, line), (two, later) in combinations(first.items(), 2):
        short, long = sorted((one, two), key=len)
        it, within = iter(long), True
        within = all(sign in it for sign in short)
        if within and not long.endswith(short) and short[-1] == long[-1] and len(short) >= 3:
            yield vary(later, two, one, line)


def _of_targets(circular: Circular) -> Iterator[Defect]:
    """网站本班级 and 网站本校班级: the place to upload to. circular L30 against L38"""
    first = _first(circular, _TARGET)
    for (one, line), (two, later) in combinations(first.items(), 2):
        short, long = sorted((one.rstrip("里的"), two.rstrip("里的")), key=len)
        it = iter(long)
        if (
            short != long
            and short[-2:] == long[-2:]
            and all(sign in it for sign in short)
            and len(long) - len(short) <= 3
        ):
            yield vary(line if line != later else later, one, two, later)


def _of_platforms(circular: Circular) -> Iterator[Defect]:
    """“党建云平台” here and 党建云 there: what to log in to, with and without its last word."""
    first = _first(circular, _PLATFORM)
    for (one, line), (two, later) in combinations(first.items(), 2):
        short, long = sorted((one, two), key=len)
        if line != later and short != long and long.startswith(short) and long[len(short) :] in _PLATFORM_ENDS:
            yield vary(later, two, one, line)
    first_kind: dict[str, tuple[str, int]] = {}
    for number, text in circular.lines:
        for name, kind in _NAMED_PLACE.findall(text):
            known, at = first_kind.setdefault(name, (kind, number))
            if known != kind and at != number and not (known + kind).endswith(("公众号", "小程序")):
                yield vary(number, f"“{name}”{kind}", f"“{name}”{known}", at)
    sites = {**_first(circular, _UPLOADED), **_first(circular, _SITE)}
    for (one, line), (two, later) in combinations(sites.items(), 2):
        beside = re.search(rf"“{one}”[、和及与或]?“{two}”|“{two}”[、和及与或]?“{one}”", circular.all_narrow)
        if line != later and not beside and _is_other_name_of(one, two):
            yield vary(later, two, one, line)


def _is_other_name_of(one: str, two: str) -> bool:
    """临水学前教育网 and 临水幼教网: of one place, of one kind, and a sign of what it is for in common."""
    ends = re.compile(r"(?:管理|信息|服务)?(?:平台|系统|网站?|小程序|公众号)$")
    first, second = ends.search(one), ends.search(two)
    if not first or not second or first[0][-1] != second[0][-1] or one[:2] != two[:2]:
        return False
    middles = [set(name[2 : end.start()]) - set("县市区省育学") for name, end in ((one, first), (two, second))]
    return bool(middles[0] & middles[1]) or is_variant(one, two)
