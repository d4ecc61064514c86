"""A real archive, from its bytes to what the checks say of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tasks.domain.evidence.contents import Contents
from tasks.domain.evidence.examine import examine
from tasks.domain.evidence.finding import Question, Result
from tasks.domain.evidence.item import Item, Submission, SubmissionKind
from tasks.domain.plan.party import School, Stage
from tasks.domain.plan.requirement import CheckSpec, PartyKind, Requirement

SESSIONS = Requirement(
    "S6",
    "“推门听课”材料",
    PartyKind.SCHOOL,
    ("mailbox", "class_share"),
    "05-08 cob",
    checks=(
        CheckSpec("archive_parts", {"parts": ["签到", "教案|教学设计", "照片>=3", "笔记>=1", "评课"]}),
        CheckSpec("one_session"),
        CheckSpec("photos_differ", {"min": 3}),
    ),
)


def asked(contents: Contents, file: str) -> Question:
    sent = Submission("site", "class_share", "1", "v", SubmissionKind.POST)
    item = Item("e1", "a1", file, "a" * 64, 9, sent)
    return Question(item, contents, SESSIONS, School("sch01", "第一小学", (Stage.PRIMARY,)), ())


def session(made: Any, at: str = "", seed: int = 0) -> dict[str, bytes]:
    return {
        f"{at}签到簿.jpg": made.photo(seed + 1),
        f"{at}教案.docx": made.docx(f"《课文{seed}》教学设计", "教学目标" * 20),
        **{f"{at}IMG_{n:03}.jpg": made.photo(seed + 10 + n) for n in range(3)},
        f"{at}听课笔记/1.jpg": made.photo(seed + 20),
        f"{at}评课记录.docx": made.docx("评课记录", f"发言{seed}"),
    }


def test_a_good_session_is_accepted_and_keeps_its_key(
    opened: Callable[[bytes, str], Contents], made: Any, handmade: Any, raw_zip: Any
) -> None:
    files = session(made)
    chinese = raw_zip([handmade(name.encode("gbk"), content) for name, content in files.items()])
    first = examine(asked(opened(chinese, "听课1.rar"), "听课1.rar"))
    assert first.result is Result.ACCEPTED, first.findings
    assert "扩展名是 .rar，内容是 zip" in first.findings[0].text
    again = examine(asked(opened(made.zip(dict(reversed(files.items()))), "王老师.zip"), "王老师.zip"))
    other = examine(asked(opened(made.zip(session(made, seed=50)), "王老师.zip"), "王老师.zip"))
    assert first.keys == again.keys != other.keys


def test_two_sessions_in_one_archive_fail(opened: Callable[[bytes, str], Contents], made: Any) -> None:
    files = session(made, "3月8日/") | session(made, "3月15日/", 50)
    found = examine(asked(opened(made.zip(files), "听课.zip"), "听课.zip"))
    assert [finding.result for finding in found.findings] == [Result.ACCEPTED, Result.FAILED, Result.ACCEPTED]


def test_a_cut_archive_fails_also_when_it_is_called_a_rar(opened: Callable[[bytes, str], Contents], made: Any) -> None:
    whole = made.zip(session(made))
    assert examine(asked(opened(whole[: len(whole) // 2], "听课.zip"), "听课.zip")).result is Result.FAILED
    assert examine(asked(opened(b"Rar!\x1a\x07\x01\x00" + bytes(99), "听课.rar"), "听课.rar")).result is Result.FAILED
