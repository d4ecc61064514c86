"""What one of them has, and the whole behind it: 每校小发明2件、科幻画4幅,共6件; 五类各设奖3名,共15名."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.near_misses import is_slip
from tasks.domain.plan.circular_rules.sums.products import product_in
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_UNIT = r"(?:人次|[名人篇件个份项节幅部户本套例条张首支场])"
_NAME = r"[一-龥A-Za-z“”《》]{2,16}?"
_AMOUNT = rf"{_NAME}{_N}\s?{_UNIT}"
_WHOLE = rf",?(?:一?共计?|合计|总计)(?P<whole>{_N})\s?(?P<unit>{_UNIT})"
_OF_ONE = re.compile(  # 每校小发明2件、科幻画4幅,共6件
    rf"(?:^|(?<=[,。;:、)]))(?:每[个所名位家]?[一-龥]{{1,6}}?|各[一-龥]{{1,4}})(?:推荐|选送|报送|限报|上报|评出|提交)?"
    rf"(?P<parts>{_AMOUNT}(?:[、,和]{_AMOUNT}){{1,5}}){_WHOLE}"
)
_OF_SO_MANY = re.compile(  # 五个类别各设一等奖1名、二等奖3名,共20名; 12个工作坊,每坊成员15人,共180人
    rf"(?<![\d第—~-])(?P<many>{_N})\s?(?:个|所|家|支|类|组)[^,。;\d]{{0,14}}?,?(?:每[个所家支类组]?[一-龥]{{0,4}}?|各)"
    rf"(?:设|评|评出|推荐|报|选送|配备|招收|培养|选派)?(?P<parts>{_AMOUNT}(?:[、,和]{_AMOUNT}){{0,5}}){_WHOLE}"
)
_THEN_ALL = re.compile(  # 每个学段设一等奖3名、二等奖6名、三等奖9名,三个学段合计获奖52名
    rf"每[个类]?(?P<kind>[一-龥]{{1,4}}?)(?:各|拟)?(?:设|评选?|评出|取|推荐|报送?|选送|配备)(?P<parts>{_AMOUNT}(?:[、,和]{_AMOUNT}){{0,5}}),"
    rf"(?P<many>{_N})\s?[个类]?(?P=kind)(?:一?共计?|合计|总计)[一-龥]{{0,4}}?(?P<whole>{_N})\s?(?P<unit>{_UNIT})"
)
_EACH_OF_NAMES = re.compile(  # 每校语文、数学、英语各报1名35周岁以下教师,共3名
    rf"(?:每[所个家]?[一-龥]{{1,4}}?)(?P<names>[一-龥]{{2,8}}(?:[、和][一-龥]{{2,8}}){{1,7}})各(?:报送?|推荐|选派|派|选送)?"
    rf"(?P<n>{_N})\s?(?P<part>{_UNIT})[^,。;]{{0,16}}{_WHOLE}"
)
_LISTED = re.compile(  # 项目学校为第一中学、第三中学、城关小学,共3所
    r"(?:为|是|:|包括|即)(?P<names>[一-龥A-Za-z\d]{3,12}(?:[、和][一-龥A-Za-z\d]{3,12}){1,19})"
    r",?(?:一?共计?|合计)(?P<whole>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?(?P<unit>[所个家])"
)
_PART = re.compile(rf"(?P<n>{_N})\s?(?P<unit>{_UNIT})")
_NO_PART = re.compile(r"不少于|不超过|至少|最多|限|约|(?<!岁)以[内上下]|左右|或|其中|另")
_OF_THEM_ALL = re.compile("全[县市区校镇乡]|[县市区]里|合起来")
_AS_MANY = 3  # times: a whole so much larger counts something else, all the schools


def each_adds_up(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Told where the whole is no multiple of what one has: all schools together may be meant."""
    for one in sentences(circular):
        if one.line in circular.rows or product_in(one.text):
            continue
        for found, sum_ in (*_of_one(one.text), *_of_so_many(one.text), *_of_names(one.text), *_listed(one.text)):
            whole = number_of(found["whole"])
            if is_slip(whole, sum_) and not _is_of_another(found, whole, sum_):
                unit = found["unit"]
                message = f"总数写 {whole}{unit}，分项加起来是 {sum_}{unit}，以哪个为准没有定"
                yield defect("sum-mismatch", one.line, found[0][:60], message)


def _of_one(text: str) -> Iterator[tuple[re.Match[str], int]]:
    for found in _OF_ONE.finditer(text):
        yield found, _sum(found["parts"])


def _of_so_many(text: str) -> Iterator[tuple[re.Match[str], int]]:
    for found in (*_OF_SO_MANY.finditer(text), *_THEN_ALL.finditer(text)):
        if {part["unit"] for part in _PART.finditer(found["parts"])} == {found["unit"]}:
            yield found, number_of(found["many"]) * _sum(found["parts"])


def _of_names(text: str) -> Iterator[tuple[re.Match[str], int]]:
    for found in _EACH_OF_NAMES.finditer(text):
        if found["part"] == found["unit"]:
            yield found, len(re.split("[、和]", found["names"])) * number_of(found["n"])


def _listed(text: str) -> Iterator[tuple[re.Match[str], int]]:
    for found in _LISTED.finditer(text):
        if not re.search(r"\d|等", found["names"]):
            yield found, len(re.split("[、和]", found["names"]))


def _sum(parts: str) -> int:
    return sum(number_of(part["n"]) for part in _PART.finditer(parts))


def _is_of_another(found: re.Match[str], whole: int, sum_: int) -> bool:
    """Whether the whole counts something else: a bound, all schools, or what is far from the sum."""
    loose = _NO_PART.search(found[0]) or _OF_THEM_ALL.search(found[0])
    return bool(loose) or whole >= _AS_MANY * sum_ or sum_ >= _AS_MANY * whole or whole % sum_ == 0
