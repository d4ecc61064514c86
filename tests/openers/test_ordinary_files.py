"""Files as schools send them: what an opener sees in each."""

from __future__ import annotations

import io
import json
import os
import random
import signal
import struct
import subprocess
import sys
import tarfile
import time
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.domain.evidence.contents_json import contents_from_json, contents_to_json
from tasks.openers import open_text

Opened = Callable[[bytes, str], Contents]


def test_a_document_shows_its_text_tables_pictures_and_heading(opened: Opened, made: Any) -> None:
    content = made.docx(
        "“推门听课”活动计划", "正文 STEM 2.0", rows=(("姓名", "学科"), ("王老师", "语文")), picture=made.photo(1)
    )
    contents = opened(content, "计划.docx")
    assert (contents.kind, contents.opening, contents.format) == (ContentKind.DOCUMENT, Opening.OPENED, "docx")
    assert contents.heading == "“推门听课”活动计划"
    assert contents.tables[0].rows == (("姓名", "学科"), ("王老师", "语文"))
    assert (contents.han, contents.words) == (8 + 2 + 9, 2)
    assert contents.pictures[0].width == 640


def test_a_text_box_counts_once(opened: Opened, made: Any) -> None:
    source = zipfile.ZipFile(io.BytesIO(made.docx("正文")))
    files = {name: source.read(name) for name in source.namelist()}
    box = "<w:txbxContent><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent>"
    twice = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    body = files["word/document.xml"]
    files["word/document.xml"] = body.replace(b"<w:sectPr", twice.encode() + b"<w:sectPr", 1)
    assert opened(made.zip(files), "a.docx").han == 5


def test_a_document_of_a_hundred_thousand_words_is_counted_whole(opened: Opened, made: Any) -> None:
    contents = opened(made.docx(*["字" * 1000] * 250), "a.docx")
    assert (contents.han, len(contents.text)) == (250_000, 200_000)


def test_a_workbook_shows_each_sheet(opened: Opened, made: Any) -> None:
    contents = opened(made.xlsx({"一年级": [["课程表"], ["节次", "周一"], [1, "语文"]], "空": []}), "课程表.xlsx")
    assert contents.kind is ContentKind.SHEET
    assert contents.tables[0].rows == (("课程表",), ("节次", "周一"), ("1", "语文"))
    assert (contents.heading, len(contents.tables)) == ("课程表", 1)


def test_slides_show_their_number_and_first_title(opened: Opened, made: Any) -> None:
    contents = opened(made.pptx("春", *[f"第{n}页" for n in range(2, 13)]), "课件.pptx")
    assert (contents.kind, contents.pages, contents.heading) == (ContentKind.SLIDES, 12, "春")
    assert contents.text.index("第9页") < contents.text.index("第10页")


def test_a_pdf_shows_pages_and_text(opened: Opened, made: Any) -> None:
    contents = opened(made.pdf("Certificate 2023", 2), "证书.pdf")
    assert (contents.kind, contents.pages, contents.words, contents.scanned) == (ContentKind.PDF, 2, 4, False)


def test_a_scan_is_a_pdf_without_text(opened: Opened, made: Any) -> None:
    out = io.BytesIO()
    Image.open(io.BytesIO(made.photo(3))).save(out, "PDF")
    contents = opened(out.getvalue(), "扫描.pdf")
    assert (contents.opening, contents.text.strip(), contents.scanned) == (Opening.OPENED, "", True)


def test_a_locked_pdf_waits_and_one_locked_against_printing_opens(opened: Opened, made: Any) -> None:
    import pypdf

    for password, opening in (("secret", Opening.LOCKED), ("", Opening.OPENED)):
        writer, out = pypdf.PdfWriter(io.BytesIO(made.pdf())), io.BytesIO()
        writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
        writer.write(out)
        assert opened(out.getvalue(), "证书.pdf").opening is opening


def test_a_photo_shows_its_day_and_looks_like_its_smaller_copy(opened: Opened, made: Any) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2023:03:08 10:00:00"
    photo = opened(made.photo(1, (1600, 1200), exif=exif), "IMG_001.jpg").pictures[0]
    assert (photo.width, photo.taken_on) == (1600, date(2023, 3, 8))
    copy = opened(made.photo(1, (400, 300), "PNG"), "copy.png").pictures[0]
    other = opened(made.photo(2), "other.jpg").pictures[0]
    assert (photo.perceptual_hash ^ copy.perceptual_hash).bit_count() <= 4
    assert (photo.perceptual_hash ^ other.perceptual_hash).bit_count() > 12


def test_plain_areas_of_different_colours_look_different(opened: Opened) -> None:
    hashes = set()
    for colour in ("red", "green", "blue", "white", "black"):
        out = io.BytesIO()
        Image.new("RGB", (300, 300), colour).save(out, "JPEG")
        hashes.add(opened(out.getvalue(), "a.jpg").pictures[0].perceptual_hash)
    assert len(hashes) == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
