"""Archives of the kinds rar and 7z, and zips as Windows and others pack them."""

from __future__ import annotations

import importlib.util
import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import py7zr
import pytest
import pyzipper
from PIL import Image

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.openers import rar
from tasks.openers.opening import open_path
from tasks.openers.process import OpeningProcess

Opened = Callable[[bytes, str], Contents]


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


rars = _load("rar_files")


def names(contents: Contents) -> list[str]:
    return [member.name for member in contents.members]


def seven(files: dict[str, bytes], **options: Any) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", **options) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return out.getvalue()


def test_a_rar_of_an_old_program_opens_with_its_chinese_names(opened: Opened, made: Any) -> None:
    files = {"签到\\照片1.jpg".encode("gbk"): made.photo(1), "教案.txt".encode("gbk"): "教学目标".encode("gbk")}
    contents = opened(rars.rar4(files), "听课1.rar")
    assert (contents.kind, contents.opening, contents.note) == (ContentKind.ARCHIVE, Opening.OPENED, "")
    assert names(contents) == ["签到/照片1.jpg", "教案.txt"]
    assert contents.members[0].contents.pictures[0].width == 640
    assert contents.members[1].contents.text == "教学目标"


def test_a_rar_of_version_five_opens(opened: Opened, made: Any) -> None:
    contents = opened(rars.rar5({"评课/记录.docx": made.docx("评课记录"), "空.txt": b""}), "听课.zip")
    assert contents.note == "扩展名是 .zip，内容是 rar"
    assert names(contents) == ["评课/记录.docx", "空.txt"]
    assert contents.members[0].contents.heading == "评课记录"
    assert contents.members[1].contents.opening is Opening.EMPTY


def test_a_rar_inside_a_zip_opens_too(opened: Opened, made: Any) -> None:
    contents = opened(made.zip({"第一次.rar": rars.rar5({"签到.jpg": made.photo(1)})}), "听课.zip")
    assert names(contents.members[0].contents) == ["签到.jpg"]


@pytest.mark.parametrize("inside", [False, True])
def test_a_packed_rar_is_unpacked_by_unar(
    inside: bool, tmp_path: Path, made: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rar, "STORED", -1)  # as if each member were packed: every byte then comes through unar
    whole = rars.rar5({f"照片/{n}.jpg": made.photo(n) for n in range(4)} | {"教案.txt": "教案".encode()})
    path = tmp_path / "evidence"
    path.write_bytes(made.zip({"里.rar": whole}) if inside else whole)
    contents = open_path(path, "听课.rar")
    members = contents.members[0].contents.members if inside else contents.members
    assert [member.contents.opening for member in members] == [Opening.OPENED] * 5
    assert members[4].contents.text == "教案"
    assert members[2].contents.pictures[0].perceptual_hash != members[3].contents.pictures[0].perceptual_hash


def test_a_rar_of_version_five_opens_with_its_password(tmp_path: Path, made: Any) -> None:
    path = tmp_path / "e"
    path.write_bytes(rars.locked5({"教案.docx": made.docx("教案"), "签到.jpg": made.photo(1)}, "听课2026"))
    process = OpeningProcess()
    assert [m.contents.opening for m in process.open(path, "听课.rar").members] == [Opening.LOCKED] * 2
    wrong = process.open(path, "听课.rar", "123456")
    assert {(m.contents.opening, m.contents.reason) for m in wrong.members} == {(Opening.LOCKED, "密码不对")}
    right = process.open(path, "听课.rar", "听课2026")
    assert [(m.name, m.contents.opening) for m in right.members] == [
        ("教案.docx", Opening.OPENED),
        ("签到.jpg", Opening.OPENED),
    ]
    assert right.members[0].contents.heading == "教案"
    process.close()


