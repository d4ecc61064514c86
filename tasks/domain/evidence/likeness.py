"""Names that only resemble a title, 任课分工表 for 教师任课分工信息表: a person confirms what they suggest."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from tasks.domain.evidence.index import Index, title_forms
from tasks.domain.evidence.names import fold, spell, without_years
from tasks.domain.evidence.who import names_in

ALIKE = 0.5  # how much of both names must be the same, in order
_STEM = re.compile(r"(?:信息|统计|登记|情况)*(?:表|书|册|单|簿)$")
_CLEARLY = 0.1  # by how much the best must lead
_NOISE = re.compile(
    r"最终版?|最新版?|定稿|终稿|初稿|新版|修改版?|副本|盖章版?|扫描件?|电子版|上报|报送|提交|补交|补报|关于|附件|材料\d*"
    r"|各?学校|我校|本校|高中|初中|小学|中学|幼儿园|第?\d+[次节份号稿版]|\d+月份?|\d+年级?|\d+|[a-z]+|的|之|及|和|与"
)


def resembled(text: str, fits: Callable[[str], bool], index: Index) -> tuple[str, ...]:
    """The requirements whose title a short name resembles most: one, or several that it resembles alike; or none.

    Only a name that lies in a title in order (or a title in it) resembles it: 安全工作总结 is no 研培工作总结.
    """
    rest = _with_one_word(residue(text, index))
    if not 2 <= len(rest) <= 40:
        return ()
    if rest not in index.likenesses:
        index.likenesses[rest] = {
            r.id: max((_likeness(rest, _bare(form)) for form in title_forms(r)), default=0.0)
            for r in index.plan.requirements
        }
    scores = {id_: score for id_, score in index.likenesses[rest].items() if fits(id_)}
    best = max(scores.values(), default=0.0)
    if best < ALIKE:
        return ()
    return tuple(id_ for id_, score in scores.items() if score > best - _CLEARLY)


_SAME = (  # what people write for one another: one paper goes by either word
    (re.compile(r"教职员工|教职工|教职员|教师|老师"), "教师"),
    (re.compile(r"花名册|名册|名单|名录"), "名册"),
    (re.compile(r"方案|意见|办法|细则|规划|计划|安排(?!表)"), "计划"),
    (re.compile(r"总结|小结|汇报|报告"), "总结"),
    (re.compile(r"心得体会|心得|体会|感悟|感想"), "心得"),
    (re.compile(r"教学设计|教案"), "教案"),
    (re.compile(r"课程表|课表"), "课表"),
    (re.compile(r"台[账帐]|记录表?|登记表"), "登记"),
)


@lru_cache(maxsize=4096)
def _bare(title: str) -> str:
    return _with_one_word(re.sub(r"的|之|及|和|与", "", without_years(fold(title))))


def _with_one_word(text: str) -> str:
    """教师名单 and 教职工花名册 with the same words for the same things."""
    for words, word in _SAME:
        text = words.sub(word, text)
    return text


def residue(text: str, index: Index) -> str:
    """What is left of a name without schools, teachers, years, numbers and words such as 最终版."""
    for name in names_in(text, index):
        text = re.sub(re.escape(name), " ", spell(text))
    folded = without_years(fold(text))
    for hit in sorted(index.schools.named_in(folded), key=lambda hit: -hit.start):
        begins = hit.start - _place_before(folded[: hit.start], index)
        folded = folded[:begins] + folded[hit.end :]
    folded = folded[index.schools.stem_before(folded) :]
    return fold(_NOISE.sub("", _without_person(folded, index)))


def _without_person(folded: str, index: Index) -> str:
    """吴敏继教证书 without 吴敏: a name of two signs that touches the rest counts here, since a person confirms."""
    if len(folded) >= 4 and folded[:2] in index.teachers_named:
        return folded[2:]
    return folded[:-2] if len(folded) >= 4 and folded[-2:] in index.teachers_named else folded


def _place_before(folded: str, index: Index) -> int:
    """How many signs before a school's name are a place: the county's name, or a short word that no title knows."""
    county = index.schools.county_before(folded)
    if folded in {"县", "我县", "本县"}:
        return len(folded)
    if county or not 2 <= len(folded) <= 3 or any(folded in name for name in index.titles.names):
        return county
    return len(folded)


def _likeness(one: str, other: str) -> float:
    stem = _STEM.sub("", other)
    if len(stem) >= 3 and stem != other and stem in one:  # 各学科周进度 for 周进度表
        return 2 * len(stem) / (len(one) + len(stem)) / 2 + ALIKE
    short, long = sorted((one, other), key=len)
    if len(short) < 2 or not _lies_in_order(short, long):
        return 0.0
    return 2 * len(short) / (len(short) + len(long))


def _lies_in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(sign in rest for sign in short)
