"""What one line asks for is owed once, however often the line speaks of when."""

from __future__ import annotations

import pytest

from tasks.domain.plan.draft import draft

SENT = "发至xunlian@example.com"


def read(text: str):
    drafted = draft(f"关于报送材料的通知\n各学校：\n{text}\n县教育局\n2026年3月2日\n")
    return [(one.title, one.due) for one in drafted.requirements]


@pytest.mark.parametrize(
    ("text", "owed"),
    [
        (f"1.上报训练队近期2寸合影照片1张，于3月20日前{SENT}。", [("2寸合影照片", "03-20")]),
        (f"1.各校填写《训练检查表》，3月中旬{SENT}，具体哪一天不作规定，请尽快办理。", [("《训练检查表》", None)]),
        (f"1.各校对训练情况进行阶段小结，形成阶段小结1份，于2月30日前{SENT}。", [("阶段小结", None)]),
    ],
)
def test_a_word_that_is_no_day_makes_no_second_paper(text, owed):
    assert read(text) == owed


def test_two_days_that_a_line_tells_stay_two_papers():
    text = f"1.《训练规程》和《训练预案》各一份，其中《训练规程》于3月20日前、《训练预案》于3月27日前，均{SENT}。"
    assert read(text) == [("《训练规程》", "03-20"), ("《训练预案》", "03-27")]
    again = f"1.《训练统计表》分两次报送：3月20日前，4月31日前，{SENT}。"
    assert read(again) == [("《训练统计表》", "03-20"), ("《训练统计表》", None)]
