"""How far each folder of a mailbox was read, as plain JSON between one reading and the next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_DAY = 24 * 3600
_NUMBERS = ("uidvalidity", "last", "uidnext", "messages")


@dataclass(slots=True)
class Place:
    """How far one folder was read under one UIDVALIDITY.

    `uidnext` and `messages` are set only when the folder was read to its end: while the server's agree, nothing is new.
    `again` holds the UIDs that could not be fetched, with the number of readings that tried; `recalled` those that are
    to be fetched once more, if they are still there. Up to `counted` a finished reading has told which UIDs it saw and
    which had vanished; a reading cut short leaves it, so that the next one counts again.
    """

    uidvalidity: int
    last: int = 0
    uidnext: int = 0
    messages: int = -1
    counted: int = -1
    opened_at: int = 0  # when the folder itself was last opened, and not only asked for its numbers (seconds)
    again: dict[int, int] = field(default_factory=dict)
    recalled: set[int] = field(default_factory=set)
    given_up: dict[int, int] = field(default_factory=dict)  # UIDs for which a row without bytes is kept: last tried at

    def due_again(self, at: int) -> list[int]:
        """Of those given up, the ones to try once more at `at` (seconds): once a day, a server may have been ill."""
        return [uid for uid, tried in self.given_up.items() if at - tried >= _DAY]


class Cursor:
    """The places of all folders; whatever was stored in another shape counts as never read."""

    def __init__(self, stored: Mapping[str, object]) -> None:
        self.places: dict[str, Place] = {}
        told, owed = stored.get("told"), stored.get("owed")
        # what the last reading that ended had to tell of vanished mails; the same, if it was killed before it could
        self.told: Mapping[str, object] = told if isinstance(told, Mapping) else {}
        self.owed: Mapping[str, object] = owed if isinstance(owed, Mapping) else {}
        folders = stored.get("folders")
        for name, plain in folders.items() if isinstance(folders, Mapping) else ():
            try:
                place = Place(*(int(plain[key]) for key in _NUMBERS))  # type: ignore[arg-type]
                place.again = {int(uid): int(tries) for uid, tries in plain.get("again", {}).items()}
                place.given_up = {int(uid): int(tried) for uid, tried in plain.get("given_up", {}).items()}
                place.opened_at = int(plain.get("opened_at", 0))
                place.counted = int(plain.get("counted", max(place.last, place.uidnext - 1)))
                self.places[str(name)] = place
            except (TypeError, KeyError, ValueError, AttributeError):
                continue

    def recall(self, keys: Iterable[str]) -> None:
        """Have the mails of these keys (FOLDER/UIDVALIDITY/UID) fetched once more by the next reading."""
        for key in keys:
            name, validity, uid = key.rsplit("/", 2) if key.count("/") >= 2 else ("", "", "")
            place = self.places.get(name)
            if place is not None and str(place.uidvalidity) == validity and uid.isdecimal():
                place.recalled.add(int(uid))

    def to_json(self) -> dict[str, object]:
        folders = {name: _plain(place) for name, place in self.places.items()}
        return {"folders": folders, **({"told": dict(self.told)} if self.told else {})}


def _plain(place: Place) -> dict[str, object]:
    plain: dict[str, object] = {
        "uidvalidity": place.uidvalidity,
        "last": place.last,
        "uidnext": place.uidnext,
        "messages": place.messages,
        "counted": place.counted,
        "opened_at": place.opened_at,
    }
    if place.again:
        plain["again"] = {str(uid): tries for uid, tries in place.again.items()}
    if place.given_up:
        plain["given_up"] = {str(uid): tried for uid, tried in place.given_up.items()}
    return plain
