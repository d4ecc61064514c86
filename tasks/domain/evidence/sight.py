"""Whether an item can be looked at at all. What may be good but cannot be read here waits for a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.domain.evidence.contents import ContentKind, Contents, Member, Opening
from tasks.domain.evidence.endings import ending_note
from tasks.domain.evidence.finding import Finding, Question, Result
from tasks.domain.evidence.plain_words import shown

_MENDS = {
    Opening.EMPTY: "请检查原文件后重新上传",
    Opening.BROKEN: "请重新保存后重交",
}
_WAITS = {
    Opening.LOCKED: "请发来密码或去掉密码后重交，现由人工查看",
    Opening.OLD: "现由人工查看",
    Opening.REFUSED: "现由人工查看",
}
_LINK = re.compile(r"https?://|www\.|网盘|提取码")
_A_MERE_NOTE = 150  # characters of a body that only says where the file is
KIND_LABELS = {
    ContentKind.DOCUMENT: "文档",
    ContentKind.SHEET: "电子表格",
    ContentKind.SLIDES: "演示文稿",
    ContentKind.PDF: "PDF",
    ContentKind.IMAGE: "图片",
    ContentKind.ARCHIVE: "压缩包",
    ContentKind.VIDEO: "视频",
    ContentKind.OTHER: "其他格式",
}
TEXT_KINDS = frozenset({ContentKind.DOCUMENT, ContentKind.SHEET, ContentKind.SLIDES, ContentKind.PDF})
TELLING_SIDE = 100  # pixels: smaller pictures are signs and logos


def obstacle(check: str, question: Question) -> Finding | None:
    """The finding when the item cannot be looked at, else None."""
    name = shown_name(question)
    if not question.item.sha256:
        why = question.item.note or "只有链接，文件未取得"
        return Finding(check, Result.DOUBTFUL, f"{name}：{why}，本机无法查看，现由人工查看")
    if question.item.file is None and question.contents.count < _A_MERE_NOTE and _LINK.search(question.contents.text):
        return Finding(check, Result.DOUBTFUL, "正文里只有链接，文件未取得，现由人工查看")
    return _obstacle(check, name, question.contents)


def _obstacle(check: str, name: str, contents: Contents) -> Finding | None:
    reason = contents.reason or "打不开"
    if contents.opening in _MENDS:
        return Finding(check, Result.FAILED, f"{name}打不开：{reason}，{_MENDS[contents.opening]}")
    if contents.opening in _WAITS:
        return Finding(check, Result.DOUBTFUL, f"{name}本机未能查看：{reason}，{_WAITS[contents.opening]}")
    if contents.kind is ContentKind.ARCHIVE and contents.members:
        found = [_obstacle(check, f"{name}里的“{shown(m.name)}”", m.contents) for m in contents.members]
        closed = [finding for finding in found if finding is not None]
        if len(closed) == len(found):  # nothing in it opens: the most hopeful one speaks for it
            return next((finding for finding in closed if finding.result is Result.DOUBTFUL), closed[0])
    return None


def shown_name(question: Question) -> str:
    return f"“{shown(question.item.file)}”" if question.item.file else "正文"


def with_note(text: str, question: Question) -> str:
    """The sentence, with remarks behind it: a wrong ending, what the opener left out.

    The ending is looked at again: the same bytes may have been opened first under another name.
    """
    notes = [note for note in question.contents.note.split("；") if note and not note.startswith("扩展名是")]
    notes.insert(0, ending_note(question.item.file or "", question.contents.format))
    said = "；".join(note for note in notes if note)
    return f"{text}（{said}）" if said else text


def leaves(contents: Contents, name: str = "") -> Iterator[tuple[str, Contents]]:
    """The file itself, or of an archive all files in it, with their paths ("里层.zip/签到.jpg" is "里层/签到.jpg")."""
    if contents.kind is not ContentKind.ARCHIVE or not contents.members:
        yield name, contents
        return
    for member in contents.members:
        path = f"{name}/{member.name}" if name else member.name
        inner = path.rpartition(".")[0] if _is_opened_archive(member) else path
        yield from leaves(member.contents, inner or path)


def _is_opened_archive(member: Member) -> bool:
    return member.contents.kind is ContentKind.ARCHIVE and bool(member.contents.members)


def is_pictorial(contents: Contents) -> bool:
    """Whether what it says may stand in a picture: a photo, a scan, a document that holds one."""
    if contents.kind is ContentKind.IMAGE or contents.scanned:
        return True
    if contents.kind is ContentKind.PDF and not contents.count:
        return True
    return any(min(picture.width, picture.height) >= TELLING_SIDE for picture in contents.pictures)


def locked_in(contents: Contents) -> tuple[Contents, ...]:
    """The files in it, itself included, that only a password opens."""
    inside = tuple(locked for member in contents.members for locked in locked_in(member.contents))
    return inside or ((contents,) if contents.opening is Opening.LOCKED else ())


def is_waiting(contents: Contents) -> bool:
    """Whether only a person can say what is in it."""
    return contents.opening in _WAITS
