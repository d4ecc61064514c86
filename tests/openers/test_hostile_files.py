"""Files made to hurt: each is refused with a reason, quickly, and the next file opens as ever."""

from __future__ import annotations

import io
import struct
import tarfile
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.openers.process import OpeningProcess

Opened = Callable[[bytes, str], Contents]


@pytest.fixture(autouse=True)
def _quickly(opened: Opened) -> Iterator[None]:
    opened(b"warm", "a.txt")
    began = time.monotonic()
    yield
    assert time.monotonic() - began < 10  # 2 s on an idle machine; the tests may share theirs


def test_overlapping_entries_are_a_bomb(opened: Opened, handmade: type, raw_zip: Callable[..., bytes]) -> None:
    entries = [handmade(b"%d.txt" % n, b"0" * 1_000_000) for n in range(200)]
    contents = opened(raw_zip(entries, all_at_first=True), "材料.zip")
    assert contents.opening is Opening.REFUSED
    assert "重叠" in contents.reason


def test_a_zip_that_unpacks_to_gigabytes_is_refused_before_it_does(opened: Opened, made: Any) -> None:
    contents = opened(made.zip({"0.txt": b"\0" * 120_000_000}), "材料.zip")
    assert contents.opening is Opening.REFUSED
    assert "炸弹" in contents.reason


def test_a_member_larger_than_it_claims_is_stopped_while_reading(
    opened: Opened, handmade: type, raw_zip: Callable[..., bytes]
) -> None:
    contents = opened(raw_zip([handmade(b"a.txt", b"0" * 50_000_000, size=10)]), "材料.zip")
    assert contents.members[0].contents.opening is Opening.REFUSED


def test_ten_thousand_entries_are_too_many(opened: Opened, handmade: type, raw_zip: Callable[..., bytes]) -> None:
    contents = opened(raw_zip([handmade(b"%d" % n, b"") for n in range(10_000)]), "材料.zip")
    assert contents.opening is Opening.REFUSED


def test_an_archive_of_itself_ends(opened: Opened, made: Any) -> None:
    inner = made.zip({"a.txt": b"x"})
    for _ in range(12):
        inner = made.zip({"再来.zip": inner, "又来.zip": inner})
    contents = opened(inner, "材料.zip")
    deeper = contents.members[0].contents.members[0].contents
    assert deeper.opening is Opening.REFUSED
    assert "层" in deeper.reason


def test_names_that_climb_out_are_only_text(opened: Opened, handmade: type, raw_zip: Callable[..., bytes]) -> None:
    names = [b"../../etc/passwd", b"/abs.txt", b"C:\\x\\y.txt", b"a\x00b.txt", "\u202egpj.exe".encode()]
    contents = opened(raw_zip([handmade(name, b"hello") for name in names]), "材料.zip")
    assert [m.name for m in contents.members] == ["etc/passwd", "abs.txt", "x/y.txt", "ab.txt", "gpj.exe"]
    assert "压缩包之外" in contents.note


def test_links_in_archives_are_not_followed(opened: Opened, handmade: type, raw_zip: Callable[..., bytes]) -> None:
    link = handmade(b"passwd", b"/etc/passwd", made_by=3 << 8, attributes=0o120777 << 16)
    contents = opened(raw_zip([link, handmade(b"a.txt", b"hello")]), "材料.zip")
    assert [member.name for member in contents.members] == ["a.txt"]
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        info = tarfile.TarInfo("passwd")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(info)
    assert opened(packed.getvalue(), "材料.tgz").opening is Opening.EMPTY


def test_a_picture_of_600_megapixels_is_not_decoded(opened: Opened) -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">L", len(body)) + kind + body + struct.pack(">L", zlib.crc32(kind + body))

    header = struct.pack(">2L5B", 30_000, 20_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
    contents = opened(bomb, "照片.png")
    assert (contents.kind, contents.opening) == (ContentKind.IMAGE, Opening.REFUSED)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">',
        "<!DOCTYPE w [" + "".join(f'<!ENTITY a{n + 1} "&a{n};&a{n};&a{n};&a{n};">' for n in range(30)) + "]>",
        " " * 5000 + '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_document_with_entities_is_refused(opened: Opened, made: Any, declaration: str) -> None:
    source = zipfile.ZipFile(io.BytesIO(made.docx("正文")))
    files = {name: source.read(name) for name in source.namelist()}
    body = files["word/document.xml"].partition(b"?>")[2]
    files["word/document.xml"] = b'<?xml version="1.0"?>' + declaration.encode() + body
    contents = opened(made.zip(files), "计划.docx")
    assert contents.opening is Opening.REFUSED
    assert "root:" not in contents.text


def test_a_sheet_that_claims_all_cells_does_not_take_all_memory(opened: Opened, made: Any) -> None:
    source = zipfile.ZipFile(io.BytesIO(made.xlsx({"表": [["a"]]})))
    files = {name: source.read(name) for name in source.namelist()}
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    sheet = "xl/worksheets/sheet1.xml"
    files[sheet] = files[sheet].replace(b"</sheetData>", far)
    assert opened(made.zip(files), "课程表.xlsx").opening in {Opening.REFUSED, Opening.OPENED}
    assert opened(b"next", "a.txt").opening is Opening.OPENED


def test_a_gzip_bomb_is_refused(opened: Opened) -> None:
    import gzip

    assert opened(gzip.compress(b"\0" * 150_000_000, 1), "a.gz").opening is Opening.REFUSED


def test_what_takes_too_long_is_stopped_and_the_next_file_opens(tmp_path: Path, made: Any) -> None:
    process = OpeningProcess(wall=0.0)
    (tmp_path / "e").write_bytes(made.docx("正文"))
    contents = process.open(tmp_path / "e", "a.docx")
    assert (contents.opening, contents.reason) == (Opening.REFUSED, "拆件超时")
    process.wall = 20.0
    assert process.open(tmp_path / "e", "a.docx").opening is Opening.OPENED
    process.close()


def test_what_takes_too_much_memory_is_stopped(tmp_path: Path, made: Any) -> None:
    process = OpeningProcess(memory=200 << 20)
    (tmp_path / "e").write_bytes(made.zip({"a.bin": bytes(range(256)) * 330_000}))
    assert process.open(tmp_path / "e", "a.zip").opening is Opening.REFUSED
    process.close()


def test_a_killed_process_is_started_again(tmp_path: Path, made: Any) -> None:
    process = OpeningProcess()
    (tmp_path / "e").write_bytes(made.docx("正文"))
    assert process.open(tmp_path / "e", "a.docx").opening is Opening.OPENED
    assert process._process is not None
    process._process.kill()
    assert process.open(tmp_path / "e", "a.docx").opening is Opening.OPENED
    process.close()


def test_many_threads_may_ask_at_once(opened: Opened, tmp_path: Path, made: Any) -> None:
    from tasks.openers import open_file

    for number in range(8):
        (tmp_path / f"e{number}").write_bytes(made.docx(f"第{number}份"))
    seen: dict[int, str] = {}
    threads = [
        threading.Thread(target=lambda n=n: seen.__setitem__(n, open_file(tmp_path / f"e{n}", "a.docx").heading))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert seen == {number: f"第{number}份" for number in range(8)}


def test_a_file_that_is_not_there_is_said_not_raised(tmp_path: Path) -> None:
    from tasks.openers import open_file

    assert open_file(tmp_path / "none", "a.docx").opening is Opening.REFUSED
