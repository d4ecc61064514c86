"""What a Chinese keyboard leaves in a TOML file: Chinese quotation marks and full-width signs outside of texts."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = "\"'“”‘’＂＇「」"
_CLOSING = {'"': '"”“＂', "'": "'’‘＇"}
_SIGNS = {"＝": "=", "，": ",", "、": ",", "［": "[", "］": "]", "【": "[", "】": "]", "｛": "{", "｝": "}", "＃": "#"}
_SIGNS |= {"．": ".", "－": "-", "＿": "_", "：": ":", "\u3000": " ", "\u00a0": " "}
_SIGNS |= {chr(0xFF10 + n): chr(0x30 + n) for n in range(10)}
_SIGNS |= {chr(0xFF21 + n): chr(0x41 + n) for n in range(26)} | {chr(0xFF41 + n): chr(0x61 + n) for n in range(26)}
_AFTER_VALUE = re.compile(r"\s*($|[,，、\]］】}｝#＃=＝.．])")


@dataclass(frozen=True, slots=True)
class MendedLine:
    line: int
    signs: str  # the wrong signs, as they stand there
    mended: str


def mend(text: str) -> tuple[str, tuple[MendedLine, ...]]:
    """The text with ASCII signs where TOML wants them, and the lines that had others; texts inside stay as they are."""
    lines, changed = [], []
    inside = ""  # the delimiter of a multi-line text that is still open
    for number, line in enumerate(text.split("\n"), 1):
        mended, signs, inside = _mend_line(line, inside)
        lines.append(mended)
        if signs:
            changed.append(MendedLine(number, signs, mended.strip()))
    return "\n".join(lines), tuple(changed)


def _mend_line(line: str, inside: str) -> tuple[str, str, str]:
    out, signs, at = [], "", 0
    while at < len(line):
        if inside:
            end = line.find(inside, at)
            stop = len(line) if end < 0 else end + 3
            out.append(line[at:stop])
            inside, at = (inside, stop) if end < 0 else ("", stop)
        elif line[at] in "#＃":
            wrong = "＃" if line[at] == "＃" else ""
            return "".join([*out, "#", line[at + 1 :]]), signs + wrong, ""
        elif line.startswith(('"""', "'''"), at):
            inside, at = line[at : at + 3], at + 3
            out.append(inside)
        elif line[at] in _OPENING:
            piece, wrong, at = _mend_text(line, at)
            out.append(piece)
            signs += wrong
        else:
            sign = line[at]
            out.append(_SIGNS.get(sign, sign))
            signs += sign if sign in _SIGNS else ""
            at += 1
    return "".join(out), signs, inside


def _mend_text(line: str, start: int) -> tuple[str, str, int]:
    """One quoted text from `start`: what it should be, the wrong signs, where it ends."""
    first = line[start]
    quote = "'" if first in "'‘’＇" else '"'
    end = _plain_end(line, start + 1, quote) if first == quote else -1
    if end < 0:
        end = _mixed_end(line, start + 1, "".join(_CLOSING.values()) + "」")
    if end < 0:
        return quote + line[start + 1 :], first if first != quote else "", len(line)
    wrong = "".join(sign for sign in (first, line[end]) if sign != quote)
    return quote + line[start + 1 : end] + quote, wrong, end + 1


def _plain_end(line: str, at: int, quote: str) -> int:
    while at < len(line):
        if line[at] == "\\" and quote == '"':
            at += 2
            continue
        if line[at] == quote:
            return at
        at += 1
    return -1


def _mixed_end(line: str, at: int, closing: str) -> int:
    """The closing sign behind which the value ends; texts may hold Chinese quotation marks of their own."""
    ends = [n for n in range(at, len(line)) if line[n] in closing]
    return next((n for n in ends if _AFTER_VALUE.match(line, n + 1)), ends[-1] if ends else -1)
