"""Reads what is new in one folder: the list of UIDs first, then every one of them, fetched or explained."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from tasks.domain.evidence.item import Submission
from tasks.mailboxes import fetching
from tasks.mailboxes.cursor import Place
from tasks.mailboxes.fetching import Envelope
from tasks.mailboxes.folders import Folder
from tasks.mailboxes.receipt import Receipt, submission, unfetched
from tasks.mailboxes.recognising import kept_already
from tasks.mailboxes.structure import file_names
from tasks.mailboxes.wire import Wire

if TYPE_CHECKING:
    from tasks.mailboxes.look import Look

_LOOKED_UP = 10_000  # missing UIDs; a server that counts in greater leaps is not asked for each
TRIES = 3  # readings that try to fetch a mail before a row without bytes is kept for it


def read_folder(look: Look, client: Wire, folder: Folder, status: Mapping[bytes, Any]) -> bool:
    """Keep what is new; whether there was any, or a UID that was given out and never seen."""
    selected = {**status, **client.select_folder(folder.wire, readonly=True)}
    return _Visit(look, client, folder, selected).read()


class _Visit:
    """One open folder, from the list of UIDs to the proof."""

    def __init__(self, look: Look, client: Wire, folder: Folder, selected: Mapping[bytes, Any]) -> None:
        self.look, self.client, self.folder = look, client, folder
        self.exists = int(selected.get(b"EXISTS", 0))
        self.uidnext = int(selected.get(b"UIDNEXT", 0))
        validity = int(selected.get(b"UIDVALIDITY", 0))
        known = look.cursor.places.get(folder.name)
        self.was_reset = known is not None and known.uidvalidity != validity
        self.is_first = known is None or self.was_reset
        # under another UIDVALIDITY a UID means another mail: start again, the store knows the bytes
        self.place = Place(validity) if known is None or self.was_reset else known
        if self.is_first:  # what was given out before we knew the folder is none of our concern
            self.place.counted = max(self.uidnext - 1, 0)
        if self.was_reset:
            look.vanished.untold[folder.name] = "编号重排了"
        self.watermark = look.counted.get(folder.name, self.place.counted)
        look.cursor.places[folder.name] = self.place
        self.place.opened_at = int(look.now().timestamp())
        self.kept = self.fresh = 0  # what was fetched; what of it the store had not known
        self.held: list[tuple[Sequence[Envelope], list[Submission]]] = []  # fetched, and not yet kept
        self.asked: dict[int, Envelope] = {}  # whose envelopes were given, and whose mails not yet

    def read(self) -> bool:
        uids, is_whole = fetching.uid_list(self.client, self.exists)
        todo = self._todo(uids)
        self.look.sink.expect(len(todo))
        self.place.uidnext = 0
        for start in range(0, len(todo), fetching.AT_ONCE):
            self._batch(todo[start : start + fetching.AT_ONCE])
        lost = self._second_look() if self.place.again else []
        vanished = len(lost) + (0 if self.is_first else self._gaps(uids, lost))
        self._finish(uids, is_whole, vanished)
        return self.is_first or self.kept > 0 or vanished > 0

    def _todo(self, uids: Sequence[int]) -> list[int]:
        for uid in self.place.due_again(self.place.opened_at):
            self.place.again.setdefault(uid, TRIES - 1)
        again = {uid for uid in self.place.again if (self.folder.name, uid) not in self.look.tried}
        again |= self.place.recalled
        self.place.recalled = set()
        return [uid for uid in uids if uid > self.place.last or uid in again]

    def _batch(self, uids: Sequence[int]) -> None:
        """Keep up to 500 mails, each group with the cursor; what was not given is remembered first."""
        known = self._first_pass(uids)
        poison = {uid for uid in uids if (self.folder.name, uid) in self.look.poison}
        for uid in uids:
            if uid not in known or uid in poison:
                self.place.again.setdefault(uid, 0)
        self.asked.update(known)
        sound = [known[uid] for uid in uids if uid in known and uid not in poison]
        kept = kept_already(self.client, sound, self.look.sink)
        self._pass_over(kept)
        self._fetch(list(self._parts([envelope for envelope in sound if envelope.uid not in kept])))
        self.place.last = max(self.place.last, uids[-1])

    def _first_pass(self, uids: Sequence[int]) -> dict[int, Envelope]:
        try:
            return fetching.envelopes(self.client, uids, plain=self.look.is_plain)
        except (IMAPClientAbortError, OSError):
            self.look.is_plain = True  # there are servers that hang up over a mail whose structure they cannot draw
            raise

    def _pass_over(self, kept: Collection[int]) -> None:
        for uid in kept:
            self.place.again.pop(uid, None)
            self.asked.pop(uid, None)
        self.look.sink.expect(-len(kept))
        self.kept += len(kept)

    def _parts(self, envelopes: Iterable[Envelope]) -> Iterator[list[Envelope]]:
        """What is fetched together; where the connection was lost, each alone."""
        for group in fetching.groups(envelopes):
            is_alone = (self.folder.name, group[0].uid) in self.look.lost_at
            yield from ([one] for one in group) if is_alone else [group]

    def _fetch(self, parts: Sequence[list[Envelope]]) -> None:
        """Keep them all; while one group is taken apart, the next is on its way."""
        coming: Future[dict[int, bytes]] | None = None
        try:
            with ThreadPoolExecutor(1) as wire:
                for part, following in zip_longest(parts, parts[1:]):
                    self.look.at = (self.folder.name, part[0].uid)
                    if part[0].is_large:
                        self._hold(part, self._large(part[0]))
                        continue
                    raws = (coming or self._asked_for(wire, part)).result()
                    coming = self._asked_for(wire, following) if following and not following[0].is_large else None
                    given = [(envelope, raws.get(envelope.uid)) for envelope in part]
                    self._hold(part, [self._submission(envelope, raw) for envelope, raw in given if raw])
        except (IMAPClientAbortError, OSError):
            self._keep_held()
            raise
        self.look.at = None
        self._keep_held()

    def _asked_for(self, wire: ThreadPoolExecutor, part: Sequence[Envelope]) -> Future[dict[int, bytes]]:
        return wire.submit(fetching.small_mails, self.client, [envelope.uid for envelope in part])

    def _hold(self, part: Sequence[Envelope], found: list[Submission]) -> None:
        """A transaction and its waiting for the disk cost as much for one mail as for a hundred."""
        self.held.append((part, found))
        mails = [envelope for group, _ in self.held for envelope in group]
        if len(mails) >= fetching.KEEP_MAILS or sum(e.size or 0 for e in mails) >= fetching.KEEP_BYTES:
            self._keep_held()

    def _keep_held(self) -> None:
        if self.held:
            self._keep([e for group, _ in self.held for e in group], [s for _, found in self.held for s in found])
        self.held = []

    def _large(self, envelope: Envelope) -> list[Submission]:
        try:
            return [self._submission(envelope, fetching.pieces_of(self.client, envelope.uid, envelope.size))]
        except IMAPClientAbortError:
            raise
        except (fetching.VanishedError, IMAPClientError):
            return []

    def _submission(self, envelope: Envelope, chunks: fetching.Chunks) -> Submission:
        sink = self.look.sink
        with fetching.on_disk(chunks, sink.mail) as (raw, file):
            found = submission(self._receipt(envelope.uid, envelope), raw, file, sink.blob, self.look.is_ours)
        if self.folder.is_everything and not found.set_aside:
            if envelope.is_draft:
                return replace(found, set_aside="草稿")
            if found.sender_address == self.look.source.username.lower():
                return replace(found, set_aside="本邮箱自己发出的邮件")
        return found

    def _receipt(self, uid: int, envelope: Envelope | None = None) -> Receipt:
        notes = (self.folder.remark,) if self.folder.remark else ()
        moment = envelope.received_at if envelope else None
        return Receipt(self.look.source, self._key(uid), self.folder.name, self.look.now(), moment, notes)

    def _key(self, uid: int) -> str:
        return f"{self.folder.name}/{self.place.uidvalidity}/{uid}"

    def _keep(self, group: Sequence[Envelope], found: list[Submission]) -> None:
        kept = {int(s.key.rpartition("/")[2]) for s in found}
        for envelope in group:
            self.place.last = max(self.place.last, envelope.uid)
            if envelope.uid in kept:
                self.place.again.pop(envelope.uid, None)
                self.place.given_up.pop(envelope.uid, None)
                self.asked.pop(envelope.uid, None)
            else:
                self.place.again.setdefault(envelope.uid, 0)
        fresh = {int(s.key.rpartition("/")[2]) for s in self.look.keep(found)}
        self.look.vanished.arrived(self.folder.name, (e for e in group if e.uid in fresh))
        self.fresh += len(fresh)
        self.kept += len(found)

    def _second_look(self) -> list[int]:
        """Of what was listed and not given: which are gone. What is still there is tried again by later readings."""
        present = {int(uid) for uid in self.client.search(["ALL"])}
        lost = [uid for uid in self.place.again if uid not in present]
        for uid in lost:
            del self.place.again[uid]
            if self.place.given_up.pop(uid, None) is not None:
                continue  # a row was kept for it
            self.look.vanished.went(self.folder.name, self.asked.get(uid))
        for uid in list(self.place.again):
            if (self.folder.name, uid) not in self.look.tried:
                self.look.tried.add((self.folder.name, uid))
                self.place.again[uid] += 1
            if self.place.again[uid] >= TRIES:
                del self.place.again[uid]
                self.place.given_up[uid] = self.place.opened_at
                why = "服务器多次交不出这封邮件，请人工在网页邮箱中打开"
                seen = self.asked.get(uid)
                header, files = (seen.header, file_names(seen.structure)) if seen else (b"", ())
                self.look.keep([unfetched(self._receipt(uid, seen), header, files, why)])
        return lost

    def _gaps(self, uids: Sequence[int], lost: Sequence[int]) -> int:
        """UIDs given out since a reading told of them, not in the folder and not seen by one that was cut short."""
        top = self.uidnext or (uids[-1] + 1 if uids else 0)
        seen = {uid for uid in (*uids, *lost) if self.watermark < uid < top}
        gap = max(0, top - 1 - self.watermark - len(seen))
        if 0 < gap <= _LOOKED_UP:
            numbers = (uid for uid in range(self.watermark + 1, top) if uid not in seen)
            gap = sum(self.look.sink.known(self._key(uid)) is None for uid in numbers)
        self.look.vanished.gaps[self.folder.name] += gap
        return gap

    def _finish(self, uids: Sequence[int], is_whole: bool, vanished: int) -> None:
        name, place, look = self.folder.name, self.place, self.look
        if place.again:
            numbers = "、".join(str(uid) for uid in sorted(place.again)[:5])
            look.troubles[name] = f"文件夹“{name}”有 {len(place.again)} 封邮件没有取到（UID {numbers}），下次再取"
        if not is_whole:
            look.troubles[name] = f"文件夹“{name}”应有 {self.exists} 封，服务器只列出 {len(uids)} 封"
        if is_whole:
            place.uidnext, place.messages = self.uidnext, self.exists
        look.counted[name] = max(self.uidnext - 1, uids[-1] if uids else 0, self.watermark)
        earlier = look.proof.get(name, {})
        look.proof[name] = {
            "uidvalidity": place.uidvalidity,
            "uidnext": self.uidnext,
            "messages": self.exists,
            "listed": len(uids),
            "first": uids[0] if uids else 0,
            "last": place.last,
            "new": self.fresh + _count(earlier, "new"),
            "vanished": vanished + _count(earlier, "vanished"),
            **({"reset": True} if self.was_reset or earlier.get("reset") else {}),
        }


def _count(proof: Mapping[str, object], name: str) -> int:
    value = proof.get(name, 0)
    return value if isinstance(value, int) else 0
