"""What a circular leaves open: one function for each kind of defect, from dates to counts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from tasks.domain.plan.calendar import Calendar
from tasks.domain.plan.circular import Circular, Mention, quoted_names
from tasks.domain.plan.defect import Defect, defect

WEEKDAYS = "一二三四五六日"
Rule = Callable[[Circular, Calendar], Iterator[Defect]]

_CHANNEL = re.compile(
    r"邮箱|邮件|网站|网页|平台|系统|公众号|QQ|微信|钉钉|群|栏|个人中心|文章|空间|纸质|办公室|科室|当面|网盘|@"
    r"|[股科处局部](?:[。,;备汇审]|$)"
)
_SUBMIT = re.compile(r"上报|报送|上交|提交|上传|报给|交到|交至|报至|发送至|发至")
_NOT_SUBMIT = re.compile(
    r"(?:上报|提交|上传|报送)[^,。;]{0,6}(?:时间|要求|情况|材料$)|材料(?:上报|提交|报送)|禁止上传|不要[^,。;]*上传|关于.*的通知$"
)
_VAGUE = re.compile(r"下班前|月底前|年底前|期末前|尽快|尽早|近期|适时|择期|另行通知")
_MASKED = re.compile(r"[A-Za-z0-9.]*\*{2,}[A-Za-z0-9.]*(?:@[\w.*]+)?")
_ADDRESS = re.compile(r"(?<![\w.*])[\w.-]+@[\w-]+(?:\.[\w-]+)+")
_UNNAMED = re.compile(r"指定(?:的)?(?:邮箱|网站|平台|栏目|地点|群)|规定(?:的)?(?:邮箱|网站|平台)")
_NO_COUNT = re.compile(r"若干(?:张|份|篇|次|个|节)?|适量|(?:提供|上传|上报|报送|附)(?:相关|有关)?多(?:张|份|篇|次)")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十]+\s*[张幅份篇次个节]")
_EACH = re.compile(
    r"每(?:个?月|周|季度)[^,。;前]{0,8}(?:星期|周|礼拜)[一二三四五六日天](?!前|之前|以前|下班前)(?:提交|上传|上报|报送)"
)
_LISTED_PHOTOS = re.compile(r"^[(（]?[\d一二三四五六七八九十]+[).、）.][^。]*(?:照片|图片)")
_MATERIAL = re.compile(r"材料\s*(\d+)(?:\s*[-—–~至到]\s*(\d+))?")


def impossible_dates(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for mention in circular.mentions:
        if mention.date is None:
            known = 1 <= mention.month <= 12
            last = monthrange(mention.year, mention.month)[1] if known else 0
            why = f"{mention.month} 月只有 {last} 天" if known else f"没有 {mention.month} 月"
            yield defect("impossible-date", mention.line, mention.quote, f"{why}，哪一天为准要裁定")


def slips(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for mention in circular.mentions:
        if mention.slip:
            message = f"把“月”写成了“年”，应是“{mention.month}月{mention.day}日”"
            yield defect("slip", mention.line, mention.quote, message)


def rest_days(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for mention in _deadlines(circular):
        day = mention.date
        if day is not None and not calendar.is_working_day(day):
            note = calendar.day(day).note
            what = f"周{WEEKDAYS[day.weekday()]}" + (f"，{note}假期" if note else "")
            message = f"截止日 {day} 是休息日（{what}），当天算不算、提前到哪天提醒要裁定"
            yield defect("rest-day", mention.line, mention.quote, message)


def weekday_mismatches(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for mention in circular.mentions:
        stated = re.match(r"\s*[(（]?\s*(?:星期|周|礼拜)([一二三四五六日天])", mention.behind)
        day = mention.date
        if stated and day is not None and stated[1].replace("天", "日") != WEEKDAYS[day.weekday()]:
            message = f"{day} 是星期{WEEKDAYS[day.weekday()]}，不是星期{stated[1]}，日期和星期以哪个为准要裁定"
            yield defect("weekday-mismatch", mention.line, f"{mention.quote}{stated[0].strip()}", message)


def conflicting_dates(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """One thing with two deadlines: 《…》 named beside them, or 材料N."""
    first: dict[str, Mention] = {}
    for mention in _deadlines(circular):
        clause = re.split(r"[。;]", mention.before)[-1]
        clause = re.split(r"[日号][^,]*前[^,]*,", clause)[-1]  # behind the clause of another deadline
        for name in (*(n for n in quoted_names(clause) if n.startswith("《")), *_materials(clause)):
            other = first.setdefault(name, mention)
            if other.date != mention.date:
                message = f"{name} 在第 {other.line} 行是 {other.quote}，这里是 {mention.quote}，以哪个为准要裁定"
                yield defect("conflicting-dates", mention.line, mention.quote, message)


def no_channel(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for number, line in circular.lines:
        submit = _SUBMIT.search(line)
        if submit and not _NOT_SUBMIT.search(line) and not _CHANNEL.search(_sentence(line, submit.start())):
            message = "要求报送，但没有说交到哪里（邮箱、网站栏目……），无法核对，要裁定"
            yield defect("no-channel", number, _around(line, submit.start()), message)


def no_date(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    """Numbered materials that no deadline names. A deadline without a number holds for its whole section."""
    numbered = {n for mention in circular.mentions if mention.deadline for n in _material_numbers(mention.before)}
    numbered |= {n for _, line in circular.lines if re.search(r"每[月周]", line) for n in _material_numbers(line)}
    if not numbered:
        return
    items = _items_before_deadlines(circular)
    for number, (line, text) in items.items():
        if number not in numbered and not any(m.line == line for m in circular.mentions):
            message = f"材料 {number} 没有截止日期，无法催交，要裁定"
            yield defect("no-date", line, text[:30], message)


def count_missing(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for number, line in circular.lines:
        found = _NO_COUNT.search(line)
        if found:
            yield defect("count-missing", number, _around(line, found.start()), "没有说要多少，少了也无从判断，要裁定")
        elif _LISTED_PHOTOS.match(line) and len(line) < 40 and not _COUNTED.search(_without_number(line)):
            yield defect("count-missing", number, line[:30], "没有说要几张，要裁定")


def masked_contacts(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for number, line in circular.lines:
        if masked := _MASKED.findall(line):
            message = "联系方式被遮住，请在 roster/contacts.csv 里填写真实的邮箱和电话"
            yield defect("masked-contact", number, " ".join(masked), message)


def unnamed_channels(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    if any(_ADDRESS.search(line) for _, line in circular.lines):
        return
    for number, line in circular.lines:
        if found := _UNNAMED.search(line):
            yield defect("unnamed-channel", number, found[0], f"全文没有写明“{found[0]}”是哪一个，要裁定")
            return


def vague_words(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for number, line in circular.lines:
        if found := _VAGUE.search(line):
            yield defect("vague-word", number, found[0], f"“{found[0]}”没有钟点或日期，要在计划里写明")


def inclusive_unclear(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    for mention in circular.mentions:
        if re.match(r"\s*(?:之|以)?前(?!下班)", mention.behind) and "含" not in mention.behind[:6]:
            message = f"“{mention.quote}前”含不含 {mention.month}月{mention.day}日当天没有说"
            yield defect("inclusive-unclear", mention.line, f"{mention.quote}前", message)
    for number, line in circular.lines:
        if found := _EACH.search(line):
            yield defect("inclusive-unclear", number, found[0], "是在那一天交，还是最迟那一天交，没有说")


def before_activity_ends(circular: Circular, calendar: Calendar) -> Iterator[Defect]:
    ends = {_repaired(mention): mention for mention in circular.mentions if mention.ends_range}
    for mention in _deadlines(circular):
        end = ends.get(mention.date)
        if mention.date is not None and end is not None and end.line != mention.line:
            message = f"截止当天正是第 {end.line} 行活动的最后一天，最后一天的活动来不及整理材料"
            yield defect("before-activity-ends", mention.line, mention.quote, message)


RULES: Mapping[str, Rule] = {
    "impossible-date": impossible_dates,
    "slip": slips,
    "rest-day": rest_days,
    "weekday-mismatch": weekday_mismatches,
    "conflicting-dates": conflicting_dates,
    "no-channel": no_channel,
    "no-date": no_date,
    "count-missing": count_missing,
    "masked-contact": masked_contacts,
    "unnamed-channel": unnamed_channels,
    "vague-word": vague_words,
    "inclusive-unclear": inclusive_unclear,
    "before-activity-ends": before_activity_ends,
}


def _deadlines(circular: Circular) -> Iterator[Mention]:
    return (mention for mention in circular.mentions if mention.deadline)


def _repaired(mention: Mention) -> date | None:
    """The date, or the month's last day where the circular names a later one."""
    if mention.date is not None or not 1 <= mention.month <= 12:
        return mention.date
    return date(mention.year, mention.month, monthrange(mention.year, mention.month)[1])


