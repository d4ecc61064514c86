"""One good archive of an observed lesson and ten bad ones, each made here; what is wrong is told beside it."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hostile.writing import Entry, office, png, raw_zip, seven
from PIL import Image, ImageDraw

Files = dict[str, bytes]


@dataclass(frozen=True)
class Exhibit:
    """`verdict`: how the obligation has to stand after it; `said`: a word of the sentence that the school reads."""

    wrong: str  # Chinese; empty for the good one
    file: str
    make: Callable[[], bytes]
    verdict: str
    said: str


def exhibits() -> Iterator[Exhibit]:
    """In the order of the schools that send them."""
    yield Exhibit("", "听课材料《春》3月8日.zip", lambda: packed(session(1)), "satisfied", "")
    yield Exhibit("没有签到簿和评课记录", "听课材料《桥》.zip",
                  lambda: packed(without(session(2), "签到簿", "评课")), "rejected", "缺")  # fmt: skip
    yield Exhibit("三张照片其实是同一张", "听课材料《雨》.zip", lambda: packed(one_view(session(3))), "rejected", "同")
    yield Exhibit("三次听课打在一个包里", "听课材料汇总.zip", lambda: packed(several()), "rejected", "按次")
    yield Exhibit(
        "照片是第一所学校的", "听课材料《云》.zip", lambda: packed(borrowed(session(5))), "needs_review", "同一张"
    )
    yield Exhibit("上传时断了，后半截没有", "听课材料《海》.zip", lambda: cut(packed(session(6))), "rejected", "截断")
    yield Exhibit("加了密码", "听课材料《山》.7z", lambda: seven(session(7), password="1"), "needs_review", "密码")
    yield Exhibit("条目互相重叠，能解出 20 GB", "听课材料《风》.zip", bomb, "needs_review", "炸弹")
    yield Exhibit("文件名里有脚本、跳出目录的路径和倒写的后缀", "听课材料《雪》<img src=x onerror=alert(1)>.zip",
                  hostile_names, "rejected", "缺")  # fmt: skip
    yield Exhibit(
        "一张照片有 6 亿像素", "听课材料《月》.zip", lambda: packed(giant(session(10))), "needs_review", "全景"
    )
    yield Exhibit("教案引用本机的文件（XXE）", "听课材料《星》.zip", lambda: packed(with_entity(session(11))),
                  "needs_review", "教案")  # fmt: skip


def session(seed: int) -> Files:
    """Sign-in book, lesson plan, three views, one photo of notes, evaluation: all that circular L31-L35 asks for."""
    photos = {f"出课照片/IMG_{seed:02}{n}.jpg": photo(seed * 10 + n) for n in range(3)}
    papers = ("听课签到簿.docx", "教案.docx", "评课记录.docx")
    return {**{name: paper(name, seed) for name in papers}, **photos, "听课笔记.jpg": photo(seed * 10 + 7)}


def paper(name: str, seed: int) -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph(name.removesuffix(".docx"))
    document.add_paragraph(
        f"第{seed}次推门听课，王老师执教，孙老师等听课，课堂环节清楚，学生参与积极，板书设计合理。" * 2
    )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def photo(seed: int) -> bytes:
    """A view of its own: a wall, desks and people as coloured shapes."""
    chance = random.Random(seed)
    image = Image.new("RGB", (640, 480), tuple(chance.randrange(90, 240) for _ in range(3)))
    pen = ImageDraw.Draw(image)
    for _ in range(14):
        x, y = chance.randrange(560), chance.randrange(400)
        shape = (x, y, x + chance.randrange(40, 240), y + chance.randrange(40, 200))
        draw = pen.rectangle if chance.random() < 0.6 else pen.ellipse
        draw(shape, fill=tuple(chance.randrange(256) for _ in range(3)))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()


def packed(files: Files) -> bytes:
    """Stored, with names in GBK and no flag, as the usual Chinese tools do it."""
    return raw_zip([Entry(name.encode("gb18030"), content) for name, content in files.items()])


def without(files: Files, *words: str) -> Files:
    return {name: content for name, content in files.items() if not any(word in name for word in words)}


def one_view(files: Files) -> Files:
    """The same photo three times, made smaller and saved anew, so that no two files are equal."""
    names = [name for name in files if name.startswith("出课照片/")]
    first = Image.open(io.BytesIO(files[names[0]]))
    for number, name in enumerate(names[1:], 1):
        out = io.BytesIO()
        first.resize((640 - 120 * number, 480 - 90 * number)).save(out, "JPEG", quality=80 - 10 * number)
        files[name] = out.getvalue()
    return files


def several() -> Files:
    lessons = {"3月6日语文《乡愁》": 31, "3月9日数学《圆》": 32, "3月14日英语Unit 3": 33}
    return {f"{folder}/{name}": data for folder, seed in lessons.items() for name, data in session(seed).items()}


def borrowed(files: Files) -> Files:
    photos = {name: data for name, data in session(1).items() if name.endswith(".jpg")}
    return without(files, ".jpg") | photos


def cut(archive: bytes) -> bytes:
    return archive[: len(archive) * 3 // 5]


def bomb() -> bytes:
    return raw_zip([Entry(b"%d.jpg" % n, bytes(100_000_000 // 200)) for n in range(200)], all_at_first=True)


def hostile_names() -> bytes:
    names = {
        "<script>alert('1')</script>教案.docx": paper("教案.docx", 9),
        "../../../etc/cron.d/听课签到簿.docx": paper("听课签到簿.docx", 9),
        "C:\\Windows\\评课记录\u202excod.exe": b"MZ\x90\x00" + bytes(60),
        "[点这里](http://bad.example)听课笔记.jpg": photo(97),
    }
    return packed({**names, **{f"出课照片/{n}.jpg": photo(90 + n) for n in range(3)}})


def giant(files: Files) -> Files:
    names = [name for name in files if name.startswith("出课照片/")]
    return without(files, names[0]) | {"出课照片/全景.png": png(30_000, 20_000)}


def with_entity(files: Files) -> Files:
    declaration = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return {**files, "教案.docx": office("docx", declaration)}
