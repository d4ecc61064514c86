"""What of a submission is an item: each file, each member of a bundle, or the body where no file carries its matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tasks.domain.evidence.contents import UNOPENED, ContentKind, Contents, Opening
from tasks.domain.evidence.index import Index
from tasks.domain.evidence.item import Item, SubmissionKind
from tasks.domain.evidence.match import Doubt
from tasks.domain.evidence.named import Piece
from tasks.domain.evidence.names import without_ending
from tasks.domain.evidence.parts import ENOUGH, parts_found
from tasks.domain.evidence.titles import titled
from tasks.domain.evidence.which import which
from tasks.domain.evidence.who import names_in
from tasks.domain.evidence.wording import is_archive, is_junk, is_reply, is_trifle, member_paths, wording
from tasks.domain.plan.requirement import Requirement

_MANY = 100  # members of an archive beyond which only their own names make them items
_LETTER, _REPORT = 200, 30  # Han characters and words: a shorter body accompanies its files; a monthly report's text
_WHOLE = (SubmissionKind.MEMBER, SubmissionKind.HANDED)  # one line of a list each, never a bundle
_ARCHIVE_KINDS = ["slides", "document", "pdf", "archive", "video"]  # what `readable` takes unless the plan says


def items_of(items: Sequence[Item], contents: Mapping[str, Contents], index: Index) -> tuple[Item, ...]:
    """The items of one submission, from its stored body and attachments. `contents` is by sha256.

    Bundles are split into members, the packer's leftovers and pictures that only illustrate are left out, loose files
    of one session become one item, and of an essay's body and document the longer one stays.
    """
    if not items:
        return ()
    submission = items[0].submission
    body = next((item for item in items if item.file is None), None)
    trifles = {f"a{n}" for n, one in enumerate(submission.attachments, 1) if is_trifle(one)}
    files = [item for item in items if item.file is not None and (body is None or item.part not in trifles)]
    if submission.set_aside or is_reply(submission) or submission.kind in _WHOLE:
        return ((body or files[0]),)
    return _Sorting(index, dict(contents)).sort(body, files)


def all_members(contents: Contents) -> dict[str, Contents]:
    """sha256 -> contents of all files in an archive, those of archives inside it too."""
    found: dict[str, Contents] = {}
    for member in contents.members:
        found[member.sha256] = member.contents
        found.update(all_members(member.contents))
    return found


class _Sorting:
    def __init__(self, index: Index, contents: dict[str, Contents]) -> None:
        self.index = index
        self.contents = contents

    def sort(self, body: Item | None, files: Sequence[Item]) -> tuple[Item, ...]:
        for item in files:
            self.contents.update(all_members(self._of(item)))
        pieces = [piece for item in files for piece in self._split(item)]
        kept = self._without_loose(pieces)
        if body is None:
            return tuple(kept)
        if not files:
            return (body,)
        return tuple(self._with_body(body, kept))

    def _of(self, item: Item) -> Contents:
        return self.contents.get(item.sha256, UNOPENED)

    def _takes(self, item: Item) -> frozenset[str]:
        return self.index.taking(item.submission.channel)

    def _told(self, item: Item, *, alone: bool = False) -> tuple[str, ...]:
        """What an item's names tell for certain; `alone`: without the title above it."""
        taking = self._takes(item)
        words = wording(item, self.contents.get(item.sha256))
        words = replace(words, title="") if alone else words
        piece = Piece(words, item.file, self.contents.get(item.sha256), "" if alone else item.submission.channel)
        named = which(piece, lambda id_: id_ in taking, self.index)
        return () if Doubt.LOOSELY_NAMED in named.doubts else named.requirements

    # -- bundles

    def _split(self, item: Item) -> list[Item]:
        """An archive's members, where the archive is only their wrapping."""
        if not self._is_bundle(item):
            return [item]
        members = [
            Item(
                id=f"{item.id}/{member.name}",
                part=f"{item.part}/{member.name}",
                file=member.name.rpartition("/")[2] or member.name,
                sha256=member.sha256,
                size=member.size,
                submission=item.submission,
                note=item.note,
            )
            for member in self._of(item).members
            if not is_junk(member.name)
        ]
        carried = {id_ for member in members if not self._is_picture(member) for id_ in self._told_by_itself(member)}
        kept = [m for m in members if not (self._only_illustrates(m) and self._is_carried(m, carried))]
        return [piece for member in kept for piece in self._split(member)]

    def _is_bundle(self, item: Item) -> bool:
        contents = self._of(item)
        members = [member for member in contents.members if not is_junk(member.name)]
        if contents.kind is not ContentKind.ARCHIVE or contents.opening is not Opening.OPENED or not members:
            return False
        requirement = self.index.plan.requirement
        own = titled(without_ending(item.file or ""), lambda id_: id_ in self._takes(item), self.index).plain
        inside = self._named_by_members(item, [member.name for member in members])
        if len(own) == 1:
            return not takes_archives(requirement[own[0]]) and (len(members) <= _MANY or bool(inside))
        if self._is_session(item) and len(inside) < ENOUGH:
            return False
        if inside:
            return True
        told = self._told(item)
        return len(told) == 1 and not takes_archives(requirement[told[0]]) and len(members) <= _MANY

    def _named_by_members(self, item: Item, paths: Sequence[str]) -> set[str]:
        """The requirements, sessions left out, that members' names, folders or headings tell."""
        found: set[str] = set()
        for member in self._of(item).members:
            if member.name in paths:
                one = replace(item, part=f"{item.part}/{member.name}", file=member.name.rpartition("/")[2])
                found.update(self._told(replace(one, sha256=member.sha256), alone=True))
        return {id_ for id_ in found if not self.index.plan.requirement[id_].counts_sessions}

    def _is_session(self, item: Item) -> bool:
        paths = member_paths(self._of(item))
        sessions = [self.index.plan.requirement[id_] for id_ in self._takes(item)]
        return any(len(parts_found(paths, requirement)) >= ENOUGH for requirement in sessions)

    def _told_by_itself(self, item: Item) -> tuple[str, ...]:
        """What its own name and heading tell, without the folder or archive that it lies in."""
        return self._told(replace(item, part=item.part.partition("/")[0]), alone=True)

    def _is_carried(self, item: Item, carried: set[str]) -> bool:
        """Whether papers beside a picture carry all that it may be: texts and tables, of which it can be none."""
        if not carried or self._told_by_itself(item):
            return False
        told = self._told(item, alone=True)
        return set(told) <= carried and not any(takes_pictures(self.index.plan.requirement[id_]) for id_ in told)

    def _only_illustrates(self, item: Item) -> bool:
        """A picture that bears nobody's name: 冯志强.jpg is his promise, photographed."""
        return self._is_picture(item) and not self._owners(item)

    def _is_picture(self, item: Item) -> bool:
        return self._of(item).kind is ContentKind.IMAGE

    # -- loose sessions

    def _without_loose(self, pieces: list[Item]) -> list[Item]:
        """Files of one session that were not packed, as one item: a person sees them together."""
        loose = [item for item in pieces if self._is_loose(item)]
        if len(loose) < 2:
            return pieces
        names = "、".join(item.file or "" for item in loose[:12])
        first = replace(loose[0], note=f"{loose[0].note} 同一提交中未打包的散件共 {len(loose)} 个：{names}".strip())
        return [first if item is loose[0] else item for item in pieces if item is loose[0] or item not in loose]

    def _is_loose(self, item: Item) -> bool:
        if is_archive(item.file, self.contents.get(item.sha256)):
            return False
        told = self._told(item)
        return len(told) == 1 and self.index.plan.requirement[told[0]].counts_sessions

    # -- bodies

    def _with_body(self, body: Item, files: list[Item]) -> list[Item]:
        """The body is an item where it carries what no file does; else it only accompanies the files."""
        kept, keeps_body = files, False
        for id_ in self._told(body):
            requirement = self.index.plan.requirement[id_]
            carrying = [item for item in kept if id_ in self._told(item)]
            illustrations = [i for i in carrying if self._only_illustrates(i) and id_ not in self._told(i, alone=True)]
            if _min_han(requirement):
                stays, dropped = self._longer(body, carrying, _min_han(requirement))
            else:
                enough = _REPORT if requirement.month_kinds else _LETTER
                stays = len(illustrations) == len(carrying) and self._length(body) >= enough
                dropped = illustrations if stays or len(illustrations) < len(carrying) else []
                stays = stays or bool(requirement.month_kinds and self._length(body) >= _LETTER)
            keeps_body = keeps_body or stays
            kept = [item for item in kept if item not in dropped]
        return [body, *kept] if keeps_body else kept

    def _longer(self, body: Item, carrying: list[Item], least: int) -> tuple[bool, list[Item]]:
        """(whether the body stays, the files that go): of an essay's body and documents the longest is the item."""
        length = self._length(body)
        documents = [item for item in carrying if self._of(item).opening is Opening.OPENED and self._length(item)]
        longest = max(documents, key=self._length, default=None)
        if longest is not None and self._are_several_peoples(documents):
            return length > self._length(longest), [item for item in carrying if self._is_picture(item)]
        if longest is not None and self._length(longest) >= length:
            return False, [item for item in carrying if item is not longest]
        # A photograph or a locked file of an essay is for a person, unless the body is the essay itself.
        if longest is None and carrying and length < least // 2:
            return False, []
        return True, carrying

    def _are_several_peoples(self, documents: list[Item]) -> bool:
        """Whether each is somebody else's. A school mails many teachers' essays: who bears no known name may be any."""
        owners = {self._owners(item) for item in documents}
        mailed = documents[0].submission.kind is SubmissionKind.MAIL
        return len(owners) > 1 or (mailed and len(documents) > 1 and () in owners)

    def _owners(self, item: Item) -> tuple[str, ...]:
        """The teachers and schools that a file's own name, or a folder it lies in, bears."""
        own = (without_ending(item.file or ""), *item.part.split("/")[1:-1])
        return tuple(who for name in own for who in (*names_in(name, self.index), *self.index.schools.ids_in(name)))

    def _length(self, item: Item) -> int:
        """Han characters and words; of a body that was not opened, its signs."""
        contents = self.contents.get(item.sha256)
        if contents is None:
            return len(item.submission.body.split()) and sum(not s.isspace() for s in item.submission.body)
        return contents.han + contents.words


def takes_archives(requirement: Requirement) -> bool:
    """Whether an archive itself is what the requirement asks for: sessions, and coursework that may be packed."""
    if requirement.counts_sessions:
        return True
    for check in requirement.checks:
        if check.name == "readable":
            kinds = check.params.get("kinds", _ARCHIVE_KINDS)
            return isinstance(kinds, (list, tuple)) and "archive" in kinds
    return False


def takes_pictures(requirement: Requirement) -> bool:
    """Whether a picture may be what the requirement asks for, as a certificate is."""
    kinds = [check.params.get("kinds", _ARCHIVE_KINDS) for check in requirement.checks if check.name == "readable"]
    asked = any("image" in of for of in kinds if isinstance(of, (list, tuple)))
    return asked or any(check.name == "certificate" for check in requirement.checks)


def _min_han(requirement: Requirement) -> int:
    """The characters that an essay must have; 0 where the requirement is no essay."""
    for check in requirement.checks:
        if check.name == "han_count":
            least = check.params.get("min", 1000)
            return least if isinstance(least, int) else 1000
    return 0
