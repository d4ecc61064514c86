"""A list of papers whose marks alone stand in the table of days, and are told where they go."""

from __future__ import annotations

import pytest

from tasks.calendars import calendar_for
from tasks.domain.plan.draft import Draft, draft
from tasks.domain.plan.lint import lint_circular

CALENDAR = calendar_for(range(2025, 2028))
PAPERS = ("《水闸巡查计划》：每站1份。", "水闸照片册：每站1册。", "《闸门工登记表》：每站1份，盖章。")
DAYS = ["03-06", "03-06", "04-03"]


def drafted(marks: tuple[str, str, str], rows: tuple[str, str], head: str = "材料", more: str = "") -> Draft:
    items = "\n".join(mark + paper for mark, paper in zip(marks, PAPERS, strict=True))
    table = f"{head}\t截止时间\n{rows[0]}\t3月6日\n{rows[1]}\t4月3日"
    return draft(
        f"关于水闸检修的通知\n各水利站：\n一、材料清单\n{items}\n二、截止时间\n{table}\n{more}\n县水利局\n2026年2月20日"
    )


@pytest.mark.parametrize(
    ("marks", "rows"),
    [
        (("A.", "B.", "C."), ("A、B", "C")),
        (("A.", "B.", "C."), ("A、B项", "C项")),
        (("A、", "B、", "C、"), ("A和B", "C")),
        (("甲、", "乙、", "丙、"), ("甲、乙", "丙")),
        (("1.", "2.", "3."), ("1、2", "3")),
        (("1.", "2.", "3."), ("材料1至2", "材料3")),
        (("（1）", "（2）", "（3）"), ("（1）（2）", "（3）")),
        (("①", "②", "③"), ("①②", "③")),
    ],
)
def test_rows_that_point_at_a_list_owe_its_papers(marks, rows):
    owed = drafted(marks, rows).requirements
    assert [one.title.strip("《》") for one in owed] == ["水闸巡查计划", "水闸照片册", "闸门工登记表"]
    assert [one.due for one in owed] == DAYS
    assert [one.line for one in owed] == [4, 5, 6]


def test_a_mark_that_the_list_lacks_is_no_paper_of_it():
    assert not {"《水闸巡查计划》"} & {
        one.title for one in drafted(("A.", "B.", "C."), ("A、D", "C")).requirements if one.due
    }


@pytest.mark.parametrize(
    "said",
    [
        "A、B发送至邮箱a@example.com；C交纸质件，送至水利局办公室（203室）。",
        "A、B报送至邮箱a@example.com；C送到水利局办公室（203室）。",
    ],
)
def test_marks_before_a_verb_say_where_each_goes(said):
    owed = drafted(("A.", "B.", "C."), ("A、B", "C"), more=f"三、报送渠道\n{said}").requirements
    assert [one.channels[0] for one in owed if one.channels][:2] == ["mailbox", "mailbox"]
    assert owed[2].channels != ("mailbox",)
    assert len(owed[2].channels or ()) == 1


def test_what_is_in_a_folder_is_no_paper_of_its_own():
    text = "1.检修资料包：承担检修任务的站每站1个，内含图纸、清单和记录表，3月6日前发送至邮箱a@example.com。"
    owed = draft(f"关于水闸检修的通知\n各水利站：\n{text}\n县水利局\n2026年2月20日").requirements
    assert [one.title for one in owed] == ["检修资料包"]


def kinds(text: str) -> list[str]:
    told = lint_circular(f"关于报送材料的通知\n各水利站：\n{text}\n县水利局\n2026年3月2日\n", CALENDAR)
    return [one.kind for one in told]


@pytest.mark.parametrize("who", ["指定一名平台管理员", "指定系统操作员", "指定1位平台联络员"])
def test_somebody_who_is_appointed_is_no_unnamed_place(who):
    assert kinds(f"各站要明确一名副站长分管，{who}，落实经费。") == []


def test_a_platform_that_is_only_called_so_is_unnamed():
    assert "unnamed-channel" in kinds("各站于3月20日前将《闸门表》1份上传至指定平台。")


@pytest.mark.parametrize("said", ["★ 月底，县水利局汇总全年情况，向市水利局提交专题报告。"])
def test_the_offices_own_report_by_a_vague_day_is_asked_of_nobody(said):
    assert "vague-word" not in kinds(said)


def test_a_vague_day_of_the_others_stays_vague():
    assert "vague-word" in kinds("★ 月底，各水利站汇总全年情况，向县水利局提交专题报告1份。")
