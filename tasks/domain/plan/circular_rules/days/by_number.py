"""Materials told by number: 材料1至4 have a place and 5 has none; 材料6于4月23日, and another day elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.days.dates import two_days
from tasks.domain.plan.circular_rules.reading.later_ones import comes_later
from tasks.domain.plan.circular_rules.reading.materials import listed
from tasks.domain.plan.circular_rules.reading.once_more import asked_again
from tasks.domain.plan.circular_rules.reading.own_lists import Items, items_for, paper_lists
from tasks.domain.plan.circular_rules.reading.places_told import CHANNEL, says_where
from tasks.domain.plan.circular_rules.reading.spoken import are_apart, hand_on, is_name, names_in, share_a_paper
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import Mention
from tasks.domain.plan.circulars.duty import documents_due, documents_in, numbers_in, sentences
from tasks.domain.plan.circulars.not_handed_in import STAYS
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.defect import Defect, defect

_REST = re.compile(r"其[余他它]|上述|以上|所有|全部|各项|均|一律")
_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_COUNTED = re.compile(rf"{_N}\s{{0,2}}[份张篇个件套本册节幅项名人条期段部首支盘袋集例组卷面块]|若干|适量|一式")
_MANY = re.compile(r"视频|案例|设计|作品|论文|照片|图片|课例|征文|教案|课件|故事|微课")
_LOOKED_AT = re.compile(r"领回|退还|归还|发还|[当现][天日场]查|查[阅看完]")  # 教案本…当天查完,由组长领回
_IS_GIVEN = (  # 12个村(名单已随…印发)
    r"(?:[^,。;《]{0,4}(?:已[经随于由在]|附后|见附)|另[行发]|由[^,。;]{2,10}(?:提供|印发|下发|公布))"
)
_GOES_WITH = (
    r"》?[^,。;《]{0,4}(?:一并|一起|一同|同时|同步|配套|相关|对应)[^,。;《]{0,8}的"  # 与报告一并准备的《数据表》
)
_LEAST, _SHARE, _MOST = 4, 0.75, 80  # items of a list; of them with a number; deadlines compared


def numbers_differ(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if circular.is_endless:
        return
    yield from _unplaced(circular)
    yield from _uncounted(circular)
    yield from _two_days(circular)


def _unplaced(circular: Circular) -> Iterator[Defect]:
    """材料1至材料4均发送至…, of a list of five whose fifth says nothing of its own."""
    telling = [one for one in sentences(circular) if numbers_in(one.text) and CHANNEL.search(one.text)]
    general = any(
        says_where(one.text) and _REST.search(one.text) and not numbers_in(one.text) for one in sentences(circular)
    )
    shared = any(_REST.search(re.sub(r"材料[\d一二三四五六七八九十至、—-]{1,12}均", "", one.text)) for one in telling)
    if general or shared:
        return
    told: dict[int, tuple[Items, set[int]]] = {}
    for one in telling:
        items = items_for(circular, one.line)
        told.setdefault(items[min(items)][0] if items else 0, (items, set()))[1].update(numbers_in(one.text))
    for items, numbers in told.values():
        for number, (line, text) in items.items() if len(numbers) > 1 else ():
            own = re.sub(r"[《“][^》”]{0,60}[》”]", "", text)
            if number in numbers or says_where(own) or re.search(STAYS, text) or _is_of_two(circular, number, line):
                continue
            yield defect("no-channel", line, text[:30], f"别的材料写了交到哪里，{_said_of(circular, number, line)}")


def _is_of_two(circular: Circular, number: int, item: int) -> bool:
    """Whether another list has the number too, and a sentence tells it: unplaced_numbers tells what that one lacks."""
    having = [one for one in paper_lists(circular) if number in one.items]
    return len(having) > 1 and bool(_told_at(circular, number, item))


def _said_of(circular: Circular, number: int, item: int) -> str:
    """材料 4 在第 27 行没有说: where its number is told without a place; else that nothing is told."""
    line = _told_at(circular, number, item)
    return f"材料 {number} 在第 {line} 行没有说" if line else f"材料 {number} 没有说"


def _told_at(circular: Circular, number: int, item: int) -> int:
    told = (one.line for one in sentences(circular) if one.line > item and number in numbers_in(one.text))
    return next(told, 0)


def _uncounted(circular: Circular) -> Iterator[Defect]:
    """《单元作业设计》…择优报送 in a list whose other papers all say how many."""
    items = {number: (line, _item(circular, line)) for number, (line, _) in listed(circular).items()}
    counted = {number for number, (_, text) in items.items() if _COUNTED.search(text)}
    if len(items) < _LEAST or len(counted) < _SHARE * len(items):
        return
    for number, (line, text) in items.items():
        head = re.split(r"[。:,;]", re.sub(r"^\S{1,3}[.、)]\s{0,2}|^材料\S{1,2}:", "", text))[0]
        if any(name in items[other][1] for name in names_in(text) for other in counted):
            continue  # 4.宣传视频用MP4格式, below 1.报送宣传视频2件
        kept = re.search(rf"{STAYS}|归档|保[存管]|按(?:照)?[一-龥]{{0,6}}名额", text)
        if number not in counted and not kept and not _LOOKED_AT.search(text) and (found := _MANY.search(head)):
            yield defect("count-missing", line, found[0], f"别的材料都写了份数，“{head[:20]}”没有说要多少")


def _item(circular: Circular, line: int) -> str:
    """An item with the lines that belong to it, its dates and hours left out."""
    lines = [text for n, text in circular.lines if n == line or circular.places[n].item == line]
    return re.sub(r"\d{1,2}月\d{1,2}日|\d{4}年|\d{1,2}:\d{2}", "", " ".join(lines))


def _two_days(circular: Circular) -> Iterator[Defect]:
    """材料1于8月29日前, which is the 摸底表 that item 1 names, and 摸底表 by the 27th in another place."""
    due = [(one, _names(circular, one)) for one in circular.deadlines[:_MOST] if one.date and not is_past(one.sentence)]
    for at, (one, names) in enumerate(due):
        for other, others in due[:at]:
            if one.line == other.line or one.date == other.date or not names or not others:
                continue
            if one.line in circular.rows and other.line in circular.rows or names & others:
                continue  # names.two deadlines under one name are told already
            apart = are_apart(one.sentence, other.sentence) or hand_on(one.sentence, other.sentence)
            apart = apart or comes_later(one.before) or comes_later(other.before)
            if not (apart or asked_again(one, other)) and share_a_paper(circular, names, others):
                name = min(names, key=len)
                yield from two_days(one.line, one.quote, name, other.line, other.quote)
                break


def _names(circular: Circular, one: Mention) -> frozenset[str]:
    """What is due then, 材料3 by the first name that item 3 has; none where the date is for several."""
    items, named = items_for(circular, one.line, one.before), documents_due(circular, one)
    numbers = [number for name in named for number in numbers_in(name) if number in items]
    given = {name for name in named if re.search(rf"{re.escape(name)}{_IS_GIVEN}", one.sentence)}
    given |= {name for name in named if re.search(rf"[与和同随跟]《?{re.escape(name)}{_GOES_WITH}", one.sentence)}
    papers = [name for name in named if is_name(name) and not numbers_in(name) and name not in given]
    for number in numbers:
        papers += [name for name in documents_in(items[number][1])[:1] if is_name(name)]
    return frozenset(papers)
