"""Numbers as circulars write them: 24, 二十四, 二〇二六, 两."""

from __future__ import annotations

_DIGITS = {word: number for number, word in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "０": 0}
NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十廿]{1,3})"
COUNT = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
UNITS = "份篇张个件节条幅部本套册段首块枚面组宗卷封则"  # in which papers and works are counted; within a class
_NO_UNIT = "星期|周|工作日|月|自然日|小时|学时|课时|班|部分|方面|以内|百分点|年"  # 2个工作日 counts none
UNIT = rf"(?:[次名堂例项组{UNITS.replace('个', '')}]|个(?!{_NO_UNIT})|期(?![间限末中初]))"  # of what a party owes
ORDERS = {  # marks that are no numbers
    "①": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮",
    "甲": "甲乙丙丁戊己庚辛壬癸",
    "A": "ABCDEFGHIJ",
    "a": "abcdefghij",
    "cn()": "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "1()": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽",
    "1.": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑",
}
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
YEAR = r"(?:(?:19|20)\d{2}|[一二][〇零○0一二三四五六七八九]{3})"


def number(text: str) -> int:
    """The whole number a text writes in digits or in Chinese; 两 is 2."""
    if text.isascii() and text.isdecimal():
        return int(text)
    text = text.translate(_FORMAL).replace("廿", "二十")
    if "十" not in text:
        return int("".join(str(_DIGITS.get(sign, sign)) for sign in text))
    tens, _, ones = text.partition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def place_of(mark: str) -> int:
    """Which item of a list a mark is of: 1 for ①, 甲, A, 一 and 1; 0 for a mark that counts nothing."""
    signs = next((signs for signs in ORDERS.values() if mark and mark in signs), "")
    return signs.index(mark) + 1 if signs else number(mark) if mark else 0
