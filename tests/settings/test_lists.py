"""Lists as schools send them: titles, merged cells, totals, hidden rows, any encoding, any kind of file."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter

from settings.any_table import read_grids
from settings.list_file import read_list
from tasks.domain.errors import BadInput
from tasks.domain.plan.party import Role, Stage


def book(*sheets, hidden=()):
    """An XLSX from (name, rows, merges) and hidden (sheet, row) pairs; rows count from 0 here."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        for name, rows, merges in sheets:
            sheet = made.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None:
                        sheet.write(number, column, value)
            for top, left, bottom, right, text in merges:
                sheet.merge_range(top, left, bottom, right, text)
            for of, number in hidden:
                if of == name:
                    sheet.set_row(number, None, None, {"hidden": True})
    return out.getvalue()


def messy():
    rows = [
        [],
        [],
        ["单位：各校", None, None, None, "2023年9月"],
        ["序号", " 姓  名（必填）", "任教学科", "*学 校", "身份证号", "手机号码"],
        [1, "王　丽", "语文、数学", None, "230101198001010011", 13900001111],
        [2, "孙 老师", "英语", None, "230101198001010022", None],
        [3, "离职的人", "英语", None, "230101198001010033", None],
        [None, "小计", None, None, "3人"],
        ["序号", "姓名（必填）", "任教学科", "学校", "身份证号", "手机号码"],
        [4, "赵老师", "体育", "第二小学", "230101198001010044", None],
        [4, "赵老师", "美术", "第二小学", "230101198001010044", None],
        ["合　计", None, None, "4"],
        ["填表人：孙老师", None, None, "审核：王老师"],
    ]
    merges = [(0, 0, 1, 5, "2023 年度教师花名册"), (4, 3, 6, 3, "第一小学")]
    return book(("教师", rows, merges), ("说明", [["本表由各校填写"]], []), hidden=(("教师", 6),))


def test_titles_merged_cells_totals_and_hidden_rows_are_no_people():
    found = read_list("名单.xlsx", messy())

    assert [(t.name, t.school, t.subjects) for t in found.teachers] == [
        ("王丽", "第一小学", ("语文", "数学")),
        ("孙老师", "第一小学", ("英语",)),
        ("赵老师", "第二小学", ("体育", "美术")),
    ]
    said = "\n".join(found.dropped)
    assert "隐藏的 1 行没有读（第 7 行）" in said
    assert "合计" in said
    assert "填表人" in said


