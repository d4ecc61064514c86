"""What is handed over on arrival: 6月7日报到时交纸质件; 6月7日到服务台报到并布展,报到时提交保险单复印件."""

from __future__ import annotations

import re

MEETS = "召开"
_COMES = r"(?:报到|签到|入场|参会|到会|到场|参赛|参训)"
_HANDS = r"[须应请需另还并将把]*[^,。;]{0,24}?(?:上交|提交|递交|报送|交(?![流通接换谈]))"
_DESK = "(?:签到|报到|入场)处"
_AT_IT = (
    rf"(?:于|在)?(?:会前|会上|会后|开会时|现场|当场|{_DESK})(?:统一|一并)?"
    "(?:上交|提交|递交|交(?![流通接换谈]))"
)
_THEN = re.compile(
    rf"[^,。;]{{0,8}}(?:{_COMES}|开班|开课|开训|开营)(?:当[天日])?时,?{_HANDS}|[^,。;]{{0,24}}(?P<comes>{_COMES})[^,。;]{{0,8}},(?P=comes)(?:当[天日])?时{_HANDS}"
)
_MEETING = re.compile(  # 9月5日14:30在301室召开协调会,各乡镇在会上递交台账
    r"[^。;《》]{0,40}报到,(?:[^,。;《》]{2,16},)?并?(?:[^,。;]{0,4}向[^,。;]{2,8})?(?:提交|上交|递交|交(?![流通接换谈]))"
    r"|[^。;《》]{0,40}(?:召开|举行)[^,。;]{0,16},(?:[^,。;《》]{2,16},)?[^,。;《》]{0,16}(?:在?会议?上|[到在]会议?现场|会议?期间)"
    r"(?:当场|现场|一并)?(?:上交|提交|递交|报送|交(?![流通接换谈]))"
    r"|[^。;《》]{0,40}(?:召开|举行)[^,。;]{0,16},(?:[^,。;《》]{2,30},)?[^,。;《》]{0,12}带[^,。;]{2,40}(?:到会|到场|参会)[^,。;]{0,8},?(?:会上|会后|当场|现场|一并)?(?:提交|上交|交(?![流通接换谈]))"
    rf"|[^。;《》]{{0,40}}参加[^,。;《》]{{2,16}},(?:随身)?[携自]?带[^,。;]{{2,30}},(?:[^,。;]{{2,8}}后)?(?:{_AT_IT}|现场交)"
    rf"|[^。;《》]{{0,40}}(?:召开|举[行办])[^。;《》]{{0,50}},[^,。;《》]{{0,12}}带[^,。;]{{2,40}},(?:{_AT_IT}|交[^,。;]{{0,8}}(?:现场|会务)|会上逐项)"
)
_BRINGS = re.compile(  # 报到时,每位学员在签到台交案例; 学员报到时须携带案例一篇,交会务组
    rf"(?:^|[,。;:])[^,。;:]{{0,8}}?(?P<comes>报到|签到|入场|到会|参会|到场|参赛|参训|领取)(?:当[天日])?时,?"
    rf"(?:[^,。;\d《]{{1,12}},|[^,。;]{{0,6}}(?:携带|自带|带)[^,。;]{{1,40}},)?(?:[^,。;]{{0,10}}在[^,。;]{{2,10}}?)?{_HANDS}"
)
_TO_THE_DESK = re.compile(  # 9月7日报到,请每人带《登记表》1份,在报到处交给工作人员
    r"(?P<comes>报到|签到)[,。][^。;]{0,8}带[^。;]{2,30},[^,。;]{0,14}(?:报到|签到)处(?:上交|提交|递交|交(?![流通接换谈]))"
)
_BRINGS_ALONG = re.compile(  # 例会…召开。两家企业须带《合格证复印件》到会,每车1份,会上交给运输股
    r"带[^。;]{2,30}(?P<comes>到会|到场|参会)[^。;]{0,14},(?:会上|当场|现场)(?:一并)?(?:上交|提交|递交|交(?![流通接换谈]))"
)
_BRINGS_THERE = re.compile(
    rf"带[^。;]{{2,40}},(?:{_AT_IT}|交[^,。;]{{0,8}}(?:现场|会务)|会上逐项)|[须应请][^,。;]{{0,4}}交[^。;]{{4,40}},[于在](?:培训|会议|开班|报到)当[日天]"
)  # 召开述职会。每人携带报告一式7份,会前交会务组
_BESIDES = re.compile(
    r"(?:^|,)\s*(?:同时|并)?[还另][须应需要]|外,[^,。;]{2,10}也[须应需要]"
    r"|(?:再|重新|二次|第二次)(?:报送|上报|提交|上传|填报|报出|[报交送填传])(?:一份|一?[次遍回])|(?:再次|二次|第二次)(?:报送|上报|提交|上传|填报)"
)


def comes_besides(text: str) -> bool:
    """还须在6月7日交纸质件, 补齐整改结果后于1月8日前再报一次: whether a sentence asks for it once more, and moves no
    day that was told before."""
    return bool(_BESIDES.search(text))


def on_arrival(behind: str) -> bool:
    """Whether the words behind a day ask for something when people come on it, or meet."""
    return bool(_THEN.match(behind) or _MEETING.match(behind))


def comes_with(sentence: str) -> str:
    """The word for coming, 报到 or 签到, of a sentence that asks for something on arrival, or MEETS where it is handed
    over at a meeting; "" for any other."""
    brings = _BRINGS.search(sentence.strip()) or _BRINGS_ALONG.search(sentence) or _TO_THE_DESK.search(sentence)
    if brings is None and _BRINGS_THERE.search(sentence):
        return MEETS
    return brings["comes"] if brings else ""