def _materials(text: str) -> tuple[str, ...]:
    return tuple(f"材料{number}" for number in _material_numbers(text))


def _material_numbers(text: str) -> tuple[int, ...]:
    ranges = ((int(first), int(last or first)) for first, last in _MATERIAL.findall(text))
    return tuple(number for first, last in ranges for number in range(first, min(last, first + 50) + 1))


def _items_before_deadlines(circular: Circular) -> dict[int, tuple[int, str]]:
    """number -> (line, text) of the list that stands above the first line which speaks of 材料N."""
    items: dict[int, tuple[int, str]] = {}
    for number, line in circular.lines:
        if _MATERIAL.search(line):
            break
        if re.search(r"材料\s*[:：]?$", line):
            items.clear()
        elif item := re.match(r"(\d{1,2})\s*[.、．]\s*(.+)", line):
            items[int(item[1])] = (number, item[2])
    return items


def _sentence(line: str, at: int) -> str:
    start = max(line.rfind(sign, 0, at) for sign in "。;") + 1
    ends = [end for sign in "。;" if (end := line.find(sign, at)) >= 0]
    return line[start : min(ends, default=len(line))]


def _around(line: str, at: int) -> str:
    return line[max(0, at - 12) : at + 16]


def _without_number(line: str) -> str:
    return re.sub(r"^[(（]?[\d一二三四五六七八九十]+[).、）.]", "", line)
