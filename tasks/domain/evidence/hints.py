"""What tells a requirement where no title does: an activity, a month's words, a number, likeness, the list itself."""

from __future__ import annotations

import re

from tasks.domain.evidence.index import Index
from tasks.domain.evidence.likeness import resembled
from tasks.domain.evidence.match import Doubt
from tasks.domain.evidence.named import Fits, Named, Piece, titles_of
from tasks.domain.evidence.names import fold, spell, without_years
from tasks.domain.evidence.near import nearest
from tasks.domain.evidence.parts import ENOUGH, parts_found
from tasks.domain.evidence.spoken import theme_month
from tasks.domain.evidence.titles import titled
from tasks.domain.evidence.wording import is_archive
from tasks.domain.plan.requirement import MAILBOX


def by_month_words(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """培训, 考核, 新闻 or the month's theme tell a monthly report."""
    for requirement in index.plan.requirements:
        if not (fits(requirement.id) and requirement.month_kinds):
            continue
        for label, texts in piece.words.levels:
            words = [kind for kind in requirement.month_kinds for text in texts if fold(kind) in fold(text)]
            if words or any(theme_month(text, index.plan) for text in texts):
                told = f"“{words[0]}”" if words else "当月主题"
                return Named((requirement.id,), reasons=(f"{label}含{told}，属《{requirement.title}》",))
    return None


def by_activity(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """An archive that bears the activity's name (推门听课 第3次.zip) is a session, whatever is found in it."""
    if piece.file is None or not is_archive(piece.file, piece.contents):
        return None
    for label, texts in piece.words.levels:
        if label == "文件内的名称":
            continue
        for activity, id_ in index.session_activities:
            if fits(id_) and any(activity in fold(text) for text in texts):
                return Named((id_,), reasons=(f"{label}含活动名称，是{titles_of((id_,), index)}的一次",))
    return None


def by_number(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """S3, or 材料3 where one requirement that fits bears that number."""
    for label, texts in piece.words.levels:
        spelled = " ".join(spell(text) for text in texts)
        tokens = set(re.findall(r"(?<![a-z0-9])[a-z]+-?\d+(?![a-z0-9])", spelled))
        ids = tuple(r.id for r in index.plan.requirements if fits(r.id) and r.id.casefold() in tokens)
        if ids:
            return Named(ids, reasons=(f"{label}含编号 {'、'.join(ids)}",))
        numbers = set(re.findall(r"材料\x01?(\d{1,2})(?!\d)(?!\x01?\s*[-—–~～至到、,，份件个种页])", spelled))
        ids = tuple(r.id for r in index.plan.requirements if fits(r.id) and _number(r.id) in numbers)
        if len(numbers) == 1 and ids:
            return Named(ids, (Doubt.LOOSELY_NAMED,), (f"{label}只写了材料{numbers.pop()}",))
    return None


def by_loose_parts(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """签到照片.jpg and 教案.docx side by side, not packed: a session that a person must look at."""
    if piece.file is None or is_archive(piece.file, piece.contents):
        return None
    for requirement in index.plan.requirements:
        if not fits(requirement.id) or not parts_found((piece.words.file,), requirement):
            continue
        activities = [activity for activity, id_ in index.session_activities if id_ == requirement.id]
        named = any(activity in fold(text) for activity in activities for text in (piece.words.file, piece.words.title))
        if named or len(parts_found((piece.words.file, *piece.words.siblings), requirement)) >= ENOUGH:
            reason = f"文件名是《{requirement.title}》的一部分，但没有打成压缩包，请打包"
            return Named((requirement.id,), (Doubt.LOOSE_SESSION,), (reason,))
    return None


def by_hidden_name(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """A title that fits lies inside the longer title of a requirement that does not: a person must look."""
    for label, texts in piece.words.levels:
        ids = tuple(dict.fromkeys(id_ for text in texts if text for id_ in titled(text, fits, index).hidden))
        if ids:
            reason = f"{label}含{titles_of(ids, index)}，但更像另一项不由此方或不走此渠道的要求"
            return Named(ids, (Doubt.LOOSELY_NAMED,), (reason,))
    return None


def by_nearness(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """周迸度表, kcb: one sign is another, or only first letters stand there; a person confirms what was meant."""
    for label, texts in piece.words.levels:
        if label == "文件内的名称" and len(texts) > 3:
            continue
        fresh = [text for text in texts if text and not titled(text, fits, index).plain]
        near = [one for text in fresh for one in nearest(index.near_titles(without_years(fold(text))))]
        meant = {id_ for one in near for id_ in index.every_title[one.name] if fits(id_)}
        ids = tuple(r.id for r in index.plan.requirements if r.id in meant)
        if ids:
            said = "、".join(dict.fromkeys(one.sentence for one in near))
            return Named(ids, (Doubt.LOOSELY_NAMED,), (f"{label}中的{said}近似{titles_of(ids, index)}",))
    return None


def by_likeness(piece: Piece, fits: Fits, index: Index) -> Named | None:
    for label, texts in piece.words.levels:
        if label == "文件内的名称" and len(texts) > 3:
            continue
        fresh = [text for text in texts if text and not titled(text, fits, index).plain]
        ids = tuple(dict.fromkeys(id_ for text in fresh for id_ in resembled(text, fits, index)))
        if ids:
            return Named(ids, (Doubt.LOOSELY_NAMED,), (f"{label}近似{titles_of(ids, index)}",))
    return None


def by_list(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """A website's channel that takes one monthly report and nothing else."""
    taking = index.taking(piece.channel)
    if piece.channel == MAILBOX or len(taking) != 1:
        return None
    (id_,) = taking
    if not fits(id_) or not index.plan.requirement[id_].month_kinds:
        return None
    return Named((id_,), reasons=(f"该栏目只收《{index.plan.requirement[id_].title}》",))


def _number(id_: str) -> str:
    found = re.fullmatch(r"[A-Za-z]+-?(\d+)", id_)
    return found[1] if found else ""
