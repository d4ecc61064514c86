"""The parts of a session's archive (circular L30-L35): which file is the sign-in sheet, the lesson plan, a photo, …"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.domain.evidence.plain_words import folders, plain, stem
from tasks.domain.evidence.sight import TELLING_SIDE, is_waiting, leaves

PHOTO = "照片"
# circular L43, L48: 教案 and 教学设计 are one thing (ruling A15); the others as schools name them
_WORDS: Mapping[str, tuple[str, ...]] = {
    "笔记": ("听课笔记", "笔记", "听课记录", "听课本", "听课手册", "记录本"),
    "评课": ("评课", "议课", "评议", "课后研讨", "评价表", "评价记录", "点评", "课堂评价"),
    "签到": ("签到", "签名", "签字", "点名", "到会", "参会人员"),
    "教案": ("教案", "教学设计", "教学方案", "导学案", "教学简案", "教学案"),
    "课件": ("课件", "幻灯片", "ppt"),
    "视频": ("视频", "录像", "录课", "实录"),
    PHOTO: ("照片", "图片", "相片", "影像", "相册", "photo", "picture"),
}
_KINDS = {PHOTO: ContentKind.IMAGE, "课件": ContentKind.SLIDES, "视频": ContentKind.VIDEO}
_LESSON_PLAN = ("教学目标", "教学重点", "教学难点", "教学过程", "教学重难点")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an archive, and the parts that it is."""

    path: str
    contents: Contents
    names: frozenset[str]

    @property
    def is_good(self) -> bool:
        return self.contents.opening is Opening.OPENED

    @property
    def is_waiting(self) -> bool:
        return is_waiting(self.contents)

    @property
    def pieces(self) -> int:
        """How many photos a file is: a document may hold several."""
        if self.contents.kind in {ContentKind.DOCUMENT, ContentKind.SLIDES, ContentKind.SHEET}:
            return sum(min(picture.width, picture.height) >= TELLING_SIDE for picture in self.contents.pictures)
        return self.contents.pages if self.contents.kind is ContentKind.PDF else 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """ "照片>=3": one part that the plan asks for."""

    names: tuple[str, ...]
    least: int = 1

    @property
    def label(self) -> str:
        return self.names[0] if len(self.names) == 1 else f"{self.names[0]}（{'、'.join(self.names[1:])}）"


def read_wanted(text: str) -> Wanted:
    """Reads "A|B>=n". Raises ValueError for anything else."""
    match = re.fullmatch(r"\s*([^<>=≥]+?)\s*(?:(?:>=|≥|＞=)\s*(\d+))?\s*", text)
    names = tuple(name.strip() for name in re.split(r"[|｜]", match.group(1))) if match else ()
    if match is None or not all(names):
        raise ValueError(f"not a part: {text!r}")
    return Wanted(names, int(match.group(2) or 1))


def parts_of(contents: Contents, extra: tuple[str, ...] = ()) -> tuple[Part, ...]:
    """Every file of the archive with the parts that it is; `extra` are names of parts that only this plan knows."""
    return tuple(Part(path, inner, _names(path, inner, extra)) for path, inner in leaves(contents))


def part_name(word: str) -> str:
    """The part that a name of the plan means: "教学设计" is "教案"; a name nobody knows is itself."""
    said = plain(word)
    return next((name for name, words in _WORDS.items() if any(plain(w) in said for w in words)), said)


def named_in(text: str, extra: tuple[str, ...] = ()) -> frozenset[str]:
    """The parts that a name speaks of. A photo of the sign-in sheet is the sheet, not a photo of the lesson."""
    said = plain(text)
    found = {name for name, words in _WORDS.items() if any(plain(word) in said for word in words)}
    found |= {name for name in extra if plain(name) in said}
    if "评课" in found and "笔记" not in said:
        found -= {"笔记"}  # 听课评课记录表
    return frozenset(found - {PHOTO} or found)


def _names(path: str, contents: Contents, extra: tuple[str, ...]) -> frozenset[str]:
    """The file's own name first, then its folders from the inside, then its heading, its text, its kind."""
    own = named_in(stem(path), extra)
    if own and own != {PHOTO}:
        return own
    for folder in reversed(folders(path)):
        told = named_in(folder, extra)
        if len(told) == 1:
            return told
    if own:
        return own
    if contents.kind in {ContentKind.DOCUMENT, ContentKind.PDF, ContentKind.SHEET} and (told := _told(contents, extra)):
        return told
    by_kind = {name for name, kind in _KINDS.items() if kind is contents.kind}
    return frozenset(by_kind)


def _told(contents: Contents, extra: tuple[str, ...]) -> frozenset[str]:
    if told := named_in(contents.heading, extra) - {PHOTO}:
        return told
    marks = sum(mark in contents.text[:5000] for mark in _LESSON_PLAN)
    return frozenset({"教案"}) if marks >= 2 else frozenset()
