"""Reading a TOML file as people write it: any usual encoding, and every slip named with its line."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from settings.mending import mend
from settings.mistakes import Mistakes

Path = tuple[str | int, ...]
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")
_SAID: tuple[tuple[str, str, str], ...] = (
    ("Cannot overwrite a value", "同一个键写了两次", "每个键在一节里只写一次"),
    ("Cannot declare", "同一节写了两次", "把两节合成一节；要写多条请用双方括号，如 [[requirement]]"),
    ("Expected ']", "节名的方括号没有配对", "[节名] 或 [[节名]]，两边一样多"),
    ("Unclosed array", "这一行或上一行的方括号没有配对", "补上 ]，各项之间用英文逗号"),
    ("Unclosed inline table", "这一行或上一行的花括号没有配对", "补上 }，各项之间用英文逗号"),
    ("Unterminated string", "引号没有配对", '文字前后各一个英文引号，如 title = "课程表"'),
    ("Illegal character '\\n'", "引号没有配对", '文字前后各一个英文引号，如 title = "课程表"'),
    ("Expected '='", "键的后面没有等号", '键 = 值，如 title = "课程表"'),
    ("Unescaped", "反斜杠后面的字符不对", "Windows 路径请用单引号，如 'D:\\邮件'"),
    ("Invalid initial character for a key", "键名里有 TOML 不认的字符", "键名用英文字母、数字、- 和 _"),
    ("Invalid value", "等号后面的值写得不对", '文字要加英文引号，如 due = "05-08 cob"'),
    ("Expected newline or end of document", "一行里多出了内容", "一行只写一个键；文字要加英文引号"),
    ("Invalid statement", "这一行不是 TOML", "键 = 值，或 [节名]；说明文字前面加 #"),
)


@dataclass(frozen=True)
class Document:
    """A TOML file as far as it could be read; `broken` when lines had to be left out."""

    file: str
    data: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[Path, int] = field(default_factory=dict)
    broken: bool = False

    def place(self, path: Path) -> str:
        """ "第 12 行": the line of that key, or of the nearest thing around it."""
        while path:
            lines = [line for key, line in self.lines.items() if key[: len(path)] == path]
            if lines:
                return f"第 {min(lines)} 行"
            path = path[:-1]
        return ""


def decode(data: bytes) -> str | None:
    """UTF-8 with or without BOM, UTF-16 with BOM, else GBK; None if it is none of them."""
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if is_utf16 else ["utf-8-sig", "gb18030"]:
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    return None


def read_toml(file: str, data: bytes, mistakes: Mistakes) -> Document:
    """Never raises: what is wrong is added to `mistakes`, and reading goes on with the rest."""
    text = decode(data)
    if text is None:
        mistakes.add(file, "", "认不出文件的编码", "用记事本另存为 UTF-8")
        return Document(file, broken=True)
    try:
        return Document(file, tomllib.loads(text), key_lines(text))
    except tomllib.TOMLDecodeError:
        mended, changed = mend(text)
    for line in changed:
        signs = "".join(dict.fromkeys(line.signs)).replace("\u3000", "全角空格").replace("\u00a0", "不换行空格")
        mistakes.add(file, f"第 {line.line} 行", f"用了中文引号或全角符号 {signs}", line.mended)
    data_, broken = _read_around(file, mended, mistakes)
    return Document(file, data_, key_lines(mended), broken)


def _read_around(file: str, text: str, mistakes: Mistakes) -> tuple[dict[str, Any], bool]:
    """Parse; leave out a line that is wrong and parse again, so that slips far apart are all named."""
    last = -1
    for _ in range(20):
        try:
            return tomllib.loads(text), last >= 0
        except tomllib.TOMLDecodeError as error:
            line = _line_of(str(error), text)
            if last >= 0 and line <= last + 1:
                break  # the first slip goes on over several lines
            lines = text.split("\n")
            _add_syntax(file, line, lines[line - 1], str(error), mistakes)
            lines[line - 1] = ""
            text, last = "\n".join(lines), line
    return {}, True


def _line_of(message: str, text: str) -> int:
    found = _AT.search(message)
    return int(found[1]) if found and found[1] else max(1, len(text.rstrip("\n").split("\n")))


def _add_syntax(file: str, line: int, text_of_line: str, message: str, mistakes: Mistakes) -> None:
    plain = _AT.sub("", message)
    if plain.startswith("Cannot overwrite") and text_of_line.lstrip().startswith("["):
        plain = "Cannot declare"
    wrong, right = next(
        ((wrong, right) for start, wrong, right in _SAID if plain.startswith(start)), (f"TOML 写法不对（{plain}）", "")
    )
    mistakes.add(file, f"第 {line} 行", wrong, right)


def key_lines(text: str) -> dict[Path, int]:
    """Where each table and key stands: ("requirement", 3, "due") -> line. Inline tables count as their key's line."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    here: Path = ()
    inside = ""
    for number, line in enumerate(text.split("\n"), 1):
        if inside:
            inside = "" if inside in line else inside
            continue
        if header := _HEADER.match(line):
            here = _table_path(_names(header[2]), counts, again=header[1] == "[[")
            found.setdefault(here, number)
        elif key := _KEY.match(line):
            names = _names(key[1])
            for length in range(1, len(names) + 1):
                found.setdefault((*here, *names[:length]), number)
        inside = next((quote for quote in ('"""', "'''") if line.count(quote) % 2), "")
    return found


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _table_path(names: tuple[str, ...], counts: dict[Path, int], *, again: bool) -> Path:
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        if path in counts:
            path = (*path, counts[path])
    path = (*path, names[-1])
    if again:
        counts[path] = counts.get(path, -1) + 1
    return (*path, counts[path]) if path in counts else path
