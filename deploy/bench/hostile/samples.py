"""Files made to hurt, each with what has to be said of it; every one is made here, none is downloaded."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hostile.writing import Entry, deep_zip, docx_with, office, pdf_of, png, raw_zip, self_including_zip, seven


@dataclass(frozen=True)
class Sample:
    """`said`: a word of the sentence; `opening`: how the file, or its worst member, has to come out."""

    name: str
    file: str
    make: Callable[[], bytes]
    opening: str
    said: str


_ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_LAUGHS = "<!DOCTYPE w [" + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12)) + "]>"
_OUTSIDE = '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'
_ZEROS = 200_000_000


def samples() -> Iterator[Sample]:
    yield from _zips()
    yield from _other_archives()
    yield from _locked()
    yield from _pictures()
    yield from _papers()


def _zips() -> Iterator[Sample]:
    many = [Entry(b"%d.txt" % n, b"0" * 1_000_000) for n in range(200)]
    climbing = [Entry(n, b"hello") for n in (b"../../etc/passwd", b"/etc/passwd", b"C:\\x\\y", b"..\\..\\z")]
    link = Entry(b"passwd", b"/etc/passwd", made_by=3 << 8, attributes=0o120777 << 16)
    yield Sample("overlapping entries", "材料.zip", lambda: raw_zip(many, all_at_first=True), "refused", "重叠")
    yield Sample("200 MB of zeros", "材料.zip", lambda: _zip({"0.txt": bytes(_ZEROS)}), "refused", "炸弹")
    modest = Entry(b"a", b"0" * 50_000_000, size=10)
    yield Sample("claims to be small", "材料.zip", lambda: raw_zip([modest]), "refused", "炸弹")
    liars = [Entry(b"%d" % n, b"0", size=2**32 - 2) for n in range(25)]
    yield Sample("claims 100 GB", "材料.zip", lambda: raw_zip(liars), "refused", "炸弹")
    crowd = [Entry(b"%d" % n, b"") for n in range(10_000)]
    yield Sample("10,000 entries", "材料.zip", lambda: raw_zip(crowd), "refused", "3000")
    yield Sample("12 archives deep", "材料.zip", lambda: deep_zip(12), "refused", "层")
    yield Sample("holds itself", "材料.zip", self_including_zip, "broken", "")
    yield Sample("climbs out", "材料.zip", lambda: raw_zip(climbing), "opened", "压缩包之外")
    yield Sample("a link to /etc/passwd", "材料.zip", lambda: raw_zip([link, Entry(b"a.txt", b"hello")]), "opened",
                 "链接")  # fmt: skip


def _other_archives() -> Iterator[Sample]:
    quick = {"filters": [{"id": lzma.FILTER_LZMA2, "preset": 0}]}
    yield Sample("gzip bomb", "a.gz", lambda: gzip.compress(bytes(_ZEROS), 1), "refused", "炸弹")
    yield Sample("bzip2 bomb", "a.bz2", lambda: bz2.compress(bytes(_ZEROS), 9), "refused", "炸弹")
    yield Sample("xz bomb", "a.xz", lambda: lzma.compress(bytes(_ZEROS), preset=0), "refused", "炸弹")
    yield Sample("7z bomb", "a.7z", lambda: seven({"0.bin": bytes(_ZEROS // 2)}, **quick), "refused", "炸弹")
    yield Sample("7z in 7z in 7z", "a.7z", lambda: _sevens(4), "refused", "层")
    yield Sample("tar of links", "a.tar.gz", _tar_of_links, "empty", "")


def _locked() -> Iterator[Sample]:
    yield Sample("zip with a password", "a.zip", lambda: raw_zip([Entry(b"a", b"x", flags=1)]), "locked", "密码")
    yield Sample("7z with a password", "a.7z", lambda: seven({"a": b"x"}, password="1"), "locked", "密码")
    yield Sample("7z with hidden names", "a.7z", lambda: seven({"a": b"x"}, password="1", header_encryption=True),
                 "locked", "密码")  # fmt: skip
    yield Sample("pdf with a password", "a.pdf", lambda: pdf_of("locked"), "locked", "密码")


def _pictures() -> Iterator[Sample]:
    yield Sample("600 megapixels", "照片.png", lambda: png(30_000, 20_000), "refused", "像素")
    yield Sample("a text of 200 MB in a picture", "照片.png", lambda: png(8, 8, text=_ZEROS), "broken", "")
    yield Sample("a jpeg of 4 gigapixels", "照片.jpg", _wide_jpeg, "refused", "像素")
    yield Sample("600 megapixels in a docx", "a.docx", lambda: docx_with(media=png(30_000, 20_000)), "opened", "")


def _papers() -> Iterator[Sample]:
    for name, declaration in (("outside file", _ENTITY), ("billion laughs", _LAUGHS), ("outside dtd", _OUTSIDE)):
        for kind in ("docx", "xlsx", "pptx", "odt"):
            said = "" if kind == "xlsx" else "外部引用"
            wanted = "any" if kind == "xlsx" else "refused"  # its reader knows no entities: nothing can come of them
            yield Sample(f"{name} in {kind}", f"a.{kind}", lambda k=kind, d=declaration: office(k, d), wanted, said)
    yield Sample("a document of 64 MB of spaces", "a.docx", lambda: docx_with(padding=70_000_000), "refused", "大")
    yield Sample("a document 100,000 levels deep", "a.docx", lambda: docx_with(depth=100_000), "broken", "损坏")
    yield Sample("a sheet with all cells", "a.xlsx", lambda: office("xlsx", far=True), "any", "")
    for name in ("page tree loop", "xref loop", "stream bomb", "form loop", "deep arrays"):
        yield Sample(f"pdf: {name}", "a.pdf", lambda n=name: pdf_of(n), "any", "")


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _sevens(depth: int) -> bytes:
    inner = seven({"a.txt": b"x"})
    for _ in range(depth):
        inner = seven({"再来.7z": inner})
    return inner


def _tar_of_links() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for number, kind in enumerate((tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(f"passwd{number}")
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
    return out.getvalue()


def _wide_jpeg() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (64, 64)).save(out, "JPEG")
    data = bytearray(out.getvalue())
    at = data.index(b"\xff\xc0")
    struct.pack_into(">HH", data, at + 5, 65_000, 65_000)
    return bytes(data) + zlib.compress(b"")
