"""When each item came, seen over all versions and lists of its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from tasks.domain.evidence.item import Item, Submission, SubmissionKind
from tasks.domain.evidence.reading import Scope
from tasks.domain.verdict.looking import Looks, shows_after_of
from tasks.domain.verdict.punctual import Arrival

OUR_GAPS = "|gaps"  # the end of a version that our side could not fetch whole: what follows it is no edit


class Arrivals:
    """What any list of a site showed counts from then on, also when it is moved to the right column later."""

    def __init__(self, submissions: Sequence[Submission], items: Sequence[Item], looks: Looks) -> None:
        self._looks = looks
        self._shows_after: Mapping[tuple[str, str], timedelta] = shows_after_of(looks.sources)
        self._first: dict[tuple[str, str, str], Submission] = {}
        self._seen: dict[tuple[str, str], datetime] = {}
        for submission in submissions:
            if not submission.version.endswith(OUR_GAPS):
                self._seen.setdefault((submission.source, _place(submission)), _first_seen(submission))
        for item in items:
            key = (item.submission.source, _place(item.submission), item.sha256)
            earliest = self._first.get(key)
            if earliest is None or _first_seen(item.submission) < _first_seen(earliest):
                self._first[key] = item.submission

    def of(self, item: Item) -> Arrival:
        """The arrival of an item; a bundle's member came with its bundle."""
        submission = item.submission
        if submission.kind is SubmissionKind.MAIL:
            return Arrival(submission, _first_seen(submission))
        place = _place(submission)
        first = self._first.get((submission.source, place, item.sha256), submission)
        scope = Scope(first.channel, first.list_party, first.list_name)
        edited = self._seen.get((submission.source, place), _first_seen(first)) < _first_seen(first)
        return Arrival(
            submission=submission,
            first_seen_at=_first_seen(first),
            looks=self._looks.complete(first.source, scope),
            shows_after=self._shows_after.get((first.source, first.list_name), timedelta(0)),
            edited=edited,
        )


def _first_seen(submission: Submission) -> datetime:
    if submission.first_seen_at is None:
        raise ValueError(f"submission {submission.id} was never seen")
    return submission.first_seen_at


def _place(submission: Submission) -> str:
    """What stays the same when a post is shown by another list: its address, the last part of its key."""
    return submission.key.rpartition("|")[2]
