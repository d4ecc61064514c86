"""What is owed, and nobody says when: a sentence that asks, a number that no deadline names, a day told later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.covering import coverage, has_its_form, only_says_where
from tasks.domain.plan.circular_rules.reading.dated import (
    dated_headings,
    in_recurring_rows,
    is_dated_among,
    leads_a_dated_part,
    leads_to_days,
)
from tasks.domain.plan.circular_rules.reading.doers import is_done_by_an_office, is_of_applicants
from tasks.domain.plan.circular_rules.reading.kept_up import is_kept_up
from tasks.domain.plan.circular_rules.reading.lacking import NO_DAY
from tasks.domain.plan.circular_rules.reading.own_lists import Items, items_for
from tasks.domain.plan.circular_rules.reading.spoken import is_name, told_elsewhere
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.column import Column
from tasks.domain.plan.circulars.dates import SOON
from tasks.domain.plan.circulars.duty import Sentence, around, documents_due, documents_in, numbers_in, sentences
from tasks.domain.plan.circulars.not_handed_in import STAYS
from tasks.domain.plan.defect import Defect, defect

_AT_SOME_TIME = re.compile(
    rf"材料[\d一二三四五六七八九十、和至-]{{1,12}}(?:于|在|由|请)?[^,。;]{{0,16}}(?:{SOON}|及时)"
)
_LATER = re.compile(r"(?:时间|日期|期限)[^,。;]{0,6}另行(?:通知|告知|确定|明确|商定)")
_SETTLED = re.compile(r"(?:会议|培训|考试|比赛|评审|检查|抽查|验收|视导|督查|讲座)(?:的?具体)?时间")
_ELSEWHERE = re.compile(r"(?:时间|时限|期限|日期)[^,。;]{0,6}见(?:附[件表]|[上下]表|表)")
_POINTS = re.compile(r"(?:上述|以上|前述|所列)?第[\d一二三四五六七八九十、,和及至—-]{1,24}项")
_COLLECTIVE = re.compile(  # 各地推荐材料请于…前报送
    r"(?:^|[,。;:])[^,。;《》]{0,4}(?:推荐|申报|报送|参评|评选|参赛|上报)材料[^,。;《》]{0,6}\d|\d[日号][^,。;《》]{0,6}(?:报送|上报|提交|送交)(?:推荐|申报|参评|评选|参赛)材料"
)
_WITH_THEM, _ANY_MATERIAL = re.compile("一并|一起|统一"), re.compile(r"(?:相关|有关)(?:的)?(?:材料|资料)$")
_IN_ITS_FORM = re.compile(r"(?:电子|纸质)(?:表格?|[版稿件档]|文档|材料)")
_OF_THE_TABLE = re.compile(r"(?:[上下附]?表[中内列]|表列)[一-龥]{0,4}(?:材料|各项|资料)")  # 表中材料均报纸质件
_ALIKE = re.compile(r"材料(?:均|都|一律|统一)[^,。;]{0,4}(?:在|通过|从|经)[^,。;]{2,16}(?:上传|报送|提交|填报)")
_TELLING = 4  # signs of a name by which an item is known: 材料1、2于…,读书心得于…
_ANY_PAPER = re.compile(r"[一-龥]{0,9}材料|附件|电子版|纸质版")


def no_date(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    dated = {name for mention in circular.deadlines for name in documents_due(circular, mention)}
    dated |= set(in_recurring_rows(circular))
    covered = coverage(circular, is_dated_among(circular))
    under, dated_lines = dated_headings(circular), frozenset(mention.line for mention in circular.deadlines)
    of_all = max((one.line for one in circular.deadlines if _COLLECTIVE.search(one.sentence)), default=0)
    tabled = any(Column.DUE in table.columns for table in circular.tables)
    for one in sentences(circular):
        verb = one.asks
        named = {name for name in documents_in(one.text) if not _IN_ITS_FORM.fullmatch(name)}
        known = named & dated or _are_of_a_sort(named, dated) or (dated and not named)
        if verb is None or known or covered.of(circular, one) or one.line in under:
            continue
        if is_done_by_an_office(circular, one, verb.start()) or is_kept_up(one.text) or is_of_applicants(circular, one):
            continue  # 课件会后由进修学校发到网站, 中心于9月19日编好班级,把账号发到…, 由监护人提交申请
        if leads_to_days(circular, one.line) or leads_a_dated_part(circular, one):
            continue  # 把手册送到204室: and a table of days below
        if one.line < of_all and (_WITH_THEM.search(one.text) or all(_ANY_MATERIAL.search(name) for name in named)):
            continue  # 推荐表、音像资料一并报送市中心, and in the next item 推荐材料请于…前报送
        if _OF_THE_TABLE.search(one.text) or (circular.deadlines and _points_elsewhere(circular, one, named)):
            continue
        if one.is_generic and all(not is_name(name) for name in named) and _all_dated_above(circular, one, dated_lines):
            continue  # 以上材料均发至…, each dated in its item
        if (tabled or (dated and _ALIKE.search(one.text))) and all(_ANY_PAPER.fullmatch(name) for name in named):
            continue  # 学校材料发送至邮箱…, each dated in the table; 学校材料和教师材料均在该网站上传
        if told_elsewhere(circular, one, lambda other: other.line in dated_lines and other.asks is not None):
            continue
        if any(has_its_form(circular, covered, name) for name in named) or _names_one(one, dated):
            continue  # 优秀案例, by the day of its 《优秀案例推荐表》
        yield defect("no-date", one.line, around(one.text, verb.start()), NO_DAY)


def _are_of_a_sort(named: set[str], dated: set[str]) -> bool:
    """填写报名表1份,发送至…, where 健步走报名表, 象棋比赛报名表 each have their day."""
    return bool(named) and all(sum(one.endswith(name) and one != name for one in dated) > 1 for name in named)


def _names_one(one: Sentence, dated: set[str]) -> bool:
    """月报表统计口径为…, of a paper that the table dates."""
    return any(name in one.text for name in dated if len(name) > 3)


def _points_elsewhere(circular: Circular, one: Sentence, named: set[str]) -> bool:
    """数量和时间见附件《清单》, 上述第1、3项材料发送至…: the days stand in the list, in the items."""
    pointed = _ELSEWHERE.search(one.text) or _POINTS.search(one.text)
    return bool(pointed) or only_says_where(circular, one, named)


def _all_dated_above(circular: Circular, one: Sentence, dated: frozenset[int]) -> bool:
    """Whether days stand above, and no item that asks for a paper there is without one."""
    above = [other for other in sentences(circular) if other.line < one.line]
    asking = (other for other in above if other.asks is not None and documents_in(other.text))
    places = circular.places
    lacking = (other for other in asking if not {other.line, places[other.line].item} & dated)
    return any(other.line in dated for other in above) and not any(lacking)


def put_off(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """时间另行通知: something is owed, and until that second notice nobody knows when."""
    for one in sentences(circular):
        if (found := _LATER.search(one.text)) and one.asks and not _SETTLED.search(one.text):
            yield defect("no-date", one.line, found[0], "要交，但时间还没有定")


def numbers_undated(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Numbered materials that no deadline names, where others are named by their number."""
    numbered: dict[int, tuple[Items, set[int]]] = {}
    for line, before, text in _numbering(circular):
        items = items_for(circular, line, before)
        numbered.setdefault(items[min(items)][0] if items else 0, (items, set()))[1].update(numbers_in(text))
    named = {name for day in circular.deadlines for name in documents_due(circular, day) if len(name) >= _TELLING}
    for items, told in numbered.values():
        for number, (line, text) in items.items() if told else ():
            dated = any(mention.line == line for mention in circular.deadlines) or re.search(r"每个?[月周季]", text)
            kept = re.search(STAYS, text)  # 7.训练日志(学校留存备查)
            if number not in told and not (dated or kept) and not any(name in text for name in named):
                yield defect("no-date", line, text[:30], f"材料 {number} 没有说什么时候交")


def _numbering(circular: Circular) -> Iterator[tuple[int, str, str]]:
    """Where a day may be told by number: the line, what stands in it before, and the text with the numbers."""
    yield from ((mention.line, mention.before, mention.before) for mention in circular.deadlines)
    yield from ((n, "", line) for n, line in circular.lines if re.search(r"每[月周]", line))
    yield from (
        (n, "", clause)
        for n, line in circular.lines
        for clause in re.split("[;。]", line)
        if _AT_SOME_TIME.search(clause)
    )
