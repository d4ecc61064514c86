"""So many said and so many named: 绘画、书法、摄影四类; 以下三份材料：《甲表》《乙表》; 8:30至11:00，共120分钟."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.ranges import ranges
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,2}|[一二两三四五六七八九十]{1,2}"
_KIND = r"(?:大类|类别|类|项|种|个?方面|个?组别|组|个?科目|科|个?学段|个?部分|个?阶段|个?环节|个?步骤|个?奖项)"
_WORD = r"(?:20\d\d年度?)?[一-龥A-Za-z“”《》]{2,12}"  # 2025年度文件材料归档
_BEFORE = re.compile(
    rf"(?P<list>{_WORD}(?:、{_WORD}){{1,12}}(?:(?:和|及|与|以及){_WORD})?)(?P<n>{_N})(?P<kind>{_KIND})(?![次月年日号]|以|[一-龥]{{2,6}}、)"
)
_BEHIND = re.compile(  # and 第二组:… counts nothing
    rf"(?<!第)(?P<n>{_N})\s{{0,2}}(?P<kind>{_KIND})[一-龥]{{0,6}}(?::|,?(?:即|分别[是为]|包括))\s{{0,2}}(?P<list>{_WORD}(?:、{_WORD}){{1,12}}(?:(?:和|及|与|以及){_WORD})?)(?=[,。;)]|$)"
)
_TITLED = re.compile(
    rf"(?<!各)(?<!各 )(?P<n>{_N})\s{{0,2}}(?:份|种|项|张|类|个(?!工作日|月|学期|小时|星期)|套)"
    rf"[一-龥]{{0,6}}(?::|[(,](?:即|分别[是为]|包括)?)\s{{0,2}}(?P<list>(?:《[^《》]{{2,30}}》[^《》。;]{{0,8}}){{2,12}})"
)
_DOES = re.compile(r".*(?:要|须|应|落实|明确|围绕|抓好|做好|分为|分|设|包括|按照|按|对|将|从|以|含)(?=[一-龥“《])")
_MARK = r"[一二三四五六七八九十\d]"  # 三、2024年3月论文、案例两类: the mark of an item, and no name before
_ASIDE = re.compile(r"(?<=[一-龥])\([^()]{2,16}\)(?=、)")  # 小学组(三至六年级)、初中组、高中组三个组别
_GOES_BACK = re.compile(rf"(?<!{_MARK})、[一-龥\d.%A-Za-z]{{1,16}}$")
_SAID_OF_ALL = re.compile(  # 四种材料交法一样:由园长签字、盖章: how all of them are to be, and not which they are
    r"(?:一[样致律]|相同|统一|[均都][要须应]?|要求|[交写做方]法|[格方]式)[一-龥]{0,4}[:,]"
)
_OPEN = re.compile(r"等|每|一式|至少|其中|中的|任选|其他|其它|…|有关|相关")
_AND_MORE = re.compile(r"》\s{0,2}(?:和|及|以及|与|、)[一-龥]")  # 《甲表》《乙表》和身份证复印件
_MINUTES = re.compile(
    r"(?P<h1>\d{1,2}):(?P<m1>\d{2})\s{0,2}(?:[-—–~～]{1,2}|至|到)\s{0,2}(?P<h2>\d{1,2}):(?P<m2>\d{2})[^。;\d]{0,12}?(?:共|时长|用时|计|[(,])[^。;\d]{0,4}(?P<n>\d{2,3})\s{0,2}分钟"
)
_WEEKS = re.compile(
    r"\s{0,3},?\(?(?:共计?|为期|历时|计)\s{0,2}(\d{1,2}|[一二两三四五六七八九十]{1,3})\s{0,2}个?(?:教学)?周"
)


def listed_counts(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        for pattern in (_BEFORE, _BEHIND):
            for found in pattern.finditer(_ASIDE.sub("", one.text)):
                yield from _named(one.line, found)
        for found in _TITLED.finditer(one.text):
            if not _OPEN.search(found[0]) and not _AND_MORE.search(one.text, found.start()):
                yield from _differs(one.line, found[0][:40], number_of(found["n"]), {found["list"].count("《")}, "")
        for found in _MINUTES.finditer(one.text):
            minutes = (int(found["h2"]) - int(found["h1"])) * 60 + int(found["m2"]) - int(found["m1"])
            yield from _differs(one.line, found[0], int(found["n"]), {minutes}, "分钟")
    for first, last in ranges(circular):
        if (weeks := _WEEKS.match(last.behind)) and first.date and last.date:
            days = (last.date - first.date).days + 1
            fit = {days // 7, -(-days // 7), days // 7 + (days % 7 > 0) + 1}  # weeks are counted from Monday
            yield from _differs(last.line, weeks[0].strip(" ,("), number_of(weeks[1]), fit, "周")


def _named(line: int, found: re.Match[str]) -> Iterator[Defect]:
    of_all = _SAID_OF_ALL.search(found.string, found.end("kind"), found.start("list"))
    if of_all or _OPEN.search(found["list"]) or _GOES_BACK.search(found.string, 0, found.start()):
        return  # 违规动火、占用堵塞疏散通道和安全出口、擅自停用消防设施三类: one of them is longer than a word
    if re.search(rf"(?:{_N}){found['kind']}(?:、|$)", found["list"]):
        return  # 小学二十四项、初中十八项、高中十二项: each has a number of its own
    said, fit = number_of(found["n"]), counted(found["list"])
    if said < 2 or abs(said - fit[0]) > 2:
        return  # 语文、数学30个班 counts something else
    if found["list"].endswith(("分", "分成", "分为", "派出", "组成")):
        return  # 县教育局、县市场监管局分四组到校检查
    if (verb := _DOES.match(found["list"])) and said in counted(found["list"][verb.end() :]):
        return  # 各水利站、各管理所要落实行政、技术、巡查三类责任人: the first two are who does it
    yield from _differs(line, found[0], said, fit, found["kind"])


def counted(listed: str) -> range:
    """How many names a list may hold: 和 joins two of them or stands inside one."""
    least = listed.count("、") + 1
    return range(least, least + len(re.findall(r"和|及|与", listed)) + 1)


def _differs(line: int, quote: str, said: int, fit: Collection[int], unit: str) -> Iterator[Defect]:
    if said not in fit:
        message = f"写的是 {said}{unit}，数出来是 {max(fit)}{unit}，以哪个为准没有定"
        yield defect("sum-mismatch", line, quote, message)
