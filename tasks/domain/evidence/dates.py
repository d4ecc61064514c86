"""Reads the dates that Chinese websites print, in all their forms; an impossible date is refused, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

_WIDE = str.maketrans("０１２３４５６７８９：／－．　", "0123456789:/-. ")
_HAN_DIGITS = {han: value for value, han in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "两": 2}
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"

_DAYS = (  # the first form that is found decides; digits on either side forbid a match inside a longer number
    re.compile(r"(?<!\d)(?P<y>\d{4}|\d{2})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})(?!\d)\s*[日号]?"),
    re.compile(r"(?<!\d)(?P<y>\d{4})\s*[-/.]\s*(?P<m>\d{1,2})\s*[-/.]\s*(?P<d>\d{1,2})(?!\d)"),
    # A calendar leaf: the day large, year and month small, one above the other ("24 2023-02", "2023-02 24").
    re.compile(r"^(?P<d>\d{2})\s*[日/]?\s*(?P<y>20\d{2})\s*[-/.年]\s*(?P<m>\d{1,2})\s*月?(?![\d/.-])"),
    re.compile(r"^(?P<y>20\d{2})\s*[-/.年]\s*(?P<m>\d{1,2})\s*月?\s+(?P<d>\d{1,2})日?$"),
    re.compile(r"^(?P<y>20\d{2})\s*[-/.年]\s*(?P<m>\d{2})\s*月?(?P<d>\d{2})日?$"),
    re.compile(r"^(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})日?\s*(?P<y>20\d{2})年?$"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})(?=\d{6}(?!\d)|\d{4}(?!\d)|(?!\d))"),
    re.compile(r"(?<![\d/.-])(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})(?!\d)"),
    re.compile(r"(?<![\d/.:-])(?P<y>\d{2})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d/.-])"),
    re.compile(r"(?<!\d)(?<!\d年)(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})(?!\d)\s*[日号]?"),
    re.compile(r"(?<![\d/.:-])(?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?![\d/.-])"),
    re.compile(r"(?i)(?<!\d)(?P<d>\d{1,2})[\s-]+(?P<mon>[a-z]{3})[a-z]*\.?,?[\s-]+(?P<y>\d{4})"),
    re.compile(r"(?i)(?<!\d)(?P<y>\d{4})[\s-]+(?P<mon>[a-z]{3})[a-z]*\.?[\s-]+(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?i)\b(?P<mon>[a-z]{3})[a-z]*\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"),
)
_HALF = r"(?P<half>凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|[AaPp]\.?[Mm]\.?)?\s*"
_CLOCK = re.compile(
    _HALF + r"(?<![\d:])(?P<h>\d{1,2})\s*(?::\s*(?P<min>\d{1,2})|[时点](?![击赞评])\s*"
    r"(?:(?P<fen>\d{1,2})|(?P<ban>半)|整)?)(?:\s*[:分]\s*(?P<s>\d{1,2}))?(?:\.\d+)?\s*[分秒]?\s*(?P<after>[AaPp]\.?[Mm])?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?(?![\d:])"
)
_PACKED_CLOCK = re.compile(r"^(?P<h>\d{2})(?P<min>\d{2})(?P<s>\d{2})?(?!\d)")
_AGO = re.compile(r"(?P<n>\d+|半|一|两)\s*个?\s*(?P<unit>秒钟?|分钟?|小时|钟头|天|日|周|星期|月|年)(?:之?前|以前)")
_NEAR = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "前日": 2}
_LABEL = re.compile(r"(?:发布|发表|发文|发稿|上传|提交|创建|录入|添加|加入)(?:时间|日期|于)?\s*[:：]?\s*(?=.*\d)")


@dataclass(frozen=True, slots=True)
class Stated:
    """A date as a page states it. `at` is aware, in the zone of the reading, and None when nothing could be read."""

    at: datetime | None = None
    has_time: bool = False
    relative: bool = False  # "3小时前": the words change by themselves
    note: str = ""  # Chinese: why it was refused


def stated_date(text: str, now: datetime) -> Stated:
    """Read one date out of a page's words. `now` is aware; a date without a year is the latest not after it."""
    plain = " ".join(text.translate(_WIDE).split())
    if not plain:
        return Stated()
    label = _LABEL.search(plain)
    for words in dict.fromkeys((plain[label.end() :] if label else plain, plain)):
        found = _near(words, now) or _epoch(words, now) or _rfc(words, now) or _written(_han_to_digits(words), now)
        if found is not None and found.at is not None:
            return found
    return Stated(note=f"日期无法识别：{plain[:40]}")


def _near(words: str, now: datetime) -> Stated | None:
    """今天 10:20, 昨天, 3小时前, 刚刚."""
    if words.startswith(("刚刚", "刚才")):
        return Stated(now, has_time=True, relative=True)
    ago = _AGO.search(words)
    if ago is not None:
        return _ago(ago, now)
    for word, days in _NEAR.items():
        if word in words:
            return _with_clock(now - timedelta(days=days), words.split(word, 1)[1], relative=True)
    return None


_HOURS = {"秒": 1 / 3600, "分": 1 / 60, "小": 1, "钟": 1, "天": 24, "日": 24, "周": 168, "星": 168}


