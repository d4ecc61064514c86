"""A county whose plan asks every check in unusual words and numbers, and what its schools hand in."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping

from other_papers import docx
from PIL import Image

PLAN = """
[plan]
id = "heyang-2025"
year = 2025
[channels.class_membership]
watched = "yes"
[[requirement]]
id = "K1"
title = "《冬季取暖自查报告》"
party = "school"
channels = ["mailbox"]
due = "03-14 12:00"
checks = [{ name = "document", min_han = 120 }]
[[requirement]]
id = "K2"
title = "《值周安排表》"
party = "school"
channels = ["mailbox"]
due = "03-14 12:00"
checks = [{ name = "table", rows = 6, columns = ["值周领导", "电话"] }]
[[requirement]]
id = "K3"
title = "《社团辅导教师名单》"
party = "school"
channels = ["mailbox"]
due = "03-14 12:00"
checks = [{ name = "on_roster", share = 0.5 }]
[[requirement]]
id = "K4"
title = "《教职工健康登记》"
party = "school"
channels = ["mailbox"]
due = "03-14 12:00"
checks = [{ name = "covers_roster", share = 0.8 }]
[[requirement]]
id = "K5"
title = "《晨读进度》"
party = "school"
channels = ["mailbox"]
due = "03-14 12:00"
checks = [{ name = "weeks", min = 10 }]
[[requirement]]
id = "K6"
title = "“磨课”记录"
aliases = ["磨课"]
party = "school"
channels = ["mailbox"]
count = 2
due = "03-14 12:00"
checks = [
  { name = "archive_parts", parts = ["报到表", "导学案|教学简案", "现场照片>=4", "量表>=2"] },
  "one_session",
  { name = "photos_differ", min = 4 },
]
[[requirement]]
id = "K7"
title = "师徒结对札记"
party = "teacher"
channels = ["mailbox"]
due = "03-14 12:00"
checks = [{ name = "han_count", min = 200, doubtful_from = 0.95 }, { name = "near_duplicate", above = 0.5 }]
[[requirement]]
id = "K8"
title = "普通话等级证书"
party = "teacher"
channels = ["mailbox"]
due = "03-14 12:00"
checks = ["certificate"]
[[requirement]]
id = "K9"
title = "微课作品"
party = "teacher"
channels = ["mailbox"]
due = "03-14 12:00"
checks = [{ name = "readable", kinds = ["video", "slides"] }]
[[requirement]]
id = "K10"
title = "“研课”教学设计"
party = "teacher"
channels = ["mailbox"]
due = "03-14 12:00"
checks = [{ name = "same_lesson", with = "K11" }]
[[requirement]]
id = "K11"
title = "“研课”课件"
party = "teacher"
channels = ["mailbox"]
due = "03-14 12:00"
checks = [{ name = "readable", kinds = ["slides"] }, { name = "same_lesson", with = "K10" }]
[[requirement]]
id = "K12"
title = "《后勤月报》"
party = "school"
channels = ["mailbox"]
due = "second friday of 3"
checks = [{ name = "month_items", kinds = ["食堂", "宿舍"] }]
[[requirement]]
id = "K13"
title = "加入“成长营”"
party = "school"
channels = ["class_membership"]
due = "03-14"
checks = ["members"]
"""

SITE = """
kind = "html_list"
base_url = "{url}"
[[list]]
channel = "class_membership"
url = "/camp/{{class}}"
container = "table"
row = "tr.m"
fields = {{ name = "td:nth-child(1)", account = "td:nth-child(2)" }}
"""

SCHOOLS = [f"第{sign}小学" for sign in "一二三四五六七八九"]
GIVEN = ["安", "波", "晨", "冬", "恩"]
SIGNS = [chr(code) for code in range(0x4E00, 0x4E00 + 2500)]


def people(school: int) -> list[str]:
    """Five teachers of a school; none of them has a name of another."""
    return ["赵钱孙李周吴郑王陈"[school - 1] + given + "兰" for given in GIVEN]


def roster() -> dict[str, str]:
    schools = [f"p{n},{name},小学,camp{n},k{n}" for n, name in enumerate(SCHOOLS, 1)]
    contacts = [f"k{n},负责人{n},负责人,k{n}@school.example" for n in range(1, 10)]
    teachers = [f"t{n}{place},{name},p{n},u{n}{place}" for n in range(1, 10) for place, name in enumerate(people(n), 1)]
    return {
        "roster/schools.csv": "编号,学校,学段,班级,负责人\n" + "\n".join(schools) + "\n",
        "roster/contacts.csv": "编号,姓名,角色,邮箱\n" + "\n".join(contacts) + "\na1,王老师,管理员,a1@county.example\n",
        "roster/teachers.csv": "编号,姓名,学校,账号\n" + "\n".join(teachers) + "\n",
    }


def words(count: int, seed: int = 0) -> str:
    return "".join(random.Random(seed).choices(SIGNS, k=count))


def photo(seed: int, *, quality: int = 85, side: int = 400) -> bytes:
    chance = random.Random(seed)
    rough = Image.frombytes("RGB", (12, 9), chance.randbytes(12 * 9 * 3))
    out = io.BytesIO()
    rough.resize((side, side * 3 // 4), Image.Resampling.BICUBIC).save(out, "JPEG", quality=quality)
    return out.getvalue()


def xlsx(*rows: Iterable[object]) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, list(row))
    return out.getvalue()


def pptx(*titles: str) -> bytes:
    from pptx import Presentation

    show, out = Presentation(), io.BytesIO()
    for title in titles:
        show.slides.add_slide(show.slide_layouts[0]).shapes.title.text = title
    show.save(out)
    return out.getvalue()


def pdf(text: str) -> bytes:
    """One page whose font says in Unicode what its signs are, as office programs write them."""
    cmap = (
        "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap"
    )
    shown = "".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td " for line in text.splitlines())
    stream = f"BT /F1 12 Tf 72 720 Td {shown}ET"
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [6 0 R]"
        " /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1)"
        " /Supplement 2 >> /DW 1000 >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode()


def mp4(size: int = 4000) -> bytes:
    moov = struct.pack(">L4s", 108, b"moov") + bytes(100)
    return struct.pack(">L4s4sL4s", 20, b"ftyp", b"isom", 512, b"isom") + moov + struct.pack(
        ">L4s", size + 8, b"mdat"
    ) + bytes(range(256)) * (size // 256) + bytes(size % 256)  # fmt: skip


def zipped(files: Mapping[str, bytes], coding: str = "gbk") -> bytes:
    """As Windows packs it: the names in GBK, and nothing that says so."""
    body, central = b"", b""
    for name, content in files.items():
        raw, packed = name.encode(coding), zlib.compress(content, 6)[2:-4]
        shared = struct.pack("<5H3L", 20, 0, 8, 0, 0, zlib.crc32(content), len(packed), len(content))
        central += b"PK\x01\x02" + struct.pack("<H", 20) + shared
        central += struct.pack("<5H2L", len(raw), 0, 0, 0, 0, 32, len(body)) + raw
        body += b"PK\x03\x04" + shared + struct.pack("<2H", len(raw), 0) + raw + packed
    end = struct.pack("<4H2LH", 0, 0, len(files), len(files), len(central), len(body), 0)
    return body + central + b"PK\x05\x06" + end


def seven(files: Mapping[str, bytes], **more: object) -> bytes:
    import py7zr

    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", **more) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return out.getvalue()


def locked(files: Mapping[str, bytes], password: str) -> bytes:
    import pyzipper

    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", compression=zipfile.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(password.encode())
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def lesson(seed: int, *, photos: int = 4, sheets: int = 2, folder: str = "", quality: int = 85) -> dict[str, bytes]:
    """One whole session in this county's words."""
    made = {f"{folder}报到表.xlsx": xlsx(["姓名", "时间"], *([name, f"{seed}日"] for name in people(1)))}
    made[f"{folder}教学简案.docx"] = docx(f"《第{seed}课》教学简案", words(300, seed))
    made |= {f"{folder}现场照片/IMG_{n}.jpg": photo(seed * 100 + n, quality=quality) for n in range(photos)}
    return made | {f"{folder}量表{n}.docx": docx(f"课堂观察量表{n}", words(60, seed * 10 + n)) for n in range(sheets)}
