"""roster/: schools, teachers and contacts, from three CSV files or one roster.xlsx, checked against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from settings.mistakes import Mistakes
from settings.roster_people import read_contact, read_school, read_teacher
from settings.roster_table import Row, csv_rows, read_rows
from settings.words import right_one
from tasks.domain.plan.party import Role, Roster, School, Teacher

SCHOOLS, TEACHERS, CONTACTS = "roster/schools.csv", "roster/teachers.csv", "roster/contacts.csv"
WORKBOOKS = ("roster.xlsx", "roster/roster.xlsx")
_SHEETS = {SCHOOLS: "学校", TEACHERS: "教师", CONTACTS: "联系人"}
_HEADINGS: Mapping[str, Mapping[str, str]] = {
    SCHOOLS: {
        "编号": "id",
        "学校": "name",
        "学段": "stages",
        "别名": "aliases",
        "班级": "class",
        "负责人": "coordinator",
        "校长": "principal",
    },
    CONTACTS: {"编号": "id", "姓名": "name", "角色": "role", "邮箱": "email", "学段": "stages", "电话": "phone"},
    TEACHERS: {
        "编号": "id",
        "姓名": "name",
        "学校": "school",
        "任教学科": "subjects",
        "别名": "aliases",
        "账号": "account",
        "出课教师": "gives_observed_lesson",
        "学段": "stages",
    },
}


def read_roster(files: Mapping[str, bytes], mistakes: Mistakes) -> Roster:
    """The roster; what is wrong is added to `mistakes`, and what can be read is returned."""
    rows = {file: list(_rows(file, files, mistakes)) for file in _HEADINGS}
    if not _is_there(SCHOOLS, files):
        mistakes.add(SCHOOLS, "", "没有这个文件", "第一行写列名：" + "、".join(_HEADINGS[SCHOOLS]))
    schools = _with_ids(rows[SCHOOLS])
    teachers = _with_ids(rows[TEACHERS], taken={row.get("id") for row in schools})
    contacts = _with_ids(rows[CONTACTS])
    _refuse_shared_names(schools)
    references = {row.get("id"): row for row in contacts} if _is_there(CONTACTS, files) else None
    names = _names_of(schools)
    return Roster(
        tuple(filter(None, (_school(row, references) for row in schools))),
        tuple(filter(None, (_teacher(row, names) for row in teachers))),
        tuple(filter(None, (read_contact(row) for row in contacts))),
    )


def _is_there(file: str, files: Mapping[str, bytes]) -> bool:
    return file in files or any(book in files for book in WORKBOOKS)


def _rows(file: str, files: Mapping[str, bytes], mistakes: Mistakes) -> Iterable[Row]:
    book = next((name for name in WORKBOOKS if name in files), "")
    if file in files and book:
        mistakes.add(file, "", f"同时有 {book}", "花名册只留一种：三个 CSV，或一个 roster.xlsx")
    if file in files:
        cells = csv_rows(file, files[file], mistakes)
    elif book:
        from settings.roster_workbook import sheet_rows

        file, cells = f"{book}（{_SHEETS[file]}）", sheet_rows(book, files[book], _SHEETS[file], mistakes)
    else:
        return ()
    headings = _HEADINGS[next(name for name in _HEADINGS if name == file or f"（{_SHEETS[name]}）" in file)]
    needed = ("id", "name", "school") if "school" in headings.values() else ("id", "name")
    return read_rows(file, cells, headings, needed, mistakes) if cells is not None else ()


def _with_ids(rows: list[Row], taken: set[str] | None = None) -> list[Row]:
    """The rows with an id of their own; the others are named."""
    seen = dict.fromkeys(taken or (), "学校")
    kept = []
    for row in rows:
        id_ = row.get("id")
        if not id_:
            row.wrong("id", "没有编号", "每行一个编号")
        elif re.search(r"[\s/:*@;；|]", id_):
            row.wrong("id", f"编号“{id_}”里有空格或 / : * @ ; |", "字母和数字")
        elif id_ in seen:
            row.wrong("id", f"编号 {id_} 与{seen[id_]}重复", "每行一个编号")
        else:
            seen[id_] = row.place("id")
            kept.append(row)
    return kept


def _refuse_shared_names(schools: list[Row]) -> None:
    """Two schools that go by one name could never be told apart."""
    owner: dict[str, Row] = {}
    for row in schools:
        for column, name in [("name", row.get("name")), *(("aliases", alias) for alias in row.several("aliases"))]:
            other = owner.setdefault(name, row)
            if name and other is not row:
                row.wrong(
                    column, f"“{name}”也是 {other.get('name')}（{other.get('id')}）的名称或别名", "每个名称只给一所学校"
                )


def _school(row: Row, contacts: Mapping[str, Row] | None) -> School | None:
    coordinators = tuple(
        filter(None, (_contact(row, "coordinator", word, contacts) for word in row.several("coordinator")))
    )
    principals = tuple(filter(None, (_contact(row, "principal", word, contacts) for word in row.several("principal"))))
    return read_school(row, coordinators, principals[0] if principals else "")


def _contact(row: Row, column: str, word: str, contacts: Mapping[str, Row] | None) -> str:
    """The contact's id, from the id or a name that only one contact has."""
    if contacts is None:
        row.warn(column, f"没有 {CONTACTS}，“{word}”收不到邮件", f"写好 {CONTACTS} 再发送")
        return ""
    if word in contacts:
        return word
    named = [id_ for id_, contact in contacts.items() if contact.get("name") == word]
    labels = (column, Role(column).label)
    fitting = [id_ for id_ in named if contacts[id_].get("role").lower() in labels] if len(named) > 1 else named
    if len(fitting) == 1:
        return fitting[0]
    if named:
        row.wrong(column, f"联系人里有 {len(named)} 个“{word}”", f"写编号：{'、'.join(named)}")
    else:
        names = [contact.get("name") for contact in contacts.values()]
        row.wrong(column, f"联系人里没有“{word}”", right_one(word, [*contacts, *names][:60]))
    return ""


def _names_of(schools: list[Row]) -> dict[str, str]:
    """Every word that means a school -> its id; the ids come first, as they go before any name."""
    names = {row.get("id"): row.get("id") for row in schools}
    for row in schools:
        for name in (row.get("name"), *row.several("aliases")):
            names.setdefault(name, row.get("id"))
    return names


def _teacher(row: Row, schools: Mapping[str, str]) -> Teacher | None:
    word = row.get("school")
    if not word:
        row.wrong("school", f"{row.get('name')}没有写学校", "学校的编号")
    elif word not in schools and schools:
        row.wrong("school", f"没有“{word}”这所学校", right_one(word, list(schools)[:200]))
    return read_teacher(row, schools.get(word, ""))
