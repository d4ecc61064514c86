"""How Word writes the number of a list: 3, 三, ③, c, iii, 叁."""

from __future__ import annotations

_HAN = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_COUNTING = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "ideographTraditional",
}
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}


def counted(number: int, form: str) -> str:
    """The number as the form writes it, in digits where the form is none that we know."""
    if form in _COUNTING and 0 < number < 100:
        return _tens(number, _HAN, "十")
    if form == "chineseLegalSimplified" and 0 < number < 100:
        return _tens(number, _LEGAL, "拾")
    if form == "ideographDigital":
        return "".join(_HAN[int(digit)] for digit in str(number))
    if form in _CIRCLED and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    if form in {"upperLetter", "lowerLetter"} and 0 < number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    if form in {"upperRoman", "lowerRoman"} and 0 < number < 200:
        return _roman(number).upper() if form == "upperRoman" else _roman(number)
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _tens(number: int, digits: str, ten: str) -> str:
    tens, ones = divmod(number, 10)
    first = ("" if tens == 1 and ten == "十" else digits[tens]) + ten if tens else ""
    return first + (digits[ones] if ones else "")


def _roman(number: int) -> str:
    told = ""
    for value, sign in _ROMAN:
        while number >= value:
            told, number = told + sign, number - value
    return told
