"""Which of several requirements under one title a file can be: by its kind, and by the bit of a title that it bears."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.domain.evidence.contents import ContentKind, Contents, Opening
from tasks.domain.evidence.index import Index, title_forms
from tasks.domain.evidence.likeness import residue
from tasks.domain.evidence.names import fold
from tasks.domain.plan.requirement import CheckSpec, Requirement

_PAPER = frozenset({ContentKind.DOCUMENT, ContentKind.PDF})
_TAKES = {
    "certificate": frozenset({ContentKind.IMAGE, ContentKind.PDF}),
    "table": frozenset({ContentKind.SHEET, *_PAPER}),
    "document": _PAPER,
    "han_count": _PAPER,
    "archive_parts": frozenset({ContentKind.ARCHIVE}),
    "one_session": frozenset({ContentKind.ARCHIVE}),
}
_BODY_TAKES = frozenset({"document", "han_count", "month_items", "near_duplicate"})


def suiting(ids: Sequence[str], file: str, contents: Contents | None, index: Index) -> tuple[str, ...]:
    """Those of several requirements that a file (`file`: its name without ending; "" for a body) can be; all of them
    when that tells nothing. A certificate is a picture, courseware is slides, and 证书.jpg is the 研修证书."""
    rest = residue(file, index) if file else ""
    bearing = tuple(id_ for id_ in ids if _bears(rest, index.plan.requirement[id_]))
    if len(rest) >= 2 and len(bearing) == 1:
        return bearing
    suited = tuple(id_ for id_ in ids if _suits(index.plan.requirement[id_], file, contents))
    return suited or tuple(ids)


def _bears(rest: str, requirement: Requirement) -> bool:
    return any(rest in fold(form) for form in title_forms(requirement))


def _suits(requirement: Requirement, file: str, contents: Contents | None) -> bool:
    if not file:
        return all(check.name in _BODY_TAKES for check in requirement.checks)
    if contents is None or contents.opening is not Opening.OPENED or contents.kind is ContentKind.OTHER:
        return True
    return all(contents.kind in kinds for check in requirement.checks if (kinds := _kinds(check)) is not None)


def _kinds(check: CheckSpec) -> frozenset[ContentKind] | None:
    """The kinds of file that a check can take; None when it says nothing about kinds."""
    if check.name != "readable":
        return _TAKES.get(check.name)
    named = check.params.get("kinds", ["slides", "document", "pdf", "archive", "video"])
    return frozenset(ContentKind(kind) for kind in named) if isinstance(named, (list, tuple)) else None
