"""The page that a run keeps of itself: one self-contained HTML file, without scripts, that prints."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

_STYLE = """
body{font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;
color:#1d2129}h1{font-size:1.5rem;margin:0 0 .2rem}h2{font-size:1.15rem;margin:1.6rem 0 .4rem}
.when{color:#667;margin:0 0 1.2rem}.shown{border-left:4px solid #3a7bd5;background:#f5f8fc;
padding:.5rem 1rem;margin:.6rem 0}
.stopped{border-left:4px solid #c33;background:#fdf3f2;padding:.5rem 1rem;margin:.6rem 0}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;width:100%;margin:.5rem 0}
th,td{border:1px solid #d5dae1;padding:.25rem .5rem;text-align:left;vertical-align:top}th{background:#eef2f7}
svg{max-width:100%;height:auto}
@media print{body{margin:0;max-width:none}thead{display:table-header-group}tr{break-inside:avoid}}
"""
_ROWS_SHOWN = 2000


@dataclass(frozen=True, slots=True)
class Told:
    """What a step tells a person: a sentence, and a table or a drawing where one helps. `svg` is our own drawing."""

    sentence: str
    headings: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    svg: str = ""

    @property
    def told(self) -> Told:
        return self


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a page: prose, something shown, or the error at which the run stopped."""

    kind: str  # "prose" | "shown" | "stopped"
    text: str = ""
    told: Told | None = None


def record_page(title: str, began_at: datetime, state: str, cells: Sequence[Cell]) -> str:
    """The whole page. Everything that came from outside is escaped: a link in a title stays text."""
    body = "\n".join(_cell(cell) for cell in cells)
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{html.escape(title)} {began_at:%Y-%m-%d %H:%M}</title><style>{_STYLE}</style></head><body>\n"
        f"<h1>{html.escape(title)}</h1>\n"
        f'<p class="when">{began_at:%Y-%m-%d %H:%M:%S}　{html.escape(state)}</p>\n{body}\n</body></html>\n'
    )


def _cell(cell: Cell) -> str:
    if cell.kind == "stopped":
        return f'<div class="stopped"><strong>在此中断 stopped here</strong><br>{_lines(cell.text)}</div>'
    if cell.told is None:
        return _prose(cell.text)
    table = _table(cell.told) if cell.told.rows else ""
    return f'<div class="shown">{_lines(cell.told.sentence)}{table}{cell.told.svg}</div>'


def _prose(text: str) -> str:
    blocks = [block.strip() for block in text.split("\n\n") if block.strip()]
    return "\n".join(
        f"<h2>{html.escape(block.lstrip('# '))}</h2>" if block.startswith("#") else f"<p>{_lines(block)}</p>"
        for block in blocks
    )


def _table(told: Told) -> str:
    head = "".join(f"<th>{html.escape(heading)}</th>" for heading in told.headings)
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{_lines(value)}</td>" for value in row) + "</tr>" for row in told.rows[:_ROWS_SHOWN]
    )
    more = f"<p>另有 {len(told.rows) - _ROWS_SHOWN} 行未列出。</p>" if len(told.rows) > _ROWS_SHOWN else ""
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table></div>{more}'


def _lines(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")


def plain_markdown(text: str) -> str:
    """Outside text that markdown will not make live: no link, image, heading, code or HTML."""
    text = re.sub(r"(?i)\b(https?|ftp|mailto|javascript|data):", r"\1\\:", html.escape(text, quote=False))
    return re.sub(r"([\\`*_{}\[\]()#!|>~])", r"\\\1", text).replace("\n", " ")
