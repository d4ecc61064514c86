"""Archives of class observation: whose parts are there, and whether it is one session."""

from __future__ import annotations

from typing import Any

import pytest

from tasks.domain.evidence.checks import find_check
from tasks.domain.evidence.contents import Contents, Member, Opening, Picture
from tasks.domain.evidence.finding import Finding, Question, Result
from tasks.domain.evidence.sessions import session_key

PARTS = {"parts": ["签到", "教案|教学设计", "照片>=3", "笔记>=1", "评课"]}


def said(name: str, question: Question) -> Finding:
    return find_check(name).check(question)


def session(seen: Any, lesson: str = "春", at: str = "") -> dict[str, Contents]:
    look = sum(map(ord, lesson + at))
    return {
        f"{at}签到簿.jpg": seen.photo(look),
        f"{at}教学设计《{lesson}》.docx": seen.text(f"《{lesson}》教学设计\n" + f"教学目标{lesson}" * 30),
        f"{at}出课照片1.jpg": seen.photo(look + 1),
        f"{at}出课照片2.jpg": seen.photo(look + 2),
        f"{at}IMG_003.jpg": seen.photo(look + 3),
        f"{at}听课笔记照片.jpg": seen.photo(look + 4),
        f"{at}评课记录.docx": seen.text(f"评课记录：{lesson}"),
    }


def test_parts_are_found_by_name_and_kind(asked: Any, seen: Any) -> None:
    finding = said("archive_parts", asked(seen.archive(session(seen)), "听课.zip", params=PARTS))
    assert finding.result is Result.ACCEPTED, finding.text
    assert "照片 3 张" in finding.text


def test_parts_are_found_by_folder(asked: Any, seen: Any) -> None:
    files = {
        "第一小学听课/签到/1.jpg": seen.photo(1),
        "第一小学听课/教案/春.docx": seen.text("春" * 60),
        **{f"第一小学听课/照片/{n}.jpg": seen.photo(n + 10) for n in range(3)},
        "第一小学听课/听课笔记/照片1.jpg": seen.photo(20),
        "第一小学听课/评课/语文组.docx": seen.text("发言"),
    }
    finding = said("archive_parts", asked(seen.archive(files), params=PARTS))
    assert finding.result is Result.ACCEPTED, finding.text


def test_parts_are_found_by_a_documents_own_heading(asked: Any, seen: Any) -> None:
    files = session(seen)
    files["新建文档.docx"] = files.pop("评课记录.docx")
    files["文档1.docx"] = seen.text("春\n教学目标\n教学过程")
    del files["教学设计《春》.docx"]
    assert said("archive_parts", asked(seen.archive(files), params=PARTS)).result is Result.ACCEPTED


@pytest.mark.parametrize(
    ("without", "named"),
    [
        ("签到簿.jpg", "签到"),
        ("教学设计《春》.docx", "教案"),
        ("评课记录.docx", "评课"),
        ("听课笔记照片.jpg", "笔记"),
        ("IMG_003.jpg", "现有 2"),
    ],
)
def test_a_part_that_is_not_there_is_named(without: str, named: str, asked: Any, seen: Any) -> None:
    files = session(seen)
    del files[without]
    finding = said("archive_parts", asked(seen.archive(files), params=PARTS))
    assert finding.result is Result.FAILED
    assert named in finding.text


def test_a_cut_photo_does_not_count_and_is_named(asked: Any, seen: Any) -> None:
    files = session(seen) | {"签到簿.jpg": seen.closed(Opening.BROKEN, "image")}
    finding = said("archive_parts", asked(seen.archive(files), params=PARTS))
    assert (finding.result, "签到簿.jpg" in finding.text) == (Result.FAILED, True)


def test_a_part_that_cannot_be_read_here_waits(asked: Any, seen: Any) -> None:
    files = session(seen)
    del files["评课记录.docx"]
    old = files | {"评课记录.doc": seen.closed(Opening.OLD, "document", "doc")}
    assert said("archive_parts", asked(seen.archive(old), params=PARTS)).result is Result.DOUBTFUL
    packed = files | {"其余.rar": seen.closed(Opening.OLD, "archive", "rar")}
    assert said("archive_parts", asked(seen.archive(packed), params=PARTS)).result is Result.DOUBTFUL


def test_all_in_one_document_waits_for_a_person(asked: Any, seen: Any) -> None:
    text = "推门听课材料\n一、签到\n二、教案\n三、听课照片\n四、听课笔记\n五、评课记录"
    whole = seen.text(text, pictures=tuple(Picture(800, 600, n) for n in range(5)))
    assert said("archive_parts", asked(seen.archive({"材料.docx": whole}), params=PARTS)).result is Result.DOUBTFUL


def test_photos_in_a_document_count_as_photos(asked: Any, seen: Any) -> None:
    files = {name: file for name, file in session(seen).items() if "出课" not in name and "IMG" not in name}
    files["出课照片.docx"] = seen.text("出课照片", pictures=tuple(Picture(800, 600, n) for n in range(3)))
    assert said("archive_parts", asked(seen.archive(files), params=PARTS)).result is Result.ACCEPTED


