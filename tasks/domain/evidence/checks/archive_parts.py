"""A session's archive holds each part that is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from tasks.domain.evidence.contents import ContentKind, Contents
from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.session_parts import PHOTO, Part, Wanted, named_in, part_name, parts_of, read_wanted
from tasks.domain.evidence.sight import obstacle, shown_name, with_note

VERSION = 2
PARAMS = {"parts": CheckParam(None, "words")}


def problem(params: Mapping[str, object]) -> str:
    for text in params["parts"] if isinstance(params["parts"], (list, tuple)) else ():
        try:
            read_wanted(str(text))
        except ValueError:
            return f"检查 archive_parts 的 parts 里“{text}”看不懂，应写作“签到”“教案|教学设计”或“照片>=3”"
    return ""


def check(question: Question) -> Finding:
    if finding := obstacle("archive_parts", question):
        return finding
    name = shown_name(question)
    if question.contents.kind is not ContentKind.ARCHIVE:
        return Finding(
            "archive_parts", Result.DOUBTFUL, f"{name}不是压缩包，请把一次听课的材料打成一个压缩包，现由人工查看"
        )
    wanted = [read_wanted(text) for text in question.words_param("parts", ())]
    parts = parts_of(question.contents, tuple(part_name(n) for want in wanted for n in want.names))
    lacks = [want for want in wanted if _count(want, parts, waiting=False) < want.least]
    if not lacks:
        said = "、".join(_told(want, parts) for want in wanted)
        return Finding("archive_parts", Result.ACCEPTED, with_note(f"{name}里有{said}", question))
    what = "、".join(_lack(want, parts) for want in lacks)
    if why := _doubt(lacks, parts, question.contents):
        return Finding("archive_parts", Result.DOUBTFUL, f"{name}里没有认出{what}：{why}，现由人工查看")
    return Finding("archive_parts", Result.FAILED, f"{name}里缺{what}，请补齐后把这一次的材料重新打包重交")


def _count(want: Wanted, parts: tuple[Part, ...], *, waiting: bool) -> int:
    names = {part_name(name) for name in want.names}
    fitting = [part for part in parts if part.names & names and (part.is_good or (waiting and part.is_waiting))]
    if PHOTO in names:
        return sum(part.pieces for part in fitting)
    return len(fitting)


def _told(want: Wanted, parts: tuple[Part, ...]) -> str:
    count = _count(want, parts, waiting=False)
    return f"{want.label} {count} 张" if PHOTO in map(part_name, want.names) else want.label


def _lack(want: Wanted, parts: tuple[Part, ...]) -> str:
    count = _count(want, parts, waiting=False)
    closed = [part.path for part in parts if not part.is_good and part.names & {part_name(n) for n in want.names}]
    remark = f"（“{closed[0]}”打不开）" if closed else ""
    return want.label + remark if want.least == 1 else f"{want.label}（现有 {count}，要求不少于 {want.least}）{remark}"


def _doubt(lacks: list[Wanted], parts: tuple[Part, ...], contents: Contents) -> str:
    """Why what was not found may be there all the same; "" when it is not."""
    if all(_count(want, parts, waiting=True) >= want.least for want in lacks):
        return "有的文件本机打不开"
    if any(part.is_waiting and part.contents.kind in {ContentKind.ARCHIVE, ContentKind.OTHER} for part in parts):
        return "里面还有本机打不开的文件"
    names = [{part_name(name) for name in want.names} for want in lacks]
    bundled = [part for part in parts if part.is_good and part.contents.kind in _BUNDLES]
    if bundled and all(any(_speaks_of(part, wanted) for part in bundled) for wanted in names):
        return "可能都在同一个文档里"
    return ""


_BUNDLES = frozenset({ContentKind.DOCUMENT, ContentKind.PDF, ContentKind.SLIDES})


def _speaks_of(part: Part, wanted: set[str]) -> bool:
    """A document with a line for the part, or, of photos, with pictures in it."""
    if PHOTO in wanted:
        return part.pieces >= 1 and part.contents.kind is not ContentKind.PDF or part.contents.scanned
    lines = (line.strip() for line in part.contents.text.splitlines())
    return part.contents.scanned or any(named_in(line) & wanted for line in lines if 0 < len(line) <= 25)
