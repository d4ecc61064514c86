"""The review desk as a sheet to fill in: pictures, a list to choose from in each row; `decide --from` takes it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter

from tasks.domain.notice.notice import Notice, NoticeState
from tasks.domain.verdict.decision import Act
from tasks.domain.verdict.verdict import Verdict
from tasks.pages.review_desk import Desk, review_rows

_COLUMNS = {
    "编号": 12, "决定": 8, "归到": 26, "理由": 20, "应交": 20, "单位和材料": 26, "为什么等": 36, "截止": 16, "收到": 16,
    "名称": 34, "发件人": 24, "建议": 34, "把握": 6, "缩略图": 34, "打开": 14,
}  # fmt: skip
_OF_NOTICES = {"编号": 44, "决定": 8, "理由": 24, "状态": 14, "级": 8, "收件人": 14, "标题": 40, "为什么等": 44}
_NOTICE_ACTS = {NoticeState.HELD: [Act.RELEASE.label], NoticeState.UNCERTAIN: [Act.RESEND.label]}
_ACTS = [act.label for act in (Act.ACCEPT, Act.REJECT, Act.ASSIGN, Act.WAIVE)]
_ROW, _PICTURE_ROW, _PICTURE_WIDTH = 36, 120, 240  # points, points, pixels
_AS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LIST_MOST = 255  # characters that a drop-down list can hold


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What lies beside one item: a contact sheet (JPEG, or no bytes), and the file's path from the sheet's folder."""

    jpeg: bytes = b""
    file: str = ""


def review_sheet(desk: Desk, exhibits: Mapping[str, Exhibit]) -> bytes:
    """One row for each waiting item, one sheet more for the mails that wait for a word.

    Nothing in it becomes a formula, and no link but those to the files beside it.
    """
    out = BytesIO()
    with xlsxwriter.Workbook(out, _AS_TEXT) as book:
        looks = _looks(book)
        sheet = book.add_worksheet("待人工")
        _head(sheet, _COLUMNS, len(desk.items), looks)
        for number, cells in enumerate(_rows(desk), 1):
            exhibit = exhibits.get(cells[0], Exhibit())
            _write_row(sheet, number, cells, exhibit, looks)
            _add_choices(sheet, number, [v.obligation.id for v in desk.items[number - 1][0].at])
        if desk.notices:
            _notices(book.add_worksheet("通知"), desk.notices, looks)
    return out.getvalue()


def _head(sheet: Any, columns: Mapping[str, int], rows: int, looks: Mapping[str, Any]) -> None:
    """The headings, and how the sheet is scrolled, filtered and printed."""
    for column, (heading, width) in enumerate(columns.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, looks["head"])
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _notices(sheet: Any, notices: Sequence[Notice], looks: Mapping[str, Any]) -> None:
    _head(sheet, _OF_NOTICES, len(notices), looks)
    for number, one in enumerate(notices, 1):
        cells = (one.key, "", "", one.state.label, one.kind, one.recipient, one.subject, one.reason)
        for column, text in enumerate(cells):
            sheet.write_string(number, column, text, looks["fill" if column in {1, 2} else "cell"])
        choice = {"validate": "list", "source": _NOTICE_ACTS[one.state], "ignore_blank": True}
        sheet.data_validation(number, 1, number, 1, choice)


def _looks(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "text_wrap": True, "valign": "top", "font_size": 10}
    return {
        "head": book.add_format({"bold": True, "bg_color": "#F2F5F8", "border": 1}),
        "cell": book.add_format(cell),
        "fill": book.add_format({**cell, "bg_color": "#FFF8DC"}),
        "link": book.add_format({**cell, "font_color": "#1A5FB4", "underline": 1}),
    }


def _rows(desk: Desk) -> Sequence[tuple[str, ...]]:
    """(编号, 决定, 归到, 理由, 应交, 单位和材料, …): what a person fills in is empty, but for a target that is sure."""
    found = []
    for (waiting, suggestion), (id_, why, _, due, received, name, advice, sure) in zip(
        desk.items, review_rows(desk), strict=True
    ):
        at = waiting.at[0].obligation.id if len(waiting.at) == 1 else ""
        whose = "、".join(f"{v.obligation.party_name} {_title(desk, v)}" for v in waiting.at[:2])
        more = f" 等 {len(waiting.at)} 项" if len(waiting.at) > 2 else ""
        sender = waiting.placed.item.submission.sender_address or waiting.placed.item.submission.sender_name
        cells = (id_, "", suggestion.to, "", at, whose + more, why, due, received, name, sender, advice, sure)
        found.append(cells)
    return found


def _title(desk: Desk, verdict: Verdict) -> str:
    return desk.plan.requirement[verdict.obligation.requirement].title


def _write_row(sheet: Any, number: int, cells: tuple[str, ...], exhibit: Exhibit, looks: Mapping[str, Any]) -> None:
    sheet.set_row(number, _PICTURE_ROW if exhibit.jpeg else _ROW)
    for column, text in enumerate(cells):
        sheet.write_string(number, column, text, looks["fill" if 1 <= column <= 3 else "cell"])
    last = len(_COLUMNS) - 1
    sheet.write_string(number, last - 1, "", looks["cell"])
    if exhibit.jpeg:
        picture = {"image_data": BytesIO(exhibit.jpeg), "object_position": 1, **_scale(exhibit.jpeg)}
        sheet.insert_image(number, last - 1, f"{cells[0].replace('/', '-')}.jpg", picture)
    if exhibit.file:
        sheet.write_url(number, last, f"external:{exhibit.file}", looks["link"], "打开")
    else:
        sheet.write_string(number, last, "", looks["cell"])


def _add_choices(sheet: Any, number: int, obligations: Sequence[str]) -> None:
    sheet.data_validation(number, 1, number, 1, {"validate": "list", "source": _ACTS, "ignore_blank": True})
    choices = obligations[:8]
    while len(",".join(choices)) > _LIST_MOST:
        choices = choices[:-1]
    if choices:  # a warning only: any obligation's id may be written
        wish = {"validate": "list", "source": list(choices), "error_type": "information", "ignore_blank": True}
        sheet.data_validation(number, 2, number, 2, wish)


def _scale(jpeg: bytes) -> dict[str, float]:
    """So that the picture fits its cell."""
    width, height = _size_of(jpeg)
    scale = min(_PICTURE_WIDTH / width, _PICTURE_ROW * 4 / 3 / height, 1.0)
    return {"x_scale": scale, "y_scale": scale, "x_offset": 2, "y_offset": 2}


def _size_of(jpeg: bytes) -> tuple[int, int]:
    """Width and height of a JPEG of our own making, from its frame header."""
    at = 2
    while at + 9 < len(jpeg):
        marker, length = jpeg[at + 1], int.from_bytes(jpeg[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xC3:
            return int.from_bytes(jpeg[at + 7 : at + 9], "big"), int.from_bytes(jpeg[at + 5 : at + 7], "big")
        at += 2 + length
    return _PICTURE_WIDTH, _PICTURE_ROW
