"""What the county's people send: real files of every kind, good and bad, the same for the same seed."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from xml.sax.saxutils import escape

import xlsxwriter
from PIL import Image, ImageDraw

_WORDS = (
    "课堂教学研究学生参与教师备课活动反思提高质量方法问题兴趣合作探究表达阅读写作计算实验观察讨论交流评价目标过程"
    "情境生活实践思考理解运用知识能力素养信息技术融合创新培训学习体会收获改进计划总结"
)
_STAMP = (2023, 2, 1, 8, 0, 0)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{}</Types>'
)
_RELS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="{}"/></Relationships>'
)


def essay(characters: int, seed: int = 0) -> str:
    """Running Chinese text of exactly so many Han characters."""
    chance = random.Random(seed)
    text = "".join(chance.choice(_WORDS) for _ in range(characters))
    return "\n".join(text[start : start + 80] + "。" for start in range(0, characters, 80))


@lru_cache(maxsize=512)
def docx(title: str, text: str) -> bytes:
    """A word processing document: its title, then paragraphs."""
    lines = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in [title, *text.split("\n")])
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return archive(
        {
            "[Content_Types].xml": _TYPES.format(f'<Override PartName="/word/document.xml" ContentType="{kind}"/>'),
            "_rels/.rels": _RELS.format("word/document.xml"),
            "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {space}><w:body>{lines}</w:body>'
            "</w:document>",
        }
    )


@lru_cache(maxsize=512)
def pptx(title: str) -> bytes:
    """Courseware: one slide that bears the title."""
    draw = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    slide = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    kind = "application/vnd.openxmlformats-officedocument.presentationml."
    parts = (
        f'<Override PartName="/ppt/presentation.xml" ContentType="{kind}presentation.main+xml"/>'
        f'<Override PartName="/ppt/slides/slide1.xml" ContentType="{kind}slide+xml"/>'
    )
    body = f"<p:sp><p:txBody><a:p><a:r><a:t>{escape(title)}</a:t></a:r></a:p></p:txBody></p:sp>"
    return archive(
        {
            "[Content_Types].xml": _TYPES.format(parts),
            "_rels/.rels": _RELS.format("ppt/presentation.xml"),
            "ppt/presentation.xml": f'<?xml version="1.0" encoding="UTF-8"?><p:presentation {slide}/>',
            "ppt/slides/slide1.xml": f'<?xml version="1.0" encoding="UTF-8"?><p:sld {slide} {draw}><p:cSld><p:spTree>'
            f"{body}</p:spTree></p:cSld></p:sld>",
        }
    )


def xlsx(title: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A sheet with a title row above its headings, as schools make them."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        sheet.write_string(0, 0, title)
        for number, row in enumerate([headings, *rows], 1):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value)
    return out.getvalue()


@lru_cache(maxsize=2048)
def photo(seed: int, size: int = 160) -> bytes:
    """A small JPEG of a scene that differs visibly from any other seed's."""
    chance = random.Random(seed)
    image = Image.new("RGB", (size, size * 3 // 4), tuple(chance.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for _ in range(9):
        x, y = chance.randrange(size), chance.randrange(size)
        colour = tuple(chance.randrange(256) for _ in range(3))
        draw.rectangle((x, y, x + chance.randrange(20, 90), y + chance.randrange(20, 90)), fill=colour)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=70)
    return out.getvalue()


def pdf(text: str) -> bytes:
    """A one-page PDF with a line of text."""
    stream = f"BT /F1 18 Tf 60 700 Td ({text}) Tj ET".encode("ascii", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def archive(files: Mapping[str, bytes | str]) -> bytes:
    """A zip of these files, byte for byte the same each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files.items():
            pack.writestr(zipfile.ZipInfo(name, _STAMP), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def locked_archive(name: str, data: bytes) -> bytes:
    """A zip that says it is encrypted: the flag is set in both headers, and the bytes are noise."""
    noise = random.Random(name).randbytes(len(data) + 12)
    packed = bytearray(archive({name: noise}))
    packed[6] |= 1
    central = packed.rindex(b"PK\x01\x02")
    packed[central + 8] |= 1
    return bytes(packed)


def session(teacher: str, subject: str, topic: str, seed: int, *, without: str = "") -> dict[str, bytes]:
    """The files of one observed lesson; `without` leaves one part out."""
    rows = [(str(n), f"听课教师{n}") for n in range(1, 6)]
    files = {
        "签到簿/签到表.xlsx": xlsx("听课签到簿", ("序号", "姓名"), rows),
        f"教案/{topic}教案.docx": docx(f"{subject}《{topic}》教案", f"出课教师：{teacher}\n" + essay(300, seed)),
        **{f"照片/现场{n}.jpg": photo(seed * 10 + n) for n in range(1, 4)},
        "笔记/听课笔记1.jpg": photo(seed * 10 + 7),
        "评课/评课记录.docx": docx("评课记录", essay(200, seed + 1)),
    }
    return {name: data for name, data in files.items() if not without or without not in name}
