"""Things in a row of which one lacks the number that the other has: 先进集体1个、先进个人; 自评报告1份、对比照片."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.picked import asks_for_papers
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import sentences
from tasks.domain.plan.defect import Defect, defect

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,2})"
_HONOURS = re.compile(  # 先进个人二名 has its number, in words
    rf"(?P<kind>先进|优秀|最美|模范|示范|文明|十佳|星级)[一-龥]{{2,8}}?{_N}[名个户家人位][、和及]"
    rf"(?P<odd>(?P=kind)(?![一-龥]{{2,7}}{_N}[名个户家人位])[一-龥]{{2,8}})(?=[,。;])"
)
_PHOTOS = re.compile(
    rf"{_N}[份篇册本个][、和及](?P<odd>[^,。;、()\d及和与各]{{0,12}}(?:照片|图片))(?=[,。;]|(?:分别|一并|一同|统一|压缩|打包)?(?:存|刻|拷|发|送|交|寄|报|上传|打包)|于)"
)
_BY_ISSUER = re.compile(r"表[彰扬]|评[定出]|命名|奖励|设立?[先优]")


def odd_in_a_row(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        found = _HONOURS.search(one.text) or _PHOTOS.search(one.text)
        if (
            found
            and not _BY_ISSUER.search(one.text)
            and asks_for_papers(circular, one)
            and not _is_counted(circular, one.text, found["odd"])
        ):
            yield defect("count-missing", one.line, found["odd"], f"前面的写了数量，“{found['odd']}”没有说要多少")


def _is_counted(circular: Circular, sentence: str, name: str) -> bool:
    """Its number elsewhere: 先进个人每镇3名; 照片不少于6张; 名额分配见附件2."""
    number = re.compile(
        rf"{re.escape(name[-2:])}[^,。;]{{0,14}}{_N}\s{{0,2}}[名个户家人位张幅]|{_N}[张幅][^,。;]{{0,8}}{re.escape(name[-2:])}"
    )
    others = (text.replace(sentence, "") for _, text in circular.lines)
    return any(number.search(text) or re.search("名额|分配|指标", text) for text in others)
