"""The hour behind a day, and the word that makes it a deadline: (星期五)17:00前, 下班前, 24时止."""

from __future__ import annotations

import re

from tasks.domain.plan.drafting.days.numbers import number

BEHIND = re.compile(  # 5月27日至29日(星期三至星期五): the last weekday is the last day's
    r"\s*(?:[,(]{0,2}\s*(?:(?:星期|周|礼拜)[一二三四五六日天](?:至|到|[-—–~～]{1,2})(?=星|周|礼))?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])\s*(?:[,、](?:[^()]{0,12}|[^()\d]{13,30})(?=\)))?\)?)?\s*[,)]?"
    r"(?:\s*(?P<cob>(?:当[天日])?(?:下午)?下班(?:时间)?(?=之?以?前|时))"
    r"|\s*的?(?:当[天日])?\s*(?P<half>上午|下午|中午|晚上?|早上?|午夜|凌晨)?\s*"
    r"(?:(?P<hour>\d{1,2})\s*(?::\s*(?P<minute>\d{2})(?!\d)|[点时](?:整|(?P<min2>\d{1,2})分?|(?P<halfpast>半))?)"
    r"|(?P<word>二十[一二三四]?|十[一二三四五六七八九]?|[零一二三四五六七八九])\s*[点时](?:(?P<half2>半)|(?P<min3>[一二三四五六七八九十]{1,3})分)?))?"
    r"(?:\s*(?:当[天日])?(?P<noon>中午)(?=之?前|以前))?\s*(?P<mark>\(?含?\)?(?:(?:放学|[早晚]自习|早读|早操|午休|上课|晚饭)之?前|(?:正式)?(?:开始|召开|开幕|举行)之?前|之前|以前|前|截[止至]|为?止|为限|(?<=[日号底末])内|以内))?"
    r"(?:\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?"
)
_COB_TOLD = re.compile(  # 下班前(17:30), 放学(17:00)前, 交班后(上午9:00前)
    r"\s*\)?(?:当[天日])?(?:下班之?前\s*\(?|(?:上班|下班|放学|交班|交接班|早班|晨会|散会|午休)[前后时]?\((?=[^()]*(?:前\)|\)之?前)))[即为]?\s*"
    r"(?P<hour>(?:上午|下午|中午)?\d{1,2}[:点时]\d{0,2})(?:之?前)?\)?(?:之?前)?"
)
_SHIFT = r"(?:早班|中班|晚班|晨会|早会|例会|交班|开园|开门|上课|课间操?)"  # 早班8:30前
_GLOSS = re.compile(  # 4月7日(会议前一天)中午12点前
    rf"\s*{_SHIFT}(?=\d{{1,2}}[:时点]\d{{0,2}}分?之?前)"
    r"|\s*\((?!(?:星期|周|礼拜)?[一二三四五六日天]?\))[^()\d]{2,14}\)(?=\s*(?:上午|中午|下午|晚|\d{1,2}\s*[:时点]|下班|之?前|以前|截|止))"
    r"|[\u4e00-\u9fff]{1,8}[会赛式](?=(?:上午|下午)?\d{1,2}[:时点]\d{0,2}分?(?:正式)?(?:开始|召开|举行|开幕)?之?前)"
)
_FROM_TO = re.compile(
    r"\s*(?:\((?:星期|周)[一二三四五六日天]\))?\s*(?:上午|下午|中午)?\s*\d{1,2}\s*(?::\s*\d{2}|[时点])\s*(?:[-—–~～]+|至|到)\s*(?=(?:上午|下午|中午|晚)?\s*\d{1,2}\s*[:时点])"
)
_LATER = {"下午", "晚", "晚上", "午夜"}


def read_behind(text: str, at: int) -> tuple[str, int, bool]:
    """What follows a day at `at`: its clock ("cob", "17:00", ""), where it ends, and whether it marks a deadline."""
    if told := _COB_TOLD.match(text, at):  # 下班前(17:30)
        hour, _, _ = read_behind(text, told.start("hour"))
        return hour, told.end(), True
    if gloss := _GLOSS.match(text, at):
        at = gloss.end()
    if span := _FROM_TO.match(text, at):
        at = span.end()  # 上午9:00至11:30: until then it is taken
    match = BEHIND.match(text, at)
    if match is None or not any(match.group("weekday", "cob", "hour", "word", "mark")):
        return "", at, False
    return _clock(match), match.end(), bool(match["mark"] or match["cob"])


def _clock(match: re.Match[str]) -> str:
    if match["cob"]:
        return "cob"
    if not match["hour"] and not match["word"]:
        return "12:00" if match["noon"] else ""
    hour = int(match["hour"]) if match["hour"] else number(match["word"])
    minute = int(match["minute"] or match["min2"] or (number(match["min3"]) if match["min3"] else 0)) or 30 * bool(
        match["halfpast"] or match["half2"]
    )
    if match["half"] in _LATER and hour < 12 or match["half"] == "中午" and hour < 3:
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else ""  # 24时 is the end of the bare day
