"""Photos of different views (circular L33: 三张不同角度), by file and by what they look like."""

from __future__ import annotations

from tasks.domain.evidence.contents import ContentKind, Contents, Picture
from tasks.domain.evidence.finding import CheckParam, Finding, Question, Result
from tasks.domain.evidence.session_parts import PHOTO, parts_of
from tasks.domain.evidence.sight import TELLING_SIDE, leaves, obstacle, shown_name, with_note

VERSION = 2
PARAMS = {"min": CheckParam(3)}
SAME_VIEW = 6  # bits of 64 in which two copies of one photo may differ


def check(question: Question) -> Finding:
    if finding := obstacle("photos_differ", question):
        return finding
    least = question.count_param("min", 3)
    parts = [part for part in parts_of(question.contents) if PHOTO in part.names]
    photos = photos_in(question.contents)
    views = len(views_of(photos))
    name = shown_name(question)
    if views >= least:
        return Finding("photos_differ", Result.ACCEPTED, with_note(f"{name}里有 {views} 张不同角度的照片", question))
    unseen = [part for part in parts if part.is_waiting or (part.is_good and not part.contents.pictures)]
    if unseen:
        return Finding(
            "photos_differ", Result.DOUBTFUL, f"{name}里有的照片本机看不到，不同角度的只认出 {views} 张，现由人工查看"
        )
    if why := _doubt(question, photos, least):
        return Finding("photos_differ", Result.DOUBTFUL, f"{name}{why}，现由人工查看")
    text = f"{name}里不同角度的照片只有 {views} 张（共 {len(photos)} 张），要求不少于 {least} 张，请补上后重交"
    return Finding("photos_differ", Result.FAILED, text)


def _doubt(question: Question, photos: tuple[Picture, ...], least: int) -> str:
    """Why there may be enough all the same: photos pasted beside the text, a session that was not packed."""
    pasted = tuple(
        picture
        for _, contents in leaves(question.contents)
        if contents.kind is not ContentKind.IMAGE
        for picture in contents.pictures
        if _is_photo(picture, contents)
    )
    if len(views_of((*photos, *pasted))) >= least or any(contents.scanned for _, contents in leaves(question.contents)):
        return "里的照片像是贴在文档里，分不清哪些是出课照片"
    if question.requirement.counts_sessions and question.contents.kind is not ContentKind.ARCHIVE:
        return "不是压缩包，请把一次听课的材料打成一个压缩包"
    return ""


def photos_in(contents: Contents) -> tuple[Picture, ...]:
    return tuple(photo for _, photo in lesson_photos(contents))


def lesson_photos(contents: Contents) -> tuple[tuple[str, Picture], ...]:
    """The photos of the lesson with their paths: not those of the sign-in sheet or of the notes, no signs and logos."""
    parts = [part for part in parts_of(contents) if PHOTO in part.names and part.is_good]
    return tuple((part.path, p) for part in parts for p in part.contents.pictures if _is_photo(p, part.contents))


def _is_photo(picture: Picture, contents: Contents) -> bool:
    """A document also holds signs and logos; a picture file is what it is named for."""
    return contents.kind is ContentKind.IMAGE or min(picture.width, picture.height) >= TELLING_SIDE


def views_of(photos: tuple[Picture, ...]) -> list[Picture]:
    """One photo for each view, the first of those that look the same."""
    views: list[Picture] = []
    for photo in photos:
        if not any(is_same_view(photo, seen) for seen in views):
            views.append(photo)
    return views


def is_same_view(one: Picture, other: Picture) -> bool:
    return (one.perceptual_hash ^ other.perceptual_hash).bit_count() <= SAME_VIEW
