"""A list of schools, teachers or contacts as a school sends it, read for `roster import`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from unicodedata import normalize

from settings.any_table import Grid, read_grids
from settings.list_headings import Head, Kind, field_of, find_head, is_heading_again, is_running
from settings.same_people import not_yet_there, who
from settings.words import is_email, role, stages_in
from tasks.domain.errors import BadInput
from tasks.domain.plan.party import Stage
from tasks.domain.plan.rosters.listed import (
    ListedContact,
    ListedSchool,
    ListedTeacher,
    RosterList,
    clean_name,
)

_TOTAL = re.compile(r"^(?:合计|总计|小计|共计|累计|总人数|总数|人数合计|本页合计|共\d+[人所名位个]).*")
_REMARK = re.compile(
    r"^(?:[填制报]表|审[核批]|负责人|校长|园长|联系电话|单位|学校|盖章|签[字名]|日期|时间|说明|备注|注\d?).{0,8}[:：]"
    r"|^注[:：]?\d?[、.]|\d{4}年\d{1,2}月\d{1,2}日$"
)
_IN_TITLE = re.compile(
    r"[\u4e00-\u9fff]{2,18}?(?:小学|中学|学校|幼儿园|高中|初中)(?:[(（][^()（）\d]{1,8}[)）]|.{1,4}校区)?"
)
_APART = re.compile(r"[;；、,，/|\n]+")
_STANDING = re.compile(
    r"[（(](?:休?[产病事婚]假(?:中)?|长病|支教|借[调用](?:中)?|轮岗|交流|挂职|代课|临聘|返聘|外聘|特岗|[见实]习|内?退休?|离岗|"
    r"[副正]?[校园]长|[副正]?主任|班主任|教?研?组长|新[教入].{0,2}|公派|在读|待产)[）)]$"
)  # what a list says of a person behind the name; （大） and （小） tell namesakes apart and stay
_TWO_NAMES = re.compile(r"[\u4e00-\u9fff][、,，;；/|][\u4e00-\u9fff]")
_LONG_NUMBER = re.compile(r"\d{8,}[\dxX]")
_YES = {"是", "有", "√", "yes", "y", "1", "true", "v", "✓", "✔", "采用"}
_NO = {"否", "无", "×", "no", "n", "0", "false", "不"}


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of people with its cells by column."""

    place: str
    cells: dict[str, str]
    school: str
    words: tuple[str, ...]  # all that the row says, but for its running number
    mark: str  # a long number (身份证号, a telephone): the same person on two rows has it twice. Never stored

    def several(self, name: str) -> tuple[str, ...]:
        """ "语文、数学" and "王老师 孙老师" are two, "王 丽" is one."""
        found: list[str] = []
        for part in _APART.split(self.cells.get(name, "")):
            words = part.split()
            found += words if all(len(word) > 1 for word in words) else [clean_name(part)]
        return tuple(dict.fromkeys(part for part in map(clean_name, found) if part.strip("-—") and part != "无"))

    @property
    def stages(self) -> tuple[Stage, ...]:
        return stages_in(self.cells.get("stages", ""))


_HEADINGS_NEEDED = "名单里要有一行列名，至少有“姓名”或“学校”，如：姓名、学校、任教学科。"


def read_list(file: str, data: bytes) -> RosterList:
    """Every sheet of the file that lists people or schools.

    Raises BadInput when the file is no table, or no sheet has headings that say where names stand.
    """
    schools: list[ListedSchool] = []
    teachers: list[tuple[ListedTeacher, str]] = []
    contacts: list[ListedContact] = []
    unknown: dict[str, None] = {}
    dropped: list[str] = []
    whole = True
    heads = [(grid, head) for grid in read_grids(file, data) if (head := find_head(grid, file)) is not None]
    if not heads:
        raise BadInput(f"{file} 里找不到表头，没有导入。{_HEADINGS_NEEDED}")
    for grid, head in heads:
        unknown |= dict.fromkeys(head.unknown)
        if grid.hidden:
            dropped.append(f"{_of(grid)}隐藏的 {len(grid.hidden)} 行没有读（第 {_numbers(grid.hidden)} 行）")
        whole = whole and "adopt" not in head.columns
        lines = list(_lines(grid, head, dropped))
        match head.kind:
            case Kind.SCHOOLS:
                schools += [_school(line, dropped) for line in lines if _is_adopted(line, dropped)]
            case Kind.TEACHERS:
                teachers += not_yet_there(teachers, _teachers(lines, dropped), dropped)
            case Kind.CONTACTS:
                contacts += [_contact(line, dropped) for line in lines]
    if not (schools or teachers or contacts) and whole:
        raise BadInput(f"{file} 有表头，表头下面没有名单，没有导入。")
    people = tuple(teacher for teacher, _ in teachers)
    return RosterList(tuple(schools), people, tuple(contacts), tuple(unknown), tuple(dropped), whole)


def _lines(grid: Grid, head: Head, dropped: list[str]) -> Iterator[_Line]:
    """The rows of people: totals, remarks, repeated headings and rows without a name are left out, and said."""
    key = "school" if head.kind is Kind.SCHOOLS else "name"
    school = _school_above(grid, head)
    for number, row in grid.rows[head.begins :]:
        cells = {name: row[at].strip() for name, at in head.columns.items() if at < len(row)}
        filled = [cell.strip() for cell in row if cell.strip()]
        if len(set(filled)) == 1 and len(filled) > 1 or len(filled) == 1 and key in head.columns:
            caption = _IN_TITLE.search(clean_name(filled[0]))
            if caption and "school" not in head.columns:
                school = caption.group()
                continue
        school = clean_name(cells.get("school", "")) or school
        reason = _why_not(head, key, cells, filled, row)
        if reason:
            dropped += [f"{_of(grid)}第 {number} 行没有读：{reason}"] if reason != "列名" else []
            continue
        words = tuple(c.strip() for at, c in enumerate(row) if at >= len(head.cells) or not is_running(head.cells[at]))
        yield _Line(f"{_of(grid)}第 {number} 行", cells, school, words, _mark(row))


