"""What is a private letter, and when what was kept may go: rules without a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from tasks.domain.evidence.item import Submission, SubmissionKind
from tasks.domain.evidence.keeping import BARE_REPLY, NEWSLETTER, Term, is_automatic, is_private, later_by, out_of_terms
from tasks.domain.evidence.match import Match, MatchKind

ZONE = timezone(timedelta(hours=8))
LETTER = Submission("post", "mailbox", "INBOX/1/1", "v", SubmissionKind.MAIL, sender_address="Friend@qq.example")


def placed(*kinds: MatchKind) -> list[Match]:
    return [Match(f"e{n}", kind) for n, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("set_aside", "kinds", "is_one"),
    [
        ("", (MatchKind.OTHER_MATTER,), True),
        ("", (MatchKind.OTHER_MATTER, MatchKind.NOT_AN_ITEM), True),
        ("", (MatchKind.OTHER_MATTER, MatchKind.UNPLACED), False),
        ("", (MatchKind.CLAIMED,), False),
        ("", (), False),
        (NEWSLETTER, (MatchKind.NOT_AN_ITEM,), True),
        (BARE_REPLY, (MatchKind.NOT_AN_ITEM,), True),
        ("退信", (MatchKind.NOT_AN_ITEM,), False),
        ("本系统发出的邮件", (MatchKind.NOT_AN_ITEM,), False),
    ],
)
def test_a_strangers_letter_is_private_when_it_fits_nothing(
    set_aside: str, kinds: tuple[MatchKind, ...], *, is_one: bool
) -> None:
    letter = replace(LETTER, set_aside=set_aside)
    assert is_private(letter, placed(*kinds), {"k1@school.example"}) is is_one
    assert not is_private(letter, placed(*kinds), {"friend@qq.example"}), "on the roster, in whatever case"
    assert not is_private(replace(letter, kind=SubmissionKind.POST), placed(*kinds), ())


def test_bounces_and_newsletters_are_automatic_and_what_people_write_is_not() -> None:
    said = {word: is_automatic(replace(LETTER, set_aside=word)) for word in ("", BARE_REPLY, NEWSLETTER, "退信")}
    assert said == {"": False, BARE_REPLY: False, NEWSLETTER: True, "退信": True}


def at(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime(year, month, day, tzinfo=ZONE)


def test_nothing_goes_before_a_plan_is_closed_for_its_years_and_nothing_that_another_cites() -> None:
    old, new = Term(at(2020), at(2020, 6, 30), frozenset({1, 2})), Term(at(2023), at(2023, 6, 30), frozenset({2}))
    seen = {1: at(2020, 3), 2: at(2020, 4), 3: at(2023, 2), 4: at(2022, 12)}
    assert out_of_terms(seen, [old, new], 3, at(2023, 6, 29)) == frozenset()
    assert out_of_terms(seen, [old, new], 3, at(2023, 7)) == {1, 4}
    assert out_of_terms(seen, [new], 3, at(2023, 7)) == frozenset()
    assert out_of_terms(seen, [], 0, at(2030)) == frozenset()


def test_years_are_counted_by_the_calendar() -> None:
    assert later_by(at(2024, 2, 29), 3) == at(2027, 2, 28)
    assert later_by(at(2024, 2, 29), 4) == at(2028, 2, 29)
