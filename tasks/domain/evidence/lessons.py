"""Which lesson a lesson plan, courseware or session is of: title, subject, grade, as far as it states them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tasks.domain.evidence.contents import Contents
from tasks.domain.evidence.plain_words import plain, stem

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
_STATED = re.compile(r"(?:课题|课名|教学内容|题目)[:：\s]*([^\n\t:：]{1,40})")
_DECOR = re.compile(
    r"推门听课|听课|教学设计|教学反思|教案|课件|反思|第[一二三四五六七八九十\d]+课时?|[\d_\-—.、:：“”\"《》()（）]"
)
_DIGITS = {str(n): sign for n, sign in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True, slots=True)
class Lesson:
    """Empty where it is not stated."""

    title: str
    subject: str
    grade: str


def lesson_of(contents: Contents, file: str = "", post_title: str = "") -> Lesson:
    text = f"{stem(file)}\n{post_title}\n{contents.heading}\n{contents.text[:1500]}"
    quoted = _QUOTED.search(text)
    stated = _STATED.search(text)
    title = quoted.group(1) if quoted else stated.group(1) if stated else _bare(contents.heading)
    grade = _GRADE.search(text)
    return Lesson(
        title=_bare(title),
        subject=next((subject for subject in _SUBJECTS if subject in text), ""),
        grade="" if grade is None else _DIGITS.get(grade[1], grade[1]) if grade[1] else f"{grade[2]}{grade[3]}",
    )


def agree(one: Lesson, other: Lesson) -> bool | None:
    """Whether two are of one lesson: every thing that both state is the same; None when they share no statement."""
    pairs = [(one.title, other.title), (one.subject, other.subject), (one.grade, other.grade)]
    both = [(a, b) for a, b in pairs if a and b]
    if not both:
        return None
    return all(a in b or b in a for a, b in both)


def _bare(title: str) -> str:
    return _DECOR.sub("", plain(title))
