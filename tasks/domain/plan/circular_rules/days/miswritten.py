"""Days that are miswritten: 4月20年前, 6月12前, 5月15日日前, 20206年4月15日."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.plan.circulars.specimen import is_shown_as_wrong
from tasks.domain.plan.defect import Defect, defect

_SLIPS = (
    (
        re.compile(
            r"(?<![\d十])(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})月(?=\s{0,3}(?:之前|以前|前|下班|[至到—(-]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[:时点]))"
        ),
        "把“日”写成了“月”",
    ),
    (
        re.compile(r"(?<!\d)(?<![月至到—-])(\d{1,2})日(\d{1,2})日(?=\s{0,3}(?:之前|以前|前|下班|[(]|\d{1,2}[:时点]))"),
        "把“月”写成了“日”",
    ),
    (re.compile(r"(?<=[于在,、])\d{1,2}年\d{1,2}月(?=之?前|以前)"), "把“月”写成了“年”"),
    (
        re.compile(
            r"(?<!\d)\d{1,2}月\d{1,2}年(?=\s?(?:之|以)?前|下班|\d{1,2}[:时点]|[(至到—–~起]|[上下]午|(?:星期|周)[一二三四五六日天])"
        ),
        "把“日”写成了“年”",
    ),
    (
        re.compile(
            r"(?<![\d十])(?:\d{1,2}月\d{1,2}|[一二三四五六七八九十]{1,2}月[一二三]?十[一二三四五六七八九]?)(?=(?:之|以)?前(?![后往期来])|下班)"
        ),
        "少写了“日”",
    ),
    (re.compile(r"(?<!\d)(?:19|20)\d{2}月\d{1,2}月\d{1,2}日?"), "把“年”写成了“月”"),
    (re.compile(r"(?<!\d)(?:20\d{3}|2\d{2}|02\d{2})年\s{0,2}\d{1,2}月"), "年份不是四位数"),
    (re.compile(r"(?<!\d)(?:2[1-9]|1[0-8]|[03-9]\d)\d{2}年\s{0,2}\d{1,2}月"), "年份离得太远"),
    (re.compile(r"\d{0,2}[OoIl]\d{0,2}月\d{1,2}[日号]|\d{1,2}月(?:\d?[OoIl]\d?)[日号]"), "里夹了字母"),
    (
        re.compile(
            r"\d{1,2}月\d{1,2}[目曰](?!标|录|的)|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[目曰](?!标|录|的)"
        ),
        "把“日”写错了",
    ),
    (re.compile(r"\d{1,2}月月\d{1,2}日|\d{1,2}月\d{1,2}日日"), "多写了一个字"),
)


_TO_HAND_IN = re.compile("(?<=[前日于,、])[抱暴爆](?:送|至|到)|(?<=[前日])保送|(?<=[前日,、请须])上[抱暴]")
_TO_WHERE = re.compile(  # 发送致a@b.cn, 上传止…平台; not 导致, 致谢
    r"(?:(?:发送|报送|上报|上传|提交|送交|寄送|反馈)[致止置]|(?<=[前日,、])[发送寄报交]致)(?![谢辞电函使])"
    r"(?=[^,。;]{0,24}(?:@|[邮信]箱|平台|系统|网|\d室|[股科室办](?:[,。;]|$)))"
)
_NUMBER = re.compile(r"[一-龥]\s{0,2}[〔\[【(]\s{0,2}(?P<n>\d{1,3})\s{0,2}[〕\]】)]\s{0,2}(?P<year>20\d\d)\s{0,2}号")
_UP_TO = re.compile(r"截至(?:日期|时间|期限|(?:之|以)?[前后](?!来)|[,。;)]|$)")  # 17:00截至,逾期不予补录


def miswritten(number: int, line: str) -> Iterator[Defect]:
    if found := _UP_TO.search(line):
        yield defect("slip", number, found[0], "“截至”说的是统计到哪一天，这里是最后期限，应是“截止”")
    if found := _NUMBER.search(line):
        right = f"〔{found['year']}〕{int(found['n'])}号"
        yield defect("slip", number, found[0], f"文号里年份和顺序号写反了，应是“{right}”一类的写法")
    if found := _TO_HAND_IN.search(line):
        yield defect("slip", number, found[0], f"“{found[0]}”写错了字，应是“报送”一类的词")
    if found := _TO_WHERE.search(line):
        yield defect("slip", number, found[0], f"“{found[0]}”写错了字，应是“{found[0][:-1]}至”")
    for pattern, what in _SLIPS:
        found = pattern.search(line)
        if found and not is_shown_as_wrong(line[: found.start()], line[found.end() :]):
            yield defect("slip", number, found[0], f"“{found[0]}”{what}，哪一天没有写对")