def test_columns_that_the_roster_has_no_room_for_are_named_and_never_kept():
    found = read_list("名单.xlsx", messy())

    assert found.not_stored == ("身份证号", "手机号码")
    assert "2301011980" not in repr(found)
    assert "13900001111" not in repr(found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("sign", [",", "\t", ";", "，"])
def test_csv_of_any_encoding_and_delimiter_is_read_and_an_empty_school_is_the_one_above(encoding, sign):
    lines = ["第一小学等两校名单", "学校,姓名,科目", "第一小学,王丽,语文", ",孙老师,数学", "第二小学,赵老师,体育"]
    data = "\r\n".join(lines).replace(",", sign).encode(encoding)

    teachers = read_list("名单.csv", data).teachers

    assert [(t.school, t.name) for t in teachers] == [
        ("第一小学", "王丽"),
        ("第一小学", "孙老师"),
        ("第二小学", "赵老师"),
    ]


def test_without_a_school_column_the_title_the_sheet_or_a_row_across_names_the_school():
    titled = book(("Sheet1", [["兰西县第一小学教师花名册"], ["姓名", "学科"], ["王丽", "语文"]], []))
    by_sheet = book(("第二小学", [["姓名", "学科"], ["赵老师", "体育"]], []))
    rows = [["教师名单"], ["姓名", "学科"], ["第一小学（2人）"], ["王丽", "语文"], ["第二小学"], ["赵老师", "体育"]]

    assert [t.school for t in read_list("a.xlsx", titled).teachers] == ["兰西县第一小学"]
    assert [t.school for t in read_list("b.xlsx", by_sheet).teachers] == ["第二小学"]
    assert [t.school.partition("（")[0] for t in read_list("c.xlsx", book(("s", rows, []))).teachers] == [
        "第一小学",
        "第二小学",
    ]


def test_schools_and_contacts_are_told_apart_by_their_columns():
    schools = [
        ["学校名称", "学段", "负责人", "邮箱", "校长"],
        ["第一小学", "小学", "孙老师", "sun@example.com", "王老师"],
    ]
    contacts = [["姓名", "角色", "单位", "电子邮箱"], ["孙老师", "负责人", "第一小学", "sun＠example。com"]]

    found = read_list("a.xlsx", book(("校", schools, []), ("人", contacts, [])))

    assert [(s.name, s.stages, s.coordinators, s.email, s.principal) for s in found.schools] == [
        ("第一小学", (Stage.PRIMARY,), ("孙老师",), "sun@example.com", "王老师")
    ]
    assert [(c.name, c.role, c.school, c.email) for c in found.contacts] == [
        ("孙老师", Role.COORDINATOR, "第一小学", "sun@example.com")
    ]


def test_who_stands_on_two_sheets_is_one_and_two_of_one_name_are_two():
    head = ["姓名", "学校", "身份证号"]
    one, other = ["王丽", "第一小学", "230101198001010011"], ["王丽", "第一小学", "230101198001010022"]
    whole = ("全县", [head, one, other, ["孙老师", "第一小学", ""]], [])

    found = read_list("a.xlsx", book(whole, ("第一小学", [head, one, ["孙老师", "兰西县第一小学", ""]], [])))

    assert [t.name for t in found.teachers] == ["王丽", "王丽", "孙老师"]
    assert sum("另一张工作表" in sentence for sentence in found.dropped) == 2


def test_headings_over_two_rows_are_one():
    rows = [["名单"], [None, None, "教学", None], [None, None, "学科", "年级"], ["王丽", "第一小学", "语文", "三"]]
    merges = [(1, 0, 2, 0, "姓名"), (1, 1, 2, 1, "学校"), (1, 2, 1, 3, "教学")]

    (teacher,) = read_list("a.xlsx", book(("s", rows, merges))).teachers

    assert (teacher.name, teacher.school, teacher.subjects) == ("王丽", "第一小学", ("语文",))


def test_a_page_that_is_called_xls_is_read():
    page = """<html><meta charset=gbk><table><tr><td colspan=3>名单<tr><th>学校<th>姓名<th>学科
    <tr><td rowspan=2>第一小学<td>王　丽<td>语文<tr><td>孙老师<td>数学</table>"""

    found = read_list("名单.xls", page.encode("gbk"))

    assert [(t.school, t.name) for t in found.teachers] == [("第一小学", "王丽"), ("第一小学", "孙老师")]


def test_hidden_rows_of_an_old_xls_are_left_out():
    grid = read_grids(
        "名单.xls", old_xls([["姓名", "学校"], ["王丽", "第一小学"], ["离职的人", "第一小学"]], hidden={2})
    )[0]

    assert [row for _, row in grid.rows] == [("姓名", "学校"), ("王丽", "第一小学")]
    assert grid.hidden == (3,)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("空.csv", b"", "空文件"),
        ("图.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00", "不是表格"),
        ("断.xlsx", messy()[:900], "打不开"),
        ("别的.csv", "今天天气很好\n明天开会".encode(), "找不到表头"),
        ("只有表头.csv", "姓名,学校,学科\n".encode(), "没有名单"),
        ("两栏.csv", "姓名,学校,姓名,学校\n王丽,第一小学,孙老师,第一小学\n".encode(), "只留一列"),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(name, data, says):
    with pytest.raises(BadInput) as refused:
        read_list(name, data)

    assert says in str(refused.value)
    assert name in str(refused.value)


def test_an_old_book_that_would_end_its_reader_is_refused_in_one_sentence():
    whole = (Path(__file__).parents[1] / "data" / "rosters" / "teachers-messy.xls").read_bytes()
    broken = whole[:5564] + b"\xa5" + whole[5565:]

    assert len(read_list("名单.xls", whole).teachers) == 7
    with pytest.raises(BadInput, match="名单.xls：它不完整，或者不是 Excel 表格"):
        read_list("名单.xls", broken)


def old_xls(rows, hidden):
    """The smallest BIFF8 workbook in a compound file: one sheet, texts, ROW records with the flag of hidden rows."""

    def record(kind, body=b""):
        return struct.pack("<HH", kind, len(body)) + body

    name = "表".encode("utf-16-le")
    bof = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    sheet += record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, len(rows[0]), 0))
    for number, row in enumerate(rows):
        flags = 0x20 if number in hidden else 0
        sheet += record(0x208, struct.pack("<HHHHHHHH", number, 0, len(row), 255, 0, 0, flags | 0x100, 15))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            body = struct.pack("<HHHHB", number, column, 0, len(text), 1) + text.encode("utf-16-le")
            sheet += record(0x204, body)
    sheet += record(0x0A)
    begins = len(bof) + 4 + 8 + len(name) + 4
    stream = bof + record(0x85, struct.pack("<IBBBB", begins, 0, 0, 1, 1) + name) + record(0x0A) + sheet
    return compound("Workbook", stream)


def compound(name, stream):
    """MS-CFB with one stream of at least 4096 bytes: header, FAT, directory, then the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count = len(stream) // 512
    fat = [-3, -2, *range(3, 2 + count), -2]
    fat += [-1] * (128 - len(fat))

    def entry(text, kind, child, start, size):
        raw = text.encode("utf-16-le")
        return (
            raw.ljust(64, b"\0")
            + struct.pack("<HBBiii", len(raw) + 2 if text else 0, kind, 1, -1, -1, child)
            + bytes(16 + 4 + 16)
            + struct.pack("<iQ", start, size)
        )

    directory = entry("Root Entry", 5, 1, -2, 0) + entry(name, 2, -1, 2, len(stream)) + entry("", 0, -1, 0, 0) * 2
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIiIIiIiI", 0, 1, 1, 0, 4096, -2, 0, -2, 0) + struct.pack("<109i", 0, *[-1] * 108)
    return header + struct.pack("<128i", *fat) + directory + stream
