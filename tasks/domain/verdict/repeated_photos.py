"""The same photo in another session or school: the later one waits for a person (circular L33: 出课照片)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tasks.domain.evidence.checks.photos_differ import lesson_photos
from tasks.domain.evidence.contents import Contents, Picture
from tasks.domain.evidence.finding import Finding, Result
from tasks.domain.evidence.plain_words import shown
from tasks.domain.evidence.sessions import is_same_photo, is_sent_again
from tasks.domain.verdict.comparing import Row, named

_BANDS = [(place, min(13, 64 - place)) for place in range(0, 64, 13)]  # one more than SAME_PHOTO: one band is equal
_Seen = tuple[Row, str, Picture]


def repeated_photos(rows: Sequence[Row], contents: Mapping[str, Contents]) -> Iterator[tuple[Row, Finding]]:
    """`rows` oldest first. Never the same session sent again, nor its copy in the other channel."""
    index: dict[tuple[int, int], list[_Seen]] = {}
    for row in rows:
        seen = contents.get(row.item.sha256)
        if row.spec("photos_differ") is None or seen is None:
            continue
        photos = lesson_photos(seen)
        repeats = [hit for path, photo in photos if (hit := _first(row, path, photo, index)) is not None]
        again = _sent_before(row, seen, repeats, contents)
        if again is not None:
            yield row, _sent_again(row, again)
        elif repeats:
            yield row, _told(row, len(photos), repeats)
        if row.is_firm and again is None:
            for path, photo in photos:
                for key in _keys(photo):
                    index.setdefault(key, []).append((row, path, photo))


def _first(
    row: Row, path: str, photo: Picture, index: Mapping[tuple[int, int], list[_Seen]]
) -> tuple[str, _Seen] | None:
    for key in _keys(photo):
        for seen in index.get(key, ()):
            other, _, theirs = seen
            if is_same_photo(photo, theirs) and _is_another(row, other):
                return path, seen
    return None


def _sent_before(
    row: Row, seen: Contents, repeats: list[tuple[str, _Seen]], contents: Mapping[str, Contents]
) -> Row | None:
    """The session of this party that the item repeats as a whole: it counts once, however often it was sent."""
    for other in {id(hit[0]): hit[0] for _, hit in repeats}.values():
        same = row.party == other.party and row.requirement is other.requirement
        if same and is_sent_again(seen, contents[other.item.sha256]):
            return other
    return None


def _sent_again(row: Row, other: Row) -> Finding:
    text = f"与{named(row, other)}是同一次听课，照片只是另存过，只算一次"
    return Finding("photos_differ", Result.ACCEPTED, text, counts_as=other.examination.keys)


def _is_another(row: Row, other: Row) -> bool:
    """Another session: not this one again, not its copy in the other channel, not an older version of the same post."""
    mine, theirs = row.item.submission, other.item.submission
    if set(row.examination.keys) & set(other.examination.keys) or row.item.sha256 == other.item.sha256:
        return False
    if (mine.source, mine.key) == (theirs.source, theirs.key) and mine.id != theirs.id:
        return False
    return row.party != other.party or mine.channel == theirs.channel


def _told(row: Row, count: int, repeats: list[tuple[str, _Seen]]) -> Finding:
    path, (other, theirs, photo) = repeats[0]
    day = f"（拍摄于 {photo.taken_on:%Y-%m-%d}）" if photo.taken_on else ""
    again = "，可能是同一次听课再次提交" if row.party == other.party and len(repeats) == count else ""
    more = f"，这样的照片共 {len(repeats)} 张" if len(repeats) > 1 else ""
    where = f"{named(row, other)}里的“{shown(theirs)}”" if row.school == other.school else named(row, other)
    text = f"照片“{shown(path)}”{day}与{where}是同一张{more}{again}，现由人工核对"
    return Finding("photos_differ", Result.DOUBTFUL, text)


def _keys(photo: Picture) -> Iterator[tuple[int, int]]:
    for place, width in _BANDS:
        yield place, photo.perceptual_hash >> place & ((1 << width) - 1)
