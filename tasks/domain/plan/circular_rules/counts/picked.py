"""择优推荐, 选拔优秀课例 without a number: who picks the best must know how many, and nothing else says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import SUBMIT
from tasks.domain.plan.circulars.duty import Sentence, sentences
from tasks.domain.plan.defect import Defect, defect

_PICKS = re.compile(
    r"择优(?:推荐|报送|选送|推选|选报|推报|荐送|上报|上送|申报|[将把](?=[《一-龥“]))(?!至|到|参加|参评)|选拔(?:出|优秀)[一-龥]{2,10}?参加[县市区](?:级|里)?(?=[展评赛决比])"
)
_THEIRS = r"(?:学区|学校|年级|社区|支部|班级|单位|车间|村委会|居委会|[镇乡村班系组])"
_BY_THEM = re.compile(
    rf"(?:各|每个?)[一-龥、()]{{1,16}}(?:[^。;将]{{0,60}})$|由(?:所在)?{_THEIRS}$|以{_THEIRS}为单位[^。;将]{{0,16}}$"
)
_BY_A_UNIT = re.compile(rf"由(?:所在)?{_THEIRS}$")
_ASKS = re.compile(
    rf"{SUBMIT}|[表单料][^,。;]{{0,24}}前[报送交寄发]|前[^,。;]{{0,12}}[报送交寄发]|日[报送交寄发]|录入|报名"
)
_BY_ISSUER = re.compile(r"(?:[将拟]|由)[^,。;]{0,16}$|(?:我[局校院]|[县市区省]局|组委会|评委会|专家)[^,。;]{0,12}$")
_SHARE = re.compile(r"(?<!表扬)(?<!表彰)(?<!获奖)(?<!奖励)(?:名额|指标)|数量|限[报推额]|分配|比例|\d%")
_N = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"
_NUMBER = re.compile(rf"{_N}\s{{0,2}}[名篇件个份项节幅部人户本套例条位支家]")
_NO_NUMBER = re.compile(  # what one of them is like, who may be picked, what becomes of them
    rf"每[篇件份幅部例节][^,。;]{{0,24}}|一式{_N}份|{_N}\s?个(?:工作日|月|方面|小时)|[一二三特优]等?奖[^,。;\d]{{0,4}}{_N}[名篇件个项]"
    r"|评[出选][^。;]{0,40}"
)
_WORK = re.compile(
    r"案例|论文|反思|心得|笔记|作品|课例|征文|微课|教学设计|视频|节目|成果|故事|[一-龥]员(?!会)|教师|学生|个人|家庭|集体|班组"
)


def picks_uncounted(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    for one in sentences(circular):
        found = _PICKS.search(one.text)
        before = one.text[: found.start()] if found else ""
        if not found or not asks_for_papers(circular, one) or not _BY_THEM.search(before) or _is_the_issuer(before):
            continue
        if _NUMBER.search(one.text[found.end() :][:14]):
            continue  # 以班为单位评选,择优上送5篇
        item = circular.places[one.line].item
        near = [n for n, place in circular.places.items() if n == one.line or (item and place.item == item)]
        if any(_says_how_many(circular.narrow[n]) for n in near):
            continue
        own = _WORK.findall(before + found[0])[-1:] or _WORK.findall(" ".join(circular.narrow[n] for n in near))[:1]
        works = set(own) or {"推荐"}
        others = (text for n, text in circular.lines if n not in near and any(work in text for work in works))
        if not any(_says_how_many(text) for text in others):
            yield defect("count-missing", one.line, found[0], f"“{found[0]}”没有说要多少")


def asks_for_papers(circular: Circular, one: Sentence) -> bool:
    """Whether its line goes on to hand something in: 每村上报“好媳妇”,登记表…于4月22日前交镇妇联."""
    return bool(_ASKS.search(circular.narrow[one.line][one.start :]))


def _is_the_issuer(before: str) -> bool:
    return bool(_BY_ISSUER.search(before)) and not _BY_A_UNIT.search(before)


def _says_how_many(text: str) -> bool:
    return bool(_SHARE.search(text) or _NUMBER.search(_NO_NUMBER.sub("", text)))