def test_text_in_any_encoding(opened: Opened, encoding: str) -> None:
    contents = opened("学习心得体会\n王老师 2023\n".encode(encoding), "心得.txt")
    assert (contents.kind, contents.han, contents.words) == (ContentKind.DOCUMENT, 9, 1)
    assert contents.heading == "学习心得体会"


def test_a_csv_is_a_table_and_prose_is_none(opened: Opened) -> None:
    assert opened("姓名,学科\n王老师,语文\n".encode("gbk"), "名单.csv").tables[0].rows[1] == ("王老师", "语文")
    assert opened("心得，体会。\n第二行\n".encode(), "a.txt").tables == ()


def test_web_pages_and_rich_text_under_other_names(opened: Opened) -> None:
    page = "<html><body><p>课程表</p><table><tr><th>节次</th><th>周一</th></tr><tr><td>1</td><td>语文</td></tr></table>"
    contents = opened(page.encode("gbk"), "课程表.xls")
    assert (contents.format, contents.tables[0].rows[1]) == ("html", ("1", "语文"))
    assert contents.note == "扩展名是 .xls，内容是 html"
    rich = rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 \'cb\'ce\'cc\'e5;}}\f0 \'bd\'cc\'b0\'b8\par \u26149 ?}"
    contents = opened(rich, "教案.doc")
    assert (contents.format, contents.text.split()) == ("rtf", ["教案", "春"])


def test_old_formats_wait_for_a_person(opened: Opened) -> None:
    contents = opened(_ole("WordDocument"), "计划.wps")
    assert (contents.kind, contents.opening) == (ContentKind.DOCUMENT, Opening.OLD)
    assert "旧版" in contents.reason
    unknown = opened(_ole("WpsContent"), "计划.wps")
    assert (unknown.opening, "WPS" in unknown.reason) == (Opening.OLD, True)
    nonsense = opened(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000), "计划.wps")
    assert nonsense.opening is Opening.OLD
    assert opened(_ole("EncryptedPackage"), "计划.docx").opening is Opening.LOCKED
    assert opened(_ole("WordDocument")[:700], "计划.doc").opening is Opening.BROKEN