def _ago(ago: re.Match[str], now: datetime) -> Stated | None:
    amount = {"半": 0.5, "一": 1.0, "两": 2.0}.get(ago["n"])
    number = float(ago["n"]) if amount is None else amount
    hours = _HOURS.get(ago["unit"][0])
    if hours is None or number * hours > 24 * 3660:  # "2个月前" names no day
        return None
    then = now - timedelta(hours=number * hours)
    if hours >= 24:
        return Stated(then.replace(hour=0, minute=0, second=0, microsecond=0), relative=True)
    return Stated(then, has_time=True, relative=True)


def _epoch(words: str, now: datetime) -> Stated | None:
    if not re.fullmatch(r"1\d{9}(\d{3})?", words):
        return None
    return Stated(datetime.fromtimestamp(int(words[:10]), now.tzinfo), has_time=True)


def _rfc(words: str, now: datetime) -> Stated | None:
    """Fri, 24 Feb 2023 09:30:00 GMT."""
    if not re.match(r"(?i)^[a-z]{3},\s+\d", words):
        return None
    try:
        at = parsedate_to_datetime(words)
    except ValueError:
        return None
    return Stated((at if at.tzinfo else at.replace(tzinfo=now.tzinfo)).astimezone(now.tzinfo), has_time=True)


def _written(words: str, now: datetime) -> Stated | None:
    """A day in figures; the first form that occurs decides, also when it names a day that does not exist."""
    for form in _DAYS:
        match = form.search(words)
        if match is None:
            continue
        day = _day(match.groupdict(), now)
        if day is None:
            return None
        rest = words[match.end() :] if "mon" in match.groupdict() else words[match.end() :].lstrip("T ,，)）]】")
        return _with_clock(day, rest)
    return None


def _day(part: dict[str, str | None], now: datetime) -> datetime | None:
    name = part.get("mon")
    month = _MONTHS.find(name.lower()) // 3 + 1 if name else int(part.get("m") or 0)
    day = int(part["d"] or 0)
    year = part.get("y")
    if year is None:
        return _latest(month, day, now)
    if "mon" not in part and _is_day_first_and_unclear(part):
        return None
    return _midnight(int(year) + (2000 if len(year) == 2 else 0), month, day, now)


def _is_day_first_and_unclear(part: dict[str, str | None]) -> bool:
    """24/02/2023 can be read; 03/02/2023 is 3 February here and 2 March there, and is refused."""
    return list(part)[:2] == ["d", "m"] and int(part["d"] or 0) <= 12 and part["d"] != part["m"]


def _latest(month: int, day: int, now: datetime) -> datetime | None:
    for year in (now.year, now.year - 1):
        at = _midnight(year, month, day, now)
        if at is not None and at.date() <= now.date():
            return at
    return None


def _midnight(year: int, month: int, day: int, now: datetime) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=now.tzinfo)
    except ValueError:
        return None


def _with_clock(day: datetime, rest: str, *, relative: bool = False) -> Stated:
    midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
    clock = _PACKED_CLOCK.match(rest) or _CLOCK.search(rest[:40])
    if clock is None:
        return Stated(midnight, relative=relative)
    part = clock.groupdict()
    minute = int(part["min"] or part.get("fen") or (30 if part.get("ban") else 0))
    hour, second = int(part["h"]), int(part["s"] or 0)
    hour = _hour_of_day(hour, (part.get("half") or part.get("after") or "").lower())
    if hour > 23 or minute > 59 or second > 59:
        return Stated(midnight, relative=relative, note=f"时刻无法识别：{rest[:20]}")
    at = _in_its_zone(midnight.replace(hour=hour, minute=minute, second=second), part.get("zone"))
    if at == midnight:  # a site that stores only days prints 00:00:00
        return Stated(midnight, relative=relative)
    return Stated(at, has_time=True, relative=relative)


def _hour_of_day(hour: int, half: str) -> int:
    afternoon = half.startswith(("下午", "傍晚", "晚", "p"))
    if (afternoon and hour < 12) or (half == "中午" and hour < 3):
        return hour + 12
    return 0 if hour == 12 and half.startswith(("凌晨", "a")) else hour


def _in_its_zone(at: datetime, zone: str | None) -> datetime:
    if not zone:
        return at
    minutes = 0 if zone == "Z" else int(zone[0] + "1") * (int(zone[1:3]) * 60 + int(zone[-2:]))
    return at.replace(tzinfo=timezone(timedelta(minutes=minutes))).astimezone(at.tzinfo)


def _han_to_digits(words: str) -> str:
    """二〇二三年二月二十四日 -> 2023年2月24日; words without such a date stay as they are."""

    def number(match: re.Match[str]) -> str:
        han = match[1]
        if "十" not in han:
            return "".join(str(_HAN_DIGITS[sign]) for sign in han) + match[2]
        tens, _, ones = han.partition("十")
        return str((_HAN_DIGITS[tens] if tens else 1) * 10 + (_HAN_DIGITS[ones] if ones else 0)) + match[2]

    return re.sub(r"([〇○零一二两三四五六七八九十]{1,4})\s*([年月日号])", number, words)
