"""Sessions of class observation: how many an archive holds, and what tells one from another."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass

from tasks.domain.evidence.contents import ContentKind, Contents, Member, Picture
from tasks.domain.evidence.plain_words import plain, stem
from tasks.domain.evidence.session_parts import Part, named_in, parts_of

_MARKS = re.compile(
    r"第[一二三四五六七八九十百\d]+(?:次|节|场|讲|课时?)"
    r"|(?<!\d)(?:20\d\d[-.年/]?)?(?:0?[1-9]|1[0-2])[-.月](?:[12]\d|3[01]|0?[1-9])(?!\d)"
    r"|(?<!\d)20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)"
)
SAME_PHOTO = 4  # bits of 64: the same photo, saved again or made smaller; other views of one room differ in more
_PAPERS = ("教案", "评课", "签到")  # what each session has of its own; photos and notes are many in one session
_DECOR = re.compile(
    r"[\d一二三四五六七八九十第次节份个号年月日()（）《》“”\-_.、,，:：]|推门听课|听课|材料|活动|教师|老师|附件|最终|定稿|修改"
)


@dataclass(frozen=True, slots=True)
class Sessions:
    names: tuple[str, ...]  # as the archive names them; one or none: a single session
    certain: bool = True


def sessions_in(contents: Contents) -> Sessions:
    """By folders (or archives inside) with several parts each, by marks (第2次, 3月8日), by several lesson plans."""
    parts = parts_of(contents)
    for find in (_by_folder, _by_mark, _by_lesson):
        found = find(parts)
        if len(found.names) > 1:
            return found
    unopened = tuple(p.path for p in parts if p.is_waiting and p.contents.kind is ContentKind.ARCHIVE)
    return Sessions(unopened, certain=False) if len(unopened) > 1 else Sessions(())


def session_key(contents: Contents) -> str:
    """A fingerprint of the session in an archive: its texts and files, whatever they and the archive are called."""
    prints = sorted({_print(member) for member in _flat(contents.members)})
    return "session:" + hashlib.sha256("\n".join(prints).encode()).hexdigest()[:32]


def is_sent_again(one: Contents, other: Contents) -> bool:
    """Whether both hold one session: the same papers, and photos that look the same though they were saved again."""
    mine, theirs = _flat(one.members), _flat(other.members)
    if {_print(m) for m in mine if not _is_photo(m)} != {_print(m) for m in theirs if not _is_photo(m)}:
        return False
    photos, known = _photos(mine), _photos(theirs)
    return len(photos) == len(known) > 0 and all(any(is_same_photo(p, seen) for seen in known) for p in photos)


def is_same_photo(one: Picture, other: Picture) -> bool:
    return (one.perceptual_hash ^ other.perceptual_hash).bit_count() <= SAME_PHOTO


def _is_photo(member: Member) -> bool:
    return member.contents.kind is ContentKind.IMAGE


def _photos(members: list[Member]) -> list[Picture]:
    return [picture for member in members if _is_photo(member) for picture in member.contents.pictures]


def _flat(members: tuple[Member, ...]) -> list[Member]:
    flat: list[Member] = []
    for member in members:
        flat += _flat(member.contents.members) if member.contents.members else [member]
    return flat


def _print(member: Member) -> str:
    """A document saved again has other bytes and is the same document: its words, cells and pictures tell it."""
    inside = member.contents
    if inside.kind is not ContentKind.IMAGE and (inside.text.strip() or inside.tables):
        cells = [cell for table in inside.tables for row in table.rows for cell in row]
        pictures = [f"{picture.perceptual_hash:x}" for picture in inside.pictures]
        return hashlib.sha256("\x1f".join([plain(inside.text), *cells, *pictures]).encode()).hexdigest()
    return member.sha256 or f"{member.name}:{member.size}"


def _by_folder(parts: tuple[Part, ...]) -> Sessions:
    """Folders side by side, each with two or more parts of a session in it."""
    deepest = max((part.path.count("/") for part in parts), default=0)
    for level in range(1, deepest + 1):
        within: dict[str, list[Part]] = defaultdict(list)
        for part in parts:
            above = part.path.split("/")[:-1]
            if len(above) >= level:
                within["/".join(above[:level])].append(part)
        full = [
            f for f, inside in within.items() if not named_in(f.rsplit("/", 1)[-1]) and _kinds_within(f, inside) >= 2
        ]
        if len(full) > 1:
            return Sessions(tuple(folder.rsplit("/", 1)[-1] for folder in full))
    return Sessions(())


def _kinds_within(folder: str, inside: list[Part]) -> int:
    """How many different parts it has; of photos and notes alone one session may have several folders."""
    names = {name for part in inside for name in part.names}
    return len(names) if names & set(_PAPERS) else 0


def _by_mark(parts: tuple[Part, ...]) -> Sessions:
    """教案/第一次, 教案/第二次, 签到/第一次, 签到/第二次: the same marks on two kinds of papers."""
    marks: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        found = _MARKS.findall(plain(part.path))
        for name in part.names & set(_PAPERS) if found else ():
            marks[name].add(found[-1])
    several = [found for found in marks.values() if len(found) > 1]
    if len(several) < 2:
        return Sessions(())
    shared = set.intersection(*several)
    return Sessions(tuple(sorted(shared))) if len(shared) > 1 else Sessions(())


def _by_lesson(parts: tuple[Part, ...]) -> Sessions:
    """Several lesson plans of different lessons; certain when the other papers are as many."""
    plans = [part for part in parts if "教案" in part.names and part.contents.kind is not ContentKind.IMAGE]
    lessons: list[Part] = []
    for plan in plans:
        if not any(_is_same_lesson(plan, seen) for seen in lessons):
            lessons.append(plan)
    if len(lessons) < 2:
        return Sessions(())
    others = [sum(name in part.names for part in parts) for name in ("签到", "评课")]
    certain = all(count >= len(lessons) for count in others)
    return Sessions(tuple(stem(part.path) for part in lessons), certain)


def _is_same_lesson(one: Part, other: Part) -> bool:
    """The same title, or a text that is largely the same (教案 and 教学设计 of one lesson, a Word file and its PDF)."""
    titles = [_title(part) for part in (one, other)]
    if all(titles) and (titles[0] in titles[1] or titles[1] in titles[0]):
        return True
    texts = [_shingles(part.contents.text) for part in (one, other)]
    shared, fewer = len(texts[0] & texts[1]), min(len(texts[0]), len(texts[1]))
    return shared >= 0.5 * fewer if fewer else not all(titles)


def _title(part: Part) -> str:
    for text in (stem(part.path), part.contents.heading):
        title = _DECOR.sub("", re.sub("教案|教学设计|教学方案|导学案|教学简案", "", plain(text)))
        if len(title) >= 1:
            return title
    return ""


def _shingles(text: str) -> frozenset[str]:
    said = plain(text)[:20000]
    return frozenset(said[n : n + 4] for n in range(len(said) - 3))
