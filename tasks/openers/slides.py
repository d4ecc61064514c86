"""Slides: their text in order, the first slide's title, their number, the pictures on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.domain.evidence.contents import ContentKind, Contents
from tasks.openers import xml
from tasks.openers.facts import table_facts, text_facts
from tasks.openers.limits import broken
from tasks.openers.word import pictures_in
from tasks.openers.word_text import text_of, without_twice

if TYPE_CHECKING:
    from tasks.openers.office import Parts

_FALLBACK = frozenset({"Fallback"})


def open_slides(parts: Parts) -> Contents:
    xml.parse(parts.read("ppt/presentation.xml"))
    slides = [without_twice(xml.parse(parts.read(name))) for name in parts.names(r"ppt/slides/slide\d+\.xml")]
    if not slides:
        raise broken("演示文稿里没有幻灯片")
    tables = [
        table_facts(f"第{number}页", _rows(element), parts.budget)
        for number, slide in enumerate(slides, 1)
        for element in xml.walk(slide, _FALLBACK)
        if xml.local(element) == "tbl"
    ]
    return text_facts(
        ContentKind.SLIDES,
        "pptx",
        "\n".join(text_of(slide).strip() for slide in slides),
        parts.budget,
        heading=_title(slides[0]),
        tables=tables,
        pictures=pictures_in(parts, r"ppt/media/.+"),
        pages=len(slides),
    )


def _title(slide: xml.Element) -> str:
    for shape in xml.walk(slide, _FALLBACK):
        if xml.local(shape) == "sp":
            marks = (e for e in xml.walk(shape, _FALLBACK) if xml.local(e) == "ph")
            if any(xml.attribute(mark, "type") in {"title", "ctrTitle"} for mark in marks):
                return " ".join(text_of(shape).split())
    return ""


def _rows(table: xml.Element) -> list[list[str]]:
    rows = [element for element in table if xml.local(element) == "tr"]
    return [[" ".join(text_of(cell).split()) for cell in row if xml.local(cell) == "tc"] for row in rows]
