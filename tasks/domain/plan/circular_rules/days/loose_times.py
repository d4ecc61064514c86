"""Times as people say them, that name no day: 这几天, 过几天, 节后, 开学后不久, 入冬前, 学期快结束时, 大约在4月15日."""

from __future__ import annotations

import re

_FEW = r"(?:几|数|若干|两三|三五|一两|三四)"
_DAYS = (
    rf"(?:这|近|最近|过|再过)(?:{_FEW}|两|些)[天日]|(?<![第一-龥\d]){_FEW}个?(?:工作)?[天日](?:之|以)?内"
    r"|(?<=前)(?:几|数|若干)[天日]|过(?:上?一?段时间|些时候|些日子|一?阵子?)|(?<!前)(?<!入职)(?<!任职)不久(?:之?后)?"
)
_IN_SHORT = (
    r"短期(?:之|以)?内|短时间内|赶[紧快]|火速|从[快早](?=[将把报送交填]|[,。;]|$)|越[快早]越好"
    r"|(?<=[请望])速(?=[将把报送交发传寄])"
)
_FREE = (
    r"(?:有空|得空|得便|得闲|空闲|农闲|闲暇)(?:的?时候?|了|之?后)?|便中|抽空"
    r"|改[天日](?=[将把再报送交])|回头(?=再?[报送交发寄])"
)
_THIS_WEEK = (  # 最好这周交到财务科
    r"(?:(?:这|本|下)个?(?:星期|周)|(?:这个|本|下个?)月)(?:[底末初]|之?内|里)?"
    r"(?=[将把交送发寄提填]|(?:报送|上报)(?!的|情况))"
)
_GOES_ON = r"(?=[将把由在于到报送交发寄上提填传统再即尽,])"
_A_DAY = r"[^,。;]{0,12}(?:第|首|[\d一二三四五六七八九十两]\s?(?:个?(?:工作)?[日天周]|月|[点时:]))"
_AFTER = (  # 节后在平台填报; 节后第一个工作日 is a day
    r"(?:(?<![调环季细情关章枝气时])节|(?<![请销休病事产补年])假|返校|返岗|复工|复学|开学)(?:之|以)?后"
    rf"(?!的|{_A_DAY}){_GOES_ON}"
)
_SEASON = (
    r"(?:入[汛冬夏秋春伏]|(?:汛期|雨季|[春夏秋冬]季|寒潮)(?:来临|到来)|春耕|春播|开犁|开镰|封冻|上冻|[夏秋]收|三[夏秋]"
    r"|(?<![调环季细情关章枝气时])节|(?<![一-龥\d])年)"
)
_BEFORE = rf"{_SEASON}(?:之|以)?前(?!的|[^,。;]{{0,3}}\d){_GOES_ON}"
_TO_ITS_END = r"(?:快|即?将|临近|接近)(?:要|到)?(?:结束|终了|尾声|过完)"
_NEAR_ITS_END = (
    rf"(?:(?:学期|学年|年度|[年月季]|活动|项目|工作|培训){_TO_ITS_END}"
    r"|(?:临近|接近|快到|快要?)(?:放假|期末|年[底末关]|月[底末]|学期末))(?:之际|的?时候?|前)?"
)
_THEN = r"(?<=[表书册单稿件告结片料份案])随后(?=[也再另还]?(?:补|寄|送|交|发|报|传))"  # 发言稿随后也发到该邮箱
_LOOSE = re.compile("|".join((_DAYS, _THIS_WEEK, _IN_SHORT, _FREE, _AFTER, _BEFORE, _NEAR_ITS_END, _THEN)))
_ABOUT = re.compile(
    r"(?:(?:大约|大致|大概|约莫|差不多|(?<![契合公特条节制])约)(?:在|于|是)?"
    r"|(?:原则上|一般|暂定)[应须要]?(?:不[迟晚]于|最[迟晚])?(?:在|于|[到至]|为)?)(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]"
)


def loose_time(text: str, hands_in: re.Pattern[str]) -> re.Match[str] | None:
    """Such a word in the clause that hands in, or in front of it: 请这几天把采集表交到前台; 入冬前,将台账送…."""
    return _told_of_handing_in(_LOOSE, text, hands_in)


def about_a_day(text: str, hands_in: re.Pattern[str]) -> re.Match[str] | None:
    """A day with 大约 or 原则上 before it: 电子表大约在4月15日录入系统, 原则上5月24日前交."""
    return _told_of_handing_in(_ABOUT, text, hands_in)


def _told_of_handing_in(word: re.Pattern[str], text: str, hands_in: re.Pattern[str]) -> re.Match[str] | None:
    for found in word.finditer(text):
        before, rest = text[: found.start()], text[found.end() :]
        clauses = re.split("[,;]", rest)
        own = re.split("[,;]", before)[-1] + found[0] + clauses[0]
        ahead = clauses[1] if not clauses[0] and len(clauses) > 1 else ""
        if hands_in.search(own) or hands_in.search(ahead):
            return found
    return None
