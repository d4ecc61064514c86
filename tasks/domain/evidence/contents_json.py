"""What an opener saw, as plain JSON and back: for the store, and for the pipe between us and the opening process."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tasks.domain.evidence.contents import ContentKind, Contents, Member, Opening, Picture, Table


def contents_to_json(contents: Contents) -> dict[str, Any]:
    """Plain JSON values; what has its default is left out. The hash of a picture is 16 hex digits."""
    plain: dict[str, Any] = {"kind": contents.kind.value, "opening": contents.opening.value}
    for name in ("format", "reason", "note", "text", "han", "words", "heading", "pages", "scanned"):
        if value := getattr(contents, name):
            plain[name] = value
    if contents.tables:
        plain["tables"] = [{"name": table.name, "rows": [list(row) for row in table.rows]} for table in contents.tables]
    if contents.pictures:
        plain["pictures"] = [_picture_to_json(picture) for picture in contents.pictures]
    if contents.members:
        plain["members"] = [
            {"name": m.name, "sha256": m.sha256, "size": m.size, "contents": contents_to_json(m.contents)}
            for m in contents.members
        ]
    return plain


def contents_from_json(plain: Mapping[str, Any]) -> Contents:
    """The inverse of `contents_to_json`; unknown keys are ignored, so that older code can read newer rows."""
    return Contents(
        kind=ContentKind(plain["kind"]),
        opening=Opening(plain["opening"]),
        format=str(plain.get("format", "")),
        reason=str(plain.get("reason", "")),
        note=str(plain.get("note", "")),
        text=str(plain.get("text", "")),
        han=int(plain.get("han", 0)),
        words=int(plain.get("words", 0)),
        heading=str(plain.get("heading", "")),
        pages=int(plain.get("pages", 0)),
        scanned=bool(plain.get("scanned", False)),
        tables=tuple(Table(t["name"], tuple(tuple(row) for row in t["rows"])) for t in plain.get("tables", ())),
        pictures=tuple(_picture_from_json(picture) for picture in plain.get("pictures", ())),
        members=tuple(
            Member(m["name"], m["sha256"], m["size"], contents_from_json(m["contents"]))
            for m in plain.get("members", ())
        ),
    )


def _picture_to_json(picture: Picture) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "width": picture.width,
        "height": picture.height,
        "hash": f"{picture.perceptual_hash:016x}",
    }
    if picture.taken_on is not None:
        plain["taken_on"] = picture.taken_on.isoformat()
    return plain


def _picture_from_json(plain: Mapping[str, Any]) -> Picture:
    taken_on = date.fromisoformat(plain["taken_on"]) if plain.get("taken_on") else None
    return Picture(plain["width"], plain["height"], int(plain["hash"], 16), taken_on)
