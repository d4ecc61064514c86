"""One good archive of a session and ten bad ones, from their bytes to the sentence that the school reads."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest

from tasks.domain.evidence.contents import Contents
from tasks.domain.evidence.examine import examine
from tasks.domain.evidence.finding import Examination, Question, Result
from tasks.domain.evidence.item import Item, Submission, SubmissionKind
from tasks.domain.plan.party import School, Stage
from tasks.domain.plan.requirement import CheckSpec, PartyKind, Requirement

Files = dict[str, bytes]
PARTS = ["签到", "教案|教学设计", "照片>=3", "笔记>=1", "评课"]
SESSIONS = Requirement(
    "S6", "听课材料", PartyKind.SCHOOL, ("mailbox",), "05-08",
    checks=(CheckSpec("archive_parts", {"parts": PARTS}), CheckSpec("one_session"), CheckSpec("photos_differ")),
)  # fmt: skip


def good(made: Any, at: str = "", seed: int = 0, lesson: str = "春") -> Files:
    return {
        f"{at}签到簿.jpg": made.photo(seed + 1),
        f"{at}教案.docx": made.docx(f"《{lesson}》教学设计", "教学目标" * 20),
        **{f"{at}出课照片/mmexport16{seed}{n}.jpg": made.photo(seed + 10 + n) for n in range(3)},
        f"{at}听课笔记.jpg": made.photo(seed + 20),
        f"{at}评课记录.docx": made.docx("评课记录", f"发言{lesson}" * 9),
    }


def without(files: Files, *words: str) -> Files:
    return {name: content for name, content in files.items() if not any(word in name for word in words)}


def thrice(made: Any) -> Files:
    view = {f"出课照片/{n}.jpg": made.photo(10, quality=95 - 20 * n) for n in range(3)}
    return without(good(made), "出课照片") | view


def cut_photos(made: Any) -> Files:
    return {n: c[: len(c) // 2] if "出课照片" in n else c for n, c in good(made).items()}


def pasted(*photos: bytes) -> bytes:
    document = docx.Document()
    for line, photo in zip(("一、签到", "二、教案", "三、照片", "四、笔记", "五、评课"), photos, strict=True):
        document.add_paragraph(line)
        document.add_picture(io.BytesIO(photo))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


GALLERY: dict[str, tuple[Callable[[Any], Files | bytes], Result, str]] = {
    "good": (good, Result.ACCEPTED, "签到、教案（教学设计）、照片 3 张、笔记、评课"),
    "no sign-in": (lambda made: without(good(made), "签到"), Result.FAILED, "缺签到"),
    "two photos": (lambda made: without(good(made), "mmexport1602"), Result.FAILED, "现有 2，要求不少于 3"),
    "one photo three times": (thrice, Result.FAILED, "不同角度的照片只有 1 张"),
    "photos cut short": (cut_photos, Result.FAILED, "打不开"),
    "two sessions": (lambda made: good(made, "3月8日/") | good(made, "3月15日/", 50, "秋"), Result.FAILED, "2 次听课"),
    "cut short": (lambda made: made.zip(good(made))[:4000], Result.FAILED, "被截断"),
    "nothing in it": (lambda made: {"__MACOSX/._a": b"x"}, Result.FAILED, "没有文件"),
    "a bomb": (lambda made: good(made) | {"大.bin": bytes(90_000_000)}, Result.DOUBTFUL, "压缩炸弹"),
    "all in one document": (
        lambda made: {"材料.docx": pasted(*(made.photo(n) for n in range(5)))},
        Result.DOUBTFUL,
        "可能都在同一个文档里",
    ),
    "no archive": (lambda made: made.docx("教案" * 60), Result.DOUBTFUL, "不是压缩包"),
}  # fmt: skip


@pytest.mark.parametrize("name", GALLERY)
def test_each_archive_of_the_gallery_gets_its_finding(
    name: str, opened: Callable[[bytes, str], Contents], made: Any
) -> None:
    make, result, words = GALLERY[name]
    files = make(made)
    found = asked(opened(made.zip(files) if isinstance(files, dict) else files, "听课.zip"))
    said = "；".join(finding.text for finding in found.findings)
    assert found.result is result, said
    assert words in said, said


def asked(contents: Contents, file: str = "听课.zip") -> Examination:
    sent = Submission("site", "class_share", "1", "v", SubmissionKind.POST)
    item = Item("e1", "a1", file, "a" * 64, 9, sent)
    return examine(Question(item, contents, SESSIONS, School("sch01", "第一小学", (Stage.PRIMARY,)), ()))


def test_names_that_turn_the_line_or_hide_signs_are_spelt_out(
    opened: Callable[[bytes, str], Contents], made: Any
) -> None:
    found = asked(opened(made.zip(good(made)), "听课.zip"), "听课\u202egpj.exe\n\x1b[31m<b>.zip")
    assert "听课\\u202egpj.exe\\u000a\\u001b[31m<b>.zip" in found.findings[0].text
