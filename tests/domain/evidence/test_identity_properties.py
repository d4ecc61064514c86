"""What holds for every name that anybody may write."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.domain.evidence.identity import Doubt, MatchKind
from tasks.domain.evidence.names import fold, without_years

SETTINGS = settings(max_examples=120, deadline=None)
TITLES = {"教学工作总结": "X1", "安全责任书": "X2", "校本教研活动计划": "X3", "功课表": "X5", "作息时间表": "X5"}
AROUND = st.sampled_from(
    [
        "",
        "第一小学",
        "一小",
        "2024年",
        "2023-2024学年度第二学期",
        "最终版",
        "（1）",
        "1.",
        "三年级",
        "《",
        "王老师",
        "新建 ",
        "-",
        "_盖章",
    ]
)
ENDINGS = st.sampled_from([".docx", ".doc", ".pdf", ".PDF", ".xls", ".wps", ""])
ANY_TEXT = st.text(
    st.sampled_from("第一二三十小中学校镇县城关青山实验红光课程表计划总结月年0123456789 .-《》“”()abXS"), max_size=24
)


@SETTINGS
@given(title=st.sampled_from(sorted(TITLES)), before=AROUND, after=AROUND, ending=ENDINGS)
def test_a_name_with_exactly_one_title_always_claims_it(qingshan, title, before, after, ending):
    mail = qingshan.mail("one@qs.example", "您好", f"{before}{title}{after}{ending}")
    ((_, match),) = mail.matches(qingshan.index)
    assert [(c.requirement, c.party, c.doubts) for c in match.claims] == [(TITLES[title], "p1", ())]


@SETTINGS
@given(subject=ANY_TEXT, file=ANY_TEXT)
def test_an_address_never_brings_a_claim_for_a_school_that_nobody_named(qingshan, subject, file):
    mail = qingshan.mail("one@qs.example", subject, f"{file}课程表.xls")
    for _, match in mail.matches(qingshan.index):
        others = {claim.party for claim in match.claims} - {"p1"}
        assert all(Doubt.CONTRADICTED in claim.doubts for claim in match.claims if others)
        assert all(_is_named(qingshan, party, subject + "|" + file + "课程表") for party in others)


@SETTINGS
@given(subject=ANY_TEXT, file=ANY_TEXT)
def test_a_strangers_mail_is_never_taken_without_a_person(qingshan, subject, file):
    mail = qingshan.mail("who@else.example", subject, f"{file}课程表.xls")
    for _, match in mail.matches(qingshan.index):
        for claim in match.claims:
            assert Doubt.UNVERIFIED in claim.doubts
            assert _is_named(qingshan, claim.party, subject + "|" + file + "课程表")


@SETTINGS
@given(subject=ANY_TEXT, file=ANY_TEXT, body=ANY_TEXT)
def test_everything_is_placed_with_a_reason(qingshan, subject, file, body):
    mail = qingshan.mail("six@qs.example", subject, f"{file}.doc", body=body)
    for item, match in mail.matches(qingshan.index):
        assert match.item == item.id
        assert match.reasons
        assert bool(match.claims) is (match.kind is MatchKind.CLAIMED)


@SETTINGS
@given(text=st.text(max_size=60))
def test_folding_is_done_once(text):
    assert fold(fold(text)) == fold(text)
    assert without_years(without_years(fold(text))) == without_years(fold(text))


def _is_named(county, party: str, text: str) -> bool:
    """Whether some sign of a school's own name, beyond 第…小学, stands in the text."""
    school = county.roster.school[party]
    marks = {
        "p1": ("第一小学", "第1小学", "一小", "1小", "青小"),
        "p2": ("城关",),
        "j1": ("一中", "1中", "第一中学", "第1中学"),
    }
    marks |= {"j11": ("十一中", "11中", "第十一中学", "第11中学"), "m1": ("实验",), "k1": ("红光",), "k2": ("白水",)}
    return school.name in text or any(fold(mark) in fold(text) for mark in marks[party])
