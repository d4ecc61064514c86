"""Which lesson a lesson plan, courseware or session is of: title, subject, grade, as far as it states them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.domain.evidence.contents import ContentKind, Contents
from tasks.domain.evidence.plain_words import plain, stem
from tasks.domain.evidence.sight import leaves

_SUBJECTS = (
    "语文",
    "数学",
    "英语",
    "物理",
    "化学",
    "生物",
    "历史",
    "地理",
    "政治",
    "道德与法治",
    "科学",
    "音乐",
    "美术",
    "体育",
    "信息",
)
_GRADE = re.compile(r"([一二三四五六七八九1-9])年级|(高|初)([一二三])")
_QUOTED = re.compile(r"《([^《》]{1,40})》")
_STATED = re.compile(r"(?:课题|课名|教学内容|题目)[:：\s]\s*([^\n\t:：]{1,40})")
_DECOR = re.compile(
    r"推门听课|听课|教学设计|教学反思|教案|课件|反思|第[一二三四五六七八九十\d]+课时?|[\d_\-—.、:：“”\"《》()（）]"
)
_DIGITS = {str(n): sign for n, sign in enumerate("一二三四五六七八九", 1)}


_NO_TITLE = re.compile(r"课程标准|课标|教科书|教材|教参|推门听课|实施方案|通知|大研培|智慧教育平台")


@dataclass(frozen=True, slots=True)
class Lesson:
    """Empty where it is not stated."""

    title: str
    subject: str
    grade: str


def lesson_of(contents: Contents, file: str = "", post_title: str = "") -> Lesson:
    """What its names say goes before what it says at its beginning; of an archive, its lesson plan speaks."""
    seen = _speaking(contents)
    names = f"{stem(file)}\n{post_title}\n{seen.heading}"
    text = f"{names}\n{seen.text[:1500]}"
    grade = _GRADE.search(names) or _GRADE.search(text)
    return Lesson(
        title=_title(names, seen),
        subject=next((subject for said in (names, text) for subject in _SUBJECTS if subject in said), ""),
        grade="" if grade is None else _DIGITS.get(grade[1], grade[1]) if grade[1] else f"{grade[2]}{grade[3]}",
    )


def told_lesson(lesson: Lesson) -> str:
    """ "《春》，语文，七年级", as far as it is stated."""
    told = (f"《{lesson.title}》" if lesson.title else "", lesson.subject)
    return "，".join(
        part for part in (*told, f"{lesson.grade}年级" if len(lesson.grade) == 1 else lesson.grade) if part
    )


def agree(one: Lesson, other: Lesson) -> bool | None:
    """Whether two are of one lesson: every thing that both state is the same; None when they share no statement."""
    pairs = [(one.title, other.title), (one.subject, other.subject), (one.grade, other.grade)]
    both = [(a, b) for a, b in pairs if a and b]
    if not both:
        return None
    return all(a in b or b in a for a, b in both)


def _speaking(contents: Contents) -> Contents:
    """Of an archive the first document or show with a text."""
    kinds = (ContentKind.DOCUMENT, ContentKind.SLIDES, ContentKind.PDF)
    texts = [inner for _, inner in leaves(contents) if inner.kind in kinds and inner.text.strip()]
    return texts[0] if contents.kind is ContentKind.ARCHIVE and texts else contents


def _title(names: str, contents: Contents) -> str:
    beginning = contents.text[:1500]
    stated = [match[1] for match in _STATED.finditer(beginning)]
    for said in (*_QUOTED.findall(names), *stated, *_QUOTED.findall(beginning[:300]), contents.heading):
        title = _bare(said)
        if title and not _NO_TITLE.search(said):
            return title
    return ""


def _bare(title: str) -> str:
    return _DECOR.sub("", plain(title))
