"""Whether a number is for each part or for all of them: 各校分学科报送3份; 6张, of a school with two canteens."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"\d{1,3}|[一二两三四五六七八九十]{1,3}"
_UNIT = r"[份篇个件张节幅项名人]"
_BY_PART = re.compile(  # 按学段执行:只办小学的学校报4篇 says behind its colon how many each part hands in
    rf"(?:分|按)(?:学科|科目|年级|学段|专业|班级|组别|类别|科室|村组|项目|工种|岗位)[^,。;:\d每各]{{0,10}}?(?:报送|推荐"
    rf"|上报|提交|选送|推选|上交|报|交)[^,。;:\d每各]{{0,10}}(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})(?![^,。;]{{0,4}}[每各])"
)
_EACH_PART = re.compile(
    r"每个?(?:学科|科目|年级|学段|专业|班级|组别|类别|科室|项目)|各(?:学科|科|年级|班|类)|共计?\s{0,2}\d"
)
_SEVERAL = re.compile(
    r"(?:所|些|个别|部分|有的)?(?:学校|校|单位|乡镇|园|企业|村)[^,。;]{0,6}(?:设有?|有|建有|办有)[^,。;]{0,3}(?:两|二"
    r"|2|三|3|多)个(?P<part>食堂|校区|厨房|宿舍|实验室|校门|厂区|仓库|分园|网点|园区)"
)
_UNTOLD = re.compile(rf"(?:报送|提交|上报|拍摄|上传|上交|附)[^,。;\d每各]{{0,6}}(?P<n>{_N})\s{{0,2}}{_UNIT}")
_SHOWN_THERE = re.compile(r"照片|图片|视频|影像|台账|记录|清单|表|承诺书")


def shares_unclear(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        found = _BY_PART.search(one.text)
        if found and not _EACH_PART.search(one.text) and not _goes_on_by_part(one.text, found):
            yield defect("count-unclear", one.line, found[0], f"“{found[0]}”是一共这么多，还是每一类这么多，没有说")
    yield from _of_several(circular)


def _goes_on_by_part(text: str, found: re.Match[str]) -> bool:
    """分类别报送教学类2篇、管理类1篇: each part is told its own number."""
    return bool(re.match(rf"[、,;和及][一-龥]{{2,12}}(?:{_N})\s{{0,2}}{found['unit']}", text[found.end() :]))


def _of_several(circular: Circular) -> Iterator[Defect]:
    """Where some schools have two canteens, and other papers say 每个食堂 or 每校: 报送6张 says neither."""
    parts = {found["part"] for _, line in circular.lines for found in _SEVERAL.finditer(line)}
    for part in parts:
        if not any(re.search(rf"每[个处]?{part}", line) for _, line in circular.lines):
            continue
        for one in sentences(circular):
            line = circular.narrow[one.line]
            found = _UNTOLD.search(one.text) if _SHOWN_THERE.search(line) else None
            if found and not re.search(r"每|各[校园单]|人均|一式", line):
                yield defect(
                    "count-unclear",
                    one.line,
                    found[0],
                    f"有的单位有不止一个{part}，“{found[0]}”是按单位还是按{part}没有说",
                )
