"""A Word document as a person sees it: the numbers that Word itself writes before paragraphs, without hidden text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.openers import xml
from tasks.openers.word_counting import counted

if TYPE_CHECKING:
    from tasks.openers.office import Parts

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""  # 第%1章
    plain: bool = False  # all its numbers in digits


@dataclass(slots=True)
class _List:
    levels: Mapping[int, _Level]
    at: dict[int, int] = field(default_factory=dict)  # level -> the number last written

    def next(self, level: int) -> str:
        """The number in front of the next paragraph of this level; those further in begin again."""
        shape = self.levels.get(level, _Level())
        self.at = {deep: number for deep, number in self.at.items() if deep <= level}
        self.at[level] = self.at.get(level, shape.start - 1) + 1
        told = shape.text
        for deep in range(_LEVELS):
            if f"%{deep + 1}" in told:
                other = self.levels.get(deep, _Level())
                form = "decimal" if shape.plain else other.form
                told = told.replace(f"%{deep + 1}", counted(self.at.get(deep, other.start), form))
        return "" if shape.form in {"bullet", "none"} else told


def as_seen(parts: Parts, root: xml.Element) -> xml.Element:
    """The same tree with each number written into its paragraph, and hidden runs taken out."""
    lists = _lists(parts)
    styles = _styles(parts)
    space = xml.space(root)
    for run in [run for run in root.iter(f"{space}r") if _is_hidden(run, space)]:
        run.getparent().remove(run)
    for paragraph in root.iter(f"{space}p") if lists else ():
        number, level = _numbered(paragraph, styles, space)
        if number in lists and (told := lists[number].next(level)):
            _write(paragraph, told, space)
    return root


def _is_hidden(run: xml.Element, space: str) -> bool:
    found = run.find(f"{space}rPr/{space}vanish")
    return found is not None and xml.attribute(found, "val") not in {"0", "false", "off"}


def _numbered(paragraph: xml.Element, styles: Mapping[str, tuple[str, int]], space: str) -> tuple[str, int]:
    """The list and the level of a paragraph, by itself or by its style."""
    style = paragraph.find(f"{space}pPr/{space}pStyle")
    number, level = styles.get(xml.attribute(style, "val"), ("", 0)) if style is not None else ("", 0)
    own = paragraph.find(f"{space}pPr/{space}numPr")
    return _of_list(own, number, level, space) if own is not None else (number, level)


def _of_list(told: xml.Element, number: str, level: int, space: str) -> tuple[str, int]:
    of, at = told.find(f"{space}numId"), told.find(f"{space}ilvl")
    number = xml.attribute(of, "val") if of is not None else number
    return number, _whole(xml.attribute(at, "val"), level) if at is not None else level


def _write(paragraph: xml.Element, told: str, space: str) -> None:
    text = paragraph.makeelement(f"{space}t", {})
    text.text = told if not told[-1].isalnum() else f"{told} "
    run = paragraph.makeelement(f"{space}r", {})
    run.append(text)
    shape = paragraph.find(f"{space}pPr")
    paragraph.insert(0 if shape is None else paragraph.index(shape) + 1, run)


def _styles(parts: Parts) -> Mapping[str, tuple[str, int]]:
    """Paragraph styles that number, also those that rest on one."""
    if "word/styles.xml" not in parts:
        return {}
    root = xml.parse(parts.read("word/styles.xml"))
    space = xml.space(root)
    told: dict[str, tuple[str, int]] = {}
    for style in root.iter(f"{space}style"):
        rests = style.find(f"{space}basedOn")
        number, level = told.get(xml.attribute(rests, "val"), ("", 0)) if rests is not None else ("", 0)
        own = style.find(f"{space}pPr/{space}numPr")
        told[xml.attribute(style, "styleId")] = (
            _of_list(own, number, level, space) if own is not None else (number, level)
        )
    return {name: of for name, of in told.items() if of[0]}


def _lists(parts: Parts) -> dict[str, _List]:
    """numId -> its list; two that rest on the same one count on, unless the second says where it begins."""
    if "word/numbering.xml" not in parts:
        return {}
    root = xml.parse(parts.read("word/numbering.xml"))
    space = xml.space(root)
    shapes = {
        xml.attribute(one, "abstractNumId"): _List(dict(_level(level, space) for level in one.findall(f"{space}lvl")))
        for one in root.iter(f"{space}abstractNum")
    }
    told: dict[str, _List] = {}
    for one in root.iter(f"{space}num"):
        of = one.find(f"{space}abstractNumId")
        shape = shapes.get(xml.attribute(of, "val")) if of is not None else None
        if shape is not None:
            own = dict(_level(level, space) for level in one.findall(f"{space}lvlOverride/{space}lvl"))
            begins = one.find(f"{space}lvlOverride/{space}startOverride") is not None
            told[xml.attribute(one, "numId")] = _List({**shape.levels, **own}) if own or begins else shape
    return told


def _level(level: xml.Element, space: str) -> tuple[int, _Level]:
    def of(name: str, default: str) -> str:
        found = level.find(f"{space}{name}")
        return xml.attribute(found, "val") if found is not None else default

    plain = level.find(f"{space}isLgl") is not None
    shape = _Level(_whole(of("start", "1"), 1), of("numFmt", "decimal"), of("lvlText", ""), plain)
    return _whole(xml.attribute(level, "ilvl"), 0), shape


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else default
