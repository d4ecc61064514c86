"""What one item says of another: repeated photos, one lesson, essays alike. Only the later one, and never a failure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import count

import pytest

from tasks.domain.evidence.contents import ContentKind, Contents, Member, Opening, Picture
from tasks.domain.evidence.finding import Examination, Finding, Result
from tasks.domain.evidence.item import Item, Submission, SubmissionKind
from tasks.domain.evidence.lessons import Lesson, agree, lesson_of
from tasks.domain.plan.requirement import CheckSpec, PartyKind, Requirement
from tasks.domain.verdict.alike_essays import alike_essays
from tasks.domain.verdict.comparing import Row, gathered, with_comparisons
from tasks.domain.verdict.one_lesson import lessons_held_together
from tasks.domain.verdict.repeated_photos import repeated_photos

MAY = datetime(2023, 5, 1, tzinfo=timezone(timedelta(hours=8)))
S6 = Requirement("S6", "听课材料", PartyKind.SCHOOL, ("mailbox",), "05-08", checks=(CheckSpec("photos_differ"),))
T3 = Requirement("T3", "教案", PartyKind.TEACHER, ("x",), "04-30", checks=(CheckSpec("same_lesson", {"with": "T4"}),))
T4 = Requirement("T4", "课件", PartyKind.TEACHER, ("x",), "04-30", checks=(CheckSpec("readable"),))
T2 = Requirement("T2", "心得", PartyKind.TEACHER, ("x",), "04-30", checks=(CheckSpec("near_duplicate"),))


class Kept:
    """Items in the order in which they came, and what is in them."""

    def __init__(self) -> None:
        self.contents: dict[str, Contents] = {}
        self.rows: list[Row] = []
        self._numbers: Iterator[int] = count(1)

    def came(
        self,
        requirement: Requirement,
        party: str,
        contents: Contents,
        *,
        school: str = "sch01",
        channel: str = "mailbox",
        keys: tuple[str, ...] = (),
        post: str = "",
        file: str = "材料.zip",
        firm: bool = True,
        result: Result = Result.ACCEPTED,
    ) -> str:
        number = next(self._numbers)
        sha256 = f"{number:064x}"
        self.contents[sha256] = contents
        sent = Submission("box", channel, post or str(number), f"v{number}", SubmissionKind.MAIL, id=number)
        item = Item(f"e{number}", "a1", file, sha256, 9, sent)
        own = tuple(Finding(check.name, result, "单独看") for check in requirement.checks)
        examination = Examination(result, own, keys or (f"session:{number}",))
        at = MAY + timedelta(hours=number)
        self.rows.append(Row(item, requirement, party, school, at, examination, firm))
        return item.id

    def photos(self) -> dict[str, str]:
        found = gathered(repeated_photos(self.rows, self.contents))
        return {item: said[0].text for item, claims in found.items() for said in claims.values()}


@pytest.fixture
def kept() -> Kept:
    return Kept()


def photos(*looks: int) -> Contents:
    def member(look: int) -> Member:
        seen = Contents(ContentKind.IMAGE, Opening.OPENED, "jpg", pictures=(Picture(800, 600, look, MAY.date()),))
        return Member(f"照片/{look:x}.jpg", f"sha{look:x}", 9, seen)

    return Contents(ContentKind.ARCHIVE, Opening.OPENED, "zip", members=tuple(map(member, looks)))


def document(text: str, heading: str = "") -> Contents:
    return Contents(ContentKind.DOCUMENT, Opening.OPENED, "docx", text=text, heading=heading or text.splitlines()[0])


ONE, TWO, THREE = 0x0123456789ABCDEF, 0xFEDCBA9876543210, 0x5555AAAA0F0FF0F0


def test_the_later_session_with_the_same_photo_waits_and_names_the_earlier(kept: Kept) -> None:
    first = kept.came(S6, "sch01", photos(ONE, TWO), file="第一次.zip")
    second = kept.came(S6, "sch01", photos(ONE ^ 0b1011, THREE), file="第二次.zip")  # saved again: three bits differ
    assert list(kept.photos()) == [second]
    said = kept.photos()[second]
    assert "第一次.zip" in said
    assert first in said
    assert "2023-05-01" in said


def test_a_photo_of_another_school_waits_without_naming_that_school(kept: Kept) -> None:
    first = kept.came(S6, "sch01", photos(ONE), file="第一小学听课.zip")
    second = kept.came(S6, "sch07", photos(ONE, TWO), school="sch07", channel="class_share")
    said = kept.photos()[second]
    assert (first in said, "另一所学校" in said, "第一小学" in said) == (True, True, False)


def test_the_same_session_in_the_other_channel_or_sent_again_is_no_repetition(kept: Kept) -> None:
    kept.came(S6, "sch01", photos(ONE, TWO), keys=("session:a",))
    kept.came(S6, "sch01", photos(ONE, TWO), keys=("session:a",))
    kept.came(S6, "sch01", photos(ONE, TWO, THREE), channel="class_share")
    assert kept.photos() == {}


def test_an_edited_post_does_not_repeat_its_older_version(kept: Kept) -> None:
    kept.came(S6, "sch01", photos(ONE), post="17")
    kept.came(S6, "sch01", photos(ONE, TWO), post="17")
    assert kept.photos() == {}


def test_what_failed_or_was_sent_back_is_not_held_against_its_mended_copy(kept: Kept) -> None:
    kept.came(S6, "sch01", photos(ONE), firm=False, result=Result.FAILED)
    kept.came(S6, "sch01", photos(ONE, TWO))
    assert kept.photos() == {}


def test_other_views_of_one_room_are_not_the_same_photo(kept: Kept) -> None:
    kept.came(S6, "sch01", photos(ONE))
    kept.came(S6, "sch01", photos(ONE ^ 0b1111100000))
    assert kept.photos() == {}


def lessons(kept: Kept) -> dict[str, Result]:
    found = gathered(lessons_held_together(kept.rows, kept.contents))
    return {item: said[0].result for item, claims in found.items() for said in claims.values()}


def test_a_plan_and_courseware_of_one_lesson_accept_each_other(kept: Kept) -> None:
    plan = kept.came(T3, "t01", document("《春》教学设计\n七年级语文"), file="教案.docx")
    show = kept.came(T4, "t01", document("《春》\n语文"), file="课件.pptx")
    assert lessons(kept) == {plan: Result.ACCEPTED, show: Result.ACCEPTED}


def test_of_two_lessons_both_wait_until_one_pair_agrees(kept: Kept) -> None:
    plan = kept.came(T3, "t01", document("《春》教学设计"), file="教案.docx")
    show = kept.came(T4, "t01", document("《背影》"), file="课件.pptx")
    assert lessons(kept) == {plan: Result.DOUBTFUL, show: Result.DOUBTFUL}
    better = kept.came(T4, "t01", document("《春》"), file="课件2.pptx")
    assert lessons(kept) == {plan: Result.ACCEPTED, show: Result.DOUBTFUL, better: Result.ACCEPTED}


def test_a_plan_alone_or_beside_another_teachers_courseware_says_nothing(kept: Kept) -> None:
    kept.came(T3, "t01", document("《春》教学设计"))
    kept.came(T4, "t02", document("《背影》"))
    assert lessons(kept) == {}


def test_courseware_that_cannot_be_opened_neither_agrees_nor_differs(kept: Kept) -> None:
    kept.came(T3, "t01", document("《春》教学设计"))
    kept.came(T4, "t01", Contents(ContentKind.SLIDES, Opening.OLD, "ppt"), result=Result.DOUBTFUL)
    assert lessons(kept) == {}


@pytest.mark.parametrize(
    ("text", "file", "title"),
    [
        ("《“推门听课”教案》\n课题：春", "教案.docx", "春"),
        ("教学设计\n根据《义务教育语文课程标准》，《春》一课……", "王老师.docx", "春"),
        ("教学设计", "《背影》教案.docx", "背影"),
        ("圆的面积（第2课时）教学设计", "", "圆的面积"),
        ("学科：数学\n教学内容： 分数的意义\n《课标》要求", "教案3.doc", "分数的意义"),
    ],
)
def test_the_title_of_a_lesson_is_found(text: str, file: str, title: str) -> None:
    assert lesson_of(document(text), file).title == title


def test_grades_are_compared_however_they_are_written() -> None:
    three = lesson_of(document("《秋天》3年级语文"))
    assert three == Lesson("秋天", "语文", "三")
    assert agree(three, lesson_of(document("三年级《秋天》"))) is True
    assert agree(three, lesson_of(document("四年级《秋天》"))) is False
    assert agree(Lesson("春", "", ""), Lesson("", "语文", "")) is None


def essays(kept: Kept, before: list[Item], pairs: list[tuple[int, int, float]]) -> dict[str, str]:
    found = gathered(alike_essays(kept.rows, before, kept.contents, lambda texts, above: pairs))
    assert all(f.result is Result.ACCEPTED for claims in found.values() for said in claims.values() for f in said)
    return {item: said[0].text for item, claims in found.items() for said in claims.values()}


def test_essays_alike_name_each_other_and_stay_accepted(kept: Kept) -> None:
    text = document("心得体会" * 60)
    one, other = kept.came(T2, "t01", text, file="王.docx"), kept.came(T2, "t02", text, file="孙.docx")
    kept.came(T2, "t03", text)
    said = essays(kept, [], [(0, 1, 0.97), (1, 2, 0.5)])
    assert set(said) == {one, other}
    assert (other in said[one], "孙.docx" in said[one], "97%" in said[one]) == (True, True, True)


def test_ones_own_essay_sent_twice_is_no_copy_but_last_years_is(kept: Kept) -> None:
    text = document("心得体会" * 60)
    old = Kept()
    old.came(T2, "t01", text, file="去年.docx")
    one = kept.came(T2, "t01", text)
    kept.came(T2, "t01", text, channel="class_share")
    last_year = old.rows[0].item
    kept.contents[last_year.sha256] = text
    said = essays(kept, [last_year], [(0, 1, 1.0), (0, 2, 0.99)])
    assert (list(said), "去年.docx" in said[one]) == ([one], True)


def test_a_comparison_turns_accepted_into_doubtful_and_nothing_into_failed() -> None:
    doubt = (Finding("photos_differ", Result.DOUBTFUL, "同一张"),)
    good = Examination(Result.ACCEPTED, (Finding("photos_differ", Result.ACCEPTED, "三张"),), ("k",))
    heard = with_comparisons(good, doubt)
    assert (heard.result, heard.findings, heard.keys) == (Result.DOUBTFUL, doubt, ("k",))
    failed = Examination(Result.FAILED, (Finding("photos_differ", Result.FAILED, "只有一张"),), ("k",))
    assert with_comparisons(failed, doubt) == failed
    assert with_comparisons(good, ()) is good
