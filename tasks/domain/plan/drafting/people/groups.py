"""Numbers that differ by groups which are no stages: 城区园每园4篇、乡镇园2篇; 30个班及以上3篇."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.domain.plan.drafting.days.numbers import COUNT, UNIT, number

_GROUP = (
    r"(?:城区|城镇|乡镇|农村|[省市县]级|国家级|示范|一类|二类|三类|规模|民办|公办|市属|区属|县属|直属|县直|局属|教学点|村小|完全小学|九年一贯制|完全中学|"
    r"\d+个?班|\d+人|百人|中心(?:校|小学|学校|园|幼儿园)|其[他它]|普通(?:园|校)|试点|寄宿|[\u4e00-\u9fff]馆|[一二三甲乙丙]等"
    r"|每[家个所处](?!小学|初中|高中|中学|幼儿园)[\u4e00-\u9fff]{1,10}?(?:院|中心|站|所|局|馆|村|社区|乡镇|街道|企业|公司|机构|合作社|[农林渔牧]场))"
)
_STAGE = r"(?:小学|初中|高中|中学|幼儿园)"
_TOLD = re.compile(
    rf"(?P<who>(?:不足|超过)?(?:{_GROUP}|{_STAGE})[\u4e00-\u9fff()、]{{0,12}}?)(?:每(?:所|个|家)?[校园馆镇乡社村所])?(?:各|限|可|不少于|至少)*(?:报送|上报|推荐|选送|提交|上传|报)?"
    rf"[^,。;、\d一二两三四五六七八九十]{{0,10}}?(?P<n>{COUNT})\s*(?P<unit>{UNIT})"
)
_ONE_EACH = 2  # groups at least, with numbers that differ


def groups_told(texts: Iterable[str]) -> tuple[str, ...]:
    """The groups with their numbers, as the circular says them, where the numbers differ; else nothing."""
    for text in texts:
        found = list(_TOLD.finditer(text))
        counts = {number(one["n"]) for one in found}
        if not any(re.match(rf"(?:不足|超过)?{_GROUP}", one["who"]) for one in found):
            continue  # stages alone: a plan can say that
        if len(found) >= _ONE_EACH and len(counts) > 1 and len({one["unit"] for one in found}) == 1:
            return tuple(one[0] for one in found)
    return ()
