"""Documents, tables, essays and certificates: what passes, what must be mended, what a person must look at."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.domain.evidence.checks import find_check
from tasks.domain.evidence.contents import Opening, Picture
from tasks.domain.evidence.finding import Finding, Question, Result
from tasks.domain.plan.party import Teacher

WANG = Teacher("t1", "王老师", "sch01")


def said(name: str, question: Question) -> Finding:
    return find_check(name).check(question)


ALL_BUT_MEMBERS = [
    "archive_parts", "certificate", "covers_roster", "document", "han_count", "month_items", "on_roster", "one_session",
    "photos_differ", "readable", "same_lesson", "table", "weeks",
]  # fmt: skip


@pytest.mark.parametrize("name", ALL_BUT_MEMBERS)
@pytest.mark.parametrize(
    ("opening", "result"),
    [
        (Opening.BROKEN, Result.FAILED),
        (Opening.EMPTY, Result.FAILED),
        (Opening.LOCKED, Result.DOUBTFUL),
        (Opening.OLD, Result.DOUBTFUL),
        (Opening.REFUSED, Result.DOUBTFUL),
    ],
)
def test_broken_fails_and_what_may_be_good_waits(
    name: str, opening: Opening, result: Result, asked: Any, seen: Any
) -> None:
    finding = said(name, asked(seen.closed(opening), params={"parts": ["签到"], "with": "T4"}))
    assert finding.result is result
    assert finding.check == name
    assert "材料.docx" in finding.text


@pytest.mark.parametrize("name", ALL_BUT_MEMBERS)
def test_a_link_without_bytes_waits_for_a_person(name: str, asked: Any, seen: Any) -> None:
    question = asked(seen.closed(Opening.BROKEN), sha256="", params={"parts": ["签到"], "with": "T4"})
    assert said(name, question).result is Result.DOUBTFUL


@pytest.mark.parametrize(("han", "result"), [(29, Result.FAILED), (30, Result.ACCEPTED)])
def test_a_document_needs_thirty_characters(han: int, result: Result, asked: Any, seen: Any) -> None:
    assert said("document", asked(seen.text("字" * han))).result is result


def test_a_scan_where_a_document_is_asked_is_doubtful(asked: Any, seen: Any) -> None:
    assert said("document", asked(seen.photo())).result is Result.DOUBTFUL
    assert said("document", asked(seen.text("", kind="pdf", scanned=True))).result is Result.DOUBTFUL
    assert said("document", asked(seen.text("计划", pictures=(Picture(900, 900, 1),)))).result is Result.DOUBTFUL
    assert said("document", asked(seen.text("计划", pictures=(Picture(40, 40, 1),)))).result is Result.FAILED


def test_a_video_where_a_document_is_asked_fails(asked: Any, seen: Any) -> None:
    finding = said("document", asked(seen.closed(Opening.OPENED, "video", "mp4"), "计划.mp4"))
    assert (finding.result, "视频" in finding.text) == (Result.FAILED, True)


def test_a_packed_document_is_still_a_document(asked: Any, seen: Any) -> None:
    assert said("document", asked(seen.archive({"计划.docx": seen.text("字" * 50)}))).result is Result.ACCEPTED


def test_a_wrong_ending_passes_with_a_note(asked: Any, seen: Any) -> None:
    contents = seen.text("字" * 50, note="扩展名是 .doc，内容是 docx")
    finding = said("document", asked(contents, "计划.doc"))
    assert finding.result is Result.ACCEPTED
    assert "扩展名是 .doc，内容是 docx" in finding.text


TABLE = (("第一小学课程表",), ("姓 名", "任教学科"), ("王老师", "语文"), ("孙老师", "数学"), ("填表人：王老师",))


def test_rows_are_counted_without_title_headings_and_signature(asked: Any, seen: Any) -> None:
    assert (
        said("table", asked(seen.text("表", TABLE), params={"rows": 2, "columns": ["姓名", "学科"]})).result
        is Result.ACCEPTED
    )
    finding = said("table", asked(seen.text("表", TABLE), params={"rows": 3}))
    assert (finding.result, "2 行" in finding.text) == (Result.FAILED, True)


def test_a_missing_column_is_named(asked: Any, seen: Any) -> None:
    finding = said("table", asked(seen.text("表", TABLE), params={"columns": ["姓名", "职务"]}))
    assert (finding.result, "“职务”" in finding.text) == (Result.FAILED, True)


def test_two_rows_of_headings_are_read_as_one(asked: Any, seen: Any) -> None:
    rows = (
        ("课程表",),
        ("节次", "一年级", "", "二年级", ""),
        ("", "一班", "二班", "一班", "二班"),
        ("1", "语文", "数学", "英语", "语文"),
    )
    assert said("table", asked(seen.text("表", rows))).result is Result.ACCEPTED


@pytest.mark.parametrize(
    "rows",
    [
        (("姓名", "学科"),),
        (("序号", "姓名", "学科"), ("1", "", ""), ("2", "", "")),
        (("甲",), ("乙",), ("丙",)),
    ],
)
def test_headings_alone_an_empty_form_and_a_list_are_no_table(
    rows: tuple[tuple[str, ...], ...], asked: Any, seen: Any
) -> None:
    assert said("table", asked(seen.text("表", rows))).result is Result.FAILED


def test_text_without_a_table_fails_and_a_picture_of_one_waits(asked: Any, seen: Any) -> None:
    assert "没有表格" in said("table", asked(seen.text("字" * 500))).text
    assert said("table", asked(seen.text("字" * 500))).result is Result.FAILED
    for contents in (
        seen.photo(),
        seen.text("课程表 语文", kind="pdf"),
        seen.text("表", pictures=(Picture(900, 500, 1),)),
    ):
        assert said("table", asked(contents)).result is Result.DOUBTFUL


@pytest.mark.parametrize(
    ("count", "result"),
    [(1000, Result.ACCEPTED), (999, Result.DOUBTFUL), (900, Result.DOUBTFUL), (899, Result.FAILED), (0, Result.FAILED)],
)
def test_a_thousand_characters_and_what_is_nearly_enough(count: int, result: Result, asked: Any, seen: Any) -> None:
    finding = said("han_count", asked(seen.text("字" * count)))
    assert finding.result is result
    assert f"{count} 字" in finding.text


def test_latin_words_and_numbers_count_and_punctuation_does_not(asked: Any, seen: Any) -> None:
    assert said("han_count", asked(seen.text("字，" * 998 + " STEM 2023"))).result is Result.ACCEPTED


def test_the_longer_of_body_and_document_counts(asked: Any, seen: Any) -> None:
    assert said("han_count", asked(seen.text("见正文"), body="字" * 1000)).result is Result.ACCEPTED
    assert said("han_count", asked(seen.closed(Opening.BROKEN), body="字" * 1000)).result is Result.ACCEPTED
    assert said("han_count", asked(seen.text("字" * 1000), body="请查收")).result is Result.ACCEPTED
    assert said("han_count", asked(seen.text("字" * 856), body="请查收")).text.startswith(
        "“材料.docx” 856 字，要求不少于 1000 字"
    )


def test_a_handwritten_essay_in_photos_waits(asked: Any, seen: Any) -> None:
    assert said("han_count", asked(seen.photo(), "心得.jpg")).result is Result.DOUBTFUL
    assert said("han_count", asked(seen.text("心得体会", pictures=(Picture(900, 900, 1),)))).result is Result.DOUBTFUL


def test_a_certificate_is_a_picture_or_a_pdf(asked: Any, seen: Any) -> None:
    assert said("certificate", asked(seen.photo(), "证书.jpg", teacher=WANG)).result is Result.ACCEPTED
    assert said("certificate", asked(seen.text("证书", kind="pdf"), teacher=WANG)).result is Result.ACCEPTED
    assert said("certificate", asked(seen.text("证书" * 50), teacher=WANG)).result is Result.FAILED


def test_another_name_on_a_certificate_waits(asked: Any, seen: Any) -> None:
    theirs = seen.text("姓名：孙老师 完成研修", kind="pdf")
    assert said("certificate", asked(theirs, teacher=WANG)).result is Result.DOUBTFUL
    stranger = seen.text("证书\n姓 名：欧阳某\n单位：第一小学", kind="pdf")
    assert said("certificate", asked(stranger, teacher=WANG)).result is Result.DOUBTFUL
    both = seen.text("王老师 指导：孙老师", kind="pdf")
    assert said("certificate", asked(both, teacher=WANG)).result is Result.ACCEPTED
    assert said("certificate", asked(seen.photo(), "孙老师证书.jpg", teacher=WANG)).result is Result.DOUBTFUL


def test_readable_asks_for_the_kind(asked: Any, seen: Any) -> None:
    assert said("readable", asked(seen.text("春", kind="slides"))).result is Result.ACCEPTED
    assert said("readable", asked(seen.photo(), "课件.jpg")).result is Result.FAILED
    assert said("readable", asked(seen.photo(), params={"kinds": ["image"]})).result is Result.ACCEPTED
    assert (
        said("readable", asked(seen.archive({"课件.ppt": seen.closed(Opening.OLD, "slides")}))).result
        is Result.DOUBTFUL
    )


def test_a_body_is_no_file_unless_it_is_the_text_itself(asked: Any, seen: Any) -> None:
    assert said("readable", asked(seen.text("我的课件，请查收", format="text"), None)).result is Result.FAILED
    assert said("readable", asked(seen.text("教学过程" * 100, format="text"), None)).result is Result.ACCEPTED
    link = seen.text("课件见 https://pan.baidu.com/s/1 提取码 abcd", format="text")
    for name in ("readable", "document", "certificate", "table"):
        assert said(name, asked(link, None)).result is Result.DOUBTFUL


def test_the_ending_is_looked_at_for_each_name(asked: Any, seen: Any) -> None:
    opened_as_doc = seen.text("字" * 50, note="扩展名是 .doc，内容是 docx")
    assert "扩展名" not in said("document", asked(opened_as_doc, "计划.docx")).text
    assert "扩展名是 .wps" in said("document", asked(seen.text("字" * 50), "计划.wps")).text


def test_a_table_of_strangers_waits_and_names_them(asked: Any, seen: Any) -> None:
    rows = (("组别", "姓名"), ("语文", "王老师"), ("数学", "李某某"))
    finding = said("on_roster", asked(seen.text("表", rows)))
    assert (finding.result, "李某某" in finding.text) == (Result.DOUBTFUL, True)
    assert said("on_roster", asked(seen.text("表", TABLE))).result is Result.ACCEPTED


def test_who_is_not_covered_is_listed(asked: Any, seen: Any) -> None:
    contents = seen.text("表", (("姓名", "学科"), ("王 老师", "语文")))
    assert said("covers_roster", asked(contents)).result is Result.ACCEPTED
    assert "孙老师" in said("covers_roster", asked(contents)).text
    assert said("covers_roster", asked(contents, params={"share": 0.9})).result is Result.FAILED


def test_weeks_are_counted_and_gaps_named(asked: Any, seen: Any) -> None:
    signs = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]
    full = (("周次", "内容"), *((f"第{sign}周", "课文") for sign in signs))
    assert said("weeks", asked(seen.text("表", full))).result is Result.ACCEPTED
    finding = said("weeks", asked(seen.text("表", (*full[:4], *full[5:]))))
    assert (finding.result, "第4周" in finding.text) == (Result.FAILED, True)
    titled = (("2023年春季周进度表",), ("学科", "周次"), *(("语文", f"第{sign}周（2.27-3.3）") for sign in signs))
    assert said("weeks", asked(seen.text("表", titled))).result is Result.ACCEPTED
    across = (("学科", *(f"第{n}周" for n in range(1, 17))), ("语文", *("课文" for _ in range(16))))
    assert said("weeks", asked(seen.text("表", across))).result is Result.ACCEPTED
    days = (("日期", "内容"), *((f"2-{n}", "课文") for n in range(10, 28)))
    assert said("weeks", asked(seen.text("表", days))).result is Result.FAILED
    spans = (("周次", "内容"), *((f"{n}-{n + 1}", "课文") for n in range(1, 16, 2)))
    assert said("weeks", asked(seen.text("表", spans))).result is Result.ACCEPTED
