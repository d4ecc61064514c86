"""What was typed wrongly on the command line, said in one Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

_VALUE = r"Invalid value for '?(?P<c>[^':]+)'?: .*?"
_SAID: Sequence[tuple[str, str]] = (
    (r"No such command '(?P<a>.*?)'\. Did you mean (?P<b>.*?)\?", "没有“{a}”这个命令；应为：{b}"),
    (r"No such command '(?P<a>.*?)'", "没有“{a}”这个命令"),
    (r"No such option: (?P<a>\S+).*?(?:options: |you mean )(?P<b>[^)?]+)", "没有 {a} 这个选项；应为：{b}"),
    (r"No such option: (?P<a>\S+)", "没有 {a} 这个选项"),
    (r"Got unexpected extra arguments? ?(?:\(s\) )?\((?P<a>.*)\)", "多了“{a}”，不知道是什么"),
    (r"Option '?(?P<a>-\S+?)'? requires an argument", "{a} 后面要写它的值"),
    (r"Option '?(?P<a>-\S+?)'? does not take a value", "{a} 后面不写值"),
    (r"Missing (?:argument|option|parameter) '?(?P<a>[^'.]+)'?", "少写了 {a}"),
    (_VALUE + r"'(?P<a>.*?)' is not one of (?P<b>.*?)\.?$", "{c} 不能是“{a}”；应为：{b}"),
    (_VALUE + r"greater than or equal to (?P<b>\d+)", "{c} 太小；应为：{b} 或更大"),
    (_VALUE + r"less than or equal to (?P<b>\d+)", "{c} 太大；应为：{b} 或更小"),
    (_VALUE + r"(?:integer|number)", "{c} 后面要写一个数"),
)


def wrong_use(message: str) -> str:
    """`message` is the command-line library's own, in English."""
    for pattern, said in _SAID:
        if found := re.search(pattern, message, re.S):
            parts = {name: re.sub(r"'", "", text or "") for name, text in found.groupdict().items()}
            return said.format(**parts) + "。命令后面加 --help 可以看用法。"
    return f"命令写得不对（{message}）。命令后面加 --help 可以看用法。"
