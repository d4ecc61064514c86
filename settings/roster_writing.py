"""Writing roster/*.csv: new rows, ended rows and changed cells, everything else as it stands; all files or none."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from settings.files import load_roster
from settings.mistakes import Mistakes
from settings.roster_file import CONTACTS, SCHOOLS, TEACHERS, WORKBOOKS
from settings.roster_table import csv_rows
from settings.roster_workbook import sheet_rows
from tasks.domain.errors import BadInput
from tasks.domain.plan.rosters.changes import Change, ChangeKind, Part

_FILES = {Part.SCHOOLS: SCHOOLS, Part.TEACHERS: TEACHERS, Part.CONTACTS: CONTACTS}
_SHEETS = {Part.SCHOOLS: "学校", Part.TEACHERS: "教师", Part.CONTACTS: "联系人"}
_COLUMNS: Mapping[Part, Mapping[str, str]] = {
    Part.SCHOOLS: {"id": "编号", "name": "学校", "stages": "学段", "aliases": "别名", "class": "班级",
                   "coordinator": "负责人", "principal": "校长"},
    Part.TEACHERS: {"id": "编号", "name": "姓名", "school": "学校", "subjects": "任教学科", "aliases": "别名",
                    "account": "账号", "gives_observed_lesson": "出课教师", "stages": "学段"},
    Part.CONTACTS: {"id": "编号", "name": "姓名", "role": "角色", "email": "邮箱", "stages": "学段", "phone": "电话"},
}  # fmt: skip
_PERSONAL = {Part.CONTACTS: {"email", "phone", "邮箱", "电话"}, Part.TEACHERS: {"account", "账号"}}
_ENDING = {ChangeKind.ENDED, ChangeKind.MERGED}


def changed_roster(files: Mapping[str, bytes], changes: Iterable[Change]) -> dict[str, bytes]:
    """The roster's files as the changes leave them: relative path -> bytes (UTF-8 with BOM, Chinese headings).

    Raises BadFiles when the result could not be loaded, so that a bad roster is never written.
    """
    by_part: dict[Part, list[Change]] = {part: [] for part in Part}
    for change in changes:
        by_part[change.part].append(change)
    book = next((name for name in WORKBOOKS if name in files), "")
    written = {
        _FILES[part]: _csv(_changed(part, _rows(part, files, book), by_part[part]))
        for part in Part
        if by_part[part] or book
    }
    others = {name: data for name, data in files.items() if name not in WORKBOOKS}
    load_roster({**others, **written})
    return written


def emptied_roster(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The tables without addresses, telephone numbers and accounts, and the workbook whose place they take.

    Empty where there is nothing to take out. Names stay: the verdicts and hours are theirs.
    """
    book = next((name for name in WORKBOOKS if name in files), "")
    written = {}
    for part, columns in _PERSONAL.items():
        rows = _rows(part, files, book)
        private = [place for place, heading in enumerate(rows[0]) if heading.lower() in columns]
        emptied = [[("" if n in private else cell) for n, cell in enumerate(row)] for row in rows[1:]]
        if emptied != rows[1:]:
            written[_FILES[part]] = _csv([rows[0], *emptied])
    if not written or not book:
        return written, ()
    whole = {_FILES[part]: _csv(_rows(part, files, book)) for part in Part}
    return {**whole, **written}, (book,)


def write_roster(home: Path, written: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write all files or none; returns the names of workbooks that were put aside, since CSV files replace them."""
    (home / "roster").mkdir(exist_ok=True)
    before = {name: (home / name).read_bytes() if (home / name).is_file() else None for name in written}
    waiting = {name: home / f"{name}.tmp" for name in written}
    try:
        for name, data in written.items():
            _write_through(waiting[name], data)
        for name, path in waiting.items():
            os.replace(path, home / name)
        aside = tuple(name for name in WORKBOOKS if (home / name).is_file())
        for name in aside:
            os.replace(home / name, home / f"{name}~")
    except OSError as error:
        _put_back(home, before)
        raise BadInput(f"花名册写不进去（{error}），一个文件也没有改。请检查磁盘空间和文件夹的权限。") from None
    finally:
        for path in waiting.values():
            path.unlink(missing_ok=True)
    return aside


def _put_back(home: Path, before: Mapping[str, bytes | None]) -> None:
    for name, data in before.items():
        if data is None:
            (home / name).unlink(missing_ok=True)
        elif (home / name).read_bytes() != data:
            _write_through(home / name, data)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _rows(part: Part, files: Mapping[str, bytes], book: str) -> list[list[str]]:
    """The table as it stands, headings first, trailing blank rows left out."""
    file = _FILES[part]
    found: Sequence[Sequence[str]] | None = None
    if file in files:
        found = csv_rows(file, files[file], Mistakes())
    elif book:
        found = sheet_rows(book, files[book], _SHEETS[part], Mistakes())
    rows = [[cell.strip(" \t\u3000\u00a0\ufeff\u200b") for cell in row] for row in found or ()]
    return [row for row in rows if any(row)] or [list(_COLUMNS[part].values())]


def _changed(part: Part, rows: list[list[str]], changes: Sequence[Change]) -> list[list[str]]:
    chinese = _COLUMNS[part]
    head = [chinese.get(heading.lower(), heading) for heading in rows[0]]
    for change in changes:
        head += [chinese[name] for name in change.cells if change.cells[name] and chinese[name] not in head]
    at = {heading: place for place, heading in enumerate(head)}
    table = {row[at["编号"]]: [*row, *[""] * (len(head) - len(row))] for row in rows[1:]}
    for change in changes:
        if change.kind in _ENDING and not change.cells:
            table.pop(change.id, None)
            continue
        row = table.setdefault(change.id, [""] * len(head))
        for name, value in change.cells.items():
            if chinese[name] in at:
                row[at[chinese[name]]] = value
    return [head, *table.values()]


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")