def _ole(stream: str) -> bytes:
    """The smallest old office file: a header, one table sector, one directory sector."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += (
        struct.pack("<2L", 1, 1) + bytes(4) + struct.pack("<L", 4096) + struct.pack("<4L", 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    )
    head += struct.pack("<L", 0) + b"\xff" * 432
    table = struct.pack("<2L", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504

    def entry(name: str, kind: int) -> bytes:
        raw = name.encode("utf-16-le")
        return raw.ljust(64, b"\0") + struct.pack("<HB", len(raw) + 2, kind) + bytes(61)

    return head + table + entry("Root Entry", 5) + entry(stream, 2) + bytes(256)


@pytest.mark.parametrize(
    ("head", "format_", "opening"),
    [
        (b"Rar!\x1a\x07\x01\x00", "rar", Opening.BROKEN),
        (b"7z\xbc\xaf\x27\x1c", "7z", Opening.BROKEN),
        (b"\0\0\0\x18ftypmp42" + bytes(12), "mp4", Opening.OPENED),
        (b"RIFF\0\0\0\0AVI LIST", "avi", Opening.OPENED),
        (b"\0\0\0\x18ftypheic", "heic", Opening.BROKEN),
        (b"MZ\x90\0", "exe", Opening.BROKEN),
    ],
)
def test_other_families_are_known_by_their_first_bytes(
    head: bytes, format_: str, opening: Opening, opened: Opened
) -> None:
    contents = opened(head + bytes(500), "材料.bin")
    assert (contents.format, contents.opening) == (format_, opening)


def test_a_cut_video_is_broken(opened: Opened) -> None:
    head = b"\0\0\0\x18ftypmp42" + bytes(12)
    assert opened(head + struct.pack(">L4s", 5000, b"mdat") + bytes(300), "a.mp4").opening is Opening.BROKEN


def test_what_is_cut_short_is_broken(opened: Opened, made: Any) -> None:
    whole = {
        "a.docx": made.docx("正文" * 500),
        "a.xlsx": made.xlsx({"表": [["a"] * 20] * 200}),
        "a.zip": made.zip({"a.txt": bytes(range(256)) * 50}),
        "a.jpg": made.photo(1),
        "a.png": made.photo(1, format_="PNG"),
        "a.pdf": made.pdf(),
    }
    for name, content in whole.items():
        assert opened(content, name).opening is Opening.OPENED, name
        for part in (0.3, 0.6, 0.9):
            assert opened(content[: int(len(content) * part)], name).opening is Opening.BROKEN, (name, part)
    assert opened(b"", "a.docx").opening is Opening.EMPTY
    assert opened(bytes(5000), "a.docx").opening is Opening.BROKEN
    assert opened(os.urandom(5000), "a.docx").opening is Opening.BROKEN


def test_names_in_any_encoding_entry_by_entry(opened: Opened, handmade: Any, raw_zip: Any) -> None:
    raw = "签到/照片.jpg".encode("gbk")
    better = "评课记录.txt".encode()
    extra = struct.pack("<2HBL", 0x7075, 5 + len(better), 1, zlib.crc32(b"?.txt")) + better
    entries = [
        handmade(raw, b"a"),
        handmade("教案.txt".encode(), b"b"),
        handmade("笔记.txt".encode("gbk"), b"c", flags=0x800),
        handmade(b"?.txt", b"d", extra=extra),
        handmade("签到\\照片.jpg".encode("gbk"), b"e"),
    ]
    contents = opened(raw_zip(entries), "听课.rar")
    names = [member.name for member in contents.members]
    assert names == ["签到/照片.jpg", "教案.txt", "笔记.txt", "评课记录.txt", "签到/照片(2).jpg"]
    assert contents.note == "扩展名是 .rar，内容是 zip"


def test_an_encrypted_archive_is_locked_and_tells_its_names(opened: Opened, handmade: Any, raw_zip: Any) -> None:
    for claims in ({"flags": 1}, {"method": 99, "extra": struct.pack("<2H", 0x9901, 0)}):
        contents = opened(raw_zip([handmade("签到.jpg".encode(), b"a", **claims)]), "听课.zip")
        assert contents.opening is Opening.LOCKED
        assert contents.members[0].name == "签到.jpg"
        assert contents.members[0].contents.kind is ContentKind.IMAGE
    half = [handmade(b"a.txt", b"a", flags=1), handmade(b"b.txt", b"b")]
    assert opened(raw_zip(half), "听课.zip").opening is Opening.OPENED


def test_an_archive_opens_its_members_and_leaves_out_junk(opened: Opened, made: Any) -> None:
    inner = made.zip({"签到.jpg": made.photo(1)})
    junk = ["__MACOSX/._a", ".DS_Store", "Thumbs.db", "desktop.ini", "~$教案.docx"]
    contents = opened(
        made.zip({"教案.docx": made.docx("教案"), "第二次.zip": inner} | dict.fromkeys(junk, b"x")), "a.zip"
    )
    assert [member.name for member in contents.members] == ["教案.docx", "第二次.zip"]
    assert contents.members[0].contents.heading == "教案"
    assert contents.members[1].contents.members[0].contents.kind is ContentKind.IMAGE
    assert opened(made.zip(dict.fromkeys(junk, b"x")), "a.zip").opening is Opening.EMPTY


def test_a_damaged_member_does_not_spoil_the_others(opened: Opened, made: Any) -> None:
    content = bytearray(made.zip({"a.txt": random.Random(3).randbytes(3000).hex().encode(), "b.txt": b"good"}))
    content[500] ^= 0xFF
    contents = opened(bytes(content), "a.zip")
    assert [m.contents.opening for m in contents.members] == [Opening.BROKEN, Opening.OPENED]
    assert all(len(member.sha256) == 64 for member in contents.members)


def test_tar_and_packed_tar(opened: Opened, made: Any) -> None:
    for mode in ("w", "w:gz", "w:bz2", "w:xz"):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode=mode) as tar:
            info = tarfile.TarInfo("签到/1.jpg")
            info.size = len(made.photo(1))
            tar.addfile(info, io.BytesIO(made.photo(1)))
        contents = opened(out.getvalue(), "a.tar")
        assert contents.members[0].name == "签到/1.jpg"
        assert contents.members[0].contents.kind is ContentKind.IMAGE


def test_a_zip_of_the_64_bit_kind(opened: Opened) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        member.write(b"hello")
    assert opened(out.getvalue(), "a.zip").members[0].contents.text == "hello"


def test_a_body_is_counted() -> None:
    contents = open_text("心得体会 2023\r\n全文")
    assert (contents.han, contents.words, contents.heading) == (6, 1, "心得体会 2023")


def test_contents_survive_the_store(opened: Opened, made: Any) -> None:
    files = {"教案.docx": made.docx("教\u0000案".replace("\0", ""), rows=(("甲", "乙"),)), "1.jpg": made.photo(1)}
    contents = opened(made.zip(files), "a.zip")
    assert contents_from_json(json.loads(json.dumps(contents_to_json(contents)))) == contents


def test_the_opening_process_ends_with_its_parent(tmp_path: Path) -> None:
    (tmp_path / "e").write_bytes(b"hello")
    code = (
        "import sys; from pathlib import Path; import tasks.openers as o;"
        f"o.open_file(Path({str(tmp_path / 'e')!r}), 'a.txt');"
        "print(next(p._process.pid for p in o._pool.processes if p._process), flush=True); sys.stdin.read()"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    deadline = time.monotonic() + 10
    while _is_alive(pid) and time.monotonic() < deadline:
        os.sched_yield()
    assert not _is_alive(pid)


def _is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
