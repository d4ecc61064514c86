"""One number for several kinds, 毛笔、硬笔作品10件, or for an office and those below it: of all of them, or of each?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import number_of
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"(?P<n>\d{1,3}|[一二两三四五六七八九十]{1,3})"
_UNIT = r"(?P<unit>[件篇份幅个节张首部段项])"
_HAND_IN = r"(?:报送|提交|上报|选送|推荐|上交|制作|拍摄|撰写|(?<!申)报|(?<![提上移])交)"
_WORK = (
    "作品|教案|教学设计|作业设计|案例|课例|论文|征文|短?视频|照片|图片|节目|微课|故事|海报|课件|稿件|试题|手抄报|习作"
)
_OF_KINDS = re.compile(
    rf"{_HAND_IN}(?P<kinds>[一-龥]{{1,6}}(?:[、和与及][一-龥]{{1,5}}?){{1,4}})(?P<what>[一-龥]{{0,3}}?(?:{_WORK})){_N}\s?{_UNIT}"
)
_A_PAPER = re.compile(  # 报送总结、活动照片3张: the three are of the photos alone
    rf"(?:{_WORK}|[表册单案告结要账录报书划料证])$"
)
_EACH = re.compile(r"[各共均]|分别|合计|其中|每[类种项组段科样个]")
_AND_BELOW = re.compile(  # 各临床科室及其下设专业组报送5份
    rf"各[一-龥]{{2,10}}?(?:及其?|和)(?:下设|下属|所属|内设|所辖)的?各?(?:(?!各)[一-龥]){{1,8}}?{_HAND_IN}[^,。;每各共\d]{{0,12}}{_N}\s?{_UNIT}"
)


def numbers_of_kinds(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        for found in _OF_KINDS.finditer(one.text):
            kinds = re.split("[、和与及]", found["kinds"])
            of_papers = any(_A_PAPER.search(kind) for kind in kinds)
            told = of_papers or _EACH.search(one.text, found.end()) or number_of(found["n"]) < len(kinds)
            if not told:
                message = f"“{found[0]}”是一共{found['n']}{found['unit']}还是每样{found['n']}{found['unit']}没有说"
                yield defect("count-unclear", one.line, found[0], message)
        if below := _AND_BELOW.search(one.text):
            yield defect("count-unclear", one.line, below[0], f"“{below[0]}”是合起来这么多还是各报这么多没有说")
