"""Which requirements an item is for: its own name first, then the names inside it, its folder, the title above it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tasks.domain.evidence.contents import ContentKind, Opening
from tasks.domain.evidence.hints import (
    by_activity,
    by_hidden_name,
    by_likeness,
    by_list,
    by_loose_parts,
    by_month_words,
    by_nearness,
    by_number,
)
from tasks.domain.evidence.index import Index
from tasks.domain.evidence.match import Doubt
from tasks.domain.evidence.named import Fits, Named, Piece, is_inline_picture, is_picture, stem_of, titles_of
from tasks.domain.evidence.parts import ENOUGH, parts_found
from tasks.domain.evidence.suiting import suiting
from tasks.domain.evidence.titles import titled
from tasks.domain.evidence.wording import is_archive


def which(piece: Piece, fits: Fits, index: Index) -> Named:
    """The requirements that the names tell, of those that `fits` (by id) lets through."""
    found = (
        _by_name(piece, fits, index)
        or by_month_words(piece, fits, index)
        or by_activity(piece, fits, index)
        or by_number(piece, fits, index)
        or by_list(piece, fits, index)
        or by_loose_parts(piece, fits, index)
        or by_hidden_name(piece, fits, index)
        or by_nearness(piece, fits, index)
        or by_likeness(piece, fits, index)
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
    found = [titled(text, fits, index) for text in texts if text]
    ids = tuple(dict.fromkeys(id_ for one in found for id_ in one.plain))
    if not ids:
        return None
    near = "、".join(dict.fromkeys(near.sentence for one in found for near in one.near))
    said = f"{label}中的{near}是{titles_of(ids, index)}" if near else f"{label}含{titles_of(ids, index)}"
    return Named(ids, reasons=(said,))


def _by_title(piece: Piece, fits: Fits, index: Index) -> Named | None:
    """A subject decides when it names exactly one requirement, or when there is one file; else what is left of it."""
    words = piece.words
    found = _titled(words.title_label, (words.title,), fits, index)
    if found is None or _accompanies(piece, found, index):
        return None
    found = replace(found, requirements=suiting(found.requirements, words.file, piece.contents, index))
    if len(found.requirements) == 1 or not words.siblings:
        return found
    taken = {id_ for name in words.siblings for id_ in titled(stem_of(name), fits, index).plain}
    left = tuple(id_ for id_ in found.requirements if id_ not in taken)
    if not left:
        return None
    reason = f"{words.title_label}所列各项中，{titles_of(left, index)}没有别的文件点名"
    doubts = (Doubt.LOOSELY_NAMED,) if len(left) == 1 and piece.file is not None else ()
    return Named(left, doubts, (reason,))


def _accompanies(piece: Piece, found: Named, index: Index) -> bool:
    """A logo beside a paper, or a loose file beside the archives that the title speaks of, is no item of its own."""
    if piece.file is None:
        return False
    if is_inline_picture(piece.file, piece.contents) and not all(is_picture(name) for name in piece.words.siblings):
        return True
    sessions = all(index.plan.requirement[id_].counts_sessions for id_ in found.requirements)
    if not sessions or is_archive(piece.file, piece.contents):
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
