"""Which requirements an item is for: its own name first, then the names inside it, its folder, the title above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.domain.evidence.index import Index
from tasks.domain.evidence.likeness import resembled
from tasks.domain.evidence.match import Doubt
from tasks.domain.evidence.names import fold, spell
from tasks.domain.evidence.parts import ENOUGH, parts_found
from tasks.domain.evidence.spoken import theme_month
from tasks.domain.evidence.titles import titled
from tasks.domain.evidence.wording import Wording, is_archive
from tasks.domain.plan.requirement import MAILBOX

Fits = Callable[[str], bool]
_INLINE = re.compile(r"(?:image|img|pic|图片?|logo|签名|二维码|表情)?[\d\W_a-f]*(?:logo|签名|二维码)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """Requirements that an item's names tell; more than one, or a doubt, means that a person must look."""

    requirements: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    reasons: tuple[str, ...] = ()

    def doubted(self, doubt: Doubt, reason: str = "") -> Named:
        doubts = tuple(dict.fromkeys((*self.doubts, doubt)))
        return replace(self, doubts=doubts, reasons=(*self.reasons, reason) if reason else self.reasons)


@dataclass(frozen=True, slots=True)
class Piece:
    """One item as it is asked about: its texts, what was seen in it, and the channel it came by."""

    words: Wording
    file: str | None
    contents: Contents | None
    channel: str


def which(piece: Piece, fits: Fits, index: Index) -> Named:
    """The requirements that the names tell, of those that `fits` (by id) lets through."""
    found = (
        _by_name(piece, fits, index)
        or _by_month_words(piece, fits, index)
        or _by_number(piece, fits, index)
        or _by_list(piece, fits, index)
        or _by_loose_parts(piece, fits, index)
        or _by_hidden_name(piece, fits, index)
        or _by_likeness(piece, fits, index)
        or Named()
    )
    return _weighed(found, piece, index)


def _weighed(found: Named, piece: Piece, index: Index) -> Named:
    # What is broken and named for several fails at each: nobody has to choose between them.
    broken = piece.contents is not None and piece.contents.opening in {Opening.BROKEN, Opening.EMPTY}
    if len(found.requirements) > 1 and not broken:
        found = found.doubted(Doubt.SEVERAL_REQUIREMENTS)
    sessions = [id_ for id_ in found.requirements if index.plan.requirement[id_].counts_sessions]
    loose = piece.file is not None and not is_archive(piece.file, piece.contents)
    if sessions and loose and Doubt.LOOSE_SESSION not in found.doubts:
        found = found.doubted(Doubt.LOOSE_SESSION, "这是散件，请把一次的材料打成一个压缩包")
    return found


def _by_name(piece: Piece, fits: Fits, index: Index) -> Named | None:
    for label, texts in piece.words.levels[:3]:
        if label == "文件内的名称":
            session = _by_parts(piece, fits, index)
            if session:
                return session
        found = _titled(label, texts, fits, index)
        if found:
            return found
    return _by_title(piece, fits, index)


def _titled(label: str, texts: Iterable[str], fits: Fits, index: Index) -> Named | None:
    ids = tuple(dict.fromkeys(id_ for text in texts if text for id_ in titled(text, fits, index).plain))
    return Named(ids, reasons=(f"{label}含{_names(ids, index)}",)) if ids else None


