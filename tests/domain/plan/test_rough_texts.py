"""No text makes the linter or the draft break down, however it was scanned, cut, pasted or mistyped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.calendars import calendar_for
from tasks.domain.plan.draft import draft
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2022, 2028))
TEXTS = sorted(Path("tests/data/circulars_many").glob("*.txt"))
ODD = (
    "①", "⑳", "㈠", "⒈", "½", "²", "０", "〇", "\u200b", "\x00", "|", "\t\t\t", "\n\n", "（", "》", "第0项", "第〇项",
    "附件", "表一", "0份", "一式０份", "99月99日", "0月0日", "2年19日", "二十三十日", "每月０日", "25:61", "1.1.1",
)  # fmt: skip


@cache
def read(path: Path) -> str:
    return path.read_text("utf-8")


@st.composite
def rough(draw: st.DrawFn) -> str:
    text = read(draw(st.sampled_from(TEXTS)))
    for kind in draw(st.lists(st.sampled_from(["put", "cut", "again"]), min_size=1, max_size=12)):
        at = draw(st.integers(0, len(text)))
        if kind == "put":
            text = text[:at] + draw(st.sampled_from(ODD)) + text[at:]
        elif kind == "cut":
            text = text[:at] + text[at + draw(st.integers(1, 60)) :]
        else:
            text = text[:at] + text[max(0, at - 90) :]
    return text


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(rough())
def test_every_text_is_read_to_its_end(text: str) -> None:
    read_so = draft(text, calendar=CALENDAR)
    lines = text.count("\n") + 1
    assert all(1 <= one.line <= lines for one in lint_circular(text, CALENDAR))
    assert all(1 <= one.line <= lines for one in (*read_so.requirements, *read_so.unread))


def test_a_table_may_be_numbered_by_signs_that_are_no_numbers():
    rows = "序号|材料名称|截止时间\n①|《开题表》|4月10日\n②|《结题表》|4月17日\n½|《小结》|4月24日"
    whole = f"关于报送材料的通知\n各学校：\n发送至cailiao@example.com：\n{rows}\n县教育局\n2026年3月2日\n"
    assert lint_circular(whole, CALENDAR) == ()
    assert [one.due for one in draft(whole).requirements] == ["04-10", "04-17", "04-24"]
