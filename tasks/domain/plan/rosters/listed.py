"""A list of people as somebody sent it, row by row; None says that the list does not state it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tasks.domain.plan.party import Role, Stage

_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_WIDE = str.maketrans("()", "（）")  # as people write them in Chinese
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_PREFIX = re.compile(r"^(?:.{2,7}?(?:省|自治区))?(?:.{2,6}?[市州盟])?(?:.{2,6}?[县区旗市])?(?=.{2})")


@dataclass(frozen=True, slots=True)
class ListedSchool:
    """`place` says where it stands: "学校表第 5 行"; several coordinators are in order."""

    name: str
    place: str = ""
    id: str = ""
    stages: tuple[Stage, ...] = ()
    aliases: tuple[str, ...] = ()
    class_name: str = ""
    coordinators: tuple[str, ...] = ()
    principal: str = ""
    email: str = ""  # of the first coordinator
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ListedTeacher:
    name: str
    school: str
    place: str = ""
    id: str = ""
    subjects: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    account: str = ""
    gives_observed_lesson: bool | None = None
    stages: tuple[Stage, ...] = ()
    again: str = ""  # the place of the row above that says the same, word for word


@dataclass(frozen=True, slots=True)
class ListedContact:
    name: str
    role: Role | None = None
    place: str = ""
    id: str = ""
    school: str = ""
    email: str = ""
    stages: tuple[Stage, ...] = ()
    phone: str = ""


@dataclass(frozen=True, slots=True)
class RosterList:
    """`whole` says that the schools listed may be all there are; a filled confirmation sheet never is."""

    schools: tuple[ListedSchool, ...] = ()
    teachers: tuple[ListedTeacher, ...] = ()
    contacts: tuple[ListedContact, ...] = ()
    not_stored: tuple[str, ...] = ()  # headings that the roster has no room for: 身份证号
    dropped: tuple[str, ...] = ()  # Chinese: which rows were left out, and why
    whole: bool = True


def clean_name(text: str) -> str:
    """王　丽, 王 丽 and 王\u200b丽 are 王丽; the dot in 阿依古丽·买买提 is always the same."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cf", "Cc"} or sign in "\t\n")
    text = re.sub(r"[·•‧・∙⋅]", "·", text).strip()
    text = re.sub(rf"(?<=[{_HAN}·)])\s+|\s+(?=[{_HAN}·(])", "", re.sub(r"\s+", " ", text))
    return text.translate(_WIDE) if re.search(f"[{_HAN}]", text) else text


def name_key(name: str) -> str:
    """How two people's names are compared."""
    return re.sub(r"\s+", "", clean_name(name)).casefold()


def school_key(name: str) -> str:
    """How two school names are compared: spaces, quotation marks and 一 for 1 make no difference."""
    return re.sub(r"[\W_]+", "", clean_name(name)).casefold().translate(_DIGITS)


def without_county(key: str) -> str:
    """兰西县第1小学 -> 第1小学; never less than two signs."""
    return _PREFIX.sub("", key, count=1)
