"""Shares one after another, and their whole in the same sentence: 环境30分、活动30分、保健25分，满分100分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.near_misses import is_slip
from tasks.domain.plan.circular_rules.sums.no_split import is_no_split
from tasks.domain.plan.circular_rules.sums.parts_of_whole import adds_up_by_name, sum_told, without_parts_of_parts
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.defect import Defect, defect

_UNIT = r"学时|学分|课时|人次|万元|亿元|公里|公顷|平方米|万?(?![年月日时点号级届岁周至到以内])[一-龥%]"
_N = r"\d{1,7}(?:\.\d{1,3})?"
_AMOUNT = re.compile(rf"(?<![\d.第—~-])(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})(?!以[上下内]|左右)")
_TOTAL = re.compile(
    rf"(?:满分|总分(?!奖)|总计|共计|合计|总共|一共|共有|总数|总量|总额|总投资|总经费|总面积|总名额|全[县市区校镇]共?|[合小]计|共)[^。;,、\d]{{0,8}}(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})"
)
_OPENS = re.compile(rf"(?<![\d.第—~-])(?P<n>{_N})\s{{0,2}}(?P<unit>{_UNIT})[一-龥]{{0,4}}(?P<mark>[:(])")
_NO_SHARE = re.compile(
    r"每|各\d|不少于|不超过|至少|不低于|最多|限(?!额以上)|(?<![模额])以上|以内|提高|增加|下降|同比|单价|元/"
)
_EACH_HAS = re.compile(  # 每名教师应完成集中培训32学时、网络研修24学时、校本研修16学时,三项合计72学时
    r"^[^,。;\d]{0,8}每[名个人所校家户年月](?=(?:[^,。;\d]{2,16}\d[\d.]{0,6}[^,。;、\d]{1,4}[、,]){2,8}[^。;]{0,24}[三四五六七八][项类者部]分?(?:[合共总]计|相?加))"
)
_SHARE_BEFORE = re.compile(r"[一-龥A-Za-z“”()]{1,20}$")


def spread_sums(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for one in sentences(circular):
        if one.line in circular.rows:
            continue
        yield from _opened(one)
        wholes = list(_TOTAL.finditer(one.text))
        bare = _EACH_HAS.sub("", one.text)
        if len(wholes) != 1 or _NO_SHARE.search(bare) or is_no_split(bare):
            continue
        text = without_parts_of_parts(one.text, wholes[0]["unit"])
        whole = _TOTAL.search(text)
        if whole is None or adds_up_by_name(text[: whole.start()], *whole.groups()):
            continue
        said = Decimal(whole["n"])
        others = [
            found
            for found in _AMOUNT.finditer(text)
            if found["unit"] == whole["unit"] and not whole.start() <= found.start() < whole.end()
        ]
        parts = [Decimal(found["n"]) for found in others if _SHARE_BEFORE.search(text[: found.start()])]
        if len(parts) < 2 or len(parts) != len(others) or max(parts) >= said:
            continue
        if len(parts) > 2 and said in {sum(parts) - part for part in parts}:
            continue  # 3个乡镇、共42个村(其中…18个村、…13个村、…11个村): one of them counts something else
        if len(parts) > 2 and any(part * 2 == sum(parts) for part in parts):
            continue  # 提案共39件,立案22件,办结20件,未办结2件: the last two are the parts of another part
        told = sum_told(text[: whole.start()] + text[whole.end() :], whole["unit"], said, parts)
        if is_slip(said, told):
            message = f"总数写 {said}{whole['unit']}，分项加起来是 {told}{whole['unit']}，以哪个为准没有定"
            yield defect("sum-mismatch", one.line, one.text.strip()[:60], message)


def _opened(one: Sentence) -> Iterator[Defect]:
    """参训人员120人：小学60人，初中40人，高中30人: the whole, and its shares behind a colon or in brackets."""
    for found in _OPENS.finditer(one.text):
        rest = one.text[found.end() :]
        rest = rest.split(")")[0] if found["mark"] == "(" else rest
        rest = re.sub(r"\([^()]*\)", "", rest)  # 小学12名(其中乡镇8名、城区4名): parts of a part
        parts = [Decimal(part["n"]) for part in _AMOUNT.finditer(rest) if part["unit"] == found["unit"]]
        said = Decimal(found["n"])
        sum_ = sum_told(rest, found["unit"], said, parts)
        told = _NO_SHARE.search(rest) or is_no_split(rest) or len(parts) < 2 or max(parts) >= said
        if not told and is_slip(said, sum_):
            message = f"总数写 {said}{found['unit']}，分项加起来是 {sum_}{found['unit']}，以哪个为准没有定"
            yield defect("sum-mismatch", one.line, f"{found[0]}{rest}"[:60], message)
