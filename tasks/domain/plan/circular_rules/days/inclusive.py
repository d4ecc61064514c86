"""Whether “…日前” takes the day in, told where it decides something. circular L38: on it or by it; L53: a Sunday"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular_rules.reading.by_the_office import is_of_the_office
from tasks.domain.plan.circulars.circular import Circular
from tasks.domain.plan.circulars.dates import CLOCK, SUBMIT, Mention
from tasks.domain.plan.circulars.duty import documents_in, sentence_of, sentences
from tasks.domain.plan.circulars.past import is_past
from tasks.domain.plan.circulars.rest import rest_rules
from tasks.domain.plan.defect import Defect, defect

_BEFORE = re.compile(r"\s{0,3}(?:\((?:星期|周|礼拜)[一二三四五六日天]\))?\s{0,3}(?:之|以)?前(?![后往期来言述])")
_INCLUDED = re.compile(r"前[^。;]{0,12}(?:均|都)?(?<!内容)(?:含|包括)|[“\"]前[”\"]")
_TAKES_IN = re.compile(
    r"[日号]\((?:不)?含\)|前\(当[日天](?:有效|在内|计入)\)|不?(?:含|包括|包含)(?:当[日天]|本[日数]|\d{1,2}[月日]|该日|截止日)"
)
_OF_ITS_OWN = re.compile(r"\d{1,2}[日号]\((?:不)?含\)|\d{1,2}[日号][^。;]{0,8}前?\s{0,2}\(?(?:均|都)?不?(?:含|包括)")
_BESIDE_A_DAY = re.compile(  # 3月19日前(含), 3月19日(含当日)前, 3月19日前,含当天, (星期日,调休上班)前(含)
    r"\d{1,2}[日号]\s{0,3}(?:\((?:星期|周|礼拜)[一二三四五六日天](?:[,、]?(?:调休)?(?:上班|补班|工作)日?)?\))?\s{0,3}(?:(?:之|以)?前)?"
    r"(?:\([^()]{0,8}?(?<!均)(?<!都)不?(?:含|包括|包含)[^()]{0,8}\)|,不?(?:含|包括|包含)(?:当[日天]|本日|该日)|\(当[日天](?:有效|在内|计入)\))"
    r"\s{0,3}(?:(?:之|以)?前)?"
)
_IN_BRACKETS = re.compile(r"[^,。;含]{2,24}\((?:不?(?:含|包括|包含)(?!\d)|当[日天](?:有效|在内|计入)\))")
_NAMED_AGAIN = re.compile(r"[^,。;含]{2,24}\(不?(?:含|包括|包含)(?:\d{1,2}月)?\d{1,2}[日号]\)")  # 前(含22日)
_IN_A_NOTE = re.compile(  # (星期五,含当日)前; 前,含当日
    r"[^,。;含()]{2,10}(?:\((?:星期|周|礼拜)[一二三四五六日天][,、]?不?(?:含|包括)[^()]{0,8}\)"
    r"|(?:\((?:星期|周|礼拜)[一二三四五六日天]\))?前,不?(?:含|包括|包含)(?:当[日天]|本日|该日))"
)
_FOR_ALL = re.compile(r"均|都|一律|上述|以上|所称|本通知|各项|文中|[“\"]前[”\"]")
_EACH = re.compile(
    r"每(?:个?月|周|季度)[^,。;前]{0,8}(?:星期|周|礼拜)[一二三四五六日天](?!前|之前|以前|下班前)(?:(?!在)[^,。;\d前]){0,12}(?:提交|上传|上报|报送)"
)
_ON_IT = re.compile(  # 于每月最后一个星期五报送: on that day
    r"[于在](?:(?:\d{1,2}|[一二三四五六七八九十]{1,2})月?份?[至到—~-]{1,2}(?:次年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?,?)?$"
)
_TO_THE_HOUR = re.compile(rf"\s{{0,3}}(?:\((?:星期|周|礼拜)[一二三四五六日天]\))?\s{{0,3}}{CLOCK}(?:之|以)?前")
_BARE_DAY = re.compile(r"\s{0,3}(?:之|以)?前(?![后往期来言述])")  # 10月23日前; with its weekday it was thought over
_AT_AN_HOUR = re.compile(rf"\s{{0,3}}(?:\([^()]{{0,10}}\))?\s{{0,3}}{CLOCK}(?<=[:点时整分半刻\d])|[^,。;]{{0,10}}下班")
_WITH_ITS_WEEKDAY = re.compile(r"\s{0,3}\((?:星期|周|礼拜)[一二三四五六日天]\)")  # (星期五)17:00前: nothing left open
_SAID_FOR_ALL = re.compile(  # 未注明钟点的均为当日17:00
    rf"(?:当[日天]|该日)(?![^,。;]{{0,30}}(?:举行|举办|召开|启动|集合))[^,。;\d]{{0,6}}(?:\d{{1,2}}\s{{0,2}}[:点时]|下班)|(?:钟点|时刻|具体时间)[^,。;]{{0,10}}(?:{CLOCK}|下班)"
)
_HANDS_IN = re.compile(r"[^,。;]{0,4}前(?:[报送交](?!名|流|通)|(?:填写|填报|签订)《[^》]{2,30}》[^,。;]{0,6}[报送交])")
_ENDS_ITEM = re.compile(  # 1.活动方案,每园1份,5月15日前。 below 以下材料均发至…
    rf"\s{{0,3}}(?:\([^()]{{0,8}}\))?(?:{CLOCK})?(?:之|以)?前[。;]?$"
)
_NOT_YET_SAID = re.compile(
    r"(?:是否|含不|包不)(?:含|包含|包括)[^,。;()]{0,8}(?:当[日天]|\d{1,2}[日号]|本日)"
)  # 是否含19日,请再核
_SEVERAL = 3  # days without a word
_FEW, _OTHERS = 2, 3  # days with their hour: all but one, or most
_HAN = ("", *"一二三四五六七八九")
_LATE = r"(?:(?:不予|不再|停止|不)(?:受理|接收|收取|收|接受|认可|计)|(?:一概|一律|均|都|视为|作)无效)"
_IN_TIME = (
    r"(?:有效|不[算作]?(?:为|作)?(?:逾期|迟[报交]|超期)|(?<!不)予以?(?:受理|接收)|照收|仍[可予]?(?:受理|接收|收)|按时)"
)


def day_contradicted(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """10月15日(含当日)以前,15日当天提交的不予受理; 27日以前交,27日起不再收取: it is in, and it is out."""
    for day in circular.deadlines:
        if found := _contradiction(day):
            message = f"“{day.quote}”当天算不算前后合不到一起：后面又说“{found}”"
            yield defect("inclusive-unclear", day.line, day.quote, message)


def _contradiction(day: Mention) -> str:
    behind = day.behind.split("。")[0]
    itself = (
        rf"(?:(?<![\d月一二三十])(?:{_either(day.month)}月)?{_either(day.day)}[日号](?:当[日天])?|(?<![含括])当[日天])"
    )
    # and not 15日17:00后
    on_it = rf"{itself}(?:起|开始|[及和](?:以|之|其)?后)?(?:(?![\d后过])[^,。;()]){{0,14}}(?:的,[^,。;\d]{{0,4}})?"
    out = re.search(rf"{on_it}(?:{_LATE}|(?<!不)[算作为按](?:逾期|迟[报交]|超期))", behind)
    out = out or re.search(rf"{itself}(?:零时|0[时点]|0?0:00)起[^,。;()]{{0,6}}(?:关闭|停止|截止)", behind)
    within = re.search(rf"{on_it}{_IN_TIME}", behind)
    shuts = re.search(
        rf"{itself}{CLOCK}[^,。;()]{{0,6}}(?:停止|截止|关闭|仍?未[送报交]|逾期|前?(?:收件|送达|收到))|(?:最[迟晚]|截[至止]到?)[^,。;()\d]{{0,6}}{itself}",
        behind,
    )  # open on a day that is not to count
    if re.search(r"不含|不包括|不算在内", behind):
        last = re.search(rf"最后一[天日][^,。;\d]{{0,4}}{itself}", day.behind.split("。")[0])
        found = within or shuts or last
        return found[0] if found else ""
    refused = re.search(rf"{_LATE}[,、]\s{{0,2}}(?:不?含|不?包括){itself}", behind)  # 逾期不予受理,含20日当天
    return found[0] if (found := out or refused) else ""


def _either(number: int) -> str:
    """10 or 十: a circular writes its days in one way, and its rules about them in the other."""
    tens, ones = divmod(number, 10)
    ten = "十" if tens == 1 else f"{_HAN[tens]}十" if tens else ""
    return f"(?:{number}|{ten}{_HAN[ones]})"


def inclusive_unclear(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """A bare 前 on a working day is read as the end of that day, and open only where all other dates say
    含当日 or 不含当日, or are told to the hour, or where the day is one on which nobody works."""
    at_odds = {day.line for day in circular.deadlines if _contradiction(day)}
    others = [line for n, line in circular.lines if n not in at_odds and not _NOT_YET_SAID.search(line)]
    told = [line for line in others if _INCLUDED.search(line) or _TAKES_IN.search(line)]
    more = [left for line in told if _INCLUDED.search(left := _BESIDE_A_DAY.sub("", line)) or _TAKES_IN.search(left)]
    if any(_FOR_ALL.search(line) or not _OF_ITS_OWN.search(line) for line in more):
        return  # 上述日期前均含当日
    for one in sentences(circular):
        if found := _NOT_YET_SAID.search(one.text):
            yield defect("inclusive-unclear", one.line, found[0], f"“{found[0]}”：当天算不算还没有定")
        if not is_past(one.text) and (found := _EACH.search(one.text)) and not _ON_IT.search(one.text[: found.start()]):
            yield defect("inclusive-unclear", one.line, found[0], "是在那一天交，还是最迟那一天交，没有说")
    bare = [day for day in circular.deadlines if day.date and _BEFORE.match(day.behind) and not _says(day.behind[:16])]
    moved = any(True for _, line in circular.lines for _ in rest_rules(line))
    if told:
        if not bare and any(_NAMED_AGAIN.match(f"{day.day}日{day.behind}") for day in circular.deadlines):
            # 11月19日前(含11月19日) beside days that all have their hour, 17:00前
            by_hour = [day for day in circular.deadlines if day.date and _TO_THE_HOUR.match(day.behind)]
            bare = by_hour if len(by_hour) >= _SEVERAL else []
        yield from _in_two_manners(bare, [day for day in circular.deadlines if _says_beside(circular, day, bare)])
    elif not moved and circular.year is not None and (off := [day for day in bare if _is_off(day, calendar)]):
        yield from _on_days_off(off)
    else:
        yield from _without_its_hour(circular)


def _without_its_hour(circular: Circular) -> Iterator[Defect]:
    """10月23日前 beside days that are all told to the hour, 10月16日17:00前: up to when, and is the day in?"""
    owed = [day for day in circular.deadlines if not is_of_the_office(circular, day)]
    owed = [day for day in owed if day.line in circular.rows or _is_handed_in(circular, day)]
    to_the_hour = [day for day in owed if _AT_AN_HOUR.match(day.behind)]
    bare = [day for day in owed if day.date and _BARE_DAY.match(day.behind) and not _says(day.behind[:16])]
    # another day beside it makes it a step on the way
    alone = [
        day for day in bare if _has_its_own_clause(day) or [_told_with(one) for one in owed].count(_told_with(day)) == 1
    ]
    exact = to_the_hour if all(_WITH_ITS_WEEKDAY.match(day.behind) for day in to_the_hour) else []
    all_but_one = len(owed) == len(to_the_hour) + 1 and (len(to_the_hour) >= _FEW or bool(exact))
    enough = all_but_one or len(to_the_hour) >= _OTHERS
    if len(alone) == 1 and enough and not _SAID_FOR_ALL.search(circular.all_narrow):
        message = f"“{alone[0].quote}前”没有写几点，也没有写含不含当天，别的截止时间写到了几点"
        yield defect("inclusive-unclear", alone[0].line, alone[0].quote, message)


def _is_handed_in(circular: Circular, day: Mention) -> bool:
    """于4月10日前送同一地点, 填写《借用单》交馆里: handed in, in whatever words."""
    sentence = sentence_of(circular, day)
    listed = circular.places[day.line].style and _ENDS_ITEM.match(day.behind) and documents_in(sentence)
    return bool(re.search(SUBMIT, sentence) or _HANDS_IN.match(day.behind) or listed)


def _has_its_own_clause(day: Mention) -> bool:
    """《申报表》于11月28日17:00前发到邮箱,视频于12月8日前上传到网盘: two papers, each with its day and its place."""
    clause, before = re.split("[,;]", day.behind)[0], re.split("[,;]", day.before)
    return len(before) > 1 and all(re.search(SUBMIT, text) for text in (clause, before[-2]))


def _told_with(day: Mention) -> str:
    """Its sentence, or the cell of its row: 4月20日—4月24日|公开课|《评课记录》3份,4月24日前发至…."""
    before, behind = re.split(r"[\t|]", day.before)[-1], re.split(r"[\t|]", day.behind)[0]
    return day.sentence if "\t" not in day.before + day.behind else f"{before}{day.quote}{behind}"


def _in_two_manners(bare: Sequence[Mention], own: Sequence[Mention]) -> Iterator[Defect]:
    """3月19日前(含) here and 3月26日前 there: told at the days of the rarer manner, at the first of them."""
    own = [day for day in own if not _contradiction(day)]
    fewer, more = (own, bare) if 0 < len(own) < len(bare) else (bare, own)
    for day in sorted(fewer, key=lambda day: day.line)[: 1 if len(bare) == 1 or own else 0]:
        lines = "、".join(f"第 {line} 行" for line in sorted({other.line for other in more} - {day.line})[:4])
        beside = f"，和{lines}的写法不一样" if lines else ""
        yield defect("inclusive-unclear", day.line, day.quote, f"“{day.quote}前”含不含当天没有说清{beside}")


def _on_days_off(days: Sequence[Mention]) -> Iterator[Defect]:
    for day in sorted(days, key=lambda day: day.line)[:1]:
        lines = sorted({other.line for other in days} - {day.line})
        again = f"，第 {'、'.join(map(str, lines))} 行也一样" if lines else ""
        yield defect("inclusive-unclear", day.line, day.quote, f"“{day.quote}前”含不含当天没有说{again}")


def _says_beside(circular: Circular, day: Mention, bare: Sequence[Mention]) -> bool:
    """3月19日前(含); 前(含19日) among several days without a word; and (星期五,含当日)前, a note that comes along, only
    among the like days of its own list."""
    said, place = f"{day.day}日{day.behind}", circular.places[day.line]
    places = [circular.places[other.line] for other in bare]
    alike = [one for one in places if place.style and (one.section, one.style) == (place.section, place.style)]
    again = len(bare) >= _SEVERAL and _NAMED_AGAIN.match(said)
    manner = _IN_BRACKETS.match(said) or again or (len(alike) > 1 and _IN_A_NOTE.match(said))
    return bool(_BESIDE_A_DAY.match(said) and manner)


def _says(behind: str) -> bool:
    return bool(re.search(r"含|包括|下班前|\(当[日天]", behind))


def _is_off(one: Mention, calendar: Calendar) -> bool:
    return one.date is not None and not calendar.is_working_day(one.date)