def test_without_unar_a_packed_rar_waits_for_a_person_and_names_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rar, "STORED", -1)
    monkeypatch.setattr(rar, "TOOL", "unar-is-not-here")
    path = tmp_path / "evidence"
    path.write_bytes(rars.rar5({"签到.jpg": b"x", "教案.docx": b"y"}))
    contents = open_path(path, "听课.rar")
    assert [(m.name, m.contents.kind) for m in contents.members] == [
        ("签到.jpg", ContentKind.IMAGE),
        ("教案.docx", ContentKind.DOCUMENT),
    ]
    for member in contents.members:
        assert (member.contents.opening, "unar-is-not-here" in member.contents.reason) == (Opening.OLD, True)


def test_a_rar_cut_short_is_broken_and_one_part_of_several_waits(opened: Opened, made: Any) -> None:
    for whole in (rars.rar5({"1.jpg": made.photo(1)}), rars.rar4({b"1.jpg": made.photo(1)})):
        for share in (0.2, 0.6, 0.95):
            assert opened(whole[: int(len(whole) * share)], "a.rar").opening is Opening.BROKEN
    part = opened(rars.rar4({b"1.jpg": made.photo(1)}, flags=2), "a.part1.rar")
    assert (part.opening, "分卷" in part.reason) == (Opening.OLD, True)


def test_a_rar_with_a_password_is_locked(opened: Opened) -> None:
    assert opened(rars.rar4({b"1.jpg": b"x" * 16}, flags=4), "a.rar").opening is Opening.LOCKED


def test_a_rar_bomb_is_refused_by_what_it_claims(opened: Opened) -> None:
    contents = opened(rars.rar5({"a.bin": b"x" * 100}, claim=1 << 40), "a.rar")
    assert (contents.opening, "炸弹" in contents.reason) == (Opening.REFUSED, True)


def test_a_7z_opens_with_its_members(opened: Opened, made: Any) -> None:
    files = {"签到/1.jpg": made.photo(1), "教案.docx": made.docx("《春》教学设计"), "空.txt": b"", ".DS_Store": b"x"}
    contents = opened(seven(files), "听课.7z")
    assert sorted(names(contents)) == ["教案.docx", "空.txt", "签到/1.jpg"]
    assert {m.name: m.contents.heading for m in contents.members}["教案.docx"] == "《春》教学设计"


def test_a_7z_with_a_password_is_locked_also_when_its_names_are(opened: Opened) -> None:
    files = {"教案.txt": "教案".encode()}
    assert opened(seven(files, password="1234"), "a.7z").opening is Opening.LOCKED
    assert opened(seven(files, password="1234", header_encryption=True), "a.7z").opening is Opening.LOCKED


def test_a_7z_cut_short_or_damaged_is_broken(opened: Opened, made: Any) -> None:
    whole = seven({"1.jpg": made.photo(1), "2.jpg": made.photo(2)})
    for share in (0.1, 0.5, 0.99):
        assert opened(whole[: int(len(whole) * share)], "a.7z").opening is Opening.BROKEN
    damaged = bytearray(whole)
    damaged[200] ^= 0xFF
    contents = opened(bytes(damaged), "a.7z")
    assert contents.opening is Opening.BROKEN or any(m.contents.opening is Opening.BROKEN for m in contents.members)


def test_a_7z_bomb_is_refused(opened: Opened) -> None:
    quick = [{"id": py7zr.FILTER_LZMA2, "preset": 0}]
    contents = opened(seven({"0.bin": bytes(68_000_000)}, filters=quick), "a.7z")
    assert (contents.opening, "炸弹" in contents.reason) == (Opening.REFUSED, True)


@pytest.mark.parametrize("encryption", [None, pyzipper.WZ_AES])
def test_a_zip_with_a_password_is_locked_whatever_the_cipher(encryption: Any, opened: Opened) -> None:
    out = io.BytesIO()
    if encryption is None:
        with zipfile.ZipFile(out, "w") as plain:
            plain.writestr("教案.txt", "教案")
        content = bytearray(out.getvalue())
        content[6] |= 1  # the mark of classic encryption, in the member's head and in the directory
        content[content.index(b"PK\x01\x02") + 8] |= 1
        out = io.BytesIO(bytes(content))
    else:
        with pyzipper.AESZipFile(out, "w", compression=zipfile.ZIP_DEFLATED, encryption=encryption) as archive:
            archive.setpassword(b"1234")
            archive.writestr("教案.txt", "教案")
    contents = opened(out.getvalue(), "听课.zip")
    assert (contents.opening, contents.members[0].name) == (Opening.LOCKED, "教案.txt")