def test_loose_files_are_to_be_packed(asked: Any, seen: Any) -> None:
    for name in ("archive_parts", "one_session"):
        finding = said(name, asked(seen.text("教案" * 50), "教案.docx", params=PARTS))
        assert (finding.result, "打成一个压缩包" in finding.text) == (Result.DOUBTFUL, True)


def test_a_word_of_the_plan_that_nobody_knows_is_found_by_name(asked: Any, seen: Any) -> None:
    files = {"安全承诺书.jpg": seen.photo(1)}
    assert said("archive_parts", asked(seen.archive(files), params={"parts": ["承诺书"]})).result is Result.ACCEPTED


def test_one_session_is_one_however_it_is_sorted(asked: Any, seen: Any) -> None:
    flat = session(seen)
    more_pages = flat | {
        "签到簿2.jpg": seen.photo(70),
        "签到簿第3页.jpg": seen.photo(71),
        "教案.pdf": flat["教学设计《春》.docx"],
    }
    nested = {"听课/" + name: file for name, file in flat.items()}
    sorted_ = {f"{'照片' if 'jpg' in name else '文字'}/{name}": file for name, file in flat.items()}
    two_days = {**flat, "照片/3月8日.jpg": seen.photo(80), "照片/3月9日.jpg": seen.photo(81)}
    for files in (flat, more_pages, nested, sorted_, two_days):
        finding = said("one_session", asked(seen.archive(files)))
        assert finding.result is Result.ACCEPTED, finding.text


def test_folders_with_a_session_each_fail_and_say_how_to_split(asked: Any, seen: Any) -> None:
    files = session(seen, "春", "第1次/") | session(seen, "秋", "第2次/")
    finding = said("one_session", asked(seen.archive(files)))
    assert (finding.result, "第1次、第2次" in finding.text, "每次单独打一个压缩包" in finding.text) == (
        Result.FAILED,
        True,
        True,
    )
    below = {f"第一小学/{name}": file for name, file in files.items()}
    assert said("one_session", asked(seen.archive(below))).result is Result.FAILED


def test_archives_in_an_archive_are_sessions(asked: Any, seen: Any) -> None:
    files = {"王老师3月8日.zip": seen.archive(session(seen)), "孙老师3月9日.zip": seen.archive(session(seen, "秋"))}
    assert said("one_session", asked(seen.archive(files))).result is Result.FAILED
    unopened = {name: seen.closed(Opening.OLD, "archive", "rar") for name in ("1.rar", "2.rar")}
    mixed = session(seen) | unopened
    assert said("one_session", asked(seen.archive(mixed))).result is Result.DOUBTFUL


def test_marks_on_several_papers_are_sessions(asked: Any, seen: Any) -> None:
    files = {
        f"{part}/第{n}次.docx": seen.text(f"{part}{n}" * 30) for part in ("教案", "签到", "评课") for n in "一二三"
    }
    finding = said("one_session", asked(seen.archive(files)))
    assert (finding.result, "3 次" in finding.text) == (Result.FAILED, True)


def test_several_lesson_plans_with_their_papers_are_sessions_and_alone_a_doubt(asked: Any, seen: Any) -> None:
    files = {}
    for lesson in ("春", "秋", "雪"):
        files |= {f"{lesson}教案.docx": seen.text(f"《{lesson}》教案"), f"{lesson}签到.jpg": seen.photo(ord(lesson))}
        files |= {f"{lesson}评课.docx": seen.text(f"{lesson}评课")}
    assert said("one_session", asked(seen.archive(files))).result is Result.FAILED
    only_plans = session(seen) | {"秋教案.docx": seen.text("《秋》教案")}
    assert said("one_session", asked(seen.archive(only_plans))).result is Result.DOUBTFUL


def test_the_same_photo_saved_twice_is_one_view(asked: Any, seen: Any) -> None:
    photo = seen.photo(5)
    nearly = Picture(400, 400, photo.pictures[0].perceptual_hash ^ 0b11)
    again = Contents(photo.kind, photo.opening, "png", pictures=(nearly,))
    files = {"照片1.jpg": photo, "照片2.png": again, "照片3.jpg": seen.photo(6)}
    finding = said("photos_differ", asked(seen.archive(files)))
    assert (finding.result, "只有 2 张" in finding.text) == (Result.FAILED, True)
    assert said("photos_differ", asked(seen.archive(files | {"4.jpg": seen.photo(7)}))).result is Result.ACCEPTED


def test_a_session_has_one_key_whatever_its_files_are_called(seen: Any) -> None:
    files = session(seen)
    one = seen.archive(files)
    renamed = Contents(one.kind, one.opening, members=tuple(reversed(one.members)))
    assert session_key(one) == session_key(renamed)
    assert session_key(one) != session_key(seen.archive(session(seen, "秋")))


def test_a_short_paper_saved_again_is_the_same_paper(seen: Any) -> None:
    one = seen.archive({"签到簿.docx": seen.text("签到簿：到场五人"), "照片.jpg": seen.photo(1)})
    paper, photo = one.members
    saved = (Member(paper.name, f"{paper.sha256}-saved", 10, paper.contents), photo)
    assert session_key(one) == session_key(Contents(one.kind, one.opening, members=saved))
    other = seen.archive({"签到簿.docx": seen.text("签到簿：到场六人"), "照片.jpg": seen.photo(1)})
    assert session_key(one) != session_key(other)