def _by_hidden_name(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """A title that fits lies inside the longer title of a requirement that does not: a person must look."""
    for label, texts in piece.words.levels:
        ids = tuple(dict.fromkeys(id_ for text in texts if text for id_ in titled(text, fits, index).hidden))
        if ids:
            reason = f"{label}含{_names(ids, index)}，但更像另一项不由此方或不走此渠道的要求"
            return Named(ids, (Doubt.LOOSELY_NAMED,), (reason,))
    return None


def _by_title(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """A subject decides when it names exactly one requirement, or when there is one file; else what is left of it."""
    words = piece.words
    found = _titled(words.title_label, (words.title,), fits, index)
    if found is None or _accompanies(piece, found, index):
        return None
    if len(found.requirements) == 1 or not words.siblings:
        return found
    if is_inline_picture(piece.file, piece.contents):
        return None
    taken = {id_ for name in words.siblings for id_ in titled(_stem(name), fits, index).plain}
    left = tuple(id_ for id_ in found.requirements if id_ not in taken)
    if not left:
        return None
    reason = f"{words.title_label}所列各项中，{_names(left, index)}没有别的文件点名"
    doubts = (Doubt.LOOSELY_NAMED,) if len(left) == 1 and piece.file is not None else ()
    return Named(left, doubts, (reason,))


def _accompanies(piece: Piece, found: Named, index: Index) -> bool:
    """A loose file beside the archives that the title speaks of is no session of its own."""
    sessions = all(index.plan.requirement[id_].counts_sessions for id_ in found.requirements)
    if not sessions or piece.file is None or is_archive(piece.file, piece.contents):
        return False
    return any(is_archive(name, None) for name in piece.words.siblings)


def _by_parts(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """An archive that holds at least two of a session's parts is a session."""
    if piece.contents is None or piece.contents.kind is not ContentKind.ARCHIVE:
        return None
    for requirement in index.plan.requirements:
        found = parts_found(piece.words.inside, requirement) if fits(requirement.id) else ()
        if len(found) >= ENOUGH:
            reason = f"压缩包内有{'、'.join(found)}，是《{requirement.title}》的一次"
            return Named((requirement.id,), reasons=(reason,))
    return None


def _by_loose_parts(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """签到照片.jpg and 教案.docx side by side, not packed: a session that a person must look at."""
    if piece.file is None or is_archive(piece.file, piece.contents):
        return None
    for requirement in index.plan.requirements:
        if not fits(requirement.id) or not parts_found((piece.words.file,), requirement):
            continue
        if len(parts_found((piece.words.file, *piece.words.siblings), requirement)) >= ENOUGH:
            reason = f"文件名是《{requirement.title}》的一部分，但没有打成压缩包，请打包"
            return Named((requirement.id,), (Doubt.LOOSE_SESSION,), (reason,))
    return None


def _by_month_words(piece: Piece, fits: Fits, index: Index) -> Named | None:
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


def _by_number(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """S3, or 材料3 where one requirement that fits bears that number."""
    for label, texts in piece.words.levels:
        spelled = " ".join(spell(text) for text in texts)
        tokens = set(re.findall(r"(?<![a-z0-9])[a-z]+-?\d+(?![a-z0-9])", spelled))
        ids = tuple(r.id for r in index.plan.requirements if fits(r.id) and r.id.casefold() in tokens)
        if ids:
            return Named(ids, reasons=(f"{label}含编号 {'、'.join(ids)}",))
        numbers = set(re.findall(r"材料\x01?(\d{1,2})(?!\d)", spelled))
        ids = tuple(r.id for r in index.plan.requirements if fits(r.id) and _number(r.id) in numbers)
        if len(numbers) == 1 and ids:
            return Named(ids, (Doubt.LOOSELY_NAMED,), (f"{label}只写了材料{numbers.pop()}",))
    return None


def _by_likeness(piece: Piece, fits: Fits, index: Index) -> Named | None:
    for label, texts in piece.words.levels:
        if label == "文件内的名称" and len(texts) > 3:
            continue
        fresh = [text for text in texts if text and not titled(text, fits, index).plain]
        ids = tuple(dict.fromkeys(id_ for text in fresh for id_ in resembled(text, fits, index)))
        if ids:
            return Named(ids, (Doubt.LOOSELY_NAMED,), (f"{label}近似{_names(ids, index)}",))
    return None


def _by_list(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """A website's channel that takes one monthly report and nothing else."""
    taking = index.taking(piece.channel)
    if piece.channel == MAILBOX or len(taking) != 1:
        return None
    (id_,) = taking
    if not fits(id_) or not index.plan.requirement[id_].month_kinds:
        return None
    return Named((id_,), reasons=(f"该栏目只收《{index.plan.requirement[id_].title}》",))


def is_inline_picture(file: str | None, contents: Contents | None) -> bool:
    """A logo or a picture out of the text: image001.png, named for nothing."""
    if file is None:
        return False
    image = file.casefold().endswith((".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp"))
    if contents is not None and contents.opening is Opening.OPENED:
        image = contents.kind is ContentKind.IMAGE
    return image and bool(_INLINE.fullmatch(_stem(file)))


def _stem(name: str) -> str:
    return re.sub(r"\.[A-Za-z0-9]{1,5}$", "", name)


def _number(id_: str) -> str:
    found = re.fullmatch(r"[A-Za-z]+-?(\d+)", id_)
    return found[1] if found else ""


def _names(ids: Iterable[str], index: Index) -> str:
    return "、".join(f"《{index.plan.requirement[id_].title.strip('《》')}》" for id_ in ids)