def test_a_name_of_one_sign_in_gbk_is_not_taken_for_cyrillic(opened: Opened, handmade: Any, raw_zip: Any) -> None:
    entries = [handmade("一.txt".encode("gbk"), b"a"), handmade("č.txt".encode(), b"b", flags=0x800)]
    assert names(opened(raw_zip(entries), "a.zip")) == ["一.txt", "č.txt"]


def test_what_windows_packs_large_files_with_can_be_read(opened: Opened, handmade: Any, raw_zip: Any) -> None:
    import inflate64

    class Packed(handmade):  # type: ignore[misc]
        def packed(self) -> bytes:
            engine = inflate64.Deflater()
            return bytes(engine.deflate(self.content) + engine.flush())

    text = "\n".join(str(n) for n in range(9000)).encode()
    contents = opened(raw_zip([Packed(b"a.txt", text, method=9)]), "a.zip")
    assert contents.members[0].contents.text == text.decode()


def test_a_photo_of_an_iphone_is_seen_with_its_day(opened: Opened) -> None:
    import pillow_heif

    pillow_heif.register_heif_opener()
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2023:03:08 09:30:00"
    out = io.BytesIO()
    Image.linear_gradient("L").resize((640, 480)).convert("RGB").save(out, "HEIF", exif=exif.tobytes())
    contents = opened(out.getvalue(), "IMG_0001.HEIC")
    assert (contents.kind, contents.opening, contents.format) == (ContentKind.IMAGE, Opening.OPENED, "heic")
    assert (contents.pictures[0].width, str(contents.pictures[0].taken_on)) == (640, "2023-03-08")
    assert opened(out.getvalue(), "mmexport1678234567890.jpg").note == "扩展名是 .jpg，内容是 heic"
    assert opened(out.getvalue()[: len(out.getvalue()) // 2], "IMG_0001.HEIC").opening is Opening.BROKEN


def test_webp_gif_and_bmp_are_seen(opened: Opened, made: Any) -> None:
    for format_ in ("WEBP", "GIF", "BMP", "TIFF"):
        contents = opened(made.photo(3, format_=format_), f"照片.{format_.lower()}")
        assert (contents.opening, contents.pictures[0].width) == (Opening.OPENED, 640), format_


def test_seven_members_that_climb_out_are_refused(opened: Opened) -> None:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as archive:
        archive.writestr(b"x", "aa/etc/passwd")
    content = out.getvalue()
    with py7zr.SevenZipFile(io.BytesIO(content)) as archive:
        assert archive.getnames() == ["aa/etc/passwd"]
    climbing = _renamed(content, "aa/etc/passwd", "../etc/passwd")
    assert opened(climbing, "a.7z").opening in {Opening.REFUSED, Opening.BROKEN}


def _renamed(content: bytes, old: str, new: str) -> bytes:
    """The names of an unpacked header are plain UTF-16; a packed one stays as it is, and is then simply broken."""
    found = content.replace(old.encode("utf-16-le"), new.encode("utf-16-le"))
    return found if found != content else content[:-4] + bytes(4)


def test_a_zip_whose_gbk_names_were_packed_anew_as_if_they_were_dos_names_is_read(opened: Opened) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as pack:
        for name in ("值班表.txt", "签到/照片①.txt"):
            pack.writestr(name.encode("gbk").decode("cp437"), "教学目标")
        pack.writestr("制表符─一.txt", "教学目标")
    assert names(opened(out.getvalue(), "a.zip")) == ["值班表.txt", "签到/照片①.txt", "制表符─一.txt"]
