"""The story: one truth for each obligation, every trouble, the same every time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tasks.domain.verdict.verdict import VerdictKind
from tasks.sandbox.moments import MOMENTS, course
from tasks.sandbox.story import Story

TROUBLES = {
    "late", "one_channel_only", "old_format", "encrypted", "broken",
    "misnamed", "twice", "never", "corrected", "mended",
    "mended_too_late", "empty_file", "back_dated",
    "date_without_time", "bundle", "five_in_one_mail", "unknown_address",
    "wrong_mailbox", "forwarded", "several_in_one", "lacks_a_part",
    "loose_files", "same_name", "part_only", "too_short",
    "nearly_long_enough", "taken_down", "left_again", "other_year",
    "month_unclear", "before_it_opens", "names_no_stage",
}  # fmt: skip


def test_every_kind_of_trouble_occurs(story: Story) -> None:
    assert set(story.habits) >= TROUBLES


def test_every_verdict_of_a_county_without_decisions_occurs(story: Story) -> None:
    said = {kind for moment in MOMENTS for kind in story.truth(moment.at).values()}

    assert said == set(VerdictKind) - {VerdictKind.EXCUSED, VerdictKind.RECEIVED}


def test_every_moment_speaks_of_the_same_obligations(story: Story) -> None:
    assert len({frozenset(story.truth(moment.at)) for moment in MOMENTS}) == 1


def test_nothing_is_missing_that_was_last_looked_at_before_its_deadline(story: Story) -> None:
    while_down = story.truth(MOMENTS[6].at)

    assert not [id_ for id_, kind in while_down.items() if id_[0] == "T" and kind is VerdictKind.MISSING]
    assert [id_ for id_, kind in while_down.items() if id_[0] == "T" and kind is VerdictKind.UNKNOWN]


def test_each_obligation_can_say_why(story: Story) -> None:
    for id_ in story.truth(MOMENTS[0].at):
        assert story.why(id_).startswith(id_)


@pytest.mark.parametrize("seed", [7, 8])
def test_the_same_seed_tells_the_same_story(seed: int) -> None:
    one, other = Story.of(seed), Story.of(seed)

    assert (one.mails, one.posts, one.members) == (other.mails, other.posts, other.members)


def test_another_seed_tells_another_story_with_a_truth_for_as_many(story: Story) -> None:
    other = Story.of(8)

    assert other.posts != story.posts
    assert set(other.truth(MOMENTS[0].at)) == set(story.truth(MOMENTS[0].at))


def test_all_materials_together_stay_small(story: Story) -> None:
    files = [file.data for one in (*story.mails, *story.posts) for file in one.files]

    assert sum(map(len, files)) < 10_000_000


def test_a_moment_that_the_story_does_not_have_is_refused(story: Story) -> None:
    with pytest.raises(KeyError):
        story.truth(MOMENTS[0].at + timedelta(seconds=1))


@pytest.mark.parametrize("letters", ["", "aaaa", "aaaaaaaaa", "aaaaaaaz"])
def test_a_course_of_another_length_or_letter_is_refused(letters: str) -> None:
    with pytest.raises(ValueError, match="not a course"):
        course(letters)
