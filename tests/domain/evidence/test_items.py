"""What of a submission is an item: files, members of bundles, bodies; what only accompanies them is none."""

from __future__ import annotations

import pytest

SUN = {"account": "sun1"}
ESSAYS = [
    # (what it shows, body's length, files, the items' parts)
    ("a body alone", 900, {}, ["body"]),
    ("a document, and a body that only greets", 20, {"1.docx": "essay 1000"}, ["a1"]),
    ("a body longer than the document", 900, {"1.docx": "essay 500"}, ["body"]),
    ("a document longer than the body", 500, {"师德学习体会.docx": "essay 900"}, ["a1"]),
    ("of two documents the longer", 0, {"1.docx": "essay 500", "2.docx": "essay 900"}, ["a2"]),
    ("pictures between the lines", 900, {"img1.jpg": "picture", "img2.jpg": "picture"}, ["body"]),
    ("a photograph of the essay", 10, {"1.jpg": "picture"}, ["a1"]),
    ("a locked document and no text", 0, {"1.docx": "locked"}, ["a1"]),
    ("a broken document beside the whole text", 900, {"1.docx": "broken"}, ["body"]),
    ("a paper of another requirement beside it", 900, {"师德承诺书.pdf": ""}, ["body", "a1"]),
]


@pytest.mark.parametrize(("shows", "length", "files", "parts"), ESSAYS)
def test_an_essay_is_one_item_the_longer_of_body_and_document(qingshan, shows, length, files, parts):
    post = qingshan.post("personal_article", "师德学习体会", files, body="研" * length, **SUN)
    assert [item.part for item, _ in post.matches(qingshan.index)] == parts, shows


def test_a_bit_of_a_title_tells_two_papers_under_one_title_apart(qingshan):
    files = {"承诺书.jpg": "picture", "学习体会.docx": "essay 900"}
    post = qingshan.post("personal_article", "师德承诺书、师德学习体会", files, **SUN)
    assert qingshan.claims(post) == {"Y1/t2/2024", "Y2/t2/2024"}


def test_a_greeting_is_no_item_beside_a_file(qingshan):
    mail = qingshan.mail("one@qs.example", "安全责任书", "1.pdf", body="请查收。" * 20)
    assert [item.part for item, _ in mail.matches(qingshan.index)] == ["a1"]


def test_what_a_mail_program_adds_is_no_item(qingshan):
    mail = qingshan.mail("one@qs.example", "安全责任书", {"1.pdf": "", "王老师.vcf": "", "ATT00001.txt": ""})
    assert [item.part for item, _ in mail.matches(qingshan.index)] == ["a1"]


def test_a_body_carries_what_no_file_does(qingshan):
    mail = qingshan.mail("one@qs.example", "教学工作总结", "课程表.xls", body="总结" * 200)
    assert qingshan.claims(mail) == {"X1/p1/2024", "X5/p1/2024"}


def test_a_paper_in_the_body_is_the_item_and_its_pictures_are_not(qingshan):
    post = qingshan.post("class_share", "教学工作总结", {"a.jpg": "picture"}, body="总结" * 200, list_party="p1")
    assert [item.part for item, _ in post.matches(qingshan.index)] == ["body"]


def test_a_scan_under_a_short_text_is_the_item(qingshan):
    post = qingshan.post("class_share", "安全责任书", {"a.jpg": "picture"}, body="见图", list_party="p1")
    assert [item.part for item, _ in post.matches(qingshan.index)] == ["a1"]


def test_a_monthly_report_is_its_text_not_its_pictures(qingshan):
    post = qingshan.post("web_report", "3月培训", {"a.jpg": "picture"}, body="训" * 60, list_party="p1")
    assert [item.part for item, _ in post.matches(qingshan.index)] == ["body"]


def test_a_bundles_member_has_its_path_in_its_id(qingshan):
    mail = qingshan.mail("one@qs.example", "", {"报送.zip": "zip: 学校/课程表.xlsx, 安全责任书/1.docx"})
    placed = mail.matches(qingshan.index)
    assert [(item.id, item.part, item.file) for item, _ in placed] == [
        ("e1/学校/课程表.xlsx", "a1/学校/课程表.xlsx", "课程表.xlsx"),
        ("e1/安全责任书/1.docx", "a1/安全责任书/1.docx", "1.docx"),
    ]
    assert [match.claims[0].requirement for _, match in placed] == ["X5", "X2"]


def test_several_sessions_in_one_archive_stay_one_item(qingshan):
    names = "第1次/签到.jpg, 第1次/教案.doc, 第2次/签到.jpg, 第2次/教案.doc"
    mail = qingshan.mail("one@qs.example", "校本教研", {"全部.zip": f"zip: {names}"})
    assert qingshan.claims(mail) == {"X4/p1/2024"}
    assert len(mail.matches(qingshan.index)) == 1


def test_coursework_that_may_be_packed_stays_packed(donghu):
    mail = donghu.mail("s1@dh.example", "", {"王老师“开放周”课件.zip": "zip: 1.pptx, 1.mp4"})
    assert [item.part for item, _ in mail.matches(donghu.index)] == ["a1"]


def test_loose_files_of_a_session_are_named_in_one_note(qingshan):
    mail = qingshan.mail("one@qs.example", "", {"签到.jpg": "picture", "教案.docx": "", "课程表.xls": ""})
    placed = mail.matches(qingshan.index)
    assert [item.part for item, _ in placed] == ["a1", "a3"]
    assert "签到.jpg、教案.docx" in placed[0][0].note


def test_a_mail_without_anything_is_another_matter(qingshan):
    ((_, match),) = qingshan.mail("one@qs.example", "课程表", "").matches(qingshan.index)
    assert match.reasons == ("没有附件，也没有正文",)


def test_what_is_set_aside_is_one_row(qingshan):
    mail = qingshan.mail("one@qs.example", "退信", {"a.txt": "", "b.txt": ""}, set_aside="退信")
    assert len(mail.matches(qingshan.index)) == 1