def _why_not(head: Head, key: str, cells: dict[str, str], filled: list[str], row: tuple[str, ...]) -> str:
    name = clean_name(cells.get(key, ""))
    first = re.sub(r"\s+", "", filled[0])
    if is_heading_again(head, row) or field_of(name) == key:
        return "列名"
    if _TOTAL.match(first) or _TOTAL.match(name):
        return f"是合计（{first[:12]}）"
    if _REMARK.search(first) or _REMARK.search(name):
        return f"是说明（{first[:12]}）"
    if not name:
        return "没有姓名" if key == "name" else "没有校名"
    if key == "name" and _TWO_NAMES.search(name):
        return f"“{name[:12]}”不止一个姓名，一人写一行"
    if key == "name" and (len(name) > 24 or re.fullmatch(r"[\d.\-]+", name)):
        return f"“{name[:12]}”不像姓名"
    return ""


def _mark(row: tuple[str, ...]) -> str:
    return next((cell.strip() for cell in row if _LONG_NUMBER.fullmatch(cell.strip())), "")


def _school_above(grid: Grid, head: Head) -> str:
    """第一小学教师花名册: where no column names the school, the title or the sheet's name does."""
    if "school" in head.columns:
        return ""
    for text in (head.title, grid.name):
        said = re.search(r"(?:学校|单位)(?:名称)?[:：]\s*(\S+)", text)
        found = _IN_TITLE.search(clean_name(said.group(1) if said else text))
        if found:
            return found.group()
    return ""


def _school(line: _Line, dropped: list[str]) -> ListedSchool:
    named = line.several("coordinator") or line.several("name")
    return ListedSchool(
        name=clean_name(line.cells.get("school", "")),
        place=line.place,
        id=line.cells.get("id", ""),
        stages=line.stages,
        aliases=line.several("aliases"),
        class_name=line.cells.get("class", ""),
        coordinators=named,
        principal=next(iter(line.several("principal")), ""),
        email=_email(line, dropped),
        phone=line.cells.get("phone", ""),
    )


def _teachers(lines: list[_Line], dropped: list[str]) -> list[tuple[ListedTeacher, str]]:
    """One for each person, with his long number: who stands on a row for each subject, with the same one, is one."""
    found: dict[tuple[str, str, str], tuple[ListedTeacher, str]] = {}
    said: dict[tuple[str, ...], str] = {}
    for line in lines:
        teacher = _teacher(line)
        if (above := said.setdefault((teacher.school, *line.words), line.place)) != line.place:
            teacher = replace(teacher, again=above)
        if teacher.name != (written := clean_name(line.cells["name"])):
            dropped.append(f"{line.place}的“{written}”按 {teacher.name} 读，括号里的没有保存")
        key = (*who(teacher), line.mark or line.place)
        before = found.setdefault(key, (teacher, line.mark))[0]
        found[key] = replace(before, subjects=tuple(dict.fromkeys(before.subjects + teacher.subjects))), line.mark
    return list(found.values())


def _teacher(line: _Line) -> ListedTeacher:
    said = line.cells.get("gives_observed_lesson", "").lower()
    return ListedTeacher(
        name=_STANDING.sub("", clean_name(line.cells["name"])) or clean_name(line.cells["name"]),
        school=line.school,
        place=line.place,
        id=line.cells.get("id", ""),
        subjects=line.several("subjects"),
        aliases=line.several("aliases"),
        account=line.cells.get("account", ""),
        gives_observed_lesson=True if said in _YES else False if said in _NO else None,
        stages=line.stages,
    )


def _contact(line: _Line, dropped: list[str]) -> ListedContact:
    return ListedContact(
        name=clean_name(line.cells["name"]),
        role=role(line.cells.get("role", "")),
        place=line.place,
        id=line.cells.get("id", ""),
        school=line.school,
        email=_email(line, dropped),
        stages=line.stages,
        phone=line.cells.get("phone", ""),
    )


def _email(line: _Line, dropped: list[str]) -> str:
    written = normalize("NFKC", line.cells.get("email", "")).replace("。", ".")
    address, *others = [part for part in re.split(r"[;；,，、/|\n]+", re.sub(r"[ \t]+", "", written)) if part] or [""]
    if others and is_email(address) and all(map(is_email, others)):
        dropped.append(f"{line.place}写了 {len(others) + 1} 个邮箱，采用第一个 {address}")
    elif others:
        address = "，".join((address, *others))
    if address and not is_email(address):
        dropped.append(f"{line.place}的邮箱“{address}”写得不对，没有采用")
        return ""
    return address


def _is_adopted(line: _Line, dropped: list[str]) -> bool:
    if "adopt" not in line.cells:
        return True
    adopted = line.cells["adopt"].lower() in _YES
    if adopted and not line.cells.get("email"):
        dropped.append(f"{line.place}填了“采用”，但没有写邮箱")
    return adopted


def _of(grid: Grid) -> str:
    return f"“{grid.name}”" if grid.name else ""


def _numbers(numbers: tuple[int, ...]) -> str:
    return "、".join(map(str, numbers[:10])) + ("等" if len(numbers) > 10 else "")
