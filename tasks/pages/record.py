"""The page that a run keeps of itself: one self-contained HTML file, without scripts or outside links, that prints."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template

_ROWS_SHOWN = 2000


class RunState(StrEnum):
    """How a run stands, as its page says it."""

    RUNNING = "进行中 running"
    DONE = "完成 done"
    STOPPED = "在此中断 stopped here"
    CUT_SHORT = "中断 cut short"


@dataclass(frozen=True, slots=True)
class Told:
    """What a step tells a person: a sentence, and a table or a drawing where one helps.

    `svg` is our own drawing; `tints` are colours of the table's cells, by (row, column).
    """

    sentence: str
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    svg: str = ""
    tints: Mapping[tuple[int, int], str] = field(default_factory=dict)

    @property
    def told(self) -> Told:
        return self


@dataclass(frozen=True)
class Cell:
    """One cell of a page: prose, something shown, or the error at which the run stopped."""

    kind: str  # "prose" | "shown" | "stopped"
    text: str = ""
    told: Told | None = None

    @cached_property
    def html(self) -> str:
        """As it stands on the page, all text escaped. A page is written again after each cell, the cells are not."""
        return _template("record_cell.html").render(cell=self, rows_shown=_ROWS_SHOWN)


def record_page(title: str, began_at: datetime, state: RunState, cells: Sequence[Cell], note: str) -> str:
    """The whole page. Everything that came from outside is escaped: a link in a title stays text.

    `note` is for machines and stands in a comment at the top.
    """
    when = f"{began_at:%Y-%m-%d %H:%M:%S}"
    page = _template("record.html").render(title=title, began_at=when, state=state, cells=cells)
    return page.replace("<html", f"<!--{note.replace('--', '—')}-->\n<html", 1)


def as_cut_short(page: str) -> str:
    """The page of a run that never closed it: its process is gone."""
    page = page.replace(RunState.RUNNING, RunState.CUT_SHORT, 2)  # in the note and in the head, before any cell
    words = "这次运行没有走完：进程被结束，或者机器断电。已经写下的都在上面；没有做完的，下一次运行会接着做。"
    before, end, after = page.rpartition("</body>")
    return f'{before}<div class="stopped"><strong>{RunState.CUT_SHORT}</strong><br>{words}</div>\n{end}{after}'


def plain(text: str) -> str:
    """Outside text in which nothing becomes a live link, also where a viewer links addresses by itself."""
    text = re.sub(r"(?i)\b([a-z][a-z0-9+.-]*):(?=//)|\b(mailto|javascript|data|tel):", r"\1\2：", text)
    return re.sub(r"(?i)\bwww\.", "www．", text).replace("@", "＠")


def plain_markdown(text: str) -> str:
    """Outside text that markdown will not make live: no link, image, heading, code or HTML."""
    text = html.escape(plain(text), quote=False)
    return re.sub(r"([\\`*_{}\[\]()#!|~])", r"\\\1", text).replace("\n", "  \n")


def own_markdown(text: str) -> str:
    """Prose of a flow: its headings and paragraphs stay, links, images and HTML do not."""
    return re.sub(r"([\[\]!`])", r"\\\1", html.escape(plain(text), quote=False))


def _prose(text: str) -> list[tuple[str, str]]:
    """(tag, text) of each block: `## heading`, else a paragraph."""
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    return [("h2", block.lstrip("# ")) if block.startswith("#") else ("p", block) for block in blocks]


@cache
def _template(name: str) -> Template:
    from jinja2 import Environment, PackageLoader  # steps import this module for `Told` alone

    loader = PackageLoader("tasks.pages")
    environment = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["blocks"] = _prose
    return environment.get_template(name)
